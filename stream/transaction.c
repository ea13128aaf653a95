/* transaction.c: one producer's transactions. */
#include "stream/transaction.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"

enum { SLICE_MS = 3000, FULL_WAIT_MS = 100, RENEW_PAUSE_MS = 1000 };

struct transaction {
    rd_kafka_t *kafka;
    struct transaction_settings settings;
    struct fail broken;
    int64_t undelivered; /* messages of this turn */
    int64_t timeout_ms;
    /* arguments of a send_offsets that is under way */
    rd_kafka_t *reader;
    const rd_kafka_topic_partition_list_t *offsets;
};

typedef rd_kafka_error_t *transaction_call(struct transaction *tx);

static void
pulse(struct transaction *tx)
{
    if (tx->settings.pulse) tx->settings.pulse(tx->settings.ctx);
}

/* A message that did not arrive has made its transaction fail already; here only the cause is
 * kept, where trying again cannot help. */
static void
delivered(rd_kafka_t *kafka, const rd_kafka_message_t *report, void *opaque)
{
    (void)kafka;
    struct transaction *tx = opaque;
    if (!report->err || report->err == RD_KAFKA_RESP_ERR__PURGE_QUEUE ||
        report->err == RD_KAFKA_RESP_ERR__PURGE_INFLIGHT)
        return;
    const char *topic = rd_kafka_topic_name(report->rkt);
    if (tx->undelivered++ == 0) /* the others of its turn fail for the same reason */
        log_line(LOG_WARN, "not delivered to %s: %s", topic, rd_kafka_err2str(report->err));
    if (client_is_permanent(report->err) || !tx->settings.transactions)
        fail_set(&tx->broken, FAIL_STOP, EXIT_CONFIG, "%s: a message of %zu bytes: %s", topic,
                 report->len, rd_kafka_err2str(report->err));
}

static rd_kafka_conf_t *
writer_conf(const struct transaction_settings *settings, struct fail *why)
{
    /* retry.backoff.ms: the coordinator answers CONCURRENT_TRANSACTIONS while the markers of the
     * last turn are being written; with the default of 100 each turn waits for so long. */
    static const struct client_property defaults[] = {
        {"retry.backoff.ms", "5"},
        {"transaction.timeout.ms", "30000"},
        {"linger.ms", "5"},
        {"compression.type", "lz4"},
        {"partitioner", "murmur2_random"},
        {"queue.buffering.max.kbytes", "65536"},
        /* a dead letter is an input of the largest size and its headers; its topic is made for that
         */
        {"message.max.bytes", "2000000"},
        {NULL, NULL},
    };
    const struct client_property fixed[] = {
        {"transactional.id", settings->transactions ? settings->client.name : NULL},
        {"enable.idempotence", "true"},
        {NULL, NULL},
    };
    return client_conf(&settings->client, CLIENT_WRITER, defaults, fixed, why);
}

static int
make_producer(struct transaction *tx, struct fail *why)
{
    rd_kafka_conf_t *conf = writer_conf(&tx->settings, why);
    if (!conf) return -1;
    char text[32];
    size_t size = sizeof text;
    tx->timeout_ms = 30000;
    if (rd_kafka_conf_get(conf, "transaction.timeout.ms", text, &size) == RD_KAFKA_CONF_OK)
        tx->timeout_ms = atoll(text);
    rd_kafka_conf_set_opaque(conf, tx);
    rd_kafka_conf_set_dr_msg_cb(conf, delivered);
    tx->kafka = client_new_take(CLIENT_WRITER, conf, why);
    return tx->kafka ? 0 : -1;
}

static void
drop_producer(struct transaction *tx)
{
    if (!tx->kafka) return;
    rd_kafka_purge(tx->kafka, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT |
                                  RD_KAFKA_PURGE_F_NON_BLOCKING);
    rd_kafka_poll(tx->kafka, 0);
    rd_kafka_destroy(tx->kafka);
    tx->kafka = NULL;
}

struct transaction *
transaction_open(const struct transaction_settings *settings, struct fail *why)
{
    struct transaction *tx = mem_new(sizeof *tx);
    tx->settings = *settings;
    if (make_producer(tx, why) == 0) return tx;
    free(tx);
    return NULL;
}

void
transaction_close(struct transaction *tx)
{
    if (!tx) return;
    drop_producer(tx);
    free(tx);
}

static bool
is_fenced(rd_kafka_resp_err_t code)
{
    return code == RD_KAFKA_RESP_ERR__FENCED || code == RD_KAFKA_RESP_ERR_PRODUCER_FENCED;
}

static enum verdict
judge(const char *what, const rd_kafka_error_t *error)
{
    rd_kafka_resp_err_t code = rd_kafka_error_code(error);
    enum verdict verdict = is_fenced(code)                            ? VERDICT_FENCED
                           : rd_kafka_error_is_fatal(error)           ? VERDICT_RENEW
                           : rd_kafka_error_txn_requires_abort(error) ? VERDICT_ABORT
                           : rd_kafka_error_is_retriable(error)       ? VERDICT_AGAIN
                                                                      : VERDICT_RENEW;
    static const char *const names[] = {"", "again", "abort", "new producer", "fenced"};
    log_line(LOG_WARN, "%s: %s (%s): %s", what, rd_kafka_error_string(error),
             rd_kafka_err2name(code), names[verdict]);
    return verdict;
}

/* The same call until it is done, judged otherwise, or past its deadline. */
static enum verdict
insist(struct transaction *tx, const char *what, transaction_call *call)
{
    int64_t end = clock_ms() + tx->settings.deadline_ms;
    for (;;) {
        pulse(tx);
        rd_kafka_error_t *error = call(tx);
        if (!error) return VERDICT_DONE;
        enum verdict verdict = judge(what, error);
        rd_kafka_error_destroy(error);
        if (verdict != VERDICT_AGAIN) return verdict;
        if (clock_ms() >= end) {
            log_line(LOG_WARN, "%s: past its deadline: new producer", what);
            return VERDICT_RENEW;
        }
        rd_kafka_poll(tx->kafka, 20);
    }
}

/* Makes the producer ours at the coordinator: 1 done, 0 throw it away and try again, -1 STOP. */
static int
init_producer(struct transaction *tx, struct fail *why)
{
    rd_kafka_error_t *error = rd_kafka_init_transactions(tx->kafka, SLICE_MS);
    if (!error) return 1;
    rd_kafka_resp_err_t code = rd_kafka_error_code(error);
    if (client_is_permanent(code))
        client_fail(why, code, "transactions", rd_kafka_error_string(error));
    enum verdict verdict = judge("init_transactions", error);
    rd_kafka_error_destroy(error);
    if (why->kind) return -1;
    if (verdict == VERDICT_FENCED)
        return fail_set(why, FAIL_STOP, EXIT_FENCED, "fenced: %s runs elsewhere, too",
                        tx->settings.client.name);
    if (verdict == VERDICT_RENEW) drop_producer(tx);
    return 0;
}

int
transaction_renew(struct transaction *tx, struct fail *why)
{
    drop_producer(tx);
    fail_clear(&tx->broken);
    for (;;) {
        pulse(tx);
        if (!tx->kafka && make_producer(tx, why)) return -1;
        int result = tx->settings.transactions ? init_producer(tx, why) : 1;
        if (result) return result < 0 ? -1 : 0;
        if (tx->settings.stopping && tx->settings.stopping(tx->settings.ctx))
            return fail_set(why, FAIL_RETRY, EXIT_UNREACHABLE,
                            "stopped while the coordinator was away");
        clock_sleep(RENEW_PAUSE_MS);
    }
}

enum verdict
transaction_begin(struct transaction *tx)
{
    fail_clear(&tx->broken);
    tx->undelivered = 0;
    if (!tx->settings.transactions) return VERDICT_DONE;
    rd_kafka_error_t *error = rd_kafka_begin_transaction(tx->kafka);
    if (!error) return VERDICT_DONE;
    enum verdict verdict = judge("begin_transaction", error);
    rd_kafka_error_destroy(error);
    return verdict == VERDICT_AGAIN ? VERDICT_RENEW : verdict;
}

static rd_kafka_resp_err_t
produce(struct transaction *tx, const char *topic, int32_t partition, struct slice key,
        struct slice value, rd_kafka_headers_t *headers)
{
    return rd_kafka_producev(
        tx->kafka, RD_KAFKA_V_TOPIC(topic), RD_KAFKA_V_PARTITION(partition),
        RD_KAFKA_V_KEY(key.at, key.len), RD_KAFKA_V_VALUE((void *)(uintptr_t)value.at, value.len),
        RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY), RD_KAFKA_V_HEADERS(headers), RD_KAFKA_V_END);
}

enum verdict
transaction_put(struct transaction *tx, const char *topic, int32_t partition, struct slice key,
                struct slice value, const rd_kafka_headers_t *headers)
{
    int64_t end = clock_ms() + tx->settings.deadline_ms;
    rd_kafka_headers_t *copy = headers ? rd_kafka_headers_copy(headers) : NULL;
    rd_kafka_resp_err_t error;
    while ((error = produce(tx, topic, partition, key, value, copy)) ==
               RD_KAFKA_RESP_ERR__QUEUE_FULL &&
           clock_ms() < end) {
        pulse(tx);
        rd_kafka_poll(tx->kafka, FULL_WAIT_MS);
    }
    if (!error) return VERDICT_DONE; /* the copy is the message's now */
    if (copy) rd_kafka_headers_destroy(copy);
    log_line(LOG_WARN, "put to %s: %s", topic, rd_kafka_err2str(error));
    if (client_is_permanent(error))
        fail_set(&tx->broken, FAIL_STOP, EXIT_CONFIG, "%s: a message of %zu bytes: %s", topic,
                 value.len, rd_kafka_err2str(error));
    if (is_fenced(error)) return VERDICT_FENCED;
    return error == RD_KAFKA_RESP_ERR__FATAL ? VERDICT_RENEW : VERDICT_ABORT;
}

/* The group's generation is asked for here, after the last poll of the turn: offsets of partitions
 * that have gone to another member meanwhile are refused by it. */
static rd_kafka_error_t *
call_send_offsets(struct transaction *tx)
{
    rd_kafka_consumer_group_metadata_t *metadata = rd_kafka_consumer_group_metadata(tx->reader);
    rd_kafka_error_t *error = rd_kafka_send_offsets_to_transaction(tx->kafka, tx->offsets, metadata,
                                                                   SLICE_MS);
    rd_kafka_consumer_group_metadata_destroy(metadata);
    return error;
}

static rd_kafka_error_t *
call_commit(struct transaction *tx)
{
    return rd_kafka_commit_transaction(tx->kafka, SLICE_MS);
}

static rd_kafka_error_t *
call_abort(struct transaction *tx)
{
    return rd_kafka_abort_transaction(tx->kafka, SLICE_MS);
}

/* Without transactions: everything delivered, then the offsets. */
static enum verdict
flush_and_commit(struct transaction *tx, const rd_kafka_topic_partition_list_t *offsets)
{
    rd_kafka_flush(tx->kafka, (int)tx->settings.deadline_ms);
    if (rd_kafka_outq_len(tx->kafka) || tx->broken.kind) return VERDICT_RENEW;
    return rd_kafka_commit(tx->reader, offsets, 0) ? VERDICT_ABORT : VERDICT_DONE;
}

enum verdict
transaction_send_offsets(struct transaction *tx, rd_kafka_t *reader,
                         const rd_kafka_topic_partition_list_t *offsets)
{
    tx->reader = reader;
    tx->offsets = offsets;
    if (!tx->settings.transactions) return flush_and_commit(tx, offsets);
    return insist(tx, "send_offsets_to_transaction", call_send_offsets);
}

enum verdict
transaction_commit(struct transaction *tx)
{
    return tx->settings.transactions ? insist(tx, "commit_transaction", call_commit) : VERDICT_DONE;
}

enum verdict
transaction_abort(struct transaction *tx)
{
    return tx->settings.transactions ? insist(tx, "abort_transaction", call_abort) : VERDICT_RENEW;
}

void
transaction_poll(struct transaction *tx)
{
    rd_kafka_poll(tx->kafka, 0);
}

const struct fail *
transaction_broken(const struct transaction *tx)
{
    return &tx->broken;
}

int64_t
transaction_timeout(const struct transaction *tx)
{
    return tx->timeout_ms;
}

rd_kafka_t *
transaction_kafka(struct transaction *tx)
{
    return tx->kafka;
}
