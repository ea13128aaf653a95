/* source_date.c: an article's own date line, or the day in its dateline. */
#include "record/source_text.h"

enum { LINE_MOST = 80, SHORT_LINE = 50, SPARE_WORDS = 3 };

/* What may stand in such a line beside the date: "Last updated: Tuesday, 15 July 2025 at 9:30 pm
 * GMT". */
static const char *const allowed[] = {
    "updated",  "published", "posted",   "last",     "modified", "date",  "dated",  "on",
    "at",       "first",     "created",  "release",  "released", "upd",   "gmt",    "utc",
    "est",      "edt",       "bst",      "cet",      "cest",     "ist",   "pkt",    "msk",
    "am",       "pm",        "a",        "p",        "m",        "hrs",   "t",      "z",
    "st",       "nd",        "rd",       "th",       "mon",      "tue",   "tues",   "wed",
    "thu",      "thur",      "thurs",    "fri",      "sat",      "sun",   "monday", "tuesday",
    "source",   "editor",    "author",   "xinhua",   "time",     "local", "weds",   "wednesday",
    "thursday", "friday",    "saturday", "saturday", "sunday",
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

/* How much more than a date a line says: words of its own with a capital, as a place or an agency
 * has; LINE_MOST where it says anything else. */
static int
says_more(struct slice line)
{
    int words = 0;
    for (size_t i = 0; i < line.len;) {
        size_t start = i;
        while (i < line.len && (is_letter(line.at[i]) || (unsigned char)line.at[i] >= 0x80)) i++;
        struct slice word = {line.at + start, i - start};
        if (i == start)
            i++;
        else if (slice_is(word, "by") || is_allowed(word))
            continue;
        else if (word.at[0] >= 'a' || !is_letter(word.at[0]))
            return LINE_MOST;
        else
            words++;
    }
    return words;
}

/* "Belgrade, 21 May 1999 (XYZ) - Envoys ...": what stands before the dash. */
static struct slice
cut_dateline(struct slice line)
{
    static const char *const marks[] = {" - ", " – ", " — ", " -- "};
    for (size_t m = 0; m < sizeof marks / sizeof marks[0]; m++) {
        const char *at = memmem(line.at, line.len, marks[m], strlen(marks[m]));
        if (at && at - line.at < LINE_MOST && memchr(line.at, ',', (size_t)(at - line.at)))
            return (struct slice){line.at, (size_t)(at - line.at)};
    }
    return SLICE_NONE;
}

day_t
source_date_line(struct slice line, bool loose)
{
    line = slice_trim(line);
    if (!loose) return line.len > LINE_MOST || says_more(line) ? DAY_NONE : day_find(line);
    struct slice head = cut_dateline(line);
    if (head.len && says_more(head) <= SPARE_WORDS && day_find(head) != DAY_NONE)
        return day_find(head);
    return line.len > SHORT_LINE || says_more(line) > SPARE_WORDS ? DAY_NONE : day_find(line);
}
