/* code_party.c: the parties in a phrase: mentions at its head, its conjuncts and appositions, or,
 * where these name none, what possesses it, what it is of and where it is. */
#include "extract/code.h"
#include "extract/syntax.h"

enum { PARTIES_MOST = 24, DEPTH_MOST = 3 };

struct search {
    struct coder *coder;
    struct party_list *list;
    bool actor; /* who acts is not where it happens: no places beside it */
};

struct event_party
coder_party_of(const struct doc *doc, const struct actor *actor)
{
    return (struct event_party){.name = actor->name,
                                .text = doc_slice(doc, actor->span),
                                .span = actor->span,
                                .kind = actor->kind,
                                .party = actor->party,
                                .sector = actor->sector,
                                .office = actor->office,
                                .organisation = actor->organisation,
                                .code = actor->code,
                                .person_id = actor->person_id};
}

static void
put(struct search *search, struct event_party party)
{
    struct party_list *list = search->list;
    if (list->count == PARTIES_MOST) return;
    for (int32_t i = 0; i < list->count; i++)
        if (slice_equal(list->at[i].party, party.party) &&
            slice_equal(list->at[i].name, party.name))
            return;
    if (!list->at)
        list->at = ARENA_ARRAY(search->coder->doc->arena, struct event_party, PARTIES_MOST);
    list->at[list->count++] = party;
}

/* A group's members where they are known, else its parties, else itself. */
static bool
put_actor(struct search *search, const struct actor *actor)
{
    const struct doc *doc = search->coder->doc;
    if (actor->member_count > 0) {
        for (int32_t i = 0; i < actor->member_count; i++)
            put(search, coder_party_of(doc, &doc->actors[actor->members[i]]));
        return true;
    }
    if (actor->party_count > 1) {
        for (int32_t i = 0; i < actor->party_count; i++) {
            struct event_party party = coder_party_of(doc, actor);
            party.party = party.code = actor->parties[i];
            party.name = SLICE_NONE;
            put(search, party);
        }
        return true;
    }
    if (!actor->party.len) return false;
    put(search, coder_party_of(doc, actor));
    return true;
}

struct event_party
coder_party_at(const struct doc *doc, const struct place *place)
{
    struct slice name = place->what.name.len ? place->what.name : place->what.country;
    return (struct event_party){.name = name,
                                .text = doc_slice(doc, place->span),
                                .span = place->span,
                                .kind = KIND_PLACE,
                                .party = place->what.country,
                                .code = place->what.country};
}

static bool
put_place(struct search *search, const struct place *place)
{
    if (!place->what.country.len) return false;
    put(search, coder_party_at(search->coder->doc, place));
    return true;
}

static bool
put_token(struct search *search, int32_t token, bool direct)
{
    const struct doc *doc = search->coder->doc;
    const struct token *t = &doc->tokens[token];
    if (t->day != NONE && t->actor == NONE) return false;
    if (t->actor != NONE && put_actor(search, &doc->actors[t->actor])) return true;
    bool someone = t->actor != NONE && (doc->actors[t->actor].kind == KIND_ORGANISATION ||
                                        doc->actors[t->actor].kind == KIND_PERSON);
    if (t->place == NONE || someone) return false;
    const struct place *place = &doc->places[t->place];
    if (direct && !place->is_country && !place->is_actor) return false;
    return put_place(search, place);
}

/* "Officials of X", "troops from X", "prosecutors in X" act for X; "an attack in X" does not. */
static bool
is_source(const struct coder *coder, int32_t noun, int32_t token)
{
    struct slice prep = syntax_case(coder->doc, token);
    return slice_is(prep, "of") || slice_is(prep, "from") || slice_is(prep, "by") ||
           (slice_is(prep, "in") && coder_word_in(coder, noun, "magistrates"));
}

/* "Protesters outside an embassy", "a deal without X": no part of them. */
static bool
is_beside(const struct doc *doc, int32_t token)
{
    static const char *const preps[] = {"outside", "near",    "opposite", "before", "after",
                                        "against", "without", "despite",  "amid",   "unlike"};
    struct slice prep = syntax_case(doc, token);
    for (size_t i = 0; i < sizeof preps / sizeof preps[0]; i++)
        if (slice_is(prep, preps[i])) return true;
    return false;
}

/* Relations by which a phrase belongs to somebody, the closest first. */
static bool
belongs(const struct doc *doc, int32_t child, int round)
{
    enum deprel rel = (enum deprel)doc->tokens[child].deprel;
    if (round == 0) return rel == DEP_NMOD_POSS;
    if (round == 1) return rel == DEP_APPOS;
    if (round == 2)
        return rel == DEP_AMOD || rel == DEP_COMPOUND || rel == DEP_FLAT || rel == DEP_NMOD_DESC;
    bool by = slice_is(syntax_case(doc, child), "by"); /* "the attack on X by Y" is Y's */
    return (rel == DEP_NMOD || rel == DEP_OBL) && by == (round == 3);
}

/* "The storming of the mosque by Israeli settlers": read as if the mosque were by them. */
static int32_t
doer_below(const struct doc *doc, int32_t noun)
{
    SYNTAX_EACH(doc, of, noun)
    {
        if (doc->tokens[of].deprel != DEP_NMOD || !slice_is(syntax_case(doc, of), "of")) continue;
        SYNTAX_EACH(doc, child, of)
        if (doc->tokens[child].deprel == DEP_NMOD && slice_is(syntax_case(doc, child), "by"))
            return child;
    }
    return NONE;
}

static bool
around(struct search *search, int32_t token, int depth)
{
    const struct doc *doc = search->coder->doc;
    if (depth == DEPTH_MOST) return false;
    int32_t doer = depth ? NONE : doer_below(doc, token);
    if (doer != NONE && (put_token(search, doer, false) || around(search, doer, 1))) return true;
    for (int round = 0; round < 5; round++) SYNTAX_EACH(doc, child, token)
        {
            if (!belongs(doc, child, round)) continue;
            if (round == 0 && coder_word_in(search->coder, token, "neighbour")) continue;
            if (round >= 3 &&
                (search->actor ? !is_source(search->coder, token, child) : is_beside(doc, child)))
                continue;
            bool adjective = round == 2 && doc->tokens[child].upos == UPOS_ADJ; /* "angry at X" */
            if (put_token(search, child, false) ||
                (!adjective && around(search, child, depth + 1))) {
                SYNTAX_EACH(doc, conjunct, child)
                if (doc->tokens[conjunct].deprel == DEP_CONJ) put_token(search, conjunct, false);
                return true;
            }
        }
    return false;
}

/* "An IMF team": its people; a state's may play football. */
static bool
is_team_of_organisation(const struct coder *coder, int32_t token)
{
    const struct doc *doc = coder->doc;
    if (!coder_word_in(coder, token, "delegation")) return false;
    SYNTAX_EACH(doc, child, token)
    {
        int32_t a = doc->tokens[child].actor;
        if (a != NONE && doc->actors[a].kind == KIND_ORGANISATION) return true;
    }
    return false;
}

/* "Her British colleagues", "Kenyan leaders": people whose nationality is their party. */
static bool
stands_for_state(const struct coder *coder, int32_t token)
{
    return coder->doc->tokens[token].actor == NONE &&
           (coder_word_in(coder, token, "relative") || coder_word_in(coder, token, "leader") ||
            coder_word_in(coder, token, "diplomat") || is_team_of_organisation(coder, token));
}

/* "Its neighbour Mali": Mali, and not whose neighbour it is. */
static int32_t
named_beside(const struct coder *coder, int32_t token)
{
    int32_t name = syntax_child(coder->doc, token, DEP_APPOS);
    bool beside = name != NONE && coder->doc->tokens[name].upos == UPOS_PROPN;
    return beside && coder_word_in(coder, token, "neighbour") ? name : token;
}

/* "Those who attended include X and Y": X, and Y behind it. */
static int32_t
told_by_name(const struct doc *doc, int32_t token)
{
    const struct token *t = &doc->tokens[token];
    if (t->deprel == DEP_NMOD && t->head != NONE) /* "some of the ministers" */
        t = &doc->tokens[t->head];
    if (t->deprel != DEP_NSUBJ || t->head == NONE) return token;
    struct slice verb = doc->tokens[t->head].lemma;
    if (!slice_is(verb, "include") && !slice_is(verb, "comprise")) return token;
    int32_t named = syntax_child(doc, t->head, DEP_OBJ);
    return named == NONE ? token : named;
}

/* "A delegation led by X", "hackers tied to X", "agents working for X", "a draft tabled by X". */
static bool
put_behind(struct search *search, int32_t token)
{
    static const char *const preps[] = {"by", "to", "for", "with"};
    const struct doc *doc = search->coder->doc;
    SYNTAX_EACH(doc, led, token)
    {
        if (doc->tokens[led].deprel != DEP_ACL || !coder_word_in(search->coder, led, "behind"))
            continue;
        SYNTAX_EACH(doc, whom, led)
        for (size_t i = 0; i < sizeof preps / sizeof preps[0]; i++)
            if (slice_is(syntax_case(doc, whom), preps[i]))
                return put_token(search, whom, false) || around(search, whom, 0);
    }
    return false;
}

/* "The Assad regime, Iran and Hezbollah": a list that is read as if Iran were the regime. */
static bool
is_listed(const struct doc *doc, int32_t child)
{
    enum deprel rel = (enum deprel)doc->tokens[child].deprel;
    if (rel == DEP_CONJ) return doc->tokens[child].upos != UPOS_VERB;
    if (rel != DEP_APPOS || doc->tokens[child].upos != UPOS_PROPN) return false;
    int32_t last = syntax_child(doc, child, DEP_CONJ);
    return last != NONE && syntax_child(doc, last, DEP_CC) != NONE;
}

/* "In Tel Aviv and Washington": a town beside a party stands for its state, too. */
static bool
put_town(struct search *search, int32_t token)
{
    const struct doc *doc = search->coder->doc;
    if (doc->tokens[token].place == NONE || doc->tokens[token].actor != NONE) return false;
    SYNTAX_EACH(doc, child, token)
    if (doc->tokens[child].deprel == DEP_CONJ && doc->tokens[child].actor != NONE &&
        doc->actors[doc->tokens[child].actor].kind == KIND_STATE)
        return put_place(search, &doc->places[doc->tokens[token].place]);
    return false;
}

static void
gather(struct search *search, int32_t token, bool direct)
{
    const struct doc *doc = search->coder->doc;
    token = named_beside(search->coder, told_by_name(doc, token));
    int32_t owner = syntax_whose(doc, token); /* "Chad, whose army struck" */
    bool found = (owner != NONE && put_token(search, owner, direct)) ||
                 put_token(search, token, direct) ||
                 (coder_word_in(search->coder, token, "delegation") && put_behind(search, token));
    if (!found && direct) found = put_town(search, token);
    if (!found && coder_is_both(search->coder, token)) search->list->plural = found = true;
    if (!found && doc->tokens[token].upos == UPOS_PRON) return;
    if (!found) {
        int32_t before = search->list->count;
        found = (!direct || stands_for_state(search->coder, token)) && around(search, token, 0);
        if (search->list->count > before) search->list->indirect = true;
        if (direct) SYNTAX_EACH(doc, child, token)
        if (!found && doc->tokens[child].deprel == DEP_APPOS)
            found = put_token(search, child, true);
        if (!found) put_behind(search, token);
    }
    SYNTAX_EACH(doc, child, token)
    if (is_listed(doc, child) && !search->list->plural) gather(search, child, direct);
}

struct party_list
coder_actors(struct coder *coder, int32_t token)
{
    struct party_list list = {.at = NULL};
    struct search search = {coder, &list, true};
    if (token != NONE) gather(&search, token, false);
    return list;
}

struct party_list
coder_parties(struct coder *coder, int32_t token, bool direct)
{
    struct party_list list = {.at = NULL};
    struct search search = {coder, &list, false};
    if (token != NONE) gather(&search, token, direct);
    return list;
}

bool
coder_is_party(const struct coder *coder, int32_t token)
{
    struct coder *scratch = (struct coder *)coder; /* only its arena is written */
    struct party_list list = coder_parties(scratch, token, true);
    return list.count > 0 || list.plural;
}

bool
coder_is_agent(const struct coder *coder, int32_t token)
{
    const struct doc *doc = coder->doc;
    if (token == NONE) return false;
    if (doc->tokens[token].actor != NONE && doc->actors[doc->tokens[token].actor].kind != KIND_NONE)
        return true;
    if (doc->tokens[token].upos == UPOS_PRON) return false;
    if (coder_word_in(coder, token, "agents")) return true;
    int32_t name = doc->tokens[token].name;
    return name != NONE && (doc->names[name].type == NAME_PER ||
                            doc->names[name].type == NAME_ORG || doc->names[name].type == NAME_NAT);
}

struct event_party
coder_phrase(struct coder *coder, int32_t token)
{
    const struct doc *doc = coder->doc;
    int32_t first = token, last = token;
    SYNTAX_EACH(doc, child, token)
    {
        enum deprel rel = (enum deprel)doc->tokens[child].deprel;
        if (rel == DEP_ACL_RELCL || rel == DEP_CONJ || rel == DEP_PUNCT || rel == DEP_APPOS ||
            rel == DEP_ACL || rel == DEP_CC || rel == DEP_CASE)
            continue;
        if (doc->tokens[child].day != NONE) continue;
        int32_t low, high;
        syntax_extent(doc, child, &low, &high);
        if (low < first) first = low;
        if (high > last) last = high;
    }
    struct event_party party = {
        .span = {doc->tokens[first].span.start, doc->tokens[last].span.end}};
    party.text = doc_slice(doc, party.span);
    party.name = party.text;
    return party;
}
