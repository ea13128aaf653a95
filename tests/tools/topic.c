/* topic.c: the tests' own look at topics, beside the programs under test: fill, read, wait.
 *
 *     topic ping BROKER
 *     topic create BROKER TOPIC PARTITIONS [delete|compact]
 *     topic fill BROKER TOPIC COUNT [FIRST]     values FIRST.., keys the same
 *     topic put BROKER TOPIC                    lines "key TAB value" of standard input
 *     topic abort BROKER TOPIC COUNT            COUNT messages of a transaction that is aborted
 *     topic cut BROKER TOPIC PARTITION OFFSET   deletes what is before the offset
 *     topic garbage BROKER TOPIC COUNT          bytes of many kinds that are no article
 *     topic read BROKER TOPIC [uncommitted]     "partition TAB offset TAB key TAB headers TAB
 * value" topic wait BROKER GROUP TOPIC SECONDS     until the group has committed all there is
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/log.h"
#include "stream/reader.h"
#include "stream/topics.h"
#include "stream/writer.h"

static struct client_settings client = {.name = "topic-tool"};
static int64_t undelivered;

static int
die(const char *what, const char *text)
{
    fprintf(stderr, "topic: %s: %s\n", what, text);
    exit(EXIT_FAULT);
}

static rd_kafka_t *
make_client(enum client_kind kind, const struct client_property *fixed)
{
    struct fail why = {0};
    rd_kafka_conf_t *conf = client_conf(&client, kind, NULL, fixed, &why);
    rd_kafka_t *kafka = conf ? client_new_take(kind, conf, &why) : NULL;
    if (!kafka) die("client", why.text);
    return kafka;
}

static int
run_ping(char **arg)
{
    (void)arg;
    rd_kafka_t *kafka = make_client(CLIENT_WRITER, NULL);
    const struct rd_kafka_metadata *metadata = NULL;
    rd_kafka_resp_err_t error = rd_kafka_metadata(kafka, 0, NULL, &metadata, 2000);
    bool there = !error && metadata->broker_cnt > 0;
    if (metadata) rd_kafka_metadata_destroy(metadata);
    rd_kafka_destroy(kafka);
    return !there;
}

static int
run_create(char **arg)
{
    struct fail why = {0};
    const struct topic_spec spec = {arg[0], atoi(arg[1]), arg[2] ? arg[2] : "delete", 0};
    return topics_create(&client, &spec, 1, 0, 20000, &why) ? die(arg[0], why.text) : 0;
}

static void
reported(void *ctx, void *token, const struct fail *failure)
{
    (void)ctx;
    (void)token;
    if (failure) undelivered++;
    if (failure && undelivered == 1) fprintf(stderr, "topic: %s\n", failure->text);
}

static struct writer *
make_writer(void)
{
    struct fail why = {0};
    const struct writer_settings settings = {.client = client, .report = reported};
    struct writer *writer = writer_open(&settings, &why);
    if (!writer) die("writer", why.text);
    return writer;
}

static void
put(struct writer *writer, const char *topic, struct slice key, struct slice value)
{
    struct fail why = {0};
    if (writer_put(writer, topic, key, value, NULL, &why)) die(topic, why.text);
}

static int
close_writer(struct writer *writer)
{
    struct fail why = {0};
    if (writer_flush(writer, 120000, &why)) die("flush", why.text);
    writer_close(writer);
    return undelivered ? die("put", "some messages were not delivered") : 0;
}

static int
run_fill(char **arg)
{
    struct writer *writer = make_writer();
    int64_t count = atoll(arg[1]), first = arg[2] ? atoll(arg[2]) : 0;
    for (int64_t n = first; n < first + count; n++) {
        char text[32];
        snprintf(text, sizeof text, "%" PRId64, n);
        put(writer, arg[0], slice_of(text), slice_of(text));
    }
    return close_writer(writer);
}

static int
run_put(char **arg)
{
    struct writer *writer = make_writer();
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    while ((length = getline(&line, &room, stdin)) > 0) {
        if (line[length - 1] == '\n') line[--length] = 0;
        char *tab = strchr(line, '\t');
        struct slice whole = {line, (size_t)length};
        struct slice key = tab ? (struct slice){line, (size_t)(tab - line)} : SLICE_NONE;
        struct slice value = tab ? slice_of(tab + 1) : whole;
        put(writer, arg[0], key, value);
    }
    free(line);
    return close_writer(writer);
}

static uint64_t
next_random(void)
{
    static uint64_t state = 88172645463325252u;
    state ^= state << 13;
    state ^= state >> 7;
    return state ^= state << 17;
}

/* Message number n, of a kind that n decides. Each begins or ends with its number somewhere in the
 * key, so that the reader can count them. */
static struct slice
garbage(int64_t n, char *room, size_t most)
{
    size_t length = next_random() % 200 + 1;
    for (size_t i = 0; i < length; i++) room[i] = (char)next_random();
    switch (n % 8) {
    case 0: /* plain noise */
        break;
    case 1: /* a null value */
        return SLICE_NONE;
    case 2: /* nothing at all */
        return (struct slice){room, 0};
    case 3: /* the single-object mark and an unknown schema */
        memcpy(room, "\xC3\x01", 2);
        break;
    case 4: /* the registry's mark and an unknown id */
        room[0] = 0;
        break;
    case 5: /* JSON cut off */
        return (struct slice){room, (size_t)snprintf(room, most, "{\"article_id\":\"x%" PRId64, n)};
    case 6: /* JSON of another kind */
        return (struct slice){room, (size_t)snprintf(room, most, "[1,2,%" PRId64 "]", n)};
    case 7: /* long, and no UTF-8 */
        length = 2000;
        memset(room, 0xFE, length);
        break;
    }
    return (struct slice){room, length};
}

static int
run_garbage(char **arg)
{
    struct writer *writer = make_writer();
    char room[4096], key[32];
    for (int64_t n = 0; n < atoll(arg[1]); n++) {
        snprintf(key, sizeof key, "g%" PRId64, n);
        put(writer, arg[0], slice_of(key), garbage(n, room, sizeof room));
    }
    return close_writer(writer);
}

static void
check(rd_kafka_error_t *error, const char *what)
{
    if (error) die(what, rd_kafka_error_string(error));
}

static int
run_abort(char **arg)
{
    const struct client_property fixed[] = {{"transactional.id", "topic-tool"}, {NULL, NULL}};
    rd_kafka_t *kafka = make_client(CLIENT_WRITER, fixed);
    char key[] = "aborted", value[] = "aborted";
    check(rd_kafka_init_transactions(kafka, 30000), "init");
    check(rd_kafka_begin_transaction(kafka), "begin");
    for (int64_t n = 0; n < atoll(arg[1]); n++)
        rd_kafka_producev(kafka, RD_KAFKA_V_TOPIC(arg[0]), RD_KAFKA_V_PARTITION((int)(n % 3)),
                          RD_KAFKA_V_KEY(key, strlen(key)), RD_KAFKA_V_VALUE(value, strlen(value)),
                          RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY), RD_KAFKA_V_END);
    if (rd_kafka_flush(kafka, 30000)) die("flush", "not delivered");
    check(rd_kafka_abort_transaction(kafka, 30000), "abort");
    rd_kafka_destroy(kafka);
    return 0;
}

static int
run_cut(char **arg)
{
    rd_kafka_t *kafka = make_client(CLIENT_WRITER, NULL);
    rd_kafka_topic_partition_list_t *list = rd_kafka_topic_partition_list_new(1);
    rd_kafka_topic_partition_list_add(list, arg[0], atoi(arg[1]))->offset = atoll(arg[2]);
    rd_kafka_DeleteRecords_t *cut = rd_kafka_DeleteRecords_new(list);
    rd_kafka_queue_t *queue = rd_kafka_queue_new(kafka);
    rd_kafka_DeleteRecords(kafka, &cut, 1, NULL, queue);
    rd_kafka_event_t *event = rd_kafka_queue_poll(queue, 30000);
    if (!event || rd_kafka_event_error(event)) die("cut", "refused");
    rd_kafka_event_destroy(event);
    rd_kafka_queue_destroy(queue);
    rd_kafka_DeleteRecords_destroy(cut);
    rd_kafka_topic_partition_list_destroy(list);
    rd_kafka_destroy(kafka);
    return 0;
}

static void
print_bytes(const char *at, size_t length)
{
    if (!at) fputs("\\N", stdout);
    for (size_t i = 0; at && i < length; i++) {
        unsigned char c = (unsigned char)at[i];
        if (c < 0x20 || c == 0x7F || c == '\\')
            printf("\\x%02x", c);
        else
            putchar(c);
    }
}

static void
print_message(const rd_kafka_message_t *in)
{
    printf("%d\t%" PRId64 "\t", in->partition, in->offset);
    print_bytes(in->key, in->key_len);
    putchar('\t');
    rd_kafka_headers_t *headers;
    const char *name;
    const void *value;
    size_t size;
    if (!rd_kafka_message_headers(in, &headers))
        for (size_t i = 0; !rd_kafka_header_get_all(headers, i, &name, &value, &size); i++) {
            printf("%s%s=", i ? "," : "", name);
            print_bytes(value, size);
        }
    putchar('\t');
    print_bytes(in->payload, in->len);
    putchar('\n');
}

static rd_kafka_topic_partition_list_t *
all_partitions(rd_kafka_t *kafka, const char *topic)
{
    const struct rd_kafka_metadata *metadata;
    rd_kafka_topic_t *handle = rd_kafka_topic_new(kafka, topic, NULL);
    rd_kafka_resp_err_t error = rd_kafka_metadata(kafka, 0, handle, &metadata, 10000);
    if (error) die(topic, rd_kafka_err2str(error));
    if (metadata->topics[0].err) die(topic, rd_kafka_err2str(metadata->topics[0].err));
    rd_kafka_topic_partition_list_t *list = rd_kafka_topic_partition_list_new(8);
    for (int i = 0; i < metadata->topics[0].partition_cnt; i++)
        rd_kafka_topic_partition_list_add(list, topic, i)->offset = RD_KAFKA_OFFSET_BEGINNING;
    rd_kafka_metadata_destroy(metadata);
    rd_kafka_topic_destroy(handle);
    return list;
}

/* A reader of committed messages stands before a transaction that is open: it waits until that has
 * ended. True where this end of a partition is the last. `plain`: a client that sees everything
 * (one that does not is told the end of what is committed). */
static bool
is_last(rd_kafka_t *plain, const char *topic, const rd_kafka_message_t *end)
{
    int64_t first, last;
    rd_kafka_resp_err_t error = rd_kafka_query_watermark_offsets(plain, topic, end->partition,
                                                                 &first, &last, 5000);
    return !error && end->offset >= last;
}

static int
run_read(char **arg)
{
    const char *level = arg[1] && strcmp(arg[1], "uncommitted") == 0 ? "read_uncommitted"
                                                                     : "read_committed";
    const struct client_property fixed[] = {{"group.id", "topic-tool"},
                                            {"enable.auto.commit", "false"},
                                            {"enable.partition.eof", "true"},
                                            {"isolation.level", level},
                                            {NULL, NULL}};
    rd_kafka_t *kafka = make_client(CLIENT_READER, fixed);
    const struct client_property all[] = {{"isolation.level", "read_uncommitted"}, {NULL, NULL}};
    rd_kafka_t *plain = make_client(CLIENT_READER, all);
    rd_kafka_topic_partition_list_t *list = all_partitions(kafka, arg[0]);
    rd_kafka_poll_set_consumer(kafka);
    rd_kafka_assign(kafka, list);
    for (int ended = 0; ended < list->cnt;) {
        rd_kafka_message_t *in = rd_kafka_consumer_poll(kafka, 40000);
        if (!in) die(arg[0], "the end does not come");
        if (in->err == RD_KAFKA_RESP_ERR__PARTITION_EOF)
            ended += is_last(plain, arg[0], in);
        else if (in->err)
            fprintf(stderr, "topic: %s\n", rd_kafka_message_errstr(in));
        else
            print_message(in);
        rd_kafka_message_destroy(in);
    }
    rd_kafka_topic_partition_list_destroy(list);
    rd_kafka_consumer_close(kafka);
    rd_kafka_destroy(kafka);
    rd_kafka_destroy(plain);
    return 0;
}

/* What the group has not yet committed. */
static int64_t
missing(rd_kafka_t *kafka, rd_kafka_topic_partition_list_t *list)
{
    int64_t left = 0;
    if (rd_kafka_committed(kafka, list, 5000)) return -1;
    for (int i = 0; i < list->cnt; i++) {
        const rd_kafka_topic_partition_t *part = &list->elems[i];
        int64_t first, end;
        if (part->err || rd_kafka_query_watermark_offsets(kafka, part->topic, part->partition,
                                                          &first, &end, 5000))
            return -1;
        left += end - (part->offset < 0 ? first : part->offset);
    }
    return left;
}

static int
run_wait(char **arg)
{
    const struct client_property fixed[] = {
        {"group.id", arg[0]}, {"enable.auto.commit", "false"}, {NULL, NULL}};
    rd_kafka_t *kafka = make_client(CLIENT_READER, fixed);
    rd_kafka_topic_partition_list_t *list = all_partitions(kafka, arg[1]);
    int64_t end = clock_ms() + atoll(arg[2]) * 1000, left, most = arg[3] ? atoll(arg[3]) : 0;
    while (((left = missing(kafka, list)) < 0 || left > most) && clock_ms() < end) clock_sleep(100);
    rd_kafka_topic_partition_list_destroy(list);
    rd_kafka_destroy(kafka);
    if (left < 0 || left > most)
        fprintf(stderr, "topic: group %s has %" PRId64 " of %s before it\n", arg[0], left, arg[1]);
    return left < 0 || left > most;
}

static const struct command {
    const char *name;
    int least; /* arguments after the broker */
    int (*run)(char **arg);
} commands[] = {
    {"ping", 0, run_ping}, {"create", 2, run_create}, {"fill", 2, run_fill},
    {"put", 1, run_put},   {"read", 1, run_read},     {"garbage", 2, run_garbage},
    {"wait", 3, run_wait}, {"abort", 2, run_abort},   {"cut", 3, run_cut},
};

int
main(int argc, char **argv)
{
    log_setup("topic", LOG_ERROR, false);
    if (argc >= 3) client.bootstrap = argv[2];
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
        if (argc >= 3 + commands[i].least && strcmp(argv[1], commands[i].name) == 0)
            return commands[i].run(argv + 3);
    fprintf(stderr, "topic: see the head of tests/tools/topic.c\n");
    return EXIT_USAGE;
}
