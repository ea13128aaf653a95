/* spelling.c: kinds of characters, abbreviations, prefixes. */
#include "extract/spelling.h"

#include <ctype.h>

struct range {
    uint32_t first, last;
    enum char_kind kind;
};
/* Sorted; what is in none is a letter. */
static const struct range ranges[] = {
    {0x80, 0x9F, CHAR_SPACE},        {0xA0, 0xA0, CHAR_SPACE},
    {0xA1, 0xA1, CHAR_OPEN},         {0xA2, 0xA9, CHAR_SYMBOL},
    {0xAB, 0xAB, CHAR_OPEN},         {0xAC, 0xAC, CHAR_SYMBOL},
    {0xAD, 0xAD, CHAR_JOINER},       {0xAE, 0xB1, CHAR_SYMBOL},
    {0xB2, 0xB3, CHAR_DIGIT},        {0xB4, 0xB4, CHAR_SYMBOL},
    {0xB6, 0xB8, CHAR_SYMBOL},       {0xB9, 0xB9, CHAR_DIGIT},
    {0xBB, 0xBB, CHAR_CLOSE},        {0xBC, 0xBE, CHAR_DIGIT},
    {0xBF, 0xBF, CHAR_OPEN},         {0xC0, 0xD6, CHAR_UPPER},
    {0xD7, 0xD7, CHAR_SYMBOL},       {0xD8, 0xDE, CHAR_UPPER},
    {0xF7, 0xF7, CHAR_SYMBOL},       {0x300, 0x36F, CHAR_JOINER},
    {0x391, 0x3A9, CHAR_UPPER},      {0x400, 0x42F, CHAR_UPPER},
    {0x2000, 0x200B, CHAR_SPACE},    {0x200C, 0x200F, CHAR_JOINER},
    {0x2010, 0x2015, CHAR_DASH},     {0x2018, 0x2018, CHAR_OPEN},
    {0x2019, 0x2019, CHAR_CLOSE},    {0x201A, 0x201C, CHAR_OPEN},
    {0x201D, 0x201D, CHAR_CLOSE},    {0x201E, 0x201F, CHAR_OPEN},
    {0x2020, 0x2025, CHAR_SYMBOL},   {0x2026, 0x2026, CHAR_STOP},
    {0x2028, 0x202F, CHAR_SPACE},    {0x2030, 0x2038, CHAR_SYMBOL},
    {0x2039, 0x2039, CHAR_OPEN},     {0x203A, 0x203A, CHAR_CLOSE},
    {0x203B, 0x205E, CHAR_SYMBOL},   {0x205F, 0x206F, CHAR_SPACE},
    {0x2070, 0x209C, CHAR_DIGIT},    {0x20A0, 0x20CF, CHAR_SYMBOL},
    {0x20D0, 0x20FF, CHAR_JOINER},   {0x2100, 0x214F, CHAR_SYMBOL},
    {0x2190, 0x2BFF, CHAR_SYMBOL},   {0x3000, 0x3000, CHAR_SPACE},
    {0x3001, 0x3002, CHAR_MARK},     {0xE000, 0xF8FF, CHAR_SYMBOL},
    {0xFE00, 0xFE0F, CHAR_JOINER},   {0xFEFF, 0xFEFF, CHAR_SPACE},
    {0xFFFD, 0xFFFD, CHAR_SYMBOL},   {0x1F000, 0x1F3FA, CHAR_SYMBOL},
    {0x1F3FB, 0x1F3FF, CHAR_JOINER}, {0x1F400, 0x1FAFF, CHAR_SYMBOL},
    {0xE0000, 0xE01FF, CHAR_JOINER},
};

static enum char_kind
kind_of(uint32_t point)
{
    int low = 0, high = (int)(sizeof ranges / sizeof ranges[0]) - 1;
    while (low <= high) {
        int middle = (low + high) / 2;
        if (point < ranges[middle].first)
            high = middle - 1;
        else if (point > ranges[middle].last)
            low = middle + 1;
        else
            return ranges[middle].kind;
    }
    if (point >= 0x100 && point < 0x180) return point % 2 ? CHAR_LOWER : CHAR_UPPER;
    return CHAR_LOWER;
}

static enum char_kind
ascii_kind(unsigned char c)
{
    if (c <= ' ' || c == 0x7F) return CHAR_SPACE;
    if (isupper(c)) return CHAR_UPPER;
    if (islower(c)) return CHAR_LOWER;
    if (isdigit(c)) return CHAR_DIGIT;
    switch (c) {
    case '.':
    case '!':
    case '?':
        return CHAR_STOP;
    case '(':
    case '[':
    case '{':
    case '`':
        return CHAR_OPEN;
    case ')':
    case ']':
    case '}':
    case '"':
    case '\'':
        return CHAR_CLOSE;
    case '-':
        return CHAR_DASH;
    case ',':
    case ';':
    case ':':
        return CHAR_MARK;
    }
    return CHAR_SYMBOL;
}

enum char_kind
char_kind(struct slice text, size_t *length)
{
    unsigned char c = (unsigned char)text.at[0];
    *length = 1;
    return c < 0x80 ? ascii_kind(c) : kind_of(utf8_decode(text, length));
}

/* Lower case, without the final stop; longest 7. Each list is sorted by nothing: they are short
 * and looked at only where a full stop follows a short word. */
static const char *const titles[] = {
    "mr",   "mrs", "ms",    "dr",   "st",   "gen",  "lt",     "col",     "maj",  "capt", "sgt",
    "cpl",  "pvt", "cmdr",  "adm",  "sen",  "rep",  "reps",   "sens",    "gov",  "rev",  "hon",
    "pres", "amb", "prof",  "fr",   "supt", "insp", "brig",   "messrs",  "mlle", "mme",  "vs",
    "e.g",  "i.e", "cf",    "mt",   "ft",   "esp",  "approx", "lt.gen",  "ret",  "det",  "atty",
    "h.e",  "aka", "a.k.a", "asst", "dep",  "spc",  "pfc",    "maj.gen", "viz",
};
static const char *const others[] = {
    "jr",  "sr",   "inc",  "corp", "co",    "ltd",   "etc",  "jan", "feb",  "mar",
    "apr", "jun",  "jul",  "aug",  "sep",   "sept",  "oct",  "nov", "dec",  "mon",
    "tue", "tues", "wed",  "thu",  "thur",  "thurs", "fri",  "sat", "a.m",  "p.m",
    "al",  "bros", "dept", "div",  "est",   "ave",   "blvd", "rd",  "ph.d", "d.c",
    "u.s", "u.n",  "u.k",  "e.u",  "u.a.e", "m.a",   "b.a",  "plc", "univ", "intl",
};
static const char *const numbered[] = {"no", "nos", "art", "vol", "fig", "sec", "pp", "p", "ch"};
static const char *const prefixes[] = {
    "non",   "e",     "anti",    "mid",   "re",   "co",    "pro",   "pre",    "post",
    "multi", "ex",    "counter", "pan",   "semi", "sub",   "mini",  "neo",    "socio",
    "inter", "intra", "micro",   "macro", "mega", "ultra", "un",    "uni",    "tri",
    "bi",    "vice",  "over",    "extra", "de",   "para",  "peri",  "pseudo", "quasi",
    "super", "eco",   "bio",     "cyber", "arch", "trans", "under", "x",      "cross",
};

static bool
listed(struct slice word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_is_nocase(word, list[i])) return true;
    return false;
}
#define LISTED(word, list) listed(word, list, sizeof list / sizeof list[0])

static struct slice
without_stop(struct slice word)
{
    if (word.len && word.at[word.len - 1] == '.') word.len--;
    return word;
}

/* "J", "U.S", "A.B.C": single letters with stops between. */
static bool
is_initials(struct slice word)
{
    if (word.len % 2 == 0) return false;
    for (size_t i = 0; i < word.len; i++)
        if (i % 2 ? word.at[i] != '.' : !isalpha((unsigned char)word.at[i])) return false;
    return word.len > 1 || isupper((unsigned char)word.at[0]);
}

bool
spelling_title(struct slice word)
{
    word = without_stop(word);
    return word.len <= 7 && (LISTED(word, titles) || (word.len == 1 && is_initials(word)));
}

bool
spelling_abbreviation(struct slice word)
{
    word = without_stop(word);
    if (!word.len) return false;
    return spelling_title(word) || is_initials(word) || (word.len <= 7 && LISTED(word, others));
}

bool
spelling_before_number(struct slice word)
{
    word = without_stop(word);
    return word.len <= 3 && LISTED(word, numbered);
}

bool
spelling_prefix(struct slice start)
{
    bool body = start.len > 1 &&
                isupper((unsigned char)start.at[1]); /* "UN-backed" is three words */
    return start.len <= 7 && !body && LISTED(start, prefixes);
}
