/* scan.c: one look through a topic. */
#include "stream/scan.h"

#include <stdlib.h>

#include "base/arena.h"

struct scan {
    rd_kafka_t *kafka;
    rd_kafka_message_t *held; /* what `out` of the last scan_next points to */
    char *topic;
    int left; /* partitions whose end was not reached */
    int wait_ms;
};

/* Every partition of the topic, from its beginning. */
static int
assign_all(struct scan *scan, struct fail *why)
{
    const struct rd_kafka_metadata *metadata;
    rd_kafka_topic_t *handle = rd_kafka_topic_new(scan->kafka, scan->topic, NULL);
    rd_kafka_resp_err_t error = rd_kafka_metadata(scan->kafka, 0, handle, &metadata, scan->wait_ms);
    rd_kafka_topic_destroy(handle);
    if (error) return client_fail(why, error, scan->topic, NULL);
    rd_kafka_topic_partition_list_t *list = rd_kafka_topic_partition_list_new(8);
    error = metadata->topic_cnt ? metadata->topics[0].err : RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART;
    if (!error) scan->left = metadata->topics[0].partition_cnt;
    for (int i = 0; i < scan->left; i++)
        rd_kafka_topic_partition_list_add(list, scan->topic, i)->offset = RD_KAFKA_OFFSET_BEGINNING;
    if (!error) error = rd_kafka_assign(scan->kafka, list);
    rd_kafka_topic_partition_list_destroy(list);
    rd_kafka_metadata_destroy(metadata);
    return error ? client_fail(why, error, scan->topic, NULL) : 0;
}

struct scan *
scan_open(const struct client_settings *client, const char *topic, int64_t wait_ms,
          struct fail *why)
{
    static const struct client_property fixed[] = {
        {"group.id", "demarche-scan"}, /* unused */
        {"enable.auto.commit", "false"},       {"enable.auto.offset.store", "false"},
        {"enable.partition.eof", "true"},      {"isolation.level", "read_committed"},
        {"allow.auto.create.topics", "false"}, {NULL, NULL}};
    rd_kafka_conf_t *conf = client_conf(client, CLIENT_READER, NULL, fixed, why);
    rd_kafka_t *kafka = conf ? client_new_take(CLIENT_READER, conf, why) : NULL;
    if (!kafka) return NULL;
    struct scan *scan = mem_new(sizeof *scan);
    scan->kafka = kafka;
    scan->topic = mem_copy(topic);
    scan->wait_ms = (int)wait_ms;
    rd_kafka_poll_set_consumer(kafka);
    if (client_check_topics(kafka, &topic, 1, wait_ms, NULL, NULL, why) == 0 &&
        assign_all(scan, why) == 0)
        return scan;
    scan_close(scan);
    return NULL;
}

static void
let_go(struct scan *scan)
{
    if (scan->held) rd_kafka_message_destroy(scan->held);
    scan->held = NULL;
}

int
scan_next(struct scan *scan, struct message *out, struct fail *why)
{
    while (scan->left) {
        let_go(scan);
        scan->held = rd_kafka_consumer_poll(scan->kafka, scan->wait_ms);
        if (!scan->held)
            return fail_set(why, FAIL_RETRY, EXIT_UNREACHABLE, "%s: nothing came for %d ms",
                            scan->topic, scan->wait_ms);
        if (scan->held->err == RD_KAFKA_RESP_ERR__PARTITION_EOF) {
            scan->left--;
        } else if (!scan->held->err) {
            message_from(scan->held, out);
            return 1;
        } else if (client_is_permanent(scan->held->err)) {
            return client_fail(why, scan->held->err, scan->topic, NULL);
        }
    }
    return 0;
}

void
scan_close(struct scan *scan)
{
    if (!scan) return;
    let_go(scan);
    rd_kafka_consumer_close(scan->kafka);
    rd_kafka_destroy(scan->kafka);
    free(scan->topic);
    free(scan);
}
