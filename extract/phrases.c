/* phrases.c: a sorted list of phrases by their first word. */
#include "extract/phrases.h"

#include <stdlib.h>

#include "base/names.h"

enum { WORDS_MOST = 12 };

struct phrase {
    uint32_t words[WORDS_MOST];
    uint32_t capitals;          /* a bit for each word that is written in capitals */
    int32_t count, value, next; /* next phrase with the same first word, longer ones first */
};

struct phrases {
    struct names *words;
    struct phrase *at;
    int32_t count, room;
    int32_t *first; /* by word number */
};

struct phrases *
phrases_new(void)
{
    struct phrases *phrases = mem_new(sizeof *phrases);
    phrases->words = names_new();
    return phrases;
}

void
phrases_free(struct phrases *phrases)
{
    if (!phrases) return;
    names_free(phrases->words);
    free(phrases->at);
    free(phrases->first);
    free(phrases);
}

static bool
is_word_byte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           c == '\'' || c == '+' || (unsigned char)c >= 0x80;
}

/* Dashes and curly apostrophes are three bytes of UTF-8 that begin with E2 80. */
static bool
is_dash(struct slice rest)
{
    return rest.len >= 3 && (unsigned char)rest.at[0] == 0xe2 && (unsigned char)rest.at[1] == 0x80;
}

/* "SCO's", "leaders'" and the same with a curly apostrophe are "SCO" and "leaders". */
static void
drop_genitive(struct slice *word, struct slice *rest)
{
    bool curly = slice_starts(*rest, "\xe2\x80\x99s");
    if (curly && (rest->len == 4 || !is_word_byte(rest->at[4])))
        *rest = (struct slice){rest->at + 4, rest->len - 4};
    if (word->len > 2 && slice_ends(*word, "'s"))
        word->len -= 2;
    else if (word->len > 1 && slice_ends(*word, "'"))
        word->len -= 1;
}

static bool
next_word(struct slice *rest, struct slice *word)
{
    size_t at = 0;
    while (at < rest->len) {
        struct slice here = {rest->at + at, rest->len - at};
        if (is_dash(here))
            at += 3;
        else if (!is_word_byte(rest->at[at]))
            at++;
        else
            break;
    }
    size_t end = at;
    while (end < rest->len && is_word_byte(rest->at[end]) &&
           !is_dash((struct slice){rest->at + end, rest->len - end}))
        end++;
    *word = (struct slice){rest->at + at, end - at};
    *rest = (struct slice){rest->at + end, rest->len - end};
    drop_genitive(word, rest);
    return word->len > 0;
}

static struct slice
lower(struct arena *arena, struct slice text)
{
    char *copy = arena_copy(arena, text.at, text.len);
    for (size_t i = 0; i < text.len; i++)
        if (copy[i] >= 'A' && copy[i] <= 'Z') copy[i] = (char)(copy[i] + ('a' - 'A'));
    return (struct slice){copy, text.len};
}

static bool
in_capitals(struct slice word)
{
    int letters = 0;
    for (size_t i = 0; i < word.len; i++) {
        if (word.at[i] >= 'a' && word.at[i] <= 'z') return false;
        letters += word.at[i] >= 'A' && word.at[i] <= 'Z';
    }
    return letters > 1;
}

void
phrases_put(struct phrases *phrases, struct slice text, int32_t value)
{
    struct phrase phrase = {.value = value};
    struct slice word;
    struct arena arena;
    arena_init(&arena);
    while (phrase.count < WORDS_MOST && next_word(&text, &word)) {
        phrase.capitals |= (uint32_t)in_capitals(word) << phrase.count;
        phrase.words[phrase.count++] = names_put(phrases->words, lower(&arena, word));
    }
    arena_fini(&arena);
    if (!phrase.count) return;
    if (phrases->count == phrases->room) {
        phrases->room = phrases->room ? 2 * phrases->room : 64;
        phrases->at = mem_grow(phrases->at, sizeof *phrases->at * (size_t)phrases->room);
    }
    phrases->at[phrases->count++] = phrase;
}

static int
longer_first(const void *a, const void *b)
{
    const struct phrase *x = a, *y = b;
    return x->count != y->count ? y->count - x->count : x->value - y->value;
}

void
phrases_ready(struct phrases *phrases)
{
    uint32_t words = names_count(phrases->words);
    if (phrases->count)
        qsort(phrases->at, (size_t)phrases->count, sizeof *phrases->at, longer_first);
    phrases->first = mem_new(sizeof *phrases->first * (words + 1));
    for (uint32_t w = 0; w < words; w++) phrases->first[w] = NONE;
    for (int32_t i = phrases->count - 1; i >= 0; i--) {
        phrases->at[i].next = phrases->first[phrases->at[i].words[0]];
        phrases->first[phrases->at[i].words[0]] = i;
    }
}

/* The token that covers a byte, walking forward. */
static int32_t
token_at(const struct doc *doc, const struct sentence *sentence, int32_t from, uint32_t byte)
{
    int32_t end = sentence->first_token + sentence->token_count;
    while (from < end && doc->tokens[from].span.end <= byte) from++;
    return from < end ? from : NONE;
}

struct phrase_words
phrase_words_of(const struct doc *doc, struct arena *arena, const struct sentence *sentence)
{
    struct slice rest = doc_slice(doc, sentence->span), word;
    struct phrase_words words = {ARENA_ARRAY(arena, struct phrase_word, rest.len / 2 + 1), 0};
    int32_t token = sentence->first_token;
    while (next_word(&rest, &word)) {
        struct phrase_word *put = &words.at[words.count++];
        uint32_t start = (uint32_t)(word.at - doc->text.at);
        put->span = (struct span){start, start + (uint32_t)word.len};
        put->capitals = in_capitals(word);
        put->form = lower(arena, word);
        put->token = sentence->token_count ? token_at(doc, sentence, token, start) : NONE;
        if (put->token != NONE) {
            token = put->token;
            if (doc->tokens[token].span.start == start)
                put->lemma = lower(arena, doc->tokens[token].lemma);
        }
    }
    return words;
}

static bool
same_word(const struct phrases *phrases, const struct phrase *phrase, int32_t n,
          const struct phrase_word *word)
{
    uint32_t number = phrase->words[n];
    if ((phrase->capitals >> n & 1) && !word->capitals) return false;
    return names_find(phrases->words, word->form) == number ||
           (word->lemma.len && names_find(phrases->words, word->lemma) == number);
}

static int32_t
find_from(const struct phrases *phrases, const struct phrase_words *words, int32_t first,
          uint32_t number, int32_t *count)
{
    if (number == NAMES_NONE) return NONE;
    for (int32_t i = phrases->first[number]; i != NONE; i = phrases->at[i].next) {
        const struct phrase *phrase = &phrases->at[i];
        int32_t n = 0;
        if (first + phrase->count > words->count) continue;
        while (n < phrase->count && same_word(phrases, phrase, n, &words->at[first + n])) n++;
        if (n < phrase->count) continue;
        *count = n;
        return phrase->value;
    }
    return NONE;
}

int32_t
phrases_find(const struct phrases *phrases, const struct phrase_words *words, int32_t first,
             int32_t *count)
{
    const struct phrase_word *word = &words->at[first];
    int32_t by_form, by_lemma, form_count = 0, lemma_count = 0;
    by_form = find_from(phrases, words, first, names_find(phrases->words, word->form), &form_count);
    by_lemma = !word->lemma.len ? NONE
                                : find_from(phrases, words, first,
                                            names_find(phrases->words, word->lemma), &lemma_count);
    if (by_lemma != NONE && lemma_count > form_count) {
        *count = lemma_count;
        return by_lemma;
    }
    *count = form_count;
    return by_form;
}
