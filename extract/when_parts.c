/* when_parts.c: parts of a year: quarters, halves, seasons, and the year that begins. */
#include "extract/when_resolve.h"

static bool
mean_part(struct when_meaning *out, int year, const struct when_word *nth,
          const struct when_word *part)
{
    int months = part->value, first = (nth->value - 1) * months + 1;
    return first + months <= 13 &&
           mean_range(out, month_start(year, first), month_end(year, first + months - 1));
}

bool
resolve_quarter(const struct when_word *const *at, const struct when_anchor *anchor,
                struct when_meaning *out)
{
    (void)anchor;
    return mean_part(out, at[4]->value, at[1], at[2]);
}

bool
resolve_quarter_unit(const struct when_word *const *at, const struct when_anchor *anchor,
                     struct when_meaning *out)
{
    return at[5]->value == UNIT_YEAR &&
           mean_part(out, day_year(anchor->published) + when_sign(at[4]), at[1], at[2]);
}

/* Three months from the season's first; winter ends in the year after. */
static bool
mean_season(struct when_meaning *out, int year, int month)
{
    return mean_range(out, month_start(year, month),
                      month == 12 ? month_end(year + 1, 2) : month_end(year, month + 2));
}

bool
resolve_season_year(const struct when_word *const *at, const struct when_anchor *anchor,
                    struct when_meaning *out)
{
    (void)anchor;
    return mean_season(out, at[3]->value, at[1]->value) && mean_with_phase(out, at[0]);
}

bool
resolve_season(const struct when_word *const *at, const struct when_anchor *anchor,
               struct when_meaning *out)
{
    int year = day_year(anchor->published), which = when_sign(at[1]);
    if (!mean_season(out, year, at[2]->value)) return false;
    if (which < 0 && out->end >= anchor->published) mean_season(out, year - 1, at[2]->value);
    if (which > 0 && out->start <= anchor->published) mean_season(out, year + 1, at[2]->value);
    return mean_with_phase(out, at[0]);
}

/* "in the autumn", "in the autumn of 2022": the last one of what is past, the next of what is to
 * come. */
bool
resolve_the_season(const struct when_word *const *at, const struct when_anchor *anchor,
                   struct when_meaning *out)
{
    int year = at[5] ? at[5]->value : day_year(anchor->published);
    if (at[4] && !at[5]) return false; /* "in the fall of Kabul" */
    mean_season(out, year, at[3]->value);
    if (!at[5] && anchor->direction < 0 && out->start > anchor->published)
        mean_season(out, year - 1, at[3]->value);
    if (!at[5] && anchor->direction > 0 && out->end < anchor->published)
        mean_season(out, year + 1, at[3]->value);
    return mean_with_phase(out, at[2]);
}

/* "in the new year": the one that begins, or has begun. */
bool
resolve_the_new_year(const struct when_word *const *at, const struct when_anchor *anchor,
                     struct when_meaning *out)
{
    int year, month, day;
    day_split(anchor->published, &year, &month, &day);
    return at[3]->value == UNIT_YEAR && !at[3]->possessive && mean_year(out, year + (month > 6));
}

/* "the third quarter": of the year told before, or of this one; the next of what is to come. */
bool
resolve_part(const struct when_word *const *at, const struct when_anchor *anchor,
             struct when_meaning *out)
{
    int year = day_year(anchor->told != DAY_NONE ? anchor->told : anchor->published);
    if (!mean_part(out, year, at[1], at[2])) return false;
    return anchor->direction > 0 && anchor->told == DAY_NONE && out->end < anchor->published
               ? mean_part(out, year + 1, at[1], at[2])
               : true;
}
