/* actor_office.c: offices, and other words that a phrase is about: "Prime Minister and Foreign
 * Minister", "counterpart", "troops". */
#include "extract/actor_phrase.h"

enum { OFFICES_MOST = 4 };

static const char *const joins[] = {"and", "&", "/", "cum", NULL};

static struct slice
joined(struct arena *arena, struct slice a, const char *between, struct slice b)
{
    if (!a.len) return b;
    return slice_of(arena_printf(arena, "%.*s%s%.*s", SLICE_ARGS(a), between, SLICE_ARGS(b)));
}

/* Titles that only men, only women have. */
static char
sex_of(const struct scan *scan, int32_t t)
{
    static const char *const women[] = {"queen",   "princess", "widow",   "wife", "empress",
                                        "duchess", "lady",     "sheikha", NULL};
    static const char *const men[] = {"king",    "prince", "emir", "sultan",
                                      "emperor", "pope",   "duke", NULL};
    struct slice form = token_form(scan->doc, t);
    if (slice_ends(form, "woman") || scan_is_one(scan, t, women)) return 'f';
    bool man = slice_ends(form, "man") && !slice_ends(form, "woman") &&
               !slice_is_nocase(form, "chairman");
    return man || scan_is_one(scan, t, men) ? 'm' : 0;
}

/* One office with what makes another one of it: "deputy", and its plural. Returns the token after
 * it, or t. */
static int32_t
read_office(const struct scan *scan, int32_t t, struct phrase *p)
{
    static const enum term_kind kinds[] = {TERM_OFFICE, TERM_SPEAKER, TERM_OFFICES, TERM_SPEAKERS};
    struct arena *arena = scan->doc->arena;
    int32_t at = t;
    struct slice prefix = SLICE_NONE;
    const struct who_term *deputy = scan_term(scan, at, TERM_DEPUTY);
    if (deputy) {
        prefix = deputy->shown;
        at += scan->units[at].count;
        if (scan_is(scan, at, "-")) at++;
    }
    struct slice field = SLICE_NONE;
    int32_t after = phrase_field_minister(scan, at, &field);
    const struct who_term *term = PHRASE_TERM(scan, at + phrase_field(scan, at), kinds);
    if (!term) return t;
    struct slice office = field.len ? field : term->shown;
    if (prefix.len) office = joined(arena, prefix, " ", office);
    p->office = joined(arena, p->office, " and ", office);
    if (!p->sector.len) p->sector = term->sector;
    if (!p->only.len) p->only = who_only(scan->who, term);
    p->speaker |= term->kind == TERM_SPEAKER || term->kind == TERM_SPEAKERS;
    p->plural |= term->kind == TERM_OFFICES || term->kind == TERM_SPEAKERS;
    at = field.len ? after : at + scan->units[at].count;
    p->head = at - 1;
    if (!p->sex) p->sex = sex_of(scan, p->head);
    return at;
}

/* "Prime Minister and Foreign Minister": all of them are one person's where a name follows. */
static int32_t
read_offices(const struct scan *scan, int32_t t, struct phrase *p)
{
    int32_t at = read_office(scan, t, p);
    if (at == t) return t;
    struct phrase one = *p;
    int32_t one_end = at;
    for (int n = 1; n < OFFICES_MOST; n++) {
        int32_t next = at;
        bool comma = scan_is(scan, next, ",");
        if (!comma && !scan_is_one(scan, next, joins)) break;
        struct slice before = p->office;
        int32_t office = read_office(scan, next + 1, p);
        if (office == next + 1) break;
        bool courtesy = comma && (scan_is(scan, office - 1, "ambassador") ||
                                  scan_is(scan, office - 1, "senator"));
        if (courtesy) p->office = before; /* "the Minister of State, Ambassador X" */
        at = office;
    }
    if (at == one_end || p->plural) return *p = one, one_end;
    int32_t name = at;
    static const char *const of[] = {"of", ",", NULL};
    while (scan_term(scan, name, TERM_HONORIFIC) || scan_term(scan, name, TERM_RANK))
        name += scan->units[name].count;
    if (scan_person_name(scan, name, true) || scan_is_one(scan, at, of) || one.name_count ||
        scan_is(scan, at, "@"))
        return at;
    if (at >= scan->end || token_form(scan->doc, at).at[0] == '@') return at;
    *p = one;
    return one_end;
}

int32_t
phrase_head(const struct scan *scan, int32_t t, struct phrase *p)
{
    int32_t at = read_offices(scan, t, p);
    if (at != t) return at;
    if (phrase_guest(scan, t)) {
        p->counterpart = p->guest = true;
        return p->head = t, t + 1;
    }
    if (phrase_counterpart(scan, t) != 0) {
        p->counterpart = true;
        p->plural = phrase_counterpart(scan, t) == 2;
        p->head = t;
        at = t + 1;
        if (scan_is(scan, at, "number")) at++;
        return at;
    }
    const struct who_term *group = scan_term(scan, t, TERM_GROUP),
                          *body = scan_term(scan, t, TERM_BODY);
    if (!group && !body) return t;
    at = t + scan->units[t].count;
    p->head = at - 1;
    if (group) p->group = group;
    p->only = who_only(scan->who, group ? group : body);
    if (body && !group) p->body = body;
    p->sector = group ? group->sector : body->sector;
    return at;
}
