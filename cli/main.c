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
    {"dead", "list, show and replay dead letters", cli_dead},
    {"validate", "check dictionaries or a configuration file, or print a schema", cli_validate},
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

static void
print_man(FILE *out)
{
    fputs(".Dd $Mdocdate$\n.Dt DEMARCHE 1\n.Os\n.Sh NAME\n.Nm demarche\n.Nd diplomatic events from "
          "news\n"
          ".Sh SYNOPSIS\n.Nm\n.Ar command\n.Op Ar ...\n.Sh DESCRIPTION\nThe commands, each with a "
          "page of its own:\n"
          ".Bl -tag -width validate\n",
          out);
    for (int i = 0; i < COMMAND_COUNT; i++)
        fprintf(out, ".It Xr demarche-%s 1\n%s\n", commands[i].name, commands[i].summary);
    fputs(".El\n.Sh SEE ALSO\n.Xr demarche-producer 1 ,\n.Xr demarche-processor 1 ,\n.Xr "
          "demarche-sink 1\n",
          out);
}

/* The names of the commands, one a line: the Makefile makes a manual page of each. */
static void
print_commands(FILE *out)
{
    for (int i = 0; i < COMMAND_COUNT; i++) fprintf(out, "%s\n", commands[i].name);
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
    if (strcmp(name, "--man") == 0) return print_man(stdout), EXIT_DONE;
    if (strcmp(name, "--commands") == 0) return print_commands(stdout), EXIT_DONE;
    if (*name) fprintf(stderr, "demarche: unknown command '%s'\n\n", name);
    print_help(stderr);
    return EXIT_USAGE;
}
