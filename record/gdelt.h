/* gdelt.h: mentions as rows of GDELT 2.0's tables. */
#ifndef RECORD_GDELT_H
#define RECORD_GDELT_H

#include "base/buf.h"
#include "record/mention.h"

/* The 61 columns of the event table, tab-separated, no header, as GDELT publishes it. A status is
 * folded into the CAMEO code (fold.h); what has no code then has no row. A visit has two rows, 042
 * for the visitor and 043 for the host, as CAMEO wants it. Columns that we know nothing of are
 * empty. */
void gdelt_put_event(const struct mention *mention, struct buf *out);

/* The 16 columns of the mentions table, for the same rows. */
void gdelt_put_mention(const struct mention *mention, struct buf *out);

#endif
