/* code_again.c: what refers back to an event instead of telling it: "X followed suit", "so did X",
 * "Y answered in kind". Its class is that of the event told last; its other side is the same one,
 * or, where they answer whom it was done to, who did it. */
#include "extract/code_draft.h"
#include "extract/code_slots.h"
#include "extract/syntax.h"

enum { SIDES_MOST = 24 };

bool
match_is_again(const struct match *match)
{
    return match->frame->embed >= EMBED_AGAIN;
}

/* May a clause with this relation to the one above it say that its event is done again? */
static bool
stands_beside(const struct doc *doc, int32_t token)
{
    enum deprel rel = (enum deprel)doc->tokens[token].deprel;
    int32_t aux = syntax_child(doc, token, DEP_AUX);
    bool having = rel == DEP_CCOMP && aux != NONE && doc->tokens[aux].xpos == XPOS_VBG;
    return rel == DEP_CONJ || rel == DEP_ADVCL || rel == DEP_PARATAXIS || rel == DEP_ACL_RELCL ||
           having;
}

static bool
has_code(struct coder *coder, int32_t token)
{
    const struct match *match = coder_match(coder, token);
    return match && match->code;
}

/* The predicate of the same sentence that it refers to: the last one before it beside the clause
 * that it is part of. */
static int32_t
told_in_sentence(struct coder *coder, int32_t trigger)
{
    const struct doc *doc = coder->doc;
    int32_t token = trigger;
    SYNTAX_EACH(doc, child, trigger) /* "after Chad did it, Mali followed suit" */
    if (doc->tokens[child].deprel == DEP_ADVCL && child < trigger && has_code(coder, child))
        return child;
    for (int i = 0; i < CLIMB_MOST && doc->tokens[token].head != NONE; i++) {
        int32_t above = doc->tokens[token].head, found = NONE;
        bool beside = stands_beside(doc, token);
        token = above;
        if (!beside) continue;
        if (above < trigger && has_code(coder, above)) found = above;
        SYNTAX_EACH(doc, child, above)
        if (doc->tokens[child].deprel == DEP_CONJ && child < trigger &&
            !syntax_under(doc, trigger, child) && has_code(coder, child))
            found = child;
        if (found != NONE) return found;
    }
    return NONE;
}

/* How deep in its sentence an event is told. */
static int
depth_of(const struct doc *doc, int32_t token)
{
    int depth = 0;
    for (; doc->tokens[token].head != NONE; token = doc->tokens[token].head) {
        enum deprel rel = (enum deprel)doc->tokens[token].deprel;
        depth += rel != DEP_CONJ && rel != DEP_PARATAXIS && rel != DEP_CCOMP;
    }
    return depth;
}

/* The main event of the sentence before, or of the one before that; NONE: none is told there. */
static int32_t
told_before(const struct coder *coder, int32_t sentence)
{
    const struct doc *doc = coder->doc;
    int32_t found = NONE, least = 0;
    for (int32_t i = doc->event_count - 1; i >= 0; i--) {
        const struct code_note *note = &coder->notes->at[i];
        bool story = note->story == doc->blocks[doc->sentences[sentence].block].story;
        if (!story || sentence - note->sentence > RECENT_SENTENCES) break;
        if (found != NONE && note->sentence != coder->notes->at[found].sentence) break;
        int depth = depth_of(doc, note->outer);
        if (found != NONE && depth >= least) continue;
        found = i;
        least = depth;
    }
    return found;
}

static void
take_class(const struct coder *coder, struct match *match, int32_t index)
{
    const struct event *event = &coder->doc->events[index];
    match->before = coder->notes->at[index].outer;
    match->code = cameo_find(coder->model->cameo, event->cameo);
    match->plover = event->plover;
    match->mode = event->mode_count ? event->modes[0] : SLICE_NONE;
}

/* "So did Chad", "as did Chad": who acts stands behind the verb. */
static int32_t
inverted_subject(const struct coder *coder, int32_t verb)
{
    const struct doc *doc = coder->doc;
    SYNTAX_EACH(doc, child, verb)
    if (child > verb && coder_is_party(coder, child)) return child;
    return NONE;
}

static bool
is_so(const struct doc *doc, int32_t token, int32_t sentence)
{
    if (token < 0 || token >= doc->token_count || doc->tokens[token].sentence != sentence)
        return false;
    return slice_is_nocase(token_form(doc, token), "so") ||
           slice_is_nocase(token_form(doc, token), "as");
}

/* "So did Chad", "as has Chad", "Chad did so"; not "has so far", "before doing so". */
static bool
refers_back(const struct coder *coder, const struct match *match)
{
    const struct doc *doc = coder->doc;
    int32_t verb = match->trigger, sentence = doc->tokens[verb].sentence;
    bool does = slice_is(doc->tokens[verb].lemma, "do");
    if (!does && !slice_is(doc->tokens[verb].lemma, "have")) return true;
    if (match->recipient != NONE) return true; /* "did the same to Chad" */
    if (is_so(doc, verb - 1, sentence)) {
        int32_t subject = syntax_child(doc, verb, DEP_NSUBJ);
        return subject == NONE ? inverted_subject(coder, verb) != NONE : subject > verb;
    }
    bool finite = doc->tokens[verb].xpos == XPOS_VBD ||
                  (syntax_child(doc, verb, DEP_AUX) != NONE && doc->tokens[verb].xpos != XPOS_VBG &&
                   !syntax_is_infinitive(doc, verb));
    return does && (!is_so(doc, verb + 1, sentence) || finite);
}

bool
match_refers(struct coder *coder, const struct match *match)
{
    return refers_back(coder, match) &&
           (told_in_sentence(coder, match->trigger) != NONE ||
            told_before(coder, coder->doc->tokens[match->trigger].sentence) != NONE);
}

void
match_tell_again(struct coder *coder, struct match *match)
{
    const struct doc *doc = coder->doc;
    int32_t trigger = match->trigger;
    if (!refers_back(coder, match)) return;
    match->before = told_in_sentence(coder, trigger);
    if (match->before != NONE) {
        const struct match *told = &coder->matches[match->before];
        match->code = told->code;
        match->plover = told->plover;
        match->mode = told->mode;
    } else {
        int32_t index = told_before(coder, doc->tokens[trigger].sentence);
        if (index != NONE) take_class(coder, match, index);
    }
    if (syntax_child(doc, trigger, DEP_NSUBJ) != NONE) return;
    int32_t behind = inverted_subject(coder, trigger);
    if (behind != NONE && behind != match->recipient) match->actor = behind;
}

/* "Mexico recognised it", "London expelled two": nothing says whom, but what was told before. */
static bool
has_bare_object(const struct doc *doc, int32_t verb)
{
    static const char *const words[] = {"it", "them", "they", "one", "own", "another", "some"};
    int32_t object = syntax_child(doc, verb, DEP_OBJ);
    if (object == NONE || object < verb) return false;
    if (doc->tokens[object].upos == UPOS_NUM) return syntax_child(doc, object, DEP_NMOD) == NONE;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (slice_is(doc->tokens[object].lemma, words[i])) return true;
    return false;
}

/* The same verb, or, before a number or "its own" ("Denmark gave twelve"), one that may tell the
 * same class. */
static bool
is_like_verb(const struct coder *coder, int32_t verb, int32_t told)
{
    const struct doc *doc = coder->doc;
    const struct match *before = &coder->matches[told];
    if (slice_equal(doc->tokens[told].lemma, doc->tokens[verb].lemma)) return true;
    int32_t object = syntax_child(doc, verb, DEP_OBJ);
    bool open = doc->tokens[object].upos == UPOS_NUM || slice_is(doc->tokens[object].lemma, "own");
    if (!open || !before->code) return false;
    const struct verbs *verbs = coder->model->verbs;
    const struct frame *frame = verbs_first(verbs, coder->words[verb], FRAME_VERB);
    for (; frame; frame = verbs_frame(verbs, frame->next))
        if (frame->code && frame->code->plover == before->code->plover) return true;
    return false;
}

bool
match_same_verb(struct coder *coder, int32_t verb, struct match *match)
{
    static const struct frame frame = {.kind = FRAME_VERB,
                                       .subject = SLOT_ACTOR,
                                       .embed = EMBED_AGAIN,
                                       .status = -1,
                                       .rule = {"same verb", sizeof "same verb" - 1}};
    const struct doc *doc = coder->doc;
    int32_t subject = syntax_child(doc, verb, DEP_NSUBJ);
    if (doc->tokens[verb].upos != UPOS_VERB || subject == NONE || !has_bare_object(doc, verb))
        return false;
    int32_t told = told_in_sentence(coder, verb);
    if (told == NONE) {
        int32_t index = told_before(coder, doc->tokens[verb].sentence);
        if (index != NONE) told = coder->notes->at[index].outer;
    }
    if (told == NONE || !is_like_verb(coder, verb, told)) return false;
    *match = (struct match){.frame = &frame,
                            .trigger = verb,
                            .actor = subject,
                            .recipient = NONE,
                            .other = NONE,
                            .topic = NONE,
                            .thing = NONE,
                            .content = NONE};
    return true;
}

/* ---- its sides ---- */

static bool
list_has(const struct party_list *list, const struct event_party *party)
{
    for (int32_t i = 0; i < list->count; i++)
        if (draft_party_same(&list->at[i], party)) return true;
    return false;
}

static void
add_side(struct party_list *list, const struct event_party *side, int count)
{
    for (int i = 0; i < count && list->count < SIDES_MOST; i++)
        if (!list_has(list, &side[i])) list->at[list->count++] = side[i];
}

/* The match that tells it again: the draft's own or, of "threatened to follow suit", its topic's.
 */
static const struct match *
again_of(const struct draft *draft)
{
    const struct match *match = draft->match;
    while (!match_is_again(match)) {
        if (match->content == NONE) return NULL;
        match = &draft->coder->matches[match->content];
    }
    return match;
}

static void
drop_own(struct draft *draft)
{
    int32_t kept = 0;
    for (int32_t i = 0; i < draft->recipients.count; i++)
        if (!list_has(&draft->actors, &draft->recipients.at[i]))
            draft->recipients.at[kept++] = draft->recipients.at[i];
    draft->recipients.count = kept;
}

/* Who did, and to whom, what is done again. */
struct told_sides {
    struct party_list did, to;
    bool mutual; /* then nobody knows with whom of the two */
};

static struct told_sides
sides_of(const struct coder *coder, int32_t before)
{
    const struct doc *doc = coder->doc;
    struct told_sides sides = {.mutual = false};
    sides.did.at = ARENA_ARRAY(doc->arena, struct event_party, SIDES_MOST);
    sides.to.at = ARENA_ARRAY(doc->arena, struct event_party, SIDES_MOST);
    for (int32_t i = 0; before != NONE && i < doc->event_count; i++) {
        const struct event *event = &doc->events[i];
        if (coder->notes->at[i].outer != before) continue;
        add_side(&sides.did, event->actors, event->actor_count);
        add_side(&sides.to, event->recipients, event->recipient_count);
        sides.mutual |= event->reciprocal && event->plover != PLOVER_CONSULT;
    }
    return sides;
}

/* "Agreed to withdraw its men, and did so", "was asked to withdraw, and did so": it withdrew. */
static bool
is_kept_word(struct draft *draft, const struct match *again)
{
    const struct coder *coder = draft->coder;
    const struct match *word = &coder->matches[again->before];
    bool asked = word->frame &&
                 (word->frame->embed == EMBED_APPEAL || word->frame->embed == EMBED_DEMAND);
    bool meant = asked || (word->frame && (word->frame->embed == EMBED_INTENT ||
                                           word->frame->embed == EMBED_THREAT));
    bool done = again->frame->embed == EMBED_KEPT ||
                slice_is(coder->doc->tokens[again->trigger].lemma, "do");
    if (!done || !meant || word->content == NONE || draft->match != again) return false;
    const struct match *content = &coder->matches[word->content];
    if (!content->code) return false;
    draft->code = content->code;
    draft->plover = content->plover != PLOVER_NONE ? content->plover : content->code->plover;
    draft->mode = content->mode;
    return true;
}

/* What several agreed on they do to each other. */
static void
keep_word(struct draft *draft, const struct told_sides *sides)
{
    if (draft->actors.count == 2 && list_has(&sides->to, &draft->actors.at[1])) {
        draft->recipients = (struct party_list){.at = draft->actors.at + 1, .count = 1};
        draft->actors.count = 1;
        draft->reciprocal = true;
        return;
    }
    draft->recipients = list_has(&sides->did, draft->actors.at) ? sides->to : sides->did;
    drop_own(draft);
}

void
draft_again_to(struct draft *draft)
{
    const struct match *again = again_of(draft);
    bool asks = draft->match->frame->embed == EMBED_APPEAL ||
                draft->match->frame->embed == EMBED_DEMAND;
    if (again && asks && !draft->recipients.count) draft->told.drop = true; /* of "others" */
    if (asks || !again || (draft->recipients.count && draft->match->recipient != NONE)) return;
    struct told_sides sides = sides_of(draft->coder, again->before);
    bool own = draft->actors.count && list_has(&sides.did, draft->actors.at);
    bool answers = draft->actors.count && list_has(&sides.to, draft->actors.at);
    if ((own || answers) && is_kept_word(draft, again)) {
        keep_word(draft, &sides);
        return;
    }
    draft->told.drop |= draft->plover == PLOVER_PROTEST || !draft->actors.count; /* of crowds */
    draft->told.drop |= again->frame->embed == EMBED_KEPT;
    draft->told.drop |= !sides.did.count || own || (sides.mutual && !answers);
    bool back = answers || again->frame->embed == EMBED_BACK;
    draft->again = back ? NONE : again->before;
    draft->recipients = back ? sides.did : sides.to;
    drop_own(draft);
}
