/* code_compose.c: what a match makes of the event in its topic: its code, its sides; what it tells
 * is told by it alone. */
#include "extract/code_slots.h"
#include "extract/syntax.h"

/* "Demanded that X abandon its policy" asks X to do it; "called for sanctions on X" is against X.
 */
static bool
asks_to_do(const struct match *match, const struct match *content, const struct cameo_code *code)
{
    bool asks = match->frame->embed == EMBED_APPEAL || match->frame->embed == EMBED_DEMAND;
    return asks && code && code->plover == PLOVER_ACCUSE && content->frame->kind == FRAME_VERB;
}

/* "Told Chad to withdraw its diplomats": they are expelled. */
static bool
sends_home(const struct match *match, const struct match *content)
{
    return match->frame->embed == EMBED_DEMAND && content->code &&
           slice_starts(content->code->code, "161");
}

/* "Decided not to extend the truce" refuses to; "pledged not to attack" is a pledge. */
static enum embed
embed_of(const struct coder *coder, const struct match *match, const struct match *content)
{
    bool against = match->frame->embed == EMBED_INTENT && content->code &&
                   content->code->plover < PLOVER_REQUEST &&
                   coder_word_in(coder, match->trigger, "choose") &&
                   coder_status(coder, content->trigger).negated &&
                   syntax_is_infinitive(coder->doc, content->trigger);
    return against ? EMBED_REFUSE : match->frame->embed;
}

/* The code of what is told, promised, asked for; "urged X not to attack" asks for an end of it. */
static const struct cameo_code *
composed(const struct coder *coder, const struct match *match, const struct match *content,
         bool *planned)
{
    const struct verbs *verbs = coder->model->verbs;
    enum embed embed = embed_of(coder, match, content);
    struct slice code = content->code->code;
    if (embed == EMBED_PASS) return content->code;
    bool asks = embed == EMBED_APPEAL || embed == EMBED_DEMAND;
    if (asks && content->frame->kind == FRAME_VERB &&
        coder_status(coder, content->trigger).negated) {
        const struct cameo_code *end = verbs_compose(verbs, EMBED_HALT, code, &(bool){false});
        if (end) code = end->code;
    }
    return verbs_compose(verbs, embed, code, planned);
}

/* The code of an embedding: by the event in its topic, or its own. */
void
match_compose(struct coder *coder, struct match *match)
{
    const struct frame *frame = match->frame;
    const struct match *content = match->content == NONE ? NULL : &coder->matches[match->content];
    match->code = frame->code;
    match->plover = frame->plover;
    match->mode = frame->mode;
    if (frame->embed == EMBED_SAY) match->code = NULL;
    if (match_is_again(match)) match_tell_again(coder, match);
    if (!content || frame->embed == EMBED_SAY || frame->embed == EMBED_NONE) return;
    bool planned = false;
    const struct cameo_code *code = composed(coder, match, content, &planned);
    bool itself = planned || frame->embed == EMBED_PASS;
    planned &= !content->frame->spoken; /* "vowed that X would pay" threatens now */
    match->planned = planned;
    if (frame->embed == EMBED_THREAT && coder_status(coder, content->trigger).negated &&
        syntax_is_infinitive(coder->doc, content->trigger)) /* "vowed not to attack" */
        code = verbs_compose(coder->model->verbs, EMBED_INTENT, SLICE_LITERAL("0"), &planned);
    if (planned && coder_status(coder, content->trigger).negated) { /* "pledged not to ban" */
        code = frame->code;
        itself = match->planned = false;
    }
    bool asks = asks_to_do(match, content, code);
    if (asks && sends_home(match, content)) {
        match->code = content->code;
        match->mode = SLICE_LITERAL("expel");
        return;
    }
    if (asks) {
        code = frame->code;
        itself = match->planned = false;
    }
    if (!code && frame->embed == EMBED_ACCUSE) code = frame->code;
    if (itself) {
        match->code = content->code;
        match->plover = content->plover;
        match->mode = content->mode;
    } else {
        match->code = code;
        match->plover = PLOVER_NONE;
        match->mode = SLICE_NONE;
    }
}

/* "Demanded that Chad behave", "charged that Chad cheated": whoever is to do it, or did, where
 * nothing is known of the deed. */
static void
find_addressee(const struct coder *coder, struct match *match)
{
    bool asks = match->frame->embed == EMBED_APPEAL || match->frame->embed == EMBED_DEMAND ||
                match->frame->embed == EMBED_ACCUSE;
    if (!asks || match->recipient != NONE || match->topic == NONE) return;
    if (coder->doc->tokens[match->topic].upos != UPOS_VERB) return;
    int32_t subject = syntax_surface_subject(coder->doc, match->topic);
    if (subject != NONE && subject != match->actor && coder_is_party(coder, subject))
        match->recipient = subject;
}

/* "Ready to attack": the event's own sides, where the embedding word has none. */
void
match_inherit(struct coder *coder, struct match *match)
{
    if (match->content == NONE) find_addressee(coder, match);
    if (match->content == NONE || match->frame->embed == EMBED_SAY) return;
    struct match *content = &coder->matches[match->content];
    bool refuses = match->frame->embed == EMBED_REFUSE && content->frame->kind == FRAME_NOUN;
    bool asks = match->frame->embed == EMBED_APPEAL || match->frame->embed == EMBED_DEMAND ||
                match->frame->embed == EMBED_ACCUSE || refuses; /* "refused Togo's offer" */
    if (asks && match->recipient == NONE) {
        match->recipient = content->actor != NONE && content->actor != match->actor
                               ? content->actor
                               : content->recipient;
    } else if (match->recipient == NONE) {
        match->recipient = content->recipient;
        match->party = content->party;
    }
    if (match->actor == NONE && !asks) match->actor = content->actor;
    if (match->other == NONE) match->other = content->other;
    if (!asks && match->frame->embed != EMBED_PASS && match->recipient == match->actor)
        match->recipient = content->recipient;
    content->consumed = true;
}

/* "Paid a visit to": the noun in the pattern is told by the verb. */
void
match_consume_object(struct coder *coder, const struct match *match)
{
    struct around around;
    if (match->frame->kind != FRAME_VERB) return;
    slot_look_around(coder, match->trigger, FRAME_VERB, &around);
    for (int i = 0; i < match->frame->part_count; i++) {
        const struct frame_part *part = &match->frame->parts[i];
        bool word = part->kind == PART_OBJECT || part->kind == PART_EITHER ||
                    (part->kind == PART_OBLIQUE && part->slot == SLOT_NONE);
        if (!word || !part->words.count) continue;
        int32_t noun = slot_part(coder, &around, part);
        if (noun == NONE || noun == match->content || &coder->matches[noun] == match) continue;
        if (coder_match(coder, noun)) coder->matches[noun].consumed = true;
    }
}
