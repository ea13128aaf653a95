/* main.c: demarche-processor: articles in, mentions out, exactly once. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/conf.h"
#include "base/install.h"
#include "base/log.h"
#include "extract/extract.h"
#include "processor/handle.h"
#include "processor/mentions.h"
#include "processor/worker.h"
#include "stream/topics.h"

struct settings {
    const char *bootstrap, *group, *articles, *mentions, *events, *dead, *host, *strategy, *from;
    const char *dict, *format, *registry, *log, *log_format;
    int64_t workers, turn_ms, turn_messages, deadline_ms, session_ms, hang_ms, drain_ms, http_port,
        idle_ms, partitions, replication;
    bool gate, create_topics;
    double min_confidence;
};

#define AT(field) offsetof(struct settings, field)
static const struct conf_row rows[] = {
    {"bootstrap-servers", CONF_TEXT, AT(bootstrap), "HOST:PORT,...", "localhost:9092",
     "Kafka's addresses.", 0, 0, NULL},
    {"group", CONF_TEXT, AT(group), "NAME", "demarche-processor",
     "Consumer group; processors of one group share the partitions.", 0, 0, NULL},
    {"instance", CONF_TEXT, AT(host), "NAME", NULL,
     "Name of this processor within the group, by default the host's name: two that run at once "
     "need two names, one that comes back needs its old one.",
     0, 0, NULL},
    {"articles-topic", CONF_TEXT, AT(articles), "TOPIC", "demarche.articles", "Where articles are.",
     0, 0, NULL},
    {"mentions-topic", CONF_TEXT, AT(mentions), "TOPIC", "demarche.mentions",
     "Where mentions of events go.", 0, 0, NULL},
    {"events-topic", CONF_TEXT, AT(events), "TOPIC", "demarche.events",
     "Where fused events go; only made, by --create-topics.", 0, 0, NULL},
    {"dead-letter-topic", CONF_TEXT, AT(dead), "TOPIC", "demarche.dead-letter",
     "Where articles go that cannot be read, untouched, with headers that say why.", 0, 0, NULL},
    {"workers", CONF_NUMBER, AT(workers), "N", "1", "Worker processes.", 1, 256, NULL},
    {"dict", CONF_TEXT, AT(dict), "FOLDER", NULL,
     "Dictionaries and model; by default those installed with the program.", 0, 0, NULL},
    {"gate", CONF_SWITCH, AT(gate), NULL, "true",
     "Do not parse sentences without a trigger and a known party.", 0, 0, NULL},
    {"min-confidence", CONF_SHARE, AT(min_confidence), "SHARE", MENTION_SURE,
     "Leave out mentions between states below this confidence.", 0, 0, NULL},
    {"format", CONF_CHOICE, AT(format), "FORMAT", "single-object",
     "How mentions are written: Avro in single-object encoding, Avro in Confluent framing (needs a "
     "registry), or JSON.",
     0, 0, "single-object|confluent|json"},
    {"registry-url", CONF_TEXT, AT(registry), "URL", NULL, "Schema registry.", 0, 0, NULL},
    {"turn-ms", CONF_NUMBER, AT(turn_ms), "MS", "100", "How long one transaction gathers messages.",
     1, 10000, NULL},
    {"turn-messages", CONF_NUMBER, AT(turn_messages), "N", "10000",
     "The most messages of one transaction.", 1, 1000000, NULL},
    {"deadline-ms", CONF_NUMBER, AT(deadline_ms), "MS", "20000",
     "How long a call to Kafka is repeated before its producer is given up for a new one.", 100,
     600000, NULL},
    {"session-ms", CONF_NUMBER, AT(session_ms), "MS", "10000",
     "How long the group waits for a member that is silent.", 1000, 600000, NULL},
    {"strategy", CONF_CHOICE, AT(strategy), "NAME", "range", "How the group shares partitions out.",
     0, 0, "range|roundrobin|cooperative-sticky"},
    {"from", CONF_CHOICE, AT(from), "END", "beginning", "Where a new group begins.", 0, 0,
     "beginning|end"},
    {"hang-ms", CONF_NUMBER, AT(hang_ms), "MS", "60000",
     "A worker without a sign of life for so long is killed and started again.", 1000, 3600000,
     NULL},
    {"drain-ms", CONF_NUMBER, AT(drain_ms), "MS", "25000",
     "After SIGTERM, how long workers may take to finish their turns.", 100, 3600000, NULL},
    {"http-port", CONF_NUMBER, AT(http_port), "PORT", "-1",
     "Serve /metrics, /healthz and /readyz; 0 takes a free port, -1 none.", -1, 65535, NULL},
    {"idle-ms", CONF_NUMBER, AT(idle_ms), "MS", "0",
     "End with code 0 when nothing came for so long; 0: never.", 0, 86400000, NULL},
    {"create-topics", CONF_SWITCH, AT(create_topics), NULL, "false",
     "First make the topics that are missing, with the right cleanup policies.", 0, 0, NULL},
    {"partitions", CONF_NUMBER, AT(partitions), "N", "6", "Of the topics that are made.", 1, 10000,
     NULL},
    {"replication", CONF_NUMBER, AT(replication), "N", "0",
     "Of the topics that are made; 0: the brokers' default.", 0, 100, NULL},
    {"log-level", CONF_CHOICE, AT(log), "LEVEL", "info", "What is logged.", 0, 0,
     "error|warn|info|debug"},
    {"log-format", CONF_CHOICE, AT(log_format), "FORMAT", "text", "How it is logged.", 0, 0,
     "text|json"},
};

static const struct conf_program program = {
    .name = "demarche-processor",
    .summary = "codes the articles of one Kafka topic into diplomatic events of another, exactly "
               "once",
    .details =
        "SIGTERM and SIGINT drain: open turns are finished, and the program ends with code 0. "
        "SIGHUP loads the dictionaries anew and restarts the workers one after the other. "
        "Exit codes: 0 done, 64 usage, 69 Kafka is unreachable, 70 a fault of the program, 74 "
        "input "
        "or output failed, 75 another instance runs under the same name, 78 configuration (also a "
        "missing topic).",
    .rows = rows,
    .row_count = sizeof rows / sizeof rows[0],
    .kafka = true,
};

/* All that the workers have from their parent. */
struct processor {
    struct settings settings;
    const struct conf_list *rdkafka;
    struct extract_model *model;
    const char *dict; /* the folder */
    struct counts *counts;
    char host[128];
    char version[128]; /* of program and dictionaries, for dead letters */
};

static int
emit(void *ctx, const char *topic, struct slice key, struct slice value, struct fail *why)
{
    (void)why;
    return turn_put(ctx, topic, key, value);
}

static int
handle(void *ctx, const struct message *in, struct turn *out, struct fail *why)
{
    return handle_article(ctx, in->key, in->value, emit, out, why);
}

static int
work_with(struct processor *processor, struct handle *hands, struct worker *self)
{
    const struct settings *settings = &processor->settings;
    const struct worker_settings worker = {
        .turn = {.client = {settings->bootstrap, NULL, processor->rdkafka},
                 .group = settings->group,
                 .named = true,
                 .strategy = settings->strategy,
                 .from = settings->from,
                 .session_ms = settings->session_ms,
                 .inputs = &settings->articles,
                 .input_count = 1,
                 .outputs = &settings->mentions,
                 .output_count = 1,
                 .dead_letters = settings->dead,
                 .program = program.name,
                 .version = processor->version,
                 .turn_ms = settings->turn_ms,
                 .turn_messages = settings->turn_messages,
                 .deadline_ms = settings->deadline_ms,
                 .transactions = true},
        .role = "processor",
        .host = processor->host,
        .handle = handle,
        .ctx = hands,
        .idle_ms = settings->idle_ms,
        .counts = processor->counts,
    };
    return worker_work(self, &worker);
}

/* In the worker's own process. */
static int
work(void *ctx, struct worker *self)
{
    struct processor *processor = ctx;
    const struct settings *settings = &processor->settings;
    const struct handle_settings how = {settings->mentions, settings->format, settings->registry,
                                        settings->min_confidence, settings->gate};
    struct fail why = {0};
    struct handle *hands = handle_new(processor->model, &how, &why);
    if (!hands) {
        log_line(LOG_ERROR, "%s", why.text);
        return why.code;
    }
    int code = work_with(processor, hands, self);
    handle_free(hands);
    return code;
}

static int
load_model(struct processor *processor, struct fail *why)
{
    struct extract_model *model = extract_model_load(processor->dict, why);
    if (!model) return -1;
    extract_model_free(processor->model);
    processor->model = model;
    snprintf(processor->version, sizeof processor->version, DEMARCHE_VERSION " %s",
             extract_model_version(model));
    return 0;
}

static int
reload(void *ctx, struct fail *why)
{
    return load_model(ctx, why);
}

static int
make_topics(const struct processor *processor, struct fail *why)
{
    enum { LETTER_MOST = 2000000 }; /* an article of the largest size and the headers */
    const struct settings *settings = &processor->settings;
    int partitions = (int)settings->partitions;
    const struct topic_spec topics[] = {
        {settings->articles, partitions, "delete", 0},
        {settings->mentions, partitions, "delete", 0},
        {settings->events, partitions, "compact", 0},
        {settings->dead, partitions, "delete", LETTER_MOST},
    };
    const struct client_settings client = {settings->bootstrap, program.name, processor->rdkafka};
    return topics_create(&client, topics, sizeof topics / sizeof topics[0],
                         (int)settings->replication, 60000, why);
}

static int
run(struct processor *processor, struct fail *why)
{
    struct arena arena;
    arena_init(&arena);
    processor->dict = dict_folder(&arena, processor->settings.dict, why);
    const struct settings *settings = &processor->settings;
    int code = 0;
    if (!processor->dict || load_model(processor, why) ||
        (settings->create_topics && make_topics(processor, why))) {
        code = why->code;
    } else {
        processor->counts = counts_new(worker_rows, COUNT_ROWS, (int)settings->workers);
        const struct supervisor_settings supervisor = {
            .workers = (int)settings->workers,
            .hang_ms = settings->hang_ms,
            .drain_ms = settings->drain_ms,
            .http_port = (int)settings->http_port,
            .work = work,
            .reload = reload,
            .ctx = processor,
            .counts = processor->counts,
            .row_restarts = COUNT_RESTARTS,
            .row_up = COUNT_UP,
        };
        code = supervisor_run(&supervisor, why);
        counts_free(processor->counts);
    }
    extract_model_free(processor->model);
    arena_fini(&arena);
    return code;
}

static enum log_level
level_of(const char *name)
{
    static const char *const names[] = {"error", "warn", "info", "debug"};
    int level = LOG_ERROR;
    while (level < LOG_DEBUG && strcmp(name, names[level]) != 0) level++;
    return (enum log_level)level;
}

int
main(int argc, char **argv)
{
    struct processor processor = {0};
    struct fail why = {0};
    struct conf *conf;
    enum conf_result result = conf_load(&program, argc, argv, &processor.settings, &conf, &why);
    if (result == CONF_ANSWERED) return EXIT_DONE;
    if (result == CONF_FAILED) return fprintf(stderr, "%s: %s\n", program.name, why.text), why.code;
    log_setup("processor", level_of(processor.settings.log),
              processor.settings.log_format[0] == 'j');
    processor.rdkafka = conf_rdkafka(conf);
    gethostname(processor.host, sizeof processor.host - 1);
    if (processor.settings.host)
        snprintf(processor.host, sizeof processor.host, "%s", processor.settings.host);
    int code = run(&processor, &why);
    if (code) log_line(LOG_ERROR, "%s", why.text);
    conf_free(conf);
    return code;
}
