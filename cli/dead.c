/* dead.c: `demarche dead`: the dead-letter topic: what is in it and why, and back where it came
 * from. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/buf.h"
#include "base/conf.h"
#include "base/log.h"
#include "cli/cli.h"
#include "stream/dead.h"
#include "stream/scan.h"
#include "stream/writer.h"

struct settings {
    const char *bootstrap, *topic, *reason, *from, *to, *log_level;
    int64_t limit, timeout_ms;
    bool all, dry_run;
};

#define ROW(name_, type_, member, value_, initial_, help_, ...)                                    \
    {                                                                                              \
        .name = (name_), .type = CONF_##type_, .offset = offsetof(struct settings, member),        \
        .value = (value_), .initial = (initial_), .help = (help_), __VA_ARGS__                     \
    }

static const struct conf_row rows[] = {
    ROW("bootstrap-servers", TEXT, bootstrap, "HOST:PORT,...", "localhost:9092",
        "Kafka's addresses.", ),
    ROW("dead-letter-topic", TEXT, topic, "TOPIC", "demarche.dead-letter",
        "Where dead letters are.", ),
    ROW("reason", TEXT, reason, "TEXT", NULL, "Only those whose reason holds this text.", ),
    ROW("from", TEXT, from, "TOPIC", NULL, "Only those that came from this topic.", ),
    ROW("limit", NUMBER, limit, "N", "0", "No more than N of them; 0: all.", .least = 0,
        .most = INT64_MAX),
    ROW("to", TEXT, to, "TOPIC", NULL, "Replay to this topic and not to their own.", ),
    ROW("all", SWITCH, all, NULL, "false", "Replay all of them, where nothing else chooses.", ),
    ROW("dry-run", SWITCH, dry_run, NULL, "false", "Say what would be replayed.", ),
    ROW("timeout-ms", NUMBER, timeout_ms, "MS", "15000", "For brokers to answer.", .least = 1000,
        .most = 600000),
    ROW("log-level", CHOICE, log_level, "LEVEL", "warn", "What is told on standard error.",
        .choices = "error|warn|info|debug"),
};

static const struct conf_program program = {
    .name = "demarche dead",
    .summary = "list, show and replay dead letters",
    .operands = "list|show|replay [PARTITION:OFFSET...]",
    .details = "list prints a line for each: its place in the dead-letter topic, when it came, "
               "where from, its size and key, and why it is there. show prints headers and bytes. "
               "replay writes them to the topic they came from, with key, bytes and headers as "
               "they were; they stay in the dead-letter topic, so replaying twice doubles them.",
    .rows = rows,
    .row_count = sizeof rows / sizeof rows[0],
    .kafka = true,
};

struct dead {
    struct settings settings;
    struct client_settings client;
    const struct conf_list *operands; /* the first is the action */
    struct writer *writer;
    int64_t found;
    struct fail undelivered;
};

static struct slice
header(const struct message *in, const char *name)
{
    struct slice value;
    return message_header(in, name, &value) ? value : SLICE_LITERAL("-");
}

/* -- which -- */

/* Whether the letter's place is among the operands, or there are none. */
static bool
is_named(const struct dead *dead, const struct message *in)
{
    char place[64];
    snprintf(place, sizeof place, "%d:%" PRId64, in->partition, in->offset);
    for (int i = 1; i < dead->operands->count; i++)
        if (strcmp(dead->operands->at[i], place) == 0) return true;
    return dead->operands->count == 1;
}

static bool
is_chosen(const struct dead *dead, const struct message *in)
{
    const struct settings *settings = &dead->settings;
    struct slice reason = header(in, DEAD_REASON);
    if (settings->from && !slice_is(header(in, DEAD_TOPIC), settings->from)) return false;
    if (settings->reason &&
        !(reason.len && memmem(reason.at, reason.len, settings->reason, strlen(settings->reason))))
        return false;
    return is_named(dead, in);
}

/* -- list and show -- */

/* Anything that would break a line or a terminal as \xHH. */
static void
put_plain(struct slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (c < 0x20 || c == 0x7F)
            printf("\\x%02x", c);
        else
            putchar(c);
    }
}

static int
list_one(struct dead *dead, const struct message *in, struct fail *why)
{
    (void)dead;
    (void)why;
    char when[40] = "-";
    time_t seconds = (time_t)(in->timestamp / 1000);
    struct tm utc;
    if (in->timestamp >= 0 && gmtime_r(&seconds, &utc))
        strftime(when, sizeof when, "%Y-%m-%dT%H:%M:%SZ", &utc);
    printf("%d:%" PRId64 "\t%s\t", in->partition, in->offset, when);
    put_plain(header(in, DEAD_TOPIC));
    putchar('/');
    put_plain(header(in, DEAD_PARTITION));
    putchar('@');
    put_plain(header(in, DEAD_OFFSET));
    printf("\t%zu\t", in->value.len);
    put_plain(in->key);
    putchar('\t');
    put_plain(header(in, DEAD_REASON));
    putchar('\n');
    return 0;
}

static int
show_one(struct dead *dead, const struct message *in, struct fail *why)
{
    struct slice name, value;
    (void)dead;
    (void)why;
    printf("place: %d:%" PRId64 "\nkey: ", in->partition, in->offset);
    put_plain(in->key);
    putchar('\n');
    for (size_t i = 0; message_header_at(in, i, &name, &value); i++) {
        put_plain(name);
        fputs(": ", stdout);
        put_plain(value);
        putchar('\n');
    }
    printf("%s\n", in->value.at ? "" : "(null value)");
    if (in->value.len) fwrite(in->value.at, 1, in->value.len, stdout);
    putchar('\n');
    return 0;
}

/* -- replay -- */

static void
reported(void *ctx, void *token, const struct fail *failure)
{
    struct dead *dead = ctx;
    (void)token;
    if (failure)
        fail_set(&dead->undelivered, FAIL_STOP, failure->code, "not delivered: %s", failure->text);
}

static int
replay_one(struct dead *dead, const struct message *in, struct fail *why)
{
    const struct settings *settings = &dead->settings;
    struct slice own = header(in, DEAD_TOPIC);
    char topic[256];
    if (slice_is(own, "-") && !settings->to) {
        log_line(LOG_WARN, "%d:%" PRId64 " does not say where it came from: left out (--to)",
                 in->partition, in->offset);
        dead->found--;
        return 0;
    }
    snprintf(topic, sizeof topic, "%.*s", SLICE_ARGS(own));
    const char *to = settings->to ? settings->to : topic;
    if (settings->dry_run) return list_one(dead, in, why);
    rd_kafka_headers_t *headers = dead_headers_inherited(in);
    int bad = writer_put_with(dead->writer, to, RD_KAFKA_PARTITION_UA, in->key, in->value, headers,
                              NULL, why);
    if (headers) rd_kafka_headers_destroy(headers);
    return bad;
}

static int
replay_begin(struct dead *dead, struct fail *why)
{
    const struct settings *settings = &dead->settings;
    if (dead->operands->count == 1 && !settings->reason && !settings->from && !settings->all)
        return fail_set(why, FAIL_STOP, EXIT_USAGE,
                        "replay which? PARTITION:OFFSET, --reason, --from, or --all");
    if (settings->dry_run) return 0;
    const struct writer_settings writer = {.client = dead->client,
                                           .timeout_ms = settings->timeout_ms,
                                           .report = reported,
                                           .ctx = dead};
    dead->writer = writer_open(&writer, why);
    return dead->writer ? 0 : -1;
}

static int
replay_end(struct dead *dead, struct fail *why)
{
    if (dead->writer && writer_flush(dead->writer, dead->settings.timeout_ms + 1000, why))
        return -1;
    if (dead->undelivered.kind) {
        *why = dead->undelivered;
        return -1;
    }
    fprintf(stderr, "%" PRId64 " %s\n", dead->found,
            dead->settings.dry_run ? "would be replayed" : "replayed");
    return 0;
}

static const struct action {
    const char *name;
    int (*begin)(struct dead *dead, struct fail *why);
    int (*each)(struct dead *dead, const struct message *in, struct fail *why);
    int (*end)(struct dead *dead, struct fail *why);
} actions[] = {
    {"list", NULL, list_one, NULL},
    {"show", NULL, show_one, NULL},
    {"replay", replay_begin, replay_one, replay_end},
};

static int
each_letter(struct dead *dead, const struct action *action, struct scan *scan, struct fail *why)
{
    struct message in;
    int got = 0;
    int64_t limit = dead->settings.limit;
    while ((!limit || dead->found < limit) && (got = scan_next(scan, &in, why)) > 0) {
        if (!is_chosen(dead, &in)) continue;
        dead->found++;
        if (action->each(dead, &in, why)) return -1;
    }
    return got < 0 ? -1 : 0;
}

static int
run(struct dead *dead, struct fail *why)
{
    const char *name = dead->operands->count ? dead->operands->at[0] : "";
    const struct action *action = NULL;
    for (size_t i = 0; i < sizeof actions / sizeof actions[0]; i++)
        if (strcmp(actions[i].name, name) == 0) action = &actions[i];
    if (!action)
        return fail_set(why, FAIL_STOP, EXIT_USAGE, "'%s' is none of list, show, replay", name);
    if (action->begin && action->begin(dead, why)) return -1;
    struct scan *scan = scan_open(&dead->client, dead->settings.topic, dead->settings.timeout_ms,
                                  why);
    int bad = scan ? each_letter(dead, action, scan, why) : -1;
    if (!bad && action->end) bad = action->end(dead, why);
    scan_close(scan);
    writer_close(dead->writer);
    return bad;
}

int
cli_dead(int argc, char **argv)
{
    struct dead dead = {0};
    struct conf *conf;
    struct fail why = {0};
    log_setup(program.name, LOG_WARN, false);
    enum conf_result ready = conf_load(&program, argc, argv, &dead.settings, &conf, &why);
    if (ready == CONF_ANSWERED) return EXIT_DONE;
    if (ready == CONF_FAILED) return log_line(LOG_ERROR, "%s", why.text), why.code;
    log_setup(program.name, log_level_find(dead.settings.log_level), false);
    dead.operands = conf_operands(conf);
    dead.client = (struct client_settings){dead.settings.bootstrap, "demarche-dead",
                                           conf_rdkafka(conf)};
    int bad = run(&dead, &why);
    if (bad) log_line(LOG_ERROR, "%s", why.text);
    conf_free(conf);
    return bad ? why.code : EXIT_DONE;
}
