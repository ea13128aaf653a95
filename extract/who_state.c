/* who_state.c: rows of states.txt and states-base.txt: "PAK | name | Pakistan, ...". */
#include <ctype.h>

#include "extract/who_terms.h"

static int
state_of(struct who_row *row)
{
    struct slice code = row->column[0];
    bool good = code.len == 3;
    for (size_t i = 0; good && i < 3; i++) good = isupper((unsigned char)code.at[i]) != 0;
    if (!good) return lines_fail(row->lines, code.at, row->why, "no alpha-3 code");
    int32_t number = (int32_t)names_put(row->who->state_codes, code);
    if (number < row->who->state_count) return number;
    struct who *who = row->who;
    number = WHO_PUT(who, who->states, who->state_count);
    who->states[number].code = names_text(who->state_codes, (uint32_t)number);
    return number;
}

static int
put_names(struct who_row *row, struct who_term term)
{
    struct who_state *state = &row->who->states[term.index];
    struct slice rest = row->column[2];
    if (!state->name.len) who_next_piece(&rest, &state->name);
    return who_put_terms(row, row->column[2], term);
}

/* "Pakistani", and "Pakistanis" where English makes such a plural. */
static int
put_adjectives(struct who_row *row, struct who_term term)
{
    struct slice rest = row->column[2], piece;
    while (who_next_piece(&rest, &piece)) {
        if (who_put_term(row, piece, term)) return -1;
        if (slice_ends(piece, "s") || slice_ends(piece, "sh") || slice_ends(piece, "ch")) continue;
        if (slice_ends(piece, "ese")) continue;
        struct who_term people = term;
        people.kind = TERM_PEOPLE;
        char *plural = arena_printf(&row->who->arena, "%.*ss", SLICE_ARGS(piece));
        if (who_put_term(row, slice_of(plural), people)) return -1;
    }
    return 0;
}

static int
put_capitals(struct who_row *row, struct who_term term)
{
    return who_put_terms(row, row->column[2], term);
}

/* Institutions of one state: each is shown as it is written. */
static int
put_bodies(struct who_row *row, struct who_term term)
{
    struct slice rest = row->column[2], piece;
    while (who_next_piece(&rest, &piece)) {
        term.shown = piece;
        if (who_put_term(row, piece, term)) return -1;
    }
    return 0;
}

/* "kingdom": what it may be called. */
static int
put_called(struct who_row *row, struct who_term term)
{
    row->who->states[term.index].called = row->column[2];
    return 0;
}

bool
who_is_called(const struct who *who, struct slice code, struct slice noun)
{
    int32_t one = code.len ? who_find_state(who, code) : 0, count = code.len ? 1 : who->state_count;
    for (int32_t s = one; s != WHO_NONE && s < one + count; s++) {
        struct slice rest = who->states[s].called, piece;
        while (who_next_piece(&rest, &piece))
            if (slice_equal(piece, noun)) return true;
    }
    return false;
}

static const struct {
    const char *what;
    enum term_kind kind;
    int (*put)(struct who_row *row, struct who_term term);
} kinds[] = {
    {"name", TERM_STATE, put_names},         {"adjective", TERM_ADJECTIVE, put_adjectives},
    {"capital", TERM_CAPITAL, put_capitals}, {"seat", TERM_SEAT, put_bodies},
    {"body", TERM_STATE_BODY, put_bodies},   {"part", TERM_PART, put_capitals},
    {"other", TERM_OTHER, put_capitals},     {"called", TERM_OTHER, put_called},
};

int
who_read_state(struct who_row *row)
{
    int32_t number = state_of(row);
    if (number < 0) return -1;
    struct slice sector = row->column[1], what;
    slice_next(&sector, ':', &what);
    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++)
        if (slice_is(what, kinds[k].what)) {
            struct who_term term = {.kind = kinds[k].kind, .index = number, .sector = sector};
            return kinds[k].put(row, term);
        }
    return lines_fail(row->lines, what.at, row->why,
                      "expected name, adjective, capital, seat, body, part, called or other");
}
