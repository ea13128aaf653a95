/* topics.c: topics by the admin API. */
#include "stream/topics.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/log.h"

static rd_kafka_NewTopic_t *
topic_new(const struct topic_spec *topic, int replication, struct fail *why)
{
    char text[256];
    rd_kafka_NewTopic_t *new = rd_kafka_NewTopic_new(
        topic->name, topic->partitions, replication > 0 ? replication : -1, text, sizeof text);
    if (!new) {
        fail_set(why, FAIL_STOP, EXIT_CONFIG, "topic %s: %s", topic->name, text);
        return NULL;
    }
    rd_kafka_NewTopic_set_config(new, "cleanup.policy", topic->cleanup);
    snprintf(text, sizeof text, "%d", topic->message_most);
    if (topic->message_most) rd_kafka_NewTopic_set_config(new, "max.message.bytes", text);
    return new;
}

static int
read_result(rd_kafka_event_t *event, struct fail *why)
{
    if (!event) return fail_set(why, FAIL_RETRY, EXIT_UNREACHABLE, "Kafka does not answer");
    if (rd_kafka_event_error(event))
        return client_fail(why, rd_kafka_event_error(event), "create topics",
                           rd_kafka_event_error_string(event));
    size_t count = 0;
    const rd_kafka_topic_result_t **results = rd_kafka_CreateTopics_result_topics(
        rd_kafka_event_CreateTopics_result(event), &count);
    for (size_t i = 0; i < count; i++) {
        rd_kafka_resp_err_t error = rd_kafka_topic_result_error(results[i]);
        const char *name = rd_kafka_topic_result_name(results[i]);
        if (error == RD_KAFKA_RESP_ERR_NO_ERROR)
            log_line(LOG_INFO, "topic %s made", name);
        else if (error == RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS)
            log_line(LOG_INFO, "topic %s is there", name);
        else
            return fail_set(why, FAIL_STOP, EXIT_CONFIG, "topic %s: %s", name,
                            rd_kafka_topic_result_error_string(results[i]));
    }
    return 0;
}

static int
create(rd_kafka_t *kafka, const struct topic_spec *topics, int count, int replication,
       int64_t wait_ms, struct fail *why)
{
    enum { MOST = 32 };
    rd_kafka_NewTopic_t *list[MOST] = {0};
    int made = 0;
    while (made < count && made < MOST && (list[made] = topic_new(&topics[made], replication, why)))
        made++;
    if (made == count) {
        rd_kafka_queue_t *queue = rd_kafka_queue_new(kafka);
        rd_kafka_AdminOptions_t *options = rd_kafka_AdminOptions_new(
            kafka, RD_KAFKA_ADMIN_OP_CREATETOPICS);
        rd_kafka_AdminOptions_set_request_timeout(options, (int)wait_ms, NULL, 0);
        rd_kafka_CreateTopics(kafka, list, (size_t)count, options, queue);
        rd_kafka_event_t *event = rd_kafka_queue_poll(queue, (int)wait_ms + 1000);
        read_result(event, why);
        if (event) rd_kafka_event_destroy(event);
        rd_kafka_AdminOptions_destroy(options);
        rd_kafka_queue_destroy(queue);
    }
    rd_kafka_NewTopic_destroy_array(list, (size_t)made);
    return why->kind ? -1 : 0;
}

/* A new topic is known to every broker only after a while; what is there already may differ. */
static int
wait_until_known(rd_kafka_t *kafka, const struct topic_spec *topic, int64_t end, struct fail *why)
{
    for (;;) {
        const struct rd_kafka_metadata *metadata = NULL;
        rd_kafka_topic_t *handle = rd_kafka_topic_new(kafka, topic->name, NULL);
        rd_kafka_resp_err_t error = rd_kafka_metadata(kafka, 0, handle, &metadata, 2000);
        int partitions = 0;
        if (!error && metadata->topic_cnt == 1 && !metadata->topics[0].err) {
            partitions = metadata->topics[0].partition_cnt;
            for (int i = 0; i < partitions; i++)
                if (metadata->topics[0].partitions[i].leader < 0) partitions = 0;
        }
        if (metadata) rd_kafka_metadata_destroy(metadata);
        rd_kafka_topic_destroy(handle);
        if (partitions && partitions != topic->partitions)
            log_line(LOG_WARN, "topic %s has %d partitions, not %d", topic->name, partitions,
                     topic->partitions);
        if (partitions) return 0;
        if (clock_ms() >= end)
            return fail_set(why, FAIL_RETRY, EXIT_UNREACHABLE, "topic %s is not ready in time",
                            topic->name);
        clock_sleep(50);
    }
}

int
topics_create(const struct client_settings *client, const struct topic_spec *topics, int count,
              int replication, int64_t wait_ms, struct fail *why)
{
    rd_kafka_conf_t *conf = client_conf(client, CLIENT_WRITER, NULL, NULL, why);
    rd_kafka_t *kafka = conf ? client_new_take(CLIENT_WRITER, conf, why) : NULL;
    if (!kafka) return -1;
    int64_t end = clock_ms() + wait_ms;
    int result = create(kafka, topics, count, replication, wait_ms, why);
    for (int i = 0; i < count && result == 0; i++)
        result = wait_until_known(kafka, &topics[i], end, why);
    rd_kafka_destroy(kafka);
    return result;
}
