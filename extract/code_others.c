/* code_others.c: who else had a part in an event: hosts, chairs, mediators, inviters. */
#include "extract/code.h"
#include "extract/syntax.h"

enum { OTHERS_MOST = 4, CLIMB_MOST = 12 };

/* Words beside an event and the part that somebody has by them. */
static const struct {
    const char *lemma, *role;
    bool noun; /* whose it is; else by whom it is done */
} parts[] = {{"invitation", "inviter", true},
             {"invite", "inviter", false},
             {"host", "host", false},
             {"convene", "host", false},
             {"chair", "chair", false},
             {"preside", "chair", false},
             {"mediate", "mediator", false},
             {"broker", "mediator", false},
             {"facilitate", "mediator", false},
             {"sponsor", "mediator", false},
             {"negotiate", "mediator", false},
             {"arrange", "mediator", false},
             {"oversee", "mediator", false},
             {"supervise", "mediator", false},
             {"mediation", "mediator", true},
             {"auspices", "mediator", true},
             {"aegis", "mediator", true},
             {"sponsorship", "mediator", true},
             {"patronage", "host", true},
             {"office", "mediator", true}, /* "the good offices of X" */
             {"guarantor", "witness", true},
             {"observer", "witness", true},
             {"chairmanship", "chair", true},
             {"hospitality", "host", true},
             {"mediator", "mediator", true},
             {"go-between", "mediator", true},
             {"facilitator", "mediator", true},
             {"facilitation", "mediator", true},
             {"supervision", "mediator", true},
             {"chairman", "chair", true},
             {"intermediary", "mediator", true},
             {"presence", "witness", true},
             {"witness", "witness", false}};

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

/* "With X as mediator", "acting as mediator", "served as go-between". */
static int32_t
acting_as(const struct doc *doc, int32_t noun)
{
    int32_t verb = doc->tokens[noun].head, as = syntax_child(doc, noun, DEP_CASE);
    if (verb == NONE || as < 1 || !slice_is(doc->tokens[as].lemma, "as")) return NONE;
    if (doc->tokens[as - 1].actor != NONE) return as - 1;
    return doc->tokens[verb].upos == UPOS_VERB ? syntax_surface_subject(doc, verb) : NONE;
}

/* "With X presiding". */
static int32_t
with_whom(const struct doc *doc, int32_t verb)
{
    if (doc->tokens[verb].xpos != XPOS_VBG) return NONE;
    int32_t before = syntax_child(doc, verb, DEP_NSUBJ);
    if (before == NONE && doc->tokens[verb].deprel == DEP_ACL) before = doc->tokens[verb].head;
    return before;
}

/* By whom: "brokered by X", "X-brokered". */
static int32_t
by_whom(const struct doc *doc, int32_t verb)
{
    if (doc->tokens[verb].xpos != XPOS_VBN) return with_whom(doc, verb);
    int32_t by = syntax_subject(doc, verb);
    if (by != NONE || doc->tokens[verb].deprel != DEP_AMOD) return by;
    int32_t before = syntax_child(doc, verb, DEP_COMPOUND);
    return before != NONE ? before : syntax_child(doc, verb, DEP_AMOD);
}

/* "Under Qatari mediation", "at the invitation of X", "was brokered by X". */
static struct party_list
whose_part(struct coder *coder, int32_t token, bool noun)
{
    const struct doc *doc = coder->doc;
    struct party_list none = {.at = NULL};
    if (!noun) {
        int32_t by = by_whom(doc, token);
        return by == NONE ? none : coder_actors(coder, by);
    }
    int32_t actor = acting_as(doc, token);
    if (actor != NONE) return coder_actors(coder, actor);
    SYNTAX_EACH(doc, child, token)
    {
        enum deprel rel = (enum deprel)doc->tokens[child].deprel;
        struct slice prep = syntax_case(doc, child);
        if (rel == DEP_NMOD_POSS || rel == DEP_AMOD || rel == DEP_COMPOUND ||
            (rel == DEP_NMOD &&
             (slice_is(prep, "of") || slice_is(prep, "by") || slice_is(prep, "from")))) {
            struct party_list list = coder_parties(coder, child, true);
            if (list.count) return list;
        }
    }
    return none;
}

/* Does a word hang on this event rather than on another one of its sentence? */
static bool
is_of_event(const struct coder *coder, int32_t event, int32_t token)
{
    const struct code_note *notes = coder->notes->at;
    bool other = false;
    for (int i = 0; i < CLIMB_MOST && token != NONE; i++, token = coder->doc->tokens[token].head) {
        if (notes[event].trigger == token || notes[event].outer == token) return true;
        for (int32_t e = 0; e < coder->doc->event_count; e++)
            other |= notes[e].trigger == token || notes[e].outer == token;
        if (other) return false;
    }
    return true;
}

static void
read_token(struct coder *coder, int32_t index, int32_t token)
{
    struct event *event = &coder->doc->events[index];
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (!slice_is(coder->doc->tokens[token].lemma, parts[i].lemma)) continue;
        if (parts[i].noun && !is_of_event(coder, index, token)) continue;
        struct party_list list = whose_part(coder, token, parts[i].noun);
        for (int32_t k = 0; k < list.count; k++) put_other(coder, event, list.at[k], parts[i].role);
    }
}

static bool
is_deal(const struct event *event)
{
    return event->plover == PLOVER_AGREE || event->plover == PLOVER_RETREAT ||
           slice_is(event->cameo, "057");
}

static bool
has_pair(const struct event *event, const struct event *of)
{
    if (event->actor_count != 1 || event->recipient_count != 1) return false;
    if (of->actor_count != 1 || of->recipient_count != 1) return false;
    struct slice a = event->actors->party, r = event->recipients->party;
    struct slice b = of->actors->party, s = of->recipients->party;
    return (slice_equal(a, b) && slice_equal(r, s)) || (slice_equal(a, s) && slice_equal(r, b));
}

/* Who mediated between two mediated what they agree, too. */
static void
hand_on_mediators(struct coder *coder, int32_t index)
{
    struct event *deal = &coder->doc->events[index];
    const struct code_note *notes = coder->notes->at;
    if (!is_deal(deal) || deal->other_count) return;
    for (int32_t e = 0; e < coder->doc->event_count; e++) {
        const struct event *event = &coder->doc->events[e];
        if (notes[e].story != notes[index].story || !has_pair(event, deal)) continue;
        for (int i = 0; i < event->other_count; i++)
            if (slice_is(event->others[i].role, "mediator"))
                put_other(coder, deal, event->others[i], "mediator");
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
                read_token(coder, e, sentence->first_token + t);
    }
    for (int32_t e = 0; e < doc->event_count; e++) hand_on_mediators(coder, e);
}
