/* coref_thing.c: states, organisations, institutions, and whose they are: "the ministry". */
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
            if (doc->notes[b].type == MENTION_ANAPHOR) coref_anaphor(coref, b);
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
        bool korea = slice_is(slice_of(halves[h].party), "PRK") &&
                     (is_spoken_of(doc, "KOR") || is_spoken_of(doc, "PRK"));
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
