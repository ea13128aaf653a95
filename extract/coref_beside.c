/* coref_beside.c: what stands beside a mention with no more than a comma between: "her counterparts
 * from Kenya and Uganda, Musalia Mudavadi and Jeje Odongo"; "the ruling party, Georgian Dream,". */
#include "extract/coref.h"

enum { NAMES_MOST = 8 };

static int32_t
end_of(const struct doc *doc, int32_t a)
{
    return doc->actors[a].first + doc->actors[a].count;
}

static bool
is_between(const struct doc *doc, int32_t from, int32_t to, const char *const *words)
{
    for (int32_t t = from; t < to; t++) {
        bool found = false;
        for (int w = 0; words[w]; w++) found |= slice_is(token_form(doc, t), words[w]);
        if (!found) return false;
    }
    return to >= from && to - from <= 2;
}

/* The first mention that begins at or after a token. */
static int32_t
mention_from(const struct doc *doc, int32_t a, int32_t token)
{
    while (a < doc->actor_count && doc->actors[a].first < token) a++;
    return a < doc->actor_count ? a : NONE;
}

/* A name without a party and title of its own. */
static bool
is_bare(const struct doc *doc, int32_t b)
{
    const struct actor_note *note = &doc->notes[b];
    return note->type == MENTION_NAME && !note->told_office && !note->told_party &&
           note->owner == NONE;
}

/* Names that are joined with each other and stand right after a mention, with a comma or not. */
static int32_t
names_after(const struct doc *doc, int32_t a, int32_t *names)
{
    static const char *const first[] = {",", ":", "-", NULL}, *const more[] = {",", "and", NULL};
    int32_t count = 0, end = end_of(doc, a);
    for (int32_t b = a; count < NAMES_MOST;) {
        b = mention_from(doc, b, end);
        if (b == NONE || !is_bare(doc, b) || doc->notes[b].sentence != doc->notes[a].sentence ||
            !is_between(doc, end, doc->actors[b].first, count ? more : first))
            break;
        if (count && end == doc->actors[b].first) break;
        names[count++] = b;
        end = end_of(doc, b);
    }
    return count;
}

/* Names that stand right before "the foreign ministers of Kenya and Uganda". */
static int32_t
names_before(const struct doc *doc, int32_t a, int32_t *names)
{
    static const char *const comma[] = {",", NULL}, *const more[] = {",", "and", NULL};
    int32_t count = 0, start = doc->actors[a].first;
    for (int32_t b = a - 1; b >= 0 && count < NAMES_MOST; b--) {
        if (end_of(doc, b) > start) continue;
        if (!is_bare(doc, b) || doc->notes[b].sentence != doc->notes[a].sentence ||
            start == end_of(doc, b) ||
            !is_between(doc, end_of(doc, b), start, count ? more : comma))
            break;
        names[count++] = b;
        start = doc->actors[b].first;
    }
    for (int32_t i = 0; i < count / 2; i++) {
        int32_t other = names[i];
        names[i] = names[count - 1 - i];
        names[count - 1 - i] = other;
    }
    return count;
}

static void
deal_party(struct coref *coref, int32_t name, struct slice party, bool sure)
{
    struct doc *doc = coref->doc;
    struct entity *entity = &doc->entities[doc->actors[name].entity];
    struct entity_note *known = &coref->entities[doc->actors[name].entity];
    if (entity->party.len && (known->told_party || !sure)) return;
    entity->party = doc->actors[name].party = party;
    known->told_party = party.len > 0;
}

static void
deal_to(struct coref *coref, int32_t a, const int32_t *names, int32_t count)
{
    const struct actor *group = &coref->doc->actors[a];
    for (int32_t i = 0; i < count; i++) {
        int32_t e = coref->doc->actors[names[i]].entity;
        if (e == NONE) continue;
        deal_party(coref, names[i], group->party_count ? group->parties[i] : group->party,
                   group->party_count > 0);
        struct entity *entity = &coref->doc->entities[e];
        if (!group->office.len || entity->office.len) continue;
        entity->office = coref->entities[e].offices = group->office;
        entity->sector = group->sector;
    }
}

void
coref_deal(struct coref *coref, int32_t a)
{
    const struct doc *doc = coref->doc;
    const struct actor *group = &doc->actors[a];
    int32_t names[NAMES_MOST];
    bool told = group->office.len || doc->notes[a].counterpart || group->party_count > 1;
    if (!told || !doc->notes[a].plural || (!group->party.len && group->party_count < 2)) return;
    int32_t count = names_after(doc, a, names);
    bool right = count == group->party_count || (!group->party_count && count > 1);
    if (!count || !right) {
        count = names_before(doc, a, names);
        right = count == group->party_count || (!group->party_count && count > 1);
    }
    if (count && right) deal_to(coref, a, names, count);
}

static bool
is_pause(const struct doc *doc, int32_t t)
{
    static const char *const pauses[] = {",", ".", ";", ")", "\u2014", "\u2013", NULL};
    return t >= doc->token_count || is_between(doc, t, t + 1, pauses);
}

/* Words of what somebody is, up to a comma or possessive: "anti-corruption tsar". */
static bool
is_job_word(const struct doc *doc, int32_t t)
{
    static const char *const towns[] = {"capital", "city", "town", "port", "island", NULL};
    enum upos upos = (enum upos)doc->tokens[t].upos;
    if (is_between(doc, t, t + 1, towns)) return false;
    return upos == UPOS_NOUN || upos == UPOS_ADJ || slice_is(token_form(doc, t), "-");
}

/* The state whose possessive begins at a token: "Nigeria|'s". */
static struct slice
owner_at(const struct doc *doc, int32_t a, int32_t mark, int32_t step)
{
    static const char *const marks[] = {"'s", "\u2019s", "'", "\u2019", NULL};
    if (!is_between(doc, mark, mark + 1, marks)) return SLICE_NONE;
    for (int32_t b = a + step; b >= 0 && b < doc->actor_count && b != a + 4 * step; b += step)
        if (doc->actors[b].kind == KIND_STATE && end_of(doc, b) == mark)
            return doc->actors[b].party;
    return SLICE_NONE;
}

enum { JOB_WORDS_MOST = 6 };

void
coref_job(struct coref *coref, int32_t a)
{
    static const char *const comma[] = {",", NULL};
    struct doc *doc = coref->doc;
    struct entity *entity = &doc->entities[doc->actors[a].entity];
    if (!is_bare(doc, a) || entity->party.len) return;
    int32_t before = doc->actors[a].first - 1, after = end_of(doc, a), n = 0;
    struct slice party = SLICE_NONE;
    if (before > 0 && is_between(doc, before, before + 1, comma) && is_pause(doc, after)) {
        for (before--; before > 0 && n < JOB_WORDS_MOST && is_job_word(doc, before); n++) before--;
        if (n) party = owner_at(doc, a, before, -1);
    }
    if (!party.len && is_between(doc, after, after + 1, comma)) {
        int32_t b = mention_from(doc, a, after + 1), mark = b == NONE ? 0 : end_of(doc, b), end;
        for (end = mark + 1; b != NONE && end < doc->token_count && is_job_word(doc, end);) end++;
        bool job = b != NONE && doc->actors[b].first <= after + 2 && end > mark + 1;
        if (job && is_pause(doc, end)) party = owner_at(doc, a, mark, 1);
    }
    if (!party.len) return;
    entity->party = doc->actors[a].party = party;
    coref->entities[doc->actors[a].entity].told_party = true;
}

/* An organisation that an institution may be: not one of states, nor one of another side. */
static bool
may_be_it(const struct coref *coref, int32_t a, int32_t b)
{
    const struct doc *doc = coref->doc;
    const struct actor *own = &doc->actors[a], *other = &doc->actors[b];
    int32_t number = doc->notes[b].organisation;
    enum who_org_kind kind = number == WHO_NONE ? ORG_PARTY
                                                : who_organisation(coref->who, number)->kind;
    bool sides = own->party.len && other->party.len && !slice_equal(own->party, other->party);
    return doc->notes[b].type == MENTION_ORGANISATION && kind > ORG_COURT && !sides &&
           doc->notes[b].sentence == doc->notes[a].sentence;
}

int32_t
coref_named_beside(const struct coref *coref, int32_t a)
{
    static const char *const comma[] = {",", NULL};
    const struct doc *doc = coref->doc;
    int32_t start = doc->actors[a].first, end = end_of(doc, a), b = mention_from(doc, a, end);
    if (b != NONE && end + 1 == doc->actors[b].first && is_between(doc, end, end + 1, comma) &&
        is_pause(doc, end_of(doc, b)) && may_be_it(coref, a, b))
        return b;
    for (b = a - 1; b >= 0 && end_of(doc, b) > start; b--) continue;
    if (b >= 0 && end_of(doc, b) + 1 == start && is_between(doc, start - 1, start, comma) &&
        is_pause(doc, end) && may_be_it(coref, a, b))
        return b;
    return NONE;
}
