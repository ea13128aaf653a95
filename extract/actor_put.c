/* actor_put.c: makes mentions of phrases and terms. */
#include "extract/actor_scan.h"

int32_t
actor_put(struct scan *scan, int32_t first, int32_t end, enum mention_type type)
{
    struct doc *doc = scan->doc;
    int32_t notes = doc->actor_count;
    int32_t i = DOC_PUT(doc, doc->actors, doc->actor_count);
    (void)DOC_PUT(doc, doc->notes, notes);
    doc->actors[i] = (struct actor){
        .first = first,
        .count = end - first,
        .head = end - 1,
        .entity = NONE,
        .span = {doc->tokens[first].span.start, doc->tokens[end - 1].span.end}};
    int32_t sentence = doc->tokens[first].sentence;
    doc->notes[i] = (struct actor_note){.type = type,
                                        .sentence = sentence,
                                        .story = doc->blocks[doc->sentences[sentence].block].story,
                                        .person = WHO_NONE,
                                        .organisation = WHO_NONE,
                                        .owner = NONE};
    return i;
}

/* The person of the tables whose name this is. One word names somebody only where nothing that the
 * phrase says speaks against it. */
static int32_t
find_person(const struct scan *scan, const struct phrase *p)
{
    int32_t known = WHO_NONE;
    const struct who_term *term = scan_term(scan, p->name_first, TERM_PERSON);
    int32_t count = term ? scan->units[p->name_first].count : 0;
    bool goes_on = count > 1 && count < p->name_count; /* "King Salman bin Abdulaziz" */
    if (term && (count == p->name_count || goes_on)) known = term->index;
    if (known == WHO_NONE)
        known = who_find_similar(scan->who, scan_words(scan, p->name_first, p->name_count));
    if (known == WHO_NONE) return WHO_NONE;
    bool party = !p->party.len, office = !p->office.len || p->name_count > 1 || p->former;
    for (const struct who_tenure *t =
             who_tenure(scan->who, who_person(scan->who, known)->first_tenure);
         t; t = who_tenure(scan->who, t->next)) {
        party |= slice_equal(t->party, p->party);
        office |= office_matches(t->office, p->office);
    }
    bool dated = scan->doc->published != DAY_NONE;
    if (dated && p->office.len && !p->party.len && !actor_is_recent(scan->who, known, scan->day))
        return WHO_NONE;
    return party && office ? known : WHO_NONE;
}

/* An organisation's own sector goes before that of the office: a leader of rebels is a rebel. */
static struct slice
sector_of(const struct scan *scan, const struct phrase *p)
{
    int32_t org = p->organisation;
    if (org != WHO_NONE && !slice_equal(p->party, who_organisation(scan->who, org)->party))
        return p->sector;
    if (org == WHO_NONE && p->party.len && who_find_state(scan->who, p->party) == WHO_NONE)
        org = who_find_organisation(scan->who, p->party);
    if (org != WHO_NONE && !slice_is(who_organisation(scan->who, org)->sector, "GOV"))
        return who_organisation(scan->who, org)->sector;
    if (p->body && p->body->sector.len &&
        (p->speaker || !p->office.len || slice_is(p->sector, "GOV")))
        return p->body->sector;
    if (p->rank && !p->office.len) return SLICE_LITERAL("MIL");
    return p->sector;
}

static void
set_person(struct scan *scan, const struct phrase *p, struct actor *actor, struct actor_note *note)
{
    actor->kind = KIND_PERSON;
    note->sex = p->sex;
    note->told_office = p->office.len > 0 && !p->former;
    if (!p->name_count) return;
    note->name_first = p->name_first;
    note->name_count = p->name_count;
    scan_learn_name(scan, p->name_first, p->name_count);
    note->person = find_person(scan, p);
    actor->name = scan_words(scan, p->name_first, p->name_count);
    bool of_nobody = p->organisation != WHO_NONE && !p->party.len; /* "the ICRC's Peter Maurer" */
    if (!of_nobody) actor_from_table(scan->who, scan->doc, actor, note);
}

static enum mention_type
type_of(const struct phrase *p)
{
    if (p->name_count) return MENTION_NAME;
    if (p->counterpart) return MENTION_COUNTERPART;
    if (p->group || (p->office.len && p->plural)) return MENTION_GROUP;
    return p->office.len ? MENTION_OFFICE : MENTION_BODY;
}

static void
set_organisation(const struct scan *scan, const struct phrase *p, struct actor *actor,
                 struct actor_note *note)
{
    note->organisation = p->organisation;
    if (p->organisation != WHO_NONE)
        actor->organisation = who_organisation(scan->who, p->organisation)->name;
    if (p->body) actor->organisation = p->body->shown;
    if (note->type != MENTION_BODY) return;
    actor->kind = KIND_ORGANISATION;
    actor->name = actor->organisation;
}

/* "In Baghdad the foreign ministry": the town's. */
static struct slice
party_of_opening(const struct scan *scan, const struct phrase *p)
{
    int32_t town = scan->first + 1;
    const struct who_term *term = scan_term(scan, town, TERM_CAPITAL);
    if (!term || !scan_is(scan, scan->first, "in") || !(phrase_is_local(p) || p->speaker))
        return SLICE_NONE;
    int32_t end = town + scan->units[town].count;
    if (scan_is(scan, end, ",")) end++;
    return end == p->first ? scan_party(scan, term) : SLICE_NONE;
}

/* The state of the only capital that the sentence happens in. */
static struct slice
party_here(const struct scan *scan)
{
    static const char *const in[] = {"in", "near", "outside", "at", NULL};
    struct slice here = SLICE_NONE;
    for (int32_t t = scan->first + 1; t < scan->end; t++) {
        const struct who_term *term = scan_is_one(scan, t - 1, in)
                                          ? scan_term(scan, t, TERM_CAPITAL)
                                          : NULL;
        if (!term) continue;
        if (here.len && !slice_equal(here, scan_party(scan, term))) return SLICE_NONE;
        here = scan_party(scan, term);
    }
    return here;
}

/* The state or town named last before "where", or before "led by", is whose minister comes next. */
static struct slice
party_before(const struct scan *scan, int32_t t)
{
    static const char *const leads[] = {"led", "headed", "chaired", NULL};
    bool where = scan_is(scan, t - 1, "where");
    bool led = scan_is(scan, t - 1, "by") && scan_is_one(scan, t - 2, leads);
    if (!where && !led) return SLICE_NONE;
    for (int32_t i = t - 1; i >= scan->first && i > t - 12; i--) {
        static const enum term_kind kinds[] = {TERM_STATE, TERM_CAPITAL, TERM_ADJECTIVE, TERM_PART,
                                               TERM_ORGANISATION};
        for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
            const struct who_term *term = scan_term(scan, i, kinds[k]);
            if (term) return scan_party(scan, term);
        }
    }
    return SLICE_NONE;
}

static void
copy_parties(struct scan *scan, const struct phrase *p, struct actor *actor)
{
    struct slice *parties = ARENA_ARRAY(scan->doc->arena, struct slice, p->party_count);
    memcpy(parties, p->parties, sizeof *parties * (size_t)p->party_count);
    actor->parties = parties;
    actor->party_count = p->party_count;
}

/* "The governor of Georgia" governs a part of another state: what was read first has lost. */
static bool
is_of_part(const struct phrase *p)
{
    static const char *const offices[] = {"governor",    "lieutenant governor", "senator",
                                          "congressman", "congresswoman",       "representative"};
    for (size_t o = 0; p->part.len && o < sizeof offices / sizeof offices[0]; o++)
        if (slice_is(p->office, offices[o])) return true;
    return false;
}

void
actor_put_phrase(struct scan *scan, const struct phrase *p)
{
    int32_t i = actor_put(scan, p->first, p->end, type_of(p));
    struct actor *actor = &scan->doc->actors[i];
    struct actor_note *note = &scan->doc->notes[i];
    note->owner = p->owner;
    note->definite = p->definite;
    note->indefinite = p->indefinite;
    note->plural = p->plural || p->group != NULL;
    note->counterpart = p->counterpart;
    note->rank = p->rank;
    note->guest = p->guest;
    note->told_party = p->party.len > 0 || p->party_count > 0 || p->of_many; /* told: none */
    note->weapon = p->group && slice_is(p->group->shown, "weapons");
    note->near = party_before(scan, p->first);
    if (!note->near.len) note->near = party_of_opening(scan, p);
    if (!note->told_party) note->here = party_here(scan);
    if (!note->told_party) note->only = p->only;
    actor->party = is_of_part(p) ? p->part : p->party;
    actor->losers = is_of_part(p) ? p->party : p->part;
    actor->former = p->former;
    actor->spokesperson = p->speaker;
    actor->office = p->former ? SLICE_NONE : p->office;
    actor->sector = p->former ? SLICE_LITERAL("ELI") : sector_of(scan, p);
    actor->rule = slice_of(p->rule);
    actor->head = p->name_count ? p->name_first + p->name_count - 1 : p->head;
    actor->kind = KIND_GROUP;
    set_organisation(scan, p, actor, note);
    if (note->type == MENTION_NAME || note->type == MENTION_OFFICE ||
        note->type == MENTION_COUNTERPART)
        set_person(scan, p, actor, note);
    if (note->type == MENTION_COUNTERPART && p->plural) actor->kind = KIND_GROUP;
    if (p->party_count) copy_parties(scan, p, actor);
}
