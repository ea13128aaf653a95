/* doc.c: growing columns and linking trees. */
#include "extract/doc.h"

/* Doubles at powers of two, so that no capacity has to be kept. */
int32_t
doc_put(struct arena *arena, void **column, int32_t count, size_t size)
{
    if (count == 0)
        *column = arena_zalloc(arena, size);
    else if ((count & (count - 1)) == 0)
        *column = arena_grow(arena, *column, size * (size_t)count, size * 2 * (size_t)count);
    return count + 1;
}

void
doc_link_children(struct doc *doc, const struct sentence *sentence)
{
    struct token *tokens = doc->tokens;
    int32_t end = sentence->first_token + sentence->token_count;
    for (int32_t t = sentence->first_token; t < end; t++)
        tokens[t].first_child = tokens[t].next_sibling = NONE;
    for (int32_t t = end - 1; t >= sentence->first_token; t--) {
        int32_t head = tokens[t].head;
        if (head == NONE) continue;
        tokens[t].next_sibling = tokens[head].first_child;
        tokens[head].first_child = t;
    }
}

static bool
is_hyphen_between(const struct doc *doc, int32_t token)
{
    const struct token *t = &doc->tokens[token];
    return slice_is(token_form(doc, token), "-") && t[-1].span.end == t->span.start &&
           t->span.end == t[1].span.start && t[-1].sentence == t[1].sentence;
}

struct slice
token_prefix(const struct doc *doc, int32_t token)
{
    int32_t first = token;
    while (first >= 2 && is_hyphen_between(doc, first - 1)) first -= 2;
    return doc_slice(doc,
                     (struct span){doc->tokens[first].span.start, doc->tokens[token].span.start});
}

int32_t
doc_paragraph(const struct doc *doc, int32_t block)
{
    int32_t count = 1;
    for (int32_t b = block - 1; b >= 0 && doc->blocks[b].story == doc->blocks[block].story; b--)
        count += doc->blocks[b].kind == BLOCK_PARAGRAPH;
    return count;
}
