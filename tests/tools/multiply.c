/* multiply.c: a program like the processor whose handler is plain arithmetic, so that a test knows
 * what must come out: number n gives n % 4 messages "n/0", "n/1", ...
 *
 * Other values ask for trouble: "bad" is skipped, "crash" and "hang" kill their worker, "large"
 * puts a message that no topic takes, "away" wants the world to come back (which it does at the
 * third try). */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/conf.h"
#include "base/log.h"
#include "processor/worker.h"

struct settings {
    const char *bootstrap, *group, *in, *out, *dead, *host, *strategy;
    int64_t workers, turn_ms, turn_messages, deadline_ms, session_ms, hang_ms, drain_ms, http_port,
        idle_ms, delay_us;
    bool transactions, named, copy;
    const struct conf_list *rdkafka;
    struct counts *counts;
};

#define NUMBER(name, field, initial)                                                               \
    {                                                                                              \
        name, CONF_NUMBER, offsetof(struct settings, field), "N", initial, "See processor.", 0, 0, \
            NULL                                                                                   \
    }
#define TEXT(name, field, initial)                                                                 \
    {                                                                                              \
        name, CONF_TEXT, offsetof(struct settings, field), "TEXT", initial, "See processor.", 0,   \
            0, NULL                                                                                \
    }
static const struct conf_row rows[] = {
    TEXT("bootstrap-servers", bootstrap, "127.0.0.1:9092"),
    TEXT("group", group, "multiply"),
    TEXT("in", in, "in"),
    TEXT("out", out, "out"),
    TEXT("dead", dead, "dead"),
    TEXT("host", host, "here"),
    TEXT("strategy", strategy, "range"),
    NUMBER("workers", workers, "1"),
    NUMBER("turn-ms", turn_ms, "100"),
    NUMBER("turn-messages", turn_messages, "100000"),
    NUMBER("deadline-ms", deadline_ms, "20000"),
    NUMBER("session-ms", session_ms, "6000"),
    NUMBER("hang-ms", hang_ms, "60000"),
    NUMBER("drain-ms", drain_ms, "20000"),
    NUMBER("http-port", http_port, "-1"),
    NUMBER("idle-ms", idle_ms, "0"),
    NUMBER("delay-us", delay_us, "0"),
    {"transactions", CONF_SWITCH, offsetof(struct settings, transactions), NULL, "true",
     "Exactly once.", 0, 0, NULL},
    {"named", CONF_SWITCH, offsetof(struct settings, named), NULL, "true",
     "Members of the group have names.", 0, 0, NULL},
    {"copy", CONF_SWITCH, offsetof(struct settings, copy), NULL, "false",
     "Do no arithmetic: each message goes out as it came in.", 0, 0, NULL},
};

static const struct conf_program program = {
    .name = "multiply",
    .summary = "multiplies messages, for tests",
    .rows = rows,
    .row_count = sizeof rows / sizeof rows[0],
    .kafka = true,
};

static int
put_large(struct turn *out, const char *topic)
{
    size_t size = 1500000;
    char *bytes = malloc(size);
    for (size_t i = 0; i < size; i++) bytes[i] = (char)(random() >> 8);
    turn_put(out, topic, slice_of("large"), (struct slice){bytes, size});
    free(bytes);
    return 0;
}

static int
multiply(void *ctx, const struct message *in, struct turn *out, struct fail *why)
{
    static int tries;
    const struct settings *settings = ctx;
    struct slice value = in->value;
    if (settings->copy) return turn_put(out, settings->out, in->key, value);
    if (settings->delay_us) usleep((useconds_t)settings->delay_us);
    if (slice_is(value, "crash")) abort();
    if (slice_is(value, "hang"))
        for (;;) pause();
    if (slice_is(value, "large")) return put_large(out, settings->out);
    if (slice_is(value, "away") && ++tries < 3)
        return fail_set(why, FAIL_RETRY, EXIT_UNREACHABLE, "the world is away");
    int64_t number;
    if (slice_is(value, "away")) value = SLICE_LITERAL("1");
    if (slice_number(value, &number)) return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "no number");
    for (int i = 0; i < number % 4; i++) {
        char text[64];
        int length = snprintf(text, sizeof text, "%lld/%d", (long long)number, i);
        turn_put(out, settings->out, in->key, (struct slice){text, (size_t)length});
    }
    return 0;
}

static int
work(void *ctx, struct worker *self)
{
    struct settings *settings = ctx;
    const struct worker_settings worker = {
        .turn = {.client = {settings->bootstrap, NULL, settings->rdkafka},
                 .group = settings->group,
                 .named = settings->named,
                 .strategy = settings->strategy,
                 .session_ms = settings->session_ms,
                 .inputs = &settings->in,
                 .input_count = 1,
                 .outputs = &settings->out,
                 .output_count = 1,
                 .dead_letters = settings->dead,
                 .program = program.name,
                 .version = DEMARCHE_VERSION,
                 .turn_ms = settings->turn_ms,
                 .turn_messages = settings->turn_messages,
                 .deadline_ms = settings->deadline_ms,
                 .transactions = settings->transactions},
        .role = "multiply",
        .host = settings->host,
        .handle = multiply,
        .ctx = settings,
        .idle_ms = settings->idle_ms,
        .counts = settings->counts,
    };
    return worker_work(self, &worker);
}

/* There is nothing to load, but the workers are started again. */
static int
reload(void *ctx, struct fail *why)
{
    (void)ctx;
    (void)why;
    return 0;
}

int
main(int argc, char **argv)
{
    struct settings settings = {0};
    struct fail why = {0};
    struct conf *conf;
    log_setup("multiply", LOG_INFO, false);
    enum conf_result result = conf_load(&program, argc, argv, &settings, &conf, &why);
    if (result != CONF_READY) return fprintf(stderr, "%s\n", why.text), why.code;
    settings.rdkafka = conf_rdkafka(conf);
    settings.counts = counts_new(worker_rows, COUNT_ROWS, (int)settings.workers);
    const struct supervisor_settings supervisor = {
        .workers = (int)settings.workers,
        .hang_ms = settings.hang_ms,
        .drain_ms = settings.drain_ms,
        .http_port = (int)settings.http_port,
        .work = work,
        .reload = reload,
        .ctx = &settings,
        .counts = settings.counts,
        .row_restarts = COUNT_RESTARTS,
        .row_up = COUNT_UP,
    };
    int code = supervisor_run(&supervisor, &why);
    if (code) log_line(LOG_ERROR, "%s", why.text);
    counts_free(settings.counts);
    conf_free(conf);
    return code;
}
