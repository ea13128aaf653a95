/* settle_meeting.c: which meeting an event is part of: what is said inside a meeting has the
 * meeting's day and place. */
#include "extract/settle.h"
#include "extract/syntax.h"

enum { SAID_BLOCKS = 3, CLIMB_MOST = 12, RECENT_DAYS = 14, OLD_DAYS = 60 };

int32_t
settle_block(const struct settler *settler, int32_t index)
{
    return settler->doc->sentences[settler->notes->at[index].sentence].block;
}

bool
settle_is_word(const struct event *event)
{
    return plover_is_word(event->plover);
}

bool
settle_happened(const struct event *event)
{
    return event->status == STATUS_OCCURRED || event->status == STATUS_ONGOING;
}

bool
settle_has_party(const struct event *event, struct slice party)
{
    for (int i = 0; i < event->actor_count; i++)
        if (slice_equal(event->actors[i].party, party)) return true;
    for (int i = 0; i < event->recipient_count; i++)
        if (slice_equal(event->recipients[i].party, party)) return true;
    return false;
}

static bool
same_party(const struct event_party *a, const struct event_party *b)
{
    if (!a->party.len || !slice_equal(a->party, b->party)) return false;
    if (a->person_id.len && b->person_id.len) return slice_equal(a->person_id, b->person_id);
    return true;
}

static bool
on_side(const struct event_party *party, const struct event_party *side, int count)
{
    for (int i = 0; i < count; i++)
        if (same_party(party, &side[i])) return true;
    return false;
}

static bool
takes_part(const struct event_party *party, const struct event *meeting)
{
    return on_side(party, meeting->actors, meeting->actor_count) ||
           on_side(party, meeting->recipients, meeting->recipient_count);
}

bool
settle_same_actor(const struct event *a, const struct event *b)
{
    if (!a->actor_count) return false;
    return on_side(&a->actors[0], b->actors, b->actor_count) ||
           (b->reciprocal && on_side(&a->actors[0], b->recipients, b->recipient_count));
}

/* All who are named in it were at the meeting. */
static bool
all_take_part(const struct event *event, const struct event *meeting)
{
    for (int i = 0; i < event->actor_count; i++)
        if (!takes_part(&event->actors[i], meeting)) return false;
    for (int i = 0; i < event->recipient_count; i++)
        if (event->recipients[i].party.len && !takes_part(&event->recipients[i], meeting))
            return false;
    return event->actor_count > 0;
}

bool
settle_is_spokesman(const struct event *event)
{
    return event->actor_count && slice_starts(event->actors[0].office, "spokes");
}

/* "From there he travels to Kabul": still to come, whatever its status says. */
bool
settle_is_present(const struct settler *settler, int32_t index)
{
    uint8_t tag = settler->doc->tokens[settler->notes->at[index].trigger].xpos;
    int32_t block = settle_block(settler, index);
    return (tag == XPOS_VBZ || tag == XPOS_VBP) &&
           settler->doc->blocks[block].kind == BLOCK_PARAGRAPH;
}

/* A meeting of long ago that is only mentioned is no scene. */
static bool
is_background(const struct settler *settler, int32_t index)
{
    const struct event *meeting = &settler->doc->events[index];
    return meeting->day.start != DAY_NONE &&
           meeting->day.end < settler->doc->published - RECENT_DAYS;
}

/* How well a meeting fits as the scene of an event: 0 not at all. */
static int
scene_points(const struct settler *settler, int32_t index, int32_t other)
{
    const struct event *event = &settler->doc->events[index];
    const struct event *meeting = &settler->doc->events[other];
    const struct code_note *note = &settler->notes->at[index], *there = &settler->notes->at[other];
    if (is_background(settler, other) &&
        (!syntax_under(settler->doc, there->trigger, note->trigger) ||
         settler->doc->tokens[there->outer].deprel == DEP_ACL_RELCL))
        return 0; /* "whose army chief met him in August, called for talks" */
    int32_t gap = settle_block(settler, index) - settle_block(settler, other);
    bool same_sentence = note->sentence == there->sentence;
    if (gap < 0 || gap > SAID_BLOCKS || there->sentence > note->sentence) return 0;
    if (gap > 0 && event->recipient_count == 0 && gap > 1) return 0;
    if (!same_sentence && settle_is_spokesman(event)) return 0;
    if (settle_is_present(settler, other)) return 0;
    if (same_sentence && settle_is_told_back(settler->doc, there->trigger) &&
        !settle_is_told_back(settler->doc, note->trigger))
        return 0; /* "who had spoken with him on Monday, called for" */
    if (same_sentence && settle_same_actor(event, meeting) &&
        syntax_under(settler->doc, there->trigger, note->trigger) && there->trigger < note->trigger)
        return 170; /* "on his return to Lusaka, he thanked" */
    if (all_take_part(event, meeting)) return 100 + (same_sentence ? 50 : 0) - 10 * gap;
    if (!settle_is_word(event) || !settle_same_actor(event, meeting)) return 0;
    return same_sentence ? 60 : gap == 0 && note->sentence - there->sentence < 3 ? 20 : 0;
}

int32_t
settle_meeting(const struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    const struct event *event = &doc->events[index];
    int32_t best = NONE;
    int most = 0;
    if (!settle_happened(event) || slice_is(event->cameo, "041")) return NONE;
    if (event->plover != PLOVER_CONSULT && !settle_is_word(event)) return NONE;
    for (int32_t i = 0; i < doc->event_count; i++) {
        const struct event *meeting = &doc->events[i];
        if (i == index || meeting->plover != PLOVER_CONSULT || !settle_happened(meeting)) continue;
        if (settler->notes->at[i].story != settler->notes->at[index].story) continue;
        if (meeting->day.start != DAY_NONE && event->day.start != DAY_NONE &&
            (meeting->day.start > event->day.end || event->day.start > meeting->day.end))
            continue;
        if (meeting->day.start == DAY_NONE && event->day.start != DAY_NONE &&
            event->day.end < doc->published - OLD_DAYS)
            continue; /* "established relations in 1990" */
        if (meeting->plover == event->plover && i > index) continue;
        int points = scene_points(settler, index, i);
        if (points && points >= most) {
            most = points;
            best = i;
        }
    }
    return best;
}

/* A call, or what was said in one: it is nowhere. */
bool
settle_is_call(const struct settler *settler, int32_t index)
{
    const struct event *events = settler->doc->events;
    int32_t clause = settle_clause(settler, index), meeting = settler->meetings[index];
    return slice_is(events[index].cameo, "041") ||
           (clause != NONE && slice_is(events[clause].cameo, "041")) ||
           (meeting != NONE && slice_is(events[meeting].cameo, "041"));
}

/* "Arrived in Warsaw for a meeting with Y": the purpose of another event. */
static bool
is_purpose(const struct doc *doc, int32_t token)
{
    static const char *const preps[] = {"for", "during", "in"};
    enum deprel rel = (enum deprel)doc->tokens[token].deprel;
    return doc->tokens[token].upos == UPOS_NOUN && (rel == DEP_OBL || rel == DEP_NMOD) &&
           SLICE_ONE_OF_NOCASE(syntax_case(doc, token), preps);
}

/* Up the tree along clauses that tell one scene. */
int32_t
settle_clause(const struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    int32_t token = settler->notes->at[index].outer;
    for (int i = 0; i < CLIMB_MOST && token != NONE; i++) {
        enum deprel rel = (enum deprel)doc->tokens[token].deprel;
        if (rel != DEP_CONJ && rel != DEP_ADVCL && rel != DEP_XCOMP && rel != DEP_PARATAXIS &&
            !is_purpose(doc, token))
            return NONE;
        token = doc->tokens[token].head;
        if (token == NONE || !settler->attachments.is_word[token]) continue;
        for (int32_t e = 0; e < doc->event_count; e++)
            if (e != index && attach_is_of(&settler->notes->at[e], token)) return e;
    }
    return NONE;
}
