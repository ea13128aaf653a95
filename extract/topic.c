/* topic.c: the stage that says what an event was about: by its own words, by what is told of the
 * same meeting after it, by its code, and, for words of which nothing is told, by the matter that
 * the article keeps coming back to. */
#include "extract/topic.h"

#include "extract/stage.h"
#include "extract/topics.h"

enum { TOPICS_MOST = 8, CONTEXTS_MOST = 8, TOPICS_ALL = 128 };

/* What a phrase counts for the matter of its story, more in a headline and in the paragraph of the
 * event; fitted on articles that were read. */
enum { MATTER_LEAST = 5, MATTER_TOLD = 1, MATTER_TITLE = 2, MATTER_NEAR = 2 };

/* A phrase of the vocabulary in the article. */
struct hit {
    int32_t topic, sentence, first, last; /* tokens */
    bool weak, named; /* named: in a mention ("a news agency"), so no matter of the story */
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
    if (upos == UPOS_VERB) return doc->tokens[token].deprel == DEP_AMOD; /* "smuggled gold" */
    return upos == UPOS_NOUN || upos == UPOS_ADJ || upos == UPOS_NONE;
}

/* "Security Council", "the news agency": part of a mention. */
static bool
is_in_mention(const struct doc *doc, struct span span)
{
    for (int32_t i = 0; i < doc->actor_count; i++) {
        const struct actor *actor = &doc->actors[i];
        if ((actor->kind == KIND_ORGANISATION || actor->kind == KIND_PERSON) &&
            actor->span.start <= span.start && actor->span.end >= span.end)
            return true;
    }
    return false;
}

static bool
is_capital(const struct doc *doc, struct span span)
{
    char c = doc->text.at[span.start];
    return c < 'a' || c > 'z';
}

/* "The nuclear envoys", "trade minister": what somebody is in charge of. */
static bool
is_office(const struct finding *finding, int32_t last)
{
    int32_t next = last + 1;
    return last != NONE && next < finding->doc->token_count &&
           finding->doc->tokens[next].upos == UPOS_NOUN &&
           coder_word_in(finding->notes->coder, next, "post-holder");
}

static void
find_in(struct finding *finding, int32_t s)
{
    struct doc *doc = finding->doc;
    struct phrase_words words = phrase_words_of(doc, doc->arena, &doc->sentences[s]);
    for (int32_t i = 0, count; i<words.count; i += count> 0 ? count : 1) {
        count = 0;
        int32_t found = phrases_find(finding->topics->phrases, &words, i, &count);
        if (found == NONE || !may_stand(doc, &words, i, count, found & PHRASE_ANY_WORD)) {
            count = 1;
            continue;
        }
        struct span span = {words.at[i].span.start, words.at[i + count - 1].span.end};
        bool named = is_in_mention(doc, span);
        if (named && is_capital(doc, span) && !(found & PHRASE_ANY_WORD)) continue;
        if (is_office(finding, words.at[i + count - 1].token)) continue;
        int32_t put = DOC_PUT(doc, finding->hits, finding->hit_count);
        finding->hits[put] = (struct hit){.topic = found / PHRASE_KINDS,
                                          .sentence = s,
                                          .first = words.at[i].token,
                                          .last = words.at[i + count - 1].token,
                                          .weak = found & PHRASE_WEAK,
                                          .named = named,
                                          .span = span};
    }
}

/* ---- putting ---- */

static void
put_topic_code(struct doc *doc, struct event *event, struct slice code, struct slice text)
{
    for (int i = 0; i < event->topic_count; i++)
        if (slice_equal(event->topics[i].code, code)) return;
    if (event->topic_count == TOPICS_MOST) return;
    if (!event->topics) event->topics = ARENA_ARRAY(doc->arena, struct event_topic, TOPICS_MOST);
    event->topics[event->topic_count++] = (struct event_topic){code, text};
}

static void
put_topic(const struct finding *finding, struct event *event, int32_t topic, struct slice text)
{
    put_topic_code(finding->doc, event, finding->topics->at[topic].code, text);
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

void
topic_join(struct doc *doc, struct event *event, const struct event *from)
{
    for (int i = 0; i < from->topic_count; i++)
        put_topic_code(doc, event, from->topics[i].code, from->topics[i].text);
    for (int i = 0; i < from->context_count; i++) put_context(doc, event, from->contexts[i]);
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

/* What is told in one sentence of an event: of a meeting what was talked about, else what hangs on
 * the event's word. */
static void
put_told(const struct finding *finding, int32_t index, int32_t sentence, bool weak)
{
    struct event *event = &finding->doc->events[index];
    const struct code_note *note = &finding->notes->at[index];
    bool meeting = event->plover == PLOVER_CONSULT;
    for (int32_t i = 0; i < finding->hit_count; i++) {
        const struct hit *hit = &finding->hits[i];
        if (hit->sentence != sentence || hit->weak != weak) continue;
        if (weak && hit->first <= note->trigger && hit->last >= note->trigger) continue;
        if (meeting
                ? topic_is_talked_of(finding->notes->coder, note, sentence, hit->first, hit->last)
                : topic_hangs_on(finding->doc, note, event->plover, hit->first, hit->last))
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

/* Are all who take part in an event at a meeting? */
static bool
is_between(const struct event *meeting, const struct event *event)
{
    for (int i = 0; i < event->actor_count; i++)
        if (!takes_part(meeting, &event->actors[i])) return false;
    for (int i = 0; i < event->recipient_count; i++)
        if (!takes_part(meeting, &event->recipients[i])) return false;
    return true;
}

/* Does a sentence tell of somebody else? */
static bool
tells_of_others(const struct finding *finding, const struct event *meeting, int32_t sentence)
{
    for (int32_t i = 0; i < finding->doc->event_count; i++) {
        if (finding->notes->at[i].sentence != sentence) continue;
        if (!is_between(meeting, &finding->doc->events[i])) return true;
    }
    return false;
}

/* A meeting is about what its paragraph goes on to tell of the same people. */
static void
put_what_follows(const struct finding *finding, int32_t index, bool weak)
{
    const struct doc *doc = finding->doc;
    int32_t own = finding->notes->at[index].sentence, block = doc->sentences[own].block;
    for (int32_t s = own + 1; s < doc->sentence_count; s++) {
        if (doc->sentences[s].block != block || tells_of_others(finding, &doc->events[index], s))
            return;
        put_told(finding, index, s, weak);
    }
}

static void
put_own(const struct finding *finding, int32_t index, bool weak)
{
    put_told(finding, index, finding->notes->at[index].sentence, weak);
    if (finding->doc->events[index].plover == PLOVER_CONSULT)
        put_what_follows(finding, index, weak);
}

static void
put_by_code(const struct finding *finding, struct event *event)
{
    bool told = event->topic_count > 0;
    for (int32_t i = 0; i < finding->topics->code_count; i++) {
        if (told && finding->topics->codes[i].weak) continue;
        struct slice cameo = finding->topics->codes[i].cameo;
        if (event->cameo.len >= cameo.len && memcmp(event->cameo.at, cameo.at, cameo.len) == 0)
            put_topic(finding, event, finding->topics->codes[i].topic, SLICE_NONE);
    }
}

/* ---- the matter of the story ---- */

static int
weight_of(const struct doc *doc, const struct hit *hit, int32_t story, int32_t block)
{
    int32_t at = doc->sentences[hit->sentence].block;
    if (hit->weak || hit->named || hit->topic >= TOPICS_ALL || doc->blocks[at].story != story)
        return 0;
    if (at == block) return MATTER_NEAR;
    enum block_kind kind = doc->blocks[at].kind;
    return kind == BLOCK_TITLE || kind == BLOCK_HEADING ? MATTER_TITLE : MATTER_TOLD;
}

/* The matter that a story comes back to most around an event, of equal ones the first told; NULL:
 * none that often. */
static const struct hit *
matter_of(const struct finding *finding, const struct code_note *note)
{
    const struct doc *doc = finding->doc;
    int told[TOPICS_ALL] = {0}, most = MATTER_LEAST - 1;
    int32_t block = doc->sentences[note->sentence].block;
    const struct hit *best = NULL;
    for (int32_t i = 0; i < finding->hit_count; i++) {
        int weight = weight_of(doc, &finding->hits[i], note->story, block);
        if (weight) told[finding->hits[i].topic] += weight;
    }
    for (int32_t i = 0; i < finding->hit_count; i++) {
        const struct hit *hit = &finding->hits[i];
        if (!weight_of(doc, hit, note->story, block) || told[hit->topic] <= most) continue;
        most = told[hit->topic];
        best = hit;
    }
    return best;
}

/* ---- what else is told with a meeting ---- */

static bool
is_word(const struct event *event)
{
    return event->plover == PLOVER_ACCUSE || event->plover == PLOVER_REJECT ||
           event->plover == PLOVER_REQUEST || event->plover == PLOVER_THREATEN ||
           event->plover == PLOVER_AGREE;
}

/* A meeting is also about what was asked, promised or blamed in the same sentence by those who met.
 */
static void
put_said_there(const struct finding *finding, int32_t index)
{
    struct doc *doc = finding->doc;
    struct event *meeting = &doc->events[index];
    if (meeting->plover != PLOVER_CONSULT || meeting->topic_count) return;
    for (int32_t i = 0; i < doc->event_count; i++) {
        const struct event *said = &doc->events[i];
        if (finding->notes->at[i].sentence != finding->notes->at[index].sentence) continue;
        if (!is_word(said) || !is_between(meeting, said)) continue;
        for (int t = 0; t < said->topic_count; t++)
            put_topic_code(doc, meeting, said->topics[t].code, said->topics[t].text);
    }
    put_contexts(finding, meeting);
}

static void
find_topics(const struct finding *finding, int32_t index)
{
    struct event *event = &finding->doc->events[index];
    const struct code_note *note = &finding->notes->at[index];
    put_own(finding, index, false);
    put_by_code(finding, event);
    if (!event->topic_count) put_own(finding, index, true);
    const struct hit *matter = matter_of(finding, note);
    if (matter) put_topic(finding, event, matter->topic, doc_slice(finding->doc, matter->span));
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
    for (int32_t i = 0; i < doc->event_count; i++) put_said_there(&finding, i);
    return 0;
}
