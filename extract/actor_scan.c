/* actor_scan.c: finds the terms of the tables in the words of an article. */
#include "extract/actor_scan.h"

#include <ctype.h>

/* A word of the article and the token it ends in. */
struct piece {
    struct who_word word;
    int32_t token;
    bool last; /* of its token */
};

static int32_t
cut_pieces(const struct scan *scan, int32_t first, int32_t end, struct piece *pieces)
{
    int32_t n = 0;
    for (int32_t t = first; t < end; t++) {
        struct slice rest = token_form(scan->doc, t);
        int32_t before = n;
        while (n - before < 8 && who_next_word(&rest, &pieces[n].word)) {
            pieces[n].token = t;
            pieces[n++].last = false;
        }
        if (n > before) pieces[n - 1].last = true;
    }
    return n;
}

static bool
fits(const struct who_term *term, const struct unit *unit)
{
    return (term->capital & ~unit->capital) == 0 && (term->upper & ~unit->upper) == 0;
}

static bool
any_fits(const struct scan *scan, const struct who_term *term, const struct unit *unit)
{
    for (; term; term = who_term(scan->who, term->next))
        if (fits(term, unit)) return true;
    return false;
}

/* Walks the tree of terms from piece i; the longest term that ends with a token. */
static struct unit
longest(const struct scan *scan, const struct piece *pieces, int32_t i, int32_t n)
{
    struct unit best = {.term = NULL}, here = {.term = NULL};
    int32_t node = 0, start = pieces[i].token;
    for (int w = 0; w < WHO_WORDS_MOST && i + w < n; w++) {
        const struct piece *piece = &pieces[i + w];
        node = who_step(scan->who, node, &piece->word);
        if (node == WHO_NONE) break;
        here.capital |= (uint16_t)(piece->word.capital << w);
        here.upper |= (uint16_t)(piece->word.upper << w);
        here.term = who_term_at(scan->who, node);
        here.count = piece->token - start + 1;
        if (piece->last && any_fits(scan, here.term, &here)) best = here;
    }
    return best;
}

void
scan_units(struct scan *scan)
{
    struct doc *doc = scan->doc;
    scan->units = ARENA_ARRAY(doc->arena, struct unit, doc->token_count + 1);
    int32_t longest_sentence = 0;
    for (int32_t s = 0; s < doc->sentence_count; s++)
        if (doc->sentences[s].token_count > longest_sentence)
            longest_sentence = doc->sentences[s].token_count;
    struct piece *pieces = ARENA_ARRAY(doc->arena, struct piece, longest_sentence * 8 + 1);
    for (int32_t s = 0; s < doc->sentence_count; s++) {
        int32_t first = doc->sentences[s].first_token, end = first + doc->sentences[s].token_count;
        int32_t n = cut_pieces(scan, first, end, pieces);
        for (int32_t i = 0; i < n; i++)
            if (i == 0 || pieces[i - 1].last) {
                const struct who_word *word = &pieces[i].word;
                struct unit *unit = &scan->units[pieces[i].token];
                *unit = longest(scan, pieces, i, n);
                unit->letter = word->capital && !isdigit((unsigned char)word->at[0]);
            }
    }
}

const struct who_term *
scan_term(const struct scan *scan, int32_t t, enum term_kind kind)
{
    if (t < scan->first || t >= scan->end) return NULL;
    const struct unit *unit = &scan->units[t];
    if (t + unit->count > scan->end) return NULL;
    for (const struct who_term *term = unit->term; term; term = who_term(scan->who, term->next))
        if (term->kind == kind && fits(term, unit)) return term;
    return NULL;
}

bool
scan_is(const struct scan *scan, int32_t t, const char *word)
{
    return t >= scan->first && t < scan->end && slice_is_nocase(token_form(scan->doc, t), word);
}

bool
scan_is_one(const struct scan *scan, int32_t t, const char *const *words)
{
    for (; *words; words++)
        if (scan_is(scan, t, *words)) return true;
    return false;
}

bool
scan_is_possessive(const struct scan *scan, int32_t t)
{
    static const char *const marks[] = {"'s", "\u2019s", "'", "\u2019", NULL};
    return scan_is_one(scan, t, marks);
}

bool
scan_is_capital(const struct scan *scan, int32_t t)
{
    return t >= scan->first && t < scan->end && scan->units[t].letter;
}

struct slice
scan_party(const struct scan *scan, const struct who_term *term)
{
    switch (term->kind) {
    case TERM_STATE:
    case TERM_ADJECTIVE:
    case TERM_PEOPLE:
    case TERM_CAPITAL:
    case TERM_SEAT:
    case TERM_PART:
    case TERM_STATE_BODY:
        return who_state(scan->who, term->index)->code;
    case TERM_ORGANISATION:
        return who_party_on(who_organisation(scan->who, term->index), scan->day);
    default:
        return SLICE_NONE;
    }
}

struct slice
scan_words(const struct scan *scan, int32_t first, int32_t count)
{
    struct span a = scan->doc->tokens[first].span, b = scan->doc->tokens[first + count - 1].span;
    return doc_slice(scan->doc, (struct span){a.start, b.end});
}
