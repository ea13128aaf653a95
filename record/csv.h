/* csv.h: one mention a row, flat, for spreadsheets and data frames. */
#ifndef RECORD_CSV_H
#define RECORD_CSV_H

#include "base/buf.h"
#include "record/mention.h"

/* RFC 4180 with LF at the end of a row; lists are joined by "; "; a text with a line break is
 * quoted, so a row may take several lines. The columns are the table of csv.c; new ones come at the
 * end. */
void csv_put_header(struct buf *out);
void csv_put(const struct mention *mention, struct buf *out);

/* Appends one cell, quoted where it has to be. */
void csv_put_cell(struct slice text, struct buf *out);

#endif
