/* words.h: what the net is told of a word: the numbers of the rows whose sum is its vector. */
#ifndef EXTRACT_WORDS_H
#define EXTRACT_WORDS_H

#include "base/slice.h"

/* What a row stands for. */
enum word_kind {
    WORD_FORM,  /* the word, lower case, digits as 0 */
    WORD_START, /* 1 to 3 letters; the length is mixed into the key */
    WORD_END,   /* 1 to 4 letters */
    WORD_SHAPE, /* upper and lower case, digits; with the case of the whole sentence */
    WORD_PIECE, /* a piece of a word as MiniLM cuts them: at its start */
    WORD_REST,  /* and further on ("##ing") */
};

/* How a sentence is written. */
enum word_case { CASE_USUAL, CASE_UPPER, CASE_TITLE, CASE_LOWER };

enum { WORD_KEYS_MOST = 24, WORD_PIECES_MOST = 8, WORD_BYTES_MOST = 64 };

/* From key to row, open addressing; row 0 stands for nothing. */
struct word_slot {
    uint32_t check; /* 0: empty */
    uint32_t row;
};
struct word_table {
    const struct word_slot *slots;
    uint32_t mask; /* slots less one, a power of two */
};

uint32_t word_find(const struct word_table *table, uint64_t key);

/* The keys of a word but its pieces; returns how many. */
int word_keys(struct slice form, enum word_case how, uint64_t keys[WORD_KEYS_MOST]);

/* The rows of its pieces; returns how many. */
int word_pieces(const struct word_table *table, struct slice form, uint32_t rows[WORD_PIECES_MOST]);

uint64_t word_key(enum word_kind kind, int extra, struct slice text);

/* The case of a sentence, from its words given one by one. */
struct word_cases {
    int words, upper, title, lower;
};
void word_case_add(struct word_cases *cases, struct slice form);
enum word_case word_case_of(const struct word_cases *cases);

/* Lower case, curly quotes and dashes made straight, accents off Latin letters; cut at
 * WORD_BYTES_MOST bytes. */
struct slice word_plain(struct slice form, char out[WORD_BYTES_MOST + 8]);

#endif
