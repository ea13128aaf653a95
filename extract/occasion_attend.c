/* occasion_attend.c: who goes to a forum meets its organisation, or the parties in its name. */
#include "extract/occasion.h"

#include "extract/code.h"
#include "extract/stage.h"
#include "extract/syntax.h"

enum { CLIMB_MOST = 6, NEAR = 4 };

/* "Took part in": the noun that says so. */
static int32_t
light_object(const struct coder *coder, int32_t verb)
{
    int32_t object = syntax_object(coder->doc, verb);
    return object != NONE && coder_word_in(coder, object, "attend") ? object : NONE;
}

/* The preposition right before a forum's name: "for the 16th APEC summit". */
static struct slice
leads_to(const struct doc *doc, const struct occasion *occasion)
{
    int32_t start = doc->sentences[occasion->sentence].first_token;
    for (int32_t t = occasion->first - 1; t >= start && t >= occasion->first - NEAR; t--)
        if (doc->tokens[t].upos == UPOS_ADP) return doc->tokens[t].lemma;
    return SLICE_NONE;
}

/* "Flew", "is in Lima". */
static bool
is_going(const struct coder *coder, int32_t token)
{
    return coder_word_in(coder, token, "going") ||
           (coder->doc->tokens[token].place != NONE && syntax_has_copula(coder->doc, token));
}

/* "Flew to Lima for the summit", "is in Lima for it", "went to the summit". */
static bool
is_journey(const struct coder *coder, int32_t verb, const struct occasion *occasion)
{
    struct slice prep = leads_to(coder->doc, occasion);
    if (!is_going(coder, verb)) return false;
    return slice_is(prep, "for") || slice_is(prep, "to") || slice_is(prep, "at");
}

/* The verb or noun of going above (or before) a forum's name. */
static int32_t
attending(const struct coder *coder, const struct occasion *occasion)
{
    const struct doc *doc = coder->doc;
    int32_t token = occasion->last;
    for (int i = 0; i < CLIMB_MOST && token != NONE; i++, token = doc->tokens[token].head) {
        if (token == occasion->last) continue;
        if (coder_word_in(coder, token, "attend")) return occasion->beside ? NONE : token;
        if (is_journey(coder, token, occasion)) return token;
        if (doc->tokens[token].upos == UPOS_VERB)
            return occasion->beside ? NONE : light_object(coder, token);
    }
    return NONE;
}

static int32_t
goer(const struct coder *coder, int32_t trigger)
{
    const struct doc *doc = coder->doc;
    if (doc->tokens[trigger].upos == UPOS_VERB || syntax_has_copula(doc, trigger)) {
        /* "is set to co-chair" */
        int32_t subject = syntax_subject(doc, trigger);
        return subject != NONE ? subject : syntax_surface_subject(doc, trigger);
    }
    int32_t owner = syntax_child(doc, trigger, DEP_NMOD_POSS);
    for (int i = 0; i < CLIMB_MOST && owner == NONE && trigger != NONE; i++) {
        trigger = doc->tokens[trigger].head;
        if (trigger != NONE && doc->tokens[trigger].upos == UPOS_VERB)
            owner = syntax_surface_subject(doc, trigger);
        /* "his mission includes taking part in" */
        int32_t whose = owner == NONE ? NONE : syntax_child(doc, owner, DEP_NMOD_POSS);
        if (whose != NONE) owner = whose;
    }
    return owner;
}

struct event_party
occasion_body(const struct doc *doc, const struct occasion *occasion)
{
    struct slice body = occasion->forum->body;
    struct event_party party = {.name = body,
                                .text = occasion->text,
                                .span = occasion->span,
                                .kind = KIND_ORGANISATION,
                                .party = body,
                                .code = body};
    for (int32_t i = 0; i < doc->actor_count; i++) {
        const struct actor *actor = &doc->actors[i];
        if (actor->kind != KIND_ORGANISATION || !slice_equal(actor->party, body)) continue;
        party.name = actor->name;
        party.code = actor->code;
        party.organisation = actor->organisation;
        return party;
    }
    return party;
}

bool
occasion_party(const struct doc *doc, const struct occasion *occasion, struct slice own,
               struct event_party *out)
{
    for (int32_t i = 0; i < doc->actor_count; i++) {
        const struct actor *actor = &doc->actors[i];
        if (actor->span.start + 40 < occasion->span.start || actor->span.end > occasion->span.end ||
            doc->tokens[actor->head].span.start < occasion->span.start || !actor->party.len)
            continue;
        if (slice_equal(actor->party, own)) continue;
        *out = (struct event_party){.name = actor->name,
                                    .text = doc_slice(doc, actor->span),
                                    .span = actor->span,
                                    .kind = actor->kind,
                                    .party = actor->party,
                                    .sector = actor->sector,
                                    .code = actor->code};
        return true;
    }
    return false;
}

static bool
already(const struct doc *doc, int32_t sentence, struct slice goer, struct slice party)
{
    const struct code_notes *notes = doc->code;
    for (int32_t i = 0; i < doc->event_count; i++)
        if (notes->at[i].sentence == sentence && doc->events[i].plover == PLOVER_CONSULT &&
            doc->events[i].actor_count && slice_equal(doc->events[i].actors[0].party, goer) &&
            doc->events[i].recipient_count &&
            slice_equal(doc->events[i].recipients[0].party, party))
            return true;
    return false;
}

/* "assumed the chair of the council": an office, no meeting. */
static bool
is_office(const struct doc *doc, int32_t trigger)
{
    static const char *const words[] = {"chair", "chairmanship", "presidency", "head", "heads"};
    if (doc->tokens[trigger].upos == UPOS_VERB) return false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (slice_is_nocase(token_form(doc, trigger), words[i])) return true;
    return false;
}

/* "Inviting him to attend": who is asked has not come. */
static bool
is_invited(const struct doc *doc, int32_t trigger)
{
    int32_t above = doc->tokens[trigger].head;
    return above != NONE && slice_is(doc->tokens[above].lemma, "invite") &&
           (doc->tokens[trigger].deprel == DEP_XCOMP || doc->tokens[trigger].deprel == DEP_ADVCL);
}

/* "Flew to Lima" in a sentence that goes on "for the summit", by the same side: NONE: not told. */
static int32_t
journey_of(const struct coder *coder, const struct occasion *occasion, struct slice party,
           int32_t trigger)
{
    const struct doc *doc = coder->doc;
    for (int32_t i = 0; i < doc->event_count; i++) {
        const struct event *event = &doc->events[i];
        const struct code_note *note = &coder->notes->at[i];
        if (note->sentence != occasion->sentence || event->plover != PLOVER_CONSULT) continue;
        if (!event->actor_count || !event->recipient_count) continue;
        if (event->reciprocal ? event->recipients[0].kind != KIND_PLACE
                              : event->recipients[0].kind == KIND_PERSON)
            continue;
        bool named = note->trigger >= occasion->first && note->trigger <= occasion->last;
        named |= is_going(coder, note->trigger) || (coder_word_in(coder, note->trigger, "visit") &&
                                                    syntax_is_infinitive(doc, trigger));
        if (named && slice_equal(event->actors[0].party, party)) return i;
    }
    return NONE;
}

/* Who travels for a forum is there, and pays its host no visit. */
static void
instead_of(const struct coder *coder, int32_t journey)
{
    struct doc *doc = coder->doc;
    int32_t last = doc->event_count - 1;
    if (journey == NONE || journey >= last) return;
    doc->events[journey] = doc->events[last];
    coder->notes->at[journey] = coder->notes->at[last];
    doc->event_count = coder->notes->count = last;
}

static void
attend(const struct extract_model *model, struct doc *doc, struct coder *coder,
       struct occasion *occasion)
{
    int32_t trigger = attending(coder, occasion);
    if (trigger == NONE || occasion->sidelines) return;
    if (is_office(doc, trigger) || is_invited(doc, trigger)) return;
    struct party_list goers = coder_parties(coder, goer(coder, trigger), false);
    if (!goers.count || !goers.at[0].party.len) return;
    struct event_party other;
    bool two = goers.count > 1 && !occasion_is_of_many(occasion); /* "X and Y co-chaired" */
    if (two)
        other = goers.at[goers.count - 1], goers.count = 1;
    else if (occasion->forum && occasion->forum->body.len)
        other = occasion_body(doc, occasion);
    else if (occasion_is_of_many(occasion) || /* "the Paris Peace Forum" is not France's */
             !occasion_party(doc, occasion, goers.at[0].party, &other))
        return;
    if (slice_equal(other.party, goers.at[0].party) ||
        already(doc, occasion->sentence, goers.at[0].party, other.party))
        return;
    struct party_list hosts = {.at = &other, .count = 1};
    struct slice rule = occasion->forum ? slice_of(arena_printf(doc->arena, "occasions.txt:%u",
                                                                occasion->forum->line))
                                        : SLICE_LITERAL("a forum's name");
    const struct cameo_code *consult = cameo_find(model->cameo, SLICE_LITERAL("040"));
    int32_t journey = journey_of(coder, occasion, goers.at[0].party, trigger);
    struct event *event = coder_put(coder, trigger, consult, &goers, &hosts, rule);
    if (event && two) event->reciprocal = true;
    instead_of(coder, journey);
    occasion->beside = false;
}

void
occasion_attend(const struct extract_model *model, struct doc *doc, struct occasions *occasions)
{
    struct code_notes *notes = doc->code;
    for (int32_t i = 0; i < occasions->count; i++) {
        const struct sentence *sentence = &doc->sentences[occasions->at[i].sentence];
        if (sentence->gated || occasions->at[i].last == NONE || occasions->at[i].first == NONE)
            continue;
        attend(model, doc, notes->coder, &occasions->at[i]);
    }
}
