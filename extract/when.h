/* when.h: date expressions: the words they are made of, the patterns they form, and what they mean.
 * Shared by the files of `when`. */
#ifndef EXTRACT_WHEN_H
#define EXTRACT_WHEN_H

#include "extract/doc.h"

/* What a word can be in a date expression; a word may be several things. */
enum when_class {
    W_DAYNAME = 1 << 0, /* value: 0 Monday to 6 Sunday */
    W_MONTH = 1 << 1,   /* value: 1 to 12 */
    W_DAY = 1 << 2,     /* 1 to 31, also "15th" */
    W_YEAR = 1 << 3,    /* 1900 to 2100 */
    W_DECADE = 1 << 4,  /* "1990s": value 1990 */
    W_COUNT = 1 << 5,   /* "3", "three", "a" */
    W_UNIT = 1 << 6,    /* value: enum when_unit */
    W_SEASON = 1 << 7,  /* value: first month */
    W_RELDAY = 1 << 8,  /* today, yesterday, tomorrow: value 0, -1, 1 */
    W_PARTDAY = 1 << 9, /* morning, night */
    W_LAST = 1 << 10,   /* last, past */
    W_NEXT = 1 << 11,   /* next, coming */
    W_THIS = 1 << 12,
    W_PREVIOUS = 1 << 13,  /* previous, preceding: seen from the day told before */
    W_FOLLOWING = 1 << 14, /* following, subsequent */
    W_SAME = 1 << 15,
    W_AGO = 1 << 16,
    W_EARLIER = 1 << 17, /* earlier: value -1; later: value 1 */
    W_BEFORE = 1 << 18,  /* before: value -1; after: value 1 */
    W_PHASE = 1 << 19,   /* value: enum when_phase */
    W_FROM = 1 << 20,    /* from, between */
    W_TO = 1 << 21,      /* to, until, -, and */
    W_OF = 1 << 22,
    W_COMMA = 1 << 23,
    W_THE = 1 << 24,
    W_ON = 1 << 25,
    W_IN = 1 << 26,
    W_ORDINAL = 1 << 27, /* first, second, third, fourth: value 1.. */
    W_PART = 1 << 28,    /* quarter, half: value: months */
    W_DASH = 1 << 29,
    W_SLASH = 1 << 30,
};
#define W_FEAST    (1ull << 32) /* Christmas: value: month * 100 + day */
#define W_EVE      (1ull << 33)
#define W_NEW      (1ull << 34) /* of "New Year's Day" */
#define W_NOW      (1ull << 35)
#define W_OPTIONAL (1ull << 63)

enum when_unit {
    UNIT_DAY,
    UNIT_WEEK,
    UNIT_MONTH,
    UNIT_YEAR,
    UNIT_WEEKEND,
    UNIT_DECADE,
    UNIT_HOUR,
    UNIT_FORTNIGHT
};
enum when_phase { PHASE_EARLY, PHASE_MID, PHASE_LATE, PHASE_END };

struct when_word {
    struct span span;
    uint64_t classes;
    int value, count; /* count: the value as W_COUNT, since "2" is also a day */
    bool possessive;  /* \"Saturday's\": its mark is part of it */
    bool capital;     /* begins with a capital letter */
};

/* Cuts a stretch of text into words. Returns how many. owner: the arena. */
int32_t when_words(struct arena *arena, struct slice text, struct span span,
                   struct when_word **words);

/* What a pattern is resolved against. */
struct when_anchor {
    day_t published; /* "today" */
    day_t told;      /* the day told before in the text, for "the next day"; DAY_NONE: none */
    int direction;   /* -1: the bare weekday or month lies before, 1: after */
};

struct when_meaning {
    day_t start, end;
    enum day_granularity granularity;
    bool by_tense; /* the direction decided it */
};

/* One pattern: its words and what it means. `at[i]` is the word that matched item i, NULL for an
 * optional one left out. */
enum { WHEN_ITEMS = 14 };
struct when_pattern {
    const char *name;
    uint64_t items[WHEN_ITEMS]; /* ends with 0 */
    bool (*resolve)(const struct when_word *const *at, const struct when_anchor *anchor,
                    struct when_meaning *out);
};

/* The longest pattern that begins at `first`; its length in words goes to *used. NULL: none. */
const struct when_pattern *when_match(const struct when_word *words, int32_t count, int32_t first,
                                      const struct when_word **at, int32_t *used);

/* Which side of the publication a date near this token lies on, by the tense of its verb: -1, 1,
 * WHEN_NEAREST for what was planned and may have come to pass ("was due on Friday"), or 0 where no
 * verb tells. */
enum { WHEN_NEAREST = 2 };
int when_direction(const struct doc *doc, int32_t token);

#endif
