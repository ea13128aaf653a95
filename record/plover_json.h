/* plover_json.h: mentions as records of PLOVER's own JSON. */
#ifndef RECORD_PLOVER_JSON_H
#define RECORD_PLOVER_JSON_H

#include "base/buf.h"
#include "record/mention.h"

/* Appends one object without a newline; nothing for a mention that PLOVER has no event for
 * (fold.h). The mention's own class, CAMEO code and status stand in `comment`. */
void plover_put_json(const struct mention *mention, struct buf *out);

#endif
