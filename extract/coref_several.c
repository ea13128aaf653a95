/* coref_several.c: mentions that stand for several: "both sides", "they", "troops". */
#include "extract/coref.h"

enum { PAIR_SENTENCES = 6, TWO = 2 };

/* Found while looking back: mentions of two parties. */
struct two {
    int32_t mention[TWO];
    int count;
};

static bool
has_party(const struct doc *doc, const struct two *two, struct slice party)
{
    for (int i = 0; i < two->count; i++)
        if (slice_equal(coref_party_of(doc, two->mention[i]), party)) return true;
    return false;
}

/* What may be one of two: people first, then states, also those of who only speaks for one;
 * organisations last. */
enum look { LOOK_PEOPLE, LOOK_STATES, LOOK_SPOKEN, LOOK_ALL, LOOK_COUNT };

static bool
may_be_one(const struct coref *coref, int32_t b, enum look look)
{
    const struct actor *actor = &coref->doc->actors[b];
    enum mention_type type = coref->doc->notes[b].type;
    if (type == MENTION_ORDINAL || !coref_party_of(coref->doc, b).len || actor->party_count > 1)
        return false;
    if (actor->spokesperson && look != LOOK_SPOKEN) return false;
    enum deprel rel = coref->doc->tokens[actor->head].deprel;
    if (coref->doc->notes[b].town && (rel == DEP_COMPOUND || rel == DEP_AMOD)) return false;
    bool person = (actor->kind == KIND_PERSON ||
                   (actor->entity != NONE &&
                    coref->doc->entities[actor->entity].kind == KIND_PERSON)) &&
                  type != MENTION_HANDLE;
    if (look == LOOK_PEOPLE) return person;
    bool state = who_find_state(coref->who, coref_party_of(coref->doc, b)) != WHO_NONE;
    if (look == LOOK_STATES || look == LOOK_SPOKEN) return state;
    return true;
}

static struct two
find_two(const struct coref *coref, int32_t a, enum look look)
{
    const struct doc *doc = coref->doc;
    struct two two = {.count = 0};
    for (int32_t b = a - 1; b >= 0 && b > a - COREF_BACK && two.count < TWO; b--) {
        if (doc->notes[b].story != doc->notes[a].story ||
            doc->notes[a].sentence - doc->notes[b].sentence > PAIR_SENTENCES)
            break;
        bool ordinal = doc->notes[a].type == MENTION_ORDINAL; /* "the latter thanked the former" */
        if (!may_be_one(coref, b, look) || doc->notes[b].type == MENTION_ORDINAL) continue;
        if (!ordinal && coref_is_own_subject(coref, a, b)) continue;
        struct slice party = coref_party_of(doc, b);
        if (!has_party(doc, &two, party)) two.mention[two.count++] = b;
    }
    return two;
}

/* After the pair in its own sentence: "both sides, Iran and Oman, ...". */
static struct two
find_two_after(const struct coref *coref, int32_t a)
{
    const struct doc *doc = coref->doc;
    struct two two = {.count = 0};
    for (int32_t b = a + 1; b < doc->actor_count && b < a + 8 && two.count < TWO; b++) {
        if (doc->notes[b].sentence != doc->notes[a].sentence) break;
        if (may_be_one(coref, b, LOOK_STATES) && !has_party(doc, &two, coref_party_of(doc, b)))
            two.mention[two.count++] = b;
    }
    if (two.count == TWO) {
        int32_t first = two.mention[0];
        two.mention[0] = two.mention[1];
        two.mention[1] = first;
    }
    return two;
}

/* Two found looking back stand in reverse: the one named first comes first. */
static void
set_members(struct coref *coref, int32_t a, const struct two *two)
{
    struct doc *doc = coref->doc;
    struct actor *actor = &doc->actors[a];
    struct slice *parties = ARENA_ARRAY(doc->arena, struct slice, TWO);
    int32_t *members = ARENA_ARRAY(doc->arena, int32_t, TWO);
    for (int i = 0; i < TWO; i++) {
        members[i] = two->mention[TWO - 1 - i];
        parties[i] = coref_party_of(doc, members[i]);
    }
    actor->parties = parties;
    actor->members = members;
    actor->party_count = actor->member_count = TWO;
    const struct slice sector = doc->actors[members[0]].sector;
    actor->sector = sector.len ? sector : SLICE_LITERAL("GOV");
}

static bool
says(const struct doc *doc, int32_t a, const char *word)
{
    struct slice text = doc_slice(doc, doc->actors[a].span);
    return memmem(text.at, text.len, word, strlen(word)) != NULL;
}

/* Two coordinated people or states right before: "Lavrov and Wang ... they". */
static bool
are_joined(const struct doc *doc, const struct two *two)
{
    const struct actor *late = &doc->actors[two->mention[0]],
                       *early = &doc->actors[two->mention[1]];
    int32_t gap = late->first - (early->first + early->count);
    return doc->notes[two->mention[0]].sentence == doc->notes[two->mention[1]].sentence &&
           gap >= 0 && gap <= 3;
}

static void
copy_group(struct doc *doc, int32_t a, int32_t from)
{
    struct actor *actor = &doc->actors[a];
    const struct actor *other = &doc->actors[from];
    actor->parties = other->parties;
    actor->party_count = other->party_count;
    actor->members = other->members;
    actor->member_count = other->member_count;
    actor->party = other->party;
    actor->sector = other->sector;
    actor->entity = other->entity;
    actor->kind = other->kind;
    actor->name = other->name;
}

/* "Thai and Cambodian troops" are two, and stand nearer than others: "both sides". */
static bool
take_group_of_two(struct coref *coref, int32_t a, int32_t after)
{
    struct doc *doc = coref->doc;
    for (int32_t b = a - 1; b > after && b > a - COREF_BACK; b--) {
        if (doc->notes[b].story != doc->notes[a].story ||
            doc->notes[a].sentence - doc->notes[b].sentence > PAIR_SENTENCES)
            return false;
        bool group = doc->notes[b].type == MENTION_GROUP ||
                     doc->notes[b].type == MENTION_COUNTERPART;
        if (!group || doc->actors[b].party_count != TWO) continue;
        copy_group(doc, a, b);
        return true;
    }
    return false;
}

/* "Urged both to talk. ... doctors to both": the same two. */
static bool
take_last_pair(struct coref *coref, int32_t a)
{
    struct doc *doc = coref->doc;
    if (doc->actors[a].count > 1) return false;
    for (int32_t b = a - 1; b >= 0 && b > a - COREF_BACK; b--) {
        if (doc->notes[b].story != doc->notes[a].story ||
            doc->notes[a].sentence - doc->notes[b].sentence > 3)
            return false;
        if (doc->notes[b].type != MENTION_PAIR || doc->actors[b].party_count != TWO) continue;
        copy_group(doc, a, b);
        return true;
    }
    return false;
}

void
coref_pair(struct coref *coref, int32_t a)
{
    struct doc *doc = coref->doc;
    if (take_last_pair(coref, a)) return;
    int number = coref_number_of(coref, a);
    if (number) return coref_take_number(coref, a, number);
    if (coref_take_namesakes(coref, a) || coref_list(coref, a)) return;
    static const char *const of_states[] = {"countries", "nations", "states",      "capitals",
                                            "neighbo",   "powers",  "governments", "armies",
                                            "sides",     "rivals",  "allies",      NULL};
    bool states = false;
    for (int i = 0; of_states[i]; i++) states |= says(doc, a, of_states[i]);
    bool sides = says(doc, a, "sides") || says(doc, a, "parties") || says(doc, a, "rivals");
    struct two two = {.count = 0};
    if (!states || sides) two = find_two(coref, a, LOOK_PEOPLE);
    /* people far away give way to two states named together */
    struct two near = find_two(coref, a, LOOK_STATES);
    bool nearer = near.count == TWO &&
                  (two.count < TWO || (sides && are_joined(doc, &near) &&
                                       doc->notes[near.mention[TWO - 1]].sentence >
                                           doc->notes[two.mention[TWO - 1]].sentence));
    if (nearer) two = near;
    if (take_group_of_two(coref, a, two.count == TWO ? two.mention[1] : NONE)) return;
    if (two.count < TWO && states) two = find_two(coref, a, LOOK_SPOKEN);
    if (two.count < TWO) two = find_two(coref, a, LOOK_ALL);
    if (two.count < TWO) two = find_two_after(coref, a);
    if (two.count == TWO) set_members(coref, a, &two);
}

void
coref_ordinal(struct coref *coref, int32_t a)
{
    struct doc *doc = coref->doc;
    bool last = says(doc, a, "latter");
    int32_t b = coref_listed(coref, a, last);
    struct two two = find_two(coref, a, LOOK_PEOPLE);
    if (two.count < TWO) two = find_two(coref, a, LOOK_STATES);
    if (b == NONE && two.count < TWO) return;
    if (b == NONE) b = two.mention[last ? 0 : 1];
    doc->actors[a].kind = doc->actors[b].kind;
    if (doc->actors[b].entity != NONE) coref_join(coref, a, doc->actors[b].entity);
}

static bool
is_several(const struct doc *doc, int32_t b)
{
    const struct actor_note *note = &doc->notes[b];
    return note->type == MENTION_PAIR || note->type == MENTION_THEY ||
           (note->type == MENTION_GROUP && note->plural);
}

void
coref_they(struct coref *coref, int32_t a)
{
    struct doc *doc = coref->doc;
    int32_t last_thing = NONE;
    if (coref_take_subjects(coref, a)) return;
    for (int32_t b = a - 1; b >= 0 && b > a - COREF_BACK; b--) {
        if (doc->notes[b].story != doc->notes[a].story ||
            doc->notes[a].sentence - doc->notes[b].sentence > 2)
            break;
        const struct actor *other = &doc->actors[b];
        if (other->first <= doc->actors[a].first &&
            other->first + other->count > doc->actors[a].first)
            continue;
        if (is_several(doc, b) && (other->party.len || other->party_count)) {
            copy_group(doc, a, b);
            return;
        }
        bool thing = other->kind == KIND_ORGANISATION && doc->notes[b].subject;
        if (thing && last_thing == NONE) last_thing = b;
    }
    struct two two = find_two(coref, a, LOOK_PEOPLE);
    bool near = two.count == TWO &&
                doc->notes[a].sentence - doc->notes[two.mention[1]].sentence <= 1;
    if (!near) two = find_two(coref, a, LOOK_STATES);
    near = two.count == TWO && doc->notes[a].sentence - doc->notes[two.mention[1]].sentence <= 1;
    if (near && (last_thing == NONE || are_joined(doc, &two)))
        set_members(coref, a, &two);
    else if (last_thing != NONE)
        copy_group(doc, a, last_thing);
}

bool
coref_is_of_state(struct slice sector)
{
    static const char *const sectors[] = {"GOV", "MIL", "COP", "LEG", "JUD", "SPY"};
    for (size_t i = 0; i < sizeof sectors / sizeof sectors[0]; i++)
        if (slice_is(sector, sectors[i])) return true;
    return false;
}

/* "the presidents of the two countries": theirs. */
static bool
take_pair(struct coref *coref, int32_t a)
{
    struct doc *doc = coref->doc;
    int32_t b = a + 1, end = doc->actors[a].first + doc->actors[a].count;
    if (b >= doc->actor_count || doc->notes[b].type != MENTION_PAIR) return false;
    int32_t gap = doc->actors[b].first - end;
    if (gap < 0 || gap > 1) return false;
    coref_pair(coref, b);
    const struct slice sector = doc->actors[a].sector;
    copy_group(doc, a, b);
    doc->actors[a].sector = sector;
    return doc->actors[a].party_count > 0;
}

/* "The ministers" after "foreign ministers of the OIC": they. */
static bool
take_same_group(struct coref *coref, int32_t a)
{
    struct doc *doc = coref->doc;
    struct slice office = doc->actors[a].office;
    if (!doc->notes[a].definite || !office.len) return false;
    for (int32_t b = a - 1;
         b >= 0 && b > a - COREF_BACK && doc->notes[b].story == doc->notes[a].story; b--) {
        const struct actor *other = &doc->actors[b];
        if (doc->notes[b].type != MENTION_GROUP || !other->office.len ||
            !(other->party.len || other->party_count))
            continue;
        if (!office_matches(office, other->office) &&
            !memmem(other->office.at, other->office.len, office.at, office.len))
            continue;
        copy_group(doc, a, b);
        doc->actors[a].office = other->office;
        return true;
    }
    return false;
}

/* "The ministers" after two of them. */
static bool
take_two(struct coref *coref, int32_t a)
{
    const struct doc *doc = coref->doc;
    if (!doc->notes[a].definite || !doc->actors[a].office.len) return false;
    struct two two = find_two(coref, a, LOOK_PEOPLE);
    if (two.count < TWO || doc->notes[a].sentence - doc->notes[two.mention[1]].sentence > 2)
        return false;
    set_members(coref, a, &two);
    return true;
}

/* The kinds of organisations that a group without a name may belong to. */
static bool
is_theirs(const struct coref *coref, int32_t a, int32_t b, bool armed)
{
    const struct doc *doc = coref->doc;
    int32_t number = doc->notes[b].organisation;
    if (number == WHO_NONE || doc->actors[b].kind != KIND_ORGANISATION) return false;
    if (doc->notes[b].story != doc->notes[a].story) return false;
    enum who_org_kind kind = who_organisation(coref->who, number)->kind;
    return armed ? kind == ORG_ARMED && b < a : kind == ORG_IGO || kind == ORG_BLOC;
}

/* The armed group that was spoken of last; the organisation of states that is spoken of most. */
static int32_t
find_organisation(const struct coref *coref, int32_t a, bool armed)
{
    const struct doc *doc = coref->doc;
    int32_t from = a > COREF_BACK ? a - COREF_BACK : 0, best = NONE, best_count = 0;
    for (int32_t b = from; b < doc->actor_count && b < a + COREF_BACK; b++) {
        if (!is_theirs(coref, a, b, armed)) continue;
        int32_t count = armed ? b : 0;
        for (int32_t c = from; c < doc->actor_count && c < a + COREF_BACK && !armed; c++)
            count += doc->notes[c].organisation == doc->notes[b].organisation;
        if (count > best_count || best == NONE) best = b, best_count = count;
    }
    return best;
}

/* "The rebels" of whom the story tells; "Heads of Government", who decide for their organisation.
 */
static bool
take_organisation(struct coref *coref, int32_t a)
{
    struct doc *doc = coref->doc;
    bool armed = slice_is(doc->actors[a].sector, "REB") && doc->notes[a].definite;
    if (!armed && !says(doc, a, "eads of")) return false;
    int32_t b = find_organisation(coref, a, armed);
    if (b == NONE) return false;
    doc->actors[a].party = doc->actors[b].party;
    if (armed && doc->actors[b].entity != NONE) doc->actors[a].name = doc->actors[b].name;
    return true;
}

void
coref_group(struct coref *coref, int32_t a)
{
    struct doc *doc = coref->doc;
    struct actor *actor = &doc->actors[a];
    int32_t owner = coref_owner(coref, a);
    if (!actor->party.len && !actor->party_count && owner != NONE)
        actor->party = doc->actors[owner].party;
    if (!actor->party.len && !actor->party_count) actor->party = doc->notes[a].only;
    bool of_many = doc->notes[a].told_party; /* and yet no party: of a region */
    if (actor->party.len || actor->party_count || of_many) return;
    if (doc->notes[a].definite && coref_list(coref, a) && actor->party_count) return;
    if (take_pair(coref, a) || take_same_group(coref, a) || take_organisation(coref, a) ||
        take_two(coref, a) || doc->notes[a].weapon)
        return;
    bool armed = slice_is(actor->sector, "MIL") || slice_is(actor->sector, "COP");
    if (says(doc, a, "other") || says(doc, a, "Other")) return;
    bool counted = doc->tokens[actor->first].upos == UPOS_NUM;
    if ((doc->notes[a].indefinite || counted) && !doc->notes[a].subject)
        return; /* "killing two sailors" */
    if (coref_is_of_state(actor->sector) && (armed || coref->outlet || doc->notes[a].definite))
        actor->party = coref_context(coref, a);
}
