/* lemma.h: from form and tag to lemma, by endings and a list of words that go their own way. */
#ifndef EXTRACT_LEMMA_H
#define EXTRACT_LEMMA_H

#include "extract/doc.h"
#include "extract/words.h"

enum { LEMMA_ENDING_MOST = 6, LEMMA_BYTES_MOST = 48 };

/* Take `strip` bytes off the end, put `add` there. */
struct lemma_edit {
    uint8_t strip;
    char add[15];
};
struct lemmas {
    struct word_table table; /* from lemma_key to number of edit */
    const struct lemma_edit *edits;
};

int lemmas_load(struct lemmas *lemmas, struct slice file, struct fail *why);

/* The key of an ending (or a whole word) with a tag. */
uint64_t lemma_key(struct slice ending, enum xpos xpos, bool whole);

/* The lemma of a strong verb's past, in lower case; NULL where the form is none. */
const char *lemma_strong(struct slice form, enum xpos xpos);

/* Lemmas that a form may have by its ending: "stopped": "stopp", "stop", "stoppe". `regular` where
 * the ending is surely one: "held" and "led" have none. */
enum { LEMMA_GUESSES = 8 };
struct lemma_guess {
    char text[LEMMA_BYTES_MOST];
    uint8_t len;
};
struct lemma_guesses {
    struct lemma_guess at[LEMMA_GUESSES];
    int count;
    bool regular;
};

/* form: in lower case. */
void lemma_guess(struct slice form, struct lemma_guesses *guesses);

/* owner: the arena, or the form itself. */
struct slice lemma_of(const struct lemmas *lemmas, struct slice form, enum upos upos,
                      enum xpos xpos, struct arena *arena);

#endif
