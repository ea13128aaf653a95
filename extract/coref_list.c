/* coref_list.c: "all three", "the three countries", "the first two": those of a list of states or
 * people that was told before. */
#include "extract/coref.h"
#include "extract/syntax.h"

enum { LIST_MOST = 9, LIST_SENTENCES = 3 };

struct list {
    int32_t mention[LIST_MOST];
    int count;
};

/* Several lists of one sentence are told apart by the word that heads them. */
static int32_t
head_of(const struct doc *doc, int32_t b)
{
    return syntax_first_conjunct(doc, doc->actors[b].head);
}

/* The list that this mention is part of, each party once. */
static struct list
list_with(const struct doc *doc, int32_t b)
{
    struct list list = {.count = 0};
    int32_t head = head_of(doc, b), first = b;
    while (first > 0 && doc->notes[first - 1].sentence == doc->notes[b].sentence) first--;
    for (int32_t m = first; m <= b && list.count < LIST_MOST; m++) {
        struct slice party = coref_party_of(doc, m);
        bool known = false;
        if (head_of(doc, m) != head || !party.len) continue;
        for (int i = 0; i < list.count; i++)
            known |= slice_equal(coref_party_of(doc, list.mention[i]), party);
        if (!known) list.mention[list.count++] = m;
    }
    return list;
}

/* The last list of so many; least: of that many at least. */
static struct list
find_list(const struct coref *coref, int32_t a, int count, bool least)
{
    const struct doc *doc = coref->doc;
    struct list none = {.count = 0};
    for (int32_t b = a - 1; b >= 0 && b > a - COREF_BACK; b--) {
        if (doc->notes[b].story != doc->notes[a].story ||
            doc->notes[a].sentence - doc->notes[b].sentence > LIST_SENTENCES)
            break;
        if (doc->notes[b].sentence == doc->notes[a].sentence) continue;
        struct list list = list_with(doc, b);
        if (list.count == count || (least && list.count > count)) return list;
    }
    return none;
}

static void
set_members(struct doc *doc, int32_t a, const int32_t *mentions, int count)
{
    struct actor *actor = &doc->actors[a];
    struct slice *parties = ARENA_ARRAY(doc->arena, struct slice, (size_t)count);
    int32_t *members = ARENA_ARRAY(doc->arena, int32_t, (size_t)count);
    for (int i = 0; i < count; i++) {
        members[i] = mentions[i];
        parties[i] = coref_party_of(doc, mentions[i]);
    }
    actor->parties = parties;
    actor->members = members;
    actor->party_count = actor->member_count = count;
    const struct slice sector = doc->actors[members[0]].sector;
    actor->sector = sector.len ? sector : SLICE_LITERAL("GOV");
}

/* "The ministers of X, Y and Z" are one mention of so many. */
static bool
take_group(struct coref *coref, int32_t a, int count)
{
    struct doc *doc = coref->doc;
    for (int32_t b = a - 1; b >= 0 && b > a - COREF_BACK; b--) {
        struct actor *actor = &doc->actors[a];
        const struct actor *group = &doc->actors[b];
        if (doc->notes[b].story != doc->notes[a].story ||
            doc->notes[a].sentence - doc->notes[b].sentence > LIST_SENTENCES)
            return false;
        if (group->party_count != count) continue;
        actor->parties = group->parties;
        actor->members = group->members;
        actor->party_count = group->party_count;
        actor->member_count = group->member_count;
        actor->sector = group->sector;
        return true;
    }
    return false;
}

static int
add_party(struct slice *parties, int count, struct slice party)
{
    for (int i = 0; i < count; i++)
        if (slice_equal(parties[i], party)) return count;
    if (party.len && count < LIST_MOST) parties[count++] = party;
    return count;
}

/* Nobody listed them: "X met his Y and Z colleagues. The trio": all whom the sentence before names,
 * where they are so many. */
static void
take_named(struct coref *coref, int32_t a, int count)
{
    struct doc *doc = coref->doc;
    struct slice *parties = ARENA_ARRAY(doc->arena, struct slice, LIST_MOST);
    int32_t b = a - 1;
    int found = 0;
    while (b >= 0 && doc->notes[b].sentence >= doc->notes[a].sentence - 1 &&
           doc->notes[b].story == doc->notes[a].story)
        b--;
    for (b++; b < a; b++) {
        if (doc->notes[b].sentence == doc->notes[a].sentence) continue;
        found = add_party(parties, found, coref_party_of(doc, b));
        for (int i = 0; i < doc->actors[b].party_count; i++)
            found = add_party(parties, found, doc->actors[b].parties[i]);
    }
    if (found != count) return;
    doc->actors[a].parties = parties;
    doc->actors[a].party_count = count;
    doc->actors[a].sector = SLICE_LITERAL("GOV");
}

/* The word at the mention's second place says how many: "all three", "the three", "the first two".
 */
bool
coref_list(struct coref *coref, int32_t a)
{
    static const char *const numbers[] = {"three", "four", "five", "six", "seven", "eight", "nine"};
    struct doc *doc = coref->doc;
    struct slice word = token_form(doc, doc->actors[a].first + 1);
    bool first = slice_is(word, "first"), last = slice_is(word, "last") || slice_is(word, "latter");
    for (int n = 0; n < (int)(sizeof numbers / sizeof numbers[0]); n++) {
        if (!slice_is(word, numbers[n]) && (n || !slice_is(word, "trio"))) continue;
        if (take_group(coref, a, n + 3)) return true;
        struct list list = find_list(coref, a, n + 3, false);
        if (list.count)
            set_members(doc, a, list.mention, list.count);
        else
            take_named(coref, a, n + 3);
        return true;
    }
    if (!first && !last) return false;
    struct list list = find_list(coref, a, 3, true);
    if (list.count) set_members(doc, a, list.mention + (last ? list.count - 2 : 0), 2);
    return true;
}

/* "The former" of "X and Y urged Z". */
int32_t
coref_listed(struct coref *coref, int32_t a, bool last)
{
    struct list list = find_list(coref, a, 2, false);
    if (!list.count) return NONE;
    int32_t found = list.mention[last ? 1 : 0];
    return coref->doc->notes[a].sentence - coref->doc->notes[found].sentence == 1 ? found : NONE;
}
