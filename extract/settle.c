/* settle.c: the stage that gives each event its day and place: from its own words, the meeting it
 * was said in, its paragraph, the forum's seat, the trip, the dateline; rather nothing than a
 * guess.
 *
 * First every event takes what its own words tell; then what the others tell is handed on, so that
 * nothing is handed on that was itself a guess from farther away. */
#include "extract/settle.h"

#include "extract/stage.h"

static void
set_mode(struct event *event, const struct slice *mode)
{
    if (event->mode_count) return;
    event->modes = mode;
    event->mode_count = 1;
}

/* Is a party at home in a country: a state, or an organisation with its headquarters there? */
static bool
is_home(struct slice party, struct slice country)
{
    static const struct {
        const char *party, *country;
    } seats[] = {{"EU", "BEL"},     {"NATO", "BEL"}, {"UN", "USA"},   {"UN", "CHE"},
                 {"AU", "ETH"},     {"LAS", "EGY"},  {"OIC", "SAU"},  {"GCC", "SAU"},
                 {"IAEA", "AUT"},   {"OSCE", "AUT"}, {"OPEC", "AUT"}, {"ASEAN", "IDN"},
                 {"ECOWAS", "NGA"}, {"OAS", "USA"},  {"IMF", "USA"},  {"WB", "USA"},
                 {"WHO", "CHE"},    {"WTO", "CHE"},  {"COE", "FRA"},  {"SCO", "CHN"}};
    if (slice_equal(party, country)) return true;
    for (size_t i = 0; i < sizeof seats / sizeof seats[0]; i++)
        if (slice_is(party, seats[i].party) && slice_is(country, seats[i].country)) return true;
    return false;
}

/* 040 by how and where it was: from afar; in the recipient's country, the actor's, or in neither.
 */
static void
settle_code(struct event *event)
{
    static const struct slice third = SLICE_LITERAL("third-party"), visit = SLICE_LITERAL("visit");
    static const struct slice phone = SLICE_LITERAL("phone");
    if (!slice_is(event->cameo, "040")) return;
    if (event->format == FORMAT_VIDEO || event->format == FORMAT_CALL) {
        event->cameo = SLICE_LITERAL("041");
        set_mode(event, &phone);
        return;
    }
    if (!event->place.country.len || !event->actor_count || !event->recipient_count) return;
    const struct event_party *actor = event->actors, *recipient = event->recipients;
    if (!actor->party.len || !recipient->party.len) return;
    if (is_home(recipient->party, event->place.country)) {
        event->cameo = SLICE_LITERAL("042");
        set_mode(event, &visit);
    } else if (is_home(actor->party, event->place.country)) {
        event->cameo = SLICE_LITERAL("043");
        set_mode(event, &visit);
    } else {
        event->cameo = SLICE_LITERAL("044");
        set_mode(event, &third);
    }
}

int
settle_stage(const struct extract_model *model, struct doc *doc, struct fail *why)
{
    (void)why;
    struct code_notes *notes = doc->code;
    struct settler settler = {model, doc, notes, attach_new(doc, notes),
                              ARENA_ARRAY(doc->arena, int32_t, (size_t)doc->event_count + 1)};
    for (int32_t i = 0; i < doc->event_count; i++) {
        settle_own_day(&settler, i);
        settle_own_place(&settler, i);
        settle_speech_place(&settler, i);
    }
    for (int32_t i = 0; i < doc->event_count; i++)
        settler.meetings[i] = settle_meeting(&settler, i);
    for (int32_t i = 0; i < doc->event_count; i++) settle_sides(&settler, i);
    for (int32_t i = 0; i < doc->event_count; i++) settle_day(&settler, i);
    for (int32_t i = 0; i < doc->event_count; i++) settle_place(&settler, i);
    for (int32_t i = 0; i < doc->event_count; i++) settle_place_around(&settler, i);
    for (int32_t i = 0; i < doc->event_count; i++) {
        int32_t meeting = settler.meetings[i];
        if (meeting != NONE && !doc->events[i].place.country.len && !settle_is_call(&settler, i) &&
            doc->events[meeting].place.country.len && settle_happened(&doc->events[i])) {
            doc->events[i].place = doc->events[meeting].place;
            doc->events[i].place.basis = BASIS_INFERRED;
            notes->at[i].place_rule = "the meeting it was told in";
        }
        if (meeting != NONE && !doc->events[i].occasion.name.len &&
            settle_happened(&doc->events[i])) {
            doc->events[i].occasion = doc->events[meeting].occasion;
            notes->at[i].occasion_rule = "the meeting it was told in";
        }
        settle_code(&doc->events[i]);
    }
    return 0;
}
