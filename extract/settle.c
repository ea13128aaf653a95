/* settle.c: the stage that gives each event its day and place: from its own words, the meeting it
 * was said in, its paragraph, the occasion's seat, the dateline; rather nothing than a guess. */
#include "extract/code.h"
#include "extract/occasion.h"
#include "extract/stage.h"
#include "extract/syntax.h"

enum { FAR = 99, PATH_MOST = 9, SAID_BLOCKS = 3 };

struct settler {
    const struct extract_model *model;
    struct doc *doc;
    struct code_notes *notes;
};

static int
depth(const struct doc *doc, int32_t token)
{
    int steps = 0;
    while (doc->tokens[token].head != NONE && steps < FAR) {
        token = doc->tokens[token].head;
        steps++;
    }
    return steps;
}

/* Edges between two words of a tree. */
static int
distance(const struct doc *doc, int32_t a, int32_t b)
{
    int steps = 0, da = depth(doc, a), db = depth(doc, b);
    while (a != b && steps < FAR) {
        if (a == NONE || b == NONE) return FAR;
        if (da >= db) {
            a = doc->tokens[a].head;
            da--;
        } else {
            b = doc->tokens[b].head;
            db--;
        }
        steps++;
    }
    return steps;
}

/* Does another event's word stand nearer to it? */
static int
closeness(const struct settler *settler, int32_t index, int32_t token)
{
    const struct doc *doc = settler->doc;
    const struct code_note *note = &settler->notes->at[index];
    int own = distance(doc, note->trigger, token), outer = distance(doc, note->outer, token);
    if (outer < own) own = outer;
    for (int32_t i = 0; i < doc->event_count; i++) {
        const struct code_note *other = &settler->notes->at[i];
        if (other->sentence != note->sentence || other->trigger == note->trigger) continue;
        bool inside = syntax_under(doc, token, other->trigger) &&
                      !syntax_under(doc, note->trigger, other->trigger) &&
                      !syntax_under(doc, token, note->trigger);
        if (inside && other->noun) return FAR;
        if (inside && distance(doc, other->trigger, token) + 1 < own) return FAR;
    }
    return own;
}

static int32_t
head_of(const struct doc *doc, int32_t first, int32_t count)
{
    for (int32_t t = first; t < first + count; t++) {
        int32_t head = doc->tokens[t].head;
        if (head == NONE || head < first || head >= first + count) return t;
    }
    return first;
}

static void
set_day(struct event *event, struct code_note *note, const struct doc *doc, const struct day *day,
        enum basis basis, const char *rule)
{
    event->day = (struct event_day){.start = day->start,
                                    .end = day->end,
                                    .granularity = day->granularity,
                                    .basis = basis,
                                    .text = doc_slice(doc, day->span),
                                    .span = day->span};
    note->day_rule = rule;
}

static bool
own_day(struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    struct code_note *note = &settler->notes->at[index];
    const struct sentence *sentence = &doc->sentences[note->sentence];
    const struct day *best = NULL;
    int best_distance = PATH_MOST;
    for (int32_t i = 0; i < doc->day_count; i++) {
        const struct day *day = &doc->days[i];
        if (day->span.start < sentence->span.start || day->span.end > sentence->span.end) continue;
        if (day->start == DAY_NONE) continue;
        int away = closeness(settler, index, head_of(doc, day->first, day->count));
        if (away < best_distance) {
            best = day;
            best_distance = away;
        }
    }
    if (!best) return false;
    set_day(&settler->doc->events[index], note, doc, best, BASIS_STATED, "words of the sentence");
    return true;
}

static bool
has_party(const struct event *event, struct slice party)
{
    for (int i = 0; i < event->actor_count; i++)
        if (slice_equal(event->actors[i].party, party)) return true;
    for (int i = 0; i < event->recipient_count; i++)
        if (slice_equal(event->recipients[i].party, party)) return true;
    return false;
}

static bool
same_people(const struct event *a, const struct event *b)
{
    if (!a->actor_count || !b->actor_count) return false;
    for (int i = 0; i < a->actor_count; i++)
        if (!has_party(b, a->actors[i].party)) return false;
    for (int i = 0; i < a->recipient_count; i++)
        if (a->recipients[i].party.len && !has_party(b, a->recipients[i].party)) return false;
    return true;
}

/* The meeting in which it was said: the last one of these people, a few paragraphs back at most. */
static int32_t
meeting_of(const struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    const struct code_note *note = &settler->notes->at[index];
    int32_t block = doc->sentences[note->sentence].block, best = NONE;
    for (int32_t i = 0; i < doc->event_count; i++) {
        const struct code_note *other = &settler->notes->at[i];
        const struct event *event = &doc->events[i];
        if (i == index || event->plover != PLOVER_CONSULT || other->story != note->story) continue;
        int32_t there = doc->sentences[other->sentence].block;
        if (there > block || block - there > SAID_BLOCKS) continue;
        if (there == block && other->sentence > note->sentence) continue;
        if (event->status != STATUS_OCCURRED) continue;
        if (!same_people(&doc->events[index], event)) continue;
        best = i;
    }
    return best;
}

/* The day that the paragraph, or an opening sentence before it, has told. */
static bool
paragraph_day(struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    struct code_note *note = &settler->notes->at[index];
    const struct sentence *own = &doc->sentences[note->sentence];
    const struct day *best = NULL;
    for (int32_t i = 0; i < doc->day_count; i++) {
        const struct day *day = &doc->days[i];
        if (day->span.start >= own->span.start || day->start == DAY_NONE) continue;
        if (day->span.start < doc->blocks[own->block].span.start) continue;
        best = day;
    }
    if (!best || best->granularity == GRANULARITY_YEAR) return false;
    set_day(&settler->doc->events[index], note, doc, best, BASIS_INFERRED, "its paragraph");
    return true;
}

/* A round-up: "held a series of meetings on Wednesday", then one paragraph each. */
static bool
round_day(struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    struct event *event = &settler->doc->events[index];
    struct code_note *note = &settler->notes->at[index];
    const struct day *best = NULL;
    if (event->plover != PLOVER_CONSULT) return false;
    int32_t block = doc->sentences[note->sentence].block;
    for (int32_t i = 0; i < doc->day_count; i++) {
        const struct day *day = &doc->days[i];
        int32_t there = doc->sentences[doc->tokens[day->first].sentence].block;
        if (there >= block || block - there > SAID_BLOCKS || day->start == DAY_NONE) continue;
        if (doc->blocks[there].story != note->story) continue;
        if (day->granularity != GRANULARITY_DAY || day->start > doc->published ||
            day->start < doc->published - 7)
            continue;
        const struct sentence *s = &doc->sentences[doc->tokens[day->first].sentence];
        for (int32_t t = s->first_token; t < s->first_token + s->token_count; t++)
            if (slice_is(doc->tokens[t].lemma, "series") ||
                slice_is(doc->tokens[t].lemma, "meetings"))
                best = day;
    }
    if (!best) return false;
    set_day(event, note, doc, best, BASIS_INFERRED, "the round of meetings");
    return true;
}

static void
settle_day(struct settler *settler, int32_t index)
{
    struct event *event = &settler->doc->events[index];
    struct code_note *note = &settler->notes->at[index];
    if (own_day(settler, index)) return;
    int32_t meeting = meeting_of(settler, index);
    if (meeting != NONE && settler->doc->events[meeting].day.start != DAY_NONE &&
        event->status != STATUS_PLANNED) {
        event->day = settler->doc->events[meeting].day;
        if (event->day.basis == BASIS_STATED) event->day.basis = BASIS_INFERRED;
        note->day_rule = "the meeting it was told in";
        return;
    }
    if (event->status != STATUS_PLANNED && paragraph_day(settler, index)) return;
    if (round_day(settler, index)) return;
    event->day = (struct event_day){.start = settler->doc->published,
                                    .end = settler->doc->published,
                                    .granularity = GRANULARITY_DAY,
                                    .basis = BASIS_PUBLISHED};
    note->day_rule = "the day of publication";
}

/* ---- place ---- */

static void
set_place(struct event *event, struct code_note *note, const struct event_place *place,
          enum basis basis, const char *rule)
{
    event->place = *place;
    event->place.basis = basis;
    note->place_rule = rule;
}

static bool
stands_for_place(const struct doc *doc, const struct place *place)
{
    static const char *const preps[] = {"in", "at", "near", "to", "into", "outside", "on", "from"};
    int32_t head = head_of(doc, place->first, place->count);
    struct slice prep = syntax_case(doc, head);
    for (size_t i = 0; i < sizeof preps / sizeof preps[0]; i++)
        if (slice_is(prep, preps[i])) return true;
    return false;
}

static bool
own_place(struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    struct code_note *note = &settler->notes->at[index];
    const struct sentence *sentence = &doc->sentences[note->sentence];
    const struct place *best = NULL;
    int best_distance = PATH_MOST;
    for (int32_t i = 0; i < doc->place_count; i++) {
        const struct place *place = &doc->places[i];
        if (place->is_actor || place->is_dateline || !place->what.country.len) continue;
        if (place->span.start < sentence->span.start || place->span.end > sentence->span.end)
            continue;
        if (!stands_for_place(doc, place)) continue;
        int away = 2 * closeness(settler, index, head_of(doc, place->first, place->count)) +
                   (place->is_country ? 1 : 0);
        if (away < 2 * best_distance) {
            best = place;
            best_distance = away / 2;
        }
    }
    if (!best) return false;
    struct event *event = &settler->doc->events[index];
    set_place(event, note, &best->what, BASIS_STATED, "words of the sentence");
    if (best->is_country) event->place.name = SLICE_NONE;
    event->place.text = doc_slice(doc, best->span);
    event->place.span = best->span;
    return true;
}

static bool
seat_place(struct settler *settler, int32_t index)
{
    struct event *event = &settler->doc->events[index];
    const struct occasions *occasions = settler->notes->occasions;
    int32_t own = settler->notes->at[index].occasion;
    if (own == NONE) return false;
    struct event_place place = occasion_place(settler->doc, occasions, &occasions->at[own]);
    if (place.basis == BASIS_NONE) return false;
    set_place(event, &settler->notes->at[index], &place, BASIS_OCCASION, "where the forum met");
    return true;
}

static bool
shares_actor(const struct event *a, const struct event *b)
{
    return a->actor_count && b->actor_count && a->actors[0].party.len &&
           slice_equal(a->actors[0].party, b->actors[0].party);
}

/* A city told once holds for the other meetings of the same people on the same trip. */
static bool
trip_place(struct settler *settler, int32_t index)
{
    struct doc *doc = settler->doc;
    struct event *event = &doc->events[index];
    if (event->plover != PLOVER_CONSULT || event->status != STATUS_OCCURRED) return false;
    for (int32_t i = 0; i < doc->event_count; i++) {
        const struct event *other = &doc->events[i];
        if (settler->notes->at[i].story != settler->notes->at[index].story) continue;
        if (other->plover != PLOVER_CONSULT || other->status != STATUS_OCCURRED) continue;
        if (!other->place.name.len || other->place.basis == BASIS_DATELINE) continue;
        if (!shares_actor(event, other)) continue;
        if (event->day.start > other->day.end + 2 || other->day.start > event->day.end + 2)
            continue;
        set_place(event, &settler->notes->at[index], &other->place, BASIS_INFERRED,
                  "another meeting of the same trip");
        return true;
    }
    return false;
}

static bool
dateline_place(struct settler *settler, int32_t index)
{
    struct doc *doc = settler->doc;
    struct event *event = &doc->events[index];
    struct code_note *note = &settler->notes->at[index];
    if (event->plover != PLOVER_CONSULT || event->status != STATUS_OCCURRED) return false;
    if (slice_is(event->cameo, "041") || event->occasion.name.len) return false;
    for (int32_t i = 0; i < doc->place_count; i++) {
        const struct place *place = &doc->places[i];
        if (!place->is_dateline) continue;
        int32_t block = doc->sentences[note->sentence].block;
        if (doc->blocks[block].story != note->story) continue;
        if (!has_party(event, place->what.country)) continue;
        set_place(event, note, &place->what, BASIS_DATELINE, "the dateline");
        return true;
    }
    return false;
}

static void
settle_place(struct settler *settler, int32_t index)
{
    struct event *event = &settler->doc->events[index];
    if (own_place(settler, index)) return;
    int32_t meeting = meeting_of(settler, index);
    if (meeting != NONE && settler->doc->events[meeting].place.country.len &&
        event->status == STATUS_OCCURRED) {
        set_place(event, &settler->notes->at[index], &settler->doc->events[meeting].place,
                  BASIS_INFERRED, "the meeting it was told in");
        return;
    }
    seat_place(settler, index);
}

/* 040 by where it was: in the recipient's country, the actor's, or in neither. */
static void
settle_code(struct settler *settler, struct event *event)
{
    static const struct slice third = SLICE_LITERAL("third-party"), visit = SLICE_LITERAL("visit");
    const struct slice *mode = NULL;
    if (!slice_is(event->cameo, "040") || !event->place.country.len) return;
    if (event->status != STATUS_OCCURRED && event->status != STATUS_ONGOING) return;
    if (!event->actor_count || !event->recipient_count) return;
    const struct event_party *actor = event->actors, *recipient = event->recipients;
    if (actor->party.len != 3 || recipient->party.len != 3) return;
    if (slice_equal(event->place.country, recipient->party)) {
        event->cameo = SLICE_LITERAL("042");
        mode = &visit;
    } else if (slice_equal(event->place.country, actor->party)) {
        event->cameo = SLICE_LITERAL("043");
        mode = &visit;
    } else {
        event->cameo = SLICE_LITERAL("044");
        mode = &third;
    }
    if (!event->mode_count) {
        event->modes = mode;
        event->mode_count = 1;
    }
    (void)settler;
}

int
settle_stage(const struct extract_model *model, struct doc *doc, struct fail *why)
{
    (void)why;
    struct settler settler = {model, doc, doc->code};
    for (int32_t i = 0; i < doc->event_count; i++) settle_day(&settler, i);
    for (int32_t i = 0; i < doc->event_count; i++) settle_place(&settler, i);
    for (int32_t i = 0; i < doc->event_count; i++)
        if (!doc->events[i].place.country.len && !trip_place(&settler, i))
            dateline_place(&settler, i);
    for (int32_t i = 0; i < doc->event_count; i++) {
        int32_t meeting = doc->events[i].place.country.len ? NONE : meeting_of(&settler, i);
        if (meeting != NONE && doc->events[i].status == STATUS_OCCURRED)
            set_place(&doc->events[i], &settler.notes->at[i], &doc->events[meeting].place,
                      BASIS_INFERRED, "the meeting it was told in");
        settle_code(&settler, &doc->events[i]);
    }
    return 0;
}
