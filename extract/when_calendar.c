/* when_calendar.c: calendar arithmetic that the resolvers share. */
#include "extract/when_resolve.h"

int
when_sign(const struct when_word *word)
{
    if (word->classes & (W_LAST | W_PREVIOUS)) return -1;
    return word->classes & (W_NEXT | W_FOLLOWING) ? 1 : 0;
}

bool
mean_day(struct when_meaning *out, day_t day)
{
    *out = (struct when_meaning){day, day, GRANULARITY_DAY, out->by_tense};
    return true;
}

bool
mean_range(struct when_meaning *out, day_t start, day_t end)
{
    if (end < start) return false;
    *out = (struct when_meaning){start, end, GRANULARITY_RANGE, out->by_tense};
    return true;
}

day_t
month_start(int year, int month)
{
    return day_from(year, month, 1);
}

day_t
month_end(int year, int month)
{
    return day_from(year, month, day_month_length(year, month));
}

int
day_year(day_t day)
{
    int y, m, d;
    day_split(day, &y, &m, &d);
    return y;
}

bool
mean_month(struct when_meaning *out, int year, int month)
{
    *out = (struct when_meaning){month_start(year, month), month_end(year, month),
                                 GRANULARITY_MONTH, out->by_tense};
    return true;
}

bool
mean_year(struct when_meaning *out, int year)
{
    *out = (struct when_meaning){day_from(year, 1, 1), day_from(year, 12, 31), GRANULARITY_YEAR,
                                 out->by_tense};
    return true;
}

/* Year and month, `steps` months away. */
static void
months_away(day_t from, int steps, int *year, int *month, int *day)
{
    day_split(from, year, month, day);
    int months = *year * 12 + *month - 1 + steps;
    *year = months / 12;
    *month = months % 12 + 1;
}

bool
mean_unit(struct when_meaning *out, enum when_unit unit, day_t from, int steps)
{
    int year, month, day;
    day_t monday = from - day_weekday(from) + 7 * steps;
    switch (unit) {
    case UNIT_DAY:
        return mean_day(out, from + steps);
    case UNIT_WEEK:
        return mean_range(out, monday, monday + 6);
    case UNIT_WEEKEND:
        return mean_range(out, monday + 5, monday + 6);
    case UNIT_MONTH:
        months_away(from, steps, &year, &month, &day);
        return mean_month(out, year, month);
    case UNIT_YEAR:
        return mean_year(out, day_year(from) + steps);
    case UNIT_DECADE:
        year = day_year(from) / 10 * 10 + 10 * steps;
        return mean_range(out, day_from(year, 1, 1), day_from(year + 9, 12, 31));
    case UNIT_HOUR:
        return mean_day(out, from);
    case UNIT_FORTNIGHT:
        return mean_range(out, monday + 7 * steps, monday + 7 * steps + 13);
    }
    return false;
}

bool
mean_units_away(struct when_meaning *out, enum when_unit unit, day_t from, int count)
{
    int year, month, day;
    switch (unit) {
    case UNIT_DAY:
        return mean_day(out, from + count);
    case UNIT_WEEK:
        return mean_day(out, from + 7 * count);
    case UNIT_FORTNIGHT:
        return mean_day(out, from + 14 * count);
    case UNIT_HOUR:
        return mean_day(out, from + count / 24);
    case UNIT_MONTH:
        months_away(from, count, &year, &month, &day);
        return mean_month(out, year, month);
    case UNIT_YEAR:
        return mean_year(out, day_year(from) + count);
    case UNIT_DECADE:
        return mean_year(out, day_year(from) + 10 * count);
    case UNIT_WEEKEND:
        return mean_unit(out, unit, from, count);
    }
    return false;
}

/* "Early", "mid" and "late" say nothing sharp enough to narrow a month or a year; its end is its
 * last day. */
bool
mean_phase(struct when_meaning *out, enum when_phase phase)
{
    if (phase == PHASE_END) return mean_day(out, out->end);
    return true;
}

/* A date a few weeks off on one side is meant rather than one most of a year off on the other,
 * whatever the tense says. */
static bool
is_far(day_t away, day_t other)
{
    enum { FEW_DAYS = 45, MANY_DAYS = 270 };
    return (away < 0 ? -away : away) > MANY_DAYS && (other < 0 ? -other : other) < FEW_DAYS;
}

bool
mean_yearless_day(struct when_meaning *out, const struct when_anchor *anchor, int month, int day)
{
    int year = day_year(anchor->published);
    day_t best = DAY_NONE, other = DAY_NONE;
    for (int y = year - 1; y <= year + 1; y++) {
        if (!day_is_real(y, month, day)) continue;
        day_t candidate = day_from(y, month, day);
        day_t away = candidate - anchor->published;
        if ((anchor->direction < 0 && away > 0) || (anchor->direction > 0 && away < 0)) {
            if (anchor->direction > 0 || other == DAY_NONE) other = candidate; /* the nearest */
            continue;
        }
        if (best == DAY_NONE ||
            (away < 0 ? -away : away) <
                (best > anchor->published ? best - anchor->published : anchor->published - best))
            best = candidate;
    }
    out->by_tense = true;
    if (best != DAY_NONE && other != DAY_NONE &&
        is_far(best - anchor->published, other - anchor->published))
        best = other;
    return best != DAY_NONE && mean_day(out, best);
}

bool
mean_with_phase(struct when_meaning *out, const struct when_word *phase)
{
    return !phase || mean_phase(out, (enum when_phase)phase->value);
}
