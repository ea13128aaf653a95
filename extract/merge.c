/* merge.c: the stage that makes one mention of several accounts of one event: headline, lead, body.
 */
#include "extract/code.h"
#include "extract/stage.h"
#include "extract/topic.h"
#include "extract/syntax.h"

static bool
same_parties(const struct event_party *a, int a_count, const struct event_party *b, int b_count)
{
    if (!a_count || !b_count) return a_count == b_count;
    for (int i = 0; i < a_count; i++) {
        bool found = false;
        for (int j = 0; j < b_count; j++)
            found |= a[i].party.len ? slice_equal(a[i].party, b[j].party)
                                    : slice_equal(a[i].name, b[j].name);
        if (!found) return false;
    }
    return true;
}

/* Two people of one party are two, unless one of them is not named. */
static bool
names_agree(const struct event_party *a, int a_count, const struct event_party *b, int b_count)
{
    if (!a_count || !b_count) return true;
    if (a[0].kind != KIND_PERSON || b[0].kind != KIND_PERSON) return true;
    if (!a[0].name.len || !b[0].name.len || !a[0].person_id.len || !b[0].person_id.len) return true;
    for (int i = 0; i < a_count; i++)
        for (int j = 0; j < b_count; j++)
            if (slice_equal(a[i].person_id, b[j].person_id)) return true;
    return false;
}

static bool
straight(const struct event *a, const struct event *b)
{
    return same_parties(a->actors, a->actor_count, b->actors, b->actor_count) &&
           same_parties(a->recipients, a->recipient_count, b->recipients, b->recipient_count) &&
           names_agree(a->actors, a->actor_count, b->actors, b->actor_count) &&
           names_agree(a->recipients, a->recipient_count, b->recipients, b->recipient_count);
}

static bool
crossed(const struct event *a, const struct event *b, bool same_word)
{
    if (!a->reciprocal && !b->reciprocal && !same_word) return false;
    return same_parties(a->actors, a->actor_count, b->recipients, b->recipient_count) &&
           same_parties(a->recipients, a->recipient_count, b->actors, b->actor_count) &&
           names_agree(a->actors, a->actor_count, b->recipients, b->recipient_count) &&
           names_agree(a->recipients, a->recipient_count, b->actors, b->actor_count);
}

static bool
days_agree(const struct event *a, const struct event *b)
{
    if (a->day.basis == BASIS_PUBLISHED || b->day.basis == BASIS_PUBLISHED) {
        day_t gap = a->day.start > b->day.start ? a->day.start - b->day.start
                                                : b->day.start - a->day.start;
        return gap < 21;
    }
    return a->day.start <= b->day.end && b->day.start <= a->day.end;
}

/* A visit to a state is no meeting with somebody there. */
static bool
visits_agree(const struct event *a, const struct event *b)
{
    if ((a->format == FORMAT_VISIT) == (b->format == FORMAT_VISIT)) return true;
    const struct event *visit = a->format == FORMAT_VISIT ? a : b, *other = visit == a ? b : a;
    bool person = other->recipient_count && other->recipients[0].kind == KIND_PERSON;
    return !(person && visit->recipient_count && visit->recipients[0].kind != KIND_PERSON);
}

/* "They discussed trade": by telephone or face to face. */
static bool
is_either(const struct doc *doc, const struct code_note *note)
{
    static const char *const words[] = {"discuss", "exchange", "review"};
    struct slice lemma = doc->tokens[note->outer].lemma;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (slice_is(lemma, words[i])) return true;
    return false;
}

/* A visit and a meeting during it are told apart only where both are plain. */
static bool
kinds_agree(const struct doc *doc, int32_t i, int32_t j)
{
    const struct event *a = &doc->events[i], *b = &doc->events[j];
    const struct code_note *notes = ((const struct code_notes *)doc->code)->at;
    bool call_a = slice_is(a->cameo, "041"), call_b = slice_is(b->cameo, "041");
    if (a->plover == PLOVER_CONSULT)
        return (call_a == call_b || is_either(doc, &notes[call_a ? j : i])) && visits_agree(a, b);
    if (plover_is_word(a->plover)) return true;
    return a->cameo.len >= 2 && b->cameo.len >= 2 && memcmp(a->cameo.at, b->cameo.at, 2) == 0;
}

static bool
statuses_agree(const struct event *a, const struct event *b)
{
    if (a->status == b->status) return true;
    bool a_done = a->status == STATUS_OCCURRED || a->status == STATUS_ONGOING;
    bool b_done = b->status == STATUS_OCCURRED || b->status == STATUS_ONGOING;
    return a_done && b_done;
}

/* A headline, or what stands like one. */
static bool
is_headline(const struct doc *doc, const struct code_note *note)
{
    enum block_kind kind = doc->blocks[doc->sentences[note->sentence].block].kind;
    return kind == BLOCK_TITLE || kind == BLOCK_HEADING || kind == BLOCK_BULLET;
}

static bool
is_open(const struct event_party *side, int count)
{
    return !count || !side[0].party.len;
}

/* A headline that leaves a side open, or to be guessed, tells what the body tells of the other. */
static bool
told_in_short(const struct doc *doc, int32_t short_one, int32_t index)
{
    const struct event *a = &doc->events[short_one], *b = &doc->events[index];
    const struct code_note *notes = ((const struct code_notes *)doc->code)->at;
    if (!is_headline(doc, &notes[short_one]) || is_headline(doc, &notes[index])) return false;
    bool actors = same_parties(a->actors, a->actor_count, b->actors, b->actor_count);
    bool recipients = same_parties(a->recipients, a->recipient_count, b->recipients,
                                   b->recipient_count);
    if (notes[short_one].guessed) return actors || recipients;
    return (actors && is_open(a->recipients, a->recipient_count)) ||
           (recipients && is_open(a->actors, a->actor_count));
}

static bool
same_event(const struct doc *doc, int32_t i, int32_t j)
{
    const struct code_notes *notes = doc->code;
    const struct event *a = &doc->events[i], *b = &doc->events[j];
    if (a->plover != b->plover || notes->at[i].story != notes->at[j].story) return false;
    bool same_word = notes->at[i].trigger == notes->at[j].trigger;
    return statuses_agree(a, b) && kinds_agree(doc, i, j) && days_agree(a, b) &&
           (straight(a, b) || crossed(a, b, same_word) || told_in_short(doc, i, j) ||
            told_in_short(doc, j, i));
}

static bool
is_pair(const struct event *a, const struct event *b)
{
    return (same_parties(a->actors, a->actor_count, b->actors, b->actor_count) &&
            same_parties(a->recipients, a->recipient_count, b->recipients, b->recipient_count)) ||
           (same_parties(a->actors, a->actor_count, b->recipients, b->recipient_count) &&
            same_parties(a->recipients, a->recipient_count, b->actors, b->actor_count));
}

/* Of "hold the first round of a dialogue", "hold". */
static int32_t
verb_above(const struct doc *doc, int32_t token)
{
    enum { CLIMB_MOST = 4 };
    for (int i = 0; i < CLIMB_MOST && token != NONE && doc->tokens[token].upos == UPOS_NOUN; i++) {
        bool part = slice_is(syntax_case(doc, token), "of");
        if (doc->tokens[token].deprel != DEP_OBJ && !part) return NONE;
        token = doc->tokens[token].head;
    }
    return token;
}

/* "Met X to discuss trade", "decided to hold a dialogue": what they met or decided for. */
static bool
is_purpose(const struct doc *doc, int32_t i, int32_t of)
{
    const struct event *event = &doc->events[i], *act = &doc->events[of];
    const struct code_note *notes = ((const struct code_notes *)doc->code)->at;
    int32_t verb = verb_above(doc, notes[i].outer);
    int32_t head = verb == NONE ? NONE : doc->tokens[verb].head;
    bool meets = act->plover == PLOVER_CONSULT || act->plover == PLOVER_AGREE;
    if (!meets || (event->plover != PLOVER_CONSULT && event->plover != PLOVER_AID)) return false;
    if (head == NONE || (head != notes[of].trigger && head != notes[of].outer)) return false;
    return syntax_is_infinitive(doc, verb) && is_pair(event, act);
}

/* How much an account tells. */
static int
detail(const struct doc *doc, int32_t index)
{
    const struct event *event = &doc->events[index];
    const struct code_note *note = &((const struct code_notes *)doc->code)->at[index];
    enum block_kind kind = doc->blocks[doc->sentences[note->sentence].block].kind;
    int points = 0;
    for (int i = 0; i < event->actor_count; i++) points += event->actors[i].person_id.len ? 2 : 0;
    for (int i = 0; i < event->recipient_count; i++)
        points += event->recipients[i].person_id.len ? 3 : event->recipients[i].party.len ? 1 : 0;
    points += event->day.basis == BASIS_STATED ? 3 : event->day.basis == BASIS_INFERRED ? 1 : 0;
    points += event->place.basis == BASIS_STATED ? 2 : event->place.country.len ? 1 : 0;
    points += event->occasion.name.len ? 1 : 0;
    points -= note->noun ? 1 : 0;
    points -= note->frame && note->frame->weak ? 2 : 0;
    return kind == BLOCK_PARAGRAPH ? points + 1 : points - 2;
}

static bool
is_named(const struct event_party *side, int count)
{
    return count > 0 && side[0].kind == KIND_PERSON && side[0].person_id.len;
}

/* Fills from `from` what `event` does not know. */
static void
complete(struct doc *doc, struct event *event, struct code_note *note, const struct event *from,
         const struct code_note *from_note)
{
    if (straight(event, from)) {
        if (!is_named(event->actors, event->actor_count) &&
            is_named(from->actors, from->actor_count)) {
            event->actors = from->actors;
            event->actor_count = from->actor_count;
        }
        if (!is_named(event->recipients, event->recipient_count) &&
            is_named(from->recipients, from->recipient_count)) {
            event->recipients = from->recipients;
            event->recipient_count = from->recipient_count;
        }
    }
    if (event->day.basis != BASIS_STATED && from->day.basis != BASIS_PUBLISHED &&
        (event->day.basis == BASIS_PUBLISHED || from->day.basis == BASIS_STATED)) {
        event->day = from->day;
        note->day_rule = from_note->day_rule;
    }
    if ((!event->place.country.len || event->place.basis == BASIS_DATELINE ||
         (!event->place.name.len && from->place.name.len &&
          slice_equal(event->place.country, from->place.country))) &&
        from->place.country.len) {
        event->place = from->place;
        note->place_rule = from_note->place_rule;
    }
    if (!event->occasion.name.len) {
        event->occasion = from->occasion;
        note->occasion_rule = from_note->occasion_rule;
    }
    if (from->format != FORMAT_NONE &&
        (event->format == FORMAT_NONE || from->format < event->format))
        event->format = from->format;
    if (!event->attribution.speaker.len) event->attribution = from->attribution;
    if (event->plover == PLOVER_CONSULT || !event->topic_count) topic_join(doc, event, from);
    if (!event->other_count) {
        event->others = from->others;
        event->other_count = from->other_count;
    }
    event->reciprocal |= from->reciprocal;
    event->international |= from->international;
    note->accounts += from_note->accounts;
}

static void
keep(struct doc *doc, struct code_notes *notes, const bool *gone)
{
    int32_t kept = 0;
    for (int32_t i = 0; i < doc->event_count; i++) {
        if (gone[i]) continue;
        doc->events[kept] = doc->events[i];
        notes->at[kept] = notes->at[i];
        kept++;
    }
    doc->event_count = notes->count = kept;
}

int
merge_stage(const struct extract_model *model, struct doc *doc, struct fail *why)
{
    (void)model, (void)why;
    struct code_notes *notes = doc->code;
    bool *gone = ARENA_ARRAY(doc->arena, bool, (size_t)doc->event_count + 1);
    for (int32_t i = 0; i < doc->event_count; i++) notes->at[i].detail = detail(doc, i);
    for (int32_t i = 0; i < doc->event_count; i++)
        for (int32_t j = 0; j < doc->event_count && !gone[i]; j++)
            gone[i] = i != j && is_purpose(doc, i, j);
    for (int32_t i = 0; i < doc->event_count; i++)
        for (int32_t j = i + 1; j < doc->event_count && !gone[i]; j++) {
            if (gone[j] || !same_event(doc, i, j)) continue;
            int32_t best = notes->at[j].detail > notes->at[i].detail ? j : i;
            int32_t other = best == i ? j : i;
            complete(doc, &doc->events[best], &notes->at[best], &doc->events[other],
                     &notes->at[other]);
            doc->events[best].reciprocal |= crossed(&doc->events[best], &doc->events[other], true);
            gone[other] = true;
        }
    keep(doc, notes, gone);
    return 0;
}
