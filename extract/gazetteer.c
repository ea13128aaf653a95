/* gazetteer.c: places by name, out of a mapped table and the additions in places-own.txt. */
#include "extract/gazetteer.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "extract/gazetteer_image.h"

enum { OWN_MOST = 16 << 20 };

struct table {
    const struct gazetteer_header *header;
    const struct gazetteer_row *rows;
    const struct gazetteer_slot *slots;
    const uint32_t *links;
    const char *pool;
};

struct gazetteer {
    struct table own, main; /* own wins */
    struct slice mapped;
    struct buf compiled; /* the bytes of `own` */
};

static int
table_init(struct table *table, struct slice image, const char *path, struct fail *why)
{
    const struct gazetteer_header *header = (const void *)image.at;
    if (image.len < sizeof *header || memcmp(header->magic, GAZETTEER_MAGIC, 8) != 0)
        return fail_set(why, FAIL_STOP, EXIT_CONFIG,
                        "%s: no compiled table of places (or of another version)", path);
    size_t rows = sizeof *table->rows * (size_t)header->row_count,
           slots = sizeof *table->slots * (size_t)header->slot_count,
           links = sizeof *table->links * (size_t)header->link_count;
    struct slice rest = {image.at + sizeof *header, image.len - sizeof *header};
    if (rest.len != rows + slots + links + header->pool_size ||
        slice_checksum(rest) != header->checksum)
        return fail_set(why, FAIL_STOP, EXIT_CONFIG, "%s: damaged: its checksum is another", path);
    table->header = header;
    table->rows = (const void *)rest.at;
    table->slots = (const void *)(rest.at + rows);
    table->links = (const void *)(rest.at + rows + slots);
    table->pool = rest.at + rows + slots + links;
    return 0;
}

static int
own_load(struct gazetteer *gazetteer, const char *path, struct fail *why)
{
    struct arena arena;
    struct slice text;
    arena_init(&arena);
    int result = file_read(&arena, path, OWN_MOST, &text, why);
    if (result)
        why->kind = FAIL_STOP;
    else
        result = gazetteer_compile(path, text, &gazetteer->compiled, why);
    if (result == 0)
        result = table_init(&gazetteer->own, buf_slice(&gazetteer->compiled), path, why);
    arena_fini(&arena);
    return result;
}

struct gazetteer *
gazetteer_load(const char *folder, struct fail *why)
{
    char path[4096];
    struct gazetteer *gazetteer = mem_new(sizeof *gazetteer);
    snprintf(path, sizeof path, "%s/places.bin", folder);
    int result = file_map(path, &gazetteer->mapped, why);
    if (result == 0) result = table_init(&gazetteer->main, gazetteer->mapped, path, why);
    snprintf(path, sizeof path, "%s/places-own.txt", folder);
    if (result == 0) result = own_load(gazetteer, path, why);
    if (result == 0) return gazetteer;
    gazetteer_free(gazetteer);
    return NULL;
}

void
gazetteer_free(struct gazetteer *gazetteer)
{
    if (!gazetteer) return;
    file_unmap(gazetteer->mapped);
    buf_fini(&gazetteer->compiled);
    free(gazetteer);
}

static int
table_find(const struct table *table, bool own, uint64_t hash, struct gazetteer_hit *hits, int most)
{
    uint32_t mask = table->header->slot_count - 1, s = (uint32_t)hash & mask;
    while (table->slots[s].hash && table->slots[s].hash != hash) s = (s + 1) & mask;
    int count = 0;
    for (uint32_t l = 0; l < table->slots[s].count && count < most; l++) {
        uint32_t link = table->links[table->slots[s].first + l];
        const struct gazetteer_row *row = &table->rows[link & ~(uint32_t)GAZETTEER_ALIAS];
        hits[count++] = (struct gazetteer_hit){row, link & GAZETTEER_ALIAS, own,
                                               slice_of(table->pool + row->name),
                                               slice_of(table->pool + row->admin1)};
    }
    return count;
}

static bool
is_told(const struct gazetteer_hit *hits, int count, const struct gazetteer_hit *hit)
{
    for (int i = 0; i < count; i++)
        if (slice_equal(hits[i].name, hit->name) &&
            memcmp(hits[i].row->country, hit->row->country, 4) == 0 &&
            (hits[i].row->kind == PLACE_REGION) == (hit->row->kind == PLACE_REGION))
            return true;
    return false;
}

int
gazetteer_find(const struct gazetteer *gazetteer, struct slice key, struct gazetteer_hit *hits,
               int most)
{
    uint64_t hash = slice_hash(key);
    if (!hash) hash = 1;
    int own = table_find(&gazetteer->own, true, hash, hits, most), count = own;
    int rest = table_find(&gazetteer->main, false, hash, hits + own, most - own);
    for (int i = own; i < own + rest; i++)
        if (!is_told(hits, own, &hits[i])) hits[count++] = hits[i];
    return count;
}
