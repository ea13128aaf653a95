/* settle_place.c: the place of an event; rather none than a guess. */
#include "base/fold.h"
#include "extract/gazetteer.h"
#include "extract/settle.h"
#include "extract/syntax.h"

enum { COST_MOST = 24, TRIP_DAYS = 2, RECENT_DAYS = 10, HITS = 24 };

static bool
is_one_of(struct slice word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_is_nocase(word, list[i])) return true;
    return false;
}

#define IS_ONE_OF(word, list) is_one_of(word, list, sizeof list / sizeof list[0])

static void
set_place(struct settler *settler, int32_t index, const struct event_place *place, enum basis basis,
          const char *rule)
{
    struct event *event = &settler->doc->events[index];
    event->place = *place;
    event->place.basis = basis;
    settler->notes->at[index].place_rule = rule;
}

/* ---- its own words ---- */

/* "visited Moscow", "arrived in Beijing": the place is what was visited. */
static bool
is_visited(const struct event *event, const struct place *place)
{
    if (event->plover != PLOVER_CONSULT || !slice_is(event->cameo, "042")) return false;
    for (int i = 0; i < event->recipient_count; i++)
        if (place->span.start >= event->recipients[i].span.start &&
            place->span.end <= event->recipients[i].span.end &&
            event->recipients[i].kind != KIND_PERSON)
            return true;
    return false;
}

/* "The parade in Moscow, where he met ...". */
static bool
is_where(const struct doc *doc, const struct code_note *note, const struct place *place)
{
    SYNTAX_EACH(doc, child, note->trigger)
    {
        if (!slice_is_nocase(token_form(doc, child), "where")) continue;
        int32_t before = child - 1;
        if (before > 0 && slice_is(token_form(doc, before), ",")) before--;
        return before >= place->first && before < place->first + place->count;
    }
    return false;
}

static bool
fits_preposition(const struct event *event, struct slice prep)
{
    static const char *const at[] = {"in", "at", "near", "outside", "inside", "around", "within"};
    static const char *const done_at[] = {"on",      "into", "off",     "over",   "across", "along",
                                          "through", "to",   "against", "around", "of"};
    static const char *const away[] = {"from", "of"};
    if (IS_ONE_OF(prep, at)) return true;
    if (event->plover == PLOVER_RETREAT) return IS_ONE_OF(prep, away);
    if (event->plover == PLOVER_CONSULT) return slice_is(prep, "to");
    return !settle_is_word(event) && IS_ONE_OF(prep, done_at);
}

/* Of "in the city of Nagoya" and "in central Kyiv" alike: "in". */
static struct slice
preposition_of(const struct doc *doc, int32_t head)
{
    static const char *const towns[] = {"city", "town", "capital", "port", "resort", "village"};
    struct slice prep = syntax_case(doc, head);
    int32_t town = doc->tokens[head].head;
    if (slice_is(prep, "of") && town != NONE && IS_ONE_OF(doc->tokens[town].lemma, towns))
        return syntax_case(doc, town);
    return prep;
}

/* How far a place is from the event's words; COST_MOST: it is not its place. */
static int
cost_of(const struct settler *settler, int32_t index, const struct place *place)
{
    const struct doc *doc = settler->doc;
    const struct event *event = &doc->events[index];
    const struct code_note *note = &settler->notes->at[index];
    const struct occasions *occasions = settler->notes->occasions;
    int32_t head = attach_head(doc, place->first, place->count);
    int wide = place->is_country ? 1 : 0;
    if (is_visited(event, place) || is_where(doc, note, place)) return wide;
    if (note->occasion != NONE && occasions->at[note->occasion].sentence == note->sentence &&
        occasions->at[note->occasion].told_place == place)
        return wide;
    struct slice prep = preposition_of(doc, head);
    if (!fits_preposition(event, prep)) return COST_MOST;
    if (!settle_is_nearest(settler, index, place->first, place->count)) return COST_MOST;
    if ((event->plover == PLOVER_CONSULT || settle_is_word(event)) &&
        !settle_is_scene(settler, index, head))
        return COST_MOST;
    int steps = settle_reach(settler, index, place->first, place->count);
    if (steps > 9) return COST_MOST;
    return 2 * steps + wide + (slice_is(prep, "to") || slice_is(prep, "of") ? 3 : 0);
}

/* "SCO" is no abbreviation of Scotland here. */
static bool
is_organisation(const struct doc *doc, const struct place *place)
{
    int32_t actor = doc->tokens[place->first].actor;
    return actor != NONE && doc->actor_count && doc->actors[actor].kind == KIND_ORGANISATION;
}

void
settle_own_place(struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    const struct code_note *note = &settler->notes->at[index];
    const struct place *best = NULL;
    int least = COST_MOST;
    if (slice_is(doc->events[index].cameo, "041")) return;
    for (int32_t i = 0; i < doc->place_count; i++) {
        const struct place *place = &doc->places[i];
        if (place->is_dateline || !place->what.country.len) continue;
        if (doc->tokens[place->first].sentence != note->sentence) continue;
        if (is_organisation(doc, place)) continue;
        int cost = cost_of(settler, index, place);
        if (cost < least) {
            least = cost;
            best = place;
        }
    }
    if (!best) return;
    struct event_place place = best->what;
    place.text = doc_slice(doc, best->span);
    place.span = best->span;
    if (best->is_country) place.name = SLICE_NONE;
    set_place(settler, index, &place, BASIS_STATED, "words of the sentence");
}

/* ---- what others tell ---- */

static bool
by_clause(struct settler *settler, int32_t index)
{
    int32_t clause = settle_clause(settler, index);
    if (clause == NONE || !settle_happened(&settler->doc->events[index])) return false;
    const struct event *other = &settler->doc->events[clause];
    if (!other->place.country.len || !settle_happened(other)) return false;
    set_place(settler, index, &other->place, BASIS_INFERRED, "the clause it belongs to");
    return true;
}

static bool
by_meeting(struct settler *settler, int32_t index)
{
    int32_t meeting = settler->meetings[index];
    if (meeting == NONE || !settler->doc->events[meeting].place.country.len) return false;
    set_place(settler, index, &settler->doc->events[meeting].place, BASIS_INFERRED,
              "the meeting it was told in");
    return true;
}

/* Fills region, coordinates and number of a city that only a name and a country are known of. */
static void
look_up(const struct settler *settler, struct event_place *place)
{
    char key[GAZETTEER_KEY];
    struct gazetteer_hit hits[HITS];
    if (place->geonames_id || !place->name.len) return;
    size_t len = fold_key(place->name, key, sizeof key);
    int count = gazetteer_find(settler->model->gazetteer, (struct slice){key, len}, hits, HITS);
    for (int i = 0; i < count; i++) {
        const struct gazetteer_row *row = hits[i].row;
        if (!slice_is(place->country, row->country)) continue;
        if (row->kind != PLACE_CITY && row->kind != PLACE_CAPITAL) continue;
        place->name = hits[i].name;
        place->admin1 = hits[i].admin1;
        place->lat = row->lat;
        place->lon = row->lon;
        place->geonames_id = row->geonames_id;
        return;
    }
}

static bool
by_forum(struct settler *settler, int32_t index)
{
    int32_t own = settler->notes->at[index].occasion;
    const struct occasions *occasions = settler->notes->occasions;
    if (own == NONE) return false;
    struct event_place place = occasion_place(settler->doc, occasions, &occasions->at[own]);
    if (place.basis == BASIS_NONE) return false;
    look_up(settler, &place);
    set_place(settler, index, &place, BASIS_OCCASION, "where the forum met");
    return true;
}

void
settle_place(struct settler *settler, int32_t index)
{
    static bool (*const ways[])(struct settler * settler, int32_t index) = {by_forum, by_clause,
                                                                            by_meeting};
    const struct event *event = &settler->doc->events[index];
    if (slice_is(event->cameo, "041")) return;
    if (event->place.name.len) return;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++)
        if (!event->place.country.len && ways[i](settler, index)) return;
}

/* ---- the trip, the dateline ---- */

/* A city told once holds for the other meetings of the same people on the same trip, and for what
 * one of them says on that day. */
static bool
by_trip(struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    const struct event *event = &doc->events[index];
    int slack = event->plover == PLOVER_CONSULT ? TRIP_DAYS : 0;
    const struct event *trip = NULL;
    if (event->plover != PLOVER_CONSULT && !settle_is_word(event)) return false;
    if (event->plover != PLOVER_CONSULT && event->day.basis == BASIS_PUBLISHED) return false;
    for (int32_t i = 0; i < doc->event_count; i++) {
        const struct event *other = &doc->events[i];
        if (settler->notes->at[i].story != settler->notes->at[index].story) continue;
        if (other->plover != PLOVER_CONSULT && !(settle_is_word(other) && other->reciprocal))
            continue;
        if (i == index || !settle_happened(other)) continue;
        if (other->place.basis != BASIS_STATED && other->place.basis != BASIS_OCCASION) continue;
        if (!other->place.name.len || !settle_same_actor(event, other)) continue;
        if (event->day.start > other->day.end + slack || other->day.start > event->day.end + slack)
            continue;
        if (trip && !slice_equal(trip->place.name, other->place.name)) return false;
        trip = other;
    }
    if (!trip) return false;
    set_place(settler, index, &trip->place, BASIS_INFERRED, "another meeting of the same trip");
    return true;
}

/* "As she left Vienna", "during his stay in Moscow": a city through which somebody of this side
 * came is told to be left, reached, stayed in. */
static bool
is_stay(const struct doc *doc, const struct place *place)
{
    static const char *const words[] = {"visit",  "stay",   "trip", "tour", "depart", "leave",
                                        "arrive", "travel", "fly",  "land", "host",   "attend"};
    int32_t token = attach_head(doc, place->first, place->count);
    for (int i = 0; i < 2 && token != NONE; i++) {
        token = doc->tokens[token].head;
        if (token != NONE && IS_ONE_OF(doc->tokens[token].lemma, words)) return true;
    }
    return false;
}

static bool
is_about_party(const struct doc *doc, int32_t sentence, struct slice party)
{
    for (int32_t i = 0; i < doc->actor_count; i++)
        if (doc->tokens[doc->actors[i].head].sentence == sentence &&
            doc->actors[i].kind == KIND_PERSON && slice_equal(doc->actors[i].party, party))
            return true;
    return false;
}

static bool
is_ahead(const struct doc *doc, int32_t sentence)
{
    const struct sentence *s = &doc->sentences[sentence];
    for (int32_t t = s->first_token; t < s->first_token + s->token_count; t++)
        if (slice_is(doc->tokens[t].lemma, "will") || slice_is(doc->tokens[t].lemma, "due") ||
            (doc->tokens[t].day != NONE && doc->days[doc->tokens[t].day].end != DAY_NONE &&
             (doc->days[doc->tokens[t].day].end < doc->published - RECENT_DAYS ||
              doc->days[doc->tokens[t].day].start > doc->published)))
            return true;
    return false;
}

/* The city abroad where the actor is told to have stayed, last before the event. */
static const struct place *
stay_of(const struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    const struct event *event = &doc->events[index];
    const struct place *stay = NULL;
    if (!event->actor_count || event->actors[0].party.len != 3) return NULL;
    for (int32_t i = 0; i < doc->place_count; i++) {
        const struct place *place = &doc->places[i];
        int32_t sentence = doc->tokens[place->first].sentence;
        if (sentence > settler->notes->at[index].sentence) break;
        if (place->is_country || place->is_dateline || !place->what.name.len) continue;
        if (slice_equal(place->what.country, event->actors[0].party)) continue;
        if (doc->blocks[doc->sentences[sentence].block].story != settler->notes->at[index].story)
            continue;
        if (is_stay(doc, place) && is_about_party(doc, sentence, event->actors[0].party) &&
            !is_ahead(doc, sentence))
            stay = place;
    }
    return stay;
}

static bool
by_stay(struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    const struct event *event = &doc->events[index];
    const struct place *stay = stay_of(settler, index);
    if (!stay || event->day.end < doc->published - RECENT_DAYS) return false;
    bool meets = event->plover == PLOVER_CONSULT;
    if (!meets && !(settle_is_word(event) && event->recipient_count)) return false;
    if (meets && !event->reciprocal) return false;
    set_place(settler, index, &stay->what, BASIS_INFERRED, "where the actor is told to stay");
    return true;
}

/* "here on Wednesday". */
static bool
says_here(const struct doc *doc, const struct code_note *note)
{
    int32_t words[] = {note->trigger, note->outer};
    for (int k = 0; k < 2; k++) SYNTAX_EACH(doc, child, words[k])
    if (slice_is(doc->tokens[child].lemma, "here")) return true;
    return false;
}

/* A forum that decides does it where it sits, and that is where the report is from. */
static bool
acts_together(const struct event *event)
{
    return event->occasion.name.len && event->actor_count && event->actors[0].kind != KIND_PERSON &&
           event->actors[0].kind != KIND_STATE;
}

static bool
by_dateline(struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    const struct event *event = &doc->events[index];
    const struct code_note *note = &settler->notes->at[index];
    bool here = says_here(doc, note);
    if (event->occasion.name.len && !here && !acts_together(event)) return false;
    bool at_home = settle_is_word(event) || event->plover == PLOVER_SANCTION;
    if (event->plover != PLOVER_CONSULT && !at_home && !here) return false;
    if (!here && stay_of(settler, index)) return false;
    for (int32_t i = 0; i < doc->place_count; i++) {
        const struct place *place = &doc->places[i];
        if (!place->is_dateline || place->is_country) continue;
        int32_t block = doc->sentences[doc->tokens[place->first].sentence].block;
        if (doc->blocks[block].story != note->story) continue;
        if (!here && !settle_has_party(event, place->what.country) && !acts_together(event))
            return false;
        if (!here && at_home && !event->reciprocal && !acts_together(event) &&
            !(event->actor_count && slice_equal(event->actors[0].party, place->what.country)))
            return false;
        if (event->day.end < doc->published - 7) return false;
        set_place(settler, index, &place->what, BASIS_DATELINE, here ? "\"here\"" : "the dateline");
        return true;
    }
    return false;
}

/* What two sides do together during a visit is done there. */
static bool
by_visit(struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    const struct event *event = &doc->events[index];
    if (!event->reciprocal || !event->actor_count || !event->recipient_count) return false;
    for (int32_t i = 0; i < doc->event_count; i++) {
        const struct event *visit = &doc->events[i];
        if (i == index || visit->format != FORMAT_VISIT || !settle_happened(visit)) continue;
        if (!visit->place.country.len || visit->place.basis == BASIS_INFERRED) continue;
        if (settler->notes->at[i].story != settler->notes->at[index].story) continue;
        if (visit->day.end < doc->published - RECENT_DAYS) continue;
        if (!settle_has_party(visit, event->actors[0].party) ||
            !settle_has_party(visit, event->recipients[0].party))
            continue;
        set_place(settler, index, &visit->place, BASIS_INFERRED, "where the visit went");
        return true;
    }
    return false;
}

/* Who receives a guest does so at home. */
static bool
receives(const struct doc *doc, const struct event *event, const struct code_note *note)
{
    static const char *const words[] = {"receive", "host", "welcome"};
    return event->plover == PLOVER_CONSULT && slice_is(event->cameo, "040") && event->actor_count &&
           event->actors[0].party.len == 3 && IS_ONE_OF(doc->tokens[note->trigger].lemma, words) &&
           !syntax_is_passive(doc, note->trigger);
}

/* A visit is where the visited one is at home, wherever in the country. */
static bool
by_host(struct settler *settler, int32_t index)
{
    const struct event *event = &settler->doc->events[index];
    if (receives(settler->doc, event, &settler->notes->at[index])) {
        struct event_place home = {.country = event->actors[0].party};
        set_place(settler, index, &home, BASIS_INFERRED, "the host's country");
        return true;
    }
    if (!slice_is(event->cameo, "042") || event->recipient_count == 0) return false;
    struct slice party = event->recipients[0].party;
    if (party.len != 3 || !event->actor_count || slice_equal(event->actors[0].party, party))
        return false;
    struct event_place place = {.country = party};
    set_place(settler, index, &place, BASIS_INFERRED, "the country visited");
    return true;
}

void
settle_place_around(struct settler *settler, int32_t index)
{
    const struct event *event = &settler->doc->events[index];
    if (event->place.country.len || slice_is(event->cameo, "041")) return;
    if (settle_happened(event) && (by_trip(settler, index) || by_stay(settler, index) ||
                                   by_visit(settler, index) || by_dateline(settler, index)))
        return;
    by_host(settler, index);
}
