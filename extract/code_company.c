/* code_company.c: who does it, or to whom it is done, beside those whom the verb governs: "X,
 * joined by Y, condemned", "along with Z", "X joined Y in condemning". */
#include "extract/code_draft.h"
#include "extract/syntax.h"
#include "extract/who.h"

enum { COMPANY_MOST = 24 };

static bool
has_party(const struct party_list *list, struct slice party)
{
    for (int32_t i = 0; i < list->count; i++)
        if (slice_equal(list->at[i].party, party)) return true;
    return false;
}

/* "Called on the king along with the ministers of the League": a call of many is told of one. */
static bool
is_crowd(const struct draft *draft, const struct event_party *party)
{
    return draft->plover == PLOVER_CONSULT &&
           who_find_state(draft->coder->model->who, party->party) == WHO_NONE;
}

/* Adds whom the phrase names to a side, but for those of either side. */
static void
add(struct draft *draft, struct party_list *side, int32_t phrase)
{
    struct party_list more = coder_actors(draft->coder, phrase);
    struct party_list all = {
        .at = ARENA_ARRAY(draft->coder->doc->arena, struct event_party, COMPANY_MOST)};
    for (int32_t i = 0; i < side->count && i < COMPANY_MOST; i++) all.at[all.count++] = side->at[i];
    for (int32_t i = 0; i < more.count && all.count < COMPANY_MOST; i++)
        if (more.at[i].party.len && !is_crowd(draft, &more.at[i]) &&
            !has_party(&draft->actors, more.at[i].party) &&
            !has_party(&draft->recipients, more.at[i].party))
            all.at[all.count++] = more.at[i];
    *side = all;
}

/* "Along with X", "together with X", "alongside X". */
static bool
is_beside(const struct coder *coder, int32_t phrase)
{
    const struct doc *doc = coder->doc;
    SYNTAX_EACH(doc, prep, phrase)
    {
        if (doc->tokens[prep].deprel != DEP_CASE) continue;
        if (slice_is(doc->tokens[prep].lemma, "alongside")) return true;
        if (slice_is(doc->tokens[prep].lemma, "with") && prep > 0 &&
            coder_word_in(coder, prep - 1, "together"))
            return true;
    }
    return false;
}

/* "Joined by X", "accompanied by X": X; NONE. */
static int32_t
joined_by(const struct coder *coder, int32_t verb)
{
    const struct doc *doc = coder->doc;
    if (doc->tokens[verb].xpos != XPOS_VBN || !coder_word_in(coder, verb, "joined")) return NONE;
    SYNTAX_EACH(doc, child, verb)
    if (slice_is(syntax_case(doc, child), "by")) return child;
    return NONE;
}

/* Those told beside a word; on an adverb that stands there ("together", "jointly") too. */
static void
add_beside(struct draft *draft, struct party_list *side, int32_t token)
{
    const struct doc *doc = draft->coder->doc;
    if (token == NONE || !side->count) return;
    SYNTAX_EACH(doc, child, token)
    {
        enum deprel rel = (enum deprel)doc->tokens[child].deprel;
        if (rel == DEP_ACL || rel == DEP_ADVCL || rel == DEP_ACL_RELCL) {
            int32_t by = joined_by(draft->coder, child);
            if (by != NONE) add(draft, side, by);
        } else if (rel == DEP_OBL || rel == DEP_NMOD) {
            if (is_beside(draft->coder, child)) add(draft, side, child);
        } else if (rel == DEP_ADVMOD) {
            SYNTAX_EACH(doc, phrase, child)
            if (is_beside(draft->coder, phrase)) add(draft, side, phrase);
        }
    }
}

void
draft_add_company(struct draft *draft)
{
    const struct match *match = draft->match;
    bool passive = syntax_is_passive(draft->coder->doc, match->trigger);
    bool beside = match->frame->embed == EMBED_PASS && match->other != NONE;
    if (beside && draft->actors.count) add(draft, &draft->actors, match->other);
    add_beside(draft, &draft->actors, match->actor);
    add_beside(draft, &draft->recipients, match->recipient);
    add_beside(draft, passive ? &draft->recipients : &draft->actors, match->trigger);
}
