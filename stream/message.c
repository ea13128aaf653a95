/* message.c: the headers of a message. */
#include "stream/message.h"

#include <librdkafka/rdkafka.h>

void
message_from(const struct rd_kafka_message_s *held, struct message *out)
{
    rd_kafka_timestamp_type_t type;
    rd_kafka_headers_t *headers = NULL;
    rd_kafka_message_headers(held, &headers);
    *out = (struct message){
        .topic = rd_kafka_topic_name(held->rkt),
        .partition = held->partition,
        .offset = held->offset,
        .timestamp = rd_kafka_message_timestamp(held, &type),
        .key = {held->key, held->key_len},
        .value = {held->payload, held->len},
        .headers = headers,
    };
}

bool
message_header(const struct message *in, const char *name, struct slice *value)
{
    const void *bytes;
    size_t size;
    if (!in->headers || rd_kafka_header_get_last(in->headers, name, &bytes, &size)) return false;
    *value = (struct slice){bytes, size};
    return true;
}

bool
message_header_at(const struct message *in, size_t index, struct slice *name, struct slice *value)
{
    const char *text;
    const void *bytes;
    size_t size;
    if (!in->headers || rd_kafka_header_get_all(in->headers, index, &text, &bytes, &size))
        return false;
    *name = slice_of(text);
    *value = (struct slice){bytes, size};
    return true;
}
