/* save.c: the model file, section by section. */
#include "tools/train/save.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "extract/language_file.h"
#include "extract/matrix.h"
#include "extract/bytes.h"

void
save_put(struct save *save, const char *name, const void *bytes, size_t element, int rows, int cols)
{
    struct save_section *section = &save->sections[save->count++];
    snprintf(section->name, sizeof section->name, "%.15s", name);
    section->rows = rows;
    section->cols = cols;
    section->size = element * (size_t)rows * (size_t)cols;
    section->bytes = mem_new(section->size);
    memcpy(section->bytes, bytes, section->size);
}

void
save_fini(struct save *save)
{
    for (int i = 0; i < save->count; i++) free(save->sections[i].bytes);
    save->count = 0;
}

int
save_copy(struct save *save, const char *path, struct fail *why)
{
    struct slice file;
    if (file_map(path, &file, why)) return -1;
    if (language_check(file, path, why)) return -1;
    const struct language_head *head = (const void *)file.at;
    const struct language_section *section = (const void *)(head + 1);
    for (uint32_t i = 0; i < head->sections; i++, section++) {
        size_t count = (size_t)section->rows * (size_t)section->cols;
        if (strncmp(section->name, "lemma", 5) == 0 || strncmp(section->name, "often", 5) == 0 ||
            strcmp(section->name, "splits") == 0)
            continue;
        save_put(save, section->name, file.at + section->offset, section->bytes / count,
                 section->rows, section->cols);
    }
    file_unmap(file);
    return 0;
}

static uint64_t
aligned(uint64_t offset)
{
    return (offset + LANGUAGE_ALIGN - 1) / LANGUAGE_ALIGN * LANGUAGE_ALIGN;
}

int
save_write(const struct save *save, const char *path, struct fail *why)
{
    uint64_t offset = aligned(sizeof(struct language_head) +
                              sizeof(struct language_section) * (uint64_t)save->count);
    uint64_t size = offset;
    for (int i = 0; i < save->count; i++) size = aligned(size + save->sections[i].size);
    char *file = mem_new(size);
    struct language_head *head = (void *)file;
    struct language_section *section = (void *)(head + 1);
    for (int i = 0; i < save->count; i++, section++) {
        const struct save_section *from = &save->sections[i];
        memcpy(section->name, from->name, sizeof section->name);
        *section = (struct language_section){
            .offset = offset, .bytes = from->size, .rows = from->rows, .cols = from->cols};
        memcpy(section->name, from->name, sizeof section->name);
        memcpy(file + offset, from->bytes, from->size);
        offset = aligned(offset + from->size);
    }
    *head = (struct language_head){
        .version = LANGUAGE_VERSION, .sections = (uint32_t)save->count, .size = size};
    memcpy(head->magic, LANGUAGE_MAGIC, sizeof head->magic);
    head->hash = slice_checksum((struct slice){(const char *)(head + 1), size - sizeof *head});
    FILE *out = fopen(path, "wb");
    bool good = out && fwrite(file, 1, size, out) == size;
    if (out) good &= fclose(out) == 0;
    free(file);
    return good ? 0 : fail_set(why, FAIL_STOP, EXIT_IO, "%s: cannot be written", path);
}

/* A row as signed bytes with a scale. */
static void
row_bytes(const float *row, int width, int8_t *out, float *scale)
{
    float most = 1e-9f;
    for (int i = 0; i < width; i++)
        if (fabsf(row[i]) > most) most = fabsf(row[i]);
    *scale = most / 127;
    for (int i = 0; i < width; i++) out[i] = (int8_t)lrintf(row[i] / *scale);
}

/* Rows learnt, then the pieces as the net sees them. */
static void
save_rows(struct save *save, const struct student *net, const struct vocabulary *words)
{
    int width = net->size.word, rows = (int)(words->row_count + words->piece_count);
    int8_t *bytes = mem_new((size_t)rows * (size_t)width);
    float *scales = mem_new(sizeof(float) * (size_t)rows);
    float *seen = mem_new(sizeof(float) * words->piece_count * (size_t)width);
    matrix_multiply(seen, width, words->piece, words->piece_width, net->piece->panels,
                    (int)words->piece_count, words->piece_width, width, false);
    for (int r = 0; r < rows; r++) {
        const float *row = (uint32_t)r < words->row_count
                               ? net->rows->w + (size_t)r * (size_t)width
                               : seen + ((size_t)r - words->row_count) * (size_t)width;
        row_bytes(row, width, bytes + (size_t)r * (size_t)width, &scales[r]);
    }
    save_put(save, "rows", bytes, 1, rows, width);
    save_put(save, "scales", scales, sizeof(float), rows, 1);
    free(seen);
    free(scales);
    free(bytes);
}

static void
save_slots(struct save *save, const struct vocabulary *words)
{
    uint32_t mask;
    struct word_slot *slots = slots_new(words->row_count + words->piece_count, &mask);
    for (uint32_t at = 0; at <= words->mask; at++)
        if (words->rows[at]) slots_put(slots, mask, words->keys[at], words->rows[at]);
    for (uint32_t p = 0; p < words->piece_count; p++)
        slots_put(slots, mask, words->piece_key[p], words->row_count + p);
    save_put(save, "slots", slots, sizeof *slots, (int)mask + 1, 1);
    free(slots);
}

/* Weights as bytes, with a scale and a zero for each column. */
static void
save_weights(struct save *save, const struct param *p)
{
    char scale_name[20], zero_name[20];
    int8_t *panels = mem_new(sizeof *panels * (size_t)p->rows * (size_t)p->cols);
    float *scales = mem_new(sizeof *scales * (size_t)p->cols);
    int32_t *zeros = mem_new(sizeof *zeros * (size_t)p->cols);
    snprintf(scale_name, sizeof scale_name, "%s.s", p->name);
    snprintf(zero_name, sizeof zero_name, "%s.z", p->name);
    bytes_pack(p->w, p->rows, p->cols, panels, scales, zeros);
    save_put(save, p->name, panels, sizeof *panels, p->rows, p->cols);
    save_put(save, scale_name, scales, sizeof *scales, 1, p->cols);
    save_put(save, zero_name, zeros, sizeof *zeros, 1, p->cols);
    free(panels);
    free(scales);
    free(zeros);
}

void
save_net(struct save *save, const struct student *net, const struct vocabulary *words,
         const struct tags *tags)
{
    save_rows(save, net, words);
    save_slots(save, words);
    uint32_t *packed = mem_new(sizeof *packed * (size_t)net->tag_count);
    for (int t = 0; t < net->tag_count; t++)
        packed[t] = (uint32_t)tags->at[t].upos | (uint32_t)tags->at[t].xpos << 8 |
                    (uint32_t)tags->at[t].feats << 16;
    save_put(save, "tags", packed, sizeof *packed, net->tag_count, 1);
    free(packed);
    for (int i = 0; i < net->params.count; i++) {
        const struct param *p = net->params.at[i];
        if (p == net->rows || p == net->piece) continue;
        if (p == net->out || p == net->mlp || strncmp(p->name, "lstm", 4) == 0) {
            if (p->rows > 1) {
                save_weights(save, p);
                continue;
            }
        }
        save_put(save, p->name, p->panels ? p->panels : p->w, sizeof(float), p->rows, p->cols);
    }
}
