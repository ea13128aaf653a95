/* names.h: names of files, and of folders and topics that are made from what a record says. */
#ifndef SINK_NAMES_H
#define SINK_NAMES_H

#include "base/buf.h"

/* Appends a text as a part of a name: what is safe stays, all else
 * becomes '_'; a dot at the start, too; at most 100 bytes; an empty one and "-" are "none". */
bool safe_is(char c); /* letter, digit, '.', '_', '-' */
void safe_put(struct buf *out, struct slice text);

/* TOPIC+PARTITION+FIRST+LAST.FORMAT */
struct data_name {
    struct slice topic;
    int32_t partition;
    int64_t first, last;
    struct slice format;
};

void data_name_put(struct buf *out, const struct data_name *name);
bool data_name_parse(struct slice text, struct data_name *name);

/* The name of a file that is being written: hidden, its process in it, so that one that lost its
 * partition can never take its successor's file for its own. */
void temp_name_put(struct buf *out, const char *topic, int32_t partition, int64_t first,
                   const char *format);

/* Whether it is such a name, of that partition, by whatever process. */
bool temp_name_is(struct slice text, const char *topic, int32_t partition);

#endif
