/* code_pair.c: the two who met last: "both sides", "the hosts", "the two leaders", "negotiators",
 * "the joint commission". */
#include "extract/code_draft.h"
#include "extract/syntax.h"

enum { SIDE_MOST = 24 };

/* The pair told last stands for "the two sides". */
bool
draft_use_focus(struct draft *draft)
{
    struct coder *coder = draft->coder;
    if (coder->focus == NONE) return false;
    const struct event *last = &coder->doc->events[coder->focus];
    coder->focus_block = draft_block(draft);
    draft->actors = (struct party_list){.at = last->actors, .count = last->actor_count};
    draft->recipients = (struct party_list){.at = last->recipients, .count = last->recipient_count};
    draft->reciprocal = true;
    return true;
}

/* All on one side of the meeting told last, which several came to. */
static struct party_list
side_of_last(const struct coder *coder, bool hosts)
{
    const struct doc *doc = coder->doc;
    int32_t trigger = coder->notes->at[coder->focus].trigger;
    struct party_list list = {.at = ARENA_ARRAY(doc->arena, struct event_party, SIDE_MOST)};
    for (int32_t i = 0; i <= coder->focus; i++) {
        const struct event *event = &doc->events[i];
        const struct event_party *side = hosts ? event->recipients : event->actors;
        int count = hosts ? event->recipient_count : event->actor_count;
        if (coder->notes->at[i].trigger != trigger) continue;
        for (int j = 0; j < count && list.count < SIDE_MOST; j++) {
            bool known = false;
            for (int32_t k = 0; k < list.count; k++)
                known |= draft_party_same(&list.at[k], &side[j]);
            if (!known) list.at[list.count++] = side[j];
        }
    }
    return list;
}

/* "The visitors asked for fuel", "the host promised it": of the meeting told last. */
struct party_list
draft_by_role(const struct draft *draft, int32_t token)
{
    const struct coder *coder = draft->coder;
    struct party_list none = {.at = NULL};
    if (token == NONE || coder->focus == NONE) return none;
    const struct event *last = &coder->doc->events[coder->focus];
    struct slice word = coder->doc->tokens[token].lemma;
    if (last->plover != PLOVER_CONSULT) return none;
    if (slice_is(word, "visitor") || slice_is(word, "guest")) return side_of_last(coder, false);
    if (slice_is(word, "host")) return side_of_last(coder, true);
    return none;
}

/* "The two leaders" right after a meeting of two are these two. */
bool
draft_just_met(const struct coder *coder, int32_t actor)
{
    const struct doc *doc = coder->doc;
    if (coder->focus == NONE || actor == NONE || !coder_is_both(coder, actor)) return false;
    int32_t here = doc->sentences[doc->tokens[actor].sentence].block;
    return here - coder->focus_block <= 1;
}

/* "Negotiators", "the delegates": nobody's in particular. */
static bool
is_bare(const struct coder *coder, int32_t token)
{
    const struct doc *doc = coder->doc;
    SYNTAX_EACH(doc, child, token)
    {
        enum deprel rel = (enum deprel)doc->tokens[child].deprel;
        if (coder_word_in(coder, child, "joint")) continue; /* "technical teams" */
        if (rel == DEP_COMPOUND || rel == DEP_AMOD || rel == DEP_NMOD || rel == DEP_NMOD_POSS ||
            rel == DEP_CONJ || rel == DEP_ACL || rel == DEP_ACL_RELCL || rel == DEP_NUMMOD)
            return false;
    }
    return true;
}

/* "The joint commission", "the committee", "the working group". */
static bool
is_commission(const struct coder *coder, int32_t token)
{
    const struct doc *doc = coder->doc;
    if (!coder_word_in(coder, token, "commission") || syntax_child(doc, token, DEP_NMOD) != NONE)
        return false;
    SYNTAX_EACH(doc, child, token)
    if (coder_word_in(coder, child, "joint")) return true;
    return is_bare(coder, token) && syntax_has_lemma(doc, token, DEP_DET, "the");
}

/* "Negotiators agreed", "the joint commission will meet again" right after a meeting of two: both
 * of them. */
bool
draft_is_joint(const struct draft *draft)
{
    const struct coder *coder = draft->coder;
    const struct doc *doc = coder->doc;
    int32_t actor = draft->match->actor;
    bool mutual = draft->plover == PLOVER_AGREE || draft->plover == PLOVER_CONSULT ||
                  draft->plover == PLOVER_COOPERATE || slice_is(draft->code->code, "057");
    if (coder->focus == NONE || actor == NONE || !mutual) return false;
    if (draft_block(draft) - coder->focus_block > 1) return false;
    bool people = coder_word_in(coder, actor, "negotiators") &&
                  doc->tokens[actor].xpos == XPOS_NNS && is_bare(coder, actor);
    return people || is_commission(coder, actor);
}
