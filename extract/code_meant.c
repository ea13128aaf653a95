/* code_meant.c: who is meant where a clause does not name him: pronouns, "the two", "the hosts",
 * "the ambassador", whose forces they are. */
#include "extract/actor.h"
#include "extract/code_draft.h"
#include "extract/syntax.h"

int32_t
draft_block(const struct draft *draft)
{
    const struct doc *doc = draft->coder->doc;
    return doc->sentences[doc->tokens[draft->match->trigger].sentence].block;
}

static bool
is_recipient(const struct draft *draft, struct slice party)
{
    for (int32_t r = 0; r < draft->recipients.count; r++)
        if (slice_equal(draft->recipients.at[r].party, party)) return true;
    return false;
}

/* "Followed by talks with X and Y": who is told to meet last, or is spoken of last, where he is
 * neither. */
static bool
use_last_meeting(struct draft *draft)
{
    struct coder *coder = draft->coder;
    const struct doc *doc = coder->doc;
    int32_t here = draft_block(draft);
    for (int32_t i = doc->event_count - 1; i >= 0; i--) {
        const struct event *event = &doc->events[i];
        if (here - doc->sentences[coder->notes->at[i].sentence].block > MEETING_BLOCKS) break;
        if (event->plover != PLOVER_CONSULT || event->actor_count != 1) continue;
        if (is_recipient(draft, event->actors->party)) return false;
        draft->actors = (struct party_list){.at = event->actors, .count = 1};
        return draft->reciprocal = true;
    }
    for (int32_t i = doc->actor_count - 1; i >= 0; i--) {
        const struct actor *actor = &doc->actors[i];
        if (actor->head >= draft->match->trigger || actor->kind != KIND_PERSON) continue;
        if (here - doc->sentences[doc->tokens[actor->head].sentence].block > 1) break;
        if (!actor->party.len || is_recipient(draft, actor->party)) continue;
        draft->actors = coder_parties(coder, actor->head, true);
        return draft->reciprocal = draft->actors.count > 0;
    }
    return false;
}

/* "Meetings with X and Y" of nobody who is named. */
void
draft_mend_visitor(struct draft *draft)
{
    bool meets = draft->plover == PLOVER_CONSULT && draft->match->frame->kind == FRAME_NOUN;
    if (meets && !draft_is_own_meeting(draft) && !draft->actors.count &&
        draft->match->actor == NONE && draft->recipients.count)
        use_last_meeting(draft);
}

/* "Shelled a hospital in Kharkiv": the country where it struck is who was struck. */
void
draft_struck_where(struct draft *draft)
{
    struct coder *coder = draft->coder;
    const struct doc *doc = coder->doc;
    static const char *const preps[] = {"in", "at", "near", "inside", "on", "across"};
    if (draft->plover != PLOVER_ASSAULT && draft->plover != PLOVER_COERCE &&
        draft->plover != PLOVER_AID)
        return;
    if (draft->recipients.count || draft->match->recipient == NONE || draft->match->party) return;
    SYNTAX_EACH(doc, child, draft->match->trigger)
    {
        if (doc->tokens[child].deprel != DEP_OBL || doc->tokens[child].place == NONE) continue;
        struct slice prep = syntax_case(doc, child);
        for (size_t i = 0; i < sizeof preps / sizeof preps[0]; i++)
            if (slice_is(prep, preps[i])) draft->recipients = coder_parties(coder, child, false);
        if (!draft->recipients.count) continue;
        if (draft->actors.count && draft_party_same(draft->actors.at, draft->recipients.at))
            draft->recipients.count = 0;
        return;
    }
}

/* "X met Y, congratulating him": not X himself but the other side of the clause above. */
void
draft_mend_pronoun(struct draft *draft)
{
    struct coder *coder = draft->coder;
    const struct doc *doc = coder->doc;
    int32_t token = draft->match->recipient;
    if (token == NONE || doc->tokens[token].upos != UPOS_PRON || !draft->actors.count) return;
    bool self = !draft->recipients.count ||
                (draft_party_same(draft->actors.at, draft->recipients.at) &&
                 slice_equal(draft->actors.at[0].name, draft->recipients.at[0].name));
    const struct token *trigger = &doc->tokens[draft->match->trigger];
    bool beside = trigger->deprel == DEP_ADVCL && trigger->xpos == XPOS_VBG &&
                  doc->tokens[token].xpos == XPOS_PRP;
    if (!self && !beside) return;
    for (int32_t up = doc->tokens[draft->match->trigger].head; up != NONE;
         up = doc->tokens[up].head) {
        const struct match *above = &coder->matches[up];
        if (!above->frame || above->recipient == NONE) continue;
        struct party_list other = coder_parties(coder, above->recipient, true);
        bool own = other.count && draft_party_same(other.at, draft->actors.at);
        if (own) other = coder_parties(coder, above->actor, true); /* "met X, who urged him" */
        if (!other.count || draft_party_same(other.at, draft->actors.at)) continue;
        draft->recipients = other;
        return;
    }
    if (!self || coder->focus == NONE) return;
    const struct event *last = &doc->events[coder->focus];
    if (last->actor_count && draft_party_same(last->actors, draft->actors.at))
        draft->recipients = (struct party_list){.at = last->recipients,
                                                .count = last->recipient_count};
    else if (last->recipient_count && draft_party_same(last->recipients, draft->actors.at))
        draft->recipients = (struct party_list){.at = last->actors, .count = last->actor_count};
}

/* "Shelled a Chadian post, killing three men": the men are of those who were shelled; no event of
 * its own. */
void
draft_mend_victims(struct draft *draft)
{
    struct coder *coder = draft->coder;
    const struct token *trigger = &coder->doc->tokens[draft->match->trigger];
    bool result = trigger->xpos == XPOS_VBG && trigger->head != NONE &&
                  (trigger->deprel == DEP_ADVCL || trigger->deprel == DEP_ACL);
    if (draft->plover != PLOVER_ASSAULT || !result) return;
    const struct match *above = &coder->matches[trigger->head];
    if (!above->code || above->code->plover != PLOVER_ASSAULT) return;
    struct party_list struck = coder_parties(coder, above->recipient, above->party);
    if (!draft->recipients.count ||
        (struck.count && draft_party_same(struck.at, draft->recipients.at)))
        draft->told.drop = true;
}

/* "Its army took up positions along the Rwandan border", "jets were scrambled": whose forces they
 * are moves them, towards those at whose border they stand. */
void
draft_mend_forces(struct draft *draft)
{
    struct coder *coder = draft->coder;
    const struct match *match = draft->match;
    int32_t first, last;
    if (draft->plover != PLOVER_MOBILIZE) return;
    if (!draft->actors.count && match->actor == NONE && match->thing != NONE)
        draft->actors = coder_parties(coder, match->thing, false);
    syntax_extent(coder->doc, match->trigger, &first, &last);
    for (int32_t t = first; t <= last && !draft->recipients.count; t++) {
        if (!coder_word_in(coder, t, "border")) continue;
        struct party_list there = coder_parties(coder, t, false);
        bool own = there.count && draft->actors.count &&
                   draft_party_same(there.at, draft->actors.at);
        if (there.count && !own) draft->recipients = there;
    }
}

/* Somebody named by an office alone, whose state is guessed from what the story is about. */
static bool
is_of_guessed_state(const struct doc *doc, int32_t token)
{
    int32_t actor = token == NONE ? NONE : doc->tokens[token].actor;
    if (actor == NONE || doc->actors[actor].kind == KIND_STATE) return false;
    const struct actor_note *note = &doc->notes[actor];
    return !note->told_party && note->person == WHO_NONE && !doc->actors[actor].pronoun;
}

/* Whom the party dealt with last. */
static struct party_list
last_partner(const struct draft *draft, const struct event_party *party)
{
    const struct doc *doc = draft->coder->doc;
    struct party_list none = {.at = NULL};
    int32_t here = doc->tokens[draft->match->trigger].sentence;
    for (int32_t i = doc->event_count - 1; i >= 0; i--) {
        const struct event *event = &doc->events[i];
        if (here - draft->coder->notes->at[i].sentence > PARTNER_SENTENCES) break;
        if (!event->actor_count || !event->recipient_count) continue;
        if (draft_party_same(event->actors, party) && event->recipients->party.len &&
            !draft_party_same(event->recipients, party))
            return (struct party_list){.at = event->recipients, .count = 1};
        if (draft_party_same(event->recipients, party) && event->actors->party.len &&
            !draft_party_same(event->actors, party))
            return (struct party_list){.at = event->actors, .count = 1};
    }
    return none;
}

/* The same mention, of another party. */
static struct party_list
as_of(struct coder *coder, const struct event_party *who, struct slice party)
{
    struct event_party *copy = ARENA_NEW(coder->doc->arena, struct event_party);
    *copy = *who;
    copy->party = party;
    copy->code = slice_of(
        arena_printf(coder->doc->arena, "%.*s%.*s", SLICE_ARGS(party), SLICE_ARGS(who->sector)));
    return (struct party_list){.at = copy, .count = 1};
}

/* "Madrid summoned the ambassador", "the ministry accused Moscow": nobody does it to himself; who
 * is named by his office alone is the other's. */
void
draft_mend_self(struct draft *draft)
{
    const struct doc *doc = draft->coder->doc;
    const struct match *match = draft->match;
    if (draft->actors.count != 1 || draft->recipients.count != 1) return;
    if (!draft_party_same(draft->actors.at, draft->recipients.at)) return;
    if (draft->plover == PLOVER_THREATEN) { /* "vowed that it would" */
        draft->recipients.count = 0;
        return;
    }
    if (draft->plover == PLOVER_COERCE || draft->plover == PLOVER_ASSAULT) return;
    struct party_list other = last_partner(draft, draft->actors.at);
    if (!other.count) return;
    if (is_of_guessed_state(doc, match->recipient)) {
        if (coder_word_in(draft->coder, match->recipient, "diplomat"))
            draft->recipients = as_of(draft->coder, draft->recipients.at, other.at->party);
    } else if (is_of_guessed_state(doc, match->actor))
        draft->actors = other;
}

/* "The envoy in Paris": of the token or of the verb that it hangs on. */
static struct party_list
post_under(struct coder *coder, int32_t token)
{
    const struct doc *doc = coder->doc;
    struct party_list none = {.at = NULL};
    SYNTAX_EACH(doc, child, token)
    {
        enum deprel rel = (enum deprel)doc->tokens[child].deprel;
        struct slice prep = syntax_case(doc, child);
        bool there = slice_is(prep, "in") || slice_is(prep, "to") || slice_is(prep, "at");
        if ((rel != DEP_NMOD && rel != DEP_OBL) || !there || doc->tokens[child].day != NONE)
            continue;
        struct party_list post = coder_parties(coder, child, false);
        if (post.count) return post;
    }
    return none;
}

/* "Chad's ambassador in Paris": where a diplomat is posted. */
static struct party_list
post_of(struct coder *coder, int32_t diplomat)
{
    struct party_list none = {.at = NULL};
    if (diplomat == NONE || !coder_word_in(coder, diplomat, "diplomat")) return none;
    return post_under(coder, diplomat);
}

/* "Ordered its envoys in Paris home": towards France. */
void
draft_find_post(struct draft *draft, int32_t own)
{
    struct coder *coder = draft->coder;
    if (draft->recipients.count || own == NONE || draft->plover != PLOVER_SANCTION) return;
    draft->recipients = post_of(coder, own);
    if (!draft->recipients.count && coder_word_in(coder, own, "diplomat"))
        draft->recipients = post_under(coder, draft->match->trigger);
}

/* "Chad's ambassador in Paris was summoned": by France, "was recalled": by Chad. */
static void
find_receiving_state(struct draft *draft)
{
    struct party_list post = post_of(draft->coder, draft->match->recipient);
    if (!post.count || !draft->recipients.count || draft_party_same(post.at, draft->recipients.at))
        return;
    bool home = slice_is(draft->coder->doc->tokens[draft->match->trigger].lemma, "recall");
    draft->actors = home ? draft->recipients : post;
    if (home) draft->recipients = post;
}

/* The party that somebody is expelled from, or a village shelled from. */
static bool
can_come_from(const struct draft *draft)
{
    bool expels = draft->plover == PLOVER_SANCTION || draft->plover == PLOVER_COERCE ||
                  draft->plover == PLOVER_ACCUSE || draft->plover == PLOVER_REQUEST;
    return expels || (draft->plover == PLOVER_ASSAULT &&
                      coder_word_in(draft->coder, draft->match->trigger, "fired"));
}

/* "Were expelled from X", "were shelled from X": by X. */
void
draft_find_expeller(struct draft *draft)
{
    struct coder *coder = draft->coder;
    const struct doc *doc = coder->doc;
    if (!can_come_from(draft) || draft->actors.count || draft->match->actor != NONE) return;
    if (!syntax_is_passive(doc, draft->match->trigger)) return;
    SYNTAX_EACH(doc, child, draft->match->trigger)
    {
        if (doc->tokens[child].deprel != DEP_OBL || !slice_is(syntax_case(doc, child), "from"))
            continue;
        draft->actors = coder_parties(coder, child, true);
        if (draft->actors.count && draft->recipients.count &&
            draft_party_same(draft->actors.at, draft->recipients.at))
            draft->actors.count = 0;
    }
    if (!draft->actors.count) find_receiving_state(draft);
}
