/* gdelt.c: mentions as rows of GDELT 2.0's tables. */
#include "record/gdelt.h"

#include <ctype.h>
#include <math.h>

#include "base/day.h"
#include "record/fips.h"
#include "record/fold.h"
#include "record/gdelt_actor.h"

struct row {
    const struct mention *mention;
    struct gdelt_actor sides[2];
    const struct fips *country; /* of the place, or NULL */
    struct slice cameo;
    double goldstein;
    int64_t quad_class;
    uint64_t id;
    day_t day;
};

typedef void column(const struct row *row, struct buf *out);

static void
put_upper(struct slice text, struct buf *out)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        buf_putc(out, c < ' ' ? ' ' : (char)toupper(c));
    }
}

static void
put_plain(struct slice text, struct buf *out)
{
    for (size_t i = 0; i < text.len; i++)
        buf_putc(out, (unsigned char)text.at[i] < ' ' ? ' ' : text.at[i]);
}

static void
put_id(const struct row *row, struct buf *out)
{
    buf_printf(out, "%llu", (unsigned long long)row->id);
}

static void
put_day(const struct row *row, const char *form, struct buf *out)
{
    int year, month, day;
    if (row->day == DAY_NONE) return;
    day_split(row->day, &year, &month, &day);
    for (; *form; form++)
        buf_printf(out, *form == 'Y' ? "%04d" : "%02d",
                   *form == 'Y'   ? year
                   : *form == 'M' ? month
                                  : day);
}

static void
put_sqldate(const struct row *row, struct buf *out)
{
    put_day(row, "YMD", out);
}

static void
put_month(const struct row *row, struct buf *out)
{
    put_day(row, "YM", out);
}

static void
put_year(const struct row *row, struct buf *out)
{
    put_day(row, "Y", out);
}

/* GDELT's own formula. */
static void
put_fraction(const struct row *row, struct buf *out)
{
    int year, month, day;
    if (row->day == DAY_NONE) return;
    day_split(row->day, &year, &month, &day);
    buf_printf(out, "%.4f", year + (month * 30 + day) / 365.0);
}

static void
put_actor(const struct row *row, int side, struct buf *out)
{
    const struct gdelt_actor *actor = &row->sides[side];
    for (int i = 0; i < GDELT_ACTOR_COLUMNS; i++) {
        if (i) buf_putc(out, '\t');
        if (i == 1)
            put_upper(actor->columns[i], out);
        else
            put_plain(actor->columns[i], out);
    }
}

static void
put_actor1(const struct row *row, struct buf *out)
{
    put_actor(row, 0, out);
}

static void
put_actor2(const struct row *row, struct buf *out)
{
    put_actor(row, 1, out);
}

/* In the headline or the first two sentences: the record does not say where a paragraph ends. */
static void
put_root(const struct row *row, struct buf *out)
{
    buf_puts(out, row->mention->evidence->sentence_index <= 2 ? "1" : "0");
}

static void
put_code(const struct row *row, size_t digits, struct buf *out)
{
    put_plain((struct slice){row->cameo.at, row->cameo.len < digits ? row->cameo.len : digits},
              out);
}

static void
put_event_code(const struct row *row, struct buf *out)
{
    put_code(row, 4, out);
}

static void
put_base_code(const struct row *row, struct buf *out)
{
    put_code(row, 3, out);
}

static void
put_root_code(const struct row *row, struct buf *out)
{
    put_code(row, 2, out);
}

static void
put_quad(const struct row *row, struct buf *out)
{
    buf_printf(out, "%d", (int)row->quad_class);
}

static void
put_goldstein(const struct row *row, struct buf *out)
{
    buf_printf(out, "%.1f", row->goldstein);
}

static void
put_one(const struct row *row, struct buf *out)
{
    (void)row;
    buf_puts(out, "1");
}

static void
put_nothing(const struct row *row, struct buf *out)
{
    (void)row, (void)out;
}

/* Type 0 (none) and seven empty columns: the record has no place of an actor of its own. */
static void
put_no_geo(const struct row *row, struct buf *out)
{
    (void)row;
    buf_puts(out, "0\t\t\t\t\t\t\t");
}

/* 1 a country, 3 a city of the United States, 4 another city. */
static void
put_geo(const struct row *row, struct buf *out)
{
    const struct mention_place *place = row->mention->place;
    const char *fips = row->country ? row->country->fips : "";
    if (!place) {
        put_no_geo(row, out);
        return;
    }
    bool city = place->name.len > 0;
    buf_printf(out, "%d\t", !city ? 1 : slice_is(place->country, "USA") ? 3 : 4);
    put_plain(place->name, out);
    if (city && place->admin1.len) {
        buf_puts(out, ", ");
        put_plain(place->admin1, out);
    }
    if (row->country) buf_printf(out, "%s%s", city ? ", " : "", row->country->name);
    buf_printf(out, "\t%s\t%s\t\t", fips, city ? "" : fips);
    if (isfinite(place->lat)) buf_printf(out, "%.6g", place->lat);
    buf_putc(out, '\t');
    if (isfinite(place->lon)) buf_printf(out, "%.6g", place->lon);
    buf_printf(out, "\t%s", city ? "" : fips);
}

static void
put_published(const struct row *row, struct buf *out)
{
    struct row published = *row;
    published.day = row->mention->published.at ? day_parse(row->mention->published) : DAY_NONE;
    put_day(&published, "YMD", out);
    if (published.day != DAY_NONE) buf_puts(out, "000000");
}

static void
put_url(const struct row *row, struct buf *out)
{
    const struct mention *mention = row->mention;
    put_plain(mention->url.len ? mention->url : mention->article_id, out);
}

static void
put_source_name(const struct row *row, struct buf *out)
{
    put_plain(row->mention->outlet, out);
}

static void
put_source_type(const struct row *row, struct buf *out)
{
    buf_puts(out, row->mention->url.len ? "1" : "2"); /* the web; a citation only */
}

static void
put_sentence(const struct row *row, struct buf *out)
{
    buf_printf(out, "%lld", (long long)row->mention->evidence->sentence_index + 1);
}

static void
put_offset(const struct row *row, int side, struct buf *out)
{
    buf_printf(out, "%lld", (long long)row->sides[side].start);
}

static void
put_offset1(const struct row *row, struct buf *out)
{
    put_offset(row, 0, out);
}

static void
put_offset2(const struct row *row, struct buf *out)
{
    put_offset(row, 1, out);
}

static void
put_action_offset(const struct row *row, struct buf *out)
{
    buf_printf(out, "%lld", (long long)row->mention->evidence->trigger_start);
}

static void
put_confidence(const struct row *row, struct buf *out)
{
    int percent = (int)lround(row->mention->confidence * 100);
    buf_printf(out, "%d", percent < 10 ? 10 : percent > 100 ? 100 : percent);
}

static void
put_event_time(const struct row *row, struct buf *out)
{
    put_published(row, out);
}

/* An entry may stand for several columns: both actors and the three places. */
static column *const event_columns[] = {
    put_id,        put_sqldate, put_month,      put_year,      put_fraction,  put_actor1,
    put_actor2,    put_root,    put_event_code, put_base_code, put_root_code, put_quad,
    put_goldstein, put_one,     put_one,        put_one,       put_nothing,   put_no_geo,
    put_no_geo,    put_geo,     put_published,  put_url,
};
static column *const mention_columns[] = {
    put_id,       put_event_time, put_published, put_source_type,   put_source_name, put_url,
    put_sentence, put_offset1,    put_offset2,   put_action_offset, put_one,         put_confidence,
    put_nothing,  put_nothing,    put_nothing,   put_nothing,
};

static void
put_row(const struct row *row, column *const *columns, size_t count, struct buf *out)
{
    for (size_t i = 0; i < count; i++) {
        if (i) buf_putc(out, '\t');
        columns[i](row, out);
    }
    buf_putc(out, '\n');
}

/* 63 bits of the mention's own id. */
static uint64_t
number_of(struct slice id)
{
    uint64_t number = 0;
    for (size_t i = 0; i < id.len && i < 16; i++) {
        char c = id.at[i];
        number = number << 4 | (uint64_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return number >> 1;
}

/* The other half of a visit: the host's row for the visitor's, and the other way round. */
static bool
turn_visit(struct row *row)
{
    bool visit = slice_is(row->cameo, "042"), host = slice_is(row->cameo, "043");
    if (!visit && !host) return false;
    row->cameo = visit ? SLICE_LITERAL("043") : SLICE_LITERAL("042");
    row->goldstein = visit ? 2.8 : 1.9;
    struct gdelt_actor swap = row->sides[0];
    row->sides[0] = row->sides[1];
    row->sides[1] = swap;
    row->id ^= 1;
    return true;
}

static void
put_rows(const struct mention *mention, column *const *columns, size_t count, struct buf *out)
{
    struct fold fold = fold_status(mention);
    if (fold.untold) return;
    struct row row = {
        .mention = mention,
        .sides = {gdelt_actor_of(&mention->actors), gdelt_actor_of(&mention->recipients)},
        .country = mention->place ? fips_find(mention->place->country) : NULL,
        .cameo = fold.cameo,
        .goldstein = fold.goldstein,
        .quad_class = fold.quad_class,
        .id = number_of(mention->mention_id),
        .day = mention->date           ? day_parse(mention->date->start)
               : mention->published.at ? day_parse(mention->published)
                                       : DAY_NONE,
    };
    put_row(&row, columns, count, out);
    if (turn_visit(&row)) put_row(&row, columns, count, out);
}

void
gdelt_put_event(const struct mention *mention, struct buf *out)
{
    put_rows(mention, event_columns, sizeof event_columns / sizeof event_columns[0], out);
}

void
gdelt_put_mention(const struct mention *mention, struct buf *out)
{
    put_rows(mention, mention_columns, sizeof mention_columns / sizeof mention_columns[0], out);
}
