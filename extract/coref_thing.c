/* coref_thing.c: states, organisations, institutions, and what stands for them: "the ministry",
 * "it". */
#include "extract/coref.h"

static bool
is_thing(const struct coref *coref, int32_t e)
{
    enum actor_kind kind = coref->doc->entities[e].kind;
    return kind == KIND_STATE || kind == KIND_ORGANISATION;
}

/* The entity of the same name and party. */
static int32_t
find_thing(const struct coref *coref, int32_t a)
{
    const struct doc *doc = coref->doc;
    const struct actor *actor = &doc->actors[a];
    int32_t from = doc->entity_count > COREF_ENTITIES ? doc->entity_count - COREF_ENTITIES : 0;
    for (int32_t e = doc->entity_count - 1; e >= from; e--) {
        const struct entity *entity = &doc->entities[e];
        if (!is_thing(coref, e) || coref->entities[e].story != doc->notes[a].story ||
            entity->kind != actor->kind)
            continue;
        if (actor->name.len && slice_equal(entity->name, actor->name) &&
            (!actor->party.len || slice_equal(entity->party, actor->party)))
            return e;
        if (coref->entities[e].acronym.len && slice_equal(coref->entities[e].acronym, actor->name))
            return e;
    }
    return NONE;
}

void
coref_thing(struct coref *coref, int32_t a)
{
    struct doc *doc = coref->doc;
    coref_choose_state(coref, a);
    int32_t e = find_thing(coref, a);
    if (e == NONE) {
        struct slice sector = doc->actors[a].sector;
        bool of_state = slice_is(sector, "PTY") || slice_is(sector, "JUD") ||
                        slice_is(sector, "LEG") || slice_is(sector, "MIL") ||
                        slice_is(sector, "COP") || slice_is(sector, "GOV");
        if (!doc->actors[a].party.len && doc->notes[a].organisation == WHO_NONE && of_state &&
            !doc->notes[a].told_party)
            doc->actors[a].party = coref_context(coref, a);
        coref_new(coref, a);
    } else
        coref_join(coref, a, e);
}

/* "The Assad regime", "a Putin aide": the person right before. */
static int32_t
person_before(const struct coref *coref, int32_t a)
{
    const struct doc *doc = coref->doc;
    if (a == 0 || doc->actors[a - 1].entity == NONE || !coref_is_person(coref, a - 1)) return NONE;
    const struct actor *person = &doc->actors[a - 1], *actor = &doc->actors[a];
    int32_t above = doc->tokens[person->head].head;
    bool inside = above >= actor->first && above < actor->first + actor->count;
    return inside && person->first + person->count == actor->first ? a - 1 : NONE;
}

/* "Uzbekistan, whose minister": what stands right before it. */
static int32_t
whose(const struct doc *doc, int32_t a, int32_t token)
{
    for (int32_t b = a - 1; b >= 0 && doc->notes[b].sentence == doc->notes[a].sentence; b--) {
        int32_t gap = token - (doc->actors[b].first + doc->actors[b].count);
        if (gap == 0 || gap == 1) return b;
    }
    return NONE;
}

int32_t
coref_owner(struct coref *coref, int32_t a)
{
    struct doc *doc = coref->doc;
    int32_t token = doc->notes[a].owner;
    if (token == NONE) return person_before(coref, a);
    if (slice_is_nocase(token_form(doc, token), "whose")) return whose(doc, a, token);
    for (int32_t b = a + 1; b < doc->actor_count && b < a + 6; b++) {
        const struct actor *owner = &doc->actors[b];
        if (token < owner->first || token >= owner->first + owner->count) continue;
        if (owner->entity == NONE && owner->party.len == 0) {
            if (doc->notes[b].type == MENTION_HE) coref_he(coref, b);
            if (doc->notes[b].type == MENTION_IT) coref_it(coref, b);
            if (doc->notes[b].type == MENTION_THEY) coref_they(coref, b);
        }
        if (owner->entity != NONE && !owner->party.len)
            doc->actors[b].party = doc->entities[owner->entity].party;
        return b;
    }
    return NONE;
}

/* Can "the ministry" stand for it? */
static bool
is_ministry(const struct actor *other)
{
    static const char *const names[] = {"inistry", "Office", "Department", "MFA", "MEA"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (slice_ends(other->name, names[i])) return true;
    return false;
}

/* "the ministry" after "the Norwegian Defence Ministry": an institution of that kind before it. */
static int32_t
find_body(const struct coref *coref, int32_t a)
{
    const struct doc *doc = coref->doc;
    const struct actor *actor = &doc->actors[a];
    for (int32_t b = a - 1;
         b >= 0 && b > a - COREF_BACK && doc->notes[b].story == doc->notes[a].story; b--) {
        const struct actor *other = &doc->actors[b];
        if (other->kind != KIND_ORGANISATION || other->entity == NONE || !other->party.len)
            continue;
        bool same = slice_equal(other->name, actor->name);
        bool ministry = slice_is(actor->name, "ministry") && is_ministry(other);
        bool court = slice_is(actor->name, "supreme court") && slice_is(other->sector, "JUD");
        if (same || ministry || court) return other->entity;
    }
    return NONE;
}

void
coref_body(struct coref *coref, int32_t a)
{
    struct doc *doc = coref->doc;
    struct actor *actor = &doc->actors[a];
    int32_t owner = coref_owner(coref, a);
    if (!actor->party.len && owner != NONE) actor->party = doc->actors[owner].party;
    int32_t e = NONE, named = coref_named_beside(coref, a);
    if (named != NONE) {
        if (doc->actors[named].entity == NONE) coref_thing(coref, named);
        e = doc->actors[named].entity;
    } else if (!actor->party.len && !doc->notes[a].told_party) {
        e = find_body(coref, a);
        if (e == NONE) actor->party = coref_context(coref, a);
    } else
        e = find_thing(coref, a);
    if (e == NONE)
        coref_new(coref, a);
    else
        coref_join(coref, a, e);
}

/* Nouns that stand for states; the others stand for organisations. */
static bool
is_of_states(const struct doc *doc, int32_t a)
{
    static const char *const nouns[] = {"country", "kingdom", "republic", "federation",
                                        "emirate", "island",  "nation"};
    struct slice text = doc_slice(doc, doc->actors[a].span);
    for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++)
        if (slice_ends(text, nouns[i])) return true;
    return false;
}

/* "the Commission" is a commission where the word stands with a capital. */
static bool
has_body(const struct who *who, struct slice party, struct slice word)
{
    for (int32_t o = 0; party.len && o < who_organisation_count(who); o++) {
        const struct who_organisation *org = who_organisation(who, o);
        if (org->kind == ORG_BODY && slice_equal(org->party, party) &&
            memmem(org->name.at, org->name.len, word.at, word.len))
            return true;
    }
    return false;
}

static bool
fits_short(const struct who *who, struct slice text, const struct entity *entity)
{
    const char *word = memrchr(text.at, ' ', text.len);
    if (!word || word[1] < 'A' || word[1] > 'Z') return true;
    struct slice noun = {word + 1, (size_t)(text.at + text.len - word - 1)};
    return memmem(entity->name.at, entity->name.len, noun.at, noun.len) != NULL ||
           has_body(who, entity->party, noun);
}

static bool
fits_noun(const struct coref *coref, int32_t a, int32_t e)
{
    struct slice text = doc_slice(coref->doc, coref->doc->actors[a].span),
                 sector = coref->doc->entities[e].sector;
    if (!fits_short(coref->who, text, &coref->doc->entities[e])) return false;
    if (slice_ends(text, "party")) return slice_is(sector, "PTY");
    if (slice_ends(text, "court")) return slice_is(sector, "JUD");
    if (slice_ends(text, "militia")) return slice_is(sector, "REB");
    return true;
}

/* The subject of its sentence, not of a clause in it: "Hamas demanded that Israel withdraw. It". */
static bool
is_main_subject(const struct doc *doc, int32_t b)
{
    int32_t verb = doc->tokens[doc->actors[b].head].head;
    if (verb != NONE && doc->tokens[verb].deprel == DEP_CONJ) verb = doc->tokens[verb].head;
    return verb == NONE || doc->tokens[verb].deprel == DEP_ROOT;
}

static int32_t
find_before(const struct coref *coref, int32_t a, enum actor_kind kind, int32_t sentences)
{
    const struct doc *doc = coref->doc;
    int32_t found = NONE, unknown = NONE, at = 0;
    bool clause = false; /* found: the subject of a clause */
    bool self = slice_ends(doc_slice(doc, doc->actors[a].span), "self");
    for (int32_t b = a - 1;
         b >= 0 && b > a - COREF_BACK && doc->notes[b].story == doc->notes[a].story; b--) {
        int32_t distance = doc->notes[a].sentence - doc->notes[b].sentence;
        if (distance > sentences) break;
        const struct actor *other = &doc->actors[b];
        bool right = kind == KIND_NONE
                         ? other->kind == KIND_STATE || other->kind == KIND_ORGANISATION
                         : other->kind == kind;
        if (!right || other->entity == NONE || !fits_noun(coref, a, other->entity)) continue;
        if (!self && coref_is_own_subject(coref, a, b)) continue; /* "Peru gave it coal" */
        if (!other->party.len && coref->entities[other->entity].organisation == WHO_NONE) {
            if (unknown == NONE) unknown = other->entity;
            continue;
        }
        if (found != NONE && distance > at) break;
        bool subject = doc->notes[b].subject;
        if (subject && (!distance || is_main_subject(doc, b))) return other->entity;
        if (found == NONE || (subject && !clause)) found = other->entity, at = distance;
        clause |= subject;
    }
    return found != NONE ? found : unknown;
}

static int32_t
find_party_after(const struct coref *coref, int32_t a)
{
    const struct doc *doc = coref->doc;
    for (int32_t b = a + 1; b < doc->actor_count && b < a + 8; b++)
        if (slice_is(doc->actors[b].sector, "PTY") && doc->notes[b].type == MENTION_ORGANISATION)
            return b;
    return NONE;
}

/* "France pulled its troops out of the country": not France. */
static int32_t
other_state(const struct coref *coref, int32_t a, bool state)
{
    const struct doc *doc = coref->doc;
    if (!state || doc->notes[a].subject) return NONE;
    int32_t own = NONE;
    for (int32_t b = a - 1;
         b >= 0 && b > a - COREF_BACK && doc->notes[b].story == doc->notes[a].story; b--) {
        bool here = doc->notes[b].sentence == doc->notes[a].sentence;
        if (doc->actors[b].kind != KIND_STATE || doc->actors[b].entity == NONE) continue;
        if (here && doc->notes[b].subject && own == NONE) own = doc->actors[b].entity;
        if (own != NONE && doc->actors[b].entity != own &&
            doc->notes[a].sentence - doc->notes[b].sentence <= 2)
            return doc->actors[b].entity;
    }
    return NONE;
}

/* "His country": that of whom "he" is. Its entity, NONE where nobody can be told. */
static int32_t
his_state(struct coref *coref, int32_t a)
{
    struct doc *doc = coref->doc;
    int32_t his = doc->notes[a].owner;
    if (his == NONE || slice_is_nocase(token_form(doc, his), "their")) return NONE;
    doc->notes[a].sex = slice_is_nocase(token_form(doc, his), "her") ? 'f' : 'm';
    int32_t he = coref_find_he(coref, a);
    if (he == NONE) return NONE;
    struct slice party = doc->entities[doc->actors[he].entity].party;
    for (int32_t b = a - 1; party.len && b >= 0; b--)
        if (doc->actors[b].kind == KIND_STATE && doc->actors[b].entity != NONE &&
            slice_equal(doc->actors[b].party, party))
            return doc->actors[b].entity;
    return NONE;
}

void
coref_anaphor(struct coref *coref, int32_t a)
{
    struct doc *doc = coref->doc;
    bool state = is_of_states(doc, a);
    int32_t e = state ? his_state(coref, a) : NONE;
    if (e == NONE) e = other_state(coref, a, state);
    if (e == NONE) e = find_before(coref, a, state ? KIND_STATE : KIND_ORGANISATION, 4);
    int32_t b = e == NONE && !state ? find_party_after(coref, a) : NONE;
    int32_t owner = coref_owner(coref, a);
    if (b != NONE) { /* "his party, the PTI": it comes next */
        if (doc->actors[b].entity == NONE) coref_thing(coref, b);
        e = doc->actors[b].entity;
    }
    if (state) doc->actors[a].kind = KIND_STATE;
    if (e != NONE)
        coref_join(coref, a, e);
    else if (owner != NONE)
        doc->actors[a].party = doc->actors[owner].party;
}

int32_t
coref_clause_subject(const struct coref *coref, int32_t a)
{
    const struct doc *doc = coref->doc;
    int32_t at = doc->actors[a].head;
    if (doc->tokens[at].deprel != DEP_NMOD_POSS) return NONE;
    for (int n = 0; n < 8 && at != NONE; n++, at = doc->tokens[at].head)
        for (int32_t c = doc->tokens[at].first_child; c != NONE; c = doc->tokens[c].next_sibling) {
            bool subject = doc->tokens[c].deprel == DEP_NSUBJ ||
                           doc->tokens[c].deprel == DEP_NSUBJ_PASS;
            int32_t b = doc->tokens[c].actor;
            if (subject && c < doc->actors[a].first && b != NONE && b < a &&
                doc->actors[b].entity != NONE)
                return b;
        }
    return NONE;
}

static bool
is_state_or_body(const struct doc *doc, int32_t b)
{
    return doc->actors[b].kind == KIND_STATE || doc->actors[b].kind == KIND_ORGANISATION;
}

void
coref_it(struct coref *coref, int32_t a)
{
    struct doc *doc = coref->doc;
    int32_t subject = coref_clause_subject(coref, a);
    bool own = subject != NONE && is_state_or_body(doc, subject);
    int32_t e = own ? doc->actors[subject].entity : find_before(coref, a, KIND_NONE, 2);
    if (e == NONE) return;
    doc->actors[a].kind = doc->entities[e].kind;
    coref_join(coref, a, e);
}

/* Lands of which two states have their part: "the North" is one of them where the other, or itself,
 * is spoken of. */
static const struct {
    const char *word, *party, *other;
} halves[] = {
    {"North", "PRK", "KOR"},
    {"South", "KOR", "PRK"},
    {"South", "SSD", "SDN"},
    {"North", "SDN", "SSD"},
};

static bool
is_spoken_of(const struct doc *doc, const char *party)
{
    for (int32_t b = 0; b < doc->actor_count; b++)
        if (slice_is(doc->actors[b].party, party)) return true;
    return false;
}

void
coref_half(struct coref *coref, int32_t a)
{
    struct doc *doc = coref->doc;
    struct slice word = token_form(doc, doc->actors[a].head);
    for (size_t h = 0; h < sizeof halves / sizeof halves[0]; h++) {
        if (!slice_is(word, halves[h].word)) continue;
        bool both = is_spoken_of(doc, halves[h].party) && is_spoken_of(doc, halves[h].other);
        bool korea = slice_is(slice_of(halves[h].party), "PRK") && is_spoken_of(doc, "KOR");
        int32_t state = both || korea ? who_find_state(coref->who, slice_of(halves[h].party))
                                      : WHO_NONE;
        if (state == WHO_NONE) continue;
        doc->actors[a].party = who_state(coref->who, state)->code;
        doc->actors[a].name = who_state(coref->who, state)->name;
        coref_thing(coref, a);
        return;
    }
    doc->actors[a].kind = KIND_NONE;
}
