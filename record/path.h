/* path.h: a value deep inside a record, by its path, as text. */
#ifndef RECORD_PATH_H
#define RECORD_PATH_H

#include "base/buf.h"
#include "record/field.h"

/* Appends the value of a path ("cameo", "date.start", "actors.party") as people write it: nulls are
 * empty, times ISO 8601, switches true and false; of a list each element, divided by `divider`.
 * Returns -1 where the type has no such path (nothing is appended then). */
int path_put(const struct record_type *type, const void *record, const char *path,
             const char *divider, struct buf *out);

#endif
