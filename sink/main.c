/* main.c: demarche-sink: mentions into files, or onto topics by their content. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/log.h"
#include "processor/worker.h"
#include "sink/files.h"
#include "sink/route.h"

struct settings {
    const char *bootstrap, *group, *host, *topic, *dead, *target, *format, *folder, *layout, *route;
    const char *from, *strategy, *registry, *log, *log_format;
    int64_t workers, rotate_bytes, rotate_records, rotate_age, rotate_silence, open_files;
    int64_t partitions, replication, most_topics, session_ms, hang_ms, drain_ms, http_port, idle_ms;
    double min_confidence;
    bool domestic, accept_gap;
};

#define ROW(name_, type_, member, value_, initial_, help_, ...)                                    \
    {                                                                                              \
        .name = (name_), .type = CONF_##type_, .offset = offsetof(struct settings, member),        \
        .value = (value_), .initial = (initial_), .help = (help_), __VA_ARGS__                     \
    }

static const struct conf_row rows[] = {
    ROW("bootstrap-servers", TEXT, bootstrap, "HOST:PORT,...", "localhost:9092",
        "Kafka's addresses.", ),
    ROW("group", TEXT, group, "NAME", "demarche-sink",
        "Consumer group: one for each target, never shared between files and topics.", ),
    ROW("instance", TEXT, host, "NAME", NULL,
        "Name of this sink within the group, by default the host's name.", ),
    ROW("topic", TEXT, topic, "TOPIC", "demarche.mentions", "Where mentions are.", ),
    ROW("dead-letter-topic", TEXT, dead, "TOPIC", "demarche.dead-letter",
        "Where messages go that cannot be read, untouched, with headers that say why.", ),
    ROW("target", CHOICE, target, "KIND", "files", "What it writes to.", .choices = "files|topics"),
    ROW("folder", TEXT, folder, "FOLDER", NULL, "Files: where they go; made when missing.", ),
    ROW("format", CHOICE, format, "FORMAT", "jsonl", "Files: what is in them.",
        .choices = "jsonl|csv|avro|plover|gdelt|gdelt-mentions"),
    ROW("layout", TEXT, layout, "PATTERN", NULL,
        "Files: subfolders such as {date}/{event}; of {party} (the first), {event}, {status}, "
        "{country}, {date}, {month}. By default none.", ),
    ROW("rotate-bytes", NUMBER, rotate_bytes, "BYTES", "67108864",
        "Files: a partition's files are closed at this size; 0: at none.", .least = 0,
        .most = INT64_MAX),
    ROW("rotate-records", NUMBER, rotate_records, "N", "100000", "Or with so many records.",
        .least = 0, .most = INT64_MAX),
    ROW("rotate-age-ms", NUMBER, rotate_age, "MS", "60000", "Or so long after their first.",
        .least = 0, .most = INT64_MAX),
    ROW("rotate-silence-ms", NUMBER, rotate_silence, "MS", "5000",
        "Or when nothing came for so long.", .least = 0, .most = INT64_MAX),
    ROW("open-files", NUMBER, open_files, "N", "100",
        "Or when a layout has so many of them open for a partition.", .least = 1, .most = 10000),
    ROW("from", CHOICE, from, "WHERE", NULL,
        "Files: where to begin when the group has committed offsets and the folder is empty; "
        "without it that is an error.",
        .choices = "committed|beginning"),
    ROW("accept-gap", SWITCH, accept_gap, NULL, "false",
        "Files: go on although messages left the topic before they were written.", ),
    ROW("route", TEXT, route, "PATTERN", "demarche.mentions.{party}",
        "Topics: the name, of {party} (one message for each party), {event}, {status}, {country}, "
        "{date}, {month}.", ),
    ROW("partitions", NUMBER, partitions, "N", "3", "Topics: of those that are made.", .least = 1,
        .most = 10000),
    ROW("replication", NUMBER, replication, "N", "0",
        "Topics: of those that are made; 0: the brokers' default.", .least = 0, .most = 100),
    ROW("most-topics", NUMBER, most_topics, "N", "500",
        "Topics: what would need more becomes a dead letter.", .least = 1, .most = 100000),
    ROW("domestic", SWITCH, domestic, NULL, "false", "Keep events within one state, too.", ),
    ROW("min-confidence", SHARE, min_confidence, "SHARE", "0",
        "Leave out mentions below this confidence.", ),
    ROW("registry-url", TEXT, registry, "URL", NULL, "Schema registry, for Confluent framing.", ),
    ROW("workers", NUMBER, workers, "N", "1", "Worker processes.", .least = 1, .most = 256),
    ROW("session-ms", NUMBER, session_ms, "MS", "10000",
        "How long the group waits for a member that is silent.", .least = 1000, .most = 600000),
    ROW("strategy", CHOICE, strategy, "NAME", "range", "How the group shares partitions out.",
        .choices = "range|roundrobin|cooperative-sticky"),
    ROW("hang-ms", NUMBER, hang_ms, "MS", "120000",
        "A worker without a sign of life for so long is killed and started again.", .least = 1000,
        .most = 3600000),
    ROW("drain-ms", NUMBER, drain_ms, "MS", "25000",
        "After SIGTERM, how long workers may take to close their files.", .least = 100,
        .most = 3600000),
    ROW("http-port", NUMBER, http_port, "PORT", "-1",
        "Serve /metrics, /healthz and /readyz; 0 takes a free port, -1 none.", .least = -1,
        .most = 65535),
    ROW("idle-ms", NUMBER, idle_ms, "MS", "0",
        "End with code 0 when nothing came for so long; 0: never.", .least = 0, .most = 86400000),
    ROW("log-level", CHOICE, log, "LEVEL", "info", "What is logged.",
        .choices = "error|warn|info|debug"),
    ROW("log-format", CHOICE, log_format, "FORMAT", "text", "How it is logged.",
        .choices = "text|json"),
};

static const struct conf_program program = {
    .name = "demarche-sink",
    .summary = "writes diplomatic events from Kafka to files or to topics by their content",
    .details =
        "Files are closed by size, number, age, silence, and when the program ends; a file that "
        "has its final name TOPIC+PARTITION+FIRST+LAST.FORMAT is complete, and each message is in "
        "exactly one. FOLDER/manifest says which offsets are in which files: the program goes on "
        "from there, whatever the group has committed. SIGTERM and SIGINT close what is open; the "
        "program ends with code 0.",
    .rows = rows,
    .row_count = sizeof rows / sizeof rows[0],
    .kafka = true,
};

/* All that the workers have from their parent. */
struct sink {
    struct settings settings;
    struct conf_list rdkafka;
    struct pattern *layout, *route;
    struct counts *counts;
    char *folder; /* without '/' at its end */
    char host[128];
};

static struct wanted
wanted_of(const struct settings *settings)
{
    return (struct wanted){settings->domestic, settings->min_confidence};
}

/* In the worker's own process. */
static int
work_files(void *ctx, struct worker *self)
{
    struct sink *sink = ctx;
    const struct settings *settings = &sink->settings;
    const struct files_settings files = {
        .client = {settings->bootstrap, NULL, &sink->rdkafka},
        .host = sink->host,
        .group = settings->group,
        .topic = settings->topic,
        .dead_letters = settings->dead,
        .strategy = settings->strategy,
        .registry_url = settings->registry,
        .from = settings->from,
        .accept_gap = settings->accept_gap,
        .session_ms = settings->session_ms,
        .idle_ms = settings->idle_ms,
        .part = {.folder = sink->folder,
                 .format = format_find(settings->format),
                 .layout = sink->layout,
                 .most_bytes = settings->rotate_bytes,
                 .most_records = settings->rotate_records,
                 .most_open = settings->open_files,
                 .age_ms = settings->rotate_age,
                 .silence_ms = settings->rotate_silence},
        .wanted = wanted_of(settings),
        .counts = sink->counts,
    };
    return files_work(self, &files);
}

static int
run_turns(const struct sink *sink, struct route *route, struct worker *self)
{
    const struct settings *settings = &sink->settings;
    const struct worker_settings worker = {
        .turn = {.client = {settings->bootstrap, NULL, &sink->rdkafka},
                 .group = settings->group,
                 .named = true,
                 .strategy = settings->strategy,
                 .session_ms = settings->session_ms,
                 .inputs = &settings->topic,
                 .input_count = 1,
                 .dead_letters = settings->dead,
                 .program = program.name,
                 .version = DEMARCHE_VERSION,
                 .turn_ms = 100,
                 .turn_messages = 10000,
                 .deadline_ms = 20000,
                 .transactions = true},
        .role = "sink",
        .host = sink->host,
        .handle = route_handle,
        .ctx = route,
        .idle_ms = settings->idle_ms,
        .counts = sink->counts,
    };
    return worker_work(self, &worker);
}

/* In the worker's own process. */
static int
work_topics(void *ctx, struct worker *self)
{
    struct sink *sink = ctx;
    const struct settings *settings = &sink->settings;
    const struct route_settings how = {
        .client = {settings->bootstrap, program.name, &sink->rdkafka},
        .pattern = sink->route,
        .source = settings->topic,
        .registry_url = settings->registry,
        .wanted = wanted_of(settings),
        .partitions = (int)settings->partitions,
        .replication = (int)settings->replication,
        .most_topics = settings->most_topics,
    };
    struct fail why = {0};
    struct route *route = route_new(&how, &why);
    if (!route) return log_line(LOG_ERROR, "%s", why.text), why.code;
    int code = run_turns(sink, route, self);
    route_free(route);
    return code;
}

static const struct target {
    const char *name;
    int (*work)(void *ctx, struct worker *self);
    const struct count_row *rows;
    int row_count, row_restarts, row_up;
} targets[] = {
    {"files", work_files, files_rows, FILES_ROWS, FILES_RESTARTS, FILES_UP},
    {"topics", work_topics, worker_rows, COUNT_ROWS, COUNT_RESTARTS, COUNT_UP},
};

/* What the settings of the target say. errors: STOP (configuration). */
static int
prepare(struct sink *sink, const struct target *target, struct fail *why)
{
    const struct settings *settings = &sink->settings;
    if (target->work == work_topics)
        return (sink->route = pattern_new(settings->route, false, why)) ? 0 : -1;
    if (!settings->folder || !settings->folder[0])
        return fail_set(why, FAIL_STOP, EXIT_CONFIG, "--folder is missing: where do files go?");
    if (settings->layout && !(sink->layout = pattern_new(settings->layout, true, why))) return -1;
    sink->folder = mem_copy(settings->folder);
    for (size_t len = strlen(sink->folder); len > 1 && sink->folder[len - 1] == '/';)
        sink->folder[--len] = '\0';
    return 0;
}

static int
run(struct sink *sink, struct fail *why)
{
    const struct settings *settings = &sink->settings;
    const struct target *target = targets;
    while (strcmp(target->name, settings->target) != 0) target++;
    if (prepare(sink, target, why)) return why->code;
    sink->counts = counts_new(target->rows, target->row_count, (int)settings->workers);
    const struct supervisor_settings supervisor = {
        .workers = (int)settings->workers,
        .hang_ms = settings->hang_ms,
        .drain_ms = settings->drain_ms,
        .http_port = (int)settings->http_port,
        .work = target->work,
        .ctx = sink,
        .counts = sink->counts,
        .row_restarts = target->row_restarts,
        .row_up = target->row_up,
    };
    int code = supervisor_run(&supervisor, why);
    counts_free(sink->counts);
    return code;
}

/* The user's properties, and one of ours: offsets are always given, and where one is not in the log
 * nothing else may be read in its place. */
static void
set_rdkafka(struct sink *sink, const struct conf_list *given)
{
    static const char ours[] = "consumer.auto.offset.reset=error";
    int count = given->count;
    bool files = strcmp(sink->settings.target, "files") == 0;
    sink->rdkafka.at = mem_new(sizeof *given->at * (size_t)(count + 1));
    if (count) memcpy(sink->rdkafka.at, given->at, sizeof *given->at * (size_t)count);
    if (files) sink->rdkafka.at[count++] = ours;
    sink->rdkafka.count = count;
}

int
main(int argc, char **argv)
{
    struct sink sink = {0};
    struct fail why = {0};
    struct conf *conf;
    log_setup("sink", LOG_INFO, false);
    enum conf_result ready = conf_load(&program, argc, argv, &sink.settings, &conf, &why);
    if (ready == CONF_ANSWERED) return EXIT_DONE;
    if (ready == CONF_FAILED) return fprintf(stderr, "%s: %s\n", program.name, why.text), why.code;
    log_setup("sink", log_level_find(sink.settings.log), sink.settings.log_format[0] == 'j');
    set_rdkafka(&sink, conf_rdkafka(conf));
    gethostname(sink.host, sizeof sink.host - 1);
    if (sink.settings.host) snprintf(sink.host, sizeof sink.host, "%s", sink.settings.host);
    int code = run(&sink, &why);
    if (code) log_line(LOG_ERROR, "%s", why.text);
    pattern_free(sink.layout);
    pattern_free(sink.route);
    free(sink.folder);
    free(sink.rdkafka.at);
    conf_free(conf);
    return code;
}
