/* message.h: one message as it came from a topic. */
#ifndef STREAM_MESSAGE_H
#define STREAM_MESSAGE_H

#include "base/slice.h"

/* owner: the reader, until it is asked for the next one. */
struct message {
    const char *topic;
    int32_t partition;
    int64_t offset;
    int64_t timestamp;       /* milliseconds since 1970, -1: unknown */
    struct slice key, value; /* .at NULL: null */
    const void *headers;     /* librdkafka's; NULL: none */
};

/* librdkafka's message (rd_kafka_message_t) as ours, which lives as long as it. */
struct rd_kafka_message_s;
void message_from(const struct rd_kafka_message_s *held, struct message *out);

/* The last header of that name. */
bool message_header(const struct message *in, const char *name, struct slice *value);

/* Header number `index`, in order; false where there are no more. */
bool message_header_at(const struct message *in, size_t index, struct slice *name,
                       struct slice *value);

#endif
