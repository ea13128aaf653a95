/* when_absolute.c: dates that name a day, a month or a year, and ranges of them. The index in at[]
 * is the item's place in the pattern. */
#include "extract/when_resolve.h"

/* The day of a month, with its year where one is told. */
static bool
mean_day_of(struct when_meaning *out, const struct when_anchor *anchor, int day, int month,
            const struct when_word *year)
{
    if (!year) return mean_yearless_day(out, anchor, month, day);
    return day_is_real(year->value, month, day) && mean_day(out, day_from(year->value, month, day));
}

/* From one day to another; the year may stand at the end alone. */
static bool
mean_days(struct when_meaning *out, const struct when_anchor *anchor, int day1, int month1,
          const struct when_word *year1, int day2, int month2, const struct when_word *year2)
{
    struct when_meaning end = {0};
    if (!mean_day_of(&end, anchor, day2, month2, year2)) return false;
    int year = year1 ? year1->value : day_year(end.end);
    if (!year1 && (month1 > month2)) year--;
    if (!day_is_real(year, month1, day1)) return false;
    out->by_tense = end.by_tense;
    return mean_range(out, day_from(year, month1, day1), end.end);
}

bool
resolve_day_day_month(const struct when_word *const *at, const struct when_anchor *anchor,
                      struct when_meaning *out)
{
    return mean_days(out, anchor, at[2]->value, at[7]->value, NULL, at[5]->value, at[7]->value,
                     at[9]);
}

bool
resolve_month_day_day(const struct when_word *const *at, const struct when_anchor *anchor,
                      struct when_meaning *out)
{
    return mean_days(out, anchor, at[2]->value, at[1]->value, NULL, at[4]->value, at[1]->value,
                     at[6]);
}

bool
resolve_dm_dm(const struct when_word *const *at, const struct when_anchor *anchor,
              struct when_meaning *out)
{
    return mean_days(out, anchor, at[1]->value, at[3]->value, at[5], at[7]->value, at[9]->value,
                     at[11]);
}

bool
resolve_md_md(const struct when_word *const *at, const struct when_anchor *anchor,
              struct when_meaning *out)
{
    return mean_days(out, anchor, at[4]->value, at[3]->value, at[6], at[11]->value, at[10]->value,
                     at[13]);
}

/* The year of a month that is told without one. */
static int
year_of_month(const struct when_anchor *anchor, int month)
{
    int year, now, day;
    day_split(anchor->published, &year, &now, &day);
    if (anchor->direction < 0 && month > now) return year - 1;
    if (anchor->direction > 0 && month < now) return year + 1;
    if (anchor->direction == 0 && month - now > 6) return year - 1;
    if (anchor->direction == 0 && now - month > 6) return year + 1;
    return year;
}

bool
resolve_month_month(const struct when_word *const *at, const struct when_anchor *anchor,
                    struct when_meaning *out)
{
    int last = at[3]->value, first = at[1]->value;
    int year = at[5] ? at[5]->value : year_of_month(anchor, last);
    return mean_range(out, month_start(first > last ? year - 1 : year, first),
                      month_end(year, last));
}

bool
resolve_month_month_unit(const struct when_word *const *at, const struct when_anchor *anchor,
                         struct when_meaning *out)
{
    int year = day_year(anchor->published) + when_sign(at[5]);
    return at[6]->value == UNIT_YEAR &&
           mean_range(out, month_start(year, at[1]->value), month_end(year, at[3]->value));
}

bool
resolve_year_year(const struct when_word *const *at, const struct when_anchor *anchor,
                  struct when_meaning *out)
{
    (void)anchor;
    return mean_range(out, day_from(at[1]->value, 1, 1), day_from(at[3]->value, 12, 31));
}

bool
resolve_day_month(const struct when_word *const *at, const struct when_anchor *anchor,
                  struct when_meaning *out)
{
    return mean_day_of(out, anchor, at[4]->value, at[6]->value, at[8]);
}

bool
resolve_month_day(const struct when_word *const *at, const struct when_anchor *anchor,
                  struct when_meaning *out)
{
    return mean_day_of(out, anchor, at[5]->value, at[3]->value, at[7]);
}

static bool
mean_day_in_year_away(struct when_meaning *out, const struct when_anchor *anchor, int day,
                      int month, const struct when_word *which, const struct when_word *unit)
{
    int year = day_year(anchor->published) + when_sign(which);
    return unit->value == UNIT_YEAR && day_is_real(year, month, day) &&
           mean_day(out, day_from(year, month, day));
}

bool
resolve_month_day_unit(const struct when_word *const *at, const struct when_anchor *anchor,
                       struct when_meaning *out)
{
    return mean_day_in_year_away(out, anchor, at[3]->value, at[2]->value, at[5], at[6]);
}

bool
resolve_day_month_unit(const struct when_word *const *at, const struct when_anchor *anchor,
                       struct when_meaning *out)
{
    return mean_day_in_year_away(out, anchor, at[2]->value, at[4]->value, at[6], at[7]);
}

bool
resolve_iso(const struct when_word *const *at, const struct when_anchor *anchor,
            struct when_meaning *out)
{
    (void)anchor;
    return day_is_real(at[0]->value, at[2]->value, at[4]->value) &&
           mean_day(out, day_from(at[0]->value, at[2]->value, at[4]->value));
}

/* Day first, as most of the world writes; month first where only that is a date. */
bool
resolve_slashes(const struct when_word *const *at, const struct when_anchor *anchor,
                struct when_meaning *out)
{
    (void)anchor;
    int a = at[0]->value, b = at[2]->value, year = at[4]->value;
    if (day_is_real(year, b, a)) return mean_day(out, day_from(year, b, a));
    return day_is_real(year, a, b) && mean_day(out, day_from(year, a, b));
}

/* "26-November-2015" */
bool
resolve_dashes(const struct when_word *const *at, const struct when_anchor *anchor,
               struct when_meaning *out)
{
    return mean_day_of(out, anchor, at[0]->value, at[2]->value, at[4]);
}

static bool
mean_week_of(struct when_meaning *out, const struct when_word *unit)
{
    return unit->value == UNIT_WEEK && mean_unit(out, UNIT_WEEK, out->start, 0);
}

bool
resolve_week_of_md(const struct when_word *const *at, const struct when_anchor *anchor,
                   struct when_meaning *out)
{
    return mean_day_of(out, anchor, at[4]->value, at[3]->value, at[6]) && mean_week_of(out, at[1]);
}

bool
resolve_week_of_dm(const struct when_word *const *at, const struct when_anchor *anchor,
                   struct when_meaning *out)
{
    return mean_day_of(out, anchor, at[3]->value, at[4]->value, at[6]) && mean_week_of(out, at[1]);
}

/* "the 5th of next month" */
bool
resolve_day_of_unit(const struct when_word *const *at, const struct when_anchor *anchor,
                    struct when_meaning *out)
{
    if (at[5]->value != UNIT_MONTH) return false;
    mean_unit(out, UNIT_MONTH, anchor->published, when_sign(at[4]));
    day_t day = out->start + at[2]->value - 1;
    return day <= out->end && mean_day(out, day);
}

/* "on this day in 1972" */
bool
resolve_this_day_in(const struct when_word *const *at, const struct when_anchor *anchor,
                    struct when_meaning *out)
{
    int year, month, day;
    day_split(anchor->published, &year, &month, &day);
    return at[2]->value == UNIT_DAY && day_is_real(at[4]->value, month, day) &&
           mean_day(out, day_from(at[4]->value, month, day));
}

bool
resolve_month_year(const struct when_word *const *at, const struct when_anchor *anchor,
                   struct when_meaning *out)
{
    (void)anchor;
    return mean_month(out, at[6]->value, at[3]->value) && mean_with_phase(out, at[0]);
}

bool
resolve_month_unit(const struct when_word *const *at, const struct when_anchor *anchor,
                   struct when_meaning *out)
{
    if (at[5]->value != UNIT_YEAR) return false;
    return mean_month(out, day_year(anchor->published) + when_sign(at[4]), at[2]->value) &&
           mean_with_phase(out, at[0]);
}

bool
resolve_month(const struct when_word *const *at, const struct when_anchor *anchor,
              struct when_meaning *out)
{
    int year, now, day, month = at[4]->value;
    day_split(anchor->published, &year, &now, &day);
    int which = at[3] ? when_sign(at[3]) : 0;
    if (which < 0)
        year -= month >= now;
    else if (which > 0)
        year += month <= now;
    else if (!at[3])
        year = year_of_month(anchor, month), out->by_tense = true;
    return mean_month(out, year, month) && mean_with_phase(out, at[0]);
}

/* "the first week of May", "the last week of May" */
bool
resolve_week_of_month(const struct when_word *const *at, const struct when_anchor *anchor,
                      struct when_meaning *out)
{
    int month = at[4]->value;
    int year = at[6] ? at[6]->value : year_of_month(anchor, month);
    if (at[2]->value == UNIT_DAY && at[1]->classes & W_LAST)
        return mean_day(out, month_end(year, month)); /* "the last day of May" */
    if (at[2]->value == UNIT_DAY && day_is_real(year, month, at[1]->value))
        return mean_day(out, day_from(year, month, at[1]->value));
    if (at[2]->value != UNIT_WEEK) return false;
    if (at[1]->classes & W_LAST)
        return mean_range(out, month_end(year, month) - 6, month_end(year, month));
    day_t start = month_start(year, month) + 7 * (at[1]->value - 1);
    return mean_range(out, start, start + 6);
}

/* "the second half of October" */
bool
resolve_half_of_month(const struct when_word *const *at, const struct when_anchor *anchor,
                      struct when_meaning *out)
{
    int month = at[4]->value, year = at[6] ? at[6]->value : year_of_month(anchor, month);
    if (at[2]->value != 6 || at[1]->value > 2) return false; /* halves */
    return at[1]->value == 1
               ? mean_range(out, month_start(year, month), month_start(year, month) + 14)
               : mean_range(out, month_start(year, month) + 15, month_end(year, month));
}

/* "the first Monday of July" */
bool
resolve_weekday_of_month(const struct when_word *const *at, const struct when_anchor *anchor,
                         struct when_meaning *out)
{
    int month = at[4]->value, year = at[6] ? at[6]->value : year_of_month(anchor, month);
    day_t end = month_end(year, month), start = month_start(year, month);
    if (at[1]->classes & W_LAST)
        return mean_day(out, end - (day_weekday(end) - at[2]->value + 7) % 7);
    day_t first = start + (at[2]->value - day_weekday(start) + 7) % 7;
    day_t day = first + 7 * (at[1]->value - 1);
    return day <= end && mean_day(out, day);
}

bool
resolve_year(const struct when_word *const *at, const struct when_anchor *anchor,
             struct when_meaning *out)
{
    (void)anchor;
    return mean_year(out, at[3]->value) && mean_with_phase(out, at[0]);
}

bool
resolve_decade(const struct when_word *const *at, const struct when_anchor *anchor,
               struct when_meaning *out)
{
    (void)anchor;
    return mean_range(out, day_from(at[2]->value, 1, 1), day_from(at[2]->value + 9, 12, 31)) &&
           mean_with_phase(out, at[0]);
}

/* "2022/23", "1980-88" */
bool
resolve_short_years(const struct when_word *const *at, const struct when_anchor *anchor,
                    struct when_meaning *out)
{
    (void)anchor;
    int first = at[0]->value, last = first / 100 * 100 + at[2]->count;
    return at[2]->count < 100 && last > first &&
           mean_range(out, day_from(first, 1, 1), day_from(last, 12, 31));
}
