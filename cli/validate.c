/* validate.c: `demarche validate`: is the dictionary in order? */
#include <stdio.h>

#include "base/conf.h"
#include "base/install.h"
#include "base/log.h"
#include "cli/cli.h"
#include "extract/extract.h"

struct settings {
    const char *dict;
};

static const struct conf_row rows[] = {
    {.name = "dict",
     .type = CONF_TEXT,
     .offset = offsetof(struct settings, dict),
     .value = "FOLDER",
     .help = "Dictionary folder; otherwise the one that was installed with the program."},
};

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
    struct arena arena;
    log_setup(program.name, LOG_INFO, false);
    enum conf_result ready = conf_load(&program, argc, argv, &settings, &conf, &why);
    if (ready == CONF_ANSWERED) return EXIT_DONE;
    if (ready == CONF_FAILED) return log_line(LOG_ERROR, "%s", why.text), why.code;
    arena_init(&arena);
    const char *folder = dict_folder(&arena, settings.dict, &why);
    struct extract_model *model = folder ? extract_model_load(folder, &why) : NULL;
    if (model)
        printf("%s: %s\n", folder, extract_model_version(model));
    else
        fprintf(stderr, "%s\n", why.text);
    extract_model_free(model);
    arena_fini(&arena);
    conf_free(conf);
    return model ? EXIT_DONE : why.code;
}
