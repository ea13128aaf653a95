/* code.c: `demarche code`: articles in, events out, without Kafka. */
#include "cli/code.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/conf.h"
#include "base/file.h"
#include "base/install.h"
#include "base/log.h"
#include "cli/cli.h"
#include "processor/mentions.h"
#include "record/source_text.h"

struct settings {
    const char *format, *input, *stop_after, *published, *country, *outlet, *dict, *log_level;
    bool explain, gate;
    double min_confidence;
    int64_t max_bytes;
};

#define ROW(name_, type_, member, value_, initial_, help_, ...)                                    \
    {                                                                                              \
        .name = (name_), .type = CONF_##type_, .offset = offsetof(struct settings, member),        \
        .value = (value_), .initial = (initial_), .help = (help_), __VA_ARGS__                     \
    }

static const struct conf_row rows[] = {
    ROW("format", CHOICE, format, "FORMAT", NULL,
        "How events are written; otherwise a table on a terminal, JSON lines elsewhere.",
        .choices = "table|jsonl|csv|plover|gdelt|gdelt-mentions|conllu"),
    ROW("input", CHOICE, input, "KIND", "text",
        "Text files, one article as JSON a line, or sentences in CoNLL-U.",
        .choices = "text|jsonl|conllu"),
    ROW("stop-after", TEXT, stop_after, "STAGE", NULL,
        "Print what this stage made of each article, and no events.", ),
    ROW("explain", SWITCH, explain, NULL, "false",
        "For each event the bytes and the rule of each field.", ),
    ROW("gate", SWITCH, gate, NULL, "true",
        "Leave out sentences that can hold no event before they are parsed.", ),
    ROW("min-confidence", SHARE, min_confidence, "SHARE", MENTION_SURE,
        "Leave out less certain events between states.", ),
    ROW("published", TEXT, published, "DATE", NULL,
        "Day of publication of articles that do not say theirs.", ),
    ROW("country", TEXT, country, "CODE", NULL, "Country of the outlet, ISO 3166-1 alpha-3.", ),
    ROW("outlet", TEXT, outlet, "NAME", NULL, "The outlet, where the article does not say it.", ),
    ROW("dict", TEXT, dict, "FOLDER", NULL,
        "Dictionary folder; otherwise the one that was installed with the program.", ),
    ROW("max-bytes", NUMBER, max_bytes, "BYTES", "900000", "Larger articles are refused.",
        .least = 1, .most = 1 << 30),
    ROW("log-level", CHOICE, log_level, "LEVEL", "warn", "What is told on standard error.",
        .choices = "error|warn|info|debug"),
};

static const struct conf_program program = {
    .name = "demarche code",
    .summary = "code articles from files or standard input, without Kafka",
    .operands = "[FILE|FOLDER...]",
    .details = "With no FILE, or where it is -, standard input is read. A text file may begin with "
               "a line ' date YYYY-MM-DD TITLE'; otherwise its day is taken from a date line near "
               "its head, from --published, or from the file's time. Exit code 65: some articles "
               "were refused, with name and reason on standard error.",
    .rows = rows,
    .row_count = sizeof rows / sizeof rows[0],
};

struct code {
    struct settings settings;
    struct source_options source;
    const struct code_format *format;
    enum stage last;
    struct extract_model *model;
    struct extractor *extractor;
    struct arena arena; /* of one article */
    int coded, refused;
};

static void
put_mentions(struct code *code, const struct article *article)
{
    int count;
    struct mention *mentions = mentions_make(code->model, code->extractor, article, &code->arena,
                                             &count);
    const struct event *events = extractor_events(code->extractor, &count);
    for (int i = 0; i < count; i++) {
        if (!mention_is_sure(&mentions[i], code->settings.min_confidence)) continue;
        code->format->put(article, &mentions[i], stdout);
        if (code->settings.explain) extractor_explain(code->extractor, &events[i], stdout);
    }
}

static void
put_article(struct code *code, const struct article *article)
{
    struct slice id = article->article_id;
    if (!code->format)
        extractor_print_conllu(code->extractor, stdout);
    else if (code->settings.stop_after)
        extractor_print_stage(code->extractor, code->last, arena_copy(&code->arena, id.at, id.len),
                              stdout);
    else
        put_mentions(code, article);
    code->coded++;
}

static int
code_article(struct code *code, const struct article *article, struct fail *why)
{
    struct extract_input input;
    if (article_input(article, &input, why) ||
        extractor_run(code->extractor, &input, code->last, why))
        return -1;
    put_article(code, article);
    return 0;
}

/* A file of CoNLL-U: its article is what its sentences make. */
static int
code_conllu(struct code *code, const char *path, struct fail *why)
{
    struct slice text;
    struct article article;
    const char *slash = strrchr(path, '/');
    day_t day = code->source.published == DAY_NONE ? day_today() : code->source.published;
    if (file_read(&code->arena, path, code->source.most, &text, why) ||
        extractor_run_conllu(code->extractor, text, day, code->last, why))
        return -1;
    record_init(&article_type, &article);
    article.article_id = slice_of(slash ? slash + 1 : path);
    article.body = extractor_text(code->extractor);
    article.published_at = (int64_t)day * 86400000;
    put_article(code, &article);
    return 0;
}

/* A refused article is told and counted; the rest goes on. errors: what is not SKIP. */
static int
refuse(struct code *code, const char *name, struct fail *why)
{
    if (why->kind != FAIL_SKIP) return -1;
    bool named = strncmp(why->text, name, strlen(name)) == 0;
    log_line(LOG_ERROR, "refused: %s%s%s", named ? "" : name, named ? "" : ": ", why->text);
    fail_clear(why);
    code->refused++;
    return 0;
}

static int
code_lines(struct code *code, const char *name, FILE *in, struct fail *why)
{
    char *line = NULL, place[300];
    size_t room = 0;
    ssize_t len;
    int number = 0, result = 0;
    while (result == 0 && (len = getline(&line, &room, in)) >= 0) {
        struct source_text source;
        struct slice text = slice_trim((struct slice){line, (size_t)len});
        snprintf(place, sizeof place, "%s:%d", name, ++number);
        if (!text.len) continue;
        arena_reset(&code->arena);
        if (source_json_parse(&code->arena, text, &code->source, &source, why) ||
            code_article(code, &source.article, why))
            result = refuse(code, place, why);
    }
    free(line);
    if (result == 0 && ferror(in))
        return fail_set(why, FAIL_STOP, EXIT_IO, "%s: %s", name, strerror(errno));
    return result;
}

/* All of standard input as one text. */
static int
code_stdin(struct code *code, struct fail *why)
{
    struct buf all = {0};
    struct source_text source;
    size_t got;
    do {
        char *room = buf_room(&all, 1 << 16);
        got = fread(room, 1, 1 << 16, stdin);
        all.len += got;
    } while (got && all.len <= code->source.most);
    int bad = all.len > code->source.most
                  ? fail_set(why, FAIL_SKIP, EXIT_REFUSED, "-: more than %zu bytes",
                             code->source.most)
                  : source_text_parse(&code->arena, buf_slice(&all), "-", SLICE_NONE, DAY_NONE,
                                      &code->source, &source, why);
    int result = bad || code_article(code, &source.article, why) ? refuse(code, "-", why) : 0;
    buf_fini(&all);
    return result;
}

static int
code_file(void *ctx, const char *path, const char *folder, struct fail *why)
{
    struct code *code = ctx;
    struct source_text source;
    arena_reset(&code->arena);
    if (strcmp(code->settings.input, "conllu") == 0)
        return code_conllu(code, path, why) ? refuse(code, path, why) : 0;
    if (strcmp(code->settings.input, "jsonl") == 0) {
        FILE *in = fopen(path, "r");
        if (!in) {
            fail_set(why, FAIL_SKIP, EXIT_IO, "%s: %s", path, strerror(errno));
            return refuse(code, path, why);
        }
        int result = code_lines(code, path, in, why);
        fclose(in);
        return result;
    }
    if (source_text_read(&code->arena, path, folder, &code->source, &source, why))
        return refuse(code, path, why);
    log_line(LOG_INFO, "%s: published %.*s (%s)", path, SLICE_ARGS(source.article.published),
             published_from_name(source.from));
    return code_article(code, &source.article, why) ? refuse(code, path, why) : 0;
}

static int
code_operands(struct code *code, const struct conf_list *operands, struct fail *why)
{
    static const char *standard_input = "-";
    struct conf_list list = operands->count ? *operands : (struct conf_list){&standard_input, 1};
    bool lines = strcmp(code->settings.input, "jsonl") == 0;
    for (int i = 0; i < list.count; i++) {
        const char *path = list.at[i];
        int bad;
        if (strcmp(path, "-") == 0)
            bad = lines ? code_lines(code, path, stdin, why) : code_stdin(code, why);
        else if ((bad = source_walk(path, code_file, code, why)))
            bad = refuse(code, path, why);
        if (bad) return -1;
    }
    return 0;
}

/* What the settings mean. errors: STOP, usage. */
static int
read_settings(struct code *code, struct fail *why)
{
    const struct settings *settings = &code->settings;
    const char *format = settings->format                                 ? settings->format
                         : isatty(STDOUT_FILENO) && !settings->stop_after ? "table"
                                                                          : "jsonl";
    code->format = code_format_find(format);
    code->last = settings->stop_after ? stage_find(settings->stop_after) : STAGE_CONFIDENCE;
    if (code->last == STAGE_COUNT)
        return fail_set(why, FAIL_STOP, EXIT_USAGE, "stop-after: there is no stage '%s'",
                        settings->stop_after);
    code->source = (struct source_options){
        .published = settings->published ? day_parse(slice_of(settings->published)) : DAY_NONE,
        .country = slice_of(settings->country),
        .outlet = slice_of(settings->outlet),
        .most = (size_t)settings->max_bytes,
    };
    if (settings->published && code->source.published == DAY_NONE)
        return fail_set(why, FAIL_STOP, EXIT_USAGE, "published: '%s' is no day (YYYY-MM-DD)",
                        settings->published);
    struct article probe = {
        .article_id = slice_of("-"), .body = slice_of("-"), .country = code->source.country};
    if (article_check(&probe, why)) {
        why->kind = FAIL_STOP;
        why->code = EXIT_USAGE;
        return -1;
    }
    return 0;
}

static int
run(struct code *code, const struct conf_list *operands, struct fail *why)
{
    if (read_settings(code, why)) return -1;
    const char *folder = dict_folder(&code->arena, code->settings.dict, why);
    if (!folder || !(code->model = extract_model_load(folder, why))) return -1;
    code->extractor = extractor_new(code->model);
    extractor_set_gate(code->extractor, code->settings.gate);
    if (code->format && code->format->begin && !code->settings.stop_after)
        code->format->begin(stdout);
    if (code_operands(code, operands, why)) return -1;
    if (fflush(stdout) != 0 || ferror(stdout))
        return fail_set(why, FAIL_STOP, EXIT_IO, "standard output: %s", strerror(errno));
    return 0;
}

static enum log_level
level_of(const char *name)
{
    static const char *const names[] = {"error", "warn", "info", "debug"};
    int level = 0;
    while (level < 3 && strcmp(names[level], name) != 0) level++;
    return (enum log_level)level;
}

int
cli_code(int argc, char **argv)
{
    struct code code = {0};
    struct conf *conf;
    struct fail why = {0};
    log_setup("demarche", LOG_WARN, false);
    enum conf_result ready = conf_load(&program, argc, argv, &code.settings, &conf, &why);
    if (ready == CONF_ANSWERED) return EXIT_DONE;
    if (ready == CONF_FAILED) return log_line(LOG_ERROR, "%s", why.text), why.code;
    log_setup("demarche", level_of(code.settings.log_level), false);
    arena_init(&code.arena);
    int result = run(&code, conf_operands(conf), &why);
    if (result) log_line(LOG_ERROR, "%s", why.text);
    extractor_free(code.extractor);
    extract_model_free(code.model);
    arena_fini(&code.arena);
    conf_free(conf);
    if (result) return why.code;
    return code.refused ? EXIT_REFUSED : EXIT_DONE;
}
