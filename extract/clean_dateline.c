/* clean_dateline.c: the place, day and agency that open a report: "MOSCOW: ", "ISLAMABAD, Nov 19
 * (APP) – ", "Geneva (Reuters) - ", "Kigali: "; or a town behind the hour of the page. */
#include "extract/clean.h"

#include <ctype.h>

enum { DATELINE_MOST = 90, LONG_ENOUGH = 80 };

static bool
is_in(const char *set, char c)
{
    return c && strchr(set, c);
}

/* The closing marks, in bytes with the white space that must follow. */
static size_t
mark_length(struct slice rest)
{
    static const char *const marks[] = {": ", " – ", " — ", " - ", " -- ", "-- ",
                                        "--", "– ",  "— ",  "—",   ":"};
    if (!is_in(" :-\xe2", rest.at[0])) return 0;
    if (rest.at[0] == ':' && rest.len > 1 && isdigit((unsigned char)rest.at[1]))
        return 0; /* 6:30 */
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

static bool
has_month(struct slice head)
{
    struct slice word;
    while (slice_next(&head, ' ', &word)) {
        while (word.len && (word.at[word.len - 1] == ',' || word.at[word.len - 1] == '.'))
            word.len--;
        if (day_month_named(word)) return true;
    }
    return false;
}

/* How many words a head has up to a bracket; 0 where one of them has no capital ("Nov 19" and
 * "19th" are none the less). */
static size_t
capital_words(struct slice head)
{
    size_t words = 1;
    if (!head.len || !is_upper(head.at[0])) return 0;
    for (size_t i = 0; i + 1 < head.len && head.at[i] != '('; i++) {
        if (head.at[i] != ' ') continue;
        words++;
        if (is_lower(head.at[i + 1])) return 0;
    }
    return words;
}

/* "Geneva (Reuters)", "Geneva, 3 June 2025": few capitalised words, then an agency in brackets or a
 * day. */
static bool
is_agency_head(struct slice head)
{
    if (slice_starts(head, "(") && slice_ends(head, ")") && !memchr(head.at, ' ', head.len))
        return true; /* "(Reuters) - " */
    size_t words = capital_words(head);
    bool agency = slice_ends(head, ")") && memchr(head.at, '(', head.len);
    return words && words <= 6 && (agency || (memchr(head.at, ',', head.len) && has_month(head)));
}

/* "GOMA, Congo", "MANILA, Philippines (AP)": capitals, then the country. */
static bool
is_town_and_country(struct slice head)
{
    const char *comma = memchr(head.at, ',', head.len);
    if (!comma || capital_words(head) == 0) return false;
    return is_capitals((struct slice){head.at, (size_t)(comma - head.at)});
}

/* "Islamabad", "Addis Ababa, Ethiopia": up to four capitalised words and nothing else; where a
 * story opens. */
static bool
is_plain_head(struct slice head)
{
    size_t words = capital_words(head);
    if (!words || words > 4 || head.len > 32 || slice_starts(head, "The ")) return false;
    for (size_t i = 0; i < head.len; i++)
        if (is_in("0123456789()\".;:/", head.at[i])) return false;
    return true;
}

/* "Ulaanbaatar/MONTSAME/" */
static bool
is_slashed_head(struct slice head)
{
    const char *slash = memchr(head.at, '/', head.len);
    return slash && slice_ends(head, "/") && slash < head.at + head.len - 3 &&
           is_plain_head((struct slice){head.at, (size_t)(slash - head.at)});
}

static bool
is_dateline(struct slice head, struct slice mark, bool opens)
{
    bool dash = memchr(mark.at, ':', mark.len) == NULL, stop = mark.at[0] == '.';
    if (stop)
        return opens && head.len > 3 &&
               (is_capitals(head) || is_town_and_country(head) || is_slashed_head(head));
    if (is_capitals(head)) return true;
    return ((dash || has_month(head)) && (is_agency_head(head) || is_town_and_country(head))) ||
           (opens && is_plain_head(head));
}

/* The next full stop with a blank behind it, near by; NULL: none. */
static const char *
stop_near(struct slice rest)
{
    enum { DAY_MOST = 14 };
    return memmem(rest.at, rest.len < DAY_MOST ? rest.len : DAY_MOST, ". ", 2);
}

/* The next dash between blanks, near by; NULL: none. */
static const char *
dash_near(struct slice rest)
{
    enum { DAY_MOST = 12 };
    return memmem(rest.at, rest.len < DAY_MOST ? rest.len : DAY_MOST, " - ", 3);
}

/* Where the dateline ends that a mark at `end` closes: behind "June 18. /TASS/." as well. */
static size_t
behind_agency(struct slice whole, size_t end)
{
    struct slice rest = {whole.at + end, whole.len - end}, line = rest, word;
    slice_next(&line, ' ', &word);
    if (day_month_named(word) && dash_near(rest))
        return (size_t)(dash_near(rest) - whole.at) + 3; /* "MOSCOW. Oct 8 - " */
    if (day_month_named(word) && stop_near(rest)) end = (size_t)(stop_near(rest) - whole.at) + 2;
    if (end >= whole.len || whole.at[end] != '/') return end;
    const char *close = memchr(whole.at + end + 1, '/', whole.len - end - 1);
    if (!close || close - whole.at > DATELINE_MOST) return end;
    size_t at = (size_t)(close - whole.at) + 1;
    while (at < whole.len && is_in(". -", whole.at[at])) at++;
    return at;
}

/* "Jan. 24": the stop at `end` is of a month's short name. */
static bool
is_month_stop(struct slice whole, size_t end)
{
    size_t start = end;
    while (start > 0 && whole.at[start - 1] != ' ') start--;
    return end + 2 < whole.len && isdigit((unsigned char)whole.at[end + 2]) &&
           day_month_named((struct slice){whole.at + start, end - start});
}

/* "LIMA, Sept 6 (XYZ) -" on a line of its own. */
static bool
is_last_dash(struct slice whole, size_t at)
{
    struct slice rest = {whole.at + at, whole.len - at};
    return slice_is(rest, " -") || slice_is(rest, " –") || slice_is(rest, " —") ||
           slice_is(rest, " --");
}

/* "Updated 3 May 2025 08:20 IST - Colombo": a day and an hour, then a town. */
static bool
is_stamp_with_town(struct slice line)
{
    enum { STAMP_MOST = 100 };
    const char *dash = memrchr(line.at, '-', line.len);
    if (line.len > STAMP_MOST || !dash || dash == line.at || dash[-1] != ' ') return false;
    struct slice head = {line.at, (size_t)(dash - line.at)};
    struct slice town = slice_trim((struct slice){dash + 1, line.len - head.len - 1});
    return memchr(head.at, ':', head.len) && day_find(head) != DAY_NONE && is_plain_head(town);
}

struct span
dateline_find(struct slice text, struct span paragraph, bool opens)
{
    struct slice whole = {text.at + paragraph.start, paragraph.end - paragraph.start};
    struct span none = {paragraph.start, paragraph.start};
    if (is_stamp_with_town(whole)) return paragraph;
    if (whole.len < LONG_ENOUGH) opens = false;
    for (size_t i = 2; i < whole.len && i < DATELINE_MOST; i++) {
        size_t mark = mark_length((struct slice){whole.at + i, whole.len - i});
        if (opens && !mark && slice_starts((struct slice){whole.at + i, whole.len - i}, ". ") &&
            !is_month_stop(whole, i))
            mark = 2;
        if (!mark && is_last_dash(whole, i)) mark = whole.len - i;
        if (!mark) continue;
        if (is_dateline((struct slice){whole.at, i}, (struct slice){whole.at + i, mark}, opens))
            return (struct span){paragraph.start,
                                 paragraph.start + (uint32_t)behind_agency(whole, i + mark)};
    }
    return none;
}
