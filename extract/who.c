/* who.c: loads the tables of states, organisations, people and offices, and hands out their rows.
 */
#include "extract/who.h"

#include <stdlib.h>

#include "base/file.h"
#include "extract/who_terms.h"

enum { TABLE_BYTES = 16 << 20 };

/* The files in the order of reading: what is read first goes first where a word has two meanings;
 * people by hand go before people from lists. local.txt of each kind is the user's own. */
static const struct {
    const char *file;
    who_read_row *read;
    int least, most; /* columns */
    bool must;
} tables[] = {
    {"states-base.txt", who_read_state, 3, 3, true},
    {"states.txt", who_read_state, 3, 3, true},
    {"organisations.txt", who_read_organisation, 5, 5, true},
    {"organisations-base.txt", who_read_organisation, 5, 5, false},
    {"offices.txt", who_read_office, 4, 5, true},
    {"people.txt", who_read_person, 7, 7, true},
    {"people-base.txt", who_read_person, 7, 7, false},
    {"people-past.txt", who_read_person, 7, 7, false},
};

static int
split_row(struct who_row *row, int least, int most)
{
    struct slice rest = row->lines->line, column;
    row->columns = 0;
    while (slice_next(&rest, '|', &column)) {
        if (row->columns == most)
            return lines_fail(row->lines, column.at, row->why, "more than %d columns", most);
        row->column[row->columns++] = slice_trim(column);
    }
    if (row->columns < most && row->lines->line.at[row->lines->line.len - 1] == '|')
        row->column[row->columns++] = SLICE_NONE;
    for (int c = row->columns; c < most; c++) row->column[c] = SLICE_NONE;
    if (row->columns < least)
        return lines_fail(row->lines, NULL, row->why, "expected %d columns, found %d", least,
                          row->columns);
    return 0;
}

static int
read_table(struct who *who, size_t t, const char *folder, struct fail *why)
{
    const char *path = arena_printf(&who->arena, "%s/%s", folder, tables[t].file);
    struct fail absent = {0};
    struct slice text;
    if (file_read(&who->arena, path, TABLE_BYTES, &text, &absent)) {
        if (!tables[t].must) return 0;
        return fail_set(why, FAIL_STOP, EXIT_CONFIG, "%s", absent.text);
    }
    struct lines lines;
    lines_init(&lines, path, text);
    struct who_row row = {.who = who, .lines = &lines, .file = tables[t].file, .why = why};
    while (lines_next(&lines))
        if (split_row(&row, tables[t].least, tables[t].most) || tables[t].read(&row)) return -1;
    return 0;
}

struct who *
who_load(const char *folder, struct fail *why)
{
    struct who *who = mem_new(sizeof *who);
    arena_init(&who->arena);
    who->words = names_new();
    who->state_codes = names_new();
    who->organisation_ids = names_new();
    who->person_names = names_new();
    who->skeletons = names_new();
    who->parties = names_new();
    who_terms_init(who);
    for (size_t t = 0; t < sizeof tables / sizeof tables[0]; t++)
        if (read_table(who, t, folder, why)) {
            who_free(who);
            return NULL;
        }
    return who;
}

void
who_free(struct who *who)
{
    if (!who) return;
    names_free(who->words);
    names_free(who->state_codes);
    names_free(who->organisation_ids);
    names_free(who->person_names);
    names_free(who->skeletons);
    names_free(who->parties);
    free(who->edges);
    arena_fini(&who->arena);
    free(who);
}

const struct who_state *
who_state(const struct who *who, int32_t number)
{
    return &who->states[number];
}

const struct who_organisation *
who_organisation(const struct who *who, int32_t number)
{
    return &who->organisations[number];
}

const struct who_person *
who_person(const struct who *who, int32_t number)
{
    return &who->persons[number];
}

const struct who_tenure *
who_tenure(const struct who *who, int32_t number)
{
    return number == WHO_NONE ? NULL : &who->tenures[number];
}

int32_t
who_state_count(const struct who *who)
{
    return who->state_count;
}

int32_t
who_organisation_count(const struct who *who)
{
    return who->organisation_count;
}

int32_t
who_person_count(const struct who *who)
{
    return who->person_count;
}

static int32_t
number_of(const struct names *names, struct slice key)
{
    uint32_t number = names_find(names, key);
    return number == NAMES_NONE ? WHO_NONE : (int32_t)number;
}

int32_t
who_first_of_party(const struct who *who, struct slice party)
{
    int32_t number = number_of(who->parties, party);
    return number == WHO_NONE ? WHO_NONE : who->party_first[number];
}

int32_t
who_find_state(const struct who *who, struct slice code)
{
    return number_of(who->state_codes, code);
}

int32_t
who_find_organisation(const struct who *who, struct slice id)
{
    return number_of(who->organisation_ids, id);
}
