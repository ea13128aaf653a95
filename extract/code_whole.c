/* code_whole.c: is enough told to be an event, and of somebody who counts? */
#include "extract/code_draft.h"
#include "extract/syntax.h"

static bool
any_party(const struct party_list *list)
{
    for (int32_t i = 0; i < list->count; i++)
        if (list->at[i].party.len) return true;
    return false;
}

static bool
noun_stands_alone(const struct draft *draft)
{
    const struct doc *doc = draft->coder->doc;
    int32_t token = draft->match->trigger;
    if (draft->match->frame->kind != FRAME_NOUN) return true;
    if (draft->plover == PLOVER_CONSULT) return true;
    const struct token *t = &doc->tokens[token];
    if (t->deprel == DEP_ROOT || t->deprel == DEP_NSUBJ || t->deprel == DEP_NSUBJ_PASS) return true;
    int32_t first, last;
    syntax_extent(doc, token, &first, &last);
    for (int32_t i = first; i <= last; i++)
        if (doc->tokens[i].day != NONE) return true;
    return false;
}

/* "Rejected all of them": nobody knows what. "Accepted it": what has been told. */
static bool
is_vague(const struct doc *doc, int32_t token)
{
    if (token == NONE || slice_is(doc->tokens[token].lemma, "it")) return false;
    enum upos upos = (enum upos)doc->tokens[token].upos;
    return upos == UPOS_PRON || upos == UPOS_DET || upos == UPOS_NUM ||
           slice_is(doc->tokens[token].lemma, "one");
}

/* "State media", "the official news agency", "a state-owned firm": the state's voice and hand. */
static bool
is_of_state(const struct doc *doc, int32_t token)
{
    static const char *const words[] = {"state",       "official",   "state-run",
                                        "state-owned", "government", "state-controlled"};
    SYNTAX_EACH(doc, child, token)
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (child < token && slice_is_nocase(token_form(doc, child), words[i])) return true;
    return false;
}

/* A singer, a firm: what they do, protests apart, and kindness to them, is no event. */
static bool
is_private(const struct draft *draft)
{
    const struct coder *coder = draft->coder;
    const struct match *match = draft->match;
    bool kind = draft_is_kindness(draft->plover) || draft->plover == PLOVER_AID;
    bool acts = draft->plover != PLOVER_PROTEST && draft->plover != PLOVER_NONE;
    if (acts && coder_word_in(coder, match->actor, "private"))
        return !is_of_state(coder->doc, match->actor);
    return kind && coder_word_in(coder, match->recipient, "private");
}

/* "X and Y attended the summit": they came to it, and did not meet each other alone. */
static bool
has_attended(const struct draft *draft)
{
    const struct match *noun = draft_innermost(draft->coder, draft->match);
    const struct token *t = &draft->coder->doc->tokens[noun->trigger];
    return noun->frame->kind == FRAME_NOUN && noun->recipient == NONE &&
           (t->deprel == DEP_OBJ || t->deprel == DEP_OBL) && t->head != NONE &&
           coder_word_in(draft->coder, t->head, "attend");
}

/* "The meeting was attended by the ambassadors of X and Y": who sat beside those who met. */
static bool
is_presence(const struct draft *draft)
{
    const struct match *match = draft->match;
    bool beside = match->frame->embed == EMBED_PASS &&
                  coder_word_in(draft->coder, match->trigger, "present") &&
                  syntax_is_passive(draft->coder->doc, match->trigger);
    return beside || has_attended(draft);
}

/* "Rockets fired by rebels": said of the rockets. */
static bool
is_description(const struct draft *draft)
{
    return draft->coder->doc->tokens[draft->match->trigger].deprel == DEP_ACL;
}

/* "A traveller visited", "called it a farce". */
static bool
cannot_meet(const struct draft *draft)
{
    int32_t whom = draft->match->recipient;
    if (coder_word_in(draft->coder, draft->match->actor, "traveller")) return true;
    return whom != NONE && slice_is(draft->coder->doc->tokens[whom].lemma, "it");
}

/* Enough told to be an event? */
bool
draft_is_whole(const struct draft *draft)
{
    const struct match *match = draft->match;
    bool a = any_party(&draft->actors), r = any_party(&draft->recipients);
    bool noun = match->frame->kind == FRAME_NOUN;
    if (draft->plover == PLOVER_NONE) return false;
    if (draft->told.drop) return false;
    if (!r && draft->plover <= PLOVER_THREATEN &&
        (is_vague(draft->coder->doc, match->recipient) ||
         is_vague(draft->coder->doc, match->topic)))
        return false;
    if (noun && !(draft->actors.count && draft->recipients.count)) return false;
    if (noun && !noun_stands_alone(draft)) return false;
    if (draft->plover == PLOVER_CONSULT && !(a && r)) return false;
    if (is_private(draft) || is_presence(draft)) return false;
    if (draft->plover == PLOVER_CONSULT && cannot_meet(draft)) return false;
    if (draft->plover == PLOVER_COOPERATE && !(a && r)) return false;
    if (match->actor != NONE && !draft->actors.count) return false;
    if (!draft->actors.count && !r) return false;
    if (draft->told.status == STATUS_HYPOTHETICAL && !(a && r && draft->plover == PLOVER_CONSULT))
        return false;
    if (draft->plover == PLOVER_MOBILIZE && !r && is_description(draft)) return false;
    if (draft->weak && !a) return false; /* and dropped where the story has no other side */
    if (match->frame->spoken && !a) return false;
    if (!draft->recipients.count && !match->frame->alone &&
        (draft->plover == PLOVER_ASSAULT || draft->plover == PLOVER_COERCE ||
         draft->plover == PLOVER_AID || draft->plover == PLOVER_SANCTION) &&
        !a && draft->code->code.len < 3)
        return false;
    return true;
}
