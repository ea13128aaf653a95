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
