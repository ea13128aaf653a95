/* clean_dateline.c: the place, day and agency that open a report: "MOSCOW: ", "ISLAMABAD, Nov 19
 * (APP) – ", "Geneva (Reuters) - ". */
#include "extract/clean.h"

enum { DATELINE_MOST = 90 };

/* The closing marks, in bytes with the white space that must follow. */
static size_t
mark_length(struct slice rest)
{
    static const char *const marks[] = {": ", " – ", " — ", " - ", " -- ", "– ", "— ", "—", ":"};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (slice_starts(rest, marks[i])) return strlen(marks[i]);
    return 0;
}

static bool
is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool
is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

/* All capitals outside brackets, months and "and" left aside: "ISLAMABAD, Nov 19 (APP)". */
static bool
is_capitals(struct slice head)
{
    size_t upper = 0, lower = 0;
    int depth = 0;
    struct slice rest = head, word;
    while (slice_next(&rest, ' ', &word)) {
        bool month = day_month_named((struct slice){
                         word.at,
                         word.len && word.at[word.len - 1] == ',' ? word.len - 1 : word.len}) > 0;
        for (size_t i = 0; i < word.len; i++) {
            depth += (word.at[i] == '(') - (word.at[i] == ')');
            if (depth || month) continue;
            upper += is_upper(word.at[i]);
            lower += is_lower(word.at[i]);
        }
    }
    return upper >= 3 && lower <= upper / 4;
}

/* "Geneva (Reuters)", "Geneva, 3 June 2025": few capitalised words, then an agency in brackets or a
 * day. */
static bool
is_agency_head(struct slice head)
{
    if (!head.len || !is_upper(head.at[0])) return false;
    size_t words = 1;
    for (size_t i = 0; i + 1 < head.len; i++) {
        if (head.at[i] == '(') break;
        if (head.at[i] == ' ') words++;
        if (head.at[i] == ' ' && is_lower(head.at[i + 1])) return false;
    }
    bool agency = slice_ends(head, ")") && memchr(head.at, '(', head.len);
    return words <= 6 && (agency || (memchr(head.at, ',', head.len) && day_find(head) != DAY_NONE));
}

static bool
is_dateline(struct slice head, struct slice mark)
{
    bool dash = memchr(mark.at, ':', mark.len) == NULL;
    if (is_capitals(head)) return true;
    return dash && is_agency_head(head);
}

struct span
dateline_find(struct slice text, struct span paragraph)
{
    struct slice whole = {text.at + paragraph.start, paragraph.end - paragraph.start};
    for (size_t i = 2; i < whole.len && i < DATELINE_MOST; i++) {
        size_t mark = mark_length((struct slice){whole.at + i, whole.len - i});
        if (!mark) continue;
        if (is_dateline((struct slice){whole.at, i}, (struct slice){whole.at + i, mark}))
            return (struct span){paragraph.start, paragraph.start + (uint32_t)(i + mark)};
    }
    return (struct span){paragraph.start, paragraph.start};
}
