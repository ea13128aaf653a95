/* who_words.c: texts cut into the words that terms are made of, so that spellings do not matter. */
#include <ctype.h>

#include "base/fold.h"
#include "extract/who.h"

/* Endings and words that are spelled in two ways; lengths are counted when compiled. */
#define SPELLING(from, to, whole)                                                                  \
    {                                                                                              \
        from, to, sizeof(from) - 1, sizeof(to) - 1, whole                                          \
    }
static const struct {
    const char *from, *to;
    uint8_t from_len, to_len;
    bool whole;
} spellings[] = {
    SPELLING("isation", "ization", false),  SPELLING("isations", "izations", false),
    SPELLING("defence", "defense", true),   SPELLING("defences", "defenses", true),
    SPELLING("labour", "labor", true),      SPELLING("centre", "center", true),
    SPELLING("programme", "program", true), SPELLING("advisor", "adviser", true),
    SPELLING("advisors", "advisers", true), SPELLING("neighbours", "neighbors", true),
    SPELLING("honour", "honor", true),
};

static void
respell(struct who_word *word)
{
    for (size_t i = 0; i < sizeof spellings / sizeof spellings[0]; i++) {
        uint8_t from = spellings[i].from_len;
        if (word->len < from || (spellings[i].whole && word->len != from)) continue;
        char *end = word->at + word->len - from;
        if (memcmp(end, spellings[i].from, from) != 0) continue;
        memcpy(end, spellings[i].to, spellings[i].to_len);
        word->len = (uint8_t)(word->len - from + spellings[i].to_len);
        return;
    }
}

/* Bytes of an apostrophe at the start of s, straight or curly; 0: none. */
static size_t
apostrophe(struct slice s)
{
    if (s.len && s.at[0] == '\'') return 1;
    if (s.len < 3) return 0;
    bool curly = !memcmp(s.at, "\xe2\x80\x99", 3) || !memcmp(s.at, "\xe2\x80\x98", 3);
    return curly ? 3 : 0;
}

static bool
is_letter(unsigned char c)
{
    return isalnum(c) || c == '+' || c >= 0x80;
}

/* An 's at the end of a word is a word of its own. */
static bool
is_possessive(struct slice s, size_t mark)
{
    return s.len > mark && s.at[mark] == 's' &&
           (s.len == mark + 1 || !is_letter((unsigned char)s.at[mark + 1]));
}

/* Bytes of the separator at the start of s: anything but letters, digits and '&'; 0: none. */
static size_t
separator(struct slice s)
{
    unsigned char c = (unsigned char)s.at[0];
    if (c == '&') return 0;
    if (c >= 0xe2 && s.len >= 3 && !memcmp(s.at, "\xe2\x80", 2)) return 3; /* dashes, quotes */
    if (c == 0xc2 && s.len >= 2) return 2; /* no-break space, signs */
    return is_letter(c) ? 0 : 1;
}

/* The end of the word that starts at s; its bytes without dots and apostrophes go to `plain`. */
static size_t
word_end(struct slice s, char *plain, size_t room, size_t *len)
{
    size_t i = 0;
    for (*len = 0; i < s.len;) {
        struct slice here = {s.at + i, s.len - i};
        size_t mark = apostrophe(here);
        if (mark && is_possessive(here, mark)) break;
        if (mark || s.at[i] == '.') {
            i += mark ? mark : 1;
            continue;
        }
        if (separator(here) || s.at[i] == '&') break;
        if (*len < room) plain[(*len)++] = s.at[i];
        i++;
    }
    return i;
}

/* Capital letters of the Latin alphabets; in Latin Extended-A they are the even ones. */
static bool
is_capital(uint32_t point)
{
    if (point < 0x80) return isupper((int)point) != 0;
    if (point < 0x100) return point >= 0xc0 && point <= 0xde;
    return point < 0x250 && point % 2 == 0;
}

static void
note_case(struct who_word *word, struct slice plain)
{
    size_t length, letters = 0, capitals = 0;
    for (struct slice s = plain; s.len; s.at += length, s.len -= length) {
        uint32_t point = utf8_decode(s, &length);
        if (point < 0x80 && !isalpha((int)point)) continue;
        bool capital = is_capital(point);
        if (letters++ == 0) word->capital = capital;
        capitals += capital;
    }
    if (!letters) word->capital = true; /* numbers */
    word->upper = capitals == letters;
}

bool
who_next_word(struct slice *rest, struct who_word *word)
{
    char plain[64];
    size_t len = 0;
    *word = (struct who_word){.len = 0};
    while (rest->len && !word->len) {
        size_t skip = apostrophe(*rest);
        if (!skip) skip = rest->at[0] == '.' ? 1 : separator(*rest);
        if (!skip && rest->at[0] == '&') {
            memcpy(word->at, "and", word->len = 3);
            skip = 1;
        } else if (!skip) {
            skip = word_end(*rest, plain, sizeof plain, &len);
            note_case(word, (struct slice){plain, len});
            word->len = (uint8_t)fold_text((struct slice){plain, len}, word->at,
                                           sizeof word->at - 2);
            respell(word);
        }
        rest->at += skip;
        rest->len -= skip;
    }
    return word->len > 0;
}
