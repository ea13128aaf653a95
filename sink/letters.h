/* letters.h: dead letters of a reader that has no transactions: written before the offset counts.
 *
 * A process that dies between the two writes them again: they come at least once, and their headers
 * (topic, partition, offset) tell the doubles. */
#ifndef SINK_LETTERS_H
#define SINK_LETTERS_H

#include "stream/client.h"
#include "stream/message.h"

struct letters;

/* owner: letters_close. errors: STOP. */
struct letters *letters_open(const struct client_settings *client, const char *topic,
                             struct fail *why);
void letters_close(struct letters *letters);

int letters_put(struct letters *letters, const struct message *in, const char *reason,
                struct fail *why);

/* Waits until all that were put have arrived. errors: RETRY, STOP (no such topic, no right). */
int letters_flush(struct letters *letters, struct fail *why);

void letters_serve(struct letters *letters);

#endif
