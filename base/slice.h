/* slice.h: pieces of text that somebody else owns, and UTF-8. */
#ifndef BASE_SLICE_H
#define BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct slice {
    const char *at;
    size_t len;
};

#define SLICE_LITERAL(text) ((struct slice){"" text, sizeof(text) - 1})
#define SLICE_NONE          ((struct slice){NULL, 0})
#define SLICE_ARGS(s)       (int)(s).len, (s).at ? (s).at : "" /* for "%.*s" */

static inline struct slice
slice_of(const char *text)
{
    return (struct slice){text, text ? strlen(text) : 0};
}

static inline bool
slice_equal(struct slice a, struct slice b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

static inline bool
slice_is(struct slice s, const char *text)
{
    if (s.len && s.at[0] != text[0]) return false; /* most end here, before strlen is called */
    return s.len == strlen(text) && (s.len == 0 || memcmp(s.at, text, s.len) == 0);
}

bool slice_same_nocase(struct slice s, const char *text); /* as slice_is_nocase, the slow part */
bool slice_starts_nocase(struct slice s, const char *prefix);

/* ASCII case only. Most end at the first letter. */
static inline bool
slice_is_nocase(struct slice s, const char *text)
{
    return (!s.len || !((s.at[0] ^ text[0]) & ~0x20)) && slice_same_nocase(s, text);
}

/* Is it one of a list's words? */
static inline bool
slice_one_of(struct slice s, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_is(s, list[i])) return true;
    return false;
}

static inline bool
slice_one_of_nocase(struct slice s, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_is_nocase(s, list[i])) return true;
    return false;
}

#define SLICE_ONE_OF(s, list)        slice_one_of(s, list, sizeof(list) / sizeof((list)[0]))
#define SLICE_ONE_OF_NOCASE(s, list) slice_one_of_nocase(s, list, sizeof(list) / sizeof((list)[0]))

bool slice_starts(struct slice s, const char *prefix);
bool slice_ends(struct slice s, const char *suffix);
struct slice slice_trim(struct slice s); /* ASCII white space off both ends */
int slice_compare(struct slice a, struct slice b);

/* Cuts the piece before the next `mark` off `*rest`; false when nothing is left. */
bool slice_next(struct slice *rest, char mark, struct slice *piece);

/* Parses a whole slice as a decimal number. Returns 0, or -1 where it is none or does not fit. */
int slice_number(struct slice s, int64_t *out);

uint64_t slice_hash(struct slice s); /* FNV-1a; stable over runs and machines */
/* Of a whole file, eight bytes at a time; stable over runs, and over machines of one byte order. */
uint64_t slice_checksum(struct slice s);

/* The code point at the start of s and its length in bytes; U+FFFD and 1 for a byte that is no
 * UTF-8. cost: constant. s.len must not be 0. */
uint32_t utf8_decode(struct slice s, size_t *length);
size_t utf8_encode(uint32_t point, char out[4]);

/* Offset of the first byte that is no UTF-8 (overlong forms and surrogates are none), or s.len. */
size_t utf8_check(struct slice s);

#endif
