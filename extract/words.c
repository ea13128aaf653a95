/* words.c: keys of a word: itself, its beginning and end, its shape, its pieces. */
#include "extract/words.h"

#include <ctype.h>

#define SEED 14695981039346656037u
#define STEP 1099511628211u

/* One folded character: code points first..last are written as `plain` (a letter each when it is
 * as long as the range, else all the same). */
struct fold {
    uint32_t first, last;
    const char *plain;
};
static const struct fold folds[] = {
    {0xA0, 0xA0, " "},      {0xC0, 0xC5, "a"},     {0xC6, 0xC6, "ae"},     {0xC7, 0xC7, "c"},
    {0xC8, 0xCB, "e"},      {0xCC, 0xCF, "i"},     {0xD0, 0xD0, "d"},      {0xD1, 0xD1, "n"},
    {0xD2, 0xD6, "o"},      {0xD8, 0xD8, "o"},     {0xD9, 0xDC, "u"},      {0xDD, 0xDD, "y"},
    {0xDF, 0xDF, "ss"},     {0xE0, 0xE5, "a"},     {0xE6, 0xE6, "ae"},     {0xE7, 0xE7, "c"},
    {0xE8, 0xEB, "e"},      {0xEC, 0xEF, "i"},     {0xF0, 0xF0, "d"},      {0xF1, 0xF1, "n"},
    {0xF2, 0xF6, "o"},      {0xF8, 0xF8, "o"},     {0xF9, 0xFC, "u"},      {0xFD, 0xFD, "y"},
    {0xFF, 0xFF, "y"},      {0x100, 0x105, "a"},   {0x106, 0x10D, "c"},    {0x10E, 0x111, "d"},
    {0x112, 0x11B, "e"},    {0x11C, 0x123, "g"},   {0x124, 0x127, "h"},    {0x128, 0x131, "i"},
    {0x134, 0x135, "j"},    {0x136, 0x138, "k"},   {0x139, 0x142, "l"},    {0x143, 0x14B, "n"},
    {0x14C, 0x151, "o"},    {0x152, 0x153, "oe"},  {0x154, 0x159, "r"},    {0x15A, 0x161, "s"},
    {0x162, 0x167, "t"},    {0x168, 0x173, "u"},   {0x174, 0x175, "w"},    {0x176, 0x178, "y"},
    {0x179, 0x17E, "z"},    {0x218, 0x219, "s"},   {0x21A, 0x21B, "t"},    {0x2010, 0x2013, "-"},
    {0x2014, 0x2015, "--"}, {0x2018, 0x201B, "'"}, {0x201C, 0x201F, "\""}, {0x2026, 0x2026, "..."},
};

static const char *
fold_find(uint32_t point)
{
    int low = 0, high = (int)(sizeof folds / sizeof folds[0]) - 1;
    while (low <= high) {
        int middle = (low + high) / 2;
        if (point < folds[middle].first)
            high = middle - 1;
        else if (point > folds[middle].last)
            low = middle + 1;
        else
            return folds[middle].plain;
    }
    return NULL;
}

struct slice
word_plain(struct slice form, char out[WORD_BYTES_MOST + 8])
{
    size_t n = 0;
    for (size_t i = 0; i < form.len && n < WORD_BYTES_MOST;) {
        unsigned char c = (unsigned char)form.at[i];
        if (c < 0x80) {
            out[n++] = (char)tolower(c);
            i++;
            continue;
        }
        size_t length;
        const char *plain = fold_find(
            utf8_decode((struct slice){form.at + i, form.len - i}, &length));
        size_t take = plain ? strlen(plain) : length;
        for (size_t k = 0; k < take; k++) out[n + k] = plain ? plain[k] : form.at[i + k];
        n += take;
        i += length;
    }
    return (struct slice){out, n};
}

static uint64_t
mix(uint64_t hash, enum word_kind kind, int extra)
{
    hash ^= (uint64_t)(kind * 16 + extra + 1) * 0x9E3779B97F4A7C15u;
    hash ^= hash >> 32;
    hash *= 0xD6E8FEB86659FD93u;
    return hash ^ hash >> 32;
}

uint64_t
word_key(enum word_kind kind, int extra, struct slice text)
{
    return mix(slice_hash(text), kind, extra);
}

uint32_t
word_find(const struct word_table *table, uint64_t key)
{
    uint32_t check = (uint32_t)(key >> 32) | 1;
    for (uint32_t at = (uint32_t)key & table->mask;; at = (at + 1) & table->mask) {
        const struct word_slot *slot = &table->slots[at];
        if (slot->check == check) return slot->row;
        if (!slot->check) return 0;
    }
}

/* Runs of a kind are cut to two: "Xxx" for "Minister", "XX" for "UN", "00" for "2025". */
static struct slice
shape(struct slice form, char out[16])
{
    size_t n = 0;
    for (size_t i = 0; i < form.len && n < 15; i++) {
        unsigned char c = (unsigned char)form.at[i];
        if ((c & 0xC0) == 0x80) continue;
        char kind = isupper(c) ? 'X' : islower(c) ? 'x' : isdigit(c) ? '0' : c >= 0x80 ? 'u' : '.';
        if (kind == '.') kind = (char)c;
        if (n >= 2 && out[n - 1] == kind && out[n - 2] == kind) continue;
        out[n++] = kind;
    }
    return (struct slice){out, n};
}

int
word_keys(struct slice form, enum word_case how, uint64_t keys[WORD_KEYS_MOST])
{
    char buffer[WORD_BYTES_MOST + 8], marks[16];
    struct slice plain = word_plain(form, buffer);
    int n = 0;
    for (size_t i = 0; i < plain.len; i++)
        if (isdigit((unsigned char)buffer[i])) buffer[i] = '0';
    keys[n++] = word_key(WORD_FORM, 0, plain);
    for (size_t l = 1; l <= 3 && l < plain.len; l++)
        keys[n++] = word_key(WORD_START, (int)l, (struct slice){plain.at, l});
    for (size_t l = 1; l <= 4 && l < plain.len; l++)
        keys[n++] = word_key(WORD_END, (int)l, (struct slice){plain.at + plain.len - l, l});
    keys[n++] = word_key(WORD_SHAPE, (int)how, shape(form, marks));
    return n;
}

static bool
is_letter(char c)
{
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* The longest piece from `at` on; its length, 0 where there is none. */
static size_t
longest(const struct word_table *table, struct slice run, enum word_kind kind, uint32_t *row)
{
    uint64_t hash = SEED;
    size_t best = 0;
    for (size_t i = 0; i < run.len; i++) {
        hash = (hash ^ (unsigned char)run.at[i]) * STEP;
        uint32_t found = word_find(table, mix(hash, kind, 0));
        if (found) *row = found, best = i + 1;
    }
    return best;
}

int
word_pieces(const struct word_table *table, struct slice form, uint32_t rows[WORD_PIECES_MOST])
{
    char buffer[WORD_BYTES_MOST + 8];
    struct slice plain = word_plain(form, buffer);
    int n = 0;
    for (size_t i = 0; i < plain.len && n < WORD_PIECES_MOST;) {
        size_t end = i + 1;
        if (is_letter(plain.at[i]))
            while (end < plain.len && end < i + 24 && is_letter(plain.at[end])) end++;
        enum word_kind kind = WORD_PIECE;
        while (i < end && n < WORD_PIECES_MOST) {
            size_t length = longest(table, (struct slice){plain.at + i, end - i}, kind, &rows[n]);
            if (!length) break;
            i += length;
            n++;
            kind = WORD_REST;
        }
        i = end;
    }
    return n;
}

void
word_case_add(struct word_cases *cases, struct slice form)
{
    bool has_upper = false, has_lower = false;
    for (size_t i = 0; i < form.len; i++) {
        has_upper |= isupper((unsigned char)form.at[i]) != 0;
        has_lower |= islower((unsigned char)form.at[i]) != 0;
    }
    if (!has_upper && !has_lower) return;
    if (form.len < 4 && !(has_upper && !has_lower)) return; /* "of", "The": say nothing */
    cases->words++;
    cases->upper += has_upper && !has_lower && form.len > 1;
    cases->title += has_upper && has_lower && isupper((unsigned char)form.at[0]);
    cases->lower += !has_upper;
}

enum word_case
word_case_of(const struct word_cases *cases)
{
    if (cases->words < 3) return CASE_USUAL;
    if (cases->upper * 10 >= cases->words * 7) return CASE_UPPER;
    if (cases->lower == cases->words) return CASE_LOWER;
    if ((cases->title + cases->upper) * 10 >= cases->words * 8) return CASE_TITLE;
    return CASE_USUAL;
}
