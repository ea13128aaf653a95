/* vocabulary.h: which keys of words get a row, and the vectors of MiniLM's pieces. */
#ifndef TOOLS_TRAIN_VOCABULARY_H
#define TOOLS_TRAIN_VOCABULARY_H

#include "tools/train/corpus.h"

struct vocabulary {
    /* keys seen in training, open addressing */
    uint64_t *keys;
    uint32_t *counts, *rows;
    uint32_t mask, used;
    uint32_t row_count; /* rows learnt, row 0 included */
    uint32_t *row_freq; /* of rows of whole words; 0 for other rows */
    /* pieces */
    uint32_t piece_count;
    int piece_width;
    uint64_t *piece_key;
    float *piece; /* piece_count x piece_width */
    struct word_slot *piece_slots;
    struct word_table piece_table; /* rows: number of the piece and one */
    /* types: distinct forms */
    struct names *types;
    float *type; /* types x piece_width: mean of the pieces */
    uint32_t type_room;
};

/* Reads what tools/pieces.py wrote. errors: STOP. */
int vocabulary_pieces(struct vocabulary *words, const char *path, struct fail *why);
/* Counts the keys of a corpus; vocabulary_rows then gives rows to those seen often enough. */
void vocabulary_count(struct vocabulary *words, const struct corpus *corpus);
void vocabulary_rows(struct vocabulary *words);
uint32_t vocabulary_row(const struct vocabulary *words, uint64_t key);
/* Gives every word of the corpus its type. */
void vocabulary_types(struct vocabulary *words, struct corpus *corpus);

/* An open table of `count` keys; owner: the caller. */
struct word_slot *slots_new(uint32_t count, uint32_t *mask);
void slots_put(struct word_slot *slots, uint32_t mask, uint64_t key, uint32_t row);

#endif
