/* worker.h: one worker process: turns until a stop, its metrics and its heart. */
#ifndef PROCESSOR_WORKER_H
#define PROCESSOR_WORKER_H

#include "base/counts.h"
#include "service/supervisor.h"
#include "stream/turn.h"

/* The metrics of a program whose workers run turns; the names are stable. */
enum {
    COUNT_MESSAGES,
    COUNT_OUTPUTS,
    COUNT_DEAD,
    COUNT_TURNS,
    COUNT_FAILED,
    COUNT_RENEWALS,
    COUNT_RESTARTS,
    COUNT_UP,
    COUNT_LAG,
    COUNT_PARTITIONS,
    COUNT_COMMIT_MS,
    COUNT_RESIDENT,
    COUNT_ROWS
};
extern const struct count_row worker_rows[COUNT_ROWS];

struct worker_settings {
    struct turn_settings turn; /* handle, pulse, stopping and ctx are worker_work's own */
    const char *role, *host;   /* client.name becomes demarche-<role>-<group>-<host>-<worker> */
    turn_handler *handle;
    void *ctx;
    int64_t idle_ms; /* ends with EXIT_DONE when nothing came for so long; 0: never */
    struct counts *counts;
};

/* Runs turns until stop_asked. Returns the exit code; why it is not 0 is logged. */
int worker_work(struct worker *self, const struct worker_settings *settings);

#endif
