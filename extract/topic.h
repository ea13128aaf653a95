/* topic.h: which phrases tell what an event was about; shared by the files of `topic`.
 */
#ifndef EXTRACT_TOPIC_H
#define EXTRACT_TOPIC_H

#include "extract/code.h"

/* Does the phrase of tokens first to last hang on the event's word as its content: neither on its
 * actor nor in a clause beside it ("a day after ...")? */
bool topic_hangs_on(const struct doc *doc, const struct code_note *note, enum plover plover,
                    int32_t first, int32_t last);

/* Is it told as what people talked about: "discussed trade", "talks on the border"? */
bool topic_is_talked_of(const struct coder *coder, const struct code_note *note, int32_t sentence,
                        int32_t first, int32_t last);

/* Adds what another account of an event says it was about. */
void topic_join(struct doc *doc, struct event *event, const struct event *from);

#endif
