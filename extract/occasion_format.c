/* occasion_format.c: in which form people met: the first that fits of call, video, informal,
 * sidelines, multilateral, visit, bilateral. */
#include "extract/code.h"
#include "extract/occasion.h"
#include "extract/syntax.h"

static const char *const video_words[] = {"video",
                                          "virtual",
                                          "virtually",
                                          "videoconference",
                                          "videoconferencing",
                                          "video-conference",
                                          "videolink",
                                          "video-link",
                                          "online",
                                          "teleconference",
                                          "zoom",
                                          "webinar"};
static const char *const informal_words[] = {
    "informal", "informally", "casual",    "impromptu", "unscheduled", "pull-aside",
    "chat",     "chatted",    "corridors", "corridor",  "hallway",     "bump",
    "stroll",   "chit-chat",  "brush-by",  "banter",    "pleasantry",  "pleasantries"};

#define COUNT(list) (sizeof list / sizeof list[0])

static bool
is_one_of(const struct doc *doc, int32_t token, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_is_nocase(doc->tokens[token].lemma, words[i]) ||
            slice_is_nocase(token_form(doc, token), words[i]))
            return true;
    return false;
}

/* At the event's words, or one or two edges below: "by video link", "in an informal setting". */
static bool
is_told_below(const struct doc *doc, int32_t token, int edges, const char *const *words,
              size_t count)
{
    if (is_one_of(doc, token, words, count)) return true;
    if (!edges) return false;
    SYNTAX_EACH(doc, child, token)
    if (is_told_below(doc, child, edges - 1, words, count)) return true;
    return false;
}

static bool
is_told(const struct doc *doc, const struct code_note *note, const char *const *words, size_t count)
{
    return is_told_below(doc, note->trigger, 2, words, count) ||
           is_told_below(doc, note->outer, 2, words, count);
}

static bool
has_organisation(const struct event *event)
{
    for (int i = 0; i < event->recipient_count; i++)
        if (event->recipients[i].kind == KIND_ORGANISATION) return true;
    return event->actor_count && event->actors[0].kind == KIND_ORGANISATION;
}

/* "The ministers of the six states met": a forum, and no single partner. */
static bool
is_of_many(const struct event *event)
{
    if (event->occasion.name.len && has_organisation(event) && !event->reciprocal) return true;
    if (event->occasion.name.len && !event->recipient_count) return true;
    if (event->occasion.name.len && event->recipient_count && event->actor_count &&
        event->actors[0].kind == KIND_ORGANISATION &&
        event->recipients[0].kind == KIND_ORGANISATION)
        return true;
    return !event->recipient_count && event->actor_count &&
           event->actors[0].kind == KIND_ORGANISATION;
}

/* "A courtesy call", "a call on the president": people come for it. */
static bool
is_call_on(const struct doc *doc, int32_t call)
{
    SYNTAX_EACH(doc, child, call)
    {
        struct slice prep = syntax_case(doc, child);
        if (slice_is(doc->tokens[child].lemma, "courtesy")) return true;
        if (slice_is(prep, "on") || slice_is(prep, "upon")) return true;
    }
    return false;
}

/* "In a conference call", "during their call". */
static bool
is_by_call(const struct doc *doc, int32_t token)
{
    static const char *const preps[] = {"in", "during", "on", "over", "by"};
    SYNTAX_EACH(doc, child, token)
    {
        if (!slice_is(doc->tokens[child].lemma, "call") || doc->tokens[child].upos != UPOS_NOUN)
            continue;
        struct slice prep = syntax_case(doc, child);
        for (size_t i = 0; i < COUNT(preps); i++)
            if (slice_is(prep, preps[i]) && !is_call_on(doc, child)) return true;
    }
    return false;
}

bool
occasion_tells_place(const struct doc *doc, const struct code_note *note)
{
    SYNTAX_EACH(doc, child, note->trigger)
    {
        struct slice prep = syntax_case(doc, child);
        bool there = slice_is(prep, "in") || slice_is(prep, "at");
        if (there && doc->tokens[child].place != NONE) return true;
    }
    return false;
}

/* "Spoke with X", and nothing of a place or a forum: who is elsewhere speaks by telephone. */
static bool
is_spoken_afar(const struct doc *doc, const struct event *event, const struct code_note *note)
{
    const struct token *trigger = &doc->tokens[note->trigger];
    if (trigger->upos != UPOS_VERB || event->occasion.name.len || occasion_tells_place(doc, note))
        return false;
    if (!slice_is(trigger->lemma, "speak") && !slice_is(trigger->lemma, "talk")) return false;
    return event->status == STATUS_OCCURRED && event->actor_count && event->recipient_count &&
           event->actors->kind == KIND_PERSON && event->recipients->kind == KIND_PERSON &&
           !slice_equal(event->actors->party, event->recipients->party);
}

enum event_format
occasion_format(const struct doc *doc, const struct event *event, const struct code_note *note,
                bool sidelines)
{
    if (event->plover != PLOVER_CONSULT) return FORMAT_NONE;
    bool video = is_told(doc, note, video_words, COUNT(video_words));
    if (slice_is(event->cameo, "041")) return video ? FORMAT_VIDEO : FORMAT_CALL;
    if (video) return FORMAT_VIDEO;
    if (slice_is(event->cameo, "040") &&
        (is_by_call(doc, note->trigger) || is_by_call(doc, note->outer) ||
         is_spoken_afar(doc, event, note)))
        return FORMAT_CALL;
    if (is_told(doc, note, informal_words, COUNT(informal_words))) return FORMAT_INFORMAL;
    if (sidelines && !has_organisation(event)) return FORMAT_SIDELINES;
    if (is_of_many(event)) return FORMAT_MULTILATERAL;
    if (slice_is(event->cameo, "042")) return FORMAT_VISIT;
    return FORMAT_BILATERAL;
}
