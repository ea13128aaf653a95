/* settle_around.c: the place of an event that its own words, forum and meeting do not tell: by the
 * trip it belongs to, where the actor stays, the dateline, the host. */
#include "extract/settle.h"
#include "extract/syntax.h"

enum { TRIP_DAYS = 2, RECENT_DAYS = 10 };

/* Said by several who are in one place: by both sides, or by a forum. */
static bool
is_joint(const struct settler *settler, const struct event *event)
{
    return event->reciprocal || (event->actor_count && event->actors[0].party.len &&
                                 !settle_is_state(settler, event->actors[0].party));
}

/* What a forum decides it does in words. */
static bool
is_said(const struct settler *settler, const struct event *event)
{
    return settle_is_word(event) ||
           (event->plover == PLOVER_SANCTION && is_joint(settler, event) && !event->reciprocal);
}

/* "Then he travelled to Y": what was told before was not there. */
bool
settle_is_move(const struct settler *settler, int32_t index)
{
    static const char *const verbs[] = {"travel", "fly",   "go",      "head", "move",
                                        "leave",  "cross", "proceed", "sail"};
    return SLICE_ONE_OF_NOCASE(settler->doc->tokens[settler->notes->at[index].trigger].lemma,
                               verbs);
}

/* Is the other event of the same trip, with a city that its own words or its forum tell? */
static bool
is_of_trip(const struct settler *settler, int32_t index, int32_t i)
{
    const struct event *event = &settler->doc->events[index], *other = &settler->doc->events[i];
    int slack = event->plover == PLOVER_CONSULT ? TRIP_DAYS : 0;
    if (i == index || settler->notes->at[i].story != settler->notes->at[index].story) return false;
    if (other->plover != PLOVER_CONSULT && !(settle_is_word(other) && is_joint(settler, other)))
        return false;
    if (!settle_happened(other) || !other->place.name.len || settle_is_present(settler, i))
        return false;
    if (i > index && settle_is_move(settler, i)) return false;
    if (other->place.basis != BASIS_STATED && other->place.basis != BASIS_OCCASION &&
        other->place.basis != BASIS_DATELINE)
        return false;
    if (event->place.country.len && !slice_equal(event->place.country, other->place.country))
        return false;
    day_t until = other->status == STATUS_ONGOING && other->day.end < settler->doc->published
                      ? settler->doc->published
                      : other->day.end;
    return settle_same_actor(event, other) && event->day.start <= until + slack &&
           other->day.start <= event->day.end + slack;
}

/* The report comes from the town of the other side, which the trip's meeting was not with: the
 * guest had been elsewhere before. */
static bool
is_elsewhere(const struct settler *settler, int32_t index, const struct event *trip)
{
    const struct doc *doc = settler->doc;
    const struct event *event = &doc->events[index];
    for (int32_t i = 0; i < doc->place_count; i++) {
        const struct place *place = &doc->places[i];
        if (!place->is_dateline || place->is_country) continue;
        int32_t block = doc->sentences[doc->tokens[place->first].sentence].block;
        if (doc->blocks[block].story == settler->notes->at[index].story)
            return settle_has_party(event, place->what.country) &&
                   !settle_has_party(trip, place->what.country) &&
                   !settle_has_party(event, trip->place.country);
    }
    return false;
}

/* A city told once holds for the other meetings of the same people on the same trip, and for what
 * one of them says on that day; where only the country is known, it names the city. */
static bool
by_trip(struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    const struct event *event = &doc->events[index];
    const struct event *trip = NULL;
    if (event->plover != PLOVER_CONSULT && !is_said(settler, event)) return false;
    if (!event->actor_count || settle_is_spokesman(event)) return false;
    if (event->plover != PLOVER_CONSULT && !is_joint(settler, event) &&
        event->actors[0].kind == KIND_STATE)
        return false;
    if (event->plover != PLOVER_CONSULT && event->day.basis == BASIS_PUBLISHED &&
        !is_joint(settler, event))
        return false;
    for (int32_t i = 0; i < doc->event_count; i++) {
        const struct event *other = &doc->events[i];
        if (!is_of_trip(settler, index, i)) continue;
        if (trip && !slice_equal(trip->place.name, other->place.name)) return false;
        trip = other;
    }
    if (!trip || is_elsewhere(settler, index, trip)) return false;
    settle_set_place(settler, index, &trip->place, BASIS_INFERRED,
                     "another meeting of the same trip");
    return true;
}

/* "As she left Vienna", "during his stay in Moscow": a city through which somebody of this side
 * came is told to be left, reached, stayed in. */
static bool
is_stay(const struct doc *doc, const struct place *place)
{
    static const char *const words[] = {"visit",  "stay",   "trip", "tour", "depart", "leave",
                                        "arrive", "travel", "fly",  "land", "host",   "attend"};
    int32_t token = syntax_phrase_head(doc, place->first, place->count);
    for (int i = 0; i < 2 && token != NONE; i++) {
        token = doc->tokens[token].head;
        if (token != NONE && SLICE_ONE_OF_NOCASE(doc->tokens[token].lemma, words)) return true;
    }
    return false;
}

/* Does the sentence speak of somebody of this side, and of himself where he is known by name? */
static bool
is_about(const struct doc *doc, int32_t sentence, const struct event_party *who)
{
    for (int32_t i = 0; i < doc->actor_count; i++) {
        const struct actor *actor = &doc->actors[i];
        if (doc->tokens[actor->head].sentence != sentence || actor->kind != KIND_PERSON) continue;
        bool other = who->kind == KIND_PERSON && who->name.len && actor->name.len &&
                     !slice_equal(who->name, actor->name);
        if (!other && slice_equal(actor->party, who->party)) return true;
    }
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
        if (is_stay(doc, place) && is_about(doc, sentence, &event->actors[0]) &&
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
    settle_set_place(settler, index, &stay->what, BASIS_INFERRED,
                     "where the actor is told to stay");
    return true;
}

/* "signed here on Wednesday". */
static bool
says_here(const struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    const struct sentence *s = &doc->sentences[settler->notes->at[index].sentence];
    for (int32_t t = s->first_token; t < s->first_token + s->token_count; t++)
        if (slice_is(doc->tokens[t].lemma, "here") &&
            settle_reach(settler, index, t, 1) < REACH_NONE &&
            settle_is_nearest(settler, index, t, 1))
            return true;
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
    bool here = says_here(settler, index);
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
        settle_set_place(settler, index, &place->what, BASIS_DATELINE,
                         here ? "\"here\"" : "the dateline");
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
        if (event->day.end < visit->day.start - TRIP_DAYS ||
            event->day.start > visit->day.end + TRIP_DAYS)
            continue;
        if (!settle_has_party(visit, event->actors[0].party) ||
            !settle_has_party(visit, event->recipients[0].party))
            continue;
        settle_set_place(settler, index, &visit->place, BASIS_INFERRED, "where the visit went");
        return true;
    }
    return false;
}

/* A minister or delegate, not who speaks for them at home. */
static bool
is_delegate(const struct event *event)
{
    return event->actor_count && event->actors[0].kind == KIND_PERSON &&
           event->actors[0].office.len && !slice_starts(event->actors[0].office, "spokes");
}

/* Is somebody of both sides in the other event too; of one side, or any delegate, where a forum
 * meets? */
static bool
shares_parties(const struct event *event, const struct event *other)
{
    bool actor = event->actor_count && settle_has_party(other, event->actors[0].party);
    bool recipient = event->recipient_count && settle_has_party(other, event->recipients[0].party);
    bool forum = other->occasion.name.len;
    if (event->plover == PLOVER_CONSULT) return actor || recipient || forum;
    return (actor && recipient) || (event->reciprocal && (actor || recipient)) ||
           (forum && is_delegate(event));
}

/* A story whose meetings were all in one city: there met those of whom no place is told, too. */
static bool
by_scene(struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    const struct event *event = &doc->events[index], *scene = NULL;
    bool fits = false;
    if (event->plover != PLOVER_CONSULT && !settle_is_word(event)) return false;
    for (int32_t i = 0; i < doc->event_count; i++) {
        const struct event *other = &doc->events[i];
        if (i == index || settler->notes->at[i].story != settler->notes->at[index].story) continue;
        if (other->plover != PLOVER_CONSULT && !other->reciprocal) continue;
        if (!settle_happened(other) || !other->place.name.len || settle_is_present(settler, i))
            continue;
        if (event->day.start > other->day.end + TRIP_DAYS ||
            other->day.start > event->day.end + TRIP_DAYS ||
            (i > index && settle_is_move(settler, i)))
            continue;
        if (scene && !slice_equal(scene->place.name, other->place.name)) return false;
        scene = other;
        fits |= shares_parties(event, other);
    }
    if (!fits) return false;
    settle_set_place(settler, index, &scene->place, BASIS_INFERRED,
                     "where the story's meetings were");
    return true;
}

void
settle_place_around(struct settler *settler, int32_t index)
{
    const struct event *event = &settler->doc->events[index];
    if (event->place.name.len || settle_is_call(settler, index)) return;
    if (event->place.country.len) {
        if (settle_happened(event)) by_trip(settler, index);
        return;
    }
    if (settle_happened(event) &&
        (by_trip(settler, index) || by_stay(settler, index) || by_visit(settler, index) ||
         by_dateline(settler, index) || by_scene(settler, index)))
        return;
    if (!settle_by_host(settler, index)) settle_by_deed(settler, index);
}
