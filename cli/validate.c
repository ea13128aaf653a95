/* validate.c: `demarche validate`: is the dictionary in order? And what are the schemas? */
#include <stdio.h>

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
    bool loaded = model != NULL;
    extract_model_free(model);
    arena_fini(&arena);
    return loaded ? 0 : -1;
}

static const struct conf_program program = {
    .name = "demarche validate",
    .summary = "load a dictionary folder and say what is wrong with it",
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
    if (settings.schema)
        print_schema(settings.schema);
    else if ((bad = load_dictionary(settings.dict, &why)))
        fprintf(stderr, "%s\n", why.text);
    conf_free(conf);
    return bad ? why.code : EXIT_DONE;
}
