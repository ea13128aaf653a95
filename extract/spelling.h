/* spelling.h: what sentence and token know of characters and of words with marks in them. */
#ifndef EXTRACT_SPELLING_H
#define EXTRACT_SPELLING_H

#include "base/slice.h"

enum char_kind {
    CHAR_SPACE,
    CHAR_UPPER,
    CHAR_LOWER, /* and letters of scripts without case */
    CHAR_DIGIT,
    CHAR_STOP,  /* . ! ? and the ellipsis */
    CHAR_OPEN,  /* opening brackets and quotes */
    CHAR_CLOSE, /* closing ones, and the straight quotes */
    CHAR_DASH,
    CHAR_MARK,   /* , ; : */
    CHAR_SYMBOL, /* the rest: money, per cent, bullets, pictures */
    CHAR_JOINER, /* what belongs to the character before: accents, selectors, joiners, skin */
};

/* The kind of the character at the start of a text that is not empty, its length in bytes. */
enum char_kind char_kind(struct slice text, size_t *length);

/* A word that ends in a full stop which belongs to it: "Mr.", "Sept.", "U.S.", "J.". */
bool spelling_abbreviation(struct slice word);
/* One that does not end a sentence: titles and the like ("Gen.", "J."). */
bool spelling_title(struct slice word);
/* One that is an abbreviation before a number alone: "No.", "Art.". */
bool spelling_before_number(struct slice word);
/* The beginning of a word that keeps its hyphen: "non", "ex", "anti". */
bool spelling_prefix(struct slice start);

/* Where the second word of a contraction begins ("don't", "cannot", "its" for "it's" by the text
 * that follows), and where a unit does ("5pm", "$3bn"); 0 where there is none. */
size_t spelling_contraction(struct slice word, struct slice rest);
size_t spelling_unit(struct slice word);

#endif
