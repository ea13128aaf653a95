/* coref.c: the coref stage: which mentions are the same one; what one of them says all of them
 * know. */
#include "extract/coref.h"

#include "extract/gazetteer.h"
#include "extract/stage.h"

bool
coref_is_person(const struct coref *coref, int32_t a)
{
    return coref->doc->actors[a].kind == KIND_PERSON;
}

int32_t
coref_new(struct coref *coref, int32_t a)
{
    struct doc *doc = coref->doc;
    const struct actor *actor = &doc->actors[a];
    const struct actor_note *note = &doc->notes[a];
    int32_t notes = doc->entity_count, e = DOC_PUT(doc, doc->entities, doc->entity_count);
    (void)DOC_PUT(doc, coref->entities, notes);
    doc->entities[e] = (struct entity){.kind = actor->kind, .first_actor = a};
    coref->entities[e] = (struct entity_note){
        .type = note->type, .person = WHO_NONE, .organisation = WHO_NONE, .story = note->story};
    coref_join(coref, a, e);
    return e;
}

static void
learn_slice(struct slice *known, struct slice told)
{
    if (!known->len) *known = told;
}

/* A mandate is no rank: "Senator Dar" is the minister that he was before. */
static bool
is_weak(struct slice office)
{
    static const char *const weak[] = {"senator", "lawmaker", "minister", "secretary",
                                       "leader",  "official", "MP",       "general"};
    for (size_t w = 0; w < sizeof weak / sizeof weak[0]; w++)
        if (slice_is(office, weak[w])) return true;
    return false;
}

/* The office that the text tells goes before the table's, and two offices before one of them. */
static bool
is_better(const struct entity *entity, const struct entity_note *known, const struct actor *actor,
          const struct actor_note *note)
{
    if (!note->told_office) return false;
    if (!known->told_office) return !is_weak(actor->office);
    bool more = actor->office.len > entity->office.len &&
                office_matches(entity->office, actor->office);
    return more || (is_weak(entity->office) && !is_weak(actor->office));
}

/* What the text tells goes before what a table says. */
static void
learn(struct coref *coref, struct entity *entity, struct entity_note *known,
      const struct actor *actor, const struct actor_note *note)
{
    if (actor->party.len && (!entity->party.len || (note->told_party && !known->told_party)))
        entity->party = actor->party;
    if (actor->office.len && (!entity->office.len || is_better(entity, known, actor, note))) {
        entity->office = actor->office;
        entity->sector = actor->sector;
    }
    if (note->told_office && !office_matches(known->offices, actor->office))
        known->offices = known->offices.len
                             ? slice_of(arena_printf(coref->doc->arena, "%.*s and %.*s",
                                                     SLICE_ARGS(known->offices),
                                                     SLICE_ARGS(actor->office)))
                             : actor->office;
    learn_slice(&known->offices, actor->office);
    learn_slice(&entity->sector, actor->sector);
    learn_slice(&entity->organisation, actor->organisation);
    learn_slice(&entity->code, actor->code);
    learn_slice(&entity->person_id, actor->person_id);
    bool better = actor->person_id.len
                      ? slice_equal(entity->person_id, actor->person_id)
                      : actor->name.len > entity->name.len && !entity->person_id.len;
    if (!entity->name.len || better) entity->name = actor->name;
    known->told_party |= note->told_party && actor->party.len > 0;
    known->told_office |= note->told_office;
    known->former |= actor->former;
    known->rank |= note->rank;
    if (known->person == WHO_NONE) known->person = note->person;
    if (known->organisation == WHO_NONE) known->organisation = note->organisation;
    if (!known->sex) known->sex = note->sex;
    learn_slice(&known->acronym, note->acronym);
}

void
coref_join(struct coref *coref, int32_t a, int32_t e)
{
    struct doc *doc = coref->doc;
    doc->actors[a].entity = e;
    learn(coref, &doc->entities[e], &coref->entities[e], &doc->actors[a], &doc->notes[a]);
    doc->entities[e].mention_count++;
    coref->entities[e].last = a;
}

void
coref_set_party(struct coref *coref, int32_t a, struct slice party)
{
    struct actor *actor = &coref->doc->actors[a];
    actor->party = party;
    if (actor->entity != NONE && !coref->doc->entities[actor->entity].party.len)
        coref->doc->entities[actor->entity].party = party;
}

typedef void resolve(struct coref *coref, int32_t a);

/* By mention type; names went before all others. */
static resolve *const resolvers[] = {
    [MENTION_NAME] = NULL,
    [MENTION_OFFICE] = coref_office,
    [MENTION_COUNTERPART] = coref_counterpart,
    [MENTION_STATE] = coref_thing,
    [MENTION_ORGANISATION] = coref_thing,
    [MENTION_BODY] = coref_body,
    [MENTION_GROUP] = coref_group,
    [MENTION_ANAPHOR] = coref_anaphor,
    [MENTION_PAIR] = coref_pair,
    [MENTION_HE] = coref_he,
    [MENTION_THEY] = coref_they,
    [MENTION_IT] = coref_it,
    [MENTION_ORDINAL] = coref_ordinal,
    [MENTION_HANDLE] = coref_handle,
    [MENTION_NATIONAL] = coref_national,
    [MENTION_HALF] = coref_half,
};

/* An unknown person with a title alone: the party comes from around it. */
static void
place_named(struct coref *coref, int32_t a)
{
    struct doc *doc = coref->doc;
    struct actor *actor = &doc->actors[a];
    struct entity *entity = &doc->entities[actor->entity];
    if (doc->notes[a].counterpart) coref_counterpart(coref, a);
    coref_holder(coref, a);
    int32_t owner = doc->notes[a].owner == NONE ? NONE : coref_owner(coref, a);
    if (!entity->party.len && owner != NONE) coref_set_party(coref, a, doc->actors[owner].party);
    if (!entity->party.len && doc->notes[a].near.len) coref_set_party(coref, a, doc->notes[a].near);
    bool once = actor->former && slice_is(actor->sector, "ELI");
    if (once && !entity->party.len) coref_set_party(coref, a, coref_context(coref, a));
    bool soldier = doc->notes[a].rank && doc->notes[a].here.len;
    if (entity->party.len || (!doc->notes[a].told_office && !soldier) ||
        !coref_is_of_state(actor->sector))
        return;
    coref_set_party(coref, a, coref_context(coref, a));
    coref_holder(coref, a);
}

/* Copies what the entity knows into a mention; its own told words stay. */
static void
complete(struct coref *coref, int32_t a)
{
    struct doc *doc = coref->doc;
    struct actor *actor = &doc->actors[a];
    struct actor_note *note = &doc->notes[a];
    if (actor->entity != NONE && coref->entities) {
        const struct entity *entity = &doc->entities[actor->entity];
        const struct entity_note *known = &coref->entities[actor->entity];
        bool former = known->former && !note->told_office && actor->kind == KIND_PERSON;
        if (!note->told_party || !actor->party.len) actor->party = entity->party;
        if (former) actor->former = true;
        if (is_weak(actor->office) && entity->office.len) note->told_office = false;
        if (!note->told_office) actor->office = actor->former ? SLICE_NONE : entity->office;
        bool own = actor->kind == KIND_STATE && actor->sector.len;
        if (!own && (!note->told_office || !actor->sector.len))
            actor->sector = former ? SLICE_LITERAL("ELI") : entity->sector;
        if (actor->kind == KIND_STATE && !own) actor->sector = SLICE_NONE;
        if (entity->name.len) actor->name = entity->name;
        learn_slice(&actor->organisation, entity->organisation);
        learn_slice(&actor->person_id, entity->person_id);
    }
    int32_t org = actor->party.len && !actor->sector.len
                      ? who_find_organisation(coref->who, actor->party)
                      : WHO_NONE;
    if (org != WHO_NONE && who_organisation(coref->who, org)->kind == ORG_ARMED)
        actor->sector = who_organisation(coref->who, org)->sector;
    bool plain = actor->kind == KIND_STATE;
    struct slice code = actor_code(coref->who, doc->arena, actor->party, actor->sector, plain);
    if (!actor->code.len || actor->kind != KIND_ORGANISATION) actor->code = code;
}

/* "sergey-lavrov" for people that no table has. */
static void
name_ids(struct coref *coref)
{
    struct doc *doc = coref->doc;
    for (int32_t e = 0; e < doc->entity_count; e++) {
        struct entity *entity = &doc->entities[e];
        if (entity->kind != KIND_PERSON || entity->person_id.len || !entity->name.len) continue;
        struct slice rest = entity->name;
        struct who_word word;
        char *id = arena_alloc(doc->arena, rest.len * 2 + 8);
        size_t n = 0;
        while (who_next_word(&rest, &word)) {
            if (n) id[n++] = '-';
            memcpy(id + n, word.at, word.len);
            n += word.len;
        }
        entity->person_id = (struct slice){id, n};
    }
}

/* The state of the town with which a text begins; `capitals`: only where it stands in capitals. */
static struct slice
party_of_town(const struct coref *coref, struct slice text, bool capitals)
{
    struct who_word word;
    int32_t node = 0;
    for (int n = 0; n < 3 && node != WHO_NONE && who_next_word(&text, &word); n++) {
        if (capitals && (!word.upper || word.len < 3)) break;
        node = who_step(coref->who, node, &word);
        const struct who_term *term = node == WHO_NONE ? NULL : who_term_at(coref->who, node);
        for (; term; term = who_term(coref->who, term->next))
            if (term->kind == TERM_CAPITAL || term->kind == TERM_STATE || term->kind == TERM_PART)
                return who_state(coref->who, term->index)->code;
    }
    return SLICE_NONE;
}

/* The state of the dateline: as `clean` marks it, else a town in capitals that begins the text. */
static struct slice
dateline_party(const struct coref *coref)
{
    const struct doc *doc = coref->doc;
    for (int32_t b = 0; b < doc->block_count; b++) {
        const struct block *block = &doc->blocks[b];
        if (block->story || block->kind != BLOCK_PARAGRAPH) continue;
        struct slice dateline = doc_slice(doc, block->dateline);
        struct slice party = dateline.len ? party_of_town(coref, dateline, false)
                                          : party_of_town(coref, doc_slice(doc, block->span), true);
        if (party.len) return party;
        if (!dateline.len) break; /* only the first paragraph has one without a mark */
    }
    return SLICE_NONE;
}

int
coref_stage(const struct extract_model *model, struct doc *doc, struct fail *why)
{
    (void)why;
    struct coref coref = {.who = model->who, .doc = doc, .home = doc->input.country};
    coref.dateline = dateline_party(&coref);
    coref.outlet = coref.home.len > 0;
    if (!coref.outlet) coref.home = coref_home(&coref);
    for (int32_t a = 0; a < doc->actor_count; a++)
        if (doc->notes[a].type == MENTION_NAME) coref_name(&coref, a);
    for (int32_t a = 0; a < doc->actor_count; a++) {
        coref_deal(&coref, a);
        if (doc->notes[a].type != MENTION_NAME) continue;
        coref_job(&coref, a);
        coref_known(&coref, a);
    }
    for (int32_t a = 0; a < doc->actor_count; a++) {
        if (resolvers[doc->notes[a].type] && doc->actors[a].entity == NONE)
            resolvers[doc->notes[a].type](&coref, a);
        if (doc->notes[a].type == MENTION_NAME) place_named(&coref, a);
    }
    name_ids(&coref);
    for (int32_t a = 0; a < doc->actor_count; a++) complete(&coref, a);
    return 0;
}

struct slice
coref_party_of(const struct doc *doc, int32_t b)
{
    const struct actor *actor = &doc->actors[b];
    return actor->party.len || actor->entity == NONE ? actor->party
                                                     : doc->entities[actor->entity].party;
}
