/* code_sides.c: the two sides of an event, from the slots of its frame. */
#include "extract/code_draft.h"
#include "extract/syntax.h"

/* "In a meeting with X, Y thanked": the meeting is Y's. */
static int32_t
clause_subject(const struct coder *coder, int32_t noun)
{
    const struct doc *doc = coder->doc;
    int32_t token = noun;
    for (int i = 0; i < CLIMB_MOST && token != NONE; i++) {
        const struct token *t = &doc->tokens[token];
        if (t->upos == UPOS_VERB && token != noun) return syntax_surface_subject(doc, token);
        if (token != noun && t->upos == UPOS_PROPN && coder_is_party(coder, token)) return token;
        if (t->deprel == DEP_NSUBJ || t->deprel == DEP_NSUBJ_PASS || t->deprel == DEP_ROOT)
            return NONE;
        token = t->head;
    }
    return NONE;
}

/* "Congratulated X during a telephone call": the call was with X. */
static int32_t
clause_partner(const struct coder *coder, int32_t noun)
{
    const struct doc *doc = coder->doc;
    int32_t verb = doc->tokens[noun].head;
    if (doc->tokens[noun].deprel != DEP_OBL || verb == NONE) return NONE;
    if (doc->tokens[verb].upos != UPOS_VERB) return NONE;
    int32_t object = syntax_object(doc, verb), to = syntax_indirect(doc, verb);
    if (to != NONE && coder_is_party(coder, to)) return to;
    return object != NONE && coder_is_party(coder, object) ? object : NONE;
}

bool
draft_party_same(const struct event_party *a, const struct event_party *b)
{
    return a->party.len && slice_equal(a->party, b->party);
}

/* "Peru ruled out talks between Canada and its president": with the other one. */
static bool
has_other(const struct draft *draft)
{
    for (int32_t i = 0; i < draft->recipients.count && draft->actors.count == 1; i++)
        if (draft->actors.at->party.len && draft->recipients.at[i].party.len &&
            !draft_party_same(draft->actors.at, &draft->recipients.at[i]))
            return true;
    return false;
}

/* Takes out of the recipients who acts himself, and his own where there are others. */
static void
drop_actors(struct draft *draft)
{
    int32_t kept = 0;
    bool other = has_other(draft);
    for (int32_t i = 0; i < draft->recipients.count; i++) {
        bool same = other && draft_party_same(draft->actors.at, &draft->recipients.at[i]);
        for (int32_t j = 0; j < draft->actors.count; j++)
            same |= draft->actors.at[j].name.len &&
                    slice_equal(draft->actors.at[j].name, draft->recipients.at[i].name);
        if (!same) draft->recipients.at[kept++] = draft->recipients.at[i];
    }
    draft->recipients.count = kept;
}

static struct event_party *
one(struct draft *draft, struct event_party party)
{
    struct event_party *at = ARENA_NEW(draft->coder->doc->arena, struct event_party);
    *at = party;
    return at;
}

/* "Talks between X and Y": the first is who acts; "talks with X and Y": who met last. */
static void
split_recipients(struct draft *draft, const struct match *inner)
{
    const struct doc *doc = draft->coder->doc;
    bool noun = inner->frame->kind == FRAME_NOUN;
    if (!inner->frame->both || (!noun && draft->actors.count)) return;
    if (draft->recipients.count < 2 || inner->recipient == NONE) return;
    struct slice prep = syntax_case(doc, inner->recipient);
    if (draft->actors.count && !slice_is(prep, "between") && !slice_is(prep, "of")) return;
    if (slice_is(prep, "with")) return; /* "meetings with ministers of A and B": somebody else's */
    draft->actors = (struct party_list){.at = draft->recipients.at, .count = 1};
    draft->recipients.at++;
    draft->recipients.count--;
    draft->reciprocal = true;
}

/* A headline's "Oslo, Hanoi agree": the comma is an "and". */
static void
add_headline_actor(struct draft *draft)
{
    const struct doc *doc = draft->coder->doc;
    int32_t first = draft->match->actor, verb = draft->match->trigger;
    if (draft->actors.count != 1 || first == NONE || first + 3 > verb || first + 4 < verb) return;
    if (doc->tokens[first + 1].xpos != XPOS_COMMA) return;
    struct party_list more = coder_parties(draft->coder, verb - 1, true);
    if (!more.count || draft_party_same(more.at, draft->actors.at)) return;
    struct event_party *both = ARENA_ARRAY(doc->arena, struct event_party, 2);
    both[0] = draft->actors.at[0];
    both[1] = more.at[0];
    draft->actors = (struct party_list){.at = both, .count = 2};
}

static void
fill_phrases(struct draft *draft)
{
    struct match *match = draft->match;
    if (!draft->actors.count && match->actor != NONE &&
        coder_is_agent(draft->coder, match->actor)) {
        draft->actors.at = one(draft, coder_phrase(draft->coder, match->actor));
        draft->actors.count = 1;
    }
    if (!draft->recipients.count && match->recipient != NONE && !match->party &&
        draft->coder->doc->tokens[match->recipient].day == NONE &&
        draft->coder->doc->tokens[match->recipient].upos != UPOS_PRON) {
        draft->recipients.at = one(draft, coder_phrase(draft->coder, match->recipient));
        draft->recipients.count = 1;
    }
}

/* Who says so: the next verb of saying above. */
int32_t
draft_speaker(const struct coder *coder, int32_t token, int32_t *verb)
{
    const struct doc *doc = coder->doc;
    for (int i = 0; i < CLIMB_MOST && token != NONE; i++) {
        int32_t told = syntax_child(doc, token, DEP_PARATAXIS);
        int32_t both[] = {doc->tokens[token].head, told};
        for (int j = 0; j < 2; j++) {
            if (both[j] == NONE) continue;
            const struct match *match = &coder->matches[both[j]];
            if (match->frame && match->frame->embed == EMBED_SAY && match->actor != NONE) {
                *verb = both[j];
                return match->actor;
            }
        }
        SYNTAX_EACH(doc, child, token)
        if (doc->tokens[child].deprel == DEP_OBL &&
            syntax_has_lemma(doc, child, DEP_CASE, "accord"))
            return *verb = child, child;
        token = doc->tokens[token].head;
    }
    return NONE;
}

/* "X said it had expelled": where nobody knows whom "it" stands for, the speaker. */
static int32_t
who_acts(struct coder *coder, int32_t actor, int32_t trigger)
{
    int32_t verb;
    if (actor == NONE || coder->doc->tokens[actor].upos != UPOS_PRON) return actor;
    struct party_list list = coder_parties(coder, actor, true);
    if (list.count || list.plural) return actor;
    int32_t speaker = draft_speaker(coder, trigger, &verb);
    return speaker == NONE ? actor : speaker;
}

/* "A Taliban attack killed ten": the attack is the Taliban's. */
static int32_t
whose_deed(const struct coder *coder, int32_t actor)
{
    if (actor == NONE) return NONE;
    const struct match *deed = &coder->matches[actor];
    if (!deed->frame || deed->frame->kind != FRAME_NOUN || !deed->code) return actor;
    if (coder->doc->tokens[actor].actor != NONE) return actor;
    return deed->actor;
}

/* "Rockets fired by Hamas", "a drone flown by rebels": whoever fired them. */
static int32_t
whose_weapon(const struct coder *coder, int32_t actor)
{
    const struct doc *doc = coder->doc;
    if (actor == NONE || !coder_word_in(coder, actor, "weapons")) return actor;
    SYNTAX_EACH(doc, fired, actor)
    {
        if (doc->tokens[fired].deprel != DEP_ACL || doc->tokens[fired].xpos != XPOS_VBN) continue;
        SYNTAX_EACH(doc, by, fired)
        if (slice_is(syntax_case(doc, by), "by") && coder_is_agent(coder, by)) return by;
    }
    return actor;
}

/* "The two dove into the issues, agreeing to": read as if the issues agreed. */
static bool
is_bare_participle(const struct coder *coder, const struct match *match)
{
    const struct token *trigger = &coder->doc->tokens[match->trigger];
    if (match->actor == NONE || trigger->xpos != XPOS_VBG || trigger->deprel != DEP_ACL)
        return false;
    return !coder_is_agent(coder, match->actor) && !coder_is_party(coder, match->actor);
}

/* "Rejected Y's proposal", "a demand by Y": Y's. */
static int32_t
owner_of(const struct coder *coder, int32_t noun)
{
    int32_t owner = syntax_child(coder->doc, noun, DEP_NMOD_POSS);
    if (owner != NONE && coder_is_party(coder, owner)) return owner;
    SYNTAX_EACH(coder->doc, child, noun)
    {
        struct slice prep = syntax_case(coder->doc, child);
        enum deprel rel = (enum deprel)coder->doc->tokens[child].deprel;
        bool by = rel == DEP_NMOD && (slice_is(prep, "by") || slice_is(prep, "from"));
        bool nation = child < noun && (rel == DEP_AMOD || rel == DEP_COMPOUND);
        if ((by || nation) && coder_is_party(coder, child)) return child;
    }
    return NONE;
}

/* "Blocked a Serbian loan", "defied UN resolutions": whose thing it was is the other side. */
static void
find_owner(struct draft *draft)
{
    struct coder *coder = draft->coder;
    const struct match *match = draft->match;
    if (match->recipient != NONE || match->thing == NONE || match->frame->alone) return;
    if (draft->plover == PLOVER_CONSULT || draft->plover == PLOVER_PROTEST ||
        draft->plover == PLOVER_MOBILIZE) /* "scrambled Italian jets" */
        return;
    int32_t owner = owner_of(coder, match->thing);
    if (owner == NONE) return;
    draft->recipients = coder_parties(coder, owner, true);
    for (int32_t i = 0; i < draft->actors.count; i++)
        if (draft->recipients.count && draft_party_same(&draft->actors.at[i], draft->recipients.at))
            draft->recipients.count = 0;
}

/* "Raised the readiness of its batteries", "recalled its envoy": one's own, towards nobody. */
static bool
is_own(const struct draft *draft, int32_t token)
{
    const struct doc *doc = draft->coder->doc;
    bool deed = draft->plover == PLOVER_ASSAULT || draft->plover == PLOVER_COERCE;
    if (token == NONE || deed || draft->plover < PLOVER_REQUEST) return false;
    int32_t owner = syntax_child(doc, token, DEP_NMOD_POSS);
    return owner != NONE && slice_is(doc->tokens[owner].lemma, "its");
}

/* "Voiced alarm at the arrest of a citizen in Guinea", "demanded the return of its sailors from
 * Chad": nobody blames or asks his own; it is those in whose land it was. */
static void
look_abroad(struct draft *draft)
{
    const struct doc *doc = draft->coder->doc;
    int32_t first, last;
    bool asks = draft->plover == PLOVER_ACCUSE || draft->plover == PLOVER_REQUEST ||
                draft->plover == PLOVER_PROTEST;
    if (!asks || !draft->recipients.count || !draft->actors.count) return;
    if (!draft_party_same(draft->actors.at, draft->recipients.at)) return;
    int32_t phrase = draft->match->recipient;
    while (phrase != NONE && doc->tokens[phrase].deprel == DEP_NMOD)
        phrase = doc->tokens[phrase].head;
    if (phrase == NONE) return;
    syntax_extent(doc, phrase, &first, &last);
    /* The name may go on behind the phrase. */
    uint32_t end = draft->recipients.at->span.end;
    while (last + 1 < doc->token_count && doc->tokens[last + 1].span.start < end) last++;
    for (int32_t t = first; t <= last; t++) {
        if (doc->tokens[t].place == NONE && doc->tokens[t].actor == NONE) continue;
        struct party_list there = coder_parties(draft->coder, t, false);
        if (!there.count || draft_party_same(there.at, draft->actors.at)) continue;
        draft->recipients = there;
        return;
    }
    /* "demanded that its sailors be freed": of whoever holds them */
    if (!coder_word_in(draft->coder, draft->match->recipient, "captive") ||
        doc->tokens[draft->match->recipient].head == draft->match->trigger)
        return;
    draft->recipients.count = 0;
    draft->match->recipient = NONE;
}

/* "The summit of X": X's own; nobody in the clause is its other side. */
bool
draft_is_own_meeting(const struct draft *draft)
{
    const struct match *match = draft->match;
    return match->frame->both && match->recipient != NONE &&
           slice_is(syntax_case(draft->coder->doc, match->recipient), "of");
}

/* "It is an outrage, said X of Y's raid", "X told Y": whoever it is said to or of. */
int32_t
draft_addressee(const struct coder *coder, int32_t says)
{
    const struct doc *doc = coder->doc;
    if (says == NONE || doc->tokens[says].upos != UPOS_VERB) return NONE;
    int32_t told = syntax_child(doc, says, DEP_IOBJ);
    if (told == NONE) told = syntax_child(doc, says, DEP_OBJ);
    if (told != NONE && coder_is_party(coder, told)) return told;
    SYNTAX_EACH(doc, child, says)
    {
        struct slice prep = syntax_case(doc, child);
        bool about = slice_is(prep, "of") || slice_is(prep, "about") || slice_is(prep, "to");
        if (doc->tokens[child].deprel == DEP_OBL && about) return child;
    }
    return NONE;
}

/* Of what is only said, the speaker acts. */
static void
find_speaker(const struct draft *draft)
{
    struct match *match = draft->match;
    int32_t says = NONE;
    match->actor = draft_speaker(draft->coder, match->trigger, &says);
    if (match->recipient != NONE && coder_parties(draft->coder, match->recipient, false).count)
        return;
    int32_t whom = draft_addressee(draft->coder, says);
    if (whom != NONE) match->recipient = whom;
}

void
draft_find_sides(struct draft *draft)
{
    struct coder *coder = draft->coder;
    struct match *match = draft->match;
    if (match->actor == NONE && match->frame->kind == FRAME_NOUN && !draft_is_own_meeting(draft))
        match->actor = clause_subject(coder, match->trigger);
    if (match->frame->spoken) find_speaker(draft);
    if (match->recipient == NONE && slice_is(draft->code->code, "041") &&
        match->frame->kind == FRAME_NOUN)
        match->recipient = clause_partner(coder, match->trigger);
    match->actor = who_acts(coder, match->actor, match->trigger);
    match->actor = whose_weapon(coder, whose_deed(coder, match->actor));
    if (is_bare_participle(coder, match)) match->actor = clause_subject(coder, match->actor);
    draft->actors = coder_actors(coder, match->actor);
    if (draft->actors.indirect && !draft_innermost(coder, match)->frame->subject_words.count &&
        !coder_is_agent(coder, match->actor) && !coder_word_in(coder, match->actor, "paper") &&
        draft_is_kindness(draft->plover))
        draft->actors.count = 0; /* "Greek wine supports": but gas may flow for its country */
    add_headline_actor(draft);
    if (match->recipient == NONE && match->content == NONE && match->topic != NONE &&
        !match->party && coder->doc->tokens[match->topic].upos == UPOS_NOUN)
        match->recipient = owner_of(coder, match->topic);
    int32_t own = is_own(draft, match->recipient) ? match->recipient : NONE;
    if (own != NONE) match->recipient = NONE;
    /* "urged its citizens to leave" */
    draft->told.drop |= draft->plover == PLOVER_REQUEST && coder_word_in(coder, own, "own-people");
    if (!draft->actors.count) draft->actors = draft_by_role(draft, match->actor);
    draft->recipients = coder_parties(coder, match->recipient, match->party);
    if (!draft->recipients.count) draft->recipients = draft_by_role(draft, match->recipient);
    draft_find_post(draft, own);
    look_abroad(draft);
    find_owner(draft);
    if (draft->actors.plural && !draft->actors.count)
        draft_use_focus(draft);
    else if (!draft->recipients.count && draft->actors.count < 3 &&
             draft_just_met(coder, match->actor))
        draft_use_focus(draft);
    else if (!draft->recipients.count && draft_is_joint(draft))
        draft_use_focus(draft);
    draft_add_company(draft);
    draft_again_to(draft);
    draft_mend_also(draft);
    draft_mend_pronoun(draft);
    draft_struck_where(draft);
    draft_mend_victims(draft);
    split_recipients(draft, draft_innermost(coder, match));
    draft_find_expeller(draft);
    drop_actors(draft);
    draft_pair_off(draft);
    draft_mend_visitor(draft);
    draft_mend_self(draft);
    draft_mend_forces(draft);
    draft_add_legs(draft);
    draft_find_joined(draft);
    fill_phrases(draft);
    draft_turn_host(draft);
}
