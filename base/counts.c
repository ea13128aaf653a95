/* counts.c: metrics in memory that the workers and their supervisor share. */
#include "base/counts.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "base/arena.h"

struct counts {
    const struct count_row *rows;
    int row_count, workers;
    size_t size;
    _Atomic int64_t *cells; /* [worker][row] */
};

struct counts *
counts_new(const struct count_row *rows, int row_count, int workers)
{
    struct counts *counts = mem_new(sizeof *counts);
    counts->rows = rows;
    counts->row_count = row_count;
    counts->workers = workers;
    counts->size = sizeof(int64_t) * (size_t)row_count * (size_t)workers;
    void *shared = mmap(NULL, counts->size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1,
                        0);
    if (shared == MAP_FAILED) abort();
    counts->cells = shared;
    return counts;
}

void
counts_free(struct counts *counts)
{
    if (!counts) return;
    munmap((void *)counts->cells, counts->size);
    free(counts);
}

static _Atomic int64_t *
cell(const struct counts *counts, int worker, int row)
{
    return &counts->cells[worker * counts->row_count + row];
}

void
counts_add(struct counts *counts, int worker, int row, int64_t by)
{
    atomic_fetch_add_explicit(cell(counts, worker, row), by, memory_order_relaxed);
}

void
counts_set(struct counts *counts, int worker, int row, int64_t value)
{
    atomic_store_explicit(cell(counts, worker, row), value, memory_order_relaxed);
}

int64_t
counts_get(const struct counts *counts, int worker, int row)
{
    return atomic_load_explicit(cell(counts, worker, row), memory_order_relaxed);
}

int64_t
counts_sum(const struct counts *counts, int row)
{
    int64_t sum = 0;
    for (int w = 0; w < counts->workers; w++) sum += counts_get(counts, w, row);
    return sum;
}

void
counts_print(const struct counts *counts, struct buf *out)
{
    for (int r = 0; r < counts->row_count; r++) {
        const struct count_row *row = &counts->rows[r];
        buf_printf(out, "# HELP %s %s\n# TYPE %s %s\n", row->name, row->help, row->name,
                   row->gauge ? "gauge" : "counter");
        for (int w = 0; w < counts->workers; w++)
            buf_printf(out, "%s{worker=\"%d\"} %lld\n", row->name, w,
                       (long long)counts_get(counts, w, r));
    }
}
