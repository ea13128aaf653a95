/* client.c: configuration, log lines and errors that all clients of Kafka share. */
#include "stream/client.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/log.h"

/* socket.timeout.ms: with the default minute a broker that was stopped, not killed, blocks for that
 * minute. */
static const struct client_property house[] = {
    {"socket.timeout.ms", "6000"},
    {"socket.keepalive.enable", "true"},
    {"reconnect.backoff.ms", "50"},
    {"reconnect.backoff.max.ms", "1000"},
    {"topic.metadata.propagation.max.ms", "10000"},
    {"log.connection.close", "false"},
    {NULL, NULL},
};

/* What the programs' promises rest on; refused from a user. */
static const char *const locked[] = {
    "bootstrap.servers",  "metadata.broker.list", "group.id",
    "group.instance.id",  "transactional.id",     "enable.idempotence",
    "enable.auto.commit", "isolation.level",      "enable.auto.offset.store",
};

/* Trying again never helps with these. */
static const rd_kafka_resp_err_t permanent[] = {
    RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE,
    RD_KAFKA_RESP_ERR_RECORD_LIST_TOO_LARGE,
    RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART,
    RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC,
    RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION,
    RD_KAFKA_RESP_ERR_TOPIC_EXCEPTION,
    RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED,
    RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED,
    RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED,
    RD_KAFKA_RESP_ERR_TRANSACTIONAL_ID_AUTHORIZATION_FAILED,
    RD_KAFKA_RESP_ERR_INVALID_RECORD,
    RD_KAFKA_RESP_ERR_POLICY_VIOLATION,
    RD_KAFKA_RESP_ERR_INVALID_TRANSACTION_TIMEOUT,
    RD_KAFKA_RESP_ERR_UNSUPPORTED_VERSION,
    RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE,
    RD_KAFKA_RESP_ERR__INVALID_ARG,
};

bool
client_is_permanent(rd_kafka_resp_err_t error)
{
    for (size_t i = 0; i < sizeof permanent / sizeof permanent[0]; i++)
        if (permanent[i] == error) return true;
    return false;
}

int
client_fail(struct fail *why, rd_kafka_resp_err_t error, const char *what, const char *text)
{
    bool stop = client_is_permanent(error);
    return fail_set(why, stop ? FAIL_STOP : FAIL_RETRY, stop ? EXIT_CONFIG : EXIT_UNREACHABLE,
                    "%s: %s (%s)", what, text && *text ? text : rd_kafka_err2str(error),
                    rd_kafka_err2name(error));
}

static void
logged(const rd_kafka_t *kafka, int level, const char *facility, const char *text)
{
    (void)kafka;
    log_line(level <= 3   ? LOG_ERROR
             : level <= 4 ? LOG_WARN
             : level <= 6 ? LOG_INFO
                          : LOG_DEBUG,
             "kafka %s: %s", facility, text);
}

/* Only told: what an error means is decided where a call failed. */
static void
told_error(rd_kafka_t *kafka, int error, const char *text, void *opaque)
{
    (void)kafka;
    (void)opaque;
    log_line(LOG_WARN, "kafka %s: %s", rd_kafka_err2name((rd_kafka_resp_err_t)error), text);
}

/* For those who set statistics.interval.ms. */
static int
told_stats(rd_kafka_t *kafka, char *json, size_t length, void *opaque)
{
    (void)kafka;
    (void)opaque;
    log_line(LOG_DEBUG, "kafka statistics: %.*s", (int)length, json);
    return 0; /* librdkafka frees it */
}

static int
put_property(rd_kafka_conf_t *conf, const char *name, const char *value, struct fail *why)
{
    char text[256];
    if (rd_kafka_conf_set(conf, name, value, text, sizeof text) == RD_KAFKA_CONF_OK) return 0;
    return fail_set(why, FAIL_STOP, EXIT_CONFIG, "rdkafka.%s: %s", name, text);
}

static int
put_properties(rd_kafka_conf_t *conf, const struct client_property *list, struct fail *why)
{
    for (; list && list->name; list++)
        if (list->value && put_property(conf, list->name, list->value, why)) return -1;
    return 0;
}

/* "consumer.fetch.min.bytes" is for readers alone. NULL: not for this kind. */
static const char *
property_name(const char *name, enum client_kind kind)
{
    static const char *const prefixes[] = {
        [CLIENT_READER] = "consumer.", [CLIENT_WRITER] = "producer."};
    for (int k = CLIENT_READER; k <= CLIENT_WRITER; k++) {
        size_t length = strlen(prefixes[k]);
        if (strncmp(name, prefixes[k], length) == 0) return k == (int)kind ? name + length : NULL;
    }
    return name;
}

static int
put_user_property(rd_kafka_conf_t *conf, const char *given, enum client_kind kind, struct fail *why)
{
    char name[256];
    const char *equals = strchr(given, '=');
    if (!equals || equals == given || (size_t)(equals - given) >= sizeof name)
        return fail_set(why, FAIL_STOP, EXIT_CONFIG, "rdkafka: '%s' is not property=value", given);
    snprintf(name, sizeof name, "%.*s", (int)(equals - given), given);
    const char *own = property_name(name, kind);
    if (!own) return 0;
    for (size_t i = 0; i < sizeof locked / sizeof locked[0]; i++)
        if (strcmp(own, locked[i]) == 0)
            return fail_set(why, FAIL_STOP, EXIT_CONFIG, "rdkafka.%s is set by the program itself",
                            own);
    return put_property(conf, own, equals + 1, why);
}

rd_kafka_conf_t *
client_conf(const struct client_settings *settings, enum client_kind kind,
            const struct client_property *defaults, const struct client_property *fixed,
            struct fail *why)
{
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    rd_kafka_conf_set_log_cb(conf, logged);
    rd_kafka_conf_set_error_cb(conf, told_error);
    rd_kafka_conf_set_stats_cb(conf, told_stats);
    const struct client_property ids[] = {
        {"bootstrap.servers", settings->bootstrap}, {"client.id", settings->name}, {NULL, NULL}};
    if (put_properties(conf, house, why) || put_properties(conf, defaults, why)) goto failed;
    if (put_properties(conf, ids, why)) goto failed;
    for (int i = 0; settings->rdkafka && i < settings->rdkafka->count; i++)
        if (put_user_property(conf, settings->rdkafka->at[i], kind, why)) goto failed;
    if (put_properties(conf, fixed, why)) goto failed;
    return conf;
failed:
    rd_kafka_conf_destroy(conf);
    return NULL;
}

rd_kafka_t *
client_new_take(enum client_kind kind, rd_kafka_conf_t *conf, struct fail *why)
{
    char text[256];
    rd_kafka_t *kafka = rd_kafka_new(kind == CLIENT_READER ? RD_KAFKA_CONSUMER : RD_KAFKA_PRODUCER,
                                     conf, text, sizeof text);
    if (kafka) return kafka;
    rd_kafka_conf_destroy(conf);
    fail_set(why, FAIL_STOP, EXIT_CONFIG, "Kafka client: %s", text);
    return NULL;
}

/* Asks for all topics: asking for one by name would create it where the brokers allow that. */
static int
look_for_topics(rd_kafka_t *kafka, const char *const *topics, int count, struct fail *why)
{
    const struct rd_kafka_metadata *metadata;
    rd_kafka_resp_err_t error = rd_kafka_metadata(kafka, 1, NULL, &metadata, 2000);
    if (error)
        return fail_set(why, FAIL_RETRY, EXIT_UNREACHABLE, "Kafka does not answer: %s",
                        rd_kafka_err2str(error));
    int result = 0;
    for (int i = 0; i < count && !result; i++) {
        bool there = false;
        for (int k = 0; k < metadata->topic_cnt && !there; k++)
            there = strcmp(metadata->topics[k].topic, topics[i]) == 0;
        if (!there)
            result = fail_set(why, FAIL_STOP, EXIT_CONFIG,
                              "topic %s is not there (or not allowed): create it first", topics[i]);
    }
    rd_kafka_metadata_destroy(metadata);
    return result;
}

int
client_check_topics(rd_kafka_t *kafka, const char *const *topics, int count, int64_t wait_ms,
                    bool (*stopping)(void *ctx), void *ctx, struct fail *why)
{
    int64_t end = clock_ms() + wait_ms;
    for (int tries = 0;; tries++) {
        struct fail inner = {0};
        if (look_for_topics(kafka, topics, count, &inner) == 0) return 0;
        bool over = (wait_ms && clock_ms() >= end) || (stopping && stopping(ctx));
        if (inner.kind == FAIL_STOP || over)
            return fail_set(why, inner.kind, inner.code, "%s", inner.text);
        if (tries % 5 == 0) log_line(LOG_WARN, "%s; trying again", inner.text);
        clock_sleep(200);
    }
}
