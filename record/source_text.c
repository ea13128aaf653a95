/* source_text.c: text files as articles. */
#include "record/source_text.h"

#include <sys/stat.h>
#include <time.h>

#include "base/file.h"
#include "record/id.h"

enum {
    HEAD_LINES = 20,     /* a date line stands among the first of these */
    HEADLINE_MOST = 250, /* bytes of a first line that can be a title */
};

const char *
published_from_name(enum published_from from)
{
    static const char *const names[] = {"field", "first line", "date line",
                                        "given", "file time",  "today"};
    return names[from];
}

/* Without byte order mark, carriage returns and outer blank lines; everything else stays. */
static struct slice
clean_copy(struct arena *arena, struct slice text)
{
    if (slice_starts(text, "\xEF\xBB\xBF")) text = (struct slice){text.at + 3, text.len - 3};
    char *out = arena_alloc(arena, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool crlf = text.at[i] == '\r' && i + 1 < text.len && text.at[i + 1] == '\n';
        if (!crlf) out[len++] = text.at[i] == '\r' ? '\n' : text.at[i];
    }
    out[len] = '\0';
    return (struct slice){out, len};
}

static struct slice
cut_line(struct slice *rest)
{
    struct slice line = SLICE_NONE;
    slice_next(rest, '\n', &line);
    return line;
}

static void
skip_blank_lines(struct slice *rest)
{
    while (rest->len) {
        struct slice ahead = *rest;
        if (slice_trim(cut_line(&ahead)).len) return;
        *rest = ahead;
    }
}

/* Short, without a full stop at its end, and with text under it that does not go on with it. */
static bool
is_headline(struct slice line, struct slice under)
{
    bool goes_on = under.len && under.at[0] >= 'a' && under.at[0] <= 'z';
    return line.len && line.len <= HEADLINE_MOST && !slice_ends(line, ".") &&
           slice_trim(under).len && !goes_on;
}

/* " date 2025-11-19 TITLE": takes the line off the text, or its day where the rest of it is no
 * headline. */
static bool
take_first_line(struct slice *text, struct article *article)
{
    struct slice rest = *text, line = cut_line(&rest);
    if (line.len < 16 || !(slice_starts(line, " date ") || slice_starts(line, "date ")))
        return false;
    size_t skip = line.at[0] == ' ' ? 6 : 5;
    struct slice day = {line.at + skip, 10};
    if (line.len < skip + 10 || day_parse(day) == DAY_NONE) return false;
    article->published = day;
    struct slice said = slice_trim((struct slice){day.at + 10, line.len - skip - 10});
    if (is_headline(said, rest))
        article->title = said;
    else if (said.len)
        rest = (struct slice){said.at, (size_t)(text->at + text->len - said.at)};
    *text = rest;
    return true;
}

/* A first line with a blank one under it can be a headline. */
static void
take_headline(struct slice *text, struct article *article)
{
    struct slice rest = *text, line = slice_trim(cut_line(&rest));
    struct slice ahead = rest;
    if (!is_headline(line, rest) || slice_trim(cut_line(&ahead)).len) return;
    article->title = line;
    *text = rest;
}

/* A line that is nothing but a date is surer than one with a place or an agency in it. */
static day_t
find_date_line(struct slice text)
{
    for (int loose = 0; loose < 2; loose++) {
        struct slice rest = text;
        for (int i = 0; i < HEAD_LINES && rest.len; i++) {
            day_t day = source_date_line(cut_line(&rest), loose);
            if (day != DAY_NONE) return day;
        }
    }
    return DAY_NONE;
}

/* The day and from where it is, where the first line did not say it. */
static void
set_day(struct arena *arena, struct slice text, day_t file_day,
        const struct source_options *options, struct source_text *out)
{
    char printed[16];
    day_t day = find_date_line(text);
    out->from = PUBLISHED_DATE_LINE;
    if (day == DAY_NONE) {
        day = options->published;
        out->from = PUBLISHED_GIVEN;
    }
    if (day == DAY_NONE) {
        day = file_day == DAY_NONE ? day_today() : file_day;
        out->from = file_day == DAY_NONE ? PUBLISHED_TODAY : PUBLISHED_FILE_TIME;
    }
    day_print(day, printed);
    out->article.published = (struct slice){arena_copy(arena, printed, 10), 10};
}

int
source_text_parse(struct arena *arena, struct slice text, const char *name, struct slice id,
                  day_t day, const struct source_options *options, struct source_text *out,
                  struct fail *why)
{
    struct article *article = &out->article;
    size_t bad = utf8_check(text);
    if (bad < text.len)
        return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "%s: no UTF-8 at byte %zu", name, bad);
    if (memchr(text.at, '\0', text.len))
        return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "%s: no text: it holds a zero byte", name);
    record_init(&article_type, article);
    struct slice rest = clean_copy(arena, text);
    bool dated = take_first_line(&rest, article);
    if (dated) {
        out->from = PUBLISHED_FIRST_LINE;
    } else {
        skip_blank_lines(&rest);
        set_day(arena, rest, day, options, out);
        take_headline(&rest, article);
    }
    skip_blank_lines(&rest);
    struct slice inside = slice_trim(rest);
    if (!inside.len) return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "%s: empty", name);
    article->body = (struct slice){rest.at, (size_t)(inside.at - rest.at) + inside.len};
    article->country = options->country;
    article->outlet = options->outlet;
    article->language = SLICE_LITERAL("en");
    article->article_id = id;
    article_complete(article, arena);
    return article_check(article, why) ? fail_at(why, "%s", name) : 0;
}

/* The path under the folder, or the file's name; without its ending. */
static struct slice
id_of_path(struct arena *arena, const char *path, const char *folder)
{
    const char *id = path;
    size_t prefix = folder ? strlen(folder) : 0;
    if (folder && strncmp(path, folder, prefix) == 0) {
        id = path + prefix;
        while (*id == '/') id++;
    } else {
        const char *slash = strrchr(path, '/');
        id = slash ? slash + 1 : path;
    }
    const char *slash = strrchr(id, '/'), *dot = strrchr(id, '.');
    size_t len = dot && dot > (slash ? slash + 1 : id) ? (size_t)(dot - id) : strlen(id);
    return (struct slice){arena_copy(arena, id, len), len};
}

int
source_text_read(struct arena *arena, const char *path, const char *folder,
                 const struct source_options *options, struct source_text *out, struct fail *why)
{
    struct slice text;
    struct stat st;
    if (file_read(arena, path, options->most ? options->most : SOURCE_TEXT_MOST, &text, why))
        return -1;
    if (stat(path, &st) != 0) st.st_mtime = time(NULL);
    return source_text_parse(arena, text, path, id_of_path(arena, path, folder),
                             (day_t)(st.st_mtime / 86400), options, out, why);
}
