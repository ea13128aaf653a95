/* phrases.h: finds phrases of a list in a sentence, by words, whatever stands between them:
 * "SCO-CHG" is "sco chg". */
#ifndef EXTRACT_PHRASES_H
#define EXTRACT_PHRASES_H

#include "extract/doc.h"

struct phrases;

struct phrases *phrases_new(void);
void phrases_free(struct phrases *phrases);

/* Adds a phrase that stands for `value`. Its words in capitals match capitals only. Of equal
 * phrases the one with the least value is found. cost: the words of the phrase. */
void phrases_put(struct phrases *phrases, struct slice phrase, int32_t value);

/* Sorts what was put; call once before finding. */
void phrases_ready(struct phrases *phrases);

/* The words of a span of text as the phrases see them. owner: the arena. */
struct phrase_word {
    struct slice form, lemma; /* lower case; the lemma may be empty */
    struct span span;
    int32_t token; /* NONE where there are no tokens */
    bool capitals; /* written in capitals only */
};
struct phrase_words {
    struct phrase_word *at;
    int32_t count;
};
struct phrase_words phrase_words_of(const struct doc *doc, struct arena *arena,
                                    const struct sentence *sentence);

/* The longest phrase that begins at a word: its value and its number of words, or NONE. */
int32_t phrases_find(const struct phrases *phrases, const struct phrase_words *words, int32_t first,
                     int32_t *count);

#endif
