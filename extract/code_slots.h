/* code_slots.h: inside of the coder: what stands around a trigger, and what fills the places of a
 * pattern. Only for code_match.c, code_compose.c, code_slots.c, code_oblique.c and
 * code_again.c. */
#ifndef EXTRACT_CODE_SLOTS_H
#define EXTRACT_CODE_SLOTS_H

#include "extract/code.h"

/* What stands around a trigger, in the order of the active voice. */
struct around {
    int32_t trigger, subject, object, indirect;
    bool noun;   /* then `object` is the verb above it */
    bool shared; /* `object` is coordinated with the verb's own */
};

/* code_oblique.c */

/* "A series of meetings": the meetings; else the token itself. */
int32_t slot_beyond_measure(const struct coder *coder, int32_t token);
/* The token of a phrase whose lemma is in the set: its head, what it measures, a conjunct. NONE. */
int32_t slot_word(const struct coder *coder, int32_t token, struct word_set words);
/* The same, that many phrases further down. */
int32_t slot_word_below(const struct coder *coder, int32_t token, struct word_set words, int depth);
bool slot_in_set(const struct coder *coder, struct slice lemma, struct word_set set);
/* What stands after the part's preposition: on the trigger, on its object or on what that measures.
 * NONE. */
int32_t slot_oblique(const struct coder *coder, const struct around *around,
                     const struct frame_part *part);

/* code_slots.c */

/* "Wrote off the debt" read as if it were written somewhere off: mends around->object. */
void slot_take_object_of_particle(const struct coder *coder, const struct frame *frame,
                                  struct around *around);
/* The token that fills a part; NONE: nothing does. */
int32_t slot_part(const struct coder *coder, const struct around *around,
                  const struct frame_part *part);
/* Fills *around from the tree. */
/* Is it what somebody is against? */
bool slot_is_stand(const struct doc *doc, int32_t token);
void slot_look_around(const struct coder *coder, int32_t token, enum frame_kind kind,
                      struct around *around);

/* code_compose.c */

/* The code of an embedding: by the event in its topic, or its own. */
void match_compose(struct coder *coder, struct match *match);
/* "Ready to attack": the event's own sides, where the embedding word has none. */
void match_inherit(struct coder *coder, struct match *match);
/* "Paid a visit to": the noun in the pattern is told by the verb. */
void match_consume_object(struct coder *coder, const struct match *match);

/* code_again.c */

/* "London expelled two": is it the verb of the event told last, with no object of its own? */
bool match_same_verb(struct coder *coder, int32_t verb, struct match *match);
/* "Followed suit": is there an event that it refers to? */
bool match_refers(struct coder *coder, const struct match *match);
/* "Followed suit": takes its class from the event that it refers to. */
void match_tell_again(struct coder *coder, struct match *match);

#endif
