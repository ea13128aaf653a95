/* code_build.c: makes event mentions from a match: its status, one for each pair of parties. */
#include "extract/code_draft.h"
#include "extract/syntax.h"

static enum plover
class_of(const struct match *match)
{
    return match->plover != PLOVER_NONE ? match->plover : match->code->plover;
}

bool
draft_is_kindness(enum plover plover)
{
    return plover == PLOVER_AGREE || plover == PLOVER_SUPPORT || plover == PLOVER_CONSULT ||
           plover == PLOVER_COOPERATE;
}

/* ---- status ---- */

static void
combine(struct told *told, struct told inner)
{
    if (inner.status != STATUS_OCCURRED && told->status == STATUS_OCCURRED)
        told->status = inner.status;
    told->negated |= inner.negated;
}

/* "Was in Lima": over by now. */
static bool
is_past_state(const struct coder *coder, const struct match *match)
{
    int32_t be = syntax_child(coder->doc, match->trigger, DEP_COP);
    return match->frame->kind == FRAME_STATE && be != NONE &&
           coder->doc->tokens[be].xpos == XPOS_VBD;
}

/* The status of the word, of the frame, and of the event that it carries. */
static struct told
status_of(const struct coder *coder, const struct match *match)
{
    struct told told = coder_status(coder, match->trigger);
    if (match->frame->spoken) told.status = STATUS_OCCURRED; /* the saying has */
    if (match->frame->status >= 0 && told.status == STATUS_OCCURRED && !is_past_state(coder, match))
        told.status = (enum event_status)match->frame->status;
    if (match->planned) told.status = STATUS_PLANNED;
    if (match->frame->embed == EMBED_PASS && match->content != NONE) {
        const struct match *content = &coder->matches[match->content];
        struct told inner = status_of(coder, content);
        combine(&told, inner);
        told.drop |= inner.drop && content->frame->kind == FRAME_NOUN;
    }
    return told;
}

/* A noun or a participle happens when its clause does: "during his meeting with X, Y will ...". */
static void
inherit_status(const struct coder *coder, const struct match *match, struct told *told)
{
    const struct doc *doc = coder->doc;
    int32_t token = match->trigger;
    if (told->status != STATUS_OCCURRED) return;
    for (int i = 0; i < CLIMB_MOST && token != NONE; i++) {
        const struct token *t = &doc->tokens[token];
        bool participle = t->deprel == DEP_ADVCL && t->xpos == XPOS_VBG;
        bool adjunct = t->deprel == DEP_OBL || t->deprel == DEP_NMOD || t->deprel == DEP_OBJ ||
                       t->deprel == DEP_NSUBJ || t->deprel == DEP_NSUBJ_PASS;
        if (!participle && !adjunct) return;
        token = t->head;
        if (token == NONE) return;
        struct told outer = coder_status(coder, token);
        if (outer.status == STATUS_PLANNED || outer.status == STATUS_HYPOTHETICAL) {
            told->status = outer.status;
            return;
        }
    }
}

/* "Will not lift" refuses; "did not meet" denies. False: nothing is told. */
static bool
settle_negation(struct draft *draft)
{
    struct told *told = &draft->told;
    if (!told->negated) return true;
    bool pass_denied = told->status == STATUS_DENIED;
    int32_t said = draft->match->topic;
    if (said == NONE) said = draft_innermost(draft->coder, draft->match)->trigger;
    bool talks = told->status == STATUS_PLANNED && coder_word_in(draft->coder, said, "parley");
    if ((draft->plover == PLOVER_CONSULT && !talks) || pass_denied) {
        told->status = STATUS_DENIED;
        return true;
    }
    if (told->status != STATUS_PLANNED) return false;
    bool planned;
    const struct cameo_code *refused = verbs_compose(draft->coder->model->verbs, EMBED_REFUSE,
                                                     draft->code->code, &planned);
    if (!refused) return false;
    draft->code = refused;
    draft->plover = refused->plover;
    draft->mode = refused->mode;
    told->status = STATUS_OCCURRED;
    return true;
}

/* The innermost word of a chain of light verbs: "held a meeting" is told by "meeting"; the trigger
 * is what a reader looks for. */
const struct match *
draft_innermost(const struct coder *coder, const struct match *match)
{
    while (match->frame->embed == EMBED_PASS && match->content != NONE)
        match = &coder->matches[match->content];
    return match;
}

/* ---- putting ---- */

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
        .sentence = sentence,
        .story = doc->blocks[doc->sentences[sentence].block].story,
        .frame = draft->match->frame,
        .noun = draft->match->frame->kind == FRAME_NOUN,
        .weak = draft->weak,
        .both = is_named(actors, actor_count) && is_named(recipients, recipient_count),
        .occasion = NONE,
        .accounts = 1,
        .topic_first = NONE,
        .topic_last = NONE};
    if (notes->at[notes->count - 1].both && draft->plover == PLOVER_CONSULT &&
        draft->told.status == STATUS_OCCURRED) {
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

static void
put_attribution(struct coder *coder, int32_t trigger, int32_t first_event)
{
    struct doc *doc = coder->doc;
    int32_t verb = NONE, speaker = draft_speaker(coder, trigger, &verb);
    if (speaker == NONE) return;
    struct party_list list = coder_parties(coder, speaker, false);
    struct event_party who = list.count ? list.at[0] : coder_phrase(coder, speaker);
    for (int32_t i = first_event; i < doc->event_count; i++) {
        doc->events[i].attribution.speaker = who.name.len ? who.name : who.text;
        doc->events[i].attribution.party = who.party;
        doc->events[i].attribution.text = who.text;
    }
}

/* "X said Y must withdraw": X asks Y to. */
static bool
ask_instead(struct draft *draft)
{
    int32_t verb, speaker;
    if (!draft->told.obliged || draft->match->frame->spoken) return false;
    speaker = draft_speaker(draft->coder, draft->match->trigger, &verb);
    if (speaker == NONE) return false;
    bool planned;
    const struct cameo_code *asked = verbs_compose(draft->coder->model->verbs, EMBED_DEMAND,
                                                   draft->code->code, &planned);
    if (!asked || planned) return false;
    draft->code = asked;
    draft->plover = asked->plover;
    draft->mode = asked->mode;
    draft->match->recipient = draft->match->actor;
    draft->match->actor = speaker;
    draft->told.status = STATUS_OCCURRED;
    return true;
}

/* "Will close the border unless Y frees him": a deed that hangs on what somebody does is a threat.
 */
static void
threaten_instead(struct draft *draft)
{
    static const char *const ifs[] = {"unless", "if", "until"};
    const struct doc *doc = draft->coder->doc;
    bool coming = draft->told.status == STATUS_PLANNED || draft->told.status == STATUS_HYPOTHETICAL;
    bool hangs = false, planned;
    if (!coming || draft->told.negated || draft->plover < PLOVER_PROTEST) return;
    SYNTAX_EACH(doc, child, draft->match->trigger)
    for (size_t i = 0; i < sizeof ifs / sizeof ifs[0]; i++)
        hangs |= doc->tokens[child].deprel == DEP_ADVCL &&
                 syntax_has_lemma(doc, child, DEP_MARK, ifs[i]);
    const struct cameo_code *threat = verbs_compose(draft->coder->model->verbs, EMBED_THREAT,
                                                    draft->code->code, &planned);
    if (!hangs || !threat) return;
    draft->code = threat;
    draft->plover = threat->plover;
    draft->mode = threat->mode;
    draft->told.status = STATUS_OCCURRED;
}

/* "Violated the treaty", "will pay": an accusation, a threat of whoever says so, else what it
 * says; "was hit with water cannon" is no threat. */
static struct match *
match_told(struct coder *coder, int32_t token)
{
    struct match *match = coder_match(coder, token);
    int32_t verb;
    if (!match || !match->frame->spoken || match->consumed) return match;
    bool threat = class_of(match) == PLOVER_THREATEN && coder->doc->tokens[token].upos == UPOS_VERB;
    bool told = threat && coder_status(coder, match->trigger).status == STATUS_OCCURRED;
    if (!told && draft_speaker(coder, match->trigger, &verb) != NONE) return match;
    match->state = MATCH_NEW;
    coder->unspoken = true;
    match = coder_match(coder, token);
    coder->unspoken = false;
    return match;
}

void
coder_emit(struct coder *coder, int32_t token)
{
    struct match *match = match_told(coder, token);
    if (!match || !match->code || match->consumed) return;
    struct draft draft = {.coder = coder,
                          .match = match,
                          .told = status_of(coder, match),
                          .code = match->code,
                          .plover = class_of(match),
                          .mode = match->mode,
                          .reciprocal = match->frame->both,
                          .weak = match->frame->weak,
                          .outer = token};
    const struct match *inner = draft_innermost(coder, match);
    draft.reciprocal |= inner->frame->both;
    inherit_status(coder, match, &draft.told);
    ask_instead(&draft);
    threaten_instead(&draft);
    if (!settle_negation(&draft)) return;
    draft_find_sides(&draft);
    if (!draft_is_whole(&draft)) return;
    int32_t first_event = coder->doc->event_count;
    put_pairs(&draft);
    put_attribution(coder, match->trigger, first_event);
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
                          .outer = trigger};
    if (draft.told.negated) return NULL;
    int32_t first_event = doc->event_count;
    put_pairs(&draft);
    put_attribution(coder, trigger, first_event);
    for (int32_t i = first_event; i < doc->event_count; i++) doc->events[i].international = true;
    return &doc->events[first_event];
}
