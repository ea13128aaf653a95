/* gazetteer_compile.c: a text table of places into the bytes that are mapped. */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/fold.h"
#include "base/lines.h"
#include "base/names.h"
#include "extract/gazetteer_image.h"

enum { FIELDS = 9 };
enum field { F_KIND, F_NAME, F_COUNTRY, F_ADMIN1, F_LAT, F_LON, F_PEOPLE, F_GEONAMES, F_ALIASES };

/* A name that leads to a row; of one name the biggest places come first, since a reader may take
 * only so many. */
struct key {
    uint64_t hash;
    uint32_t link, people;
};

struct compiler {
    struct lines lines;
    struct names *strings;
    uint32_t *offsets; /* of each string in the pool */
    struct gazetteer_row *rows;
    struct key *keys;
    size_t row_count, key_count, row_room, key_room;
};

static const char *const kinds[] = {"country", "capital", "city", "region", "seat", "word"};

static uint32_t
string_put(struct compiler *c, struct slice text)
{
    return names_put(c->strings, text);
}

static void
key_put(struct compiler *c, struct slice name, uint32_t link)
{
    char folded[GAZETTEER_KEY];
    size_t len = fold_key(name, folded, sizeof folded);
    if (!len) return;
    if (c->key_count == c->key_room) {
        c->key_room = c->key_room ? c->key_room * 2 : 1024;
        c->keys = mem_grow(c->keys, sizeof *c->keys * c->key_room);
    }
    uint64_t hash = slice_hash((struct slice){folded, len});
    c->keys[c->key_count++] = (struct key){hash ? hash : 1, link,
                                           c->rows[link & ~GAZETTEER_ALIAS].population};
}

static int
number_field(struct compiler *c, struct slice field, double *out, struct fail *why)
{
    char text[32], *end;
    if (!field.len) return *out = 0, 0;
    if (field.len < sizeof text) {
        memcpy(text, field.at, field.len);
        text[field.len] = '\0';
        *out = strtod(text, &end);
        if (*end == '\0') return 0;
    }
    return lines_fail(&c->lines, field.at, why, "'%.*s' is no number", SLICE_ARGS(field));
}

static int
kind_field(struct compiler *c, struct slice field, uint32_t *kind, struct fail *why)
{
    for (uint32_t k = 0; k < PLACE_KIND_COUNT; k++)
        if (slice_is(field, kinds[k])) return *kind = k, 0;
    return lines_fail(&c->lines, field.at, why, "unknown kind '%.*s'", SLICE_ARGS(field));
}

static int
row_read(struct compiler *c, const struct slice *field, struct gazetteer_row *row, struct fail *why)
{
    double lat = 0, lon = 0, people = 0, geonames = 0;
    memset(row, 0, sizeof *row);
    if (kind_field(c, field[F_KIND], &row->kind, why)) return -1;
    if (!field[F_NAME].len) return lines_fail(&c->lines, field[F_KIND].at, why, "no name");
    if (field[F_COUNTRY].len && field[F_COUNTRY].len != 3)
        return lines_fail(&c->lines, field[F_COUNTRY].at, why, "'%.*s' is no alpha-3 code",
                          SLICE_ARGS(field[F_COUNTRY]));
    if (number_field(c, field[F_LAT], &lat, why) || number_field(c, field[F_LON], &lon, why) ||
        number_field(c, field[F_PEOPLE], &people, why) ||
        number_field(c, field[F_GEONAMES], &geonames, why))
        return -1;
    if (field[F_COUNTRY].len) memcpy(row->country, field[F_COUNTRY].at, 3);
    row->name = string_put(c, field[F_NAME]);
    row->admin1 = string_put(c, field[F_ADMIN1]);
    row->lat = (float)lat;
    row->lon = (float)lon;
    row->population = (uint32_t)people;
    row->geonames_id = (uint32_t)geonames;
    return 0;
}

static int
line_read(struct compiler *c, struct fail *why)
{
    struct slice fields[FIELDS] = {{0}}, rest = c->lines.line;
    for (int f = 0; f < FIELDS && slice_next(&rest, '\t', &fields[f]); f++)
        fields[f] = slice_trim(fields[f]);
    struct gazetteer_row row;
    if (row_read(c, fields, &row, why)) return -1;
    if (c->row_count == c->row_room) {
        c->row_room = c->row_room ? c->row_room * 2 : 1024;
        c->rows = mem_grow(c->rows, sizeof *c->rows * c->row_room);
    }
    uint32_t number = (uint32_t)c->row_count++;
    c->rows[number] = row;
    key_put(c, fields[F_NAME], number);
    if (row.kind <= PLACE_CAPITAL) { /* "the Qatari capital", "Qatari soil" */
        char key[32];
        int len = snprintf(key, sizeof key, "%s of %s",
                           row.kind == PLACE_CAPITAL ? "capital" : "land", row.country);
        key_put(c, (struct slice){key, (size_t)len}, number | GAZETTEER_ALIAS);
    }
    struct slice aliases = fields[F_ALIASES], alias;
    while (aliases.len && slice_next(&aliases, ',', &alias))
        key_put(c, slice_trim(alias), number | GAZETTEER_ALIAS);
    return 0;
}

static int
by_hash(const void *a, const void *b)
{
    const struct key *left = a, *right = b;
    if (left->hash != right->hash) return left->hash < right->hash ? -1 : 1;
    if (left->people != right->people) return left->people > right->people ? -1 : 1;
    return left->link < right->link ? -1 : left->link > right->link;
}

static void
pool_put(struct compiler *c, struct buf *pool)
{
    uint32_t count = names_count(c->strings);
    c->offsets = mem_new(sizeof *c->offsets * count);
    for (uint32_t i = 0; i < count; i++) {
        struct slice text = names_text(c->strings, i);
        c->offsets[i] = (uint32_t)pool->len;
        buf_put(pool, text.at, text.len + 1);
    }
    while (pool->len % 8) buf_putc(pool, '\0');
    for (size_t r = 0; r < c->row_count; r++) {
        c->rows[r].name = c->offsets[c->rows[r].name];
        c->rows[r].admin1 = c->offsets[c->rows[r].admin1];
    }
}

/* Slots by open addressing on the low bits of the hash; the keys are sorted, so that the links of
 * one name lie together. */
static struct gazetteer_slot *
slots_make(const struct compiler *c, uint32_t slot_count)
{
    struct gazetteer_slot *slots = mem_new(sizeof *slots * slot_count);
    for (size_t k = 0; k < c->key_count;) {
        size_t end = k;
        while (end < c->key_count && c->keys[end].hash == c->keys[k].hash) end++;
        uint32_t s = (uint32_t)c->keys[k].hash & (slot_count - 1);
        while (slots[s].hash) s = (s + 1) & (slot_count - 1);
        slots[s] = (struct gazetteer_slot){c->keys[k].hash, (uint32_t)k, (uint32_t)(end - k)};
        k = end;
    }
    return slots;
}

static void
image_put(struct compiler *c, struct buf *out)
{
    struct buf pool = {0};
    pool_put(c, &pool);
    if (c->key_count) qsort(c->keys, c->key_count, sizeof *c->keys, by_hash);
    uint32_t slot_count = 16;
    while (slot_count < c->key_count * 3 / 2) slot_count *= 2;
    struct gazetteer_slot *slots = slots_make(c, slot_count);
    struct gazetteer_header header = {.row_count = (uint32_t)c->row_count,
                                      .slot_count = slot_count,
                                      .link_count = (uint32_t)(c->key_count + c->key_count % 2),
                                      .pool_size = (uint32_t)pool.len};
    memcpy(header.magic, GAZETTEER_MAGIC, 8);
    size_t start = out->len;
    buf_put(out, &header, sizeof header);
    buf_put(out, c->rows, sizeof *c->rows * c->row_count);
    buf_put(out, slots, sizeof *slots * slot_count);
    for (size_t k = 0; k < header.link_count; k++) {
        uint32_t link = k < c->key_count ? c->keys[k].link : 0;
        buf_put(out, &link, sizeof link);
    }
    buf_put(out, pool.at, pool.len);
    header.checksum = slice_checksum(
        (struct slice){out->at + start + sizeof header, out->len - start - sizeof header});
    memcpy(out->at + start, &header, sizeof header);
    free(slots);
    buf_fini(&pool);
}

int
gazetteer_compile(const char *file, struct slice text, struct buf *out, struct fail *why)
{
    struct compiler c = {.strings = names_new()};
    int result = 0;
    lines_init(&c.lines, file, text);
    string_put(&c, SLICE_LITERAL(""));
    while (result == 0 && lines_next(&c.lines)) result = line_read(&c, why);
    if (result == 0) image_put(&c, out);
    names_free(c.strings);
    free(c.offsets);
    free(c.rows);
    free(c.keys);
    return result;
}
