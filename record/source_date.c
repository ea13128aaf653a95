/* source_date.c: an article's own date line. */
#include "record/source_text.h"

enum { LINE_MOST = 80 };

/* What may stand in such a line beside the date: "Last updated: Tuesday, 15 July 2025 at 9:30 pm
 * GMT". */
static const char *const allowed[] = {
    "updated", "published", "posted",   "last",    "modified", "date",     "dated",  "on",
    "at",      "first",     "created",  "release", "released", "upd",      "gmt",    "utc",
    "est",     "edt",       "bst",      "cet",     "cest",     "ist",      "pkt",    "msk",
    "am",      "pm",        "a",        "p",       "m",        "hrs",      "t",      "z",
    "st",      "nd",        "rd",       "th",      "mon",      "tue",      "tues",   "wed",
    "thu",     "thur",      "thurs",    "fri",     "sat",      "sun",      "monday", "tuesday",
    "weds",    "wednesday", "thursday", "friday",  "saturday", "saturday", "sunday",
};

static bool
is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_allowed(struct slice word)
{
    for (size_t i = 0; i < sizeof allowed / sizeof allowed[0]; i++)
        if (slice_is_nocase(word, allowed[i])) return true;
    return day_month_named(word) != 0;
}

static bool
says_more(struct slice line)
{
    for (size_t i = 0; i < line.len;) {
        size_t start = i;
        if ((unsigned char)line.at[i] >= 0x80) return true;
        while (i < line.len && is_letter(line.at[i])) i++;
        if (i == start)
            i++;
        else if (!is_allowed((struct slice){line.at + start, i - start}))
            return true;
    }
    return false;
}

day_t
source_date_line(struct slice line)
{
    line = slice_trim(line);
    return line.len > LINE_MOST || says_more(line) ? DAY_NONE : day_find(line);
}
