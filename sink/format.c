/* format.c: the table of file formats. */
#include "sink/format.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "record/container.h"
#include "record/csv.h"
#include "record/gdelt.h"
#include "record/json.h"
#include "record/plover_json.h"

struct format {
    const char *name;
    bool container;                  /* Avro: blocks, kept by a struct container */
    void (*header)(struct buf *out); /* or NULL */
    void (*put)(const struct mention *mention, struct buf *out);
};

struct formatter {
    const struct format *format;
    struct container *container;
};

static void
jsonl_put(const struct mention *mention, struct buf *out)
{
    json_put(&mention_type, mention, out);
    buf_putc(out, '\n');
}

/* Nothing for a mention that PLOVER has no event for. */
static void
plover_put(const struct mention *mention, struct buf *out)
{
    size_t before = out->len;
    plover_put_json(mention, out);
    if (out->len > before) buf_putc(out, '\n');
}

static const struct format formats[] = {
    {"jsonl", false, NULL, jsonl_put},
    {"csv", false, csv_put_header, csv_put},
    {"avro", true, NULL, NULL},
    {"plover", false, NULL, plover_put},
    {"gdelt", false, NULL, gdelt_put_event},
    {"gdelt-mentions", false, NULL, gdelt_put_mention},
};

const struct format *
format_find(const char *name)
{
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
        if (strcmp(formats[i].name, name) == 0) return &formats[i];
    return NULL;
}

const char *
format_ending(const struct format *format)
{
    return format->name;
}

struct formatter *
formatter_new(const struct format *format, struct buf *out, struct fail *why)
{
    struct formatter *formatter = mem_new(sizeof *formatter);
    formatter->format = format;
    if (format->header) format->header(out);
    if (!format->container) return formatter;
    formatter->container = container_new(&mention_type, "deflate", out, why);
    if (formatter->container) return formatter;
    formatter_free(formatter);
    return NULL;
}

void
formatter_free(struct formatter *formatter)
{
    if (!formatter) return;
    container_free(formatter->container);
    free(formatter);
}

int
formatter_put(struct formatter *formatter, const struct mention *mention, struct buf *out,
              struct fail *why)
{
    if (formatter->container) return container_put(formatter->container, mention, out, why);
    formatter->format->put(mention, out);
    return 0;
}

int
formatter_flush(struct formatter *formatter, struct buf *out, struct fail *why)
{
    return formatter->container ? container_flush(formatter->container, out, why) : 0;
}
