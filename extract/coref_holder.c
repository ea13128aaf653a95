/* coref_holder.c: "Prime Minister Khan": the only holder of that office on that day with that
 * family name. */
#include "extract/coref.h"

static bool
same_word(const struct who_word *a, const struct who_word *b)
{
    return a->len == b->len && !memcmp(a->at, b->at, a->len);
}

/* The last word of a name, or the first: "Khan" of Imran Khan, "Wang" of Wang Yi. */
static bool
is_family(struct slice word, struct slice name)
{
    struct who_word said, first, last, next;
    if (!who_next_word(&word, &said) || !who_next_word(&name, &first)) return false;
    for (last = first; who_next_word(&name, &next);) last = next;
    return same_word(&said, &first) || same_word(&said, &last);
}

/* The holder for a party, where the family name is his; WHO_NONE. */
static int32_t
holder_for(const struct coref *coref, int32_t a, struct slice party)
{
    const struct doc *doc = coref->doc;
    day_t day = doc->published == DAY_NONE ? day_today() : doc->published;
    int32_t person = actor_holder(coref->who, party, doc->actors[a].office, day);
    if (person == WHO_NONE) return WHO_NONE;
    struct slice name = coref->entities[doc->actors[a].entity].name;
    return is_family(name, who_person(coref->who, person)->name) ? person : WHO_NONE;
}

static void
adopt(struct coref *coref, int32_t a, int32_t person)
{
    struct entity *entity = &coref->doc->entities[coref->doc->actors[a].entity];
    const struct who_person *known = who_person(coref->who, person);
    coref->entities[coref->doc->actors[a].entity].person = person;
    entity->name = known->name;
    entity->person_id = known->id;
}

/* Of all states: the one whose holder it is. Empty: none, or several, which all have lost. */
static struct slice
only_state(const struct coref *coref, int32_t a)
{
    int32_t found = WHO_NONE, count = 0;
    for (int32_t s = 0; s < who_state_count(coref->who); s++) {
        if (holder_for(coref, a, who_state(coref->who, s)->code) == WHO_NONE) continue;
        if (count++) coref_add_loser(coref, a, who_state(coref->who, s)->code);
        if (count == 1) found = s;
    }
    if (count == 1) return who_state(coref->who, found)->code;
    if (count) coref_add_loser(coref, a, who_state(coref->who, found)->code);
    return SLICE_NONE;
}

enum { STATES_MOST = 32 };

/* Offices whose holders are spoken of by a family name alone: "Kerry". */
static const char *const known_by_name[] = {"president",          "prime minister",
                                            "foreign minister",   "foreign secretary",
                                            "secretary of state", "chancellor"};

static int32_t
known_holder(const struct coref *coref, struct slice party, struct slice name)
{
    day_t day = coref->doc->published == DAY_NONE ? day_today() : coref->doc->published;
    for (size_t o = 0; o < sizeof known_by_name / sizeof known_by_name[0]; o++) {
        int32_t person = actor_holder(coref->who, party, slice_of(known_by_name[o]), day);
        if (person != WHO_NONE && is_family(name, who_person(coref->who, person)->name))
            return person;
    }
    return WHO_NONE;
}

/* The states that are spoken of in the story of a mention. Returns their number. */
static int
states_of(const struct doc *doc, int32_t a, struct slice *states)
{
    int count = 0;
    for (int32_t b = 0; b < doc->actor_count && count < STATES_MOST; b++) {
        struct slice state = doc->actors[b].party;
        if (state.len != 3 || doc->notes[b].story != doc->notes[a].story) continue;
        int known = 0;
        while (known < count && !slice_equal(states[known], state)) known++;
        if (known == count) states[count++] = state;
    }
    return count;
}

/* The only one of that name; WHO_NONE: none, or of two neither. */
static int32_t
find_known(const struct coref *coref, int32_t a, struct slice name, struct slice *party)
{
    struct slice states[STATES_MOST];
    int count = states_of(coref->doc, a, states);
    int32_t found = WHO_NONE;
    for (int s = 0; s < count; s++) {
        int32_t person = known_holder(coref, states[s], name);
        if (person == WHO_NONE || person == found) continue;
        if (found != WHO_NONE) return WHO_NONE;
        found = person;
        *party = states[s];
    }
    return found;
}

void
coref_known(struct coref *coref, int32_t a)
{
    struct doc *doc = coref->doc;
    struct actor *actor = &doc->actors[a];
    struct entity *entity = &doc->entities[actor->entity];
    struct entity_note *known = &coref->entities[actor->entity];
    bool told = known->person != WHO_NONE || entity->party.len || known->told_office;
    if (told || doc->notes[a].sex || memchr(known->name.at, ' ', known->name.len)) return;
    struct slice party = SLICE_NONE;
    int32_t found = find_known(coref, a, known->name, &party);
    if (found == WHO_NONE) return;
    adopt(coref, a, found);
    coref_set_party(coref, a, party);
    doc->notes[a].person = found;
    if (!actor_from_table(coref->who, doc, actor, &doc->notes[a])) return;
    entity->office = known->offices = actor->office;
    entity->sector = actor->sector;
}

void
coref_holder(struct coref *coref, int32_t a)
{
    struct entity *entity = &coref->doc->entities[coref->doc->actors[a].entity];
    if (coref->entities[coref->doc->actors[a].entity].person != WHO_NONE) return;
    if (!coref->doc->notes[a].told_office || coref->doc->notes[a].name_count != 1) return;
    if (!entity->party.len) {
        struct slice party = only_state(coref, a);
        if (!party.len) return;
        coref_set_party(coref, a, party);
    }
    int32_t person = holder_for(coref, a, entity->party);
    if (person != WHO_NONE) adopt(coref, a, person);
}
