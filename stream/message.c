/* message.c: the headers of a message. */
#include "stream/message.h"

#include <librdkafka/rdkafka.h>

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
