/* supervisor.h: worker processes, kept alive.
 *
 * Each worker is a forked process. One that dies is started again after a pause that doubles; one
 * whose heart stands still is killed. A worker says which piece of work is in its hands; a piece
 * that kills its worker twice is condemned: the next worker that takes it is told so, and gets rid
 * of it (a dead letter).
 *
 * A worker that is killed by a stranger's SIGKILL (an operator, the kernel short of memory) need
 * not have died of its work: that condemns only at the fifth time.
 */
#ifndef SERVICE_SUPERVISOR_H
#define SERVICE_SUPERVISOR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/counts.h"
#include "base/fail.h"

struct worker; /* what a worker knows of itself */

struct supervisor_settings {
    int workers;
    int64_t hang_ms;  /* a heart that stands still for so long: killed */
    int64_t drain_ms; /* after a stop, workers that are still there are killed */
    int http_port;    /* -1: none; 0: one that is free */
    /* Runs in the child; what it returns is the exit code. EXIT_DONE before a stop was asked:
     * nothing is left to do, it is not started again. EXIT_UNREACHABLE: again, after a pause.
     * EXIT_FENCED: the same, but at the third time within a minute it ends the program, as any
     * other code does at once. */
    int (*work)(void *ctx, struct worker *self);
    /* On SIGHUP, in the parent: load anew; on failure the old settings stay. Then the workers are
     * drained and started again, one after the other. May be NULL. */
    int (*reload)(void *ctx, struct fail *why);
    void *ctx;
    struct counts *counts;    /* a column a worker */
    int row_restarts, row_up; /* rows of the table: restarts (counter), ready (gauge) */
};

/* Runs until a stop was asked and all workers have drained, or nothing is left to do. Returns the
 * exit code. errors: fills `why` where the code is not 0. */
int supervisor_run(const struct supervisor_settings *settings, struct fail *why);

/* In a worker. */
int worker_number(const struct worker *self); /* from 0 */
void worker_beat(struct worker *self);
void worker_ready(struct worker *self, bool ready); /* for /readyz */

/* This piece is in hand from now on, until worker_leave. False: it is condemned. */
bool worker_take(struct worker *self, const char *name, int32_t part, int64_t number);
void worker_leave(struct worker *self);

#endif
