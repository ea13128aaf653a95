/* settle_home.c: the place that an event has by what it is: guests are received at the host's,
 * envoys summoned to the ministry, people expelled from where they are. */
#include <stdio.h>

#include "extract/gazetteer.h"
#include "extract/settle.h"
#include "extract/syntax.h"
#include "extract/who.h"

bool
settle_is_state(const struct settler *settler, struct slice party)
{
    return settler->model->who && who_find_state(settler->model->who, party) != WHO_NONE;
}

/* Who receives a guest does so at home. */
static bool
receives(const struct doc *doc, const struct event *event, const struct code_note *note)
{
    static const char *const words[] = {"receive", "host", "welcome"};
    return event->plover == PLOVER_CONSULT && slice_is(event->cameo, "040") && event->actor_count &&
           event->actors[0].party.len == 3 &&
           SLICE_ONE_OF_NOCASE(doc->tokens[note->trigger].lemma, words) &&
           !syntax_is_passive(doc, note->trigger);
}

/* A visit is where the visited one is at home, wherever in the country. */
bool
settle_by_host(struct settler *settler, int32_t index)
{
    const struct event *event = &settler->doc->events[index];
    if (receives(settler->doc, event, &settler->notes->at[index])) {
        struct event_place home = {.country = event->actors[0].party};
        settle_set_place(settler, index, &home, BASIS_INFERRED, "the host's country");
        return true;
    }
    if (!slice_is(event->cameo, "042") || event->recipient_count == 0) return false;
    struct slice party = event->recipients[0].party;
    if (party.len != 3 || !event->actor_count || slice_equal(event->actors[0].party, party))
        return false;
    struct event_place place = {.country = party};
    settle_set_place(settler, index, &place, BASIS_INFERRED, "the country visited");
    return true;
}

static bool
summons(const struct doc *doc, int32_t verb)
{
    static const char *const verbs[] = {"summon", "convoke"};
    if (SLICE_ONE_OF_NOCASE(doc->tokens[verb].lemma, verbs)) return true;
    bool calls = slice_is(doc->tokens[verb].lemma, "call");
    return calls && verb + 1 < doc->token_count && slice_is(token_form(doc, verb + 1), "in");
}

/* "Summoned the envoy", "called in the envoy and requested an account". */
static bool
is_summons(const struct doc *doc, const struct code_note *note)
{
    const struct token *trigger = &doc->tokens[note->trigger];
    return summons(doc, note->trigger) ||
           (trigger->deprel == DEP_CONJ && summons(doc, trigger->head));
}

/* An ambassador is summoned to the ministry, and that is in the capital. */
bool
settle_by_summons(struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    const struct event *event = &doc->events[index];
    const struct code_note *note = &settler->notes->at[index];
    struct gazetteer_hit hit;
    char key[GAZETTEER_KEY];
    if (!is_summons(doc, note) || !event->actor_count || !settle_happened(event) ||
        !settle_is_state(settler, event->actors[0].party))
        return false;
    struct slice party = event->actors[0].party;
    int len = snprintf(key, sizeof key, "capital of %c%c%c", party.at[0] | 32, party.at[1] | 32,
                       party.at[2] | 32);
    if (!gazetteer_find(settler->model->gazetteer, (struct slice){key, (size_t)len}, &hit, 1))
        return false;
    struct event_place place = {.name = hit.name,
                                .country = party,
                                .admin1 = hit.admin1,
                                .lat = hit.row->lat,
                                .lon = hit.row->lon,
                                .geonames_id = hit.row->geonames_id};
    settle_set_place(settler, index, &place, BASIS_INFERRED, "the ministry's town");
    return true;
}

/* "Violated its airspace", "entered Estonian waters". */
static bool
enters_land(const struct doc *doc, int32_t trigger)
{
    static const char *const lands[] = {"airspace", "territory", "soil", "waters", "water"};
    int32_t object = syntax_object(doc, trigger);
    return object != NONE && SLICE_ONE_OF_NOCASE(doc->tokens[object].lemma, lands);
}

/* What a state does to people in its hands it does at home; what it brings to another state, or
 * withdraws from there, is there. */
bool
settle_by_deed(struct settler *settler, int32_t index)
{
    static const char *const at_home[] = {"0841", "173", "1732", "174", "1723"};
    const struct event *event = &settler->doc->events[index];
    struct event_place place = {.name = SLICE_NONE};
    if (!settle_happened(event) || !event->actor_count) return false;
    struct slice verb = settler->doc->tokens[settler->notes->at[index].trigger].lemma;
    if (SLICE_ONE_OF_NOCASE(event->cameo, at_home) || slice_is(verb, "expel"))
        place.country = event->actors[0].party;
    else if (event->recipient_count && enters_land(settler->doc, settler->notes->at[index].trigger))
        place.country = event->recipients[0].party;
    else if ((event->plover == PLOVER_AID || slice_is(event->cameo, "0874")) &&
             event->recipient_count)
        place.country = event->recipients[0].party;
    if (!settle_is_state(settler, place.country)) return false;
    settle_set_place(settler, index, &place, BASIS_INFERRED, "the country of the deed");
    return true;
}
