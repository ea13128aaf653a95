/* code_format.c: the formats of `demarche code`. */
#include <string.h>

#include "cli/code.h"
#include "record/csv.h"
#include "record/json.h"

static void
jsonl_put(const struct article *article, const struct mention *mention, FILE *out)
{
    (void)article;
    struct buf line = {0};
    json_put(&mention_type, mention, &line);
    buf_putc(&line, '\n');
    fwrite(line.at, 1, line.len, out);
    buf_fini(&line);
}

static void
csv_begin(FILE *out)
{
    struct buf line = {0};
    csv_put_header(&line);
    fwrite(line.at, 1, line.len, out);
    buf_fini(&line);
}

static void
csv_row(const struct article *article, const struct mention *mention, FILE *out)
{
    (void)article;
    struct buf line = {0};
    csv_put(mention, &line);
    fwrite(line.at, 1, line.len, out);
    buf_fini(&line);
}

static const struct code_format formats[] = {
    {"table", table_begin, table_put},
    {"jsonl", NULL, jsonl_put},
    {"csv", csv_begin, csv_row},
};

const struct code_format *
code_format_find(const char *name)
{
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
        if (strcmp(name, formats[i].name) == 0) return &formats[i];
    return NULL;
}
