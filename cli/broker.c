/* broker.c: `demarche broker`: a Kafka in this process's memory, to try the programs out.
 *
 * It is librdkafka's mock cluster: it forgets everything when it ends, keeps at most 5 MiB of a
 * partition, and its transactions are none (readers see aborted messages). What runs on it shows
 * how the programs are used; it proves nothing about exactly-once. */
#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/log.h"
#include "cli/cli.h"

struct settings {
    struct conf_list topics;
    int64_t partitions;
    const char *ready_file;
};

static const struct conf_row rows[] = {
    {.name = "topics",
     .type = CONF_LIST,
     .offset = offsetof(struct settings, topics),
     .value = "TOPIC,...",
     .initial = "demarche.articles,demarche.mentions,demarche.events,demarche.dead-letter",
     .help = "Topics that are made at the start; others are made when something is written."},
    {.name = "partitions",
     .type = CONF_NUMBER,
     .offset = offsetof(struct settings, partitions),
     .value = "N",
     .initial = "3",
     .help = "Partitions of every topic.",
     .least = 1,
     .most = 100},
    {.name = "ready-file",
     .type = CONF_TEXT,
     .offset = offsetof(struct settings, ready_file),
     .value = "FILE",
     .help = "Write the address to FILE, too, once clients can connect."},
};

static const struct conf_program program = {
    .name = "demarche broker",
    .summary = "an embedded Kafka in memory, for trying out",
    .details = "Prints the address for --bootstrap-servers and runs until SIGTERM or Ctrl-C. Only "
               "programs on this machine can connect. It is for trying out: nothing is kept when "
               "it ends, a partition holds at most 5 MiB, transactions are accepted but aborted "
               "messages are seen, and a change in a consumer group takes session.timeout.ms.",
    .rows = rows,
    .row_count = sizeof rows / sizeof rows[0],
};

/* The mock cluster's remarks that nobody can act on go to the debug level. */
static void
logged(const rd_kafka_t *kafka, int level, const char *facility, const char *text)
{
    (void)kafka;
    log_line(level <= 3 ? LOG_WARN : LOG_DEBUG, "%s: %s", facility, text);
}

static rd_kafka_t *
host_new(struct fail *why)
{
    char text[256];
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    rd_kafka_conf_set_log_cb(conf, logged);
    rd_kafka_t *host = rd_kafka_new(RD_KAFKA_PRODUCER, conf, text, sizeof text);
    if (host) return host;
    rd_kafka_conf_destroy(conf);
    fail_set(why, FAIL_STOP, EXIT_FAULT, "embedded broker: %s", text);
    return NULL;
}

static int
make_topics(rd_kafka_mock_cluster_t *cluster, const struct settings *settings, struct fail *why)
{
    for (int i = 0; i < settings->topics.count; i++) {
        const char *topic = settings->topics.at[i];
        rd_kafka_resp_err_t error = rd_kafka_mock_topic_create(cluster, topic,
                                                               (int)settings->partitions, 1);
        if (error)
            return fail_set(why, FAIL_STOP, EXIT_CONFIG, "topic %s: %s", topic,
                            rd_kafka_err2str(error));
    }
    return 0;
}

/* Written beside and renamed, so that a reader never sees half an address. */
static int
write_ready_file(const char *path, const char *address, struct fail *why)
{
    struct arena arena;
    arena_init(&arena);
    const char *beside = arena_printf(&arena, "%s.new", path);
    FILE *out = fopen(beside, "w");
    bool bad = !out || fprintf(out, "%s\n", address) < 0;
    if (out && fclose(out) != 0) bad = true;
    if (!bad && rename(beside, path) != 0) bad = true;
    if (bad) fail_set(why, FAIL_STOP, EXIT_IO, "%s: %s", path, strerror(errno));
    arena_fini(&arena);
    return bad ? -1 : 0;
}

static int
serve(rd_kafka_mock_cluster_t *cluster, const struct settings *settings, const sigset_t *stops,
      struct fail *why)
{
    int signal_number;
    const char *address = rd_kafka_mock_cluster_bootstraps(cluster);
    if (make_topics(cluster, settings, why)) return -1;
    if (settings->ready_file && write_ready_file(settings->ready_file, address, why)) return -1;
    fprintf(stderr, "demarche broker: in memory, for trying out; ends with Ctrl-C\n");
    printf("%s\n", address);
    fflush(stdout);
    sigwait(stops, &signal_number);
    if (settings->ready_file) unlink(settings->ready_file);
    return 0;
}

static int
run(const struct settings *settings, struct fail *why)
{
    sigset_t stops;
    sigemptyset(&stops);
    sigaddset(&stops, SIGTERM);
    sigaddset(&stops, SIGINT);
    sigprocmask(SIG_BLOCK, &stops, NULL); /* before librdkafka's threads, which inherit it */
    rd_kafka_t *host = host_new(why);
    if (!host) return -1;
    rd_kafka_mock_cluster_t *cluster = rd_kafka_mock_cluster_new(host, 1);
    int result = cluster ? serve(cluster, settings, &stops, why)
                         : fail_set(why, FAIL_STOP, EXIT_FAULT, "embedded broker: no cluster");
    if (cluster) rd_kafka_mock_cluster_destroy(cluster);
    rd_kafka_destroy(host);
    return result;
}

int
cli_broker(int argc, char **argv)
{
    struct settings settings = {0};
    struct conf *conf;
    struct fail why = {0};
    log_setup(program.name, LOG_INFO, false);
    enum conf_result ready = conf_load(&program, argc, argv, &settings, &conf, &why);
    if (ready == CONF_ANSWERED) return EXIT_DONE;
    if (ready == CONF_FAILED) return log_line(LOG_ERROR, "%s", why.text), why.code;
    int result = run(&settings, &why);
    if (result) log_line(LOG_ERROR, "%s", why.text);
    conf_free(conf);
    return result ? why.code : EXIT_DONE;
}
