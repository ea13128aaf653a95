/* day.c: calendar days as numbers (the civil-from-days arithmetic of H. Hinnant, "chrono-compatible
 * low-level date algorithms"). */
#include "base/day.h"

#include <stdio.h>
#include <time.h>

day_t
day_from(int year, int month, int day)
{
    int y = year - (month <= 2);
    int era = (y >= 0 ? y : y - 399) / 400;
    int of_era = y - era * 400;
    int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void
day_split(day_t day, int *year, int *month, int *day_of_month)
{
    int z = day + 719468;
    int era = (z >= 0 ? z : z - 146096) / 146097;
    int of_era = z - era * 146097;
    int y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (365 * y + y / 4 - y / 100);
    int m = (5 * of_year + 2) / 153;
    *day_of_month = of_year - (153 * m + 2) / 5 + 1;
    *month = m + (m < 10 ? 3 : -9);
    *year = y + era * 400 + (*month <= 2);
}

int
day_month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : lengths[month - 1];
}

bool
day_is_real(int year, int month, int day)
{
    return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
           day <= day_month_length(year, month);
}

int
day_weekday(day_t day)
{
    int w = (day + 3) % 7; /* 1970-01-01 was a Thursday */
    return w < 0 ? w + 7 : w;
}

day_t
day_parse(struct slice text)
{
    int64_t year, month, day;
    if (text.len != 10 || text.at[4] != '-' || text.at[7] != '-') return DAY_NONE;
    if (slice_number((struct slice){text.at, 4}, &year) ||
        slice_number((struct slice){text.at + 5, 2}, &month) ||
        slice_number((struct slice){text.at + 8, 2}, &day))
        return DAY_NONE;
    return day_is_real((int)year, (int)month, (int)day) ? day_from((int)year, (int)month, (int)day)
                                                        : DAY_NONE;
}

char *
day_print(day_t day, char out[16])
{
    int year, month, of_month;
    day_split(day, &year, &month, &of_month);
    snprintf(out, 16, "%04u-%02u-%02u", (unsigned)year % 10000, (unsigned)month % 100,
             (unsigned)of_month % 100);
    return out;
}

day_t
day_today(void)
{
    return (day_t)(time(NULL) / 86400);
}
