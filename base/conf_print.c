/* conf_print.c: --help, the manual page and the list of settings, from the table that the loader
 * reads. */
#include "base/conf.h"

#include <ctype.h>

static const struct conf_row common[] = {
    {.name = "config",
     .type = CONF_TEXT,
     .value = "FILE",
     .help = "Read settings from FILE: 'name = value' lines, '#' comments, ${NAME} for the "
             "environment; an unknown name is an error."},
    {.name = "rdkafka",
     .type = CONF_LIST,
     .value = "PROPERTY=VALUE",
     .help = "Hand a property to librdkafka as it is; in the file: rdkafka.PROPERTY = VALUE."},
    {.name = "validate",
     .type = CONF_SWITCH,
     .help = "Check the settings, print them as they stand, and do nothing else."},
    {.name = "help", .type = CONF_SWITCH, .help = "Print this text."},
    {.name = "man", .type = CONF_SWITCH, .help = "Print the manual page."},
    {.name = "version", .type = CONF_SWITCH, .help = "Print the version."},
};
enum { COMMON_COUNT = sizeof common / sizeof common[0] };

typedef void row_printer(const struct conf_row *row, FILE *out);

static void
each_row(const struct conf_program *program, row_printer *print, FILE *out)
{
    for (int i = 0; i < program->row_count; i++) print(&program->rows[i], out);
    for (int i = 0; i < COMMON_COUNT; i++)
        if (program->kafka || strcmp(common[i].name, "rdkafka") != 0) print(&common[i], out);
}

static void
help_row(const struct conf_row *row, FILE *out)
{
    fprintf(out, "  --%s%s%s\n      %s", row->name, row->value ? " " : "",
            row->value ? row->value : "", row->help);
    if (row->choices) fprintf(out, " One of %s.", row->choices);
    if (row->initial && row->initial[0]) fprintf(out, " Default: %s.", row->initial);
    fputc('\n', out);
}

void
conf_print_help(const struct conf_program *program, FILE *out)
{
    fprintf(out, "%s [flags]%s%s\n%s\n\n", program->name, program->operands ? " " : "",
            program->operands ? program->operands : "", program->summary);
    if (program->details) fprintf(out, "%s\n\n", program->details);
    fputs("Every flag --name is also the environment variable DEMARCHE_NAME and the line 'name = "
          "value' of the file.\n\n",
          out);
    each_row(program, help_row, out);
}

static void
man_row(const struct conf_row *row, FILE *out)
{
    fprintf(out, ".It Fl Fl %s", row->name);
    if (row->value) fprintf(out, " Ar %s", row->value);
    fprintf(out, "\n%s\n", row->help);
    if (row->choices) fprintf(out, "One of %s.\n", row->choices);
    if (row->initial && row->initial[0]) fprintf(out, "Default: %s.\n", row->initial);
}

void
conf_print_man(const struct conf_program *program, FILE *out)
{
    fputs(".Dd $Mdocdate$\n.Dt ", out);
    for (const char *c = program->name; *c; c++)
        fputc(*c == ' ' ? '-' : toupper((unsigned char)*c), out);
    fprintf(out, " 1\n.Os\n.Sh NAME\n.Nm %s\n.Nd %s\n.Sh SYNOPSIS\n.Nm\n.Op Ar flags\n",
            program->name, program->summary);
    if (program->operands) fprintf(out, ".Op Ar %s\n", program->operands);
    fputs(".Sh DESCRIPTION\n", out);
    if (program->details) fprintf(out, "%s\n.Pp\n", program->details);
    fputs("Each flag is also an environment variable\n.Pq Ev DEMARCHE_NAME\nand a line\n.Ql name = "
          "value\nof the configuration "
          "file; flags win over the environment, the environment over the file.\n.Bl -tag -width "
          "indent\n",
          out);
    each_row(program, man_row, out);
    fputs(".El\n.Sh EXIT STATUS\n0 done, 64 usage, 65 some input was refused, 69 a service is "
          "unreachable, 70 a fault of the program, "
          "74 input or output failed, 78 configuration.\n",
          out);
}

static bool
is_secret(const char *name)
{
    return strstr(name, "password") || strstr(name, "secret");
}

void
conf_print_settings(const struct conf_program *program, const void *settings, FILE *out)
{
    for (int i = 0; i < program->row_count; i++) {
        const struct conf_row *row = &program->rows[i];
        const void *field = (const char *)settings + row->offset;
        fprintf(out, "%s = ", row->name);
        switch (row->type) {
        case CONF_TEXT:
        case CONF_CHOICE: {
            const char *text = *(const char *const *)field;
            fputs(!text ? "" : is_secret(row->name) ? "********" : text, out);
            break;
        }
        case CONF_NUMBER:
            fprintf(out, "%lld", (long long)*(const int64_t *)field);
            break;
        case CONF_SHARE:
            fprintf(out, "%g", *(const double *)field);
            break;
        case CONF_SWITCH:
            fputs(*(const bool *)field ? "true" : "false", out);
            break;
        case CONF_LIST: {
            const struct conf_list *list = field;
            for (int k = 0; k < list->count; k++) fprintf(out, "%s%s", k ? "," : "", list->at[k]);
            break;
        }
        }
        fputc('\n', out);
    }
}

/* Secrets are in the names of properties as in those of settings: sasl.password. */
void
conf_print_rdkafka(const struct conf_list *properties, FILE *out)
{
    for (int i = 0; i < properties->count; i++) {
        struct slice value = slice_of(properties->at[i]), name;
        char text[128];
        slice_next(&value, '=', &name);
        snprintf(text, sizeof text, "%.*s", SLICE_ARGS(name));
        if (is_secret(text)) value = SLICE_LITERAL("********");
        fprintf(out, "rdkafka.%s = %.*s\n", text, SLICE_ARGS(value));
    }
}
