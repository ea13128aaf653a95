/* source_date.c: an article's own date line. */
#include <ctype.h>
#include <strings.h>

#include "record/source_text.h"

enum { LINE_MOST = 80, WORDS_MOST = 12 };

/* What may stand before the date, and what may stand after it beside a time of day. */
static const char *const before[] = {"updated", "published", "posted",   "last", "modified",
                                     "date",    "dated",     "on",       "at",   "first",
                                     "created", "release",   "released", NULL};
static const char *const after[] = {"gmt", "utc", "est", "edt", "bst", "cet", "cest", "ist", "pkt",
                                    "msk", "am",  "pm",  "at",  "hrs", "a.m", "p.m",  NULL};
static const char *const weekdays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
static const char *const months[] = {"january",   "february", "march",    "april",
                                     "may",       "june",     "july",     "august",
                                     "september", "october",  "november", "december"};

static bool
is_word(struct slice word, const char *const *list)
{
    for (; *list; list++)
        if (slice_is_nocase(word, *list)) return true;
    return false;
}

/* "Wed", "Wednesday": three letters or all of them would do; any longer form is accepted. */
static bool
is_weekday(struct slice word)
{
    if (word.len < 3 || !isalpha((unsigned char)word.at[word.len - 1])) return false;
    bool known = false;
    for (int i = 0; i < 7; i++) known |= strncasecmp(word.at, weekdays[i], 3) == 0;
    return known && (word.len <= 5 || strncasecmp(word.at + word.len - 3, "day", 3) == 0);
}

static int
month_of(struct slice word)
{
    for (int i = 0; i < 12; i++)
        if (word.len >= 3 && word.len <= strlen(months[i]) &&
            strncasecmp(word.at, months[i], word.len) == 0)
            return i + 1;
    return slice_is_nocase(word, "sept") ? 9 : 0;
}

/* "15", "15th"; 0 where it is no number. */
static int
number_of(struct slice word)
{
    static const char *const ordinals[] = {"st", "nd", "rd", "th"};
    int64_t number;
    for (int i = 0; i < 4 && word.len > 2; i++)
        if (slice_ends(word, ordinals[i])) word.len -= 2;
    return slice_number(word, &number) || number < 1 || number > 9999 ? 0 : (int)number;
}

/* "10:30", "10.30am", "1030". */
static bool
is_time(struct slice word)
{
    bool digit = false;
    for (size_t i = 0; i < word.len; i++) {
        char c = word.at[i];
        if (isdigit((unsigned char)c))
            digit = true;
        else if (!strchr(":.apmAPMzZhT+", c))
            return false;
    }
    return digit;
}

static int
split(struct slice line, struct slice *words)
{
    int count = 0;
    size_t i = 0;
    while (i < line.len && count < WORDS_MOST) {
        while (i < line.len && strchr(" \t,|:()", line.at[i])) i++;
        size_t start = i;
        while (i < line.len && !strchr(" \t,|()", line.at[i])) i++;
        struct slice word = {line.at + start, i - start};
        while (word.len && strchr(":.;", word.at[word.len - 1])) word.len--;
        if (word.len) words[count++] = word;
    }
    return i < line.len ? 0 : count;
}

/* The date at words[i], in one or three words; *used: how many. */
static day_t
date_at(const struct slice *words, int count, int i, int *used)
{
    *used = 1;
    struct slice iso = {words[i].at, words[i].len < 10 ? words[i].len : 10};
    if (words[i].len == 10 || (words[i].len > 10 && words[i].at[10] == 'T'))
        if (day_parse(iso) != DAY_NONE) return day_parse(iso);
    if (i + 2 >= count) return DAY_NONE;
    *used = 3;
    int month = month_of(words[i]), day = number_of(words[i + 1]), year = number_of(words[i + 2]);
    if (!month) {
        month = month_of(words[i + 1]);
        day = number_of(words[i]);
    }
    if (!month || year < 1900 || !day_is_real(year, month, day)) return DAY_NONE;
    return day_from(year, month, day);
}

day_t
source_date_line(struct slice line)
{
    struct slice words[WORDS_MOST];
    line = slice_trim(line);
    int count = line.len <= LINE_MOST ? split(line, words) : 0, i = 0, used;
    while (i < count && (is_word(words[i], before) || is_weekday(words[i]))) i++;
    if (i >= count) return DAY_NONE;
    day_t day = date_at(words, count, i, &used);
    if (day == DAY_NONE) return DAY_NONE;
    for (i += used; i < count; i++)
        if (!is_time(words[i]) && !is_word(words[i], after)) return DAY_NONE;
    return day;
}
