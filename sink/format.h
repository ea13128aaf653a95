/* format.h: mentions as the bytes of a file. */
#ifndef SINK_FORMAT_H
#define SINK_FORMAT_H

#include "base/buf.h"
#include "base/fail.h"
#include "record/mention.h"

/* One row of the table of formats; its name is the files' ending. */
struct format;

/* NULL where there is none of that name. */
const struct format *format_find(const char *name);
const char *format_ending(const struct format *format);

/* One file in this format, as bytes that are appended to `out`. owner: the caller frees. errors:
 * STOP. */
struct formatter;
struct formatter *formatter_new(const struct format *format, struct buf *out, struct fail *why);
void formatter_free(struct formatter *formatter);
int formatter_put(struct formatter *formatter, const struct mention *mention, struct buf *out,
                  struct fail *why);

/* What was put and is not in the bytes yet; at the end of the file. */
int formatter_flush(struct formatter *formatter, struct buf *out, struct fail *why);

#endif
