/* turn.c: what the turn does with each kind of error, by librdkafka's in-memory broker, which
 * answers with what it is told to. Nothing here shows that a transaction is one: tests/kafka does.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/log.h"
#include "stream/turn.h"
#include "stream/writer.h"

enum { PRODUCE = 0, ADD_PARTITIONS = 24, ADD_OFFSETS = 25, END_TRANSACTION = 26, TXN_OFFSETS = 28 };
enum { WAIT_MS = 30000 };

static rd_kafka_t *holder;
static rd_kafka_mock_cluster_t *cluster;
static const char *bootstrap;
static const char *const topics[] = {"in", "out", "dead"};

/* What the handler saw. */
static struct seen {
    int skips, retries, stops;
} seen;
static struct turn *turn; /* one for all tests: the mock's groups take seconds to join */

static int
handle(void *ctx, const struct message *in, struct turn *out, struct fail *why)
{
    (void)ctx;
    if (slice_is(in->value, "skip")) {
        turn_put(out, "out", in->key, SLICE_LITERAL("never seen"));
        seen.skips++;
        return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "as it says");
    }
    if (slice_is(in->value, "retry") && seen.retries++ == 0)
        return fail_set(why, FAIL_RETRY, EXIT_UNREACHABLE, "not now");
    if (slice_is(in->value, "stop") && seen.stops++ == 0)
        return fail_set(why, FAIL_STOP, EXIT_FAULT, "no further");
    return turn_put(out, "out", in->key, in->value);
}

static void
open_turn(void)
{
    struct fail why = {0};
    const struct turn_settings settings = {
        .client = {.bootstrap = bootstrap, .name = "turn"},
        .group = "turn",
        .session_ms = 3000,
        .inputs = topics,
        .input_count = 1,
        .outputs = topics + 1,
        .output_count = 1,
        .dead_letters = "dead",
        .program = "test",
        .version = "0",
        .turn_ms = 50,
        .turn_messages = 1000,
        .deadline_ms = 1000,
        .transactions = true,
        .handle = handle,
    };
    turn = turn_open(&settings, &why);
    if (!turn) fail_msg("%s", why.text);
    for (int64_t end = clock_ms() + WAIT_MS; turn_assigned(turn) < 1 && clock_ms() < end;)
        assert_int_equal(turn_run(turn, 100, &why), 0);
}

static int
open_cluster(void **state)
{
    (void)state;
    char text[256];
    log_setup("test", getenv("LOG") ? LOG_INFO : LOG_ERROR, false);
    holder = rd_kafka_new(RD_KAFKA_PRODUCER, rd_kafka_conf_new(), text, sizeof text);
    cluster = rd_kafka_mock_cluster_new(holder, 1);
    bootstrap = rd_kafka_mock_cluster_bootstraps(cluster);
    for (size_t i = 0; i < 3; i++) rd_kafka_mock_topic_create(cluster, topics[i], 1, 1);
    open_turn();
    return 0;
}

static int
close_cluster(void **state)
{
    (void)state;
    turn_close(turn);
    rd_kafka_mock_cluster_destroy(cluster);
    rd_kafka_destroy(holder);
    return 0;
}

static void
put_inputs(const char *value, int count)
{
    struct fail why = {0};
    const struct writer_settings settings = {.client = {.bootstrap = bootstrap, .name = "inputs"}};
    struct writer *writer = writer_open(&settings, &why);
    assert_non_null(writer);
    for (int i = 0; i < count; i++)
        assert_int_equal(writer_put(writer, "in", SLICE_NONE, slice_of(value), NULL, &why), 0);
    assert_int_equal(writer_flush(writer, WAIT_MS, &why), 0);
    writer_close(writer);
}

/* Turns until so many messages were handled and committed; the last result. */
static int
run_until(int64_t messages, struct fail *why)
{
    int result = 0;
    for (int64_t end = clock_ms() + WAIT_MS;
         result >= 0 && turn_totals(turn)->messages < messages && clock_ms() < end;)
        result = turn_run(turn, 100, why);
    return result;
}

/* One error, told `times` times in answer to one request, and what must come of it. */
static const struct error_case {
    const char *name;
    int16_t request;
    rd_kafka_resp_err_t error;
    int times;
    int failed;   /* turns given up */
    int renewals; /* producers thrown away */
} error_cases[] = {
    {"a commit that is repeated", END_TRANSACTION, RD_KAFKA_RESP_ERR_COORDINATOR_NOT_AVAILABLE, 2,
     0, 0},
    {"a coordinator that is still loading", END_TRANSACTION,
     RD_KAFKA_RESP_ERR_COORDINATOR_LOAD_IN_PROGRESS, 2, 0, 0},
    {"the last turn's markers", ADD_PARTITIONS, RD_KAFKA_RESP_ERR_CONCURRENT_TRANSACTIONS, 3, 0, 0},
    {"the last turn's markers, for the offsets", ADD_OFFSETS,
     RD_KAFKA_RESP_ERR_CONCURRENT_TRANSACTIONS, 3, 0, 0},
    {"offsets of a stale member", TXN_OFFSETS, RD_KAFKA_RESP_ERR_UNKNOWN_MEMBER_ID, 1, 1, 0},
    {"offsets of an old generation", TXN_OFFSETS, RD_KAFKA_RESP_ERR_ILLEGAL_GENERATION, 1, 1, 0},
    {"a leader that has moved", PRODUCE, RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION, 1, 0, 0},
    {"a commit in the wrong state", END_TRANSACTION, RD_KAFKA_RESP_ERR_INVALID_TXN_STATE, 1, 1, 1},
};

static void
test_errors(void **state)
{
    (void)state;
    int64_t messages = 0;
    for (size_t i = 0; i < sizeof error_cases / sizeof error_cases[0]; i++) {
        const struct error_case *c = &error_cases[i];
        struct turn_totals before = *turn_totals(turn);
        struct fail why = {0};
        rd_kafka_resp_err_t errors[4] = {c->error, c->error, c->error, c->error};
        rd_kafka_mock_push_request_errors_array(cluster, c->request, (size_t)c->times, errors);
        put_inputs("x", 10);
        messages += 10;
        if (run_until(messages, &why) < 0) fail_msg("%s: %s", c->name, why.text);
        const struct turn_totals *after = turn_totals(turn);
        if (after->messages != messages || after->failed - before.failed != c->failed ||
            after->renewals - before.renewals != c->renewals)
            fail_msg("%s: %d messages too few, %d turns failed, %d renewals", c->name,
                     (int)(messages - after->messages), (int)(after->failed - before.failed),
                     (int)(after->renewals - before.renewals));
        rd_kafka_mock_clear_request_errors(cluster, c->request);
    }
}

static void
test_handler(void **state)
{
    (void)state;
    struct fail why = {0};
    struct turn_totals before = *turn_totals(turn);
    put_inputs("skip", 2);
    assert_true(run_until(before.messages + 2, &why) >= 0);
    assert_int_equal(seen.skips, 2);
    assert_int_equal(turn_totals(turn)->dead - before.dead, 2);
    assert_int_equal(turn_totals(turn)->outputs, before.outputs); /* what it had put is forgotten */
    put_inputs("retry", 1);
    assert_true(run_until(before.messages + 3, &why) >= 0);
    assert_int_equal(seen.retries, 2);
    assert_int_equal(turn_totals(turn)->failed - before.failed, 1);
    put_inputs("stop", 1);
    assert_int_equal(run_until(before.messages + 4, &why), -1);
    assert_int_equal(why.code, EXIT_FAULT);
    assert_string_equal(why.text, "no further");
}

static void
test_fenced(void **state)
{
    (void)state;
    struct fail why = {0};
    rd_kafka_mock_push_request_errors(cluster, END_TRANSACTION, 1,
                                      RD_KAFKA_RESP_ERR_PRODUCER_FENCED);
    put_inputs("x", 1);
    assert_int_equal(run_until(turn_totals(turn)->messages + 1, &why), -1);
    assert_int_equal(why.kind, FAIL_STOP);
    assert_int_equal(why.code, EXIT_FENCED);
}

static void
test_settings(void **state)
{
    (void)state;
    static const char *locked[] = {"group.id=mine"}, *unknown[] = {"no.such.thing=1"},
                      *good[] = {"consumer.fetch.min.bytes=2", "producer.linger.ms=1"};
    const struct {
        struct conf_list list;
        const char *says;
    } cases[] = {{{locked, 1}, "is set by the program itself"},
                 {{unknown, 1}, "No such configuration property"},
                 {{good, 2}, NULL}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fail why = {0};
        const struct client_settings settings = {bootstrap, "test", &cases[i].list};
        rd_kafka_conf_t *conf = client_conf(&settings, CLIENT_READER, NULL, NULL, &why);
        assert_true((conf != NULL) == (cases[i].says == NULL));
        if (cases[i].says) assert_non_null(strstr(why.text, cases[i].says));
        if (conf) rd_kafka_conf_destroy(conf);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_settings), cmocka_unit_test(test_errors),
        cmocka_unit_test(test_handler),
        cmocka_unit_test(test_fenced), /* the last: the turn is over */
    };
    return cmocka_run_group_tests(tests, open_cluster, close_cluster);
}
