/* counts.h: metrics: a fixed table of counters and gauges in memory that processes share. */
#ifndef BASE_COUNTS_H
#define BASE_COUNTS_H

#include <stdint.h>

#include "base/buf.h"

/* One row of a program's table; the index of the row is the name used in code. */
struct count_row {
    const char *name; /* Prometheus name, "demarche_..._total" for counters */
    const char *help;
    bool gauge;
};

struct counts;

/* Memory shared over fork, one column for each worker. owner: the caller frees with counts_free.
 * `rows` is borrowed for ever. */
struct counts *counts_new(const struct count_row *rows, int row_count, int workers);
void counts_free(struct counts *counts);

/* threads: safe; each worker writes its own column. */
void counts_add(struct counts *counts, int worker, int row, int64_t by);
void counts_set(struct counts *counts, int worker, int row, int64_t value);
int64_t counts_get(const struct counts *counts, int worker, int row);
int64_t counts_sum(const struct counts *counts, int row);

/* Prometheus text exposition format 0.0.4, a label worker="N" on every sample. */
void counts_print(const struct counts *counts, struct buf *out);

#endif
