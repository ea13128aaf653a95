/* container.h: Avro container files, as bytes for whoever writes the file. */
#ifndef RECORD_CONTAINER_H
#define RECORD_CONTAINER_H

#include "base/buf.h"
#include "record/field.h"

/* One file while it is written. Bytes come out in whole blocks: what was put and not ended is in
 * memory only. The header holds the full text of our schema (Avro C's own writer would leave out
 * docs, defaults and logical types). */
struct container;

/* codec "null" or "deflate". Appends the header to `out`. owner: the caller frees with
 * container_free. errors: STOP. */
struct container *container_new(const struct record_type *type, const char *codec, struct buf *out,
                                struct fail *why);
void container_free(struct container *container);

/* Adds a record; appends a block to `out` where one is full. errors: STOP. */
int container_put(struct container *container, const void *record, struct buf *out,
                  struct fail *why);

/* Appends what is not written yet as a block: at the end of the file, and wherever what was put
 * must be in the bytes. errors: STOP. */
int container_flush(struct container *container, struct buf *out, struct fail *why);

#endif
