/* coref_person.c: people without a name: "the deputy premier", "his Russian counterpart", "he". */
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

/* "The AU named a special envoy": his. */
static struct slice
subject_party(const struct coref *coref, int32_t a)
{
    const struct doc *doc = coref->doc;
    for (int32_t b = a - 1; b >= 0 && doc->notes[b].sentence == doc->notes[a].sentence; b--)
        if (doc->notes[b].subject && doc->actors[b].kind == KIND_ORGANISATION)
            return doc->actors[b].party;
    return SLICE_NONE;
}

void
coref_office(struct coref *coref, int32_t a)
{
    struct actor *actor = &coref->doc->actors[a];
    struct actor_note *note = &coref->doc->notes[a];
    int32_t e = NONE;
    int32_t owner = coref_owner(coref, a);
    if (!actor->party.len && owner != NONE) actor->party = coref->doc->actors[owner].party;
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
        actor->sector = doc->entities[other].sector;
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
}

/* How likely a person is meant by "he": near, subject, spoken of often. */
static int32_t
salience(const struct coref *coref, int32_t a, int32_t b)
{
    const struct doc *doc = coref->doc;
    const struct actor_note *here = &doc->notes[a], *there = &doc->notes[b];
    int32_t distance = here->sentence - there->sentence, score = 100 - 25 * distance;
    if (there->subject) score += 30;
    int32_t e = doc->actors[b].entity;
    int32_t count = e == NONE ? 0 : doc->entities[e].mention_count;
    score += 2 * (count > 8 ? 8 : count);
    if (e != NONE && here->sex && coref->entities[e].sex == here->sex) score += 20;
    if (coref->doc->actors[b].spokesperson) score -= 10;
    return score;
}

static bool
may_be_he(const struct coref *coref, int32_t a, int32_t b)
{
    const struct doc *doc = coref->doc;
    const struct actor *actor = &doc->actors[b];
    if (actor->kind != KIND_PERSON || actor->entity == NONE ||
        doc->notes[b].story != doc->notes[a].story)
        return false;
    if (doc->notes[b].type == MENTION_HANDLE) return false;
    /* not the phrase that "his" stands in */
    if (actor->first <= doc->actors[a].first && actor->first + actor->count > doc->actors[a].first)
        return false;
    char sex = coref->entities[actor->entity].sex;
    return !sex || !doc->notes[a].sex || sex == doc->notes[a].sex;
}

/* The subject of a verb, or of the verb above it where it has none of its own: "Dar met Rahmon,
 * congratulating him". */
static int32_t
subject_of(const struct doc *doc, int32_t verb)
{
    for (int n = 0; n < 4 && verb != NONE; n++) {
        for (int32_t c = doc->tokens[verb].first_child; c != NONE; c = doc->tokens[c].next_sibling)
            if (doc->tokens[c].deprel == DEP_NSUBJ || doc->tokens[c].deprel == DEP_NSUBJ_PASS)
                return c;
        enum deprel rel = doc->tokens[verb].deprel;
        if (rel != DEP_ADVCL && rel != DEP_XCOMP && rel != DEP_CONJ && rel != DEP_ACL) return NONE;
        verb = doc->tokens[verb].head;
    }
    return NONE;
}

/* An object is not the subject of its own clause: "he met him". */
bool
coref_is_own_subject(const struct coref *coref, int32_t a, int32_t b)
{
    const struct doc *doc = coref->doc;
    const struct token *he = &doc->tokens[doc->actors[a].head];
    if (he->feats & FEAT_POSS || he->xpos == XPOS_PRPS) return false;
    if (he->deprel != DEP_OBJ && he->deprel != DEP_OBL && he->deprel != DEP_IOBJ) return false;
    int32_t subject = subject_of(doc, he->head);
    if (subject == NONE) return false;
    int32_t own = doc->tokens[subject].actor;
    int32_t e = own == NONE ? NONE : doc->actors[own].entity;
    const struct actor *other = &doc->actors[b];
    bool inside = subject >= other->first && subject < other->first + other->count;
    bool his_state = own != NONE && other->kind == KIND_STATE && /* "Peru's envoy welcomed it" */
                     slice_equal(doc->actors[own].party, other->party);
    if (his_state) return true;
    return inside || (e != NONE && other->entity == e);
}

int32_t
coref_find_he(const struct coref *coref, int32_t a)
{
    const struct doc *doc = coref->doc;
    int32_t best = NONE, best_score = 0, own = coref_clause_subject(coref, a);
    for (int32_t b = a - 1; b >= 0 && b > a - COREF_BACK; b--) {
        if (doc->notes[b].story != doc->notes[a].story ||
            doc->notes[a].sentence - doc->notes[b].sentence > 4)
            break;
        if (!may_be_he(coref, a, b) || coref_is_own_subject(coref, a, b)) continue;
        int32_t score = salience(coref, a, b) + (b == own ? 40 : 0);
        if (score > best_score) best = b, best_score = score;
    }
    return best;
}

void
coref_he(struct coref *coref, int32_t a)
{
    int32_t he = coref_find_he(coref, a);
    if (he != NONE) coref_join(coref, a, coref->doc->actors[he].entity);
}

/* "The Ukrainian": the person of that state who was spoken of last. */
void
coref_national(struct coref *coref, int32_t a)
{
    const struct doc *doc = coref->doc;
    for (int32_t b = a - 1;
         b >= 0 && b > a - COREF_BACK && doc->notes[b].story == doc->notes[a].story; b--) {
        int32_t e = doc->actors[b].entity;
        if (!coref_is_person(coref, b) || e == NONE ||
            !slice_equal(doc->entities[e].party, doc->actors[a].party))
            continue;
        coref_join(coref, a, e);
        return;
    }
    coref_new(coref, a);
}
