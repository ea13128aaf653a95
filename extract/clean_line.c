/* clean_line.c: what a line of an article looks like: residue of the page, a post, a caption, a
 * date stamp. */
#include "extract/clean.h"

enum { STAMP_MOST = 130 };

static bool
has(struct slice line, const char *part)
{
    return memmem(line.at, line.len, part, strlen(part)) != NULL;
}

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

bool
line_is_update_stamp(struct slice line)
{
    static const char *const heads[] = {"updated",         "last updated", "published",    "posted",
                                        "first published", "modified",     "last modified"};
    if (line.len > STAMP_MOST || day_find(line) == DAY_NONE) return false;
    for (size_t i = 0; i < COUNT(heads); i++)
        if (slice_starts_nocase(line, heads[i])) return true;
    return false;
}

/* A line that is nothing but a date and perhaps a time: "15 July 2025", "July 15, 2025 9:30 am". */
static bool
is_bare_date(struct slice line)
{
    size_t letters = 0;
    if (line.len > 36 || day_find(line) == DAY_NONE) return false;
    for (size_t i = 0; i < line.len; i++)
        letters += (unsigned char)(line.at[i] | 0x20) >= 'a' &&
                   (unsigned char)(line.at[i] | 0x20) <= 'z';
    return letters <= 14;
}

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "3 min read", "8 min ago", "18:59 BST", prices of the stock exchange. */
static bool
is_counter(struct slice line)
{
    enum { CLOCK_MOST = 14, COUNT_MOST = 24 };
    if (has(line, "▲") || has(line, "▼")) return true;
    if (!line.len || !is_digit(line.at[0])) return false;
    if (line.len < COUNT_MOST && (slice_ends(line, " min read") || slice_ends(line, " ago")))
        return true;
    return line.len <= CLOCK_MOST && memchr(line.at, ':', line.len > 3 ? 3 : line.len);
}

/* "By Jane Doe and John Roe, XYZ": names and nothing else. */
static bool
is_byline(struct slice line)
{
    static const char *const between[] = {"and", "in", "for", "de",  "van",  "von", "al",
                                          "bin", "el", "of",  "the", "with", "at",  "&"};
    enum { BYLINE_MOST = 120 };
    struct slice rest = line, word;
    int names = 0;
    if (line.len > BYLINE_MOST || !slice_starts_nocase(line, "by ")) return false;
    slice_next(&rest, ' ', &word);
    while (slice_next(&rest, ' ', &word)) {
        bool joins = false;
        for (size_t i = 0; i < COUNT(between); i++) joins |= slice_is(word, between[i]);
        if (!joins &&
            (!word.len || (word.at[0] >= 'a' && word.at[0] <= 'z') || is_digit(word.at[0])))
            return false;
        names += !joins;
    }
    return names > 0;
}

bool
line_is_residue(struct slice line)
{
    return is_bare_date(line) || is_counter(line) || is_byline(line) || line_is_furniture(line);
}

/* "... — Name (@handle) July 14, 2021": the signature that an embedded post ends with. */
static bool
ends_in_signature(struct slice line)
{
    const char *handle = memmem(line.at, line.len, "(@", 2);
    while (handle) {
        struct slice rest = {handle, line.len - (size_t)(handle - line.at)};
        const char *close = memchr(rest.at, ')', rest.len);
        if (!close) return false;
        struct slice after = {close + 1, rest.len - (size_t)(close + 1 - rest.at)};
        if (after.len < 40 && day_find(after) != DAY_NONE) return true;
        handle = memmem(close, after.len + 1, "(@", 2);
    }
    return false;
}

bool
line_is_post(struct slice line)
{
    static const char *const links[] = {"pic.twitter.com/", "pic.x.com/", "https://t.co/", "t.me/"};
    for (size_t i = 0; i < COUNT(links); i++)
        if (has(line, links[i])) return true;
    return ends_in_signature(line);
}

/* The last bracket of the line says who took or posted the picture. */
static bool
ends_in_credit(struct slice line)
{
    static const char *const words[] = {"photo",  "Photo",  "PHOTO",    "image",    "Image",
                                        "credit", "Credit", "courtesy", "Courtesy", "file",
                                        "File",   "Getty",  "handout",  "Handout",  "AFP",
                                        "EPA",    "/AP",    "/X",       "@",        "screengrab"};
    struct slice inside = SLICE_NONE;
    if (slice_ends(line, ")") || slice_ends(line, "]")) {
        const char *open = memrchr(line.at, slice_ends(line, ")") ? '(' : '[', line.len);
        if (open) inside = (struct slice){open, line.len - (size_t)(open - line.at)};
    } else {
        for (size_t i = line.len > 50 ? line.len - 50 : 0; i + 3 < line.len && !inside.at; i++)
            if (memcmp(line.at + i, "—", 3) == 0)
                inside = (struct slice){line.at + i, line.len - i};
    }
    if (!inside.at || inside.len > 60) return false;
    for (size_t i = 0; i < COUNT(words); i++)
        if (has(inside, words[i])) return true;
    return false;
}

/* "Balad Air Base, 12Jun2008": when the picture was taken. */
static bool
ends_in_shot_date(struct slice line)
{
    while (line.len && (line.at[line.len - 1] == '.' || line.at[line.len - 1] == ')')) line.len--;
    if (line.len < 12) return false;
    const char *end = line.at + line.len;
    for (int i = 1; i <= 4; i++)
        if (end[-i] < '0' || end[-i] > '9') return false;
    return day_month_named((struct slice){end - 7, 3}) && end[-8] >= '0' && end[-8] <= '9';
}

bool
line_is_caption(struct slice line)
{
    static const char *const sides[] = {
        "(left)",  "(right)",       "(centre)",       "(center)", "(L)",
        "(R)",     "(C)",           ", left,",        ", right,", "(2nd L)",
        "(2nd R)", "(second left)", "(second right)", "pictured"};
    static const char *const heads[] = {"Photo:", "PHOTO:", "Image:", "File photo", "FILE PHOTO",
                                        "FILE -", "FILE –", "FILE —", "Caption:"};
    for (size_t i = 0; i < COUNT(heads); i++)
        if (slice_starts(line, heads[i])) return true;
    if (ends_in_credit(line) || ends_in_shot_date(line)) return true;
    for (size_t i = 0; i < COUNT(sides); i++)
        if (line.len < 400 && has(line, sides[i])) return true;
    return false;
}
