/* validate.c: `demarche validate`: is the dictionary in order, is a configuration file? And what
 * are the schemas? */
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "base/conf.h"
#include "base/install.h"
#include "base/log.h"
#include "cli/cli.h"
#include "extract/extract.h"
#include "record/article.h"
#include "record/event.h"
#include "record/schema.h"

struct settings {
    const char *dict, *schema;
};

static const struct conf_row rows[] = {
    {.name = "dict",
     .type = CONF_TEXT,
     .offset = offsetof(struct settings, dict),
     .value = "FOLDER",
     .help = "Dictionary folder; otherwise the one that was installed with the program."},
    {.name = "schema",
     .type = CONF_CHOICE,
     .offset = offsetof(struct settings, schema),
     .value = "RECORD",
     .help = "Print the Avro schema of a record instead.",
     .choices = "article|mention|event"},
};

static const struct {
    const char *name;
    const struct record_type *type;
} schemas[] = {{"article", &article_type}, {"mention", &mention_type}, {"event", &event_type}};

static void
print_schema(const char *name)
{
    struct buf text = {0};
    for (size_t i = 0; i < sizeof schemas / sizeof schemas[0]; i++)
        if (strcmp(schemas[i].name, name) == 0) schema_put(schemas[i].type, &text);
    fwrite(text.at, 1, text.len, stdout);
    buf_fini(&text);
}

static int
load_dictionary(const char *given, struct fail *why)
{
    struct arena arena;
    arena_init(&arena);
    const char *folder = dict_folder(&arena, given, why);
    struct extract_model *model = folder ? extract_model_load(folder, why) : NULL;
    if (model) printf("%s: %s\n", folder, extract_model_version(model));
    int faults = model ? extract_model_check(model, stderr) : 0;
    if (faults) fail_set(why, FAIL_STOP, EXIT_CONFIG, "%s: %d faults", folder, faults);
    bool loaded = model && !faults;
    extract_model_free(model);
    arena_fini(&arena);
    return loaded ? 0 : -1;
}

/* The settings of a program are known to it alone: it is asked, in this process's place. errors:
 * STOP where it cannot be run. */
static int
ask_program(const struct conf_list *operands, struct fail *why)
{
    static const char *const names[] = {"producer", "processor", "sink"};
    if (operands->count != 2)
        return fail_set(why, FAIL_STOP, EXIT_USAGE,
                        "expected producer, processor or sink, and FILE");
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(operands->at[0], names[i]) != 0) continue;
        const char *path = arena_printf(&arena, "%s/demarche-%s", program_folder(&arena), names[i]);
        execl(path, path, "--config", operands->at[1], "--validate", (char *)NULL);
        fail_set(why, FAIL_STOP, EXIT_UNREACHABLE, "%s: %s", path, strerror(errno));
    }
    arena_fini(&arena);
    return fail_set(why, FAIL_STOP, EXIT_USAGE, "'%s' is none of producer, processor, sink",
                    operands->at[0]);
}

static const struct conf_program program = {
    .name = "demarche validate",
    .summary = "check a dictionary folder or a configuration file and say what is wrong with it",
    .operands = "[producer|processor|sink FILE]",
    .details = "Without operands the dictionaries are loaded; with a program and a configuration "
               "file that program reads the file and prints its settings as they stand.",
    .rows = rows,
    .row_count = sizeof rows / sizeof rows[0],
};

int
cli_validate(int argc, char **argv)
{
    struct settings settings = {0};
    struct conf *conf;
    struct fail why = {0};
    log_setup(program.name, LOG_INFO, false);
    enum conf_result ready = conf_load(&program, argc, argv, &settings, &conf, &why);
    if (ready == CONF_ANSWERED) return EXIT_DONE;
    if (ready == CONF_FAILED) return log_line(LOG_ERROR, "%s", why.text), why.code;
    int bad = 0;
    if (conf_operands(conf)->count)
        bad = ask_program(conf_operands(conf), &why);
    else if (settings.schema)
        print_schema(settings.schema);
    else
        bad = load_dictionary(settings.dict, &why);
    if (bad) fprintf(stderr, "%s\n", why.text);
    conf_free(conf);
    return bad ? why.code : EXIT_DONE;
}
