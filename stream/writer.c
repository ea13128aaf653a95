/* writer.c: an idempotent producer. */
#include "stream/writer.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/clock.h"

enum { FULL_WAIT_MS = 100 };

struct writer {
    rd_kafka_t *kafka;
    writer_report *report;
    void *ctx;
};

static void
delivered(rd_kafka_t *kafka, const rd_kafka_message_t *message, void *opaque)
{
    (void)kafka;
    struct writer *writer = opaque;
    if (!writer->report) return;
    struct fail failure = {0};
    if (message->err) {
        client_fail(&failure, message->err, rd_kafka_topic_name(message->rkt), NULL);
        if (message->err == RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE) failure.kind = FAIL_SKIP;
    }
    writer->report(writer->ctx, message->_private, message->err ? &failure : NULL);
}

static rd_kafka_conf_t *
writer_conf(const struct writer_settings *settings, struct fail *why)
{
    char timeout[32];
    snprintf(timeout, sizeof timeout, "%lld",
             (long long)(settings->timeout_ms ? settings->timeout_ms : 120000));
    const struct client_property defaults[] = {
        {"compression.type", settings->compression ? settings->compression : "zstd"},
        {"delivery.timeout.ms", timeout},
        {"linger.ms", "20"},
        {"partitioner", "murmur2_random"},
        {"queue.buffering.max.kbytes", "65536"},
        {"message.max.bytes", "1000000"},
        {NULL, NULL},
    };
    const struct client_property fixed[] = {{"enable.idempotence", "true"}, {NULL, NULL}};
    return client_conf(&settings->client, CLIENT_WRITER, defaults, fixed, why);
}

struct writer *
writer_open(const struct writer_settings *settings, struct fail *why)
{
    rd_kafka_conf_t *conf = writer_conf(settings, why);
    if (!conf) return NULL;
    struct writer *writer = mem_new(sizeof *writer);
    writer->report = settings->report;
    writer->ctx = settings->ctx;
    rd_kafka_conf_set_opaque(conf, writer);
    rd_kafka_conf_set_dr_msg_cb(conf, delivered);
    writer->kafka = client_new_take(CLIENT_WRITER, conf, why);
    if (writer->kafka) return writer;
    free(writer);
    return NULL;
}

int
writer_check(struct writer *writer, const char *const *topics, int count, int64_t wait_ms,
             bool (*stopping)(void *ctx), void *ctx, struct fail *why)
{
    return client_check_topics(writer->kafka, topics, count, wait_ms, stopping, ctx, why);
}

/* The headers belong to librdkafka where it took the message. */
static rd_kafka_resp_err_t
produce(struct writer *writer, const char *topic, int32_t partition, struct slice key,
        struct slice value, const rd_kafka_headers_t *headers, void *token)
{
    rd_kafka_headers_t *own = headers ? rd_kafka_headers_copy(headers) : rd_kafka_headers_new(1);
    rd_kafka_resp_err_t error = rd_kafka_producev(
        writer->kafka, RD_KAFKA_V_TOPIC(topic), RD_KAFKA_V_PARTITION(partition),
        RD_KAFKA_V_KEY(key.at, key.len), RD_KAFKA_V_VALUE((void *)(uintptr_t)value.at, value.len),
        RD_KAFKA_V_HEADERS(own), RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY), RD_KAFKA_V_OPAQUE(token),
        RD_KAFKA_V_END);
    if (error) rd_kafka_headers_destroy(own);
    return error;
}

int
writer_put_with(struct writer *writer, const char *topic, int32_t partition, struct slice key,
                struct slice value, const rd_kafka_headers_t *headers, void *token,
                struct fail *why)
{
    for (;;) {
        rd_kafka_resp_err_t error = produce(writer, topic, partition, key, value, headers, token);
        rd_kafka_poll(writer->kafka, error == RD_KAFKA_RESP_ERR__QUEUE_FULL ? FULL_WAIT_MS : 0);
        if (!error) return 0;
        if (error == RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE)
            return fail_set(why, FAIL_SKIP, EXIT_REFUSED,
                            "%zu bytes are more than a message may be", value.len);
        if (error != RD_KAFKA_RESP_ERR__QUEUE_FULL) {
            client_fail(why, error, topic, NULL);
            why->kind = FAIL_STOP;
            return -1;
        }
    }
}

int
writer_put(struct writer *writer, const char *topic, struct slice key, struct slice value,
           void *token, struct fail *why)
{
    return writer_put_with(writer, topic, RD_KAFKA_PARTITION_UA, key, value, NULL, token, why);
}

int
writer_poll(struct writer *writer, int wait_ms)
{
    rd_kafka_poll(writer->kafka, wait_ms);
    return rd_kafka_outq_len(writer->kafka);
}

int
writer_flush(struct writer *writer, int64_t wait_ms, struct fail *why)
{
    rd_kafka_flush(writer->kafka, (int)wait_ms);
    int left = rd_kafka_outq_len(writer->kafka);
    if (left == 0) return 0;
    return fail_set(why, FAIL_RETRY, EXIT_UNREACHABLE, "%d messages are still under way", left);
}

void
writer_close(struct writer *writer)
{
    if (!writer) return;
    rd_kafka_purge(writer->kafka, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT);
    rd_kafka_flush(writer->kafka, 1000);
    rd_kafka_destroy(writer->kafka);
    free(writer);
}
