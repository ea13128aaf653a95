/* coref_joined.c: three and more who are named together: "Norway, Ireland and Spain said they",
 * "the three countries", "the two Koreas". */
#include "extract/coref.h"

enum { JOINED_MOST = 8, JOINED_SENTENCES = 8 };

/* Mentions that are coordinated, of different parties. */
struct joined {
    int32_t mention[JOINED_MOST];
    struct slice party[JOINED_MOST];
    int count;
};

static void
add(const struct coref *coref, struct joined *joined, int32_t b)
{
    const struct doc *doc = coref->doc;
    if (b == NONE || joined->count == JOINED_MOST) return;
    const struct actor *actor = &doc->actors[b];
    struct slice party = actor->party;
    if (!party.len && actor->entity != NONE) party = doc->entities[actor->entity].party;
    if (!party.len) return;
    for (int i = 0; i < joined->count; i++)
        if (slice_equal(joined->party[i], party)) return;
    joined->mention[joined->count] = b;
    joined->party[joined->count++] = party;
}

/* The mention at b and those that are coordinated with it. */
static struct joined
joined_at(const struct coref *coref, int32_t b)
{
    const struct doc *doc = coref->doc;
    struct joined joined = {.count = 0};
    int32_t head = doc->actors[b].head;
    add(coref, &joined, b);
    for (int32_t c = doc->tokens[head].first_child; c != NONE; c = doc->tokens[c].next_sibling) {
        enum deprel rel = (enum deprel)doc->tokens[c].deprel;
        if (rel == DEP_CONJ || rel == DEP_APPOS) add(coref, &joined, doc->tokens[c].actor);
    }
    return joined;
}

static void
stand_for(struct coref *coref, int32_t a, const struct joined *joined)
{
    struct arena *arena = coref->doc->arena;
    struct actor *actor = &coref->doc->actors[a];
    struct slice *parties = ARENA_ARRAY(arena, struct slice, (size_t)joined->count);
    int32_t *members = ARENA_ARRAY(arena, int32_t, (size_t)joined->count);
    for (int i = 0; i < joined->count; i++) {
        parties[i] = joined->party[i];
        members[i] = joined->mention[i];
    }
    actor->parties = parties;
    actor->members = members;
    actor->party_count = actor->member_count = joined->count;
    actor->sector = SLICE_LITERAL("GOV");
}

bool
coref_take_subjects(struct coref *coref, int32_t a)
{
    const struct doc *doc = coref->doc;
    for (int32_t b = a - 1; b >= 0 && b > a - COREF_BACK; b--) {
        if (doc->notes[b].story != doc->notes[a].story ||
            doc->notes[a].sentence - doc->notes[b].sentence > 1)
            return false;
        if (!doc->notes[b].subject) continue;
        struct joined joined = joined_at(coref, b);
        if (joined.count < 3) continue;
        stand_for(coref, a, &joined);
        return true;
    }
    return false;
}

int
coref_number_of(const struct coref *coref, int32_t a)
{
    static const char *const words[] = {"three", "four", "five", "six", "seven", "eight"};
    const struct actor *actor = &coref->doc->actors[a];
    for (int32_t i = 0; i < actor->count; i++)
        for (int w = 0; w < (int)(sizeof words / sizeof words[0]); w++)
            if (slice_is_nocase(token_form(coref->doc, actor->first + i), words[w])) return w + 3;
    return 0;
}

void
coref_take_number(struct coref *coref, int32_t a, int number)
{
    const struct doc *doc = coref->doc;
    for (int32_t b = a - 1; b >= 0 && b > a - COREF_BACK; b--) {
        if (doc->notes[b].story != doc->notes[a].story ||
            doc->notes[a].sentence - doc->notes[b].sentence > JOINED_SENTENCES)
            return;
        struct joined joined = joined_at(coref, b);
        if (joined.count != number) continue;
        stand_for(coref, a, &joined);
        return;
    }
}

/* "The two Koreas". */
bool
coref_take_namesakes(struct coref *coref, int32_t a)
{
    static const struct {
        const char *name, *parties[2];
    } namesakes[] = {
        {"Koreas", {"PRK", "KOR"}}, {"Sudans", {"SDN", "SSD"}}, {"Congos", {"COD", "COG"}}};
    struct actor *actor = &coref->doc->actors[a];
    struct slice text = doc_slice(coref->doc, actor->span);
    for (size_t i = 0; i < sizeof namesakes / sizeof namesakes[0]; i++) {
        if (!memmem(text.at, text.len, namesakes[i].name, strlen(namesakes[i].name))) continue;
        struct slice *parties = ARENA_ARRAY(coref->doc->arena, struct slice, 2);
        for (int p = 0; p < 2; p++) parties[p] = slice_of(namesakes[i].parties[p]);
        actor->parties = parties;
        actor->party_count = 2;
        actor->sector = SLICE_LITERAL("GOV");
        return true;
    }
    return false;
}
