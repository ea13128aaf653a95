/* vocabulary.c: counts keys, reads pieces. */
#include "tools/train/vocabulary.h"

#include <stdlib.h>

#include "base/file.h"

enum { KEYS = 1 << 20, OFTEN_FORM = 2, OFTEN_PART = 3 };

struct word_slot *
slots_new(uint32_t count, uint32_t *mask)
{
    uint32_t size = 16;
    while (size < count * 3 / 2) size *= 2;
    *mask = size - 1;
    return mem_new(sizeof(struct word_slot) * size);
}

void
slots_put(struct word_slot *slots, uint32_t mask, uint64_t key, uint32_t row)
{
    uint32_t check = (uint32_t)(key >> 32) | 1, at = (uint32_t)key & mask;
    while (slots[at].check && slots[at].check != check) at = (at + 1) & mask;
    if (!slots[at].check) slots[at] = (struct word_slot){check, row};
}

static int
piece_read(struct vocabulary *words, struct slice *rest, uint32_t p)
{
    size_t len = rest->len ? (unsigned char)rest->at[0] : 0, width = (size_t)words->piece_width;
    if (rest->len < 1 + len + 4 + width) return -1;
    struct slice text = {rest->at + 1, len};
    bool inner = len > 2 && slice_starts(text, "##");
    if (inner) text = (struct slice){text.at + 2, text.len - 2};
    words->piece_key[p] = word_key(inner ? WORD_REST : WORD_PIECE, 0, text);
    float scale;
    memcpy(&scale, rest->at + 1 + len, 4);
    const int8_t *value = (const int8_t *)rest->at + 1 + len + 4;
    for (size_t i = 0; i < width; i++) words->piece[p * width + i] = scale * value[i];
    *rest = (struct slice){rest->at + 1 + len + 4 + width, rest->len - 1 - len - 4 - width};
    return 0;
}

int
vocabulary_pieces(struct vocabulary *words, const char *path, struct fail *why)
{
    struct arena arena;
    struct slice file;
    uint32_t head[2], mask;
    arena_init(&arena);
    if (file_read(&arena, path, (size_t)1 << 30, &file, why)) return -1;
    if (file.len < 16 || !slice_starts(file, "PIECES1\n"))
        return fail_set(why, FAIL_STOP, EXIT_CONFIG, "%s: no file of pieces", path);
    memcpy(head, file.at + 8, 8);
    struct slice rest = {file.at + 16, file.len - 16};
    words->piece_count = head[0];
    words->piece_width = (int)head[1];
    words->piece_key = mem_new(sizeof(uint64_t) * head[0]);
    words->piece = mem_new(sizeof(float) * head[0] * head[1]);
    words->piece_slots = slots_new(head[0], &mask);
    for (uint32_t p = 0; p < head[0]; p++) {
        if (piece_read(words, &rest, p))
            return fail_set(why, FAIL_STOP, EXIT_CONFIG, "%s: ends too early", path);
        slots_put(words->piece_slots, mask, words->piece_key[p], p + 1);
    }
    words->piece_table = (struct word_table){words->piece_slots, mask};
    arena_fini(&arena);
    return 0;
}

static uint32_t
slot_of(const struct vocabulary *words, uint64_t key)
{
    uint32_t at = (uint32_t)key & words->mask;
    while (words->keys[at] && words->keys[at] != key) at = (at + 1) & words->mask;
    return at;
}

void
vocabulary_count(struct vocabulary *words, const struct corpus *corpus)
{
    if (!words->keys) {
        words->mask = KEYS - 1;
        words->keys = mem_new(sizeof(uint64_t) * KEYS);
        words->counts = mem_new(sizeof(uint32_t) * KEYS);
        words->rows = mem_new(sizeof(uint32_t) * KEYS);
    }
    for (int32_t s = 0; s < corpus->sentence_count; s++) {
        const struct gold_sentence *sentence = &corpus->sentences[s];
        for (int32_t w = 0; w < sentence->count; w++) {
            uint64_t keys[WORD_KEYS_MOST];
            int n = word_keys(corpus->words[sentence->first + w].form, sentence->how, keys);
            for (int k = 0; k < n; k++) {
                uint32_t at = slot_of(words, keys[k]);
                words->keys[at] = keys[k];
                words->counts[at]++;
                words->rows[at] = k == 0; /* a whole word; for vocabulary_rows */
            }
        }
    }
}

void
vocabulary_rows(struct vocabulary *words)
{
    words->row_count = 1;
    words->row_freq = mem_new(sizeof(uint32_t) * KEYS);
    for (uint32_t at = 0; at < KEYS; at++) {
        bool form = words->rows[at];
        words->rows[at] = 0;
        if (!words->keys[at] || words->counts[at] < (form ? OFTEN_FORM : OFTEN_PART)) continue;
        if (form) words->row_freq[words->row_count] = words->counts[at];
        words->rows[at] = words->row_count++;
    }
}

uint32_t
vocabulary_row(const struct vocabulary *words, uint64_t key)
{
    return words->rows[slot_of(words, key)];
}

static void
type_vector(const struct vocabulary *words, struct slice form, float *out)
{
    uint32_t rows[WORD_PIECES_MOST];
    int n = word_pieces(&words->piece_table, form, rows), width = words->piece_width;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < width; j++)
            out[j] += words->piece[(size_t)(rows[i] - 1) * (size_t)width + (size_t)j] / (float)n;
}

void
vocabulary_types(struct vocabulary *words, struct corpus *corpus)
{
    size_t width = (size_t)words->piece_width;
    if (!words->types) words->types = names_new();
    for (int32_t w = 0; w < corpus->word_count; w++) {
        uint32_t before = names_count(words->types);
        uint32_t type = names_put(words->types, corpus->words[w].form);
        corpus->words[w].type = (int32_t)type;
        if (type < before) continue;
        if (type >= words->type_room) {
            uint32_t room = words->type_room ? words->type_room * 2 : 4096;
            words->type = mem_grow(words->type, sizeof(float) * room * width);
            memset(words->type + words->type_room * width, 0,
                   sizeof(float) * (room - words->type_room) * width);
            words->type_room = room;
        }
        type_vector(words, corpus->words[w].form, words->type + type * width);
    }
}
