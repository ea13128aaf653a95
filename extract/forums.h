/* forums.h: occasions: forums that meet again and again, their names, editions and seats. */
#ifndef EXTRACT_FORUMS_H
#define EXTRACT_FORUMS_H

#include "extract/phrases.h"

struct forum_seat {
    int year, month; /* month 0: any of that year */
    struct slice city, country;
};

struct forum {
    struct slice name, body;
    int edition, edition_year; /* 0: unnumbered */
    struct forum_seat *seats;
    int32_t seat_count;
    uint32_t line;
};

struct forums {
    struct arena arena;
    struct phrases *phrases; /* value: index in at */
    struct forum *at;
    int32_t count;
};

/* Reads occasions.txt of a dictionary folder. owner: the caller frees with forums_free. errors:
 * STOP, with file and line. threads: read-only afterwards. */
struct forums *forums_load(const char *folder, struct fail *why);
void forums_free(struct forums *forums);

/* Where a forum met nearest to a day: within half a year; NULL: unknown. */
const struct forum_seat *forum_seat_at(const struct forum *forum, day_t day);

/* Its number in the year of a day, or 0. */
int forum_edition_at(const struct forum *forum, day_t day);

#endif
