/* pattern.c: patterns of names. */
#include "sink/pattern.h"

#include <stdlib.h>

#include "base/arena.h"
#include "sink/names.h"

enum { PIECES_MOST = 32, PARTIES_MOST = 32 };

typedef struct slice value_of(const struct mention *mention, int way);

struct pattern {
    char *text;
    struct {
        struct slice literal;
        value_of *value; /* NULL: the literal */
    } pieces[PIECES_MOST];
    int count;
    bool by_party;
};

/* The different parties of both sides, in their order. */
static int
parties_of(const struct mention *mention, struct slice out[PARTIES_MOST])
{
    const struct mention_actors *sides[] = {&mention->actors, &mention->recipients};
    int count = 0;
    for (int side = 0; side < 2; side++)
        for (int i = 0; i < sides[side]->count && count < PARTIES_MOST; i++) {
            struct slice party = sides[side]->at[i].party;
            bool known = !party.len;
            for (int k = 0; k < count && !known; k++) known = slice_equal(out[k], party);
            if (!known) out[count++] = party;
        }
    return count;
}

static struct slice
party_value(const struct mention *mention, int way)
{
    struct slice parties[PARTIES_MOST];
    return way < parties_of(mention, parties) ? parties[way] : SLICE_NONE;
}

static struct slice
event_value(const struct mention *mention, int way)
{
    (void)way;
    return mention->plover ? mention->plover->event : SLICE_NONE;
}

static struct slice
status_value(const struct mention *mention, int way)
{
    (void)way;
    return mention->status;
}

static struct slice
country_value(const struct mention *mention, int way)
{
    (void)way;
    return mention->place ? mention->place->country : SLICE_NONE;
}

static struct slice
date_value(const struct mention *mention, int way)
{
    (void)way;
    return mention->date ? mention->date->start : SLICE_NONE;
}

static struct slice
month_value(const struct mention *mention, int way)
{
    struct slice day = date_value(mention, way);
    return day.len >= 7 ? (struct slice){day.at, 7} : SLICE_NONE;
}

static const struct {
    const char *name;
    value_of *value;
} placeholders[] = {
    {"party", party_value},     {"event", event_value}, {"status", status_value},
    {"country", country_value}, {"date", date_value},   {"month", month_value},
};

static int
add_placeholder(struct pattern *pattern, struct slice name, struct fail *why)
{
    for (size_t i = 0; i < sizeof placeholders / sizeof placeholders[0]; i++) {
        if (!slice_is(name, placeholders[i].name)) continue;
        pattern->pieces[pattern->count++].value = placeholders[i].value;
        pattern->by_party = pattern->by_party || placeholders[i].value == party_value;
        return 0;
    }
    return fail_set(why, FAIL_STOP, EXIT_CONFIG,
                    "'%s': {%.*s} is none of {party}, {event}, {status}, {country}, {date}, "
                    "{month}",
                    pattern->text, SLICE_ARGS(name));
}

/* Cuts the text into pieces. */
static int
read_pieces(struct pattern *pattern, struct fail *why)
{
    struct slice rest = slice_of(pattern->text);
    while (rest.len) {
        if (pattern->count + 2 > PIECES_MOST)
            return fail_set(why, FAIL_STOP, EXIT_CONFIG, "'%s' has too many parts", pattern->text);
        const char *open = memchr(rest.at, '{', rest.len);
        size_t before = open ? (size_t)(open - rest.at) : rest.len;
        if (before) pattern->pieces[pattern->count++].literal = (struct slice){rest.at, before};
        rest = (struct slice){rest.at + before, rest.len - before};
        if (!open) break;
        const char *close = memchr(rest.at, '}', rest.len);
        if (!close)
            return fail_set(why, FAIL_STOP, EXIT_CONFIG, "'%s': '{' without '}'", pattern->text);
        struct slice name = {rest.at + 1, (size_t)(close - rest.at) - 1};
        if (add_placeholder(pattern, name, why)) return -1;
        rest = (struct slice){close + 1, rest.len - name.len - 2};
    }
    return 0;
}

/* What stands in the pattern of a topic itself. */
static bool
is_topic(const struct pattern *pattern)
{
    for (int i = 0; i < pattern->count; i++)
        for (size_t k = 0; k < pattern->pieces[i].literal.len; k++)
            if (!safe_is(pattern->pieces[i].literal.at[k])) return false;
    return pattern->count > 0;
}

/* No part of the path is empty, "." or "..", or hidden. */
static bool
is_inside(const struct pattern *pattern)
{
    struct slice rest = slice_of(pattern->text), part;
    if (!rest.len || slice_ends(rest, "/")) return false;
    while (slice_next(&rest, '/', &part))
        if (!part.len || part.at[0] == '.') return false;
    return true;
}

static int
check_text(const struct pattern *pattern, bool folders, struct fail *why)
{
    if (folders ? is_inside(pattern) : is_topic(pattern)) return 0;
    return fail_set(why, FAIL_STOP, EXIT_CONFIG,
                    folders ? "'%s' is no path under a folder, of parts that begin with no dot"
                            : "'%s' is no name of a topic: letters, digits, '.', '_' and '-'",
                    pattern->text);
}

struct pattern *
pattern_new(const char *text, bool folders, struct fail *why)
{
    struct pattern *pattern = mem_new(sizeof *pattern);
    pattern->text = mem_copy(text);
    if (read_pieces(pattern, why) == 0 && check_text(pattern, folders, why) == 0) return pattern;
    pattern_free(pattern);
    return NULL;
}

void
pattern_free(struct pattern *pattern)
{
    if (!pattern) return;
    free(pattern->text);
    free(pattern);
}

int
pattern_ways(const struct pattern *pattern, const struct mention *mention)
{
    struct slice parties[PARTIES_MOST];
    int count = pattern->by_party ? parties_of(mention, parties) : 1;
    return count ? count : 1;
}

void
pattern_put(const struct pattern *pattern, const struct mention *mention, int way, struct buf *out)
{
    buf_put(out, "", 0);
    for (int i = 0; i < pattern->count; i++) {
        if (pattern->pieces[i].value)
            safe_put(out, pattern->pieces[i].value(mention, way));
        else
            buf_put(out, pattern->pieces[i].literal.at, pattern->pieces[i].literal.len);
    }
}
