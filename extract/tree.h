/* tree.h: the best tree over the words of a sentence. */
#ifndef EXTRACT_TREE_H
#define EXTRACT_TREE_H

#include "base/arena.h"

/* score[word * stride + head]: of `n` words, heads 0 (the root) to n (word + 1). Fills head[word],
 * exactly one of which is 0. cost: n^2, n^3 in the worst case: n is bounded by the caller. */
void tree_best(float *score, int stride, int n, int *head, struct arena *arena);

#endif
