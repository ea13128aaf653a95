/* when_resolve.h: what each pattern of when_match.c means as calendar days. */
#ifndef EXTRACT_WHEN_RESOLVE_H
#define EXTRACT_WHEN_RESOLVE_H

#include "extract/when.h"

/* Each fills *out and returns true, or returns false where the words are no date after all ("31
 * June"). */
typedef bool when_resolver(const struct when_word *const *at, const struct when_anchor *anchor,
                           struct when_meaning *out);

when_resolver resolve_day_day_month, resolve_month_day_day, resolve_dm_dm, resolve_md_md,
    resolve_month_month, resolve_year_year, resolve_weekday_weekday, resolve_day_month,
    resolve_month_day, resolve_month_day_unit, resolve_day_month_unit, resolve_iso, resolve_slashes,
    resolve_month_year, resolve_month_unit, resolve_month, resolve_year, resolve_decade,
    resolve_quarter, resolve_quarter_unit, resolve_season_year, resolve_season,
    resolve_weekday_of_week, resolve_next_weekday, resolve_weekday, resolve_day_beside_relday,
    resolve_relday, resolve_this_partday, resolve_ago, resolve_in_units, resolve_units_later,
    resolve_last_units, resolve_last_unit, resolve_phase_of_unit, resolve_the_next_unit,
    resolve_the_day_after, resolve_weekend, resolve_years_ago_today, resolve_short_years,
    resolve_that_partday, resolve_ordinal_day, resolve_part, resolve_week_on_weekday, resolve_feast,
    resolve_new_year, resolve_dashes, resolve_week_of_md, resolve_week_of_dm, resolve_day_of_unit,
    resolve_this_day_in, resolve_week_of_month, resolve_weekday_of_month, resolve_half_of_month,
    resolve_the_season, resolve_the_new_year, resolve_week_before_last, resolve_may_day,
    resolve_units_from_now, resolve_month_month_unit, resolve_later_in_unit, resolve_units_end;

/* Calendar arithmetic that both files of resolvers use. Each returns true. */
bool mean_day(struct when_meaning *out, day_t day);
bool mean_range(struct when_meaning *out, day_t start, day_t end);
bool mean_month(struct when_meaning *out, int year, int month);
bool mean_year(struct when_meaning *out, int year);

/* The unit of the calendar `steps` away from the one that `from` lies in: last week is -1, next
 * month 1. */
bool mean_unit(struct when_meaning *out, enum when_unit unit, day_t from, int steps);

/* `count` units away from a day, to the day, month or year as the unit is. */
bool mean_units_away(struct when_meaning *out, enum when_unit unit, day_t from, int count);

/* What "early", "mid", "late" or "the end of" make of *out. */
bool mean_phase(struct when_meaning *out, enum when_phase phase);

bool mean_with_phase(struct when_meaning *out, const struct when_word *phase); /* NULL: none */

/* The day in a month of which no year is told: the nearest one in the anchor's direction. */
bool mean_yearless_day(struct when_meaning *out, const struct when_anchor *anchor, int month,
                       int day);

/* -1 for "last" and "previous", 1 for "next" and "following", else 0. */
int when_sign(const struct when_word *word);

day_t month_start(int year, int month);
day_t month_end(int year, int month);
int day_year(day_t day);

#endif
