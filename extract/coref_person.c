/* coref_person.c: people without a name: "the deputy premier", "his Russian counterpart". */
#include "extract/coref.h"

/* Words that cover many offices: "the minister" may be any. */
static const struct {
    const char *word;
    const char *covers; /* a part of the office; "": every office */
} covers[] = {
    {"deputy minister", "deputy"},
    {"minister", "minister"},
    {"minister", "foreign secretary"},
    {"leader", "president"},
    {"leader", "minister"},
    {"leader", "leader"},
    {"leader", "chancellor"},
    {"leader", "king"},
    {"leader", "emir"},
    {"leader", "sultan"},
    {"leader", "prince"},
    {"leader", "ruler"},
    {"leader", "general"},
    {"leader", "chief"},
    {"leader", "chair"},
    {"leader", "head"},
    {"official", ""},
    {"diplomat", "minister"},
    {"diplomat", "ambassador"},
    {"diplomat", "envoy"},
    {"diplomat", "secretary"},
    {"politician", ""},
    {"strongman", ""},
    {"ruler", ""},
    {"envoy", "envoy"},
    {"envoy", "ambassador"},
    {"envoy", "representative"},
    {"secretary", "secretary"},
    {"chief", "secretary-general"},
    {"chief", "director general"},
    {"chief", "president of"},
    {"chief", "executive"},
    {"chief", "chair"},
    {"chief", "high"},
    {"head of state", "president"},
    {"head of state", "king"},
    {"monarch", "king"},
    {"prince", "prince"},
    {"top diplomat", "minister"},
    {"chair", "chair"},
    {"president", "president-elect"},
    {"general", "army chief"},
    {"commander", "chief"},
    {"spokesperson", "spokesperson"},
    {"adviser", "adviser"},
    {"prime minister", "chancellor"},
    {"ambassador", "representative"},
    {"negotiator", "negotiator"},
    {"president", "chairman"},
};

static bool
contains(struct slice text, const char *part)
{
    return !*part || (text.len && memmem(text.at, text.len, part, strlen(part)));
}

static bool
covers_office(struct slice said, struct slice held)
{
    if (!held.len) return false;
    if (office_matches(said, held)) return true;
    for (size_t c = 0; c < sizeof covers / sizeof covers[0]; c++)
        if (slice_is(said, covers[c].word) && contains(held, covers[c].covers)) return true;
    return false;
}

enum { OFTEN_MOST = 8, OFTEN_WEIGHT = 3 }; /* in mentions */

/* "The Togolese ambassador ... The envoy, Komlan Agbeko,": named only where he is told of again. */
static bool
is_named_later(const struct coref *coref, int32_t a, int32_t e)
{
    int32_t named = coref->doc->entities[e].first_actor;
    const struct actor_note *note = &coref->doc->notes[named];
    int32_t distance = note->sentence - coref->doc->notes[a].sentence;
    return named > a && distance <= 2 && note->definite && note->told_office && !note->told_party;
}

/* The person of the article whom this office means: spoken of last, or often. */
static int32_t
find_by_office(const struct coref *coref, int32_t a, struct slice party, struct slice office)
{
    const struct doc *doc = coref->doc;
    int32_t best = NONE, best_at = -1;
    int32_t from = doc->entity_count > COREF_ENTITIES ? doc->entity_count - COREF_ENTITIES : 0;
    for (int32_t e = from; e < doc->entity_count; e++) {
        const struct entity *entity = &doc->entities[e];
        const struct entity_note *known = &coref->entities[e];
        if (entity->kind != KIND_PERSON || known->story != doc->notes[a].story ||
            known->type == MENTION_GROUP)
            continue;
        if (party.len && entity->party.len && !slice_equal(entity->party, party)) continue;
        bool later = is_named_later(coref, a, e);
        if (party.len && !entity->party.len && !later) continue;
        bool ranked = known->rank && slice_is(office, "general");
        if (!ranked && !covers_office(office, known->offices) &&
            !covers_office(office, entity->office) &&
            !(later && covers_office(entity->office, office)))
            continue;
        /* who comes later in the text counts less than who came before */
        int32_t at = known->last < a ? known->last + doc->actor_count
                                     : doc->actor_count - entity->first_actor;
        int often = entity->mention_count < OFTEN_MOST ? entity->mention_count : OFTEN_MOST;
        at += OFTEN_WEIGHT * often; /* whom the story is about */
        if (at > best_at) best = e, best_at = at;
    }
    return best;
}

static day_t
today_of(const struct coref *coref)
{
    return coref->doc->published == DAY_NONE ? day_today() : coref->doc->published;
}

/* Whom "the IAEA chief" means: the first of these that the organisation has. */
static const char *const heads[] = {"secretary-general", "director general", "managing director",
                                    "chair", "president"};

static bool
is_chief(struct slice office)
{
    return slice_is(office, "chief") || slice_is(office, "head") || slice_is(office, "boss");
}

/* Several hold it for one state at a time: the office alone names nobody. */
static bool
is_shared(struct slice office)
{
    static const char *const shared[] = {"ambassador",     "high commissioner",      "envoy",
                                         "special envoy",  "chargé d'affaires",      "consul",
                                         "consul general", "deputy foreign minister"};
    for (size_t i = 0; i < sizeof shared / sizeof shared[0]; i++)
        if (slice_is(office, shared[i])) return true;
    return false;
}

/* The holder of the office by the tables gives the name. */
static void
name_by_table(struct coref *coref, int32_t a)
{
    struct actor *actor = &coref->doc->actors[a];
    struct actor_note *note = &coref->doc->notes[a];
    if (!actor->party.len || !actor->office.len || !note->definite || actor->former) return;
    if (is_shared(actor->office)) return;
    int32_t person = actor_holder(coref->who, actor->party, actor->office, today_of(coref));
    for (size_t h = 0;
         person == WHO_NONE && is_chief(actor->office) && h < sizeof heads / sizeof heads[0]; h++)
        person = actor_holder(coref->who, actor->party, slice_of(heads[h]), today_of(coref));
    if (person == WHO_NONE) return;
    const struct who_person *known = who_person(coref->who, person);
    note->person = person;
    note->sex = note->sex ? note->sex : known->sex;
    actor->name = known->name;
    actor->person_id = known->id;
}

static bool
is_vague(struct slice office)
{
    static const char *const vague[] = {"diplomat", "official", "politician", "leader",
                                        "minister", "officer",  "expert"};
    for (size_t v = 0; v < sizeof vague / sizeof vague[0]; v++)
        if (slice_is(office, vague[v])) return true;
    return false;
}

/* "The AU named a special envoy", "Nigeria's president sent an envoy": his. */
static struct slice
subject_party(const struct coref *coref, int32_t a)
{
    static const char *const verbs[] = {"send", "dispatch", "name", "appoint", "nominate", "pick"};
    const struct doc *doc = coref->doc;
    int32_t verb = doc->tokens[doc->actors[a].head].head;
    for (size_t v = 0; verb != NONE && v < sizeof verbs / sizeof verbs[0]; v++) {
        if (!slice_is(doc->tokens[verb].lemma, verbs[v])) continue;
        int32_t subject = coref_subject_of(doc, verb);
        int32_t b = subject == NONE ? NONE : doc->tokens[subject].actor;
        if (b != NONE && b < a && doc->actors[b].party.len) return doc->actors[b].party;
    }
    for (int32_t b = a - 1; b >= 0 && doc->notes[b].sentence == doc->notes[a].sentence; b--)
        if (doc->notes[b].subject && doc->actors[b].kind == KIND_ORGANISATION)
            return doc->actors[b].party;
    return SLICE_NONE;
}

/* "The former Bolivian president": who was spoken of, of that state, and holds nothing now. */
static int32_t
find_former(const struct coref *coref, int32_t a)
{
    const struct doc *doc = coref->doc;
    for (int32_t b = a - 1;
         b >= 0 && b > a - COREF_BACK && doc->notes[b].story == doc->notes[a].story; b--) {
        int32_t e = doc->actors[b].entity;
        if (e == NONE || !coref_is_person(coref, b) || !coref->entities[e].former) continue;
        if (slice_equal(doc->entities[e].party, doc->actors[a].party)) return e;
    }
    return NONE;
}

void
coref_office(struct coref *coref, int32_t a)
{
    struct actor *actor = &coref->doc->actors[a];
    struct actor_note *note = &coref->doc->notes[a];
    int32_t e = NONE;
    int32_t owner = coref_owner(coref, a);
    if (!actor->party.len && owner != NONE) actor->party = coref->doc->actors[owner].party;
    if (actor->former && note->definite && actor->party.len) {
        e = find_former(coref, a);
        if (e != NONE) {
            coref_join(coref, a, e);
            return;
        }
    }
    bool specific = !note->indefinite &&
                    (note->definite || actor->party.len || note->sentence == 0);
    if (specific && !actor->spokesperson) e = find_by_office(coref, a, actor->party, actor->office);
    if (specific && actor->spokesperson && note->definite)
        e = find_by_office(coref, a, actor->party, actor->office);
    if (e != NONE) {
        coref_join(coref, a, e);
        return;
    }
    if (!actor->party.len && !note->told_party && !note->definite)
        actor->party = subject_party(coref, a);
    /* "a diplomat said"; "the captain" of whom nothing is known */
    bool anybody = note->rank || (!note->definite && is_vague(actor->office));
    if (!actor->party.len && !note->told_party && !anybody && coref_is_of_state(actor->sector))
        actor->party = coref_context(coref, a);
    name_by_table(coref, a);
    coref_new(coref, a);
}

/* Who the other one is a counterpart of: "his", or the subject before. */
static int32_t
counterpart_of(struct coref *coref, int32_t a)
{
    const struct doc *doc = coref->doc;
    int32_t owner = coref_owner(coref, a);
    if (owner != NONE && doc->actors[owner].entity != NONE) return doc->actors[owner].entity;
    for (int32_t b = a - 1;
         b >= 0 && b > a - COREF_BACK && doc->notes[b].story == doc->notes[a].story; b--)
        if (coref_is_person(coref, b) && doc->actors[b].entity != NONE &&
            doc->actors[b].entity != doc->actors[a].entity)
            return doc->actors[b].entity;
    return NONE;
}

/* "his host": the other person, or, where nobody else is named, the other state. */
static void
find_guest(struct coref *coref, int32_t a, int32_t other)
{
    struct doc *doc = coref->doc;
    struct slice own = other == NONE ? SLICE_NONE : doc->entities[other].party;
    int32_t state = NONE;
    for (int32_t b = a - 1;
         b >= 0 && b > a - COREF_BACK && doc->notes[b].story == doc->notes[a].story; b--) {
        int32_t e = doc->actors[b].entity;
        if (e == NONE || e == other || doc->notes[a].sentence - doc->notes[b].sentence > 3)
            continue;
        struct slice party = doc->entities[e].party;
        if (!party.len || slice_equal(party, own) || doc->actors[b].spokesperson) continue;
        if (doc->actors[a].party.len && !slice_equal(doc->actors[a].party, party)) continue;
        if (coref_is_person(coref, b)) {
            coref_join(coref, a, e);
            return;
        }
        if (state == NONE && doc->actors[b].kind == KIND_STATE) state = b;
    }
    if (state != NONE && !doc->actors[a].party.len) doc->actors[a].party = doc->actors[state].party;
    doc->actors[a].sector = SLICE_LITERAL("GOV");
    coref_new(coref, a);
}

void
coref_counterpart(struct coref *coref, int32_t a)
{
    struct doc *doc = coref->doc;
    int32_t other = counterpart_of(coref, a);
    if (doc->notes[a].guest) {
        if (doc->actors[a].entity == NONE) find_guest(coref, a, other);
        return;
    }
    struct actor *actor = &doc->actors[a];
    struct actor_note *note = &doc->notes[a];
    if (other != NONE && !actor->office.len && !note->told_office) {
        actor->office = coref->entities[other].offices.len ? coref->entities[other].offices
                                                           : doc->entities[other].office;
        if (!actor->sector.len) actor->sector = doc->entities[other].sector;
    }
    if (actor->entity != NONE) { /* named: it teaches its entity the office */
        struct slice known = doc->entities[actor->entity].office;
        if (!known.len || slice_is(known, "minister")) {
            doc->entities[actor->entity].office = actor->office;
            doc->entities[actor->entity].sector = actor->sector;
        }
        coref->entities[actor->entity].offices = actor->office;
        return;
    }
    int32_t e = actor->party.len ? find_by_office(coref, a, actor->party, actor->office) : NONE;
    if (e == NONE && actor->party.len)
        e = find_by_office(coref, a, actor->party, SLICE_LITERAL("minister"));
    if (e != NONE && actor->kind == KIND_PERSON) {
        coref_join(coref, a, e);
        return;
    }
    note->definite = true;
    if (actor->kind == KIND_PERSON) name_by_table(coref, a);
    coref_new(coref, a);
    coref_deal(coref, a);
}
