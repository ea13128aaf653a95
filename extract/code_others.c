/* code_others.c: who else had a part in an event: hosts, chairs, mediators, inviters. */
#include "extract/code.h"
#include "extract/syntax.h"

enum { OTHERS_MOST = 4 };

/* Words beside an event and the part that somebody has by them. */
static const struct {
    const char *lemma, *role;
    bool noun; /* whose it is; else by whom it is done */
} parts[] = {{"invitation", "inviter", true},   {"invite", "inviter", false},
             {"host", "host", false},           {"convene", "host", false},
             {"chair", "chair", false},         {"preside", "chair", false},
             {"mediate", "mediator", false},    {"broker", "mediator", false},
             {"facilitate", "mediator", false}, {"mediation", "mediator", true},
             {"auspices", "mediator", true},    {"chairmanship", "chair", true},
             {"hospitality", "host", true}};

static bool
has_part(const struct event *event, struct slice party)
{
    for (int i = 0; i < event->actor_count; i++)
        if (slice_equal(event->actors[i].party, party)) return true;
    for (int i = 0; i < event->recipient_count; i++)
        if (slice_equal(event->recipients[i].party, party)) return true;
    for (int i = 0; i < event->other_count; i++)
        if (slice_equal(event->others[i].party, party)) return true;
    return false;
}

static void
put_other(struct coder *coder, struct event *event, struct event_party party, const char *role)
{
    if (!party.party.len || event->other_count == OTHERS_MOST || has_part(event, party.party))
        return;
    if (!event->others)
        event->others = ARENA_ARRAY(coder->doc->arena, struct event_party, OTHERS_MOST);
    party.role = slice_of(role);
    event->others[event->other_count++] = party;
}

/* "Under Qatari mediation", "at the invitation of X", "was brokered by X". */
static struct party_list
whose_part(struct coder *coder, int32_t token, bool noun)
{
    const struct doc *doc = coder->doc;
    struct party_list none = {.at = NULL};
    if (!noun) {
        bool passive = doc->tokens[token].xpos == XPOS_VBN;
        int32_t by = passive ? syntax_subject(doc, token) : NONE;
        return by == NONE ? none : coder_actors(coder, by);
    }
    SYNTAX_EACH(doc, child, token)
    {
        enum deprel rel = (enum deprel)doc->tokens[child].deprel;
        struct slice prep = syntax_case(doc, child);
        if (rel == DEP_NMOD_POSS || rel == DEP_AMOD || rel == DEP_COMPOUND ||
            (rel == DEP_NMOD && (slice_is(prep, "of") || slice_is(prep, "by")))) {
            struct party_list list = coder_parties(coder, child, true);
            if (list.count) return list;
        }
    }
    return none;
}

static void
read_token(struct coder *coder, struct event *event, int32_t token)
{
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (!slice_is(coder->doc->tokens[token].lemma, parts[i].lemma)) continue;
        struct party_list list = whose_part(coder, token, parts[i].noun);
        for (int32_t k = 0; k < list.count; k++) put_other(coder, event, list.at[k], parts[i].role);
    }
}

void
coder_others(struct coder *coder)
{
    struct doc *doc = coder->doc;
    for (int32_t e = 0; e < doc->event_count; e++) {
        struct event *event = &doc->events[e];
        const struct code_note *note = &coder->notes->at[e];
        const struct sentence *sentence = &doc->sentences[note->sentence];
        if (event->plover != PLOVER_CONSULT && event->plover != PLOVER_AGREE &&
            event->plover != PLOVER_SUPPORT && event->plover != PLOVER_RETREAT)
            continue;
        for (int32_t t = 0; t < sentence->token_count; t++)
            if (sentence->first_token + t != note->trigger)
                read_token(coder, event, sentence->first_token + t);
    }
}
