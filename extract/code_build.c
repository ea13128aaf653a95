/* code_build.c: makes event mentions from a match: who with whom, one for each pair of parties. */
#include "extract/code.h"
#include "extract/syntax.h"

enum { CLIMB_MOST = 10, DEFINITE_SENTENCES = 6, ADDRESSEE_BLOCKS = 2, RECENT_SENTENCES = 2 };

/* A match on its way to be events. */
struct draft {
    struct coder *coder;
    struct match *match;
    struct told told;
    struct party_list actors, recipients;
    const struct cameo_code *code;
    enum plover plover;
    struct slice mode;
    bool reciprocal, weak;
    int32_t outer;
};

static enum plover
class_of(const struct match *match)
{
    return match->plover != PLOVER_NONE ? match->plover : match->code->plover;
}

static bool
is_kind_or_word(enum plover plover)
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

/* The status of the word, of the frame, and of the event that it carries. */
static struct told
status_of(const struct coder *coder, const struct match *match)
{
    struct told told = coder_status(coder, match->trigger);
    if (match->frame->status >= 0 && told.status == STATUS_OCCURRED)
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
    if (draft->plover == PLOVER_CONSULT || pass_denied) {
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
static int32_t
innermost(const struct coder *coder, const struct match *match)
{
    while (match->frame->embed == EMBED_PASS && match->content != NONE)
        match = &coder->matches[match->content];
    return match->trigger;
}

/* ---- sides ---- */

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

static bool
party_same(const struct event_party *a, const struct event_party *b)
{
    return a->party.len && slice_equal(a->party, b->party);
}

/* Takes out of the recipients who acts himself. */
static void
drop_actors(struct draft *draft)
{
    int32_t kept = 0;
    for (int32_t i = 0; i < draft->recipients.count; i++) {
        bool same = false;
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

static int32_t
block_of(const struct draft *draft)
{
    const struct doc *doc = draft->coder->doc;
    return doc->sentences[doc->tokens[draft->match->trigger].sentence].block;
}

/* The pair told last stands for "the two sides". */
static bool
use_focus(struct draft *draft)
{
    struct coder *coder = draft->coder;
    if (coder->focus == NONE) return false;
    const struct event *last = &coder->doc->events[coder->focus];
    coder->focus_block = block_of(draft);
    draft->actors = (struct party_list){.at = last->actors, .count = last->actor_count};
    draft->recipients = (struct party_list){.at = last->recipients, .count = last->recipient_count};
    draft->reciprocal = true;
    return true;
}

/* "Talks between X and Y": the first is who acts. */
static void
split_recipients(struct draft *draft, const struct match *inner)
{
    const struct doc *doc = draft->coder->doc;
    if (!inner->frame->both || inner->frame->kind != FRAME_NOUN) return;
    if (draft->recipients.count < 2 || inner->recipient == NONE) return;
    if (draft->actors.count && !slice_is(syntax_case(doc, inner->recipient), "between")) return;
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
    if (!more.count || party_same(more.at, draft->actors.at)) return;
    struct event_party *both = ARENA_ARRAY(doc->arena, struct event_party, 2);
    both[0] = draft->actors.at[0];
    both[1] = more.at[0];
    draft->actors = (struct party_list){.at = both, .count = 2};
}

/* "Committed to building a partnership with Y": towards Y. */
static void
mend_towards(struct draft *draft)
{
    static const char *const preps[] = {"with", "to", "for", "toward", "towards"};
    struct coder *coder = draft->coder;
    const struct doc *doc = coder->doc;
    const struct match *match = draft->match;
    int32_t first, last;
    if (draft->plover != PLOVER_AGREE && draft->plover != PLOVER_SUPPORT) return;
    if (draft->recipients.count || match->topic == NONE || draft->actors.count != 1) return;
    syntax_extent(doc, match->topic, &first, &last);
    for (int32_t t = first; t <= last; t++) {
        struct slice prep = syntax_case(doc, t);
        bool towards = false;
        for (size_t i = 0; i < sizeof preps / sizeof preps[0]; i++)
            towards |= slice_is(prep, preps[i]);
        if (!towards) continue;
        draft->recipients = coder_parties(coder, t, true);
        if (draft->recipients.count && !party_same(draft->actors.at, draft->recipients.at)) return;
        draft->recipients.count = 0;
    }
}

/* Several who do something together at a place of one of them have no other side there. */
static void
drop_partners(struct draft *draft)
{
    int32_t kept = 0;
    if (draft->actors.count < 2 || draft->plover != PLOVER_COOPERATE) return;
    for (int32_t r = 0; r < draft->recipients.count; r++) {
        bool partner = false;
        for (int32_t a = 0; a < draft->actors.count; a++)
            partner |= party_same(&draft->actors.at[a], &draft->recipients.at[r]);
        if (!partner && draft->recipients.at[r].kind != KIND_PLACE)
            draft->recipients.at[kept++] = draft->recipients.at[r];
    }
    draft->recipients.count = kept;
}

/* "The two leaders" right after a meeting of two are these two. */
static bool
just_met(const struct coder *coder, int32_t actor)
{
    const struct doc *doc = coder->doc;
    if (coder->focus == NONE || actor == NONE || !coder_is_both(coder, actor)) return false;
    int32_t here = doc->sentences[doc->tokens[actor].sentence].block;
    return here - coder->focus_block <= 1;
}

/* "X and Y agreed": the second is the other side. */
static void
split_actors(struct draft *draft)
{
    const struct frame *frame = draft->match->frame;
    if (draft->recipients.count || draft->actors.count < 2) return;
    if (draft->match->recipient != NONE) return;
    if (!frame->both && !(is_kind_or_word(draft->plover) && !draft->match->frame->alone)) return;
    int32_t split = 1;
    while (split < draft->actors.count &&
           party_same(&draft->actors.at[0], &draft->actors.at[split]))
        split++;
    if (split == draft->actors.count && !frame->both) return;
    if (split == draft->actors.count) split = 1;
    draft->recipients = (struct party_list){.at = draft->actors.at + split,
                                            .count = draft->actors.count - split};
    draft->actors.count = split;
    draft->reciprocal = true;
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
static int32_t
speaker_of(const struct coder *coder, int32_t token, int32_t *verb)
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
    int32_t speaker = speaker_of(coder, trigger, &verb);
    return speaker == NONE ? actor : speaker;
}

/* "Shelled a hospital in Kharkiv": the country where it struck is who was struck. */
static void
struck_where(struct draft *draft)
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
        if (draft->actors.count && party_same(draft->actors.at, draft->recipients.at))
            draft->recipients.count = 0;
        return;
    }
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

/* "X met Y, congratulating him": not X himself but the other side of the clause above. */
static void
mend_pronoun(struct draft *draft)
{
    struct coder *coder = draft->coder;
    const struct doc *doc = coder->doc;
    int32_t token = draft->match->recipient;
    if (token == NONE || doc->tokens[token].upos != UPOS_PRON || !draft->actors.count) return;
    bool self = !draft->recipients.count ||
                (party_same(draft->actors.at, draft->recipients.at) &&
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
        if (!other.count || party_same(other.at, draft->actors.at)) continue;
        draft->recipients = other;
        return;
    }
    if (!self || coder->focus == NONE) return;
    const struct event *last = &doc->events[coder->focus];
    if (last->actor_count && party_same(last->actors, draft->actors.at))
        draft->recipients = (struct party_list){.at = last->recipients,
                                                .count = last->recipient_count};
    else if (last->recipient_count && party_same(last->recipients, draft->actors.at))
        draft->recipients = (struct party_list){.at = last->actors, .count = last->actor_count};
}

/* "Denounced the measures": of whoever took them, the event told before. */
static void
mend_definite(struct draft *draft)
{
    struct coder *coder = draft->coder;
    const struct doc *doc = coder->doc;
    int32_t token = draft->match->recipient != NONE ? draft->match->recipient : draft->match->topic;
    bool judges = draft->plover == PLOVER_ACCUSE || draft->plover == PLOVER_SUPPORT ||
                  draft->plover == PLOVER_REJECT;
    if (!judges || draft->recipients.count || token == NONE || !draft->actors.count) return;
    if (!coder_word_in(coder, token, "deed")) return;
    if (!syntax_has_lemma(doc, token, DEP_DET, "the") &&
        !syntax_has_lemma(doc, token, DEP_DET, "this") &&
        !syntax_has_lemma(doc, token, DEP_DET, "these") &&
        !syntax_has_lemma(doc, token, DEP_DET, "that"))
        return;
    for (int32_t i = doc->event_count - 1; i >= 0; i--) {
        const struct event *event = &doc->events[i];
        const struct code_note *note = &coder->notes->at[i];
        int32_t here = doc->tokens[draft->match->trigger].sentence;
        if (here - note->sentence > DEFINITE_SENTENCES) return;
        if (!event->actor_count || !event->actors[0].party.len) continue;
        if (party_same(event->actors, draft->actors.at)) continue;
        draft->recipients = (struct party_list){.at = event->actors, .count = 1};
        return;
    }
}

/* Asked, offered, refused in a meeting: of the other side of it, where nobody else is named. */
static void
mend_addressee(struct draft *draft)
{
    struct coder *coder = draft->coder;
    const struct doc *doc = coder->doc;
    bool speaks = draft->plover == PLOVER_REQUEST || draft->plover == PLOVER_AGREE ||
                  draft->plover == PLOVER_REJECT;
    if (!speaks || draft->weak || draft->recipients.count || draft->match->recipient != NONE)
        return;
    if (coder->focus == NONE || draft->actors.count != 1) return;
    const struct event *last = &doc->events[coder->focus];
    if (block_of(draft) - coder->focus_block > ADDRESSEE_BLOCKS) return;
    if (party_same(last->actors, draft->actors.at))
        draft->recipients = (struct party_list){.at = last->recipients, .count = 1};
    else if (party_same(last->recipients, draft->actors.at))
        draft->recipients = (struct party_list){.at = last->actors, .count = 1};
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

static bool
is_deed_class(enum plover plover)
{
    return plover == PLOVER_CONSULT || plover == PLOVER_COOPERATE || plover == PLOVER_AID ||
           plover == PLOVER_RETREAT;
}

/* "The RSF offered condolences": to whom the sentence before spoke of. */
static void
mend_recent(struct draft *draft)
{
    struct coder *coder = draft->coder;
    const struct doc *doc = coder->doc;
    const struct match *match = draft->match;
    int32_t here = doc->tokens[match->trigger].sentence, last = doc->event_count - 1;
    bool words = draft->plover <= PLOVER_THREATEN && !is_deed_class(draft->plover);
    if (!words || draft->weak || match->frame->alone || draft->actors.count != 1 ||
        draft->recipients.count)
        return;
    if (match->recipient != NONE && doc->tokens[match->recipient].upos != UPOS_PRON) return;
    if (last < 0 || !draft->actors.at[0].party.len) return;
    const struct event *event = &doc->events[last];
    const struct code_note *note = &coder->notes->at[last];
    if (doc->sentences[note->sentence].block != doc->sentences[here].block ||
        here - note->sentence > RECENT_SENTENCES || !note->both)
        return;
    bool own = party_same(event->recipients, draft->actors.at);
    if (!own && !party_same(event->actors, draft->actors.at) && match->recipient == NONE &&
        draft->plover != PLOVER_SUPPORT && draft->plover != PLOVER_REJECT)
        return;
    draft->recipients = own ? (struct party_list){.at = event->actors, .count = 1}
                            : (struct party_list){.at = event->recipients, .count = 1};
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

/* "Were expelled from X": by X. */
static void
find_expeller(struct draft *draft)
{
    struct coder *coder = draft->coder;
    const struct doc *doc = coder->doc;
    bool expels = draft->plover == PLOVER_SANCTION || draft->plover == PLOVER_COERCE;
    if (!expels || draft->actors.count || draft->match->actor != NONE) return;
    if (!syntax_is_passive(doc, draft->match->trigger)) return;
    SYNTAX_EACH(doc, child, draft->match->trigger)
    {
        if (doc->tokens[child].deprel != DEP_OBL || !slice_is(syntax_case(doc, child), "from"))
            continue;
        draft->actors = coder_parties(coder, child, true);
        if (draft->actors.count && draft->recipients.count &&
            party_same(draft->actors.at, draft->recipients.at))
            draft->actors.count = 0;
    }
}

static void
find_sides(struct draft *draft)
{
    struct coder *coder = draft->coder;
    struct match *match = draft->match;
    if (match->actor == NONE && match->frame->kind == FRAME_NOUN)
        match->actor = clause_subject(coder, match->trigger);
    match->actor = who_acts(coder, match->actor, match->trigger);
    match->actor = whose_deed(coder, match->actor);
    if (is_bare_participle(coder, match)) match->actor = clause_subject(coder, match->actor);
    draft->actors = coder_actors(coder, match->actor);
    if (draft->actors.indirect && !coder_is_agent(coder, match->actor) &&
        is_kind_or_word(draft->plover))
        draft->actors.count = 0;
    add_headline_actor(draft);
    if (match->recipient == NONE && match->content == NONE && match->topic != NONE &&
        !match->party && coder->doc->tokens[match->topic].upos == UPOS_NOUN)
        match->recipient = owner_of(coder, match->topic);
    draft->recipients = coder_parties(coder, match->recipient, match->party);
    if (draft->actors.plural && !draft->actors.count)
        use_focus(draft);
    else if (!draft->recipients.count && just_met(coder, match->actor))
        use_focus(draft);
    mend_pronoun(draft);
    struck_where(draft);
    split_recipients(draft, &coder->matches[innermost(coder, match)]);
    find_expeller(draft);
    drop_actors(draft);
    drop_partners(draft);
    split_actors(draft);
    mend_towards(draft);
    mend_definite(draft);
    mend_addressee(draft);
    mend_recent(draft);
    fill_phrases(draft);
    if (draft->code->code.len == 3 && slice_is(draft->code->code, "043")) {
        struct party_list host = draft->actors;
        draft->actors = draft->recipients;
        draft->recipients = host;
        draft->code = cameo_find(coder->model->cameo, SLICE_LITERAL("042"));
    }
}

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

/* "Rejected all of them": nobody knows what. */
static bool
is_vague(const struct doc *doc, int32_t token)
{
    if (token == NONE) return false;
    enum upos upos = (enum upos)doc->tokens[token].upos;
    return upos == UPOS_PRON || upos == UPOS_DET || upos == UPOS_NUM ||
           slice_is(doc->tokens[token].lemma, "one");
}

/* Enough told to be an event? */
static bool
is_whole(struct draft *draft)
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
    if (draft->plover == PLOVER_CONSULT && coder_word_in(draft->coder, match->actor, "traveller"))
        return false;
    if (match->actor != NONE && !draft->actors.count) return false;
    if (!draft->actors.count && !r) return false;
    if (draft->told.status == STATUS_HYPOTHETICAL && !(a && r && draft->plover == PLOVER_CONSULT))
        return false;
    if (draft->weak && !(a && r)) return false;
    if (!draft->recipients.count && !match->frame->alone &&
        (draft->plover == PLOVER_ASSAULT || draft->plover == PLOVER_COERCE ||
         draft->plover == PLOVER_AID || draft->plover == PLOVER_SANCTION) &&
        !a && draft->code->code.len < 3)
        return false;
    return true;
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
    int32_t trigger = innermost(draft->coder, draft->match);
    int32_t sentence = doc->tokens[trigger].sentence;
    event->evidence.sentence_index = (uint32_t)sentence;
    event->evidence.sentence = doc->sentences[sentence].span;
    event->evidence.span = clause_span(draft);
    event->evidence.trigger = doc->tokens[trigger].span;
    event->evidence.rule = draft->match->frame->rule;
    if (draft->match->frame->embed == EMBED_PASS)
        event->evidence.rule = draft->coder->matches[trigger].frame->rule;
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
    int32_t trigger = innermost(draft->coder, draft->match);
    int32_t sentence = doc->tokens[trigger].sentence;
    notes->at[notes->count - 1] = (struct code_note){
        .trigger = trigger,
        .outer = draft->match->trigger,
        .sentence = sentence,
        .story = doc->blocks[doc->sentences[sentence].block].story,
        .frame = draft->match->frame,
        .noun = draft->match->frame->kind == FRAME_NOUN,
        .both = actor_count && recipient_count && actors[0].party.len && recipients[0].party.len,
        .occasion = NONE,
        .accounts = 1,
        .topic_first = NONE,
        .topic_last = NONE};
    if (notes->at[notes->count - 1].both && draft->plover == PLOVER_CONSULT &&
        draft->told.status == STATUS_OCCURRED) {
        draft->coder->focus = index;
        draft->coder->focus_block = block_of(draft);
    }
}

/* How many of the list, from `first`, have the first one's party. */
static int32_t
same_party_run(const struct party_list *list, int32_t first)
{
    int32_t count = 1;
    while (first + count < list->count && party_same(&list->at[first], &list->at[first + count]))
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
        if (!draft->recipients.count) put_event(draft, draft->actors.at + a, actors, NULL, 0);
        for (int32_t r = 0; r < draft->recipients.count; r++)
            put_event(draft, draft->actors.count ? draft->actors.at + a : NULL, actors,
                      draft->recipients.at + r, 1);
        a += actors;
    } while (a < draft->actors.count);
}

static void
put_attribution(struct coder *coder, int32_t trigger, int32_t first_event)
{
    struct doc *doc = coder->doc;
    int32_t verb = NONE, speaker = speaker_of(coder, trigger, &verb);
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
    if (!draft->told.obliged) return false;
    speaker = speaker_of(draft->coder, draft->match->trigger, &verb);
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

void
coder_emit(struct coder *coder, int32_t token)
{
    struct match *match = coder_match(coder, token);
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
    const struct match *inner = &coder->matches[innermost(coder, match)];
    draft.reciprocal |= inner->frame->both;
    inherit_status(coder, match, &draft.told);
    ask_instead(&draft);
    if (!settle_negation(&draft)) return;
    find_sides(&draft);
    if (!is_whole(&draft)) return;
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
    return &doc->events[first_event];
}
