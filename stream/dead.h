/* dead.h: dead letters: a message that can never be handled, its bytes and key untouched, with
 * headers that say why and from where. */
#ifndef STREAM_DEAD_H
#define STREAM_DEAD_H

#include <librdkafka/rdkafka.h>

#include "stream/message.h"

/* Texts, all of them; the message's own headers stand before them. */
#define DEAD_REASON    "demarche.reason"
#define DEAD_TOPIC     "demarche.topic"
#define DEAD_PARTITION "demarche.partition"
#define DEAD_OFFSET    "demarche.offset"
#define DEAD_TIMESTAMP "demarche.timestamp" /* of the message, milliseconds since 1970 */
#define DEAD_PROGRAM   "demarche.program"
#define DEAD_VERSION   "demarche.version"

/* True for a header that dead_headers has put: left out when a dead letter is replayed. */
bool dead_is_header(struct slice name);

/* The headers of a dead letter. owner: the caller (rd_kafka_headers_destroy). */
rd_kafka_headers_t *dead_headers(const struct message *in, const char *reason, const char *program,
                                 const char *version);

/* The headers that an output inherits from its input (traceparent and all others but a dead
 * letter's), or NULL where there are none. owner: the caller. */
rd_kafka_headers_t *dead_headers_inherited(const struct message *in);

#endif
