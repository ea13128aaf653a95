/* occasion.c: the stage that says at which forum an event took place, and in which form. */
#include "extract/occasion.h"

#include "extract/code.h"
#include "extract/stage.h"
#include "extract/syntax.h"

enum { SIDELINES_BLOCKS = 3 };

static void
set_occasion(struct event *event, struct code_note *note, const struct occasion *occasion,
             const char *rule)
{
    event->occasion.name = occasion->name;
    event->occasion.text = occasion->text;
    event->occasion.edition = occasion->edition;
    note->occasion_rule = rule;
}

/* The nearest forum of the event's own sentence, after its trigger rather than before. */
static const struct occasion *
own_occasion(const struct occasions *occasions, const struct event *event,
             const struct code_note *note)
{
    const struct occasion *best = NULL;
    uint32_t best_distance = 0;
    for (int32_t i = 0; i < occasions->count; i++) {
        const struct occasion *occasion = &occasions->at[i];
        if (occasion->sentence != note->sentence) continue;
        uint32_t at = occasion->span.start, trigger = event->evidence.trigger.start;
        uint32_t distance = at >= trigger ? at - trigger : 2 * (trigger - at);
        if (!best || distance < best_distance) {
            best = occasion;
            best_distance = distance;
        }
    }
    return best;
}

/* "On the sidelines he held a series of meetings": holds for the paragraphs after it. */
static bool
aside_said(const struct doc *doc, const struct occasions *occasions, const struct code_note *note)
{
    int32_t block = doc->sentences[note->sentence].block;
    for (int32_t i = 0; i < occasions->count; i++) {
        int32_t there = doc->sentences[occasions->at[i].sentence].block;
        if (!occasions->at[i].sidelines || there > block || block - there > SIDELINES_BLOCKS)
            continue;
        if (doc->blocks[there].story == doc->blocks[block].story) return true;
    }
    return false;
}

static bool
has_word(const struct doc *doc, int32_t sentence, const char *const *words, size_t count)
{
    const struct sentence *s = &doc->sentences[sentence];
    for (int32_t t = s->first_token; t < s->first_token + s->token_count; t++)
        for (size_t i = 0; i < count; i++)
            if (slice_is_nocase(token_form(doc, t), words[i])) return true;
    return false;
}

#define HAS(doc, sentence, words) has_word(doc, sentence, words, sizeof words / sizeof words[0])

static bool
near_trigger(const struct doc *doc, const struct code_note *note, const char *const *words,
             size_t count)
{
    int32_t around[] = {note->trigger, note->outer};
    for (int k = 0; k < 2; k++) SYNTAX_EACH(doc, child, around[k])
    for (size_t i = 0; i < count; i++)
        if (slice_is_nocase(doc->tokens[child].lemma, words[i]) ||
            slice_is_nocase(token_form(doc, child), words[i]))
            return true;
    return false;
}

static enum event_format
format_of(const struct doc *doc, const struct event *event, const struct code_note *note,
          bool sidelines)
{
    static const char *const video[] = {"video",     "virtual", "virtually",     "videoconference",
                                        "videolink", "online",  "teleconference"};
    static const char *const informal[] = {"informal",  "informally",  "brief", "casual",
                                           "impromptu", "unscheduled", "chat"};
    if (event->plover != PLOVER_CONSULT) return FORMAT_NONE;
    if (slice_is(event->cameo, "041"))
        return HAS(doc, note->sentence, video) ? FORMAT_VIDEO : FORMAT_CALL;
    if (near_trigger(doc, note, video, sizeof video / sizeof video[0])) return FORMAT_VIDEO;
    if (near_trigger(doc, note, informal, sizeof informal / sizeof informal[0]))
        return FORMAT_INFORMAL;
    if (sidelines) return FORMAT_SIDELINES;
    if (event->recipient_count && event->recipients[0].kind == KIND_ORGANISATION &&
        event->occasion.name.len)
        return FORMAT_MULTILATERAL;
    if (slice_is(event->cameo, "042")) return FORMAT_VISIT;
    if (event->occasion.name.len && !event->reciprocal) return FORMAT_MULTILATERAL;
    return FORMAT_BILATERAL;
}

static bool
is_past_other(const struct doc *doc, const struct code_note *note)
{
    const struct sentence *s = &doc->sentences[note->sentence];
    for (int32_t t = s->first_token; t < s->first_token + s->token_count; t++) {
        int32_t day = doc->tokens[t].day;
        if (day != NONE && doc->published != DAY_NONE && doc->days[day].end < doc->published - 14)
            return true;
    }
    return false;
}

static void
settle_one(struct doc *doc, const struct occasions *occasions, int32_t index)
{
    struct event *event = &doc->events[index];
    struct code_note *note = &((struct code_notes *)doc->code)->at[index];
    const struct occasion *own = own_occasion(occasions, event, note);
    bool sidelines = false, meets = event->plover == PLOVER_CONSULT;
    if (own && meets) {
        set_occasion(event, note, own, "named in the sentence");
        sidelines = own->sidelines;
    } else if (meets && occasions->main != NONE && note->story == 0 && event->actor_count &&
               !is_past_other(doc, note) && !slice_is(event->cameo, "041") &&
               event->status == STATUS_OCCURRED && event->reciprocal) {
        set_occasion(event, note, &occasions->at[occasions->main], "the article's forum");
        sidelines = aside_said(doc, occasions, note);
    }
    static const char *const aside[] = {"sidelines", "margins"};
    if (meets && event->reciprocal && HAS(doc, note->sentence, aside)) sidelines = true;
    event->format = format_of(doc, event, note, sidelines);
}

int
occasion_stage(const struct extract_model *model, struct doc *doc, struct fail *why)
{
    (void)why;
    struct occasions occasions = occasions_find(model, doc);
    occasion_attend(model, doc, &occasions);
    for (int32_t i = 0; i < doc->event_count; i++) settle_one(doc, &occasions, i);
    struct occasions *kept = ARENA_NEW(doc->arena, struct occasions);
    *kept = occasions;
    ((struct code_notes *)doc->code)->occasions = kept;
    return 0;
}
