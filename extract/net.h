/* net.h: the trained net at work: from the words of a document to tags, heads, relations and
 * names. */
#ifndef EXTRACT_NET_H
#define EXTRACT_NET_H

#include "extract/doc.h"
#include "extract/words.h"

/* Widths that the trainer and the net at work agree on. */
enum { NET_LAYERS_MOST = 3, NET_NAMES = 16, NET_DEPS = 64, NET_FAR = 24 };

struct net_lstm {
    const float *x, *h, *b;
};
struct net {
    struct word_table table;
    const int8_t *rows;
    const float *scales;
    const uint32_t *tags; /* upos, xpos << 8, feats << 16 */
    int word, hidden, layers, arc, rel, tag_count, out, mlp;
    struct net_lstm lstm[NET_LAYERS_MOST][2];
    const float *out_w, *out_b, *mlp_w, *mlp_b, *arc_w, *arc_b, *root_arc, *root_rel, *far;
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

/* The readings of all tokens of sentences that are not gated. owner: the arena of the document.
 * cost: linear in the tokens. */
struct reading *net_read(const struct net *net, struct doc *doc);

#endif
