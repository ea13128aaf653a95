/* who_office.c: rows of offices.txt: "office | foreign minister | GOV | top diplomat,
 * FM"; a fifth column names the only
 * state or organisation that has it. */
#include <ctype.h>

#include "extract/who_terms.h"

enum { ORG_INDEX = -2 }; /* and below: organisations */

static const struct {
    const char *from, *to;
} plurals[] = {{"man", "men"}, {"ief", "iefs"}, {"y", "ies"},
               {"s", "ses"},   {"ch", "ches"},  {"", "s"}};

/* Where the head noun of "minister of trade" or "prime minister" ends. */
static size_t
head_end(struct slice words)
{
    static const char *const after[] = {" of ", " for ", " to ", " in ", "-in-", " at "};
    size_t end = words.len;
    for (size_t i = 0; i + 4 < words.len; i++)
        for (size_t a = 0; a < sizeof after / sizeof after[0]; a++)
            if (i < end && slice_starts((struct slice){words.at + i, words.len - i}, after[a]))
                end = i;
    if (end == words.len && slice_ends(words, "y general")) end -= strlen(" general");
    return end;
}

struct slice
who_plural(struct arena *arena, struct slice words)
{
    size_t end = head_end(words);
    struct slice head = {words.at, end}, tail = {words.at + end, words.len - end};
    for (size_t p = 0; p < sizeof plurals / sizeof plurals[0]; p++) {
        if (!slice_ends(head, plurals[p].from)) continue;
        head.len -= strlen(plurals[p].from);
        return slice_of(
            arena_printf(arena, "%.*s%s%.*s", SLICE_ARGS(head), plurals[p].to, SLICE_ARGS(tail)));
    }
    return words;
}

/* One word or phrase of an office, and its plural. */
static int
put_office(struct who_row *row, struct slice words, struct who_term term)
{
    if (who_put_term(row, words, term)) return -1;
    term.kind = term.kind == TERM_SPEAKER ? TERM_SPEAKERS : TERM_OFFICES;
    return who_put_term(row, who_plural(&row->who->arena, words), term);
}

/* "=" in the second column: each word is shown as itself. */
static struct slice
shown_as(const struct who_row *row, struct slice words)
{
    return slice_is(row->column[1], "=") ? words : row->column[1];
}

static int
read_office(struct who_row *row, struct who_term term)
{
    struct slice rest = row->column[3], piece;
    while (who_next_piece(&rest, &piece)) {
        term.shown = shown_as(row, piece);
        if (put_office(row, piece, term)) return -1;
    }
    return 0;
}

static struct slice
capitalised(struct arena *arena, struct slice words)
{
    char *out = arena_copy(arena, words.at, words.len);
    for (size_t i = 0; i < words.len; i++)
        if (i == 0 || out[i - 1] == ' ') out[i] = (char)toupper((unsigned char)out[i]);
    return (struct slice){out, words.len};
}

/* What a field of government is called together with its minister and its ministry. */
static const struct {
    const char *pattern;
    bool ministry;
    const char *shown;
} portfolio_patterns[] = {
    {"%.*s minister", false, "%.*s minister"},
    {"minister of %.*s", false, "%.*s minister"},
    {"minister for %.*s", false, "%.*s minister"},
    {"minister of the %.*s", false, "%.*s minister"},
    {"vice minister of %.*s", false, "deputy %.*s minister"},
    {"vice minister for %.*s", false, "deputy %.*s minister"},
    {"vice %.*s minister", false, "deputy %.*s minister"},
    {"%.*s secretary", false, "%.*s secretary"},
    {"secretary of %.*s", false, "%.*s secretary"},
    {"%.*s ministry", true, "%.*s Ministry"},
    {"ministry of %.*s", true, "%.*s Ministry"},
    {"ministry for %.*s", true, "%.*s Ministry"},
    {"ministry of the %.*s", true, "%.*s Ministry"},
    {"department of %.*s", true, "%.*s Department"},
    {"%.*s department", true, "%.*s Department"},
};

static int
put_portfolio(struct who_row *row, struct slice field, struct who_term term)
{
    struct arena *arena = &row->who->arena;
    struct slice shown = shown_as(row, field);
    for (size_t p = 0; p < sizeof portfolio_patterns / sizeof portfolio_patterns[0]; p++) {
        bool ministry = portfolio_patterns[p].ministry;
        struct slice name = ministry ? capitalised(arena, shown) : shown;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        struct slice words = slice_of(
            arena_printf(arena, portfolio_patterns[p].pattern, SLICE_ARGS(field)));
        term.shown = slice_of(arena_printf(arena, portfolio_patterns[p].shown, SLICE_ARGS(name)));
#pragma GCC diagnostic pop
        term.kind = ministry ? TERM_BODY : TERM_OFFICE;
        if (ministry ? who_put_term(row, words, term) : put_office(row, words, term)) return -1;
    }
    return 0;
}

static int
read_portfolio(struct who_row *row, struct who_term term)
{
    struct slice rest = row->column[3], piece;
    while (who_next_piece(&rest, &piece))
        if (put_portfolio(row, piece, term)) return -1;
    return 0;
}

static int
read_plain(struct who_row *row, struct who_term term)
{
    struct slice rest = row->column[3], piece;
    while (who_next_piece(&rest, &piece)) {
        term.shown = shown_as(row, piece);
        if (who_put_term(row, piece, term)) return -1;
    }
    return 0;
}

static const struct {
    const char *name;
    enum term_kind kind;
    int (*read)(struct who_row *row, struct who_term term);
} kinds[] = {
    {"office", TERM_OFFICE, read_office},      {"portfolio", TERM_OFFICE, read_portfolio},
    {"body", TERM_BODY, read_plain},           {"group", TERM_GROUP, read_plain},
    {"owned", TERM_BODY, read_plain},          {"rank", TERM_RANK, read_plain},
    {"honorific", TERM_HONORIFIC, read_plain}, {"speaker", TERM_SPEAKER, read_office},
    {"former", TERM_FORMER, read_plain},       {"still", TERM_STILL, read_plain},
    {"deputy", TERM_DEPUTY, read_plain},       {"pair", TERM_PAIR, read_plain},
    {"region", TERM_REGION, read_plain},
};

/* A state's code, or an organisation's id. */
static int
find_only(struct who_row *row, struct who_term *term)
{
    term->index = who_find_state(row->who, row->column[4]);
    if (term->index != WHO_NONE) return 0;
    int32_t org = who_find_organisation(row->who, row->column[4]);
    term->index = ORG_INDEX - org;
    return org == WHO_NONE ? lines_fail(row->lines, row->column[4].at, row->why,
                                        "neither a state nor an organisation")
                           : 0;
}

struct slice
who_only(const struct who *who, const struct who_term *term)
{
    if (term->index >= 0) return who->states[term->index].code;
    return term->index <= ORG_INDEX ? who->organisations[ORG_INDEX - term->index].id : SLICE_NONE;
}

int
who_read_office(struct who_row *row)
{
    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++)
        if (slice_is(row->column[0], kinds[k].name)) {
            struct who_term term = {
                .kind = kinds[k].kind, .index = WHO_NONE, .sector = row->column[2]};
            term.owned = slice_is(row->column[0], "owned");
            if (row->column[4].len && find_only(row, &term)) return -1;
            return kinds[k].read(row, term);
        }
    return lines_fail(row->lines, row->column[0].at, row->why, "unknown kind of row");
}
