/* forums_load.c: reads the table of occasions. */
#include <stdlib.h>

#include "base/file.h"
#include "base/lines.h"
#include "extract/forums.h"

enum { TABLE_BYTES = 1 << 20, NAMES_MOST = 16, TITLES_MOST = 64, NAME_BYTES = 200 };

/* What "body ID = ..." and "level NAME = ..." have told. */
struct title {
    struct slice key, names;
};

struct loading {
    struct forums *forums;
    struct lines lines;
    struct title *bodies, *levels;
    int32_t body_count, level_count;
    struct fail *why;
};

static int
fail(struct loading *loading, struct slice at, const char *what)
{
    return lines_fail(&loading->lines, at.at, loading->why, "%s", what);
}

static struct slice
title_names(const struct title *titles, int32_t count, struct slice key)
{
    for (int32_t i = 0; i < count; i++)
        if (slice_equal(titles[i].key, key)) return titles[i].names;
    return SLICE_NONE;
}

/* ---- names ---- */

static void
put_name(struct loading *loading, struct slice name, enum forum_naming naming)
{
    phrases_put(loading->forums->phrases, name,
                (loading->forums->count - 1) * NAMING_COUNT + (int32_t)naming);
}

/* One name with @ replaced by `body`. */
static void
put_filled(struct loading *loading, struct slice name, struct slice body, enum forum_naming naming)
{
    struct slice before, rest = name;
    slice_next(&rest, '@', &before);
    char *filled = arena_printf(&loading->forums->arena, "%.*s%.*s%.*s", SLICE_ARGS(before),
                                SLICE_ARGS(body), SLICE_ARGS(rest));
    put_name(loading, slice_of(filled), naming);
}

/* "Shanghai Cooperation Organisation (SCO)": the long name with the short one behind it. */
static void
put_with_bodies(struct loading *loading, struct slice name, struct slice bodies,
                enum forum_naming naming)
{
    struct slice body, rest = bodies, first = SLICE_NONE;
    while (slice_next(&rest, ';', &body)) {
        body = slice_trim(body);
        put_filled(loading, name, body, naming);
        if (!first.len)
            first = body;
        else
            put_filled(loading, name,
                       slice_of(arena_printf(&loading->forums->arena, "%.*s %.*s", SLICE_ARGS(body),
                                             SLICE_ARGS(first))),
                       naming);
    }
}

static int
put_names(struct loading *loading, struct slice names, enum forum_naming naming)
{
    const struct forum *forum = &loading->forums->at[loading->forums->count - 1];
    struct slice bodies = title_names(loading->bodies, loading->body_count, forum->body), name;
    while (slice_next(&names, ';', &name)) {
        name = slice_trim(name);
        if (!memchr(name.at, '@', name.len))
            put_name(loading, name, naming);
        else if (!bodies.len)
            return fail(loading, name, "@ needs a body that stands above");
        else
            put_with_bodies(loading, name, bodies, naming);
    }
    return 0;
}

/* ---- numbers and days ---- */

static bool
next_number(struct slice *rest, char mark, int *out)
{
    struct slice piece;
    int64_t number;
    if (!slice_next(rest, mark, &piece) || slice_number(piece, &number)) return false;
    *out = (int)number;
    return true;
}

/* "2025", "2025-11", "2025-11-17", "2025-11-17..18", "2025-10-31..11-01" */
static bool
read_days(struct slice text, struct forum_seat *seat)
{
    struct slice first = text, last = SLICE_NONE;
    int year, month = 1, day = 1, end_month = 12, end_day;
    for (size_t i = 0; i + 1 < text.len; i++)
        if (text.at[i] == '.' && text.at[i + 1] == '.') {
            first.len = i;
            last = (struct slice){text.at + i + 2, text.len - i - 2};
            break;
        }
    if (!next_number(&first, '-', &year)) return false;
    if (first.len && next_number(&first, '-', &month)) end_month = month;
    if (month < 1 || month > 12) return false;
    end_day = day_month_length(year, end_month);
    seat->exact = first.len && next_number(&first, '-', &day);
    if (seat->exact) end_day = day;
    if (last.len && memchr(last.at, '-', last.len) && !next_number(&last, '-', &end_month))
        return false;
    if (last.len && !next_number(&last, '-', &end_day)) return false;
    if (!day_is_real(year, month, day) || !day_is_real(year, end_month, end_day)) return false;
    seat->start = day_from(year, month, day);
    seat->end = day_from(year, end_month, end_day);
    return seat->start <= seat->end;
}

static struct slice
city_name(struct loading *loading, struct slice word)
{
    if (slice_is(word, "-")) return SLICE_NONE;
    char *copy = arena_copy(&loading->forums->arena, word.at, word.len);
    for (size_t i = 0; i < word.len; i++)
        if (copy[i] == '_') copy[i] = ' ';
    return (struct slice){copy, word.len};
}

static int
read_town(struct loading *loading, struct slice *rest, struct slice *city, struct slice *country)
{
    struct slice word;
    if (!slice_next(rest, ' ', &word)) return fail(loading, *rest, "expected City ALPHA3");
    *city = city_name(loading, word);
    if (!slice_next(rest, ' ', country) || country->len != 3)
        return fail(loading, word, "expected City ALPHA3, a city of several words with _");
    return 0;
}

/* ---- fields ---- */

static int
read_body(struct loading *loading, struct slice value)
{
    loading->forums->at[loading->forums->count - 1].body = value;
    return 0;
}

static int
read_level(struct loading *loading, struct slice value)
{
    struct slice names = title_names(loading->levels, loading->level_count, value);
    loading->forums->at[loading->forums->count - 1].level = value;
    return names.len ? put_names(loading, names, NAMING_STRICT)
                     : fail(loading, value, "no level of that name stands above");
}

static int
read_also(struct loading *loading, struct slice value)
{
    return put_names(loading, value, NAMING_STRICT);
}

static int
read_loose(struct loading *loading, struct slice value)
{
    loading->forums->at[loading->forums->count - 1].shares_names = true;
    return put_names(loading, value, NAMING_LOOSE);
}

static int
read_bare(struct loading *loading, struct slice value)
{
    return put_names(loading, value, NAMING_BARE);
}

static int
read_edition(struct loading *loading, struct slice value)
{
    struct forum *forum = &loading->forums->at[loading->forums->count - 1];
    struct slice rest = value;
    return next_number(&rest, ' ', &forum->edition) && next_number(&rest, ' ', &forum->edition_year)
               ? 0
               : fail(loading, value, "expected NUMBER YEAR");
}

static int
read_at(struct loading *loading, struct slice value)
{
    struct forum *forum = &loading->forums->at[loading->forums->count - 1];
    return read_town(loading, &value, &forum->city, &forum->country);
}

static int
read_seat(struct loading *loading, struct slice value)
{
    struct forums *forums = loading->forums;
    struct forum *forum = &forums->at[forums->count - 1];
    struct forum_seat seat = {.edition = 0};
    struct slice days, rest = value;
    if (!slice_next(&rest, ' ', &days) || !read_days(days, &seat))
        return fail(loading, value, "expected YEAR[-MM[-DD[..[MM-]DD]]]");
    if (read_town(loading, &rest, &seat.city, &seat.country)) return -1;
    if (rest.len && !next_number(&rest, ' ', &seat.edition))
        return fail(loading, rest, "expected the number of the edition");
    forum->seat_count = doc_put(&forums->arena, (void **)&forum->seats, forum->seat_count,
                                sizeof seat);
    forum->seats[forum->seat_count - 1] = seat;
    return 0;
}

static const struct {
    const char *key;
    int (*read)(struct loading *loading, struct slice value);
} fields[] = {
    {"body", read_body}, {"level", read_level}, {"also", read_also}, {"loose", read_loose},
    {"bare", read_bare}, {"at", read_at},       {"seat", read_seat}, {"edition", read_edition},
};

/* ---- lines ---- */

/* "body ID = names" and "level NAME = names"; *taken: it is one. */
static int
read_title(struct loading *loading, struct slice key, struct slice value, bool *taken)
{
    struct slice kind, name = key;
    bool body = slice_next(&name, ' ', &kind) && slice_is(kind, "body");
    *taken = name.len > 0;
    if (!*taken) return 0;
    if (!body && !slice_is(kind, "level")) return fail(loading, key, "known are body and level");
    struct title **titles = body ? &loading->bodies : &loading->levels;
    int32_t *count = body ? &loading->body_count : &loading->level_count;
    *count = doc_put(&loading->forums->arena, (void **)titles, *count, sizeof **titles);
    (*titles)[*count - 1] = (struct title){slice_trim(name), value};
    return 0;
}

static int
read_field(struct loading *loading)
{
    struct slice value = loading->lines.line, key;
    bool taken;
    slice_next(&value, '=', &key);
    key = slice_trim(key);
    value = slice_trim(value);
    if (!value.len) return fail(loading, key, "expected key = value");
    if (read_title(loading, key, value, &taken)) return -1;
    if (taken) return 0;
    if (!loading->forums->count) return fail(loading, key, "expected [name of a forum] first");
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        if (slice_is(key, fields[i].key)) return fields[i].read(loading, value);
    return fail(loading, key, "known are body, level, also, loose, bare, at, seat, edition");
}

static int
read_line(struct loading *loading)
{
    struct slice line = loading->lines.line;
    struct forums *forums = loading->forums;
    if (line.at[0] != '[') return read_field(loading);
    if (line.at[line.len - 1] != ']') return fail(loading, line, "no ] here");
    forums->count = doc_put(&forums->arena, (void **)&forums->at, forums->count,
                            sizeof *forums->at);
    struct forum *forum = &forums->at[forums->count - 1];
    forum->name = (struct slice){line.at + 1, line.len - 2};
    forum->line = loading->lines.number;
    put_name(loading, forum->name, NAMING_STRICT);
    return 0;
}

struct forums *
forums_load(const char *folder, struct fail *why)
{
    struct forums *forums = mem_new(sizeof *forums);
    struct loading loading = {.forums = forums, .why = why};
    arena_init(&forums->arena);
    forums->phrases = phrases_new();
    const char *path = arena_printf(&forums->arena, "%s/occasions.txt", folder);
    struct slice text;
    int failed = file_read(&forums->arena, path, TABLE_BYTES, &text, why);
    if (!failed) lines_init(&loading.lines, path, text);
    while (!failed && lines_next(&loading.lines)) failed = read_line(&loading);
    phrases_ready(forums->phrases);
    if (!failed) return forums;
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
