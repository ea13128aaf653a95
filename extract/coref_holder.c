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
