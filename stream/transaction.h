/* transaction.h: one producer's transactions, each call judged the same way. Only turn.c uses it.
 *
 * The broker side of KIP-890 is missing in librdkafka, and a coordinator may be away for longer
 * than one call waits. So each call is repeated while librdkafka says it may be, up to a deadline;
 * past it the producer is thrown away. A new one under the same transactional.id first makes the
 * coordinator finish what the old one left (aborting what was not yet being committed), and only
 * then are the committed offsets asked for: whatever became of the old commit, they tell. */
#ifndef STREAM_TRANSACTION_H
#define STREAM_TRANSACTION_H

#include "stream/client.h"
#include "stream/message.h"

struct transaction_settings {
    struct client_settings client; /* its name is the transactional.id, too */
    bool transactions;             /* false: the same calls with flush alone; for the bench */
    int64_t deadline_ms;           /* for one call with its repeats */
    void (*pulse)(void *ctx);      /* called at least every few seconds; may be NULL */
    bool (*stopping)(void *ctx);   /* may be NULL */
    void *ctx;
};

enum verdict {
    VERDICT_DONE,
    VERDICT_AGAIN,  /* the same call again */
    VERDICT_ABORT,  /* abort, seek back, go on with this producer */
    VERDICT_RENEW,  /* this producer is finished: transaction_renew */
    VERDICT_FENCED, /* another producer has taken our transactional.id */
};

struct transaction;

/* Makes the producer, without yet talking to a broker. owner: the caller. errors: STOP. */
struct transaction *transaction_open(const struct transaction_settings *settings, struct fail *why);
void transaction_close(struct transaction *tx);

/* Throws the producer away where there is one, makes a new one and makes it ours at the
 * coordinator; tries until that works. errors: STOP; RETRY only where a stop was asked for. */
int transaction_renew(struct transaction *tx, struct fail *why);

enum verdict transaction_begin(struct transaction *tx);

/* Queues one message; waits while the queue is full. partition -1: by key. owner: bytes are copied;
 * `headers` (may be NULL) are borrowed. */
enum verdict transaction_put(struct transaction *tx, const char *topic, int32_t partition,
                             struct slice key, struct slice value,
                             const rd_kafka_headers_t *headers);

/* Puts the offsets of `reader` into the transaction, and commits it with everything that was
 * queued. */
enum verdict transaction_send_offsets(struct transaction *tx, rd_kafka_t *reader,
                                      const rd_kafka_topic_partition_list_t *offsets);
enum verdict transaction_commit(struct transaction *tx);
enum verdict transaction_abort(struct transaction *tx);

/* Serves delivery reports; cheap. */
void transaction_poll(struct transaction *tx);

/* What no repeat can heal, of the messages that were not delivered (FAIL_NONE: nothing). Cleared by
 * the next begin. owner: the transaction. */
const struct fail *transaction_broken(const struct transaction *tx);

/* Milliseconds for which the coordinator lets a transaction stand open. */
int64_t transaction_timeout(const struct transaction *tx);

rd_kafka_t *transaction_kafka(struct transaction *tx);

#endif
