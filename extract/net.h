/* net.h: the trained net at work: from the words of a document to tags, heads, relations and
 * names. */
#ifndef EXTRACT_NET_H
#define EXTRACT_NET_H

#include "extract/doc.h"
#include "extract/bytes.h"
#include "extract/words.h"

/* Widths that the trainer and the net at work agree on. */
enum { NET_LAYERS_MOST = 3, NET_NAMES = 16, NET_DEPS = 64, NET_FAR = 24 };

enum net_parts { NET_TAGS = 1, NET_TREES = 2, NET_LABELS = 4, NET_ALL = 7 };

struct net_lstm {
    struct bytes x, h;
    const float *b;
};
/* What the first layer's gates get of words that are frequent, in sentences written as usual:
 * worked out beforehand, as most words of a text are of these. */
struct net_often {
    struct word_table table; /* from net_often_key to number */
    const int16_t *gates;    /* of each: 4 hidden forward, 4 hidden backward */
    const float *scales;     /* of number 0, 1, ... */
};

struct net {
    struct net_often often; /* gates NULL: there are none */
    unsigned parts;         /* enum net_parts to be read: all, but where one alone is measured */
    struct word_table table;
    const int8_t *rows;
    const float *scales;
    const uint32_t *tags; /* upos, xpos << 8, feats << 16 */
    int word, hidden, layers, arc, rel, tag_count, out, mlp;
    struct net_lstm lstm[NET_LAYERS_MOST][2];
    struct bytes out_w, mlp_w;
    const float *out_b, *mlp_b, *arc_w, *arc_b, *root_arc, *root_rel, *far;
    const float *rel_w, *rel_b;
};

/* What the net says of a token. */
struct reading {
    uint32_t tag;         /* as in net->tags */
    int32_t head;         /* index in doc->tokens, NONE */
    uint8_t deprel, name; /* name: 0, or 2 * type - 1 where one begins, 2 * type inside */
};

/* Finds the net's parts in a mapped and checked model file. errors: STOP. */
int net_load(struct net *net, struct slice file, struct fail *why);

uint64_t net_often_key(struct slice form);
/* The gates of one word, 8 * net->hidden floats. */
void net_often_gates(const struct net *net, struct slice form, float *gates);

/* The readings of all tokens of sentences that are not gated. owner: the arena of the document.
 * cost: linear in the tokens. */
struct reading *net_read(const struct net *net, struct doc *doc);

#endif
