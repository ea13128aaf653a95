/* main.c: demarche, the command line tool: a table of commands. */
#include <stdio.h>
#include <string.h>

#include "base/conf.h"
#include "cli/cli.h"

static const struct command {
    const char *name, *summary;
    command_run *run;
} commands[] = {
    {"code", "code articles from files or standard input, without Kafka", cli_code},
    {"broker", "an embedded Kafka in memory, for trying out", cli_broker},
    {"table", "show events of JSON lines as a table", cli_table},
    {"validate", "check a dictionary folder, or print a schema", cli_validate},
};

enum { COMMAND_COUNT = sizeof commands / sizeof commands[0] };

static void
print_help(FILE *out)
{
    fprintf(out, "demarche: diplomatic events from news\n\nusage: demarche COMMAND [...]\n\n");
    for (int i = 0; i < COMMAND_COUNT; i++)
        fprintf(out, "  %-10s %s\n", commands[i].name, commands[i].summary);
    fprintf(out, "\n'demarche COMMAND --help' tells more; 'demarche --version' the version.\n");
}

int
main(int argc, char **argv)
{
    const char *name = argc > 1 ? argv[1] : "";
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (strcmp(name, commands[i].name) == 0) return commands[i].run(argc - 1, argv + 1);
    if (strcmp(name, "--version") == 0) return printf("demarche " DEMARCHE_VERSION "\n"), EXIT_DONE;
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
        return print_help(stdout), EXIT_DONE;
    if (*name) fprintf(stderr, "demarche: unknown command '%s'\n\n", name);
    print_help(stderr);
    return EXIT_USAGE;
}
