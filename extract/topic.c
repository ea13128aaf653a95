/* topic.c: the stage that says what an event was about: phrases of the vocabulary in what it tells.
 */
#include "extract/code.h"
#include "extract/stage.h"
#include "extract/topics.h"
#include "extract/syntax.h"

enum { TOPICS_MOST = 12, CONTEXTS_MOST = 8 };

static void
put_topic(struct doc *doc, struct event *event, const struct topic *topic, struct slice text)
{
    for (int i = 0; i < event->topic_count; i++)
        if (slice_equal(event->topics[i].code, topic->code)) return;
    if (event->topic_count == TOPICS_MOST) return;
    if (!event->topics) event->topics = ARENA_ARRAY(doc->arena, struct event_topic, TOPICS_MOST);
    event->topics[event->topic_count++] = (struct event_topic){topic->code, text};
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

/* Phrases of a sentence that lie in `within`. Names of organisations and forums are no topics. */
static void
scan(const struct extract_model *model, struct doc *doc, struct event *event,
     const struct sentence *sentence, struct span within)
{
    const struct topics *topics = model->topics;
    struct phrase_words words = phrase_words_of(doc, doc->arena, sentence);
    for (int32_t i = 0, count; i<words.count; i += count> 0 ? count : 1) {
        int32_t found = phrases_find(topics->phrases, &words, i, &count);
        if (found == NONE) {
            count = 1;
            continue;
        }
        struct span span = {words.at[i].span.start, words.at[i + count - 1].span.end};
        int32_t token = words.at[i].token;
        if (token != NONE && doc->tokens[token].upos == UPOS_PROPN && count == 1) continue;
        if (span.start < within.start || span.end > within.end) continue;
        put_topic(doc, event, &topics->at[found], doc_slice(doc, span));
    }
}

/* A meeting is about what the rest of its paragraph says, up to the next event with other sides. */
static void
scan_paragraph(const struct extract_model *model, struct doc *doc, struct event *event,
               const struct code_note *note)
{
    const struct sentence *own = &doc->sentences[note->sentence];
    for (int32_t s = note->sentence + 1; s < doc->sentence_count; s++) {
        const struct sentence *sentence = &doc->sentences[s];
        if (sentence->block != own->block) return;
        scan(model, doc, event, sentence, sentence->span);
    }
}

int
topic_stage(const struct extract_model *model, struct doc *doc, struct fail *why)
{
    (void)why;
    const struct code_notes *notes = doc->code;
    for (int32_t i = 0; i < doc->event_count; i++) {
        struct event *event = &doc->events[i];
        const struct code_note *note = &notes->at[i];
        struct span within = event->evidence.span;
        scan(model, doc, event, &doc->sentences[note->sentence], within);
        if (event->plover == PLOVER_CONSULT && !note->noun) scan_paragraph(model, doc, event, note);
        for (int t = 0; t < event->topic_count; t++)
            for (int32_t k = 0; k < model->topics->count; k++)
                if (slice_equal(model->topics->at[k].code, event->topics[t].code))
                    for (int c = 0; c < model->topics->at[k].context_count; c++)
                        put_context(doc, event, model->topics->at[k].contexts[c]);
    }
    return 0;
}
