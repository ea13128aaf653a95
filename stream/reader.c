/* reader.c: a member of a consumer group.
 *
 * Messages are taken one at a time with rd_kafka_consumer_poll: before librdkafka 2.1 the batch
 * calls lose or misattribute messages around a seek or a rebalance. */
#include "stream/reader.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"

enum { ROUND_TRIP_MS = 5000, REWIND_TRIES = 6 };

struct reader {
    rd_kafka_t *kafka;
    rd_kafka_message_t *held; /* what `out` of the last reader_next points to */
    struct reader_watch watch;
    struct fail pending; /* a watch's failure, until reader_next hands it over */
    int assigned;
    bool from_end;
};

static struct reader_part *
parts_of(const rd_kafka_topic_partition_list_t *list)
{
    struct reader_part *parts = mem_new(sizeof *parts * (size_t)(list->cnt + 1));
    for (int i = 0; i < list->cnt; i++)
        parts[i] = (struct reader_part){list->elems[i].topic, list->elems[i].partition,
                                        READER_COMMITTED};
    return parts;
}

static void
name_parts(const char *what, const rd_kafka_topic_partition_list_t *list)
{
    char text[512] = "";
    size_t used = 0;
    for (int i = 0; i < list->cnt && used < sizeof text; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, " %s/%d", list->elems[i].topic,
                                 list->elems[i].partition);
    log_line(LOG_INFO, "%s%s", what, list->cnt ? text : " nothing");
}

static void
keep_error(struct reader *reader, rd_kafka_error_t *error, const char *what)
{
    if (!error) return;
    client_fail(&reader->pending, rd_kafka_error_code(error), what, rd_kafka_error_string(error));
    rd_kafka_error_destroy(error);
}

static void
keep_result(struct reader *reader, rd_kafka_resp_err_t error, const char *what)
{
    if (error) client_fail(&reader->pending, error, what, NULL);
}

static void
assigned(struct reader *reader, rd_kafka_topic_partition_list_t *list, bool cooperative)
{
    name_parts("assigned:", list);
    struct reader_part *parts = parts_of(list);
    const struct reader_watch *watch = &reader->watch;
    if (watch->assigned && watch->assigned(watch->ctx, parts, list->cnt, &reader->pending))
        log_line(LOG_ERROR, "%s", reader->pending.text);
    for (int i = 0; i < list->cnt; i++)
        if (parts[i].offset != READER_COMMITTED) list->elems[i].offset = parts[i].offset;
    free(parts);
    if (cooperative)
        keep_error(reader, rd_kafka_incremental_assign(reader->kafka, list), "assign");
    else
        keep_result(reader, rd_kafka_assign(reader->kafka, list), "assign");
    bool more = cooperative && reader->assigned > 0;
    reader->assigned = (more ? reader->assigned : 0) + list->cnt;
}

static void
revoked(struct reader *reader, rd_kafka_topic_partition_list_t *list, bool cooperative)
{
    bool lost = rd_kafka_assignment_lost(reader->kafka);
    name_parts(lost ? "lost:" : "revoked:", list);
    struct reader_part *parts = parts_of(list);
    const struct reader_watch *watch = &reader->watch;
    if (watch->revoked && watch->revoked(watch->ctx, parts, list->cnt, lost, &reader->pending))
        log_line(LOG_ERROR, "%s", reader->pending.text);
    free(parts);
    if (cooperative)
        keep_error(reader, rd_kafka_incremental_unassign(reader->kafka, list), "unassign");
    else
        keep_result(reader, rd_kafka_assign(reader->kafka, NULL), "unassign");
    reader->assigned = cooperative ? reader->assigned - list->cnt : 0;
}

static void
rebalanced(rd_kafka_t *kafka, rd_kafka_resp_err_t what, rd_kafka_topic_partition_list_t *list,
           void *opaque)
{
    struct reader *reader = opaque;
    const char *protocol = rd_kafka_rebalance_protocol(kafka);
    bool cooperative = protocol && strcmp(protocol, "COOPERATIVE") == 0;
    if (what == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS) {
        assigned(reader, list, cooperative);
    } else if (what == RD_KAFKA_RESP_ERR__REVOKE_PARTITIONS) {
        revoked(reader, list, cooperative);
    } else {
        log_line(LOG_WARN, "rebalance: %s", rd_kafka_err2str(what));
        rd_kafka_assign(kafka, NULL);
        reader->assigned = 0;
    }
}

static rd_kafka_conf_t *
reader_conf(const struct reader_settings *settings, struct fail *why)
{
    char session[32];
    snprintf(session, sizeof session, "%lld",
             (long long)(settings->session_ms ? settings->session_ms : 10000));
    bool end = settings->from && strcmp(settings->from, "end") == 0;
    const struct client_property defaults[] = {
        {"session.timeout.ms", session},
        {"heartbeat.interval.ms", "1000"},
        {"partition.assignment.strategy", settings->strategy ? settings->strategy : "range"},
        {"auto.offset.reset", end ? "latest" : "earliest"},
        {"queued.max.messages.kbytes", "16384"}, /* bounds the memory of what was fetched ahead */
        {"fetch.wait.max.ms", "50"},
        {"fetch.error.backoff.ms", "100"},
        {NULL, NULL},
    };
    const struct client_property fixed[] = {
        {"group.id", settings->group},         {"group.instance.id", settings->instance},
        {"enable.auto.commit", "false"},       {"enable.auto.offset.store", "false"},
        {"isolation.level", "read_committed"}, {NULL, NULL},
    };
    return client_conf(&settings->client, CLIENT_READER, defaults, fixed, why);
}

static int
subscribe(struct reader *reader, const struct reader_settings *settings, struct fail *why)
{
    rd_kafka_topic_partition_list_t *list = rd_kafka_topic_partition_list_new(
        settings->topic_count);
    for (int i = 0; i < settings->topic_count; i++)
        rd_kafka_topic_partition_list_add(list, settings->topics[i], RD_KAFKA_PARTITION_UA);
    rd_kafka_resp_err_t error = rd_kafka_subscribe(reader->kafka, list);
    rd_kafka_topic_partition_list_destroy(list);
    return error ? client_fail(why, error, "subscribe", NULL) : 0;
}

struct reader *
reader_open(const struct reader_settings *settings, struct fail *why)
{
    rd_kafka_conf_t *conf = reader_conf(settings, why);
    if (!conf) return NULL;
    struct reader *reader = mem_new(sizeof *reader);
    reader->watch = settings->watch;
    reader->assigned = -1;
    reader->from_end = settings->from && strcmp(settings->from, "end") == 0;
    rd_kafka_conf_set_opaque(conf, reader);
    rd_kafka_conf_set_rebalance_cb(conf, rebalanced);
    reader->kafka = client_new_take(CLIENT_READER, conf, why);
    if (reader->kafka) {
        rd_kafka_poll_set_consumer(reader->kafka);
        if (subscribe(reader, settings, why) == 0) return reader;
    }
    reader_close(reader);
    return NULL;
}

static void
let_go(struct reader *reader)
{
    if (reader->held) rd_kafka_message_destroy(reader->held);
    reader->held = NULL;
}

/* An error in place of a message: most heal by themselves and are only told. */
static int
judge(struct reader *reader, const rd_kafka_message_t *held, struct fail *why)
{
    char text[256] = "";
    rd_kafka_resp_err_t error = held->err;
    if (error == RD_KAFKA_RESP_ERR__FATAL)
        error = rd_kafka_fatal_error(reader->kafka, text, sizeof text);
    else
        snprintf(text, sizeof text, "%s", rd_kafka_message_errstr(held));
    if (error == RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID)
        return fail_set(why, FAIL_STOP, EXIT_FENCED, "fenced: another member has our name: %s",
                        text);
    if (held->err == RD_KAFKA_RESP_ERR__FATAL || error == RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET)
        return fail_set(why, FAIL_STOP, EXIT_FAULT, "reader: %s", text);
    if (error == RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED ||
        error == RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED)
        return client_fail(why, error, "reader", text);
    if (error != RD_KAFKA_RESP_ERR__PARTITION_EOF) log_line(LOG_WARN, "reader: %s", text);
    return 0;
}

int
reader_next(struct reader *reader, int wait_ms, struct message *out, struct fail *why)
{
    let_go(reader);
    reader->held = rd_kafka_consumer_poll(reader->kafka, wait_ms);
    if (reader->pending.kind) {
        *why = reader->pending;
        fail_clear(&reader->pending);
        return -1;
    }
    rd_kafka_message_t *held = reader->held;
    if (!held) return 0;
    if (held->err) return judge(reader, held, why);
    message_from(held, out);
    return 1;
}

static int64_t
offset_otherwise(const struct reader *reader, const rd_kafka_topic_partition_t *part,
                 const struct reader_part *otherwise, int count)
{
    for (int i = 0; i < count; i++)
        if (otherwise[i].partition == part->partition &&
            strcmp(otherwise[i].topic, part->topic) == 0)
            return otherwise[i].offset;
    return reader->from_end ? RD_KAFKA_OFFSET_END : RD_KAFKA_OFFSET_BEGINNING;
}

static rd_kafka_resp_err_t
rewind_list(struct reader *reader, rd_kafka_topic_partition_list_t *list,
            const struct reader_part *otherwise, int count)
{
    rd_kafka_resp_err_t error = rd_kafka_committed(reader->kafka, list, ROUND_TRIP_MS);
    if (error) return error;
    for (int i = 0; i < list->cnt; i++) {
        rd_kafka_topic_partition_t *part = &list->elems[i];
        if (part->err) return part->err;
        if (part->offset < 0) part->offset = offset_otherwise(reader, part, otherwise, count);
    }
    rd_kafka_error_t *failed = rd_kafka_seek_partitions(reader->kafka, list, ROUND_TRIP_MS);
    if (failed) {
        error = rd_kafka_error_code(failed);
        rd_kafka_error_destroy(failed);
        return error;
    }
    for (int i = 0; i < list->cnt; i++)
        if (list->elems[i].err) return list->elems[i].err;
    return 0;
}

int
reader_rewind(struct reader *reader, const struct reader_part *otherwise, int count,
              struct fail *why)
{
    let_go(reader);
    rd_kafka_resp_err_t error = 0;
    for (int tries = 0; tries < REWIND_TRIES; tries++) {
        rd_kafka_topic_partition_list_t *list = NULL;
        error = rd_kafka_assignment(reader->kafka, &list);
        if (!error && list->cnt) error = rewind_list(reader, list, otherwise, count);
        if (list) rd_kafka_topic_partition_list_destroy(list);
        if (!error) return 0;
        log_line(LOG_WARN, "rewind: %s", rd_kafka_err2str(error));
        clock_sleep(200);
    }
    return fail_set(why, FAIL_RETRY, EXIT_UNREACHABLE, "rewind to the committed offsets: %s",
                    rd_kafka_err2str(error));
}

int
reader_commit(struct reader *reader, const struct reader_part *parts, int count, struct fail *why)
{
    rd_kafka_topic_partition_list_t *list = rd_kafka_topic_partition_list_new(count);
    for (int i = 0; i < count; i++)
        rd_kafka_topic_partition_list_add(list, parts[i].topic, parts[i].partition)
            ->offset = parts[i].offset;
    rd_kafka_resp_err_t error = rd_kafka_commit(reader->kafka, list, 0);
    rd_kafka_topic_partition_list_destroy(list);
    return error ? client_fail(why, error, "commit of offsets", NULL) : 0;
}

int
reader_committed(struct reader *reader, struct reader_part *part, struct fail *why)
{
    rd_kafka_topic_partition_list_t *list = rd_kafka_topic_partition_list_new(1);
    rd_kafka_topic_partition_list_add(list, part->topic, part->partition);
    rd_kafka_resp_err_t error = rd_kafka_committed(reader->kafka, list, ROUND_TRIP_MS);
    if (!error) error = list->elems[0].err;
    part->offset = list->elems[0].offset < 0 ? READER_COMMITTED : list->elems[0].offset;
    rd_kafka_topic_partition_list_destroy(list);
    return error ? client_fail(why, error, "committed offsets", NULL) : 0;
}

int
reader_bounds(struct reader *reader, const struct reader_part *part, int64_t *first, int64_t *end,
              struct fail *why)
{
    rd_kafka_resp_err_t error = rd_kafka_query_watermark_offsets(
        reader->kafka, part->topic, part->partition, first, end, ROUND_TRIP_MS);
    return error ? client_fail(why, error, part->topic, NULL) : 0;
}

int64_t
reader_lag(struct reader *reader)
{
    rd_kafka_topic_partition_list_t *list = NULL;
    int64_t lag = 0;
    if (rd_kafka_assignment(reader->kafka, &list)) return 0;
    rd_kafka_position(reader->kafka, list);
    for (int i = 0; i < list->cnt; i++) {
        const rd_kafka_topic_partition_t *part = &list->elems[i];
        int64_t first, end;
        if (rd_kafka_get_watermark_offsets(reader->kafka, part->topic, part->partition, &first,
                                           &end) == 0 &&
            end >= 0)
            lag += end - (part->offset >= 0 ? part->offset : first > 0 ? first : 0);
    }
    rd_kafka_topic_partition_list_destroy(list);
    return lag;
}

int
reader_assigned(const struct reader *reader)
{
    return reader->assigned;
}

rd_kafka_t *
reader_kafka(struct reader *reader)
{
    return reader->kafka;
}

void
reader_close(struct reader *reader)
{
    if (!reader) return;
    let_go(reader);
    if (reader->kafka) {
        rd_kafka_consumer_close(reader->kafka);
        rd_kafka_destroy(reader->kafka);
    }
    free(reader);
}
