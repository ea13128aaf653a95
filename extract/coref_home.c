/* coref_home.c: the state an article is written from: whose minister needs no nationality in it. */
#include "extract/coref.h"

enum { OWNS = 3, NAMED = 1, FOREIGNER = 2, DATELINE = 5, SURE = 3 };

static bool
is_owner(const struct doc *doc, const struct actor *actor)
{
    int32_t next = actor->first + actor->count;
    if (next >= doc->token_count) return false;
    struct slice form = token_form(doc, next);
    return slice_is(form, "'s") || slice_is(form, "\u2019s") || slice_is(form, "'") ||
           slice_is(form, "\u2019");
}

/* "Malta's commitment" speaks for home; "Colombian President" does not: one's own has no adjective.
 */
static int
weight_of(const struct coref *coref, int32_t a)
{
    const struct actor *actor = &coref->doc->actors[a];
    const struct actor_note *note = &coref->doc->notes[a];
    if (actor->kind == KIND_PERSON && note->told_party) return -FOREIGNER;
    if (actor->kind == KIND_PERSON && note->person != WHO_NONE && note->told_office) return NAMED;
    if (note->type != MENTION_STATE) return 0;
    if (is_owner(coref->doc, actor)) return OWNS;
    return note->town ? 0 : NAMED;
}

struct slice
coref_home(const struct coref *coref)
{
    const struct doc *doc = coref->doc;
    int32_t states = who_state_count(coref->who), best = WHO_NONE, second = 0;
    int *votes = ARENA_ARRAY(doc->arena, int, states + 1);
    for (int32_t a = 0; a < doc->actor_count; a++) {
        int32_t state = doc->actors[a].party.len ? who_find_state(coref->who, doc->actors[a].party)
                                                 : WHO_NONE;
        if (state != WHO_NONE && doc->notes[a].story == 0) votes[state] += weight_of(coref, a);
    }
    int32_t dateline = coref->dateline.len ? who_find_state(coref->who, coref->dateline) : WHO_NONE;
    if (dateline != WHO_NONE) votes[dateline] += DATELINE;
    for (int32_t s = 0; s < states; s++) {
        if (best == WHO_NONE || votes[s] > votes[best]) {
            if (best != WHO_NONE && votes[best] > second) second = votes[best];
            best = s;
        } else if (votes[s] > second)
            second = votes[s];
    }
    if (best == WHO_NONE || votes[best] < SURE || votes[best] < 2 * second) return SLICE_NONE;
    return who_state(coref->who, best)->code;
}
