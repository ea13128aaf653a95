/* net.h: the net while it is trained: embeddings, two bidirectional LSTM layers, and on top tags,
 * heads, relations and names. */
#ifndef TOOLS_TRAIN_NET_H
#define TOOLS_TRAIN_NET_H

#include "tools/train/corpus.h"
#include "tools/train/param.h"

enum { LAYERS_MOST = 3, NAME_CLASSES = 16, DEP_CLASSES = 64, FAR = 24 };

struct net_sizes {
    int word;   /* width of a word's vector */
    int hidden; /* of one direction of a layer */
    int layers;
    int arc, rel; /* widths of the spaces in which heads and relations are sought */
    int tags;     /* multiple of 16 */
    int rows;     /* of the table of embeddings */
    int piece;    /* width of MiniLM's vectors */
};

struct lstm {
    struct param *x, *h, *b;
};

struct student {
    struct net_sizes size;
    struct params params;
    struct param *rows, *piece;
    struct lstm lstm[LAYERS_MOST][2];
    struct param *out, *out_b; /* tags and names */
    struct param *mlp, *mlp_b; /* four parts: arc of dependent and head, relation of both */
    struct param *arc, *arc_b; /* the form between dependent and head */
    struct param *root_arc, *root_rel;
    struct param *far; /* a bias for the distance to the head */
    struct param *rel, *rel_b;
    struct dice dice;
    double drop_word, drop_in, drop_layer, drop_mlp;
    const float *pieces; /* of each type of word, `piece` wide */
    int tag_count;
};

/* One batch of sentences, one after the other. */
struct batch {
    int words, sentences;
    int first[512], count[512]; /* by sentence, longest first */
    int32_t *type;              /* of each word */
    uint32_t (*row)[WORD_KEYS_MOST];
    int *row_count;
    const struct gold_word **gold;
    float *weight; /* of each word's sentence */
};

struct net_scores {
    double loss, words, tag, uas, las, name;
};

struct student *net_new(const struct net_sizes *size, uint64_t seed);

/* Forward, and backward too where `learn` is set: gradients are added up in the params. Where
 * scores is given, counts what is right. */
void net_run(struct student *net, const struct batch *batch, bool learn, struct net_scores *scores);

/* ---- lstm.c ---- */
struct lstm_run {
    float *z;     /* words x 4 hidden: gates after their function: input, forget, output, new */
    float *c, *t; /* cells, and their tanh */
    float *prev, *prev_c; /* h and c before each word */
};
/* y (words x stride) gets the outputs of one direction. */
void lstm_forward(const struct lstm *lstm, int hidden, const struct batch *batch, bool back,
                  const float *x, int width, float *y, int stride, struct lstm_run *run,
                  struct arena *arena);
/* dx is added to; dy is what comes from above. */
void lstm_backward(const struct lstm *lstm, int hidden, const struct batch *batch, bool back,
                   const float *x, int width, const float *dy, int stride, float *dx,
                   const struct lstm_run *run, struct arena *arena);

/* ---- heads.c: arcs and relations of one sentence ---- */
struct parse_run {
    const float *mlp; /* words x mlp width, relu done on the arc parts */
    float *d_mlp;     /* gradient, added to */
};
void parse_run(struct student *net, const struct batch *batch, int s, const struct parse_run *run,
               bool learn, struct net_scores *scores, struct arena *arena);

/* Softmax over `count` scores in place; returns -log of the probability of `gold`, and leaves the
 * gradient in scores. */
double softmax_loss(float *scores, int count, int gold, float weight);
int best_of(const float *scores, int count);

/* dw (k x n) += a^T (m x k) b (m x n). */
void add_outer(float *dw, const float *a, int a_stride, const float *b, int b_stride, int m, int k,
               int n, struct arena *arena);
/* db (n) += sum of b's rows. */
void add_rows(float *db, const float *b, int stride, int m, int n);

#endif
