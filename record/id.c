/* id.c: hashes and keys. */
#include "record/id.h"

#include <openssl/sha.h>

#include "base/buf.h"

static struct slice
hex(const unsigned char *bytes, size_t count, struct arena *arena)
{
    char *out = arena_alloc(arena, 2 * count + 1);
    for (size_t i = 0; i < count; i++) {
        out[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
        out[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
    }
    out[2 * count] = '\0';
    return (struct slice){out, 2 * count};
}

/* White space, and the marks of no width that copying from a page leaves behind. */
static bool
is_blank(uint32_t point)
{
    return point == ' ' || (point >= 9 && point <= 13) || point == 0x85 || point == 0xA0 ||
           point == 0x1680 || (point >= 0x2000 && point <= 0x200D) || point == 0x2028 ||
           point == 0x2029 || point == 0x202F || point == 0x205F || point == 0x2060 ||
           point == 0x3000 || point == 0xFEFF;
}

struct slice
article_hash(struct slice body, struct arena *arena)
{
    char *plain = arena_alloc(arena, body.len + 1);
    size_t len = 0;
    bool blank = false;
    while (body.len) {
        size_t length;
        uint32_t point = utf8_decode(body, &length);
        if (is_blank(point)) {
            blank = true;
        } else {
            if (blank && len) plain[len++] = ' ';
            blank = false;
            memcpy(plain + len, body.at, length);
            len += length;
        }
        body = (struct slice){body.at + length, body.len - length};
    }
    unsigned char hash[SHA256_DIGEST_LENGTH];
    SHA256((const unsigned char *)plain, len, hash);
    return hex(hash, sizeof hash, arena);
}

struct slice
article_id_of_hash(struct slice hash, struct arena *arena)
{
    return slice_of(arena_printf(arena, "sha256:%.*s", SLICE_ARGS(hash)));
}

void
article_complete(struct article *article, struct arena *arena)
{
    if (!article->content_hash.len) article->content_hash = article_hash(article->body, arena);
    if (!article->article_id.len)
        article->article_id = article->url.len ? article->url
                                               : article_id_of_hash(article->content_hash, arena);
}

/* Each piece ends in a byte that no UTF-8 text holds, so that pieces cannot run together. */
static void
add(struct buf *all, struct slice piece)
{
    buf_put(all, piece.at ? piece.at : "", piece.len);
    buf_putc(all, '\xff');
}

static void
add_parties(struct buf *all, const struct mention_actors *side)
{
    for (int i = 0; i < side->count; i++)
        add(all, side->at[i].party.len ? side->at[i].party : side->at[i].name);
    buf_putc(all, '\xfe');
}

struct slice
mention_make_id(const struct mention *mention, struct slice content_hash, struct arena *arena)
{
    struct buf all = {0};
    unsigned char digest[SHA256_DIGEST_LENGTH];
    add(&all, mention->article_id);
    add(&all, content_hash);
    add(&all, mention->plover->event);
    add(&all, mention->status);
    add_parties(&all, &mention->actors);
    add_parties(&all, &mention->recipients);
    buf_printf(&all, "%lld", (long long)mention->evidence->start);
    SHA256((const unsigned char *)all.at, all.len, digest);
    buf_fini(&all);
    return hex(digest, 16, arena);
}

/* The n-th different party of a side, or an empty slice. */
static struct slice
party_of(const struct mention_actors *side, int n)
{
    struct slice first = SLICE_NONE;
    for (int i = 0; i < side->count; i++) {
        struct slice party = side->at[i].party;
        if (!party.len || slice_equal(party, first)) continue;
        if (n == 0 || first.len) return party;
        first = party;
    }
    return SLICE_NONE;
}

struct slice
mention_pair(const struct mention *mention, struct arena *arena)
{
    struct slice left = party_of(&mention->actors, 0), right = party_of(&mention->recipients, 0);
    if (!right.len && mention->recipients.count == 0) right = party_of(&mention->actors, 1);
    if (!left.len && mention->actors.count == 0) left = party_of(&mention->recipients, 1);
    if (!left.len) left = SLICE_LITERAL("-");
    if (!right.len) right = SLICE_LITERAL("-");
    if (slice_compare(left, right) > 0) {
        struct slice swap = left;
        left = right;
        right = swap;
    }
    return slice_of(arena_printf(arena, "%.*s/%.*s", SLICE_ARGS(left), SLICE_ARGS(right)));
}
