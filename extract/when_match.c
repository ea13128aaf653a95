/* when_match.c: the patterns of date expressions, longest match first. */
#include "extract/when.h"
#include "extract/when_resolve.h"

/* OPT(0) takes no word: it keeps the places of the items behind it as the resolver counts them. */
#define OPT(classes) ((uint64_t)(classes) | W_OPTIONAL)
#define A_YEAR       OPT(W_COMMA), OPT(W_YEAR)

static const struct when_pattern patterns[] = {
    /* ranges */
    {"day-day month",
     {OPT(W_FROM | W_ON), OPT(W_THE), W_DAY, W_TO, OPT(W_THE), W_DAY, OPT(W_OF), W_MONTH, A_YEAR},
     resolve_day_day_month},
    {"month day-day",
     {OPT(W_FROM | W_ON), W_MONTH, W_DAY, W_TO, W_DAY, A_YEAR},
     resolve_month_day_day},
    {"day month-day month",
     {OPT(W_FROM | W_ON), W_DAY, OPT(W_OF), W_MONTH, A_YEAR, W_TO, W_DAY, OPT(W_OF), W_MONTH,
      A_YEAR},
     resolve_dm_dm},
    {"month day-month day",
     {OPT(W_FROM | W_ON), OPT(W_DAYNAME), OPT(W_COMMA), W_MONTH, W_DAY, A_YEAR, W_TO,
      OPT(W_DAYNAME), OPT(W_COMMA), W_MONTH, W_DAY, A_YEAR},
     resolve_md_md},
    {"month-month", {OPT(W_FROM), W_MONTH, W_TO, W_MONTH, A_YEAR}, resolve_month_month},
    {"month-month of last year",
     {OPT(W_FROM), W_MONTH, W_TO, W_MONTH, OPT(W_OF), W_LAST | W_NEXT | W_THIS, W_UNIT},
     resolve_month_month_unit},
    {"year-year", {OPT(W_FROM), W_YEAR, W_TO, W_YEAR}, resolve_year_year},
    {"weekday-weekday",
     {OPT(W_FROM | W_ON), W_DAYNAME, OPT(W_PARTDAY), W_TO, W_DAYNAME},
     resolve_weekday_weekday},
    /* whole days */
    {"day month",
     {OPT(W_ON), OPT(W_DAYNAME), OPT(W_COMMA), OPT(W_THE), W_DAY, OPT(W_OF), W_MONTH, A_YEAR},
     resolve_day_month},
    {"month day",
     {OPT(W_ON), OPT(W_DAYNAME), OPT(W_COMMA), W_MONTH, OPT(W_THE), W_DAY, A_YEAR},
     resolve_month_day},
    {"month day last year",
     {OPT(W_DAYNAME), OPT(W_COMMA), W_MONTH, W_DAY, OPT(W_COMMA), W_LAST | W_NEXT | W_THIS, W_UNIT},
     resolve_month_day_unit},
    {"day month last year",
     {OPT(W_DAYNAME), OPT(W_COMMA), W_DAY, OPT(W_OF), W_MONTH, OPT(W_COMMA),
      W_LAST | W_NEXT | W_THIS, W_UNIT},
     resolve_day_month_unit},
    {"iso", {W_YEAR, W_DASH | W_SLASH, W_DAY, W_DASH | W_SLASH, W_DAY}, resolve_iso},
    {"slashes", {W_DAY, W_SLASH | W_DASH, W_DAY, W_SLASH | W_DASH, W_YEAR}, resolve_slashes},
    {"day-month-year", {W_DAY, W_DASH, W_MONTH, W_DASH, W_YEAR}, resolve_dashes},
    {"the week of May 5", {OPT(W_THE), W_UNIT, W_OF, W_MONTH, W_DAY, A_YEAR}, resolve_week_of_md},
    {"the week of 5 May", {OPT(W_THE), W_UNIT, W_OF, W_DAY, W_MONTH, A_YEAR}, resolve_week_of_dm},
    {"the 5th of this month",
     {OPT(W_ON), OPT(W_THE), W_DAY, W_OF, W_LAST | W_NEXT | W_THIS, W_UNIT},
     resolve_day_of_unit},
    {"on this day in 1972", {OPT(W_ON), W_THIS, W_UNIT, W_IN, W_YEAR}, resolve_this_day_in},
    /* months and years */
    {"month year",
     {OPT(W_PHASE), OPT(W_DASH), OPT(W_OF), W_MONTH, OPT(W_OF), OPT(W_COMMA), W_YEAR},
     resolve_month_year},
    {"month of last year",
     {OPT(W_PHASE), OPT(W_OF), W_MONTH, OPT(W_OF), W_LAST | W_NEXT | W_THIS, W_UNIT},
     resolve_month_unit},
    {"month",
     {OPT(W_PHASE), OPT(W_DASH), OPT(W_OF), OPT(W_LAST | W_NEXT | W_THIS), W_MONTH},
     resolve_month},
    {"first week of May",
     {OPT(W_THE), W_ORDINAL | W_LAST, W_UNIT, W_OF, W_MONTH, A_YEAR},
     resolve_week_of_month},
    {"second half of May",
     {OPT(W_THE), W_ORDINAL, W_PART, W_OF, W_MONTH, A_YEAR},
     resolve_half_of_month},
    {"first Monday of May",
     {OPT(W_THE), W_ORDINAL | W_LAST, W_DAYNAME, W_OF | W_IN, W_MONTH, A_YEAR},
     resolve_weekday_of_month},
    {"year", {OPT(W_PHASE), OPT(W_DASH), OPT(W_OF), W_YEAR}, resolve_year},
    {"decade", {OPT(W_PHASE), OPT(W_DASH), W_DECADE}, resolve_decade},
    {"quarter", {OPT(W_THE), W_ORDINAL, W_PART, OPT(W_OF), W_YEAR}, resolve_quarter},
    {"quarter last year",
     {OPT(W_THE), W_ORDINAL, W_PART, OPT(W_OF), W_LAST | W_NEXT | W_THIS | W_THE, W_UNIT},
     resolve_quarter_unit},
    {"season year", {OPT(W_PHASE), W_SEASON, OPT(W_OF), W_YEAR}, resolve_season_year},
    {"season", {OPT(W_PHASE), W_LAST | W_NEXT | W_THIS, W_SEASON}, resolve_season},
    {"in the spring",
     {W_IN, W_THE, OPT(W_PHASE), W_SEASON, OPT(W_OF), OPT(W_YEAR)},
     resolve_the_season},
    {"in the new year", {W_IN, W_THE, W_NEW, W_UNIT}, resolve_the_new_year},
    /* weekdays */
    {"weekday of week",
     {OPT(W_ON), W_DAYNAME, OPT(W_OF), W_LAST | W_NEXT | W_THIS, W_UNIT},
     resolve_weekday_of_week},
    {"next weekday",
     {OPT(0), W_LAST | W_NEXT | W_THIS, W_DAYNAME, OPT(W_PARTDAY)},
     resolve_next_weekday},
    {"this past weekday",
     {W_THIS, W_LAST | W_NEXT, W_DAYNAME, OPT(W_PARTDAY)},
     resolve_next_weekday},
    {"weekday", {OPT(W_PHASE | W_EARLIER), OPT(W_ON), W_DAYNAME, OPT(W_PARTDAY)}, resolve_weekday},
    {"midnight on Monday", {W_PARTDAY, W_ON | W_OF, W_DAYNAME}, resolve_weekday},
    /* today and around */
    {"day before yesterday", {OPT(W_THE), W_UNIT, W_BEFORE, W_RELDAY}, resolve_day_beside_relday},
    {"today", {OPT(W_EARLIER | W_PHASE), W_RELDAY, OPT(W_PARTDAY)}, resolve_relday},
    {"this morning", {OPT(W_EARLIER | W_PHASE), W_THIS | W_LAST, W_PARTDAY}, resolve_this_partday},
    {"a week on Tuesday", {OPT(W_IN), W_COUNT, W_UNIT, W_ON, W_DAYNAME}, resolve_week_on_weekday},
    {"christmas", {W_FEAST, OPT(W_EVE | W_UNIT)}, resolve_feast},
    {"May Day", {W_MONTH, W_UNIT}, resolve_may_day},
    {"new year", {W_NEW, W_UNIT, W_EVE | W_UNIT}, resolve_new_year},
    {"that evening", {W_SAME, W_PARTDAY | W_UNIT}, resolve_that_partday},
    {"the weekend", {W_THE, W_UNIT}, resolve_weekend},
    {"on the 8th", {W_ON, W_THE, W_DAY}, resolve_ordinal_day},
    {"the third quarter", {W_THE, W_ORDINAL, W_PART}, resolve_part},
    /* counted */
    {"years ago today", {W_COUNT, W_UNIT, W_AGO, W_RELDAY}, resolve_years_ago_today},
    {"2022/23", {W_YEAR, W_SLASH | W_DASH, W_DAY | W_COUNT}, resolve_short_years},
    {"ago", {W_COUNT, W_UNIT, W_AGO}, resolve_ago},
    {"in days", {W_IN, W_COUNT, W_UNIT}, resolve_in_units},
    {"days from now", {W_COUNT, W_UNIT, W_FROM, W_NOW | W_RELDAY}, resolve_units_from_now},
    {"days later", {W_COUNT, W_UNIT, W_EARLIER}, resolve_units_later},
    {"days after", {W_COUNT, W_UNIT, W_BEFORE}, resolve_units_later},
    {"last days",
     {OPT(W_THE), W_LAST | W_NEXT | W_PREVIOUS | W_FOLLOWING, W_COUNT, W_UNIT},
     resolve_last_units},
    /* named units */
    {"the next day",
     {W_THE, W_NEXT | W_PREVIOUS | W_FOLLOWING | W_SAME, W_UNIT | W_PARTDAY},
     resolve_the_next_unit},
    {"last week",
     {OPT(W_EARLIER | W_PHASE), OPT(W_THE), W_LAST | W_NEXT | W_THIS, W_UNIT},
     resolve_last_unit},
    {"the week before last",
     {OPT(W_THE), W_UNIT, W_BEFORE, W_LAST | W_NEXT},
     resolve_week_before_last},
    {"this past week", {OPT(W_PHASE), W_THIS, W_LAST | W_NEXT, W_UNIT}, resolve_last_unit},
    {"later in the week",
     {W_EARLIER | W_PHASE, W_IN, W_THE | W_THIS, W_UNIT},
     resolve_later_in_unit},
    {"end of the month",
     {W_PHASE, W_OF, OPT(W_THE), OPT(W_LAST | W_NEXT | W_THIS), W_UNIT},
     resolve_phase_of_unit},
    {"year's end", {W_UNIT, OPT(W_DASH), W_PHASE}, resolve_units_end},
    {"the day after", {W_THE, W_UNIT | W_PARTDAY, W_BEFORE}, resolve_the_day_after},
};

static int32_t
match_here(const struct when_pattern *pattern, const struct when_word *words, int32_t count,
           int32_t first, const struct when_word **at)
{
    int32_t w = first;
    for (int i = 0; i < WHEN_ITEMS; i++) {
        uint64_t item = pattern->items[i];
        at[i] = NULL;
        if (!item) {
            for (int rest = i; rest < WHEN_ITEMS; rest++) at[rest] = NULL;
            return w - first;
        }
        if (w < count && words[w].classes & item & ~W_OPTIONAL)
            at[i] = &words[w++];
        else if (!(item & W_OPTIONAL))
            return 0;
    }
    return w - first;
}

/* A comma matched as the last word belongs to the sentence, not to the date. */
static int32_t
without_last_comma(const struct when_word *words, int32_t first, int32_t used)
{
    while (used > 1 && words[first + used - 1].classes == W_COMMA) used--;
    return used;
}

const struct when_pattern *
when_match(const struct when_word *words, int32_t count, int32_t first, const struct when_word **at,
           int32_t *used)
{
    const struct when_pattern *best = NULL;
    const struct when_word *mine[WHEN_ITEMS];
    *used = 0;
    if (!words[first].classes || words[first].classes & (W_OF | W_COMMA)) return NULL;
    for (size_t p = 0; p < sizeof patterns / sizeof patterns[0]; p++) {
        int32_t length = match_here(&patterns[p], words, count, first, mine);
        length = without_last_comma(words, first, length);
        if (length <= *used) continue;
        *used = length;
        best = &patterns[p];
        memcpy(at, mine, sizeof mine);
    }
    return best;
}
