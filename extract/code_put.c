/* code_put.c: a draft with both sides becomes events, with the words that prove them. */
#include "extract/code_draft.h"
#include "extract/syntax.h"

static struct span
clause_span(const struct draft *draft)
{
    const struct doc *doc = draft->coder->doc;
    int32_t first, last;
    syntax_extent(doc, draft->match->trigger, &first, &last);
    if (draft->match->actor != NONE && draft->match->actor < first &&
        doc->tokens[draft->match->actor].sentence == doc->tokens[first].sentence)
        first = draft->match->actor;
    return (struct span){doc->tokens[first].span.start, doc->tokens[last].span.end};
}

static void
put_modes(const struct draft *draft, struct event *event)
{
    struct arena *arena = draft->coder->doc->arena;
    struct slice mode = draft->mode.len                        ? draft->mode
                        : draft->plover == draft->code->plover ? draft->code->mode
                                                               : SLICE_NONE;
    if (mode.len) {
        struct slice *modes = ARENA_NEW(arena, struct slice);
        *modes = mode;
        event->modes = modes;
        event->mode_count = 1;
    }
    event->contexts = draft->code->contexts;
    event->context_count = draft->code->context_count;
}

static void
put_evidence(const struct draft *draft, struct event *event)
{
    const struct doc *doc = draft->coder->doc;
    const struct match *inner = draft_innermost(draft->coder, draft->match);
    int32_t trigger = inner->trigger;
    int32_t sentence = doc->tokens[trigger].sentence;
    event->evidence.sentence_index = (uint32_t)sentence;
    event->evidence.sentence = doc->sentences[sentence].span;
    event->evidence.span = clause_span(draft);
    event->evidence.trigger = doc->tokens[trigger].span;
    event->evidence.rule = draft->match->frame->rule;
    if (draft->match->frame->embed == EMBED_PASS) event->evidence.rule = inner->frame->rule;
}

/* "Talks opened in Doha": the verb is the event's too. */
static int32_t
outer_word(const struct draft *draft)
{
    const struct doc *doc = draft->coder->doc;
    int32_t outer = draft->match->trigger;
    const struct token *token = &doc->tokens[outer];
    bool subject = token->deprel == DEP_NSUBJ || token->deprel == DEP_NSUBJ_PASS;
    bool runs = subject && draft->match->frame->kind == FRAME_NOUN &&
                coder_word_in(draft->coder, token->head, "run");
    return runs ? token->head : outer;
}

static bool
is_named(const struct event_party *side, int32_t count)
{
    return side && count && side->party.len;
}

/* "He recalled his meeting with X": long ago, and not what "both sides" behind it means. */
static bool
is_recalled(const struct draft *draft)
{
    static const char *const verbs[] = {"recall", "remember", "recollect", "reminisce", "recount"};
    const struct doc *doc = draft->coder->doc;
    int32_t token = draft->match->trigger;
    for (int n = 0; n < CLIMB_MOST && token != NONE; n++, token = doc->tokens[token].head)
        for (size_t v = 0; v < sizeof verbs / sizeof verbs[0]; v++)
            if (slice_is(doc->tokens[token].lemma, verbs[v])) return true;
    return false;
}

static void
put_event(struct draft *draft, struct event_party *actors, int32_t actor_count,
          struct event_party *recipients, int32_t recipient_count)
{
    struct doc *doc = draft->coder->doc;
    int32_t index = DOC_PUT(doc, doc->events, doc->event_count);
    struct event *event = &doc->events[index];
    *event = (struct event){.plover = draft->plover,
                            .cameo = draft->code->code,
                            .status = draft->told.status,
                            .reciprocal = draft->reciprocal,
                            .actors = actors,
                            .actor_count = actor_count,
                            .recipients = recipients,
                            .recipient_count = recipient_count,
                            .day = {.start = DAY_NONE, .end = DAY_NONE}};
    put_modes(draft, event);
    put_evidence(draft, event);
    struct code_notes *notes = draft->coder->notes;
    notes->count = doc_put(doc->arena, (void **)&notes->at, notes->count, sizeof *notes->at);
    int32_t trigger = draft_innermost(draft->coder, draft->match)->trigger;
    int32_t sentence = doc->tokens[trigger].sentence;
    notes->at[notes->count - 1] = (struct code_note){
        .trigger = trigger,
        .outer = outer_word(draft),
        .again = draft->again,
        .sentence = sentence,
        .story = doc->blocks[doc->sentences[sentence].block].story,
        .frame = draft->match->frame,
        .match = draft->match,
        .noun = draft->match->frame->kind == FRAME_NOUN,
        .weak = draft->weak,
        .both = is_named(actors, actor_count) && is_named(recipients, recipient_count),
        .occasion = NONE,
        .accounts = 1,
        .topic_first = NONE,
        .topic_last = NONE};
    if (notes->at[notes->count - 1].both && draft->plover == PLOVER_CONSULT &&
        draft->told.status == STATUS_OCCURRED && !is_recalled(draft)) {
        draft->coder->focus = index;
        draft->coder->focus_block = draft_block(draft);
    }
}

/* How many of the list, from `first`, have the first one's party. */
static int32_t
same_party_run(const struct party_list *list, int32_t first)
{
    int32_t count = 1;
    while (first + count < list->count &&
           draft_party_same(&list->at[first], &list->at[first + count]))
        count++;
    return count;
}

static void
set_roles(struct party_list *list, struct slice role, struct arena *arena)
{
    if (!list->count) return;
    struct event_party *copy = ARENA_ARRAY(arena, struct event_party, (size_t)list->count);
    for (int32_t i = 0; i < list->count; i++) {
        copy[i] = list->at[i];
        copy[i].role = role;
    }
    list->at = copy;
}

/* One event for each pair of an actor and a recipient. */
static void
put_pairs(struct draft *draft)
{
    struct arena *arena = draft->coder->doc->arena;
    set_roles(&draft->actors, SLICE_LITERAL("actor"), arena);
    set_roles(&draft->recipients, SLICE_LITERAL("recipient"), arena);
    int32_t a = 0;
    do {
        int32_t actors = draft->actors.count ? same_party_run(&draft->actors, a) : 0;
        struct event_party *who = actors ? draft->actors.at + a : NULL;
        if (!draft->recipients.count) put_event(draft, who, actors, NULL, 0);
        for (int32_t r = 0; r < draft->recipients.count; r++)
            put_event(draft, who, actors, draft->recipients.at + r, 1);
        a += actors;
    } while (a < draft->actors.count);
}

/* "The release said": whose it was when it was named last. */
static struct slice
party_of_paper(const struct coder *coder, int32_t speaker, int32_t first_event)
{
    const struct doc *doc = coder->doc;
    if (!coder_word_in(coder, speaker, "paper")) return SLICE_NONE;
    int32_t story = doc->blocks[doc->sentences[doc->tokens[speaker].sentence].block].story;
    for (int32_t i = first_event - 1; i >= 0; i--)
        if (coder->notes->at[i].story == story && doc->events[i].attribution.party.len)
            return doc->events[i].attribution.party;
    return SLICE_NONE;
}

static void
put_attribution(struct coder *coder, int32_t trigger, int32_t first_event)
{
    struct doc *doc = coder->doc;
    int32_t verb = NONE, speaker = draft_speaker(coder, trigger, &verb);
    if (speaker == NONE) return;
    struct party_list list = coder_parties(coder, speaker, false);
    struct event_party who = list.count ? list.at[0] : coder_phrase(coder, speaker);
    if (!who.party.len) who.party = party_of_paper(coder, speaker, first_event);
    for (int32_t i = first_event; i < doc->event_count; i++) {
        doc->events[i].attribution.speaker = who.name.len ? who.name : who.text;
        doc->events[i].attribution.party = who.party;
        doc->events[i].attribution.text = who.text;
    }
}

void
draft_put(struct draft *draft)
{
    int32_t first_event = draft->coder->doc->event_count;
    put_pairs(draft);
    put_attribution(draft->coder, draft->match->trigger, first_event);
}

/* Its status is that of its word, with what stands above it: "is set to co-chair". */
static struct told
status_above(const struct coder *coder, int32_t trigger)
{
    struct told told = coder_status(coder, trigger);
    int32_t token = trigger;
    for (int i = 0; i < CLIMB_MOST && told.status == STATUS_OCCURRED; i++) {
        enum deprel rel = (enum deprel)coder->doc->tokens[token].deprel;
        token = coder->doc->tokens[token].head;
        if (token == NONE || rel == DEP_CCOMP || rel == DEP_PARATAXIS || rel == DEP_ROOT) break;
        const struct match *match = &coder->matches[token];
        if (match->frame && match->frame->embed == EMBED_PASS && match->frame->status >= 0)
            told.status = (enum event_status)match->frame->status;
        else if (coder_status(coder, token).status == STATUS_PLANNED)
            told.status = STATUS_PLANNED;
    }
    return told;
}

struct event *
coder_put(struct coder *coder, int32_t trigger, const struct cameo_code *code,
          struct party_list *actors, struct party_list *recipients, struct slice rule)
{
    struct doc *doc = coder->doc;
    struct frame *frame = ARENA_NEW(doc->arena, struct frame);
    struct match *match = ARENA_NEW(doc->arena, struct match);
    *frame = (struct frame){.rule = rule, .code = code, .status = -1};
    *match = (struct match){.frame = frame,
                            .trigger = trigger,
                            .actor = NONE,
                            .recipient = NONE,
                            .other = NONE,
                            .topic = NONE,
                            .thing = NONE,
                            .content = NONE,
                            .code = code};
    struct draft draft = {.coder = coder,
                          .match = match,
                          .told = status_above(coder, trigger),
                          .code = code,
                          .plover = code->plover,
                          .actors = *actors,
                          .recipients = *recipients,
                          .outer = trigger,
                          .again = NONE};
    if (draft.told.negated) return NULL;
    int32_t first_event = doc->event_count;
    draft_put(&draft);
    for (int32_t i = first_event; i < doc->event_count; i++) doc->events[i].international = true;
    return &doc->events[first_event];
}
