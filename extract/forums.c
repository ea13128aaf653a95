/* forums.c: the table of occasions in use: which meeting of a forum lies near a day, and its
 * number. */
#include "extract/forums.h"

enum { EDITION_AWAY = 60 };

static int
days_away(const struct forum_seat *seat, day_t day)
{
    return day < seat->start ? seat->start - day : day > seat->end ? day - seat->end : 0;
}

const struct forum_seat *
forum_seat_near(const struct forum *forum, day_t day, int most)
{
    const struct forum_seat *best = NULL;
    for (int32_t i = 0; i < forum->seat_count && day != DAY_NONE; i++) {
        int away = days_away(&forum->seats[i], day);
        if (away <= most && (!best || away < days_away(best, day))) best = &forum->seats[i];
    }
    return best;
}

int
forum_edition_at(const struct forum *forum, day_t day)
{
    int year, month, day_of_month;
    if (day == DAY_NONE) return 0;
    const struct forum_seat *seat = forum_seat_near(forum, day, EDITION_AWAY);
    if (seat && seat->edition) return seat->edition;
    if (!forum->edition) return 0;
    day_split(seat ? seat->start : day, &year, &month, &day_of_month);
    int number = forum->edition + year - forum->edition_year;
    return number > 0 ? number : 0;
}
