/* topic.c: the stage that says what an event was about: by its own words, by what is told of the
 * same meeting after it, by its code, and, for words of which nothing is told, by the matter that
 * the article keeps coming back to. */
#include "extract/code.h"
#include "extract/stage.h"
#include "extract/topics.h"

enum { TOPICS_MOST = 8, CONTEXTS_MOST = 8, MATTER_LEAST = 3, TOPICS_ALL = 128 };

/* A phrase of the vocabulary in the article. */
struct hit {
    int32_t topic, sentence;
    struct span span;
};

struct finding {
    const struct topics *topics;
    struct doc *doc;
    const struct code_notes *notes;
    struct hit *hits; /* in text order */
    int32_t hit_count;
};

/* ---- all phrases of the article ---- */

static bool
may_stand(const struct doc *doc, const struct phrase_words *words, int32_t first, int32_t count,
          bool any)
{
    int32_t token = words->at[first + count - 1].token;
    if (token == NONE) return true;
    uint8_t upos = doc->tokens[token].upos;
    if (any) return true;
    if (count > 1) return upos != UPOS_PROPN || doc->tokens[token].actor == NONE;
    if (upos == UPOS_PROPN) return false;
    return upos == UPOS_NOUN || upos == UPOS_ADJ || upos == UPOS_NONE;
}

/* "Security Council", "Border Guard Agency": part of the name of an organisation. */
static bool
is_in_name(const struct doc *doc, struct span span)
{
    for (int32_t i = 0; i < doc->actor_count; i++) {
        const struct actor *actor = &doc->actors[i];
        if (actor->kind == KIND_ORGANISATION && actor->span.start <= span.start &&
            actor->span.end >= span.end)
            return true;
    }
    return false;
}

static void
find_in(struct finding *finding, int32_t s)
{
    struct doc *doc = finding->doc;
    struct phrase_words words = phrase_words_of(doc, doc->arena, &doc->sentences[s]);
    for (int32_t i = 0, count; i<words.count; i += count> 0 ? count : 1) {
        count = 0;
        int32_t found = phrases_find(finding->topics->phrases, &words, i, &count);
        if (found == NONE || !may_stand(doc, &words, i, count, found % 2)) {
            count = 1;
            continue;
        }
        struct span span = {words.at[i].span.start, words.at[i + count - 1].span.end};
        if (is_in_name(doc, span)) continue;
        int32_t put = DOC_PUT(doc, finding->hits, finding->hit_count);
        finding->hits[put] = (struct hit){found / 2, s, span};
    }
}

/* ---- putting ---- */

static void
put_topic(const struct finding *finding, struct event *event, int32_t topic, struct slice text)
{
    struct slice code = finding->topics->at[topic].code;
    for (int i = 0; i < event->topic_count; i++)
        if (slice_equal(event->topics[i].code, code)) return;
    if (event->topic_count == TOPICS_MOST) return;
    if (!event->topics)
        event->topics = ARENA_ARRAY(finding->doc->arena, struct event_topic, TOPICS_MOST);
    event->topics[event->topic_count++] = (struct event_topic){code, text};
}

static void
put_context(struct doc *doc, struct event *event, struct slice context)
{
    for (int i = 0; i < event->context_count; i++)
        if (slice_equal(event->contexts[i], context)) return;
    if (event->context_count >= CONTEXTS_MOST) return;
    struct slice *more = ARENA_ARRAY(doc->arena, struct slice, CONTEXTS_MOST);
    if (event->context_count)
        memcpy(more, event->contexts, sizeof *more * (size_t)event->context_count);
    more[event->context_count++] = context;
    event->contexts = more;
}

static void
put_contexts(const struct finding *finding, struct event *event)
{
    for (int i = 0; i < event->topic_count; i++)
        for (int32_t t = 0; t < finding->topics->count; t++) {
            const struct topic *topic = &finding->topics->at[t];
            if (!slice_equal(topic->code, event->topics[i].code)) continue;
            for (int c = 0; c < topic->context_count; c++)
                put_context(finding->doc, event, topic->contexts[c]);
        }
}

static void
put_within(const struct finding *finding, struct event *event, struct span within)
{
    for (int32_t i = 0; i < finding->hit_count; i++) {
        const struct hit *hit = &finding->hits[i];
        if (hit->span.start < within.start || hit->span.end > within.end) continue;
        put_topic(finding, event, hit->topic, doc_slice(finding->doc, hit->span));
    }
}

/* ---- one event ---- */

static bool
takes_part(const struct event *meeting, const struct event_party *party)
{
    if (!party->party.len) return true;
    for (int i = 0; i < meeting->actor_count; i++)
        if (slice_equal(meeting->actors[i].party, party->party)) return true;
    for (int i = 0; i < meeting->recipient_count; i++)
        if (slice_equal(meeting->recipients[i].party, party->party)) return true;
    return false;
}

/* Does a sentence tell of somebody else? */
static bool
tells_of_others(const struct finding *finding, const struct event *meeting, int32_t sentence)
{
    for (int32_t i = 0; i < finding->doc->event_count; i++) {
        const struct event *event = &finding->doc->events[i];
        if (finding->notes->at[i].sentence != sentence) continue;
        for (int k = 0; k < event->actor_count; k++)
            if (!takes_part(meeting, &event->actors[k])) return true;
        for (int k = 0; k < event->recipient_count; k++)
            if (!takes_part(meeting, &event->recipients[k])) return true;
    }
    return false;
}

/* A meeting is about what its paragraph goes on to tell of the same people. */
static void
put_what_follows(const struct finding *finding, struct event *event, const struct code_note *note)
{
    const struct doc *doc = finding->doc;
    int32_t block = doc->sentences[note->sentence].block;
    for (int32_t s = note->sentence + 1; s < doc->sentence_count; s++) {
        if (doc->sentences[s].block != block || tells_of_others(finding, event, s)) return;
        put_within(finding, event, doc->sentences[s].span);
    }
}

static void
put_by_code(const struct finding *finding, struct event *event)
{
    for (int32_t i = 0; i < finding->topics->code_count; i++) {
        struct slice cameo = finding->topics->codes[i].cameo;
        if (event->cameo.len >= cameo.len && memcmp(event->cameo.at, cameo.at, cameo.len) == 0)
            put_topic(finding, event, finding->topics->codes[i].topic, SLICE_NONE);
    }
}

/* The rest of the sentence, where no other event has its words there. */
static void
put_rest_of_sentence(const struct finding *finding, int32_t index)
{
    struct doc *doc = finding->doc;
    const struct code_note *note = &finding->notes->at[index];
    for (int32_t i = 0; i < doc->event_count; i++)
        if (i != index && finding->notes->at[i].sentence == note->sentence &&
            finding->notes->at[i].trigger != note->trigger)
            return;
    put_within(finding, &doc->events[index], doc->sentences[note->sentence].span);
}

/* What a story is about where one matter stands out; NONE: none does. *told: its first phrase. */
static int32_t
matter_of(const struct finding *finding, int32_t story, struct slice *told)
{
    int counts[TOPICS_ALL] = {0}, most = 0, second = 0;
    int32_t best = NONE;
    for (int32_t i = finding->hit_count - 1; i >= 0; i--) {
        const struct hit *hit = &finding->hits[i];
        if (hit->topic >= TOPICS_ALL) continue;
        if (finding->doc->blocks[finding->doc->sentences[hit->sentence].block].story != story)
            continue;
        counts[hit->topic]++;
    }
    for (int32_t t = 0; t < finding->topics->count && t < TOPICS_ALL; t++) {
        if (counts[t] > most)
            second = most, most = counts[t], best = t;
        else if (counts[t] > second)
            second = counts[t];
    }
    if (most < MATTER_LEAST || most < second + 1) return NONE;
    for (int32_t i = finding->hit_count - 1; i >= 0; i--)
        if (finding->hits[i].topic == best) *told = doc_slice(finding->doc, finding->hits[i].span);
    return best;
}

static bool
is_word(const struct event *event)
{
    return event->plover == PLOVER_ACCUSE || event->plover == PLOVER_REJECT ||
           event->plover == PLOVER_REQUEST || event->plover == PLOVER_CONSULT ||
           event->plover == PLOVER_THREATEN;
}

static void
find_topics(const struct finding *finding, int32_t index)
{
    struct event *event = &finding->doc->events[index];
    const struct code_note *note = &finding->notes->at[index];
    put_within(finding, event, event->evidence.span);
    if (event->plover == PLOVER_CONSULT) put_what_follows(finding, event, note);
    if (!event->topic_count) put_rest_of_sentence(finding, index);
    put_by_code(finding, event);
    struct slice told = SLICE_NONE;
    int32_t matter = event->topic_count || !is_word(event) ? NONE
                                                           : matter_of(finding, note->story, &told);
    if (matter != NONE) put_topic(finding, event, matter, told);
    put_contexts(finding, event);
}

int
topic_stage(const struct extract_model *model, struct doc *doc, struct fail *why)
{
    (void)why;
    struct finding finding = {.topics = model->topics, .doc = doc, .notes = doc->code};
    for (int32_t s = 0; s < doc->sentence_count; s++)
        if (doc->event_count && doc->blocks[doc->sentences[s].block].kind != BLOCK_RESIDUE)
            find_in(&finding, s);
    for (int32_t i = 0; i < doc->event_count; i++) find_topics(&finding, i);
    return 0;
}
