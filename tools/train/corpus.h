/* corpus.h: treebanks in memory, as the trainer sees them. */
#ifndef TOOLS_TRAIN_CORPUS_H
#define TOOLS_TRAIN_CORPUS_H

#include "base/names.h"
#include "extract/doc.h"
#include "extract/words.h"

/* A label that is not known (no names are marked in this treebank): nothing is learnt from it. */
enum { UNKNOWN = -1 };

struct gold_word {
    struct slice form, lemma;
    int32_t type; /* in corpus->types: its vector of pieces */
    int32_t head; /* 0: root; else 1.. in its sentence */
    int16_t tag;  /* in corpus->tags */
    int8_t deprel, name;
    bool space_after, changed; /* changed: its form is not as it was written */
    int8_t mwt;                /* words of the multi-word token that begins here */
};
struct gold_sentence {
    int32_t first, count;
    enum word_case how;
    bool new_paragraph;
    bool raw; /* it stands in a running text, as it was written */
    float weight;
};
struct tag {
    uint8_t upos, xpos;
    uint16_t feats;
    int32_t count;
};

struct corpus {
    struct gold_word *words;
    int32_t word_count;
    struct gold_sentence *sentences;
    int32_t sentence_count;
    struct arena arena;
};

/* What all corpora of one training share. */
struct tags {
    struct tag *at;
    int32_t count;
};

/* Reads a CoNLL-U file and adds it to the corpus. `*names` says which names are marked in it.
 * errors: STOP.
 */
enum corpus_names { NAMES_ABSENT, NAMES_SOME, NAMES_ALL };
int corpus_read(struct corpus *corpus, const char *path, struct tags *tags, float weight,
                enum corpus_names *names, struct fail *why);
void corpus_init(struct corpus *corpus);

/* Class of a name label: 0 outside, 1 + 2 * (type - 1) begins, one more inside. */
int name_label(enum name_type type, bool begins);

/* gum_names.c: names out of GUM's Entity marks. */
void gum_names(struct corpus *corpus, const struct gold_sentence *sentence,
               const struct slice *misc, struct tags *tags);

#endif
