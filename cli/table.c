/* table.c: events as a table for people, as wide as the terminal. */
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/buf.h"
#include "cli/code.h"

enum { GAP = 2, WIDTH_OTHERWISE = 120, WIDTH_LEAST = 60 };

/* `share` of what the fixed columns leave. */
static const struct column {
    const char *title;
    int fixed, share;
    void (*text)(const struct article *article, const struct mention *mention, struct buf *out);
} columns[];

enum { COLUMN_COUNT = 8 };

static int
terminal_width(FILE *out)
{
    struct winsize size;
    const char *given = getenv("COLUMNS");
    int width = WIDTH_OTHERWISE;
    if (ioctl(fileno(out), TIOCGWINSZ, &size) == 0 && size.ws_col)
        width = size.ws_col;
    else if (given && atoi(given) > 0)
        width = atoi(given);
    return width < WIDTH_LEAST ? WIDTH_LEAST : width;
}

static void
put(struct buf *out, struct slice text)
{
    buf_put(out, text.at ? text.at : "", text.len);
}

static void
date_text(const struct article *article, const struct mention *mention, struct buf *out)
{
    (void)article;
    if (mention->date) put(out, mention->date->start);
}

/* "Sergey Lavrov (RUS)", the first of a side, and how many more there are. */
static void
side_text(const struct mention_actors *side, struct buf *out)
{
    if (!side->count) return;
    const struct mention_actor *actor = &side->at[0];
    struct slice name = actor->name.len ? actor->name : actor->text;
    put(out, name);
    if (actor->party.len && !slice_equal(name, actor->party))
        buf_printf(out, " (%.*s)", SLICE_ARGS(actor->party));
    if (side->count > 1) buf_printf(out, " +%d", side->count - 1);
}

static void
who_text(const struct article *article, const struct mention *mention, struct buf *out)
{
    (void)article;
    side_text(&mention->actors, out);
}

static void
whom_text(const struct article *article, const struct mention *mention, struct buf *out)
{
    (void)article;
    side_text(&mention->recipients, out);
}

static void
what_text(const struct article *article, const struct mention *mention, struct buf *out)
{
    (void)article;
    put(out, mention->plover->event);
    if (mention->cameo.len) buf_printf(out, " %.*s", SLICE_ARGS(mention->cameo));
    if (mention->format.len) buf_printf(out, " %.*s", SLICE_ARGS(mention->format));
}

static void
where_text(const struct article *article, const struct mention *mention, struct buf *out)
{
    (void)article;
    if (!mention->place) return;
    put(out, mention->place->name);
    if (mention->place->name.len && mention->place->country.len) buf_puts(out, ", ");
    put(out, mention->place->country);
}

static void
occasion_text(const struct article *article, const struct mention *mention, struct buf *out)
{
    (void)article;
    if (mention->occasion) put(out, mention->occasion->name);
}

static void
status_text(const struct article *article, const struct mention *mention, struct buf *out)
{
    (void)article;
    put(out, mention->status);
}

static void
outlet_text(const struct article *article, const struct mention *mention, struct buf *out)
{
    put(out, mention->outlet.len ? mention->outlet : article->article_id);
}

static const struct column columns[COLUMN_COUNT] = {
    {"date", 10, 0, date_text},     {"who", 0, 23, who_text},
    {"what", 0, 18, what_text},     {"whom", 0, 23, whom_text},
    {"where", 0, 14, where_text},   {"occasion", 0, 14, occasion_text},
    {"status", 12, 0, status_text}, {"outlet", 0, 12, outlet_text},
};

static int
column_width(int column, int width)
{
    int left = width - GAP * (COLUMN_COUNT - 1), shares = 0;
    for (int i = 0; i < COLUMN_COUNT; i++) {
        left -= columns[i].fixed;
        shares += columns[i].share;
    }
    return columns[column].fixed ? columns[column].fixed : left * columns[column].share / shares;
}

/* One cell: as many characters as fit, a mark where something was left out, blanks up to the
 * width. */
static void
put_cell(struct slice text, int width, bool last, FILE *out)
{
    int points = 0, written = 0;
    for (size_t i = 0; i < text.len; i++) points += ((unsigned char)text.at[i] & 0xC0) != 0x80;
    while (text.len) {
        size_t length;
        uint32_t point = utf8_decode(text, &length);
        if (points > width && written == width - 1) {
            fputs("…", out);
            written++;
            break;
        }
        if (point < ' ')
            fputc(' ', out);
        else
            fwrite(text.at, 1, length, out);
        written++;
        text = (struct slice){text.at + length, text.len - length};
    }
    if (!last) fprintf(out, "%*s", width - written + GAP, "");
}

void
table_begin(FILE *out)
{
    int width = terminal_width(out);
    for (int i = 0; i < COLUMN_COUNT; i++)
        put_cell(slice_of(columns[i].title), column_width(i, width), i == COLUMN_COUNT - 1, out);
    fputc('\n', out);
}

void
table_put(const struct article *article, const struct mention *mention, FILE *out)
{
    struct buf text = {0};
    int width = terminal_width(out);
    for (int i = 0; i < COLUMN_COUNT; i++) {
        buf_reset(&text);
        columns[i].text(article, mention, &text);
        put_cell(buf_slice(&text), column_width(i, width), i == COLUMN_COUNT - 1, out);
    }
    fputc('\n', out);
    buf_fini(&text);
}
