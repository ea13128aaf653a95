/* who_validate.c: looks for what cannot be right in the tables, for `demarche validate`. */
#include "extract/who_terms.h"

static int
complain(FILE *out, const char *file, uint32_t line, const char *what, struct slice of)
{
    fprintf(out, "%s:%u: %s: %.*s\n", file, line, what, SLICE_ARGS(of));
    return 1;
}

static bool
is_party(const struct who *who, struct slice code)
{
    return !code.len || who_find_state(who, code) != WHO_NONE ||
           who_find_organisation(who, code) != WHO_NONE;
}

static int
check_organisations(const struct who *who, FILE *out)
{
    int faults = 0;
    for (int32_t o = 0; o < who->organisation_count; o++) {
        const struct who_organisation *org = &who->organisations[o];
        if (!is_party(who, org->party))
            faults += complain(out, "organisations.txt", 0, "acts for an unknown party", org->id);
        for (int32_t m = 0; m < org->member_count; m++)
            if (!slice_is(org->members[m], "*") && !is_party(who, org->members[m]))
                faults += complain(out, "organisations.txt", 0, "unknown member", org->members[m]);
        if (who_find_state(who, org->id) != WHO_NONE && org->kind != ORG_PARTY &&
            slice_equal(org->party, org->id))
            faults += complain(out, "organisations.txt", 0, "the id is a state's code", org->id);
    }
    return faults;
}

static day_t
until(const struct who_tenure *tenure)
{
    return tenure->to == DAY_NONE ? INT32_MAX : tenure->to;
}

/* The same office twice at one time, from one file. */
static bool
overlap(const struct who_tenure *a, const struct who_tenure *b)
{
    if (a->stale || b->stale) return false;
    return a->file == b->file && slice_equal(a->party, b->party) &&
           slice_equal(a->office, b->office) && a->from < until(b) && b->from < until(a);
}

static int
check_person(const struct who *who, const struct who_person *person, FILE *out)
{
    int faults = 0;
    for (const struct who_tenure *a = who_tenure(who, person->first_tenure); a;
         a = who_tenure(who, a->next)) {
        if (!is_party(who, a->party))
            faults += complain(out, a->file, a->line, "unknown party", a->party);
        for (const struct who_tenure *b = who_tenure(who, a->next); b; b = who_tenure(who, b->next))
            if (overlap(a, b))
                faults += complain(out, b->file, b->line, "the office twice at one time",
                                   person->name);
    }
    return faults;
}

/* Kinds of terms that must not share their words: nobody could tell them apart. */
static bool
must_differ(const struct who_term *a, const struct who_term *b)
{
    if (a->capital != b->capital || a->upper != b->upper) return false;
    if (a->kind != b->kind || a->index == b->index) return false;
    return a->kind == TERM_STATE || a->kind == TERM_ORGANISATION;
}

static int
check_terms(const struct who *who, FILE *out)
{
    int faults = 0;
    for (int32_t n = 0; n < who->node_count; n++)
        for (const struct who_term *a = who_term_at(who, n); a; a = who_term(who, a->next))
            for (const struct who_term *b = who_term(who, a->next); b; b = who_term(who, b->next)) {
                if (!must_differ(a, b)) continue;
                struct slice name = a->kind == TERM_STATE ? who->states[b->index].name
                                                          : who->organisations[b->index].name;
                faults += complain(out, b->file, b->line, "a name that is somebody else's too",
                                   name);
            }
    return faults;
}

/* "BEL | capital:EU | Brussels" speaks of an organisation that there must be. */
static int
check_capitals(const struct who *who, FILE *out)
{
    int faults = 0;
    for (int32_t t = 0; t < who->term_count; t++) {
        const struct who_term *term = &who->terms[t];
        if (term->kind == TERM_CAPITAL && term->sector.len &&
            who_find_organisation(who, term->sector) == WHO_NONE)
            faults += complain(out, term->file, term->line,
                               "a capital of an organisation that organisations.txt does not have",
                               term->sector);
    }
    return faults;
}

int
who_validate(const struct who *who, FILE *out)
{
    int faults = check_organisations(who, out) + check_terms(who, out) + check_capitals(who, out);
    for (int32_t p = 0; p < who->person_count; p++)
        faults += check_person(who, &who->persons[p], out);
    return faults;
}
