/* json.h: records as JSON, by their tables. */
#ifndef RECORD_JSON_H
#define RECORD_JSON_H

#include "base/buf.h"
#include "record/field.h"

/* Appends one JSON object without a newline, keys in the order of the table, nulls written. */
void json_put(const struct record_type *type, const void *record, struct buf *out);

/* Reads one JSON object. Unknown keys are ignored and noted in the log at debug level; `aliases`
 * (pairs "id", "article_id", ended by NULL; or NULL) are other names of keys at the top. owner: the
 * arena. errors: SKIP, naming the field. */
int json_get(const struct record_type *type, struct slice text, const char *const *aliases,
             struct arena *arena, void *record, struct fail *why);

/* Of JSON lines from outside: "id" and "text". */
extern const char *const article_aliases[];

#endif
