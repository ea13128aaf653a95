/* code_gap.c: clauses whose verb is left out: "X broke with Z on Tuesday, and Y the day after",
 * "gave X ten million and Y five". */
#include "extract/code.h"
#include "extract/syntax.h"

/* "Flew four to X and another two to Y", "ten tonnes to X and five to Y": does a number
 * alone stand before the preposition? */
static bool
has_number_before(const struct doc *doc, int32_t name)
{
    int32_t prep = name - 1, t = name - 2;
    if (t < 1 || doc->tokens[prep].upos != UPOS_ADP) return false;
    if (!slice_is(doc->tokens[prep].lemma, "to") && !slice_is(doc->tokens[prep].lemma, "for"))
        return false;
    while (t > 0 && (doc->tokens[t].upos == UPOS_NUM || doc->tokens[t].upos == UPOS_DET)) t--;
    bool joined = doc->tokens[t].upos == UPOS_CCONJ || doc->tokens[t].xpos == XPOS_COMMA;
    return joined && t < name - 2;
}

/* Whom the word names who may stand for a clause: "and Belize", ", Chad"; empty: nobody. */
static struct party_list
who_alone(struct coder *coder, int32_t token)
{
    const struct doc *doc = coder->doc;
    struct party_list none = {.at = NULL};
    if (doc->tokens[token].upos != UPOS_PROPN || token == 0) return none;
    if (doc->tokens[token].actor == NONE && doc->tokens[token].place == NONE) return none;
    int32_t before = token - 1;
    while (before > 0 &&
           (doc->tokens[before].deprel == DEP_COMPOUND || doc->tokens[before].deprel == DEP_AMOD ||
            doc->tokens[before].deprel == DEP_DET))
        before--;
    bool joined = doc->tokens[before].upos == UPOS_CCONJ ||
                  doc->tokens[before].xpos == XPOS_COMMA || slice_is(token_form(doc, before), ";");
    return joined ? coder_parties(coder, token, true) : none;
}

static bool
ends_clause(const struct doc *doc, int32_t token)
{
    const struct token *t = &doc->tokens[token];
    return t->xpos == XPOS_COMMA || t->xpos == XPOS_STOP || slice_is(token_form(doc, token), ";");
}

/* Do only a day or a number stand between the name and the end of the clause? */
static bool
is_gapped(const struct doc *doc, int32_t name, int32_t end)
{
    enum { LONG = 6 };
    bool day = false, number = false;
    for (int32_t t = name + 1; t < end && t <= name + LONG; t++) {
        const struct token *token = &doc->tokens[t];
        if (ends_clause(doc, t) || token->upos == UPOS_CCONJ)
            return t > name + 1 && (day || number);
        if (token->upos == UPOS_VERB || token->upos == UPOS_AUX) return false;
        day |= token->day != NONE;
        number |= token->upos == UPOS_NUM;
        bool known = token->day != NONE || token->upos == UPOS_NUM || token->upos == UPOS_DET ||
                     token->upos == UPOS_ADP || token->upos == UPOS_ADJ ||
                     token->upos == UPOS_ADV || (number && token->upos == UPOS_NOUN);
        if (!known) return false;
    }
    return false;
}

/* The event whose verb is meant: the last one before the name that is none of its own. */
static int32_t
meant_event(const struct coder *coder, int32_t first_event, int32_t name, struct slice party)
{
    const struct doc *doc = coder->doc;
    int32_t found = NONE;
    for (int32_t i = first_event; i < doc->event_count; i++) {
        const struct event *event = &doc->events[i];
        const struct code_note *note = &coder->notes->at[i];
        if (note->noun || !note->both || slice_equal(event->actors->party, party)) return NONE;
        if (slice_equal(event->recipients->party, party)) continue;
        if (event->recipients->span.start > doc->tokens[name].span.start) continue;
        if (note->trigger < name) found = i;
    }
    return found;
}

static void
put_like(struct coder *coder, int32_t index, int32_t name, struct event_party who, bool acts)
{
    struct doc *doc = coder->doc;
    struct code_notes *notes = coder->notes;
    struct event_party *side = ARENA_NEW(doc->arena, struct event_party);
    *side = who;
    side->role = acts ? SLICE_LITERAL("actor") : SLICE_LITERAL("recipient");
    int32_t added = DOC_PUT(doc, doc->events, doc->event_count);
    notes->count = doc_put(doc->arena, (void **)&notes->at, notes->count, sizeof *notes->at);
    doc->events[added] = doc->events[index];
    notes->at[added] = notes->at[index];
    notes->at[added].trigger = notes->at[added].outer = name;
    if (acts) {
        doc->events[added].actors = side;
        doc->events[added].actor_count = 1;
    } else {
        doc->events[added].recipients = side;
        doc->events[added].recipient_count = 1;
    }
}

/* "Thanked X, and Y a day later": read as if Y were thanked too. */
static bool
drop_recipient(struct coder *coder, int32_t first_event, struct slice party)
{
    struct doc *doc = coder->doc;
    int32_t kept = first_event;
    for (int32_t i = first_event; i < doc->event_count; i++) {
        if (doc->events[i].recipient_count && slice_equal(doc->events[i].recipients->party, party))
            continue;
        doc->events[kept] = doc->events[i];
        coder->notes->at[kept++] = coder->notes->at[i];
    }
    bool dropped = kept < doc->event_count;
    doc->event_count = coder->notes->count = kept;
    return dropped;
}

/* "Sent X rice on Monday and Y the same day", and not "wrote to X and Y on Monday". */
static bool
is_parallel(const struct coder *coder, int32_t index, int32_t name)
{
    const struct doc *doc = coder->doc;
    for (int32_t t = coder->notes->at[index].trigger; t < name; t++)
        if (doc->tokens[t].day != NONE || doc->tokens[t].upos == UPOS_NUM) return true;
    return false;
}

/* The preposition of a party, or NONE. */
static int32_t
prep_of(struct coder *coder, int32_t token)
{
    int32_t prep = syntax_child(coder->doc, token, DEP_CASE);
    bool party = prep != NONE && prep < token && coder->doc->tokens[token].day == NONE;
    return party && coder_is_party(coder, token) ? prep : NONE;
}

/* Of "with X in May and with Y in June" the X; NONE. */
static int32_t
first_leg(struct coder *coder, int32_t from, int32_t second, int32_t prep)
{
    const struct doc *doc = coder->doc;
    for (int32_t t = prep - 2; t > from; t--) {
        int32_t first = prep_of(coder, t);
        if (t != second && first != NONE &&
            slice_equal(doc->tokens[first].lemma, doc->tokens[prep].lemma))
            return t;
    }
    return NONE;
}

/* "Broke with X in May and with Y in June": the tree has but one of them. */
static void
add_leg(struct coder *coder, int32_t first_event, int32_t second, int32_t end)
{
    const struct doc *doc = coder->doc;
    int32_t prep = prep_of(coder, second), index = doc->event_count - 1;
    if (prep < 2 || doc->tokens[prep - 1].upos != UPOS_CCONJ || !is_gapped(doc, second, end))
        return;
    while (index >= first_event && coder->notes->at[index].trigger > prep) index--;
    if (index < first_event || !coder->notes->at[index].both) return;
    int32_t first = first_leg(coder, coder->notes->at[index].trigger, second, prep);
    if (first == NONE) return;
    struct party_list x = coder_parties(coder, first, true);
    struct party_list y = coder_parties(coder, second, true);
    bool has_x = false, has_y = false;
    for (int32_t i = first_event; i < doc->event_count; i++) {
        const struct code_note *note = &coder->notes->at[i];
        if (!note->both || note->trigger != coder->notes->at[index].trigger) continue;
        has_x |= x.count && slice_equal(doc->events[i].recipients->party, x.at->party);
        has_y |= y.count && slice_equal(doc->events[i].recipients->party, y.at->party);
    }
    if (has_x == has_y || !x.count || !y.count) return;
    put_like(coder, index, has_x ? second : first, has_x ? *y.at : *x.at, false);
    if (has_y) coder->notes->at[index].trigger = second; /* its day stands there */
}

/* Behind a comma the name is another one who acts ("X left it, and Y a day later"), else another
 * one to whom it is done. */
void
coder_gaps(struct coder *coder, const struct sentence *sentence, int32_t first_event)
{
    const struct doc *doc = coder->doc;
    int32_t end = sentence->first_token + sentence->token_count;
    bool acts = false;
    if (first_event == doc->event_count) return;
    for (int32_t t = sentence->first_token + 1; t < end; t++) {
        add_leg(coder, first_event, t, end);
        bool given = has_number_before(doc, t);
        if (!given && !is_gapped(doc, t, end)) continue;
        struct party_list who = given ? coder_parties(coder, t, true) : who_alone(coder, t);
        if (!who.count) continue;
        int32_t index = meant_event(coder, first_event, t, who.at->party);
        if (index == NONE) continue;
        if (given) {
            put_like(coder, index, t, *who.at, false);
            continue;
        }
        acts |= coder->notes->at[index].again != NONE; /* "Chad gave two and Mali six" */
        acts |= doc->tokens[t - 1].xpos == XPOS_COMMA ||
                (t > 1 && doc->tokens[t - 2].xpos == XPOS_COMMA);
        if (!acts && !is_parallel(coder, index, t)) continue;
        if (acts && drop_recipient(coder, first_event, who.at->party))
            index = meant_event(coder, first_event, t, who.at->party);
        put_like(coder, index, t, *who.at, acts);
    }
}
