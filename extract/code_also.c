/* code_also.c: towards whom it is, where the clause does not say, but that another one did so too
 * ("X also protested"), or that it answers something ("in return X closed its port"). */
#include "extract/code_draft.h"
#include "extract/syntax.h"

/* "Y also telephoned him" read as if Y had telephoned himself. */
static bool
is_self(const struct draft *draft)
{
    int32_t to = draft->match->recipient;
    return to != NONE && draft->coder->doc->tokens[to].upos == UPOS_PRON &&
           draft->recipients.count == 1 && draft_party_same(draft->actors.at, draft->recipients.at);
}

/* "Oslo too lodged", "Oslo also lodged", "in turn Oslo lodged". */
static bool
says(const struct draft *draft, const char *set, enum deprel rel)
{
    const struct coder *coder = draft->coder;
    SYNTAX_EACH(coder->doc, child, draft->match->trigger)
    if (coder->doc->tokens[child].deprel == rel && coder_word_in(coder, child, set)) return true;
    return false;
}

static bool
says_as_well(const struct doc *doc, int32_t verb)
{
    SYNTAX_EACH(doc, child, verb)
    if (slice_is(doc->tokens[child].lemma, "as") && child + 1 < doc->token_count &&
        slice_is(doc->tokens[child + 1].lemma, "well"))
        return true;
    return false;
}

static bool
is_mutual(enum plover plover)
{
    return plover == PLOVER_AGREE || plover == PLOVER_CONSULT || plover == PLOVER_COOPERATE;
}

/* "Oslo too lodged a protest": with whom the event of that class told last was; "in return Oslo
 * closed its port": to who did something to Oslo. */
void
draft_mend_also(struct draft *draft)
{
    struct coder *coder = draft->coder;
    const struct doc *doc = coder->doc;
    const struct match *match = draft->match;
    int32_t here = doc->tokens[match->trigger].sentence;
    bool mutual = is_mutual(draft->plover) && (draft->reciprocal || draft->actors.count > 1);
    bool open = !draft->recipients.count && match->recipient == NONE && !mutual;
    if (!draft->actors.count || match->frame->alone || (!open && !is_self(draft))) return;
    bool also = says(draft, "also", DEP_ADVMOD) || says_as_well(doc, match->trigger) ||
                (match->actor != NONE && coder_word_in(coder, match->actor + 1, "also"));
    bool back = says(draft, "return", DEP_OBL) || coder_word_in(coder, match->trigger, "answer");
    for (int32_t i = doc->event_count - 1; i >= 0 && (also || back); i--) {
        const struct event *event = &doc->events[i];
        const struct code_note *note = &coder->notes->at[i];
        if (note->story != doc->blocks[doc->sentences[here].block].story ||
            here - note->sentence > RECENT_SENTENCES)
            return;
        if (!note->both) continue;
        bool own = draft_party_same(event->actors, draft->actors.at);
        bool theirs = draft_party_same(event->recipients, draft->actors.at);
        if (back ? !theirs : theirs || (!own && event->plover != draft->plover)) continue;
        draft->reciprocal &= is_mutual(draft->plover);
        draft->recipients = back ? (struct party_list){.at = event->actors, .count = 1}
                                 : (struct party_list){.at = event->recipients, .count = 1};
        return;
    }
}
