/* clean_line.c: what a line of an article looks like: residue of the page, a post, a caption, a
 * date stamp. */
#include "extract/clean.h"

#include <strings.h>

enum { STAMP_MOST = 130, RESIDUE_MOST = 90 };

static bool
starts_nocase(struct slice line, const char *prefix)
{
    char first = line.len && line.at[0] >= 'A' && line.at[0] <= 'Z' ? line.at[0] | 0x20 : 0;
    if (!line.len || (line.at[0] != prefix[0] && first != prefix[0])) return false;
    size_t n = strlen(prefix);
    return line.len >= n && strncasecmp(line.at, prefix, n) == 0;
}

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
        if (starts_nocase(line, heads[i])) return true;
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

/* Lines that are nothing but furniture of a page, and how others begin. */
static const char *const residue_lines[] = {"- advertisement -",
                                            "accessibility links",
                                            "ad",
                                            "live",
                                            "live updates",
                                            "menu",
                                            "skip to main content",
                                            "thumbnail",
                                            "advertisement",
                                            "advertisements",
                                            "africa",
                                            "agencies",
                                            "also read",
                                            "asia",
                                            "back to top",
                                            "breaking news",
                                            "close search window",
                                            "comment",
                                            "comments",
                                            "comments powered by disqus",
                                            "copy link",
                                            "editor's picks",
                                            "email",
                                            "europe",
                                            "facebook",
                                            "follow",
                                            "home",
                                            "international",
                                            "latest",
                                            "latest news",
                                            "leave a comment",
                                            "leave a reply",
                                            "leave a response",
                                            "linkedin",
                                            "listen",
                                            "middle east",
                                            "monitoring desk",
                                            "more from",
                                            "more on this story",
                                            "more stories",
                                            "more to explore",
                                            "most popular",
                                            "most read",
                                            "national",
                                            "news",
                                            "news desk",
                                            "newsletter",
                                            "next article",
                                            "next post",
                                            "next story",
                                            "no comment",
                                            "no comments",
                                            "opinion",
                                            "our correspondent",
                                            "photo gallery",
                                            "politics",
                                            "popular",
                                            "post a comment",
                                            "press releases",
                                            "previous article",
                                            "previous post",
                                            "previous story",
                                            "print",
                                            "read more",
                                            "recommended",
                                            "related",
                                            "related articles",
                                            "related news",
                                            "related posts",
                                            "related stories",
                                            "related topics",
                                            "save",
                                            "search",
                                            "share",
                                            "share on facebook",
                                            "share on linkedin",
                                            "share on twitter",
                                            "share this article",
                                            "share this post",
                                            "share this story",
                                            "short url",
                                            "sign up",
                                            "sponsored",
                                            "staff report",
                                            "staff reporter",
                                            "subscribe",
                                            "top stories",
                                            "top trending news",
                                            "trending",
                                            "tweet",
                                            "twitter",
                                            "watch",
                                            "web desk",
                                            "whatsapp",
                                            "world",
                                            "world news",
                                            "x",
                                            "you may also like",
                                            "you might also like"};
static const char *const residue_heads[] = {"(reporting by",
                                            "(with inputs from",
                                            "<image>",
                                            "all rights reserved",
                                            "also check:",
                                            "also read:",
                                            "by continuing",
                                            "click here",
                                            "copyright ",
                                            "disclaimer:",
                                            "download the ",
                                            "editing by ",
                                            "enable javascript",
                                            "filed under",
                                            "first published",
                                            "follow @",
                                            "follow us",
                                            "image credit",
                                            "inputs from ",
                                            "join our ",
                                            "leave a reply",
                                            "listen:",
                                            "log in",
                                            "more:",
                                            "must read:",
                                            "next:",
                                            "no responses to ",
                                            "photo credit",
                                            "please enter your ",
                                            "please use chrome",
                                            "posted by ",
                                            "posted in ",
                                            "previous:",
                                            "published in ",
                                            "read also",
                                            "read also:",
                                            "read more:",
                                            "read next:",
                                            "read:",
                                            "related:",
                                            "reporting by ",
                                            "required fields",
                                            "see also:",
                                            "see also ",
                                            "share on ",
                                            "share this",
                                            "sign up ",
                                            "subscribe ",
                                            "support our ",
                                            "tags:",
                                            "terms of ",
                                            "this article first appeared",
                                            "this article originally",
                                            "this news item was posted",
                                            "this story has been updated",
                                            "this story has not been edited",
                                            "this website uses",
                                            "topics:",
                                            "watch:",
                                            "we use cookies",
                                            "with inputs from ",
                                            "write your comment",
                                            "you can leave a response",
                                            "your email address ",
                                            "©"};
/* After such a line come the headlines of other stories. */
static const char *const list_heads[] = {"more from",
                                         "more on this story",
                                         "more stories",
                                         "more to explore",
                                         "most popular",
                                         "most read",
                                         "latest news",
                                         "next article",
                                         "next post",
                                         "next story",
                                         "previous article",
                                         "previous post",
                                         "previous story",
                                         "recommended",
                                         "related",
                                         "related articles",
                                         "related news",
                                         "related posts",
                                         "related stories",
                                         "related topics",
                                         "top stories",
                                         "trending",
                                         "you may also like",
                                         "you might also like",
                                         "latest",
                                         "popular",
                                         "breaking news"};

bool
line_heads_list(struct slice line)
{
    while (line.len && line.at[line.len - 1] == ':') line.len--;
    for (size_t i = 0; i < COUNT(list_heads); i++)
        if (slice_is_nocase(line, list_heads[i])) return true;
    return false;
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
    if (line.len > BYLINE_MOST || !starts_nocase(line, "by ")) return false;
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
    if (is_bare_date(line) || is_counter(line) || is_byline(line)) return true;
    for (size_t i = 0; line.len < RESIDUE_MOST && i < COUNT(residue_lines); i++)
        if (slice_is_nocase(line, residue_lines[i])) return true;
    if (line.len > RESIDUE_MOST * 2) return false;
    for (size_t i = 0; i < COUNT(residue_heads); i++)
        if (starts_nocase(line, residue_heads[i])) return true;
    return false;
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
