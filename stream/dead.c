/* dead.c: the headers of dead letters. */
#include "stream/dead.h"

#include <stdio.h>

bool
dead_is_header(struct slice name)
{
    return slice_starts(name, "demarche.");
}

rd_kafka_headers_t *
dead_headers_inherited(const struct message *in)
{
    rd_kafka_headers_t *out = NULL;
    struct slice name, value;
    for (size_t i = 0; message_header_at(in, i, &name, &value); i++) {
        if (dead_is_header(name)) continue;
        if (!out) out = rd_kafka_headers_new(8);
        rd_kafka_header_add(out, name.at, (ssize_t)name.len, value.at, (ssize_t)value.len);
    }
    return out;
}

static void
put_text(rd_kafka_headers_t *out, const char *name, const char *text)
{
    rd_kafka_header_add(out, name, -1, text, (ssize_t)strlen(text));
}

static void
put_number(rd_kafka_headers_t *out, const char *name, int64_t number)
{
    char text[32];
    snprintf(text, sizeof text, "%lld", (long long)number);
    put_text(out, name, text);
}

rd_kafka_headers_t *
dead_headers(const struct message *in, const char *reason, const char *program, const char *version)
{
    rd_kafka_headers_t *out = dead_headers_inherited(in);
    if (!out) out = rd_kafka_headers_new(8);
    put_text(out, DEAD_REASON, reason);
    put_text(out, DEAD_TOPIC, in->topic);
    put_number(out, DEAD_PARTITION, in->partition);
    put_number(out, DEAD_OFFSET, in->offset);
    put_number(out, DEAD_TIMESTAMP, in->timestamp);
    put_text(out, DEAD_PROGRAM, program);
    put_text(out, DEAD_VERSION, version);
    return out;
}
