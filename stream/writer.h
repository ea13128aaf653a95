/* writer.h: an idempotent producer with a bounded queue and a report for each message. */
#ifndef STREAM_WRITER_H
#define STREAM_WRITER_H

#include "stream/client.h"
#include "stream/message.h"

/* Called from within writer_put, writer_poll and writer_flush: once for every message that was put,
 * `failure` NULL where it has arrived. */
typedef void writer_report(void *ctx, void *token, const struct fail *failure);

struct writer_settings {
    struct client_settings client;
    const char *compression; /* "zstd|lz4|gzip|snappy|none"; NULL: zstd */
    int64_t timeout_ms;      /* a message that has not arrived by then has failed; 0: 2 minutes */
    writer_report *report;   /* may be NULL */
    void *ctx;
};

struct writer;

/* owner: the caller closes. threads: one at a time. errors: STOP (configuration). */
struct writer *writer_open(const struct writer_settings *settings, struct fail *why);

/* Waits until the cluster answers and has all these topics; see client_check_topics. */
int writer_check(struct writer *writer, const char *const *topics, int count, int64_t wait_ms,
                 bool (*stopping)(void *ctx), void *ctx, struct fail *why);

/* Queues one message; waits while the queue is full. The key decides the partition
 * (murmur2_random). owner: bytes are copied; `token` comes back in the report. errors: SKIP (larger
 * than a message may be; there is no report then), STOP. */
int writer_put(struct writer *writer, const char *topic, struct slice key, struct slice value,
               void *token, struct fail *why);

/* The same with headers (borrowed, may be NULL) and, where partition is not -1, a partition. */
int writer_put_with(struct writer *writer, const char *topic, int32_t partition, struct slice key,
                    struct slice value, const rd_kafka_headers_t *headers, void *token,
                    struct fail *why);

/* Serves reports for up to wait_ms; returns how many messages are still under way. */
int writer_poll(struct writer *writer, int wait_ms);

/* Waits until every message has arrived or failed. errors: RETRY where some are still under way
 * after wait_ms. */
int writer_flush(struct writer *writer, int64_t wait_ms, struct fail *why);

/* What was not delivered by now is given up (with its report). */
void writer_close(struct writer *writer);

#endif
