/* code_trip.c: journeys: where they go on to, and who receives where no host is named. */
#include "extract/code_draft.h"
#include "extract/syntax.h"

static bool
is_visit(const struct draft *draft)
{
    return slice_is(draft->code->code, "042");
}

static void
add_recipients(struct draft *draft, struct party_list more)
{
    struct party_list *list = &draft->recipients;
    struct event_party *at = ARENA_ARRAY(draft->coder->doc->arena, struct event_party,
                                         (size_t)(list->count + more.count));
    int32_t count = list->count;
    for (int32_t i = 0; i < count; i++) at[i] = list->at[i];
    for (int32_t i = 0; i < more.count; i++) {
        bool told = false;
        for (int32_t j = 0; j < count; j++) told |= draft_party_same(&at[j], &more.at[i]);
        if (!told) at[count++] = more.at[i];
    }
    list->at = at;
    list->count = count;
}

/* "Flew to Kabul and on to Islamabad": the tree hangs the second leg on the verb. */
void
draft_add_legs(struct draft *draft)
{
    struct coder *coder = draft->coder;
    const struct doc *doc = coder->doc;
    const struct match *match = draft->match;
    if (!is_visit(draft) || match->recipient == NONE || !draft->recipients.count) return;
    if (!slice_is(syntax_case(doc, match->recipient), "to")) return;
    SYNTAX_EACH(doc, child, match->trigger)
    {
        enum deprel rel = (enum deprel)doc->tokens[child].deprel;
        bool leg = rel == DEP_OBL || rel == DEP_CONJ;
        if (!leg || child <= match->recipient || doc->tokens[child].place == NONE) continue;
        if (slice_is(syntax_case(doc, child), "to"))
            add_recipients(draft, coder_parties(coder, child, false));
    }
}

/* "Was received in Hanoi": by those whose city it is. */
static void
find_host(struct draft *draft)
{
    struct coder *coder = draft->coder;
    const struct doc *doc = coder->doc;
    int32_t verb = draft->match->trigger;
    if (draft->actors.count || draft->match->actor != NONE || !syntax_is_passive(doc, verb)) return;
    SYNTAX_EACH(doc, child, verb)
    {
        struct slice prep = syntax_case(doc, child);
        if (doc->tokens[child].deprel != DEP_OBL || doc->tokens[child].place == NONE) continue;
        if (!slice_is(prep, "in") && !slice_is(prep, "at") && !slice_is(prep, "to")) continue;
        struct party_list host = coder_parties(coder, child, false);
        if (!host.count || draft_party_same(host.at, draft->recipients.at)) continue;
        draft->actors = (struct party_list){.at = host.at, .count = 1};
        return;
    }
}

/* Who receives is read as the actor; the record has the visitor first. */
void
draft_turn_host(struct draft *draft)
{
    bool received = slice_is(draft->coder->doc->tokens[draft->match->trigger].lemma, "receive");
    bool hosted = slice_is(draft->code->code, "043");
    if (!draft->recipients.count || (!hosted && (!received || draft->plover != PLOVER_CONSULT)))
        return;
    find_host(draft);
    if (!hosted) return;
    struct party_list host = draft->actors;
    draft->actors = draft->recipients;
    draft->recipients = host;
    draft->code = cameo_find(draft->coder->model->cameo, SLICE_LITERAL("042"));
}
