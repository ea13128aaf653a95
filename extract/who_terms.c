/* who_terms.c: the tree of terms: word by word to what a term means. */
#include "extract/who_terms.h"

#include <stdlib.h>

#include "extract/doc.h"

enum { FIRST_EDGES = 1 << 17 };

void
who_put(struct arena *arena, void **column, int32_t *count, size_t size)
{
    *count = doc_put(arena, column, *count, size);
}

static int32_t
node_new(struct who *who)
{
    int32_t node = WHO_PUT(who, who->node_term, who->node_count);
    who->node_term[node] = WHO_NONE;
    return node;
}

void
who_terms_init(struct who *who)
{
    who->edge_mask = FIRST_EDGES - 1;
    who->edges = mem_new(sizeof *who->edges * FIRST_EDGES);
    for (uint32_t i = 0; i <= who->edge_mask; i++) who->edges[i].from = WHO_NONE;
    node_new(who);
}

static struct who_edge *
edge_slot(const struct who *who, int32_t from, uint32_t word)
{
    uint64_t mixed = ((uint64_t)(uint32_t)from << 32 | word) * 0x9e3779b97f4a7c15u;
    uint32_t i = (uint32_t)(mixed >> 32) & who->edge_mask;
    while (who->edges[i].from != WHO_NONE &&
           (who->edges[i].from != from || who->edges[i].word != word))
        i = (i + 1) & who->edge_mask;
    return &who->edges[i];
}

static void
widen_edges(struct who *who)
{
    struct who_edge *old = who->edges;
    uint32_t size = who->edge_mask + 1;
    who->edge_mask = size * 2 - 1;
    who->edges = mem_new(sizeof *who->edges * size * 2);
    for (uint32_t i = 0; i <= who->edge_mask; i++) who->edges[i].from = WHO_NONE;
    for (uint32_t i = 0; i < size; i++)
        if (old[i].from != WHO_NONE) *edge_slot(who, old[i].from, old[i].word) = old[i];
    free(old);
}

int32_t
who_step(const struct who *who, int32_t node, const struct who_word *word)
{
    uint32_t number = names_find(who->words, (struct slice){word->at, word->len});
    if (number == NAMES_NONE) return WHO_NONE;
    const struct who_edge *edge = edge_slot(who, node, number);
    return edge->from == WHO_NONE ? WHO_NONE : edge->to;
}

static int32_t
step_or_grow(struct who *who, int32_t node, const struct who_word *word)
{
    uint32_t number = names_put(who->words, (struct slice){word->at, word->len});
    struct who_edge *edge = edge_slot(who, node, number);
    if (edge->from != WHO_NONE) return edge->to;
    if (++who->edge_count * 2 > who->edge_mask) {
        widen_edges(who);
        edge = edge_slot(who, node, number);
    }
    *edge = (struct who_edge){.from = node, .word = number, .to = who->node_count};
    return node_new(who);
}

/* The same meaning twice, from two tables, is one. */
static bool
is_known(const struct who *who, int32_t node, const struct who_term *term)
{
    for (const struct who_term *t = who_term_at(who, node); t; t = who_term(who, t->next))
        if (t->kind == term->kind && t->index == term->index &&
            slice_equal(t->shown, term->shown) && t->upper == term->upper &&
            t->capital == term->capital && slice_equal(t->sector, term->sector))
            return true;
    return false;
}

/* Meanings of one node stand in the order of the tables: those read first go first. */
static void
append_term(struct who *who, int32_t node, struct who_term term)
{
    int32_t number = WHO_PUT(who, who->terms, who->term_count);
    who->terms[number] = term;
    int32_t *last = &who->node_term[node];
    while (*last != WHO_NONE) last = &who->terms[*last].next;
    *last = number;
}

int
who_put_term(struct who_row *row, struct slice text, struct who_term term)
{
    struct slice rest = text;
    struct who_word word;
    int32_t node = 0;
    term.words = 0;
    term.capital = term.upper = 0;
    while (who_next_word(&rest, &word)) {
        if (term.words == WHO_WORDS_MOST)
            return lines_fail(row->lines, text.at, row->why, "more than %d words", WHO_WORDS_MOST);
        if (word.capital) term.capital |= (uint16_t)(1u << term.words);
        if (word.upper && word.len > 1) term.upper |= (uint16_t)(1u << term.words);
        term.words++;
        node = step_or_grow(row->who, node, &word);
    }
    if (!term.words) return 0;
    term.next = WHO_NONE;
    term.file = row->file;
    term.line = row->lines->number;
    if (!is_known(row->who, node, &term)) append_term(row->who, node, term);
    return 0;
}

bool
who_next_piece(struct slice *list, struct slice *piece)
{
    while (slice_next(list, ',', piece)) {
        *piece = slice_trim(*piece);
        if (piece->len) return true;
    }
    return false;
}

int
who_put_terms(struct who_row *row, struct slice list, struct who_term term)
{
    struct slice piece;
    while (who_next_piece(&list, &piece))
        if (who_put_term(row, piece, term)) return -1;
    return 0;
}

const struct who_term *
who_term(const struct who *who, int32_t number)
{
    return number == WHO_NONE ? NULL : &who->terms[number];
}

const struct who_term *
who_term_at(const struct who *who, int32_t node)
{
    return who_term(who, who->node_term[node]);
}
