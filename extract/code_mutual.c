/* code_mutual.c: what several do with each other: the first of them is one side, the others the
 * other. */
#include "extract/code_draft.h"
#include "extract/syntax.h"

/* Several who do something together at a place of one of them have no other side there. */
static void
drop_partners(struct draft *draft)
{
    int32_t kept = 0;
    if (draft->actors.count < 2 || draft->plover != PLOVER_COOPERATE) return;
    for (int32_t r = 0; r < draft->recipients.count; r++) {
        bool partner = false;
        for (int32_t a = 0; a < draft->actors.count; a++)
            partner |= draft_party_same(&draft->actors.at[a], &draft->recipients.at[r]);
        if (!partner && draft->recipients.at[r].kind != KIND_PLACE)
            draft->recipients.at[kept++] = draft->recipients.at[r];
    }
    draft->recipients.count = kept;
}

/* "X and Y offered ten million each": to somebody else. */
static bool
is_apart(const struct draft *draft)
{
    const struct doc *doc = draft->coder->doc;
    int32_t first, last;
    if (slice_starts(draft->code->code, "033") || slice_starts(draft->code->code, "07"))
        return true;
    syntax_extent(doc, draft->match->trigger, &first, &last);
    for (int32_t t = first; t <= last; t++)
        if (slice_is_nocase(token_form(doc, t), "each") && t < last &&
            !slice_is(doc->tokens[t + 1].lemma, "other"))
            return true;
    return false;
}

/* "Both leaders", "the two sides". */
static bool
are_both(const struct draft *draft)
{
    return draft->match->actor != NONE && coder_is_both(draft->coder, draft->match->actor);
}

/* "Both", "the two", "troops of both sides": and not "Chad and Mali both". */
static bool
stands_for_two(const struct actor *actor)
{
    return actor->pronoun || actor->party_count == 2;
}

/* "Both recalled their envoys", "both sides complained": to each other. */
static bool
are_at_odds(const struct draft *draft)
{
    const struct doc *doc = draft->coder->doc;
    int32_t actor = draft->match->actor == NONE ? NONE : doc->tokens[draft->match->actor].actor;
    if (!are_both(draft) || (actor != NONE && !stands_for_two(&doc->actors[actor]))) return false;
    bool each = draft->plover == PLOVER_ACCUSE || draft->plover == PLOVER_MOBILIZE ||
                draft->plover == PLOVER_RETREAT;
    bool open = draft->match->recipient == NONE && draft->match->topic == NONE;
    return (each && open) || slice_starts(draft->code->code, "161");
}

/* Do several who do this do it with each other? */
static bool
is_mutual(const struct draft *draft)
{
    const struct frame *frame = draft->match->frame;
    if (frame->both || coder_is_each_other(draft->coder, draft->match->recipient)) return true;
    if (draft->match->actor != NONE &&
        slice_is(syntax_case(draft->coder->doc, draft->match->actor), "between"))
        return true;
    if (are_at_odds(draft)) return true;
    if (!draft_is_kindness(draft->plover) || is_apart(draft)) return false;
    return draft->plover == PLOVER_COOPERATE || are_both(draft) || !frame->alone;
}

/* Two navies that hold an exercise hold it with each other. */
static void
exercise_together(struct draft *draft)
{
    if (!slice_is(draft->code->code, "150") || draft->actors.count < 2) return;
    if (draft_party_same(draft->actors.at, &draft->actors.at[draft->actors.count - 1])) return;
    draft->code = cameo_find(draft->coder->model->cameo, SLICE_LITERAL("062"));
    draft->plover = draft->code->plover;
    draft->recipients.count = 0;
}

/* "X and Y agreed": the second is the other side. */
static void
split_actors(struct draft *draft)
{
    const struct frame *frame = draft->match->frame;
    if (draft->recipients.count || draft->actors.count < 2) return;
    bool named = draft->match->recipient != NONE &&
                 draft->match->recipient != draft->match->actor &&
                 draft->plover != PLOVER_COOPERATE &&
                 !coder_is_each_other(draft->coder, draft->match->recipient);
    if ((named && !are_both(draft)) || !is_mutual(draft)) return;
    int32_t split = 1;
    while (split < draft->actors.count &&
           draft_party_same(&draft->actors.at[0], &draft->actors.at[split]))
        split++;
    if (split == draft->actors.count && !frame->both) return;
    if (split == draft->actors.count) split = 1;
    draft->recipients = (struct party_list){.at = draft->actors.at + split,
                                            .count = draft->actors.count - split};
    draft->actors.count = split;
    draft->reciprocal = true;
}

/* "Their friendship": what two have with each other. */
static bool
is_theirs(const struct coder *coder, int32_t noun)
{
    const struct doc *doc = coder->doc;
    if (!coder_word_in(coder, noun, "mutual")) return false;
    int32_t owner = syntax_child(doc, noun, DEP_NMOD_POSS);
    return owner != NONE && slice_is_nocase(token_form(doc, owner), "their");
}

static bool
among(const struct party_list *list, const struct party_list *all)
{
    for (int32_t i = 0; i < list->count; i++) {
        bool found = false;
        for (int32_t j = 0; j < all->count; j++)
            found |= draft_party_same(&list->at[i], &all->at[j]);
        if (!found) return false;
    }
    return true;
}

/* "X and Y hailed their friendship", "both praised the relations of X and Y": each other's. */
static void
drop_own_pair(struct draft *draft)
{
    const struct party_list *actors = &draft->actors;
    bool kind = draft_is_kindness(draft->plover) && draft->plover != PLOVER_CONSULT;
    if ((!kind && !are_at_odds(draft)) || actors->count < 2) return;
    if (draft_party_same(&actors->at[0], &actors->at[actors->count - 1])) return;
    bool own = draft->recipients.count && among(&draft->recipients, actors);
    if (!own && !is_theirs(draft->coder, draft->match->recipient)) return;
    draft->recipients.count = 0;
    draft->match->recipient = NONE;
}

void
draft_pair_off(struct draft *draft)
{
    exercise_together(draft);
    drop_own_pair(draft);
    drop_partners(draft);
    split_actors(draft);
}
