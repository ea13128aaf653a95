/* coref_anaphor.c: what stands for a state or organisation: "the kingdom", "the bloc", "it". */
#include "extract/coref.h"

/* The word at the end of the mention: "kingdom". */
static struct slice
noun_of(const struct doc *doc, int32_t a)
{
    return token_form(doc, doc->actors[a].first + doc->actors[a].count - 1);
}

/* Nouns that stand for states, whatever they are called; the others stand for organisations. */
static bool
is_of_states(const struct coref *coref, int32_t a)
{
    struct slice noun = noun_of(coref->doc, a);
    return slice_is(noun, "country") || slice_is(noun, "nation") ||
           who_is_called(coref->who, SLICE_NONE, noun);
}

/* "The kingdom" is only a state that states.txt calls so. */
static bool
may_be_called(const struct coref *coref, int32_t a, struct slice party)
{
    struct slice noun = noun_of(coref->doc, a);
    return slice_is(noun, "country") || slice_is(noun, "nation") ||
           who_is_called(coref->who, party, noun);
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
    if (coref->doc->entities[e].kind == KIND_STATE && coref->doc->notes[a].type == MENTION_ANAPHOR)
        return may_be_called(coref, a, coref->doc->entities[e].party);
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
            may_be_called(coref, a, doc->actors[b].party) &&
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

/* "The Saudi king ... the kingdom": of whose people the text speaks, where states.txt calls it so.
 */
static void
take_called(struct coref *coref, int32_t a)
{
    struct doc *doc = coref->doc;
    struct slice noun = noun_of(doc, a);
    for (int32_t b = a - 1; b >= 0 && doc->notes[b].story == doc->notes[a].story; b--) {
        struct slice party = doc->actors[b].party;
        if (!party.len && doc->actors[b].entity != NONE)
            party = doc->entities[doc->actors[b].entity].party;
        if (!party.len || !who_is_called(coref->who, party, noun)) continue;
        doc->actors[a].party = party;
        doc->actors[a].name = who_state(coref->who, who_find_state(coref->who, party))->name;
        coref_thing(coref, a);
        return;
    }
}

void
coref_anaphor(struct coref *coref, int32_t a)
{
    struct doc *doc = coref->doc;
    bool state = is_of_states(coref, a);
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
    else if (state && owner == NONE)
        take_called(coref, a);
    else if (owner != NONE)
        doc->actors[a].party = doc->actors[owner].party;
}

static bool
is_state_or_body(const struct doc *doc, int32_t b)
{
    return doc->actors[b].kind == KIND_STATE || doc->actors[b].kind == KIND_ORGANISATION;
}

/* "Senegal's premier told Canada that it would": the state for which he speaks. Its entity, NONE.
 */
static int32_t
state_of_speaker(const struct coref *coref, int32_t a)
{
    const struct doc *doc = coref->doc;
    int32_t verb = doc->tokens[doc->actors[a].head].head;
    if (!doc->notes[a].subject || verb == NONE || doc->tokens[verb].deprel != DEP_CCOMP)
        return NONE;
    for (int32_t b = a - 1; b >= 0 && doc->notes[b].sentence == doc->notes[a].sentence; b--) {
        if (!coref_is_person(coref, b) || doc->tokens[doc->actors[b].head].deprel != DEP_NSUBJ ||
            doc->tokens[doc->actors[b].head].head != doc->tokens[verb].head)
            continue;
        for (int32_t c = a - 1; c >= 0; c--)
            if (doc->actors[c].kind == KIND_STATE && doc->actors[b].party.len &&
                slice_equal(doc->actors[c].party, doc->actors[b].party))
                return doc->actors[c].entity;
    }
    return NONE;
}

void
coref_it(struct coref *coref, int32_t a)
{
    struct doc *doc = coref->doc;
    int32_t subject = coref_clause_subject(coref, a);
    bool own = subject != NONE && is_state_or_body(doc, subject);
    int32_t e = own ? doc->actors[subject].entity : state_of_speaker(coref, a);
    if (e == NONE) e = find_before(coref, a, KIND_NONE, 2);
    if (e == NONE) return;
    doc->actors[a].kind = doc->entities[e].kind;
    coref_join(coref, a, e);
}
