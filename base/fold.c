/* fold.c: spellings made comparable. */
#include "base/fold.h"

#include "base/fold_table.h"

/* What one code point folds to; NULL: it stays as it is. */
static const char *
folded(uint32_t point)
{
    if (point >= 0xc0 && point < 0x250)
        return fold_00c0[point - 0xc0][0] ? fold_00c0[point - 0xc0] : NULL;
    if (point >= 0x1e00 && point < 0x1f00)
        return fold_1e00[point - 0x1e00][0] ? fold_1e00[point - 0x1e00] : NULL;
    if (point == 0x2018 || point == 0x2019 || point == 0x02bc || point == 0x02bb) return "'";
    if (point == 0x201c || point == 0x201d || point == 0xab || point == 0xbb) return "\"";
    if (point >= 0x2010 && point <= 0x2015) return "-";
    if (point == 0xa0 || point == 0x202f || (point >= 0x2000 && point <= 0x200a)) return " ";
    if (point >= 0x300 && point < 0x370) return ""; /* combining marks */
    return NULL;
}

static size_t
put(char *out, size_t room, size_t n, const char *bytes, size_t len)
{
    if (n + len > room) return n;
    if (len == 1 && bytes[0] == ' ' && n && out[n - 1] == ' ') return n;
    memcpy(out + n, bytes, len);
    return n + len;
}

size_t
fold_text(struct slice text, char *out, size_t room)
{
    size_t n = 0;
    while (text.len) {
        size_t length = 1;
        char c = text.at[0];
        if ((unsigned char)c < 0x80) {
            if (c >= 'A' && c <= 'Z') c = (char)(c + 32);
            if (c == '\t' || c == '\n' || c == '\r') c = ' ';
            n = put(out, room, n, &c, 1);
        } else {
            const char *plain = folded(utf8_decode(text, &length));
            n = plain ? put(out, room, n, plain, strlen(plain))
                      : put(out, room, n, text.at, length);
        }
        text.at += length;
        text.len -= length;
    }
    return n;
}

static bool
is_mark(char c)
{
    return c == '-' || c == '.' || c == ',' || c == '\'' || c == '"';
}

size_t
fold_key(struct slice text, char *out, size_t room)
{
    size_t n = fold_text(text, out, room), kept = 0;
    for (size_t i = 0; i < n; i++) {
        char c = is_mark(out[i]) ? ' ' : out[i];
        if (c == ' ' && (kept == 0 || out[kept - 1] == ' ')) continue;
        out[kept++] = c;
    }
    while (kept && out[kept - 1] == ' ') kept--;
    return kept;
}
