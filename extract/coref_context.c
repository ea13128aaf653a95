/* coref_context.c: what the article around a mention says of its party: the state behind an office
 * or institution without one, and which of several states with one name is meant. What might have
 * been meant too is kept for --explain. */
#include "extract/coref.h"

void
coref_add_loser(const struct coref *coref, int32_t a, struct slice loser)
{
    struct actor *actor = &coref->doc->actors[a];
    if (!loser.len || slice_equal(loser, actor->party)) return;
    if (actor->losers.len && memmem(actor->losers.at, actor->losers.len, loser.at, loser.len))
        return;
    actor->losers = actor->losers.len
                        ? slice_of(arena_printf(coref->doc->arena, "%.*s, %.*s",
                                                SLICE_ARGS(actor->losers), SLICE_ARGS(loser)))
                        : loser;
}

/* How well a state goes with an article: written from it, or spoken of in it. */
static int
nearness(const struct coref *coref, int32_t a, struct slice party)
{
    if (slice_equal(party, coref->home)) return 3;
    if (slice_equal(party, coref->dateline)) return 2;
    for (int32_t b = 0; b < coref->doc->actor_count; b++)
        if (b != a && slice_equal(coref->doc->actors[b].party, party) &&
            coref->doc->notes[b].term != coref->doc->notes[a].term)
            return 1;
    return 0;
}

/* "The Joint Chiefs of Staff": of those states that have one, the article's. The others have lost.
 */
void
coref_choose_state(struct coref *coref, int32_t a)
{
    struct actor *actor = &coref->doc->actors[a];
    const struct who_term *first = coref->doc->notes[a].term;
    if (!first || first->kind == TERM_ORGANISATION || first->next == WHO_NONE) return;
    struct slice chosen = actor->party;
    bool owned = !slice_equal(chosen, who_state(coref->who, first->index)->code);
    int best = nearness(coref, a, chosen);
    for (const struct who_term *t = first; t && !owned; t = who_term(coref->who, t->next)) {
        if (t->kind != first->kind) continue;
        struct slice party = who_state(coref->who, t->index)->code;
        if (nearness(coref, a, party) <= best) continue;
        best = nearness(coref, a, party);
        chosen = party;
    }
    for (const struct who_term *t = first; t; t = who_term(coref->who, t->next)) {
        bool state = t->kind <= TERM_STATE_BODY;
        if (state && !slice_equal(who_state(coref->who, t->index)->code, chosen))
            coref_add_loser(coref, a, who_state(coref->who, t->index)->code);
    }
    actor->party = chosen;
}

/* Mentions that lend their party to what follows them: not those that only speak of themselves. */
static bool
lends_party(const struct coref *coref, int32_t b)
{
    const struct actor *actor = &coref->doc->actors[b];
    return actor->party.len == 3 && who_find_state(coref->who, actor->party) != WHO_NONE &&
           coref->doc->notes[b].type != MENTION_HANDLE;
}

/* Offices that only some states have: no sheikhdom has a chancellor. */
static bool
is_rare(struct slice office)
{
    static const char *const rare[] = {"emir",           "king",         "queen", "sultan",
                                       "emperor",        "crown prince", "pope",  "chancellor",
                                       "supreme leader", "grand duke"};
    for (size_t r = 0; r < sizeof rare / sizeof rare[0]; r++)
        if (slice_is(office, rare[r])) return true;
    return false;
}

/* Offices that one person holds at a time. */
static bool
is_single(struct slice office)
{
    static const char *const single[] = {
        "president",         "prime minister",     "foreign minister", "defence minister",
        "foreign secretary", "secretary of state", "finance minister", "interior minister"};
    for (size_t s = 0; s < sizeof single / sizeof single[0]; s++)
        if (slice_is(office, single[s])) return true;
    return false;
}

/* A state has a president or a prime minister whom the tables know, and not the other: Japan's
 * president is nobody. */
static bool
has_no_such_head(const struct coref *coref, int32_t a, struct slice party)
{
    static const char *const heads[] = {"president", "prime minister"};
    struct slice office = coref->doc->actors[a].office;
    day_t day = coref->doc->published == DAY_NONE ? day_today() : coref->doc->published;
    if (coref->doc->notes[a].type != MENTION_OFFICE) return false;
    for (int h = 0; h < 2; h++)
        if (slice_is(office, heads[h]))
            return actor_holder(coref->who, party, office, day) == WHO_NONE &&
                   actor_holder(coref->who, party, slice_of(heads[1 - h]), day) != WHO_NONE;
    return false;
}

/* Whether the state could have this person: not where the tables have somebody else in the office,
 * and none that has no such office. The outlet's own state always could. */
static bool
is_plausible(const struct coref *coref, int32_t a, struct slice party)
{
    const struct actor *actor = &coref->doc->actors[a];
    day_t day = coref->doc->published == DAY_NONE ? day_today() : coref->doc->published;
    if (!party.len) return false;
    if (actor->kind != KIND_PERSON) return true;
    if (has_no_such_head(coref, a, party)) return false;
    bool rare = is_rare(actor->office),
         single = is_single(actor->office) && coref->doc->notes[a].type == MENTION_NAME;
    if (!rare && !single) return true;
    int32_t holder = actor_holder(coref->who, party, actor->office, day);
    if (rare) return holder != WHO_NONE;
    return holder == WHO_NONE || holder == coref->doc->notes[a].person ||
           slice_equal(party, coref->home);
}

/* The party spoken of right before: of this sentence, or the subject of the one before. */
static struct slice
before(const struct coref *coref, int32_t a, int32_t sentences)
{
    const struct doc *doc = coref->doc;
    struct slice any = SLICE_NONE;
    for (int32_t b = a - 1;
         b >= 0 && b > a - COREF_BACK && doc->notes[b].story == doc->notes[a].story; b--) {
        int32_t distance = doc->notes[a].sentence - doc->notes[b].sentence;
        if (distance > sentences) break;
        if (!lends_party(coref, b) || has_no_such_head(coref, a, doc->actors[b].party)) continue;
        if (doc->notes[b].subject) return doc->actors[b].party;
        if (!any.len) any = doc->actors[b].party;
    }
    return any;
}

static struct slice
after(const struct coref *coref, int32_t a)
{
    const struct doc *doc = coref->doc;
    for (int32_t b = a + 1;
         b < doc->actor_count && b < a + COREF_BACK && doc->notes[b].story == doc->notes[a].story;
         b++)
        if (lends_party(coref, b) && !doc->notes[b].town && !doc->notes[b].counterpart &&
            !has_no_such_head(coref, a, doc->actors[b].party))
            return doc->actors[b].party;
    return SLICE_NONE;
}

/* "Paris recalled Ambassador X": its own. */
static struct slice
sender(const struct coref *coref, int32_t a)
{
    static const char *const verbs[] = {"recall",  "withdraw", "name",     "appoint",  "send",
                                        "replace", "nominate", "dispatch", "designate"};
    const struct doc *doc = coref->doc;
    const struct token *object = &doc->tokens[doc->actors[a].head];
    if (object->deprel != DEP_OBJ || object->head == NONE) return SLICE_NONE;
    const struct token *verb = &doc->tokens[object->head];
    bool sends = false;
    for (size_t v = 0; v < sizeof verbs / sizeof verbs[0]; v++)
        sends |= slice_is(verb->lemma, verbs[v]);
    for (int32_t c = verb->first_child; sends && c != NONE; c = doc->tokens[c].next_sibling)
        if (doc->tokens[c].deprel == DEP_NSUBJ && doc->tokens[c].actor != NONE)
            return doc->actors[doc->tokens[c].actor].party;
    return SLICE_NONE;
}

/* "Britain asked the army", "accused the police": of somebody else than who speaks. */
static struct slice
speaker_to(const struct coref *coref, int32_t a)
{
    static const char *const verbs[] = {"ask",       "urge",    "accuse",    "blame",  "beg",
                                        "tell",      "warn",    "thank",     "press",  "praise",
                                        "criticise", "condemn", "implore",   "attack", "threaten",
                                        "denounce",  "fault",   "criticize", "assure", "remind"};
    const struct doc *doc = coref->doc;
    const struct token *head = &doc->tokens[doc->actors[a].head];
    if ((head->deprel != DEP_OBJ && head->deprel != DEP_IOBJ) || head->head == NONE)
        return SLICE_NONE;
    for (size_t v = 0; v < sizeof verbs / sizeof verbs[0]; v++) {
        if (!slice_is(doc->tokens[head->head].lemma, verbs[v])) continue;
        int32_t subject = coref_subject_of(doc, head->head);
        int32_t own = subject == NONE ? NONE : doc->tokens[subject].actor;
        if (own == NONE) return SLICE_NONE;
        bool abroad = doc->actors[own].kind == KIND_STATE || /* a parliament asks its own */
                      slice_is(doc->actors[own].office, "ambassador");
        return abroad ? doc->actors[own].party : SLICE_NONE;
    }
    return SLICE_NONE;
}

/* "The Secretary-General": of the organisation of states told of last; of none: of the United
 * Nations, whose own read-outs never say so. */
static struct slice
secretariat(const struct coref *coref, int32_t a)
{
    const struct doc *doc = coref->doc;
    for (int32_t b = a - 1; b >= 0 && doc->notes[b].story == doc->notes[a].story; b--)
        if (doc->actors[b].kind == KIND_ORGANISATION && slice_starts(doc->actors[b].code, "IGO"))
            return doc->actors[b].party;
    return SLICE_LITERAL("UN");
}

struct slice
coref_context(const struct coref *coref, int32_t a)
{
    const struct actor *actor = &coref->doc->actors[a];
    if (coref->doc->notes[a].near.len) return coref->doc->notes[a].near;
    if (!actor->name.len && slice_is(actor->office, "secretary-general"))
        return secretariat(coref, a);
    bool at_home = actor->kind == KIND_PERSON || actor->kind == KIND_GROUP ||
                   slice_is(actor->name, "Foreign Ministry");
    int32_t sentences = at_home && coref->home.len ? -1 : coref->outlet || !coref->home.len ? 1 : 0;
    struct slice first = at_home && !coref->home.len ? coref->dateline : SLICE_NONE;
    struct slice here = coref->doc->notes[a].here;
    bool police = slice_is(actor->sector, "COP"); /* are where they serve; ministers travel */
    struct slice candidates[] = {coref->doc->notes[a].only,
                                 sender(coref, a),
                                 police ? here : SLICE_NONE,
                                 first,
                                 before(coref, a, sentences),
                                 coref->home,
                                 coref->dateline,
                                 here,
                                 before(coref, a, INT16_MAX),
                                 after(coref, a)};
    enum { COUNT = sizeof candidates / sizeof candidates[0] };
    int chosen = COUNT;
    struct slice speaker = speaker_to(coref, a);
    for (int c = 0; c < COUNT && speaker.len; c++)
        if (slice_equal(candidates[c], speaker)) candidates[c] = SLICE_NONE;
    for (int c = COUNT - 1; c >= 0; c--)
        if (candidates[c].len) chosen = c;
    for (int c = COUNT - 1; c >= 0; c--)
        if (is_plausible(coref, a, candidates[c])) chosen = c;
    if (chosen == COUNT) return SLICE_NONE;
    for (int c = 0; c < COUNT; c++)
        if (!slice_equal(candidates[c], candidates[chosen]))
            coref_add_loser(coref, a, candidates[c]);
    return candidates[chosen];
}
