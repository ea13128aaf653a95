/* forums.h: occasions: forums that meet again and again: what they are called, whose they are,
 * where and when they met. */
#ifndef EXTRACT_FORUMS_H
#define EXTRACT_FORUMS_H

#include "extract/phrases.h"

/* One meeting. The days are as wide as the dictionary knows: a day, a month, a year. */
struct forum_seat {
    day_t start, end;
    bool exact; /* told by the day */
    int edition;
    struct slice city, country; /* city may be empty */
};

struct forum {
    struct slice name, body, level;
    struct slice city, country; /* where it always meets; may be empty */
    int edition, edition_year;  /* 0: unnumbered */
    struct forum_seat *seats;
    int32_t seat_count;
    bool shares_names; /* is called by loose names too */
    uint32_t line;
};

/* How far a name can be believed. */
enum forum_naming {
    NAMING_LOOSE, /* other forums of the body are called so too */
    NAMING_STRICT,
    NAMING_BARE, /* also an actor or a place: a forum only after "at", "during" */
    NAMING_COUNT,
};

struct forums {
    struct arena arena;
    struct phrases *phrases; /* value: index in `at` * NAMING_COUNT + enum forum_naming */
    struct forum *at;
    int32_t count;
};

/* Reads occasions.txt of a dictionary folder. owner: the caller frees with forums_free. errors:
 * STOP, with file, line and caret. threads: read-only afterwards. */
struct forums *forums_load(const char *folder, struct fail *why);
void forums_free(struct forums *forums);

/* The meeting nearest to a day, if it lies within `most` days of it; NULL: none is known. */
const struct forum_seat *forum_seat_near(const struct forum *forum, day_t day, int most);

/* The number of the edition in the year of a day: its seat's, else counted from a known one; 0:
 * unknown. */
int forum_edition_at(const struct forum *forum, day_t day);

#endif
