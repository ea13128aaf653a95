/* save.h: writes the model file. */
#ifndef TOOLS_TRAIN_SAVE_H
#define TOOLS_TRAIN_SAVE_H

#include <stdio.h>

#include "tools/train/net.h"
#include "tools/train/vocabulary.h"

struct save_section {
    char name[16];
    void *bytes; /* owner: the save */
    uint64_t size;
    int32_t rows, cols;
};
struct save {
    struct save_section sections[96];
    int count;
};

/* Takes a copy of the bytes. */
void save_put(struct save *save, const char *name, const void *bytes, size_t element, int rows,
              int cols);
/* The sections of a model file but those of lemmas and sentence ends. */
int save_copy(struct save *save, const char *path, struct fail *why);
int save_write(const struct save *save, const char *path, struct fail *why);
void save_fini(struct save *save);

/* The net: embeddings as signed bytes, weights packed for products. */
void save_net(struct save *save, const struct student *net, const struct vocabulary *words,
              const struct tags *tags);

/* lemmas.c: what is to be known of lemmas. */
void save_lemmas(struct save *save, struct corpus *corpus, const struct tags *tags);

/* splits.c: where sentences end; from sentences that stand as in running text. */
void save_splits(struct save *save, const struct corpus *corpus, uint64_t seed);

/* often.c: puts the frequent words' part of the first layer beside the net, and writes it all. */
int save_often(struct save *save, const struct corpus *corpus, const char *path, struct fail *why);

#endif
