/* settle_sides.c: the other side of what is said in a meeting: "congratulating him", "reaffirmed
 * the resolve to deepen ties with Tajikistan", where no more is told than that. Only where the
 * words themselves point at the other side: a pronoun, or its name. */
#include "extract/settle.h"
#include "extract/syntax.h"

enum { SENTENCES_MOST = 3 };

struct side {
    const struct event_party *at;
    int count;
};

static bool
is_open(const struct event *event)
{
    if (!event->recipient_count) return true;
    return event->recipient_count == 1 && !event->recipients[0].party.len &&
           !event->recipients[0].name.len;
}

/* The side of the meeting that the actor is not on; count 0: he is on neither. */
static struct side
other_side(const struct event *event, const struct event *meeting)
{
    struct slice party = event->actors[0].party;
    struct side none = {NULL, 0};
    if (!party.len || !meeting->actor_count || !meeting->recipient_count) return none;
    if (slice_equal(meeting->actors[0].party, party))
        return (struct side){meeting->recipients, meeting->recipient_count};
    if (slice_equal(meeting->recipients[0].party, party))
        return (struct side){meeting->actors, meeting->actor_count};
    return none;
}

static bool
has_pronoun_object(const struct doc *doc, int32_t trigger)
{
    int32_t object = syntax_object(doc, trigger);
    return object != NONE && doc->tokens[object].upos == UPOS_PRON &&
           (slice_is(doc->tokens[object].lemma, "he") ||
            slice_is(doc->tokens[object].lemma, "she") ||
            slice_is_nocase(token_form(doc, object), "him") ||
            slice_is_nocase(token_form(doc, object), "her"));
}

static bool
names_party(const struct doc *doc, struct span span, struct slice party)
{
    for (int32_t i = 0; i < doc->actor_count; i++) {
        const struct actor *actor = &doc->actors[i];
        if (actor->span.start < span.start || actor->span.end > span.end) continue;
        if (slice_equal(actor->party, party)) return true;
        for (int32_t p = 0; actor->parties && p < actor->party_count; p++)
            if (slice_equal(actor->parties[p], party)) return true;
    }
    return false;
}

static void
put_side(struct settler *settler, int32_t index, struct side side)
{
    struct event *event = &settler->doc->events[index];
    struct event_party *copy = ARENA_ARRAY(settler->doc->arena, struct event_party,
                                           (size_t)side.count);
    for (int i = 0; i < side.count; i++) {
        copy[i] = side.at[i];
        copy[i].role = SLICE_LITERAL("recipient");
    }
    event->recipients = copy;
    event->recipient_count = side.count;
    event->international |= copy[0].party.len && event->actors[0].party.len &&
                            !slice_equal(copy[0].party, event->actors[0].party);
    settler->notes->at[index].both = true;
}

void
settle_sides(struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    const struct event *event = &doc->events[index];
    const struct code_note *note = &settler->notes->at[index];
    int32_t meeting = settler->meetings[index];
    if (meeting == NONE || !settle_is_word(event) || !event->actor_count || !is_open(event)) return;
    if (note->sentence - settler->notes->at[meeting].sentence > SENTENCES_MOST) return;
    struct side side = other_side(event, &doc->events[meeting]);
    if (!side.count || !side.at[0].party.len) return;
    if (has_pronoun_object(doc, note->trigger) ||
        names_party(doc, event->evidence.span, side.at[0].party))
        put_side(settler, index, side);
}
