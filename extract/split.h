/* split.h: does a sentence end between two words? A rule of thumb, and weights learnt from the
 * treebanks that know better. */
#ifndef EXTRACT_SPLIT_H
#define EXTRACT_SPLIT_H

#include "base/fail.h"
#include "extract/spelling.h"

/* A word between white space. */
struct chunk {
    size_t start, end; /* in the text */
    size_t word;       /* start behind opening marks */
    size_t stop;       /* of the first of the marks that end it; end where it has none */
    bool stopped;      /* something like a full stop ends it */
    enum char_kind first;
    bool upper_only; /* all its letters are capitals */
};

/* What is looked at around a gap. Chunks that are not there have start == end. */
struct gap {
    struct chunk before, left, right, after;
    int since;  /* chunks since the sentence began, the left one included */
    int ahead;  /* chunks to the end of the block, at most 20 */
    bool lines; /* the block was divided by lines: within one, no end without a mark */
};

enum { SPLIT_KEYS = 31, SPLIT_WEIGHTS = 1 << 15 };

struct splits {
    const int16_t *weights; /* SPLIT_WEIGHTS, in units of 1/512; NULL: the rule of thumb alone */
};

int splits_load(struct splits *splits, struct slice file, struct fail *why);

/* The chunk that starts at `start`, which is no white space; text.len is the end of the block. */
struct chunk chunk_at(struct slice text, size_t start);
size_t space_skip(struct slice text, size_t at);

/* Numbers below SPLIT_WEIGHTS. */
void split_keys(struct slice text, const struct gap *gap, uint32_t keys[SPLIT_KEYS]);
bool split_here(const struct splits *splits, struct slice text, const struct gap *gap);

#endif
