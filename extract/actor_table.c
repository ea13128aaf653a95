/* actor_table.c: what the tables say of a person on a day, and how a party and a sector make a
 * code. */
#include "extract/actor.h"

enum {
    STALE_DAYS = 4 * 366,
    RECENT_DAYS = 12 * 366
}; /* a row without a known end is believed for so long after its date */

static day_t
today_of(const struct doc *doc)
{
    return doc->published == DAY_NONE ? day_today() : doc->published;
}

static bool
is_active(const struct who_tenure *tenure, day_t day)
{
    if (tenure->from != DAY_NONE && day < tenure->from) return false;
    return tenure->to == DAY_NONE || day <= tenure->to ||
           (tenure->stale && day < tenure->to + STALE_DAYS);
}

/* Part by part: "deputy prime minister and foreign minister" has two. */
static bool
next_office(struct slice *rest, struct slice *part)
{
    static const char mark[] = " and ";
    if (!rest->len) return false;
    const char *found = memmem(rest->at, rest->len, mark, sizeof mark - 1);
    size_t len = found ? (size_t)(found - rest->at) : rest->len;
    *part = (struct slice){rest->at, len};
    size_t used = found ? len + sizeof mark - 1 : len;
    *rest = (struct slice){rest->at + used, rest->len - used};
    return true;
}

bool
office_matches(struct slice a, struct slice b)
{
    struct slice part, other;
    while (next_office(&a, &part))
        for (struct slice rest = b; next_office(&rest, &other);)
            if (slice_equal(part, other)) return true;
    return false;
}

static struct slice
join_office(struct arena *arena, struct slice a, struct slice b)
{
    if (!a.len) return b;
    if (office_matches(a, b)) return a;
    return slice_of(arena_printf(arena, "%.*s and %.*s", SLICE_ARGS(a), SLICE_ARGS(b)));
}

static struct slice
row_rule(struct arena *arena, const struct who_tenure *tenure)
{
    return slice_of(arena_printf(arena, "%s:%u", tenure->file, tenure->line));
}

/* The sector of an office as offices.txt has it. */
static struct slice
office_sector(const struct who *who, struct slice office)
{
    struct slice part;
    if (!next_office(&office, &part)) return SLICE_NONE;
    struct who_word word;
    int32_t node = 0;
    while (node != WHO_NONE && who_next_word(&part, &word)) node = who_step(who, node, &word);
    if (node == WHO_NONE) return SLICE_LITERAL("GOV");
    for (const struct who_term *term = who_term_at(who, node); term;
         term = who_term(who, term->next))
        if (term->kind == TERM_OFFICE || term->kind == TERM_SPEAKER) return term->sector;
    return SLICE_LITERAL("GOV");
}

/* Of two rows that nobody has ended the one that began later holds: who served Sudan serves South
 * Sudan. */
static bool
is_outdated(const struct who *who, const struct who_person *person, const struct who_tenure *row,
            day_t day)
{
    for (const struct who_tenure *t = who_tenure(who, person->first_tenure); t && row->stale;
         t = who_tenure(who, t->next))
        if (is_active(t, day) && t->from > row->from && !slice_equal(t->party, row->party))
            return true;
    return false;
}

/* Rows by hand stand first; a row of the lists for the same office adds nothing. */
static void
take_active(const struct who *who, struct doc *doc, const struct who_person *person,
            struct actor *actor)
{
    for (const struct who_tenure *t = who_tenure(who, person->first_tenure); t;
         t = who_tenure(who, t->next)) {
        if (!is_active(t, today_of(doc)) || is_outdated(who, person, t, today_of(doc))) continue;
        if (actor->party.len && !slice_equal(actor->party, t->party)) continue;
        actor->party = t->party;
        actor->office = join_office(doc->arena, actor->office, t->office);
        if (!actor->rule.len) actor->rule = row_rule(doc->arena, t);
    }
    if (actor->office.len)
        actor->sector = office_sector(who, actor->office);
    else if (actor->rule.len && actor->party.len)
        actor->sector = SLICE_LITERAL("GOV");
}

/* Nothing held on that day: who has held something still belongs to the state. */
static void
take_past(const struct who *who, struct doc *doc, const struct who_person *person,
          struct actor *actor)
{
    for (const struct who_tenure *t = who_tenure(who, person->first_tenure); t;
         t = who_tenure(who, t->next)) {
        bool past = t->to != DAY_NONE && t->to <= today_of(doc);
        if (actor->party.len && !slice_equal(actor->party, t->party)) continue;
        if (who_find_state(who, t->party) == WHO_NONE) continue;
        actor->party = t->party;
        actor->rule = row_rule(doc->arena, t);
        actor->former |= past;
        if (actor->former)
            actor->sector = SLICE_LITERAL("ELI");
        else if (!actor->sector.len)
            actor->sector = SLICE_LITERAL("GOV");
    }
}

/* The text tells the office: the row of that office gives the party. */
static bool
take_told_office(const struct who *who, struct doc *doc, const struct who_person *person,
                 struct actor *actor)
{
    const struct who_tenure *best = NULL;
    for (const struct who_tenure *t = who_tenure(who, person->first_tenure); t;
         t = who_tenure(who, t->next)) {
        bool active = is_active(t, today_of(doc));
        bool right = office_matches(t->office, actor->office);
        if (!t->office.len && best && !is_outdated(who, person, best, today_of(doc))) continue;
        if (!best || is_outdated(who, person, best, today_of(doc)) ||
            (active && !is_active(best, today_of(doc))) ||
            (right && !office_matches(best->office, actor->office)))
            best = t;
    }
    if (!best) return false;
    actor->party = best->party;
    actor->rule = row_rule(doc->arena, best);
    return true;
}

bool
actor_from_table(const struct who *who, struct doc *doc, struct actor *actor,
                 struct actor_note *note)
{
    if (note->person == WHO_NONE) return false;
    const struct who_person *person = who_person(who, note->person);
    actor->name = person->name;
    actor->person_id = person->id;
    if (!note->sex) note->sex = person->sex;
    if (note->told_office || actor->former)
        return actor->party.len || take_told_office(who, doc, person, actor);
    take_active(who, doc, person, actor);
    if (!actor->sector.len || !actor->party.len) take_past(who, doc, person, actor);
    return actor->party.len > 0;
}

bool
actor_is_recent(const struct who *who, int32_t person, day_t day)
{
    for (const struct who_tenure *t = who_tenure(who, who_person(who, person)->first_tenure); t;
         t = who_tenure(who, t->next))
        if (t->to == DAY_NONE || day < t->to + RECENT_DAYS) return true;
    return false;
}

int32_t
actor_holder(const struct who *who, struct slice party, struct slice office, day_t day)
{
    int32_t holder = WHO_NONE;
    const struct who_tenure *t = who_tenure(who, who_first_of_party(who, party));
    for (; t; t = who_tenure(who, t->next_of_party)) {
        if (!is_active(t, day) || !office_matches(t->office, office)) continue;
        if (!t->stale) return t->person;
        if (holder == WHO_NONE) holder = t->person;
    }
    return holder;
}

struct slice
actor_code(const struct who *who, struct arena *arena, struct slice party, struct slice sector,
           bool plain)
{
    if (!party.len) return SLICE_NONE;
    int32_t org = who_find_organisation(who, party);
    if (who_find_state(who, party) == WHO_NONE && org != WHO_NONE)
        return who_organisation(who, org)->code;
    if (plain || !sector.len) return party;
    return slice_of(arena_printf(arena, "%.*s%.*s", SLICE_ARGS(party), SLICE_ARGS(sector)));
}
