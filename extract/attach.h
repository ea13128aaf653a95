/* attach.h: to which event of a sentence a phrase (a day, a place, a forum) belongs: the one whose
 * word it hangs on in the tree. For the stages after `code`. */
#ifndef EXTRACT_ATTACH_H
#define EXTRACT_ATTACH_H

#include "extract/code.h"

struct attachments {
    const struct doc *doc;
    const struct code_notes *notes;
    bool *is_word; /* by token: it is the trigger, or the outer word, of an event */
};

/* owner: the doc's arena. cost: linear in the article. */
struct attachments attach_new(const struct doc *doc, const struct code_notes *notes);

/* Climbs from a phrase's head to the first word of an event; NONE: it hangs on none. *steps: how
 * many edges. */
int32_t attach_word(const struct attachments *attachments, int32_t token, int *steps);

/* Is a word of an event this event's word? */
bool attach_is_of(const struct code_note *note, int32_t word);

/* Edges between two words of one tree. */
int attach_distance(const struct doc *doc, int32_t a, int32_t b);

#endif
