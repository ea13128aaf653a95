/* day_find.c: a whole date in a short line of text, as pages write it under a headline. */
#include "base/day.h"

enum { WORDS_MOST = 24 };

static const char *const months[] = {"january",   "february", "march",    "april",
                                     "may",       "june",     "july",     "august",
                                     "september", "october",  "november", "december"};

static bool
is_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

int
day_month_named(struct slice word)
{
    if (word.len && word.at[word.len - 1] == '.') word.len--;
    if (word.len < 3) return 0;
    for (int m = 0; m < 12; m++) {
        size_t full = strlen(months[m]);
        bool whole = word.len == full, short_form = word.len == 3 || (m == 8 && word.len == 4);
        size_t i = 0;
        while (i < word.len && i < full && (word.at[i] | 0x20) == months[m][i]) i++;
        if (i == word.len && (whole || short_form)) return m + 1;
    }
    return 0;
}

/* Runs of digits and runs of letters; everything else divides. */
static int
words_of(struct slice line, struct slice words[WORDS_MOST])
{
    int count = 0;
    for (size_t i = 0; i < line.len && count < WORDS_MOST;) {
        size_t start = i;
        bool digits = is_digit(line.at[i]);
        while (i < line.len && (digits ? is_digit(line.at[i]) : is_alpha(line.at[i]))) i++;
        if (i == start)
            i++;
        else
            words[count++] = (struct slice){line.at + start, i - start};
    }
    return count;
}

static bool
number_in(struct slice word, int least, int most, int *out)
{
    int64_t value;
    if (slice_number(word, &value) || value < least || value > most) return false;
    *out = (int)value;
    return true;
}

/* "15", also "15 th" of "15th": how many words the day of the month takes, 0 for none. */
static int
day_words(const struct slice *words, int count, int *day)
{
    static const char *const ordinals[] = {"st", "nd", "rd", "th"};
    if (count < 1 || words[0].len > 2 || !number_in(words[0], 1, 31, day)) return 0;
    for (int i = 0; i < 4; i++)
        if (count > 1 && slice_is_nocase(words[1], ordinals[i])) return 2;
    return 1;
}

static day_t
made(int year, int month, int day)
{
    return day_is_real(year, month, day) ? day_from(year, month, day) : DAY_NONE;
}

/* The date that begins at the first of the words, in one of the three orders. */
static day_t
date_at(const struct slice *words, int count)
{
    int year, month, day, used;
    if (count >= 3 && words[0].len == 4 && number_in(words[0], 1900, 2200, &year) &&
        number_in(words[1], 1, 12, &month) && number_in(words[2], 1, 31, &day))
        return made(year, month, day);
    if ((used = day_words(words, count, &day)) && count > used + 1 &&
        (month = day_month_named(words[used])) && words[used + 1].len == 4 &&
        number_in(words[used + 1], 1900, 2200, &year))
        return made(year, month, day);
    if (count > 2 && (month = day_month_named(words[0])) &&
        (used = day_words(words + 1, count - 1, &day)) && count > used + 1 &&
        words[used + 1].len == 4 && number_in(words[used + 1], 1900, 2200, &year))
        return made(year, month, day);
    return DAY_NONE;
}

day_t
day_find(struct slice line)
{
    struct slice words[WORDS_MOST];
    int count = words_of(line, words);
    for (int i = 0; i < count; i++) {
        day_t day = date_at(words + i, count - i);
        if (day != DAY_NONE) return day;
    }
    return DAY_NONE;
}
