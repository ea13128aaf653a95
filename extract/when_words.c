/* when_words.c: the words that date expressions are made of. */
#include <strings.h>

#include "extract/when.h"

struct entry {
    const char *word;
    uint64_t classes;
    int value;
};

/* Sorted by nothing: looked up by length and first letter below. */
static const struct entry entries[] = {
    {"monday", W_DAYNAME, 0},
    {"tuesday", W_DAYNAME, 1},
    {"wednesday", W_DAYNAME, 2},
    {"thursday", W_DAYNAME, 3},
    {"friday", W_DAYNAME, 4},
    {"saturday", W_DAYNAME, 5},
    {"sunday", W_DAYNAME, 6},
    {"mon", W_DAYNAME, 0},
    {"tue", W_DAYNAME, 1},
    {"tues", W_DAYNAME, 1},
    {"wed", W_DAYNAME, 2},
    {"thu", W_DAYNAME, 3},
    {"thur", W_DAYNAME, 3},
    {"thurs", W_DAYNAME, 3},
    {"fri", W_DAYNAME, 4},
    {"day", W_UNIT, UNIT_DAY},
    {"days", W_UNIT, UNIT_DAY},
    {"week", W_UNIT, UNIT_WEEK},
    {"weeks", W_UNIT, UNIT_WEEK},
    {"fortnight", W_UNIT, UNIT_FORTNIGHT},
    {"month", W_UNIT, UNIT_MONTH},
    {"months", W_UNIT, UNIT_MONTH},
    {"year", W_UNIT, UNIT_YEAR},
    {"years", W_UNIT, UNIT_YEAR},
    {"weekend", W_UNIT, UNIT_WEEKEND},
    {"decade", W_UNIT, UNIT_DECADE},
    {"decades", W_UNIT, UNIT_DECADE},
    {"hour", W_UNIT, UNIT_HOUR},
    {"hours", W_UNIT, UNIT_HOUR},
    {"spring", W_SEASON, 3},
    {"summer", W_SEASON, 6},
    {"autumn", W_SEASON, 9},
    {"fall", W_SEASON, 9},
    {"winter", W_SEASON, 12},
    {"today", W_RELDAY, 0},
    {"tonight", W_RELDAY, 0},
    {"yesterday", W_RELDAY, -1},
    {"tomorrow", W_RELDAY, 1},
    {"overnight", W_RELDAY | W_PARTDAY, -1},
    {"morning", W_PARTDAY, 0},
    {"afternoon", W_PARTDAY, 0},
    {"evening", W_PARTDAY, 0},
    {"night", W_PARTDAY, 1},
    {"midday", W_PARTDAY, 0},
    {"noon", W_PARTDAY, 0},
    {"last", W_LAST, 0},
    {"past", W_LAST, 1},
    {"next", W_NEXT, 0},
    {"coming", W_NEXT, 0},
    {"upcoming", W_NEXT, 0},
    {"this", W_THIS, 0},
    {"current", W_THIS, 0},
    {"previous", W_PREVIOUS, 0},
    {"preceding", W_PREVIOUS, 0},
    {"following", W_FOLLOWING, 0},
    {"subsequent", W_FOLLOWING, 0},
    {"same", W_SAME, 0},
    {"ago", W_AGO, 0},
    {"earlier", W_EARLIER, -1},
    {"later", W_EARLIER, 1},
    {"prior", W_EARLIER, -1},
    {"now", W_NOW, 0},
    {"before", W_BEFORE, -1},
    {"after", W_BEFORE, 1},
    {"early", W_PHASE, PHASE_EARLY},
    {"beginning", W_PHASE, PHASE_EARLY},
    {"start", W_PHASE, PHASE_EARLY},
    {"mid", W_PHASE, PHASE_MID},
    {"middle", W_PHASE, PHASE_MID},
    {"late", W_PHASE, PHASE_LATE},
    {"end", W_PHASE, PHASE_END},
    {"from", W_FROM, 0},
    {"between", W_FROM, 0},
    {"to", W_TO, 0},
    {"until", W_TO, 0},
    {"till", W_TO, 0},
    {"through", W_TO, 0},
    {"and", W_TO, 0},
    {"into", W_TO, 0},
    {"of", W_OF, 0},
    {"the", W_THE, 0},
    {"on", W_ON, 0},
    {"in", W_IN, 0},
    {"within", W_IN, 1},
    {"first", W_ORDINAL, 1},
    {"second", W_ORDINAL, 2},
    {"third", W_ORDINAL, 3},
    {"fourth", W_ORDINAL, 4},
    {"quarter", W_PART, 3},
    {"half", W_PART, 6},
    {"a", W_COUNT, 1},
    {"an", W_COUNT, 1},
    {"one", W_COUNT, 1},
    {"two", W_COUNT, 2},
    {"three", W_COUNT, 3},
    {"four", W_COUNT, 4},
    {"five", W_COUNT, 5},
    {"six", W_COUNT, 6},
    {"seven", W_COUNT, 7},
    {"eight", W_COUNT, 8},
    {"nine", W_COUNT, 9},
    {"ten", W_COUNT, 10},
    {"eleven", W_COUNT, 11},
    {"twelve", W_COUNT, 12},
    {"fifteen", W_COUNT, 15},
    {"twenty", W_COUNT, 20},
    {"thirty", W_COUNT, 30},
    {"forty", W_COUNT, 40},
    {"fifty", W_COUNT, 50},
    {"sixty", W_COUNT, 60},
    {"seventy", W_COUNT, 70},
    {"eighty", W_COUNT, 80},
    {"ninety", W_COUNT, 90},
    {"hundred", W_COUNT, 100},
    {"that", W_SAME, 0},
    {"christmas", W_FEAST, 1225},
    {"boxing", W_FEAST, 1226},
    {"halloween", W_FEAST, 1031},
    {"bastille", W_FEAST, 714},
    {"valentine", W_FEAST, 214},
    {"eve", W_EVE, -1},
    {"new", W_NEW, 0},
    {"or", W_TO, 0},
    {"midnight", W_RELDAY | W_PARTDAY, 0},
    {"dawn", W_PARTDAY, 0},
};

static bool
is_alpha(char c)
{
    return ((unsigned char)c | 0x20) >= 'a' && ((unsigned char)c | 0x20) <= 'z';
}

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void
classify_letters(struct slice text, struct when_word *word)
{
    int month = day_month_named(text);
    if (month && text.at[0] < 'a') {
        word->classes = W_MONTH;
        word->value = month;
        return;
    }
    if (text.len > 10) return;
    for (size_t i = 0; i < sizeof entries / sizeof entries[0]; i++) {
        const struct entry *entry = &entries[i];
        if (entry->word[0] != (text.at[0] | 0x20) || !slice_is_nocase(text, entry->word)) continue;
        if (entry->classes & (W_DAYNAME | W_FEAST) && text.at[0] >= 'a') return;
        word->classes = entry->classes;
        word->value = word->count = entry->value;
        return;
    }
}

static void
classify_digits(struct slice digits, struct slice suffix, struct when_word *word)
{
    int64_t value;
    if (digits.len > 4 || slice_number(digits, &value)) return;
    word->value = word->count = (int)value;
    if (digits.len == 4 && value >= 1900 && value <= 2100)
        word->classes = slice_is(suffix, "s") ? W_DECADE : W_YEAR;
    if (digits.len <= 2 && value >= 1 && value <= 31) word->classes |= W_DAY;
    if (!suffix.len && digits.len <= 3) word->classes |= W_COUNT;
    if (suffix.len && value >= 1 && value <= 4) word->classes |= W_ORDINAL;
}

static bool
is_ordinal_ending(struct slice s)
{
    return slice_is(s, "st") || slice_is(s, "nd") || slice_is(s, "rd") || slice_is(s, "th") ||
           slice_is(s, "s");
}

static size_t
run(struct slice rest, bool (*is)(char))
{
    size_t i = 0;
    while (i < rest.len && is(rest.at[i])) i++;
    return i;
}

/* "'s" or "’s" at the head of a text, in bytes; 0 for none. */
static size_t
possessive_mark(struct slice rest)
{
    size_t mark = slice_starts(rest, "’s") ? 4 : slice_starts(rest, "'s") ? 2 : 0;
    return mark && (rest.len == mark || !is_alpha(rest.at[mark])) ? mark : 0;
}

/* The word at the head of `rest`; returns its length in bytes. Anything that no date is made of is
 * a word without classes. */
static size_t
word_at(struct slice rest, struct when_word *word)
{
    size_t len = run(rest, is_alpha);
    if (len) {
        word->capital = rest.at[0] < 'a';
        if (len <= 5 && len < rest.len && rest.at[len] == '.' &&
            day_month_named((struct slice){rest.at, len}))
            len++;
        classify_letters((struct slice){rest.at, len}, word);
        size_t mark = possessive_mark((struct slice){rest.at + len, rest.len - len});
        word->possessive = mark > 0;
        return len + mark;
    }
    len = run(rest, is_digit);
    if (len) {
        size_t more = run((struct slice){rest.at + len, rest.len - len}, is_alpha);
        struct slice suffix = {rest.at + len, more};
        if (more && !is_ordinal_ending(suffix))
            return len + more; /* "3pm", "19th-century" splits elsewhere */
        classify_digits((struct slice){rest.at, len}, suffix, word);
        return len + more;
    }
    if (rest.at[0] == ',') word->classes = W_COMMA;
    if (rest.at[0] == '/' || (rest.at[0] == '.' && rest.len > 1 && is_digit(rest.at[1])))
        word->classes = W_SLASH;
    if (rest.at[0] == '-') word->classes = W_DASH | W_TO;
    size_t length;
    uint32_t point = utf8_decode(rest, &length);
    if (point >= 0x2010 && point <= 0x2014) word->classes = W_DASH | W_TO;
    return length;
}

int32_t
when_words(struct arena *arena, struct slice text, struct span span, struct when_word **words)
{
    int32_t count = 0;
    *words = NULL;
    for (uint32_t at = span.start; at < span.end;) {
        if (text.at[at] == ' ' || text.at[at] == '\n' || text.at[at] == '\t') {
            at++;
            continue;
        }
        struct when_word word = {0};
        size_t len = word_at((struct slice){text.at + at, span.end - at}, &word);
        word.span = (struct span){at, at + (uint32_t)len};
        at += (uint32_t)len;
        count = doc_put(arena, (void **)words, count, sizeof **words);
        (*words)[count - 1] = word;
    }
    return count;
}
