/* slice.c: pieces of text that somebody else owns, and UTF-8. */
#include "base/slice.h"

#include <strings.h>

bool
slice_same_nocase(struct slice s, const char *text)
{
    return s.len == strlen(text) && strncasecmp(s.at, text, s.len) == 0;
}

bool
slice_starts_nocase(struct slice s, const char *prefix)
{
    if (s.len && (s.at[0] ^ prefix[0]) & ~0x20) return false; /* most end here */
    size_t n = strlen(prefix);
    return s.len >= n && strncasecmp(s.at, prefix, n) == 0;
}

bool
slice_starts(struct slice s, const char *prefix)
{
    if (s.len && prefix[0] && s.at[0] != prefix[0]) return false; /* most end here */
    size_t n = strlen(prefix);
    return s.len >= n && memcmp(s.at, prefix, n) == 0;
}

bool
slice_ends(struct slice s, const char *suffix)
{
    size_t n = strlen(suffix);
    return s.len >= n && memcmp(s.at + s.len - n, suffix, n) == 0;
}

static bool
is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct slice
slice_trim(struct slice s)
{
    while (s.len && is_space(s.at[0])) s.at++, s.len--;
    while (s.len && is_space(s.at[s.len - 1])) s.len--;
    return s;
}

int
slice_compare(struct slice a, struct slice b)
{
    size_t n = a.len < b.len ? a.len : b.len;
    int order = n ? memcmp(a.at, b.at, n) : 0;
    if (order) return order;
    return a.len < b.len ? -1 : a.len > b.len;
}

bool
slice_next(struct slice *rest, char mark, struct slice *piece)
{
    if (!rest->at) return false;
    const char *end = rest->len ? memchr(rest->at, mark, rest->len) : NULL;
    if (!end) {
        *piece = *rest;
        *rest = SLICE_NONE;
        return true;
    }
    *piece = (struct slice){rest->at, (size_t)(end - rest->at)};
    rest->len -= piece->len + 1;
    rest->at = end + 1;
    return true;
}

int
slice_number(struct slice s, int64_t *out)
{
    bool minus = s.len && s.at[0] == '-';
    size_t i = minus;
    if (i == s.len || s.len - i > 18) return -1;
    int64_t value = 0;
    for (; i < s.len; i++) {
        if (s.at[i] < '0' || s.at[i] > '9') return -1;
        value = value * 10 + (s.at[i] - '0');
    }
    *out = minus ? -value : value;
    return 0;
}

uint64_t
slice_hash(struct slice s)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < s.len; i++) hash = (hash ^ (unsigned char)s.at[i]) * 1099511628211u;
    return hash;
}

uint64_t
slice_checksum(struct slice s)
{
    uint64_t hash = 14695981039346656037u;
    for (; s.len >= 8; s.at += 8, s.len -= 8) {
        uint64_t word;
        memcpy(&word, s.at, 8);
        hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 29;
    }
    for (; s.len; s.at++, s.len--) hash = (hash ^ (unsigned char)*s.at) * 1099511628211u;
    return hash;
}

/* How many bytes follow a first byte, and the smallest code point that needs so many (Unicode 15,
 * table 3-7). */
static int
utf8_follow(unsigned char first, uint32_t *point, uint32_t *smallest)
{
    if (first < 0x80) return *point = first, *smallest = 0, 0;
    if ((first & 0xe0) == 0xc0) return *point = first & 0x1f, *smallest = 0x80, 1;
    if ((first & 0xf0) == 0xe0) return *point = first & 0x0f, *smallest = 0x800, 2;
    if ((first & 0xf8) == 0xf0) return *point = first & 0x07, *smallest = 0x10000, 3;
    return -1;
}

uint32_t
utf8_decode(struct slice s, size_t *length)
{
    uint32_t point, smallest;
    int follow = utf8_follow((unsigned char)s.at[0], &point, &smallest);
    *length = 1;
    if (follow < 0 || (size_t)follow >= s.len) return 0xfffd;
    for (int i = 1; i <= follow; i++) {
        unsigned char c = (unsigned char)s.at[i];
        if ((c & 0xc0) != 0x80) return 0xfffd;
        point = point << 6 | (c & 0x3f);
    }
    if (point < smallest || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return 0xfffd;
    *length = (size_t)follow + 1;
    return point;
}

size_t
utf8_encode(uint32_t point, char out[4])
{
    if (point < 0x80) return out[0] = (char)point, 1;
    if (point < 0x800) {
        out[0] = (char)(0xc0 | point >> 6);
        out[1] = (char)(0x80 | (point & 0x3f));
        return 2;
    }
    if (point < 0x10000) {
        out[0] = (char)(0xe0 | point >> 12);
        out[1] = (char)(0x80 | (point >> 6 & 0x3f));
        out[2] = (char)(0x80 | (point & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | point >> 18);
    out[1] = (char)(0x80 | (point >> 12 & 0x3f));
    out[2] = (char)(0x80 | (point >> 6 & 0x3f));
    out[3] = (char)(0x80 | (point & 0x3f));
    return 4;
}

size_t
utf8_check(struct slice s)
{
    size_t i = 0;
    while (i < s.len) {
        if ((unsigned char)s.at[i] < 0x80) {
            i++;
            continue;
        }
        size_t length;
        uint32_t point = utf8_decode((struct slice){s.at + i, s.len - i}, &length);
        if (point == 0xfffd && length == 1) return i;
        i += length;
    }
    return i;
}
