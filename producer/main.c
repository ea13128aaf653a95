/* main.c: demarche-producer: articles from files and standard input onto a topic. */
#include <stdio.h>
#include <string.h>

#include "base/conf.h"
#include "base/log.h"
#include "producer/sources.h"
#include "service/stop.h"

struct settings {
    const char *bootstrap, *topic, *framing, *registry_url, *compression, *input;
    const char *published, *country, *outlet, *log_level, *log_format;
    int64_t max_bytes, timeout_ms;
    bool dry_run, progress;
};

#define ROW(name_, type_, member, value_, initial_, help_, ...)                                    \
    {                                                                                              \
        .name = (name_), .type = CONF_##type_, .offset = offsetof(struct settings, member),        \
        .value = (value_), .initial = (initial_), .help = (help_), __VA_ARGS__                     \
    }

static const struct conf_row rows[] = {
    ROW("bootstrap-servers", TEXT, bootstrap, "HOST:PORT,...", "localhost:9092",
        "Brokers to begin with.", ),
    ROW("topic", TEXT, topic, "TOPIC", "demarche.articles", "Where articles are published.", ),
    ROW("input", CHOICE, input, "KIND", "text", "Text files, or one article as JSON a line.",
        .choices = "text|jsonl"),
    ROW("published", TEXT, published, "DATE", NULL,
        "Day of publication of articles that do not say theirs.", ),
    ROW("country", TEXT, country, "CODE", NULL, "Country of the outlet, ISO 3166-1 alpha-3.", ),
    ROW("outlet", TEXT, outlet, "NAME", NULL, "The outlet, where the article does not say it.", ),
    ROW("max-bytes", NUMBER, max_bytes, "BYTES", "900000",
        "Larger articles are refused: a message holds less than 1 MB.", .least = 1,
        .most = SOURCE_TEXT_MOST),
    ROW("format", CHOICE, framing, "FORMAT", "single-object",
        "Bytes of a message: Avro single-object, Avro as Confluent's registry frames it, or JSON.",
        .choices = "single-object|confluent|json"),
    ROW("registry-url", TEXT, registry_url, "URL", NULL, "Schema registry, for confluent.", ),
    ROW("compression", CHOICE, compression, "CODEC", "zstd", "Compression of what is sent.",
        .choices = "zstd|lz4|gzip|snappy|none"),
    ROW("timeout-ms", NUMBER, timeout_ms, "MS", "30000",
        "For brokers to answer at the start, and for each message to arrive.", .least = 1000,
        .most = 3600000),
    ROW("dry-run", SWITCH, dry_run, NULL, "false",
        "Publish nothing: print what would be, as JSON lines, without Kafka.", ),
    ROW("progress", SWITCH, progress, NULL, "true", "Say on standard error how far it is.", ),
    ROW("log-level", CHOICE, log_level, "LEVEL", "info", "What is told on standard error.",
        .choices = "error|warn|info|debug"),
    ROW("log-format", CHOICE, log_format, "FORMAT", "text", "How it is told.",
        .choices = "text|json"),
};

static const struct conf_program program = {
    .name = "demarche-producer",
    .summary = "publish news articles to Kafka",
    .operands = "[FILE|FOLDER|-...]",
    .details = "With no operand, or where it is -, standard input is read. A text file may begin "
               "with a line ' date YYYY-MM-DD TITLE'; otherwise its day is taken from a date line "
               "near its head, from --published, or from the file's time, and the summary says "
               "how often which. What cannot be taken (no UTF-8, empty, too large, not to be "
               "read) is refused with its name and the reason, and the rest goes on: exit code 65.",
    .rows = rows,
    .row_count = sizeof rows / sizeof rows[0],
    .kafka = true,
};

static int
read_options(const struct settings *settings, struct source_options *options, struct fail *why)
{
    *options = (struct source_options){
        .published = settings->published ? day_parse(slice_of(settings->published)) : DAY_NONE,
        .country = slice_of(settings->country),
        .outlet = slice_of(settings->outlet),
        .most = (size_t)settings->max_bytes,
    };
    if (settings->published && options->published == DAY_NONE)
        return fail_set(why, FAIL_STOP, EXIT_USAGE, "published: '%s' is no day (YYYY-MM-DD)",
                        settings->published);
    const struct article probe = {
        .article_id = slice_of("-"), .body = slice_of("-"), .country = options->country};
    if (article_check(&probe, why) == 0) return 0;
    why->kind = FAIL_STOP;
    why->code = EXIT_USAGE;
    return -1;
}

static int
read_operands(struct sources *sources, source_read *read, const struct conf_list *operands,
              struct fail *why)
{
    static const char *standard_input = "-";
    const struct conf_list list = operands->count ? *operands
                                                  : (struct conf_list){&standard_input, 1};
    for (int i = 0; i < list.count && !stop_asked(); i++)
        if (read(sources, list.at[i], why) < 0) return -1;
    return 0;
}

/* Returns the exit code. */
static int
publish(const struct settings *settings, const struct conf *conf, struct fail *why)
{
    struct source_options options;
    if (read_options(settings, &options, why)) return why->code;
    const struct publisher_settings publisher_settings = {
        .client = {settings->bootstrap, "demarche-producer", conf_rdkafka(conf)},
        .topic = settings->topic,
        .framing = settings->framing,
        .registry_url = settings->registry_url,
        .compression = settings->compression,
        .timeout_ms = settings->timeout_ms,
        .dry_run = settings->dry_run,
        .progress = settings->progress,
    };
    struct publisher *publisher = publisher_open(&publisher_settings, why);
    if (!publisher) return why->code;
    struct sources sources = {.options = &options, .publisher = publisher};
    arena_init(&sources.arena);
    int bad = read_operands(&sources, source_find(settings->input), conf_operands(conf), why);
    if (publisher_finish(publisher, why)) bad = -1;
    publisher_summary(publisher);
    int64_t refused = publisher_totals(publisher)->refused;
    if (stop_asked()) log_line(LOG_WARN, "stopped before the end of the input");
    arena_fini(&sources.arena);
    publisher_close(publisher);
    return bad ? why->code : refused ? EXIT_REFUSED : EXIT_DONE;
}

int
main(int argc, char **argv)
{
    struct settings settings = {0};
    struct conf *conf;
    struct fail why = {0};
    log_setup(program.name, LOG_INFO, false);
    enum conf_result ready = conf_load(&program, argc, argv, &settings, &conf, &why);
    if (ready == CONF_ANSWERED) return EXIT_DONE;
    if (ready == CONF_FAILED) return log_line(LOG_ERROR, "%s", why.text), why.code;
    log_setup(program.name, log_level_find(settings.log_level), settings.log_format[0] == 'j');
    stop_catch();
    int code = publish(&settings, conf, &why);
    if (why.kind) log_line(LOG_ERROR, "%s", why.text);
    conf_free(conf);
    return code;
}
