/* code_format.c: the formats of `demarche code`. */
#include <string.h>

#include "cli/code.h"
#include "record/csv.h"
#include "record/gdelt.h"
#include "record/json.h"
#include "record/plover_json.h"

/* Writes what `put` makes of a mention, and `end`, where it makes anything. */
static void
put_line(const struct mention *mention, void (*put)(const struct mention *mention, struct buf *out),
         const char *end, FILE *out)
{
    struct buf line = {0};
    put(mention, &line);
    if (line.len) buf_puts(&line, end);
    fwrite(line.at ? line.at : "", 1, line.len, out);
    buf_fini(&line);
}

static void
put_json(const struct mention *mention, struct buf *out)
{
    json_put(&mention_type, mention, out);
}

static void
jsonl_put(const struct article *article, const struct mention *mention, FILE *out)
{
    (void)article;
    put_line(mention, put_json, "\n", out);
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
    put_line(mention, csv_put, "", out);
}

static void
plover_line(const struct article *article, const struct mention *mention, FILE *out)
{
    (void)article;
    put_line(mention, plover_put_json, "\n", out);
}

static void
gdelt_rows(const struct article *article, const struct mention *mention, FILE *out)
{
    (void)article;
    put_line(mention, gdelt_put_event, "", out);
}

static void
gdelt_mention_rows(const struct article *article, const struct mention *mention, FILE *out)
{
    (void)article;
    put_line(mention, gdelt_put_mention, "", out);
}

static const struct code_format formats[] = {
    {"table", table_begin, table_put}, {"jsonl", NULL, jsonl_put},
    {"csv", csv_begin, csv_row},       {"plover", NULL, plover_line},
    {"gdelt", NULL, gdelt_rows},       {"gdelt-mentions", NULL, gdelt_mention_rows},
};

const struct code_format *
code_format_find(const char *name)
{
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
        if (strcmp(name, formats[i].name) == 0) return &formats[i];
    return NULL;
}
