/* conf.h: one table of settings makes flags, file, environment, --help and the manual page. */
#ifndef BASE_CONF_H
#define BASE_CONF_H

#include <stdio.h>

#include "base/fail.h"
#include "base/slice.h"

enum conf_type {
    CONF_TEXT,   /* const char * */
    CONF_NUMBER, /* int64_t, within least..most */
    CONF_SHARE,  /* double, 0 to 1 */
    CONF_SWITCH, /* bool: --name, --no-name, name = true|false */
    CONF_CHOICE, /* const char *, one of the words of `choices` ("jsonl|csv|avro") */
    CONF_LIST, /* struct conf_list: the flag may be given again; in a file, values divided by commas
                */
};

struct conf_list {
    const char **at; /* owner: the conf */
    int count;
};

/* One row. Flag --name, environment DEMARCHE_NAME, file `name = value` are the same setting. */
struct conf_row {
    const char *name; /* "bootstrap-servers" */
    enum conf_type type;
    size_t offset;       /* of the field in the program's settings struct */
    const char *value;   /* name of the value in --help: "HOST:PORT" */
    const char *initial; /* default, as one would write it; NULL: none */
    const char *help;    /* one sentence */
    int64_t least, most; /* of a NUMBER; both 0: any */
    const char *choices;
};

/* What a program says of itself. */
struct conf_program {
    const char *name;     /* "demarche-producer" */
    const char *summary;  /* one sentence for --help and the manual page */
    const char *operands; /* "[FILE...]", or NULL where none are taken */
    const char *details;  /* paragraphs for --help and the manual page, or NULL */
    const struct conf_row *rows;
    int row_count;
    bool kafka; /* takes `rdkafka.PROPERTY = value` and --rdkafka PROPERTY=VALUE */
};

struct conf; /* keeps the texts that the settings point to */

enum conf_result {
    CONF_FAILED = -1,
    CONF_READY = 0,
    CONF_ANSWERED = 1 /* --help, --version, --man, --validate: printed, exit 0 */
};

/* Fills `settings` from defaults, then the file (--config or DEMARCHE_CONFIG), then the
 * environment, then flags. A file may say ${NAME} or ${NAME:-otherwise} for the environment; an
 * unknown key is an error. owner: *conf is freed by the caller with conf_free, after the settings
 * were used last; NULL unless READY. errors: STOP with EXIT_USAGE (flags) or EXIT_CONFIG (file,
 * environment), naming the place. */
enum conf_result conf_load(const struct conf_program *program, int argc, char **argv,
                           void *settings, struct conf **conf, struct fail *why);
void conf_free(struct conf *conf);

/* The operands after the flags, in order. */
const struct conf_list *conf_operands(const struct conf *conf);

/* The librdkafka properties, "property=value" each, in the order given; later ones win. */
const struct conf_list *conf_rdkafka(const struct conf *conf);

/* The manual page in mdoc, and the --help text, from the same table. */
void conf_print_man(const struct conf_program *program, FILE *out);
void conf_print_help(const struct conf_program *program, FILE *out);

/* "name = value" lines of the settings as they stand, for `validate` and the log. Secrets
 * (password, secret) are masked. */
void conf_print_settings(const struct conf_program *program, const void *settings, FILE *out);

/* The same for librdkafka's properties. */
void conf_print_rdkafka(const struct conf_list *properties, FILE *out);

#define DEMARCHE_VERSION "0.1.0"

#endif
