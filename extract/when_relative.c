/* when_relative.c: dates told from another day: weekdays, "yesterday", "last week", "two days
 * later". */
#include "extract/when_resolve.h"

/* "previous" and "following" look from the day told before, "last" and "next" from today. */
static day_t
seen_from(const struct when_word *word, const struct when_anchor *anchor)
{
    bool told = word->classes & (W_PREVIOUS | W_FOLLOWING | W_SAME);
    return told && anchor->told != DAY_NONE ? anchor->told : anchor->published;
}

static day_t
weekday_before(day_t from, int weekday, bool itself)
{
    int back = (day_weekday(from) - weekday + 7) % 7;
    return from - (back == 0 && !itself ? 7 : back);
}

static day_t
weekday_after(day_t from, int weekday, bool itself)
{
    int ahead = (weekday - day_weekday(from) + 7) % 7;
    return from + (ahead == 0 && !itself ? 7 : ahead);
}

/* In the anchor's direction; the nearest where it has none. */
static day_t
weekday_near(const struct when_anchor *anchor, int weekday)
{
    day_t before = weekday_before(anchor->published, weekday, true),
          after = weekday_after(anchor->published, weekday, true);
    if (anchor->direction) return anchor->direction > 0 ? after : before;
    return after - anchor->published < anchor->published - before ? after : before;
}

bool
resolve_weekday(const struct when_word *const *at, const struct when_anchor *anchor,
                struct when_meaning *out)
{
    out->by_tense = true;
    return mean_day(out, weekday_near(anchor, at[2]->value));
}

/* "a week on Tuesday" */
bool
resolve_week_on_weekday(const struct when_word *const *at, const struct when_anchor *anchor,
                        struct when_meaning *out)
{
    return at[2]->value == UNIT_WEEK &&
           mean_day(out, weekday_after(anchor->published, at[4]->value, false) + 7 * at[1]->count);
}

bool
resolve_feast(const struct when_word *const *at, const struct when_anchor *anchor,
              struct when_meaning *out)
{
    int eve = at[1] && at[1]->classes & W_EVE;
    return mean_yearless_day(out, anchor, at[0]->value / 100, at[0]->value % 100 - eve);
}

bool
resolve_may_day(const struct when_word *const *at, const struct when_anchor *anchor,
                struct when_meaning *out)
{
    return at[0]->value == 5 && at[1]->value == UNIT_DAY && at[1]->capital &&
           mean_yearless_day(out, anchor, 5, 1);
}

/* "New Year's Day", "New Year's Eve" */
bool
resolve_new_year(const struct when_word *const *at, const struct when_anchor *anchor,
                 struct when_meaning *out)
{
    if (at[1]->value != UNIT_YEAR || !at[1]->possessive) return false;
    return at[2]->classes & W_EVE ? mean_yearless_day(out, anchor, 12, 31)
                                  : mean_yearless_day(out, anchor, 1, 1);
}

bool
resolve_weekday_weekday(const struct when_word *const *at, const struct when_anchor *anchor,
                        struct when_meaning *out)
{
    out->by_tense = true;
    if (anchor->direction > 0) {
        day_t start = weekday_after(anchor->published, at[1]->value, true);
        return mean_range(out, start, weekday_after(start, at[4]->value, false));
    }
    day_t end = weekday_before(anchor->published, at[4]->value, true);
    return mean_range(out, weekday_before(end, at[1]->value, false), end);
}

bool
resolve_next_weekday(const struct when_word *const *at, const struct when_anchor *anchor,
                     struct when_meaning *out)
{
    int weekday = at[2]->value, which = when_sign(at[1]);
    day_t from = anchor->published;
    if (which < 0) return mean_day(out, weekday_before(from, weekday, false));
    if (which > 0) return mean_day(out, weekday_after(from, weekday, false));
    return mean_day(out, from - day_weekday(from) + weekday); /* "this Thursday": of this week */
}

bool
resolve_weekday_of_week(const struct when_word *const *at, const struct when_anchor *anchor,
                        struct when_meaning *out)
{
    if (at[4]->value != UNIT_WEEK) return false;
    day_t from = anchor->published;
    return mean_day(out, from - day_weekday(from) + 7 * when_sign(at[3]) + at[1]->value);
}

bool
resolve_relday(const struct when_word *const *at, const struct when_anchor *anchor,
               struct when_meaning *out)
{
    return mean_day(out, anchor->published + at[1]->value);
}

/* "the day before yesterday", "the day after tomorrow" */
bool
resolve_day_beside_relday(const struct when_word *const *at, const struct when_anchor *anchor,
                          struct when_meaning *out)
{
    return at[1]->value == UNIT_DAY &&
           mean_day(out, anchor->published + at[3]->value + at[2]->value);
}

bool
resolve_this_partday(const struct when_word *const *at, const struct when_anchor *anchor,
                     struct when_meaning *out)
{
    bool last = at[1]->classes & W_LAST;
    if (last && at[2]->value != 1) return false; /* only "last night" */
    return mean_day(out, anchor->published - last);
}

bool
resolve_ago(const struct when_word *const *at, const struct when_anchor *anchor,
            struct when_meaning *out)
{
    return mean_units_away(out, (enum when_unit)at[1]->value, anchor->published, -at[0]->count);
}

/* "in three days" is a date only of what is still to come; else it is how long it took. "In a
 * year's time" always is. */
bool
resolve_in_units(const struct when_word *const *at, const struct when_anchor *anchor,
                 struct when_meaning *out)
{
    bool within = at[0]->value;
    if (!within && anchor->direction <= 0 && !at[2]->possessive) return false;
    if (!mean_units_away(out, (enum when_unit)at[2]->value, anchor->published, at[1]->count))
        return false;
    return !within || mean_range(out, anchor->published, out->end);
}

/* "two weeks from now", "a week from today" */
bool
resolve_units_from_now(const struct when_word *const *at, const struct when_anchor *anchor,
                       struct when_meaning *out)
{
    return mean_units_away(out, (enum when_unit)at[1]->value, anchor->published + at[3]->value,
                           at[0]->count);
}

bool
resolve_units_later(const struct when_word *const *at, const struct when_anchor *anchor,
                    struct when_meaning *out)
{
    day_t from = anchor->told != DAY_NONE ? anchor->told : anchor->published;
    return mean_units_away(out, (enum when_unit)at[1]->value, from, at[2]->value * at[0]->count);
}

bool
resolve_last_units(const struct when_word *const *at, const struct when_anchor *anchor,
                   struct when_meaning *out)
{
    day_t from = seen_from(at[1], anchor);
    int which = when_sign(at[1]), count = at[2]->count;
    if (!mean_units_away(out, (enum when_unit)at[3]->value, from, which * count)) return false;
    return which < 0 ? mean_range(out, out->start, from) : mean_range(out, from, out->end);
}

/* What is left of a unit before today ("earlier") or after it ("later"). */
static bool
mean_side(struct when_meaning *out, const struct when_anchor *anchor, const struct when_word *side)
{
    if (side->classes & W_PHASE) return mean_phase(out, (enum when_phase)side->value);
    if (side->value < 0)
        return mean_range(out, out->start,
                          out->end < anchor->published ? out->end : anchor->published);
    return mean_range(out, out->start > anchor->published ? out->start : anchor->published,
                      out->end);
}

/* "last week", "earlier this month", "late next year" */
bool
resolve_last_unit(const struct when_word *const *at, const struct when_anchor *anchor,
                  struct when_meaning *out)
{
    enum when_unit unit = (enum when_unit)at[3]->value;
    if (unit == UNIT_DAY || unit == UNIT_HOUR) return false;
    if (at[1] && at[2]->classes & W_LAST && at[2]->value) /* "in the past week": up to today */
        return mean_units_away(out, unit, anchor->published, -1) &&
               mean_range(out, out->start, anchor->published);
    return mean_unit(out, unit, anchor->published, when_sign(at[2])) &&
           (!at[0] || mean_side(out, anchor, at[0]));
}

/* "the week before last", "the year after next" */
bool
resolve_week_before_last(const struct when_word *const *at, const struct when_anchor *anchor,
                         struct when_meaning *out)
{
    enum when_unit unit = (enum when_unit)at[1]->value;
    bool back = at[3]->classes & W_LAST;
    if (unit == UNIT_DAY || unit == UNIT_HOUR || back != (at[2]->value < 0)) return false;
    return mean_unit(out, unit, anchor->published, back ? -2 : 2);
}

/* "later in the week", "earlier in the day" */
bool
resolve_later_in_unit(const struct when_word *const *at, const struct when_anchor *anchor,
                      struct when_meaning *out)
{
    enum when_unit unit = (enum when_unit)at[3]->value;
    if (unit == UNIT_DAY) { /* of the day told before, where that is today's or yesterday's news */
        bool told = anchor->told != DAY_NONE && anchor->told <= anchor->published &&
                    anchor->told > anchor->published - 3;
        return mean_day(out, told ? anchor->told : anchor->published);
    }
    return unit != UNIT_HOUR && mean_unit(out, unit, anchor->published, 0) &&
           mean_side(out, anchor, at[0]);
}

/* "year's end", "month-end" */
bool
resolve_units_end(const struct when_word *const *at, const struct when_anchor *anchor,
                  struct when_meaning *out)
{
    enum when_unit unit = (enum when_unit)at[0]->value;
    if (at[2]->value != PHASE_END || !(at[0]->possessive || at[1])) return false;
    return (unit == UNIT_WEEK || unit == UNIT_MONTH || unit == UNIT_YEAR) &&
           mean_unit(out, unit, anchor->published, 0) && mean_phase(out, PHASE_END);
}

bool
resolve_phase_of_unit(const struct when_word *const *at, const struct when_anchor *anchor,
                      struct when_meaning *out)
{
    enum when_unit unit = (enum when_unit)at[4]->value;
    if (unit == UNIT_DAY || unit == UNIT_HOUR) return false;
    return mean_unit(out, unit, anchor->published, at[3] ? when_sign(at[3]) : 0) &&
           mean_phase(out, (enum when_phase)at[0]->value);
}

/* "the next day", "the same day", "the following week": from the day told before. */
bool
resolve_the_next_unit(const struct when_word *const *at, const struct when_anchor *anchor,
                      struct when_meaning *out)
{
    enum when_unit unit = at[2]->classes & W_PARTDAY ? UNIT_DAY : (enum when_unit)at[2]->value;
    if (unit == UNIT_HOUR) return false;
    bool next_week = at[1]->classes & W_NEXT && unit != UNIT_DAY;
    day_t from = next_week || anchor->told == DAY_NONE ? anchor->published : anchor->told;
    return mean_unit(out, unit, from, when_sign(at[1]));
}

bool
resolve_the_day_after(const struct when_word *const *at, const struct when_anchor *anchor,
                      struct when_meaning *out)
{
    enum when_unit unit = at[1]->classes & W_PARTDAY ? UNIT_DAY : (enum when_unit)at[1]->value;
    return anchor->told != DAY_NONE && unit != UNIT_HOUR &&
           mean_unit(out, unit, anchor->told, at[2]->value);
}

/* "over the weekend" */
bool
resolve_weekend(const struct when_word *const *at, const struct when_anchor *anchor,
                struct when_meaning *out)
{
    if (at[1]->value != UNIT_WEEKEND) return false;
    day_t from = anchor->published;
    day_t saturday = anchor->direction > 0 ? weekday_after(from, 5, true)
                                           : weekday_before(from, 5, true);
    out->by_tense = true;
    return mean_range(out, saturday, saturday + 1);
}

/* "three years ago today", "two weeks ago yesterday" */
bool
resolve_years_ago_today(const struct when_word *const *at, const struct when_anchor *anchor,
                        struct when_meaning *out)
{
    int year, month, day, count = at[0]->count;
    enum when_unit unit = (enum when_unit)at[1]->value;
    day_t from = anchor->published + at[3]->value;
    if (unit == UNIT_WEEK || unit == UNIT_DAY) return mean_units_away(out, unit, from, -count);
    day_split(from, &year, &month, &day);
    year -= unit == UNIT_DECADE ? 10 * count : count;
    return unit != UNIT_MONTH && day_is_real(year, month, day) &&
           mean_day(out, day_from(year, month, day));
}

/* "that evening", "that day", "that week": from the day told before. */
bool
resolve_that_partday(const struct when_word *const *at, const struct when_anchor *anchor,
                     struct when_meaning *out)
{
    if (anchor->told == DAY_NONE || at[1]->value == UNIT_HOUR) return false;
    return mean_unit(out, at[1]->classes & W_PARTDAY ? UNIT_DAY : (enum when_unit)at[1]->value,
                     anchor->told, 0);
}

/* "on the 8th": of the month told before, or of this one. */
bool
resolve_ordinal_day(const struct when_word *const *at, const struct when_anchor *anchor,
                    struct when_meaning *out)
{
    int year, month, day;
    if (at[2]->classes & W_COUNT) return false; /* a bare number */
    day_split(anchor->told != DAY_NONE ? anchor->told : anchor->published, &year, &month, &day);
    return day_is_real(year, month, at[2]->value) &&
           mean_day(out, day_from(year, month, at[2]->value));
}
