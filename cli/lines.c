/* lines.c: `demarche table`: JSON lines of mentions, as a sink writes them, as a table. */
#include <errno.h>
#include <stdlib.h>

#include "base/conf.h"
#include "base/log.h"
#include "cli/cli.h"
#include "cli/code.h"
#include "record/json.h"

static const struct conf_program program = {
    .name = "demarche table",
    .summary = "show events of JSON lines, such as a sink's files, as a table, by date",
    .operands = "[FILE...]",
    .details = "With no FILE, or where it is -, standard input is read. The table is as wide as "
               "the terminal, or as COLUMNS says.",
};

struct lines_table {
    struct arena arena; /* of all mentions */
    struct mention *mentions;
    int count, room;
};

static int
add_line(struct lines_table *table, struct slice line, struct fail *why)
{
    if (table->count == table->room) {
        table->room = table->room ? table->room * 2 : 64;
        table->mentions = mem_grow(table->mentions, sizeof *table->mentions * (size_t)table->room);
    }
    /* The record's texts may point into the line. */
    line.at = arena_copy(&table->arena, line.at, line.len);
    struct mention *mention = &table->mentions[table->count];
    if (json_get(&mention_type, line, NULL, &table->arena, mention, why)) return -1;
    table->count++;
    return 0;
}

static int
add_lines(struct lines_table *table, const char *name, FILE *in, struct fail *why)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t len;
    int number = 0, bad = 0;
    while (!bad && (len = getline(&line, &room, in)) >= 0) {
        struct slice text = slice_trim((struct slice){line, (size_t)len});
        number++;
        if (text.len && (bad = add_line(table, text, why))) fail_at(why, "%s:%d", name, number);
    }
    if (!bad && ferror(in))
        bad = fail_set(why, FAIL_STOP, EXIT_IO, "%s: %s", name, strerror(errno));
    free(line);
    return bad;
}

static int
add_file(struct lines_table *table, const char *path, struct fail *why)
{
    if (strcmp(path, "-") == 0) return add_lines(table, path, stdin, why);
    FILE *in = fopen(path, "r");
    if (!in) return fail_set(why, FAIL_STOP, EXIT_IO, "%s: %s", path, strerror(errno));
    int bad = add_lines(table, path, in, why);
    fclose(in);
    return bad;
}

static struct slice
day_of(const struct mention *mention)
{
    return mention->date ? mention->date->start : SLICE_NONE;
}

/* By day; accounts of one day by article and place in it. */
static int
by_day(const void *a, const void *b)
{
    const struct mention *left = a, *right = b;
    int order = slice_compare(day_of(left), day_of(right));
    if (!order) order = slice_compare(left->article_id, right->article_id);
    if (order || !left->evidence || !right->evidence) return order;
    int64_t x = left->evidence->start, y = right->evidence->start;
    return (x > y) - (x < y);
}

static void
print(struct lines_table *table)
{
    if (table->count) qsort(table->mentions, (size_t)table->count, sizeof *table->mentions, by_day);
    table_begin(stdout);
    for (int i = 0; i < table->count; i++) {
        const struct article article = {.article_id = table->mentions[i].article_id};
        table_put(&article, &table->mentions[i], stdout);
    }
}

int
cli_table(int argc, char **argv)
{
    static const char *standard_input = "-";
    struct lines_table table = {0};
    struct conf *conf;
    struct fail why = {0};
    log_setup(program.name, LOG_INFO, false);
    enum conf_result ready = conf_load(&program, argc, argv, NULL, &conf, &why);
    if (ready == CONF_ANSWERED) return EXIT_DONE;
    if (ready == CONF_FAILED) return log_line(LOG_ERROR, "%s", why.text), why.code;
    const struct conf_list *given = conf_operands(conf);
    struct conf_list files = given->count ? *given : (struct conf_list){&standard_input, 1};
    int bad = 0;
    arena_init(&table.arena);
    for (int i = 0; i < files.count && !bad; i++) bad = add_file(&table, files.at[i], &why);
    if (bad)
        log_line(LOG_ERROR, "%s", why.text);
    else
        print(&table);
    arena_fini(&table.arena);
    free(table.mentions);
    conf_free(conf);
    return bad ? why.code : EXIT_DONE;
}
