/* code_match.c: finds the frame that fits best at a word. */
#include "extract/code_slots.h"
#include "extract/syntax.h"

static void
fill(struct match *match, enum slot slot, int32_t token)
{
    int32_t *places[] = {[SLOT_ACTOR] = &match->actor,
                         [SLOT_RECIPIENT] = &match->recipient,
                         [SLOT_PARTY] = &match->recipient,
                         [SLOT_OTHER] = &match->other,
                         [SLOT_TOPIC] = &match->topic};
    if (slot == SLOT_NONE || slot == SLOT_ANY) return;
    if (*places[slot] == NONE || slot == SLOT_PARTY) *places[slot] = token;
    if (slot == SLOT_PARTY) match->party = true;
}

/* How much a filled part speaks for the frame. */
static int
weight(struct coder *coder, const struct frame_part *part, int32_t token)
{
    int points = 1;
    if (part->words.count) points += 3;
    if (part->kind == PART_PARTICLE) points += 2;
    if (part->kind >= PART_OBLIQUE && part->kind != PART_PARTICLE) points += 1;
    if (part->kind == PART_MUST) points += 1;
    if (part->slot == SLOT_PARTY) points += 2;
    if (part->slot == SLOT_RECIPIENT && coder_is_party(coder, token)) points += 1;
    return points;
}

static bool
acceptable(struct coder *coder, const struct frame_part *part, int32_t token)
{
    if (part->slot == SLOT_PARTY)
        return coder_is_party(coder, token) || coder_is_each_other(coder, token);
    return true;
}

static bool
has_slot(const struct frame *frame, enum slot slot)
{
    for (int i = 0; i < frame->part_count; i++)
        if (frame->parts[i].slot == slot) return true;
    return false;
}

/* "Hopes to", "seeks": a wish that names nobody is as much as what is wished for. */
static bool
is_bare_wish(const struct frame *frame)
{
    bool wish = frame->embed == EMBED_INTENT || frame->embed == EMBED_APPEAL ||
                frame->embed == EMBED_DEMAND || frame->embed == EMBED_REFUSE;
    return wish && frame->weak && !frame->both && !has_slot(frame, SLOT_RECIPIENT) &&
           !has_slot(frame, SLOT_PARTY);
}

/* "Stopped" alone is no event: something that happens must stop. */
static bool
needs_content(const struct frame *frame)
{
    if (frame->embed == EMBED_PASS || is_bare_wish(frame)) return true;
    if (frame->embed != EMBED_HALT) return false;
    for (int i = 0; i < frame->part_count; i++)
        if (frame->parts[i].slot == SLOT_TOPIC && frame->parts[i].words.count) return false;
    return true;
}

/* "Struck a tone at a meeting", "called it a triumph for peace": a verb that takes no object has
 * one here, so another sense of it is meant. */
static bool
leaves_object(const struct coder *coder, const struct frame *frame, const struct around *around)
{
    const struct doc *doc = coder->doc;
    if (frame->kind != FRAME_VERB || around->shared || around->object == NONE) return false;
    if (doc->tokens[around->object].head != around->trigger ||
        doc->tokens[around->object].deprel != DEP_OBJ)
        return false;
    for (int i = 0; i < frame->part_count; i++) {
        enum part_kind kind = frame->parts[i].kind;
        if (kind != PART_OBLIQUE && kind != PART_PARTICLE) return false;
    }
    return true;
}

static bool
try_frame(struct coder *coder, const struct frame *frame, const struct around *around,
          struct match *out)
{
    *out = (struct match){.frame = frame,
                          .trigger = around->trigger,
                          .actor = NONE,
                          .recipient = NONE,
                          .other = NONE,
                          .topic = NONE,
                          .thing = NONE,
                          .content = NONE};
    struct around own = *around;
    if (leaves_object(coder, frame, around)) return false;
    if (frame->complement && own.indirect != NONE)
        own.object = own.indirect; /* "the raid an outrage" */
    if (frame->subject_words.count) {
        if (slot_word(coder, around->subject, frame->subject_words) == NONE) return false;
        out->score += 3;
    }
    slot_take_object_of_particle(coder, frame, &own);
    for (int i = 0; i < frame->part_count; i++) {
        const struct frame_part *part = &frame->parts[i];
        int32_t found = syntax_antecedent(coder->doc, slot_part(coder, &own, part));
        bool taken = part->slot == SLOT_TOPIC && found == out->recipient; /* "a call to Chad" */
        if (found == NONE || taken || !acceptable(coder, part, found)) {
            if (part->optional) continue;
            return false;
        }
        fill(out, part->slot, found);
        bool object = part->kind == PART_OBJECT || part->kind == PART_EITHER;
        if (object && part->slot == SLOT_NONE) out->thing = found;
        out->score += weight(coder, part, found);
        if (object && found != own.object && coder->doc->tokens[found].deprel == DEP_CONJ)
            out->score--; /* rather what stands first; the second has the verb for itself */
    }
    fill(out, frame->kind == FRAME_NOUN ? SLOT_ACTOR : frame->subject, around->subject);
    if (out->topic != NONE && out->topic != around->trigger) {
        struct match *content = coder_match(coder, out->topic);
        if (content && content->code) {
            out->content = out->topic;
            out->score += 1;
        }
    }
    return !needs_content(frame) || out->content != NONE;
}

/* "Israeli strike": a nationality before the noun is who does it. */
static int32_t
nationality(const struct coder *coder, int32_t noun)
{
    SYNTAX_EACH(coder->doc, child, noun)
    {
        enum deprel rel = (enum deprel)coder->doc->tokens[child].deprel;
        if ((rel == DEP_AMOD || rel == DEP_COMPOUND || rel == DEP_NMOD || rel == DEP_NMOD_DESC) &&
            child < noun && coder_is_party(coder, child))
            return child;
    }
    return NONE;
}

/* "The minister is in Lima": a place where a person, no army and no firm, is. */
static bool
is_stay(const struct coder *coder, int32_t token)
{
    const struct doc *doc = coder->doc;
    int32_t subject = syntax_surface_subject(doc, token);
    if (subject == NONE) return false;
    int32_t actor = doc->tokens[subject].actor;
    return (actor != NONE && doc->actors[actor].kind == KIND_PERSON) ||
           coder_word_in(coder, subject, "emissary");
}

/* Is the predicate a state ("is ready", "ready to", "in talks") and not a verb? */
static bool
is_state(const struct coder *coder, int32_t token)
{
    const struct doc *doc = coder->doc;
    const struct token *t = &doc->tokens[token];
    if (syntax_has_copula(doc, token)) return t->place == NONE || is_stay(coder, token);
    if (t->upos == UPOS_ADJ) /* "threw open the camp" */
        return syntax_child(doc, token, DEP_OBJ) == NONE;
    if (t->xpos == XPOS_VBN)
        return syntax_child(doc, token, DEP_AUX_PASS) != NONE || t->deprel == DEP_ACL ||
               t->deprel == DEP_ADVCL || t->deprel == DEP_XCOMP ||
               syntax_child(doc, token, DEP_NSUBJ_PASS) != NONE;
    if (t->upos == UPOS_VERB && syntax_child(doc, token, DEP_AUX_PASS) != NONE) return true;
    return t->upos == UPOS_NOUN && slice_is(syntax_case(doc, token), "in") &&
           syntax_surface_subject(doc, token) != NONE;
}

/* "Is in Lima", "is due in Lima", "is against it": the first word before it. */
static uint32_t
word_of_stay(const struct coder *coder, int32_t place)
{
    SYNTAX_EACH(coder->doc, child, place)
    if (coder->doc->tokens[child].deprel == DEP_CASE) return coder->words[child];
    return NAMES_NONE;
}

/* A state is found by its form: "is committed", not "commit". */
static uint32_t
word_for(const struct coder *coder, int32_t token, enum frame_kind kind)
{
    if (kind == FRAME_STATE &&
        (coder->doc->tokens[token].place != NONE || slot_is_stand(coder->doc, token)))
        return word_of_stay(coder, token);
    char form[32];
    struct slice text = token_form(coder->doc, token);
    if (kind != FRAME_STATE || text.len >= sizeof form) return coder->words[token];
    for (size_t i = 0; i < text.len; i++)
        form[i] = text.at[i] >= 'A' && text.at[i] <= 'Z' ? (char)(text.at[i] + 32) : text.at[i];
    uint32_t word = verbs_word(coder->model->verbs, (struct slice){form, text.len});
    if (word != NAMES_NONE || coder->doc->tokens[token].upos == UPOS_VERB) return word;
    return coder->words[token];
}

/* "Those it deemed responsible": nobody is said to be it. */
static bool
is_bare_state(const struct coder *coder, const struct frame *frame, int32_t token)
{
    return frame->kind == FRAME_STATE && !syntax_has_copula(coder->doc, token);
}

/* The best of the frames from `frame` on. */
static void
try_frames(struct coder *coder, const struct frame *frame, const struct around *around,
           struct match *best)
{
    for (; frame; frame = verbs_frame(coder->model->verbs, frame->next)) {
        struct match match;
        if (frame->spoken && (coder->unspoken || is_bare_state(coder, frame, around->trigger)))
            continue;
        if (!try_frame(coder, frame, around, &match)) continue;
        if (coder_vetoed(coder, &match)) continue;
        if (match_is_again(&match) && !frame->code && !match_refers(coder, &match)) continue;
        if (frame->kind == FRAME_NOUN && match.actor == NONE)
            match.actor = nationality(coder, around->trigger);
        if (!best->frame || match.score > best->score) *best = match;
    }
}

static void
try_kind(struct coder *coder, int32_t token, enum frame_kind kind, struct match *best)
{
    struct around around;
    const struct frame *frame = verbs_first(coder->model->verbs, word_for(coder, token, kind),
                                            kind);
    if (!frame) return;
    slot_look_around(coder, token, kind, &around);
    try_frames(coder, frame, &around, best);
}

/* "Voiced support for X and concern over Y": the verb once more, with its second object. */
static void
try_shared_verb(struct coder *coder, int32_t token, struct match *best)
{
    const struct doc *doc = coder->doc;
    int32_t object = doc->tokens[token].head;
    if (doc->tokens[token].deprel != DEP_CONJ || object == NONE) return;
    if (doc->tokens[object].deprel == DEP_NMOD) object = doc->tokens[object].head; /* misread */
    if (object != NONE && doc->tokens[object].upos == UPOS_VERB)                   /* misread */
        object = syntax_child(doc, object, DEP_OBJ);
    if (object == NONE || doc->tokens[object].deprel != DEP_OBJ) return;
    int32_t verb = doc->tokens[object].head;
    if (verb == NONE || doc->tokens[verb].upos != UPOS_VERB) return;
    struct around around;
    const struct frame *frame = verbs_first(coder->model->verbs, coder->words[verb], FRAME_VERB);
    if (!frame) return;
    slot_look_around(coder, verb, FRAME_VERB, &around);
    around.object = token;
    around.shared = true;
    try_frames(coder, frame, &around, best);
}

struct match *
coder_match(struct coder *coder, int32_t token)
{
    struct match *match = &coder->matches[token];
    if (match->state == MATCH_BUSY) return NULL;
    if (match->state == MATCH_DONE) return match->frame ? match : NULL;
    *match = (struct match){.state = MATCH_BUSY};
    enum upos upos = (enum upos)coder->doc->tokens[token].upos;
    struct match best = {.frame = NULL};
    bool state = is_state(coder, token) && word_for(coder, token, FRAME_STATE) != NAMES_NONE;
    bool by_whom = syntax_child(coder->doc, token, DEP_OBL_AGENT) != NONE;
    if (state && !by_whom) try_kind(coder, token, FRAME_STATE, &best);
    if (coder->words[token] != NAMES_NONE) {
        /* "the deposed president": long since */
        bool adjective = coder->doc->tokens[token].deprel == DEP_AMOD;
        if (!best.frame && !adjective && (upos == UPOS_VERB || upos == UPOS_AUX))
            try_kind(coder, token, FRAME_VERB, &best);
        bool joined = upos == UPOS_ADV || upos == UPOS_ADP; /* "a sit-in", "the go-ahead" */
        joined = joined && token_prefix(coder->doc, token).len;
        if (!best.frame && (upos == UPOS_NOUN || upos == UPOS_PROPN || joined))
            try_kind(coder, token, FRAME_NOUN, &best);
        if (upos == UPOS_NOUN) try_shared_verb(coder, token, &best);
    }
    if (state && by_whom && !best.frame) try_kind(coder, token, FRAME_STATE, &best);
    match_same_verb(coder, token, &best);
    *match = best;
    match->state = MATCH_DONE;
    if (!match->frame) return NULL;
    match_compose(coder, match);
    match_inherit(coder, match);
    if (match->code) coder_refine(coder, match);
    match_consume_object(coder, match);
    return match;
}
