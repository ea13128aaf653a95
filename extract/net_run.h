/* net_run.h: what the two halves of the net at work, encoder and scores, hand each other. */
#ifndef EXTRACT_NET_RUN_H
#define EXTRACT_NET_RUN_H

#include "extract/net.h"

/* A batch: pieces of sentences, longest first; long sentences are cut. */
enum { BATCH_WORDS = 512, BATCH_PIECES = 64, PIECE_WORDS = 160 };

struct piece {
    int32_t token;    /* first, in the document */
    int first, count; /* rows in the batch */
    enum word_case how;
    bool goes_on; /* it is not the first of its sentence */
};

/* A batch and the memory for it, used again for the next. */
struct net_run {
    const struct net *net;
    struct doc *doc;
    struct reading *readings;
    struct piece pieces[BATCH_PIECES];
    int piece_count, words;
    float *x, *z, *step, *h, *c, *out, *mlp;
    uint8_t *in, *y, *h_bytes; /* what goes into a layer, what comes out, h as bytes */
    float *in_scale;           /* of each row of the first layer's input */
    int *at;                   /* the row of z of each word; words that are frequent come last */
    uint32_t *often;           /* their numbers, by row of z less `fresh` */
    int fresh;                 /* words that the first layer has to work out */
    struct arena arena;        /* for one sentence's tree */
};

void net_encode(struct net_run *run); /* the vectors are in run->in then */
void net_score(struct net_run *run);  /* fills the readings */
void net_names(struct net_run *run, const struct piece *piece); /* the best row of name labels */

#endif
