/* code_build.c: from a match to a draft of an event: its class, its status. code_put.c makes events
 * of it. */
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

/* "Said it would be ready to mediate": it has offered to. */
static bool
is_voiced(const struct coder *coder, const struct match *match, const struct told *told)
{
    return match->frame->kind == FRAME_STATE && match->frame->embed == EMBED_INTENT &&
           !told->negated && !told->drop &&
           syntax_has_lemma(coder->doc, match->trigger, DEP_AUX, "would");
}

/* The status of the word, of the frame, and of the event that it carries. */
static struct told
status_of(const struct coder *coder, const struct match *match)
{
    struct told told = coder_status(coder, match->trigger);
    if (match->frame->spoken || is_voiced(coder, match, &told))
        told.status = STATUS_OCCURRED; /* the saying has */
    bool open = told.status == STATUS_OCCURRED || told.status == STATUS_ONGOING; /* "is mulling" */
    if (match->frame->status >= 0 && open && !is_past_state(coder, match))
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
    if (match_is_again(draft->match)) return false; /* "will not follow suit" */
    bool pass_denied = told->status == STATUS_DENIED;
    int32_t said = draft->match->topic;
    if (said == NONE) said = draft_innermost(draft->coder, draft->match)->trigger;
    bool talks = told->status == STATUS_PLANNED && coder_word_in(draft->coder, said, "parley");
    if ((draft->plover == PLOVER_CONSULT && !talks) || pass_denied) {
        told->status = STATUS_DENIED;
        return true;
    }
    if (told->status != STATUS_PLANNED && !told->ended) return false;
    bool planned;
    enum embed embed = told->status == STATUS_PLANNED ? EMBED_REFUSE : EMBED_HALT;
    const struct cameo_code *refused = verbs_compose(draft->coder->model->verbs, embed,
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
    bool named = draft->match->actor != NONE && coder_is_party(draft->coder, draft->match->actor);
    draft->match->recipient = named ? draft->match->actor : draft_addressee(draft->coder, verb);
    draft->match->actor = speaker;
    draft->told.status = STATUS_OCCURRED;
    return true;
}

/* The clause that a deed hangs on: "unless", "until Y frees him", "should Y attack"; NONE. */
static int32_t
condition_of(const struct doc *doc, int32_t verb)
{
    SYNTAX_EACH(doc, child, verb)
    {
        enum deprel rel = (enum deprel)doc->tokens[child].deprel;
        if ((rel == DEP_ADVCL || rel == DEP_CCOMP) && coder_is_condition(doc, child)) return child;
    }
    int32_t above = doc->tokens[verb].head; /* "said it would strike should Y attack", misread */
    if (doc->tokens[verb].deprel != DEP_CCOMP || above == NONE) return NONE;
    SYNTAX_EACH(doc, child, above)
    if (child > verb && doc->tokens[child].deprel == DEP_CCOMP && coder_is_condition(doc, child))
        return child;
    return NONE;
}

/* "Talks will stop until Y frees him", said X: X threatens Y, where nobody else is named. */
static void
threaten_whom(struct draft *draft, int32_t condition)
{
    const struct coder *coder = draft->coder;
    struct match *match = draft->match;
    int32_t verb, whose = syntax_surface_subject(coder->doc, condition);
    bool named = match->actor != NONE &&
                 (coder_is_party(coder, match->actor) || coder_is_agent(coder, match->actor));
    int32_t speaker = draft_speaker(coder, match->trigger, &verb);
    if (!named && speaker != NONE) match->actor = speaker;
    if (match->recipient == NONE && whose != NONE && whose != match->actor &&
        coder->doc->tokens[whose].upos != UPOS_PRON && coder_is_party(coder, whose))
        match->recipient = whose;
}

/* "Will close the border unless Y frees him": a deed that hangs on what somebody does is a threat.
 */
static void
threaten_instead(struct draft *draft)
{
    bool coming = draft->told.status == STATUS_PLANNED || draft->told.status == STATUS_HYPOTHETICAL;
    bool planned, warned = draft->plover == PLOVER_THREATEN;
    int32_t deed = warned && draft->match->topic != NONE ? draft->match->topic
                                                         : draft->match->trigger;
    int32_t condition = condition_of(draft->coder->doc, deed);
    if (warned && condition != NONE) threaten_whom(draft, condition);
    if (!coming || draft->told.negated || draft->plover < PLOVER_PROTEST) return;
    const struct cameo_code *threat = verbs_compose(draft->coder->model->verbs, EMBED_THREAT,
                                                    draft->code->code, &planned);
    if (condition == NONE || !threat) return;
    threaten_whom(draft, condition);
    draft->code = threat;
    draft->plover = threat->plover;
    draft->mode = threat->mode;
    draft->told.status = STATUS_OCCURRED;
}

/* "Japan protested over the launch": a state demonstrates by a note. */
static void
complain_instead(struct draft *draft)
{
    const struct coder *coder = draft->coder;
    bool marches = draft->plover == PLOVER_PROTEST && draft->actors.count &&
                   slice_is(coder->doc->tokens[draft->match->trigger].lemma, "protest");
    for (int32_t i = 0; i < draft->actors.count; i++)
        marches &= draft->actors.at[i].kind == KIND_STATE || draft->actors.at[i].kind == KIND_PLACE;
    if (!marches) return;
    draft->code = cameo_find(coder->model->cameo, SLICE_LITERAL("114"));
    draft->plover = draft->code->plover;
    draft->mode = draft->code->mode;
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

/* "Will not go unpunished": the pattern itself has the "not". */
static bool
has_own_negation(const struct coder *coder, const struct frame *frame)
{
    const struct verbs *verbs = coder->model->verbs;
    uint32_t not = verbs_word(verbs, SLICE_LITERAL("not"));
    uint32_t no = verbs_word(verbs, SLICE_LITERAL("no"));
    for (int i = 0; i < frame->part_count; i++) {
        struct word_set words = frame->parts[i].preps;
        if (frame->parts[i].kind == PART_PARTICLE &&
            (word_set_has(words, not ) || word_set_has(words, no)))
            return true;
    }
    return false;
}

/* "Would not be drawn into talks" refuses now, whatever is to come. */
static void
settle_own_negation(struct draft *draft)
{
    bool words = draft->plover == PLOVER_REJECT || draft->plover == PLOVER_THREATEN;
    draft->told.negated = false;
    if (words && !draft->told.drop) draft->told.status = STATUS_OCCURRED;
}

void
coder_emit(struct coder *coder, int32_t token)
{
    struct match *match = match_told(coder, token);
    if (!match || !match->code || match->consumed || coder_is_gainsaid(coder, token)) return;
    struct draft draft = {.coder = coder,
                          .match = match,
                          .told = status_of(coder, match),
                          .code = match->code,
                          .plover = class_of(match),
                          .mode = match->mode,
                          .reciprocal = match->frame->both,
                          .weak = match->frame->weak,
                          .outer = token,
                          .again = NONE};
    const struct match *inner = draft_innermost(coder, match);
    draft.reciprocal |= inner->frame->both;
    if (has_own_negation(coder, match->frame)) settle_own_negation(&draft);
    inherit_status(coder, match, &draft.told);
    ask_instead(&draft);
    threaten_instead(&draft);
    if (!settle_negation(&draft)) return;
    if (draft.plover == PLOVER_REJECT) draft.reciprocal = false; /* "will not negotiate with" */
    draft_find_sides(&draft);
    complain_instead(&draft);
    if (!draft_is_whole(&draft)) return;
    draft_put(&draft);
}
