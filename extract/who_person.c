/* who_person.c: rows of people.txt: "Hun Sen | | m | KHM | prime minister | 1985-01-14 |
 * 2023-08-22". */
#include "extract/who_terms.h"

enum { YEAR_LEN = 4, MONTH_LEN = 7 };

/* YYYY, YYYY-MM or YYYY-MM-DD: its first day, or the day after it is over where `end`. */
static bool
read_day(struct slice text, bool end, day_t *out)
{
    int64_t year, month = end ? 12 : 1;
    *out = DAY_NONE;
    if (!text.len) return true;
    if (text.len > MONTH_LEN) return (*out = day_parse(text)) != DAY_NONE;
    if (text.len < YEAR_LEN || slice_number((struct slice){text.at, YEAR_LEN}, &year)) return false;
    if (text.len > YEAR_LEN &&
        (text.len != MONTH_LEN || slice_number((struct slice){text.at + YEAR_LEN + 1, 2}, &month)))
        return false;
    int day = end && month >= 1 && month <= 12 ? day_month_length((int)year, (int)month) : 1;
    if (!day_is_real((int)year, (int)month, day)) return false;
    *out = day_from((int)year, (int)month, day);
    return true;
}

/* "Sergey Lavrov" -> "sergey-lavrov" */
static struct slice
slug(struct arena *arena, struct slice name)
{
    char *out = arena_alloc(arena, name.len * 2 + 2);
    size_t n = 0;
    struct who_word word;
    while (who_next_word(&name, &word)) {
        if (n) out[n++] = '-';
        memcpy(out + n, word.at, word.len);
        n += word.len;
    }
    return (struct slice){out, n};
}

static int32_t
person_of(struct who_row *row)
{
    struct who *who = row->who;
    char key[128];
    struct slice name = row->column[0], id = slug(&who->arena, name);
    size_t len = id.len < sizeof key ? id.len : sizeof key;
    memcpy(key, id.at, len);
    int32_t number = (int32_t)names_put(who->person_names, (struct slice){key, len});
    if (number < who->person_count) return number;
    number = WHO_PUT(who, who->persons, who->person_count);
    who->persons[number] = (struct who_person){.name = name, .id = id, .first_tenure = WHO_NONE};
    return number;
}

/* Into the list of the offices of its party, in the order of reading. */
static void
list_office(struct who *who, int32_t tenure)
{
    struct who_tenure *row = &who->tenures[tenure];
    if (!row->office.len || !row->party.len) return;
    int32_t party = (int32_t)names_put(who->parties, row->party), count = who->party_count;
    if (party == count) {
        (void)WHO_PUT(who, who->party_first, count);
        who->party_last = arena_grow(&who->arena, who->party_last,
                                     sizeof(int32_t) * (size_t)who->party_count,
                                     sizeof(int32_t) * (size_t)count);
        who->party_count = count;
        who->party_first[party] = tenure;
    } else
        who->tenures[who->party_last[party]].next_of_party = tenure;
    who->party_last[party] = tenure;
}

/* Rows that are read later go after those read before; of an office that another table has for the
 * person already, nothing is added. */
static void
append_tenure(struct who *who, int32_t person, struct who_tenure tenure)
{
    int32_t *last = &who->persons[person].first_tenure;
    for (; *last != WHO_NONE; last = &who->tenures[*last].next) {
        const struct who_tenure *known = &who->tenures[*last];
        bool same = slice_equal(known->party, tenure.party) &&
                    (slice_equal(known->office, tenure.office) || !tenure.office.len);
        if (same && known->file != tenure.file) return;
    }
    int32_t number = WHO_PUT(who, who->tenures, who->tenure_count);
    last = &who->persons[person].first_tenure;
    who->tenures[number] = tenure;
    who->tenures[number].person = person;
    list_office(who, number);
    while (*last != WHO_NONE) last = &who->tenures[*last].next;
    *last = number;
}

static int
read_tenure(struct who_row *row, struct who_tenure *tenure)
{
    struct slice to = row->column[6];
    *tenure = (struct who_tenure){.party = row->column[3],
                                  .office = row->column[4],
                                  .next = WHO_NONE,
                                  .next_of_party = WHO_NONE,
                                  .file = row->file,
                                  .line = row->lines->number};
    tenure->stale = to.len && to.at[0] == '?';
    if (tenure->stale) to = (struct slice){to.at + 1, to.len - 1};
    if (!read_day(row->column[5], false, &tenure->from))
        return lines_fail(row->lines, row->column[5].at, row->why, "no day, month or year");
    if (!read_day(to, true, &tenure->to))
        return lines_fail(row->lines, to.at, row->why, "no day, month or year");
    if (tenure->from != DAY_NONE && tenure->to != DAY_NONE && tenure->to < tenure->from &&
        !tenure->stale)
        return lines_fail(row->lines, to.at, row->why, "ends before it begins");
    return 0;
}

int
who_read_person(struct who_row *row)
{
    struct who_tenure tenure;
    struct slice sex = row->column[2], rest = row->column[1], piece;
    if (!row->column[0].len)
        return lines_fail(row->lines, row->lines->line.at, row->why, "no name");
    if (sex.len && !slice_is(sex, "m") && !slice_is(sex, "f"))
        return lines_fail(row->lines, sex.at, row->why, "expected m, f or nothing");
    if (read_tenure(row, &tenure)) return -1;
    int32_t person = person_of(row);
    if (sex.len) row->who->persons[person].sex = sex.at[0];
    append_tenure(row->who, person, tenure);
    struct who_term term = {.kind = TERM_PERSON, .index = person};
    if (who_put_term(row, row->column[0], term) || who_put_terms(row, row->column[1], term))
        return -1;
    who_put_skeleton(row->who, row->column[0], person);
    while (who_next_piece(&rest, &piece)) who_put_skeleton(row->who, piece, person);
    return 0;
}
