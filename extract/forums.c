/* forums.c: reads the table of occasions. */
#include "extract/forums.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/lines.h"

enum { TABLE_BYTES = 1 << 20 };

static struct forum *
put_forum(struct forums *forums)
{
    forums->count = doc_put(&forums->arena, (void **)&forums->at, forums->count,
                            sizeof *forums->at);
    return &forums->at[forums->count - 1];
}

static struct slice
spaces(struct arena *arena, struct slice word)
{
    char *copy = arena_copy(arena, word.at, word.len);
    for (size_t i = 0; i < word.len; i++)
        if (copy[i] == '_') copy[i] = ' ';
    return (struct slice){copy, word.len};
}

/* "2024-10 Islamabad PAK" */
static int
read_seat(struct forums *forums, struct forum *forum, struct slice value, const struct lines *lines,
          struct fail *why)
{
    struct slice when, city, country, year;
    struct forum_seat seat = {.month = 0};
    int64_t number;
    if (!slice_next(&value, ' ', &when) || !slice_next(&value, ' ', &city) ||
        !slice_next(&value, ' ', &country) || country.len != 3)
        return lines_fail(lines, value.at, why, "expected YEAR[-MONTH] City ALPHA3");
    slice_next(&when, '-', &year);
    if (slice_number(year, &number)) return lines_fail(lines, year.at, why, "no year");
    seat.year = (int)number;
    if (when.len && !slice_number(when, &number)) seat.month = (int)number;
    seat.city = spaces(&forums->arena, city);
    seat.country = country;
    forum->seat_count = doc_put(&forums->arena, (void **)&forum->seats, forum->seat_count,
                                sizeof seat);
    forum->seats[forum->seat_count - 1] = seat;
    return 0;
}

static int
read_field(struct forums *forums, const struct lines *lines, struct fail *why)
{
    struct slice value = lines->line, key, piece;
    struct forum *forum = &forums->at[forums->count - 1];
    slice_next(&value, '=', &key);
    key = slice_trim(key);
    value = slice_trim(value);
    if (!value.len) return lines_fail(lines, key.at, why, "expected key = value");
    if (slice_is(key, "body")) {
        forum->body = value;
    } else if (slice_is(key, "seat")) {
        return read_seat(forums, forum, value, lines, why);
    } else if (slice_is(key, "edition")) {
        int64_t number, year;
        slice_next(&value, ' ', &piece);
        if (slice_number(piece, &number) || slice_number(slice_trim(value), &year))
            return lines_fail(lines, piece.at, why, "expected NUMBER YEAR");
        forum->edition = (int)number;
        forum->edition_year = (int)year;
    } else if (slice_is(key, "also")) {
        while (slice_next(&value, ';', &piece))
            phrases_put(forums->phrases, slice_trim(piece), forums->count - 1);
    } else if (!slice_is(key, "kind")) {
        return lines_fail(lines, key.at, why, "known are body, also, edition, seat, kind");
    }
    return 0;
}

static int
read_line(struct forums *forums, const struct lines *lines, struct fail *why)
{
    struct slice line = lines->line;
    if (line.at[0] == '[') {
        if (line.at[line.len - 1] != ']') return lines_fail(lines, line.at, why, "no ] here");
        struct forum *forum = put_forum(forums);
        forum->name = (struct slice){line.at + 1, line.len - 2};
        forum->line = lines->number;
        phrases_put(forums->phrases, forum->name, forums->count - 1);
        return 0;
    }
    if (!forums->count) return lines_fail(lines, line.at, why, "expected [name of a forum] first");
    return read_field(forums, lines, why);
}

struct forums *
forums_load(const char *folder, struct fail *why)
{
    struct forums *forums = mem_new(sizeof *forums);
    arena_init(&forums->arena);
    forums->phrases = phrases_new();
    const char *path = arena_printf(&forums->arena, "%s/occasions.txt", folder);
    struct slice text;
    struct lines lines;
    if (file_read(&forums->arena, path, TABLE_BYTES, &text, why)) goto failed;
    lines_init(&lines, path, text);
    while (lines_next(&lines))
        if (read_line(forums, &lines, why)) goto failed;
    phrases_ready(forums->phrases);
    return forums;
failed:
    why->kind = FAIL_STOP;
    forums_free(forums);
    return NULL;
}

void
forums_free(struct forums *forums)
{
    if (!forums) return;
    phrases_free(forums->phrases);
    arena_fini(&forums->arena);
    free(forums);
}

/* Days between a seat's month (or year) and a day; 0 inside it. */
static int32_t
distance(const struct forum_seat *seat, day_t day)
{
    int last_month = seat->month ? seat->month : 12;
    day_t start = day_from(seat->year, seat->month ? seat->month : 1, 1);
    day_t end = day_from(seat->year, last_month, day_month_length(seat->year, last_month));
    return day < start ? start - day : day > end ? day - end : 0;
}

const struct forum_seat *
forum_seat_at(const struct forum *forum, day_t day)
{
    const struct forum_seat *best = NULL;
    for (int32_t i = 0; i < forum->seat_count && day != DAY_NONE; i++) {
        int32_t away = distance(&forum->seats[i], day);
        if (away > (forum->seats[i].month ? 45 : 0)) continue;
        if (!best || away < distance(best, day)) best = &forum->seats[i];
    }
    return best;
}

int
forum_edition_at(const struct forum *forum, day_t day)
{
    int year, month, day_of_month;
    if (!forum->edition || day == DAY_NONE) return 0;
    day_split(day, &year, &month, &day_of_month);
    int number = forum->edition + year - forum->edition_year;
    return number > 0 ? number : 0;
}
