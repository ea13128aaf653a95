/* day.h: calendar days as numbers, days since 1970-01-01 (proleptic Gregorian). */
#ifndef BASE_DAY_H
#define BASE_DAY_H

#include "base/slice.h"

typedef int32_t day_t;
#define DAY_NONE INT32_MIN

day_t day_from(int year, int month, int day); /* month and day must be real: day_is_real */
void day_split(day_t day, int *year, int *month, int *day_of_month);
bool day_is_real(int year, int month, int day);
int day_weekday(day_t day); /* 0 Monday to 6 Sunday */
int day_month_length(int year, int month);

/* "YYYY-MM-DD". Returns DAY_NONE where the slice is no such day. */
day_t day_parse(struct slice text);

/* Number (1 to 12) of an English month name or its usual abbreviation ("Sept.", "Nov"), any case; 0
 * where it is none. */
int day_month_named(struct slice word);

/* A whole date with year in words, anywhere in a short line: "Updated 15 July 2025", "July 15, 2025
 * at 9:30", "Tue, 15-Jul-2025", "2025-07-15T08:00Z". The first that is found. Returns DAY_NONE
 * where there is none. */
day_t day_find(struct slice line);

char *day_print(day_t day, char out[16]);

day_t day_today(void); /* UTC */

#endif
