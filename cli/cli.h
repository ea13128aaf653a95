/* cli.h: the commands of `demarche`. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

/* Runs one command; argv[0] is its name. Returns the exit code. */
typedef int command_run(int argc, char **argv);

command_run cli_code;
command_run cli_broker;
command_run cli_table;
command_run cli_dead;
command_run cli_validate;

#endif
