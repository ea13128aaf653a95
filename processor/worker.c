/* worker.c: one worker process. */
#include "processor/worker.h"

#include <malloc.h>
#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "service/stop.h"

enum { WAIT_MS = 500, GAUGES_MS = 1000 };

const struct count_row worker_rows[COUNT_ROWS] = {
    [COUNT_MESSAGES] = {"demarche_messages_total", "Messages handled, of committed turns.", false},
    [COUNT_OUTPUTS] = {"demarche_outputs_total", "Messages written, of committed turns.", false},
    [COUNT_DEAD] = {"demarche_dead_letters_total", "Dead letters, of committed turns.", false},
    [COUNT_TURNS] = {"demarche_turns_total", "Turns committed.", false},
    [COUNT_FAILED] = {"demarche_turns_failed_total", "Turns given up and done again.", false},
    [COUNT_RENEWALS] = {"demarche_producer_renewals_total", "Producers thrown away.", false},
    [COUNT_RESTARTS] = {"demarche_worker_restarts_total",
                        "Workers that died and were started again.", false},
    [COUNT_UP] = {"demarche_worker_ready", "1 while the worker has joined its group.", true},
    [COUNT_LAG] = {"demarche_lag_messages", "Messages that wait in the worker's partitions.", true},
    [COUNT_PARTITIONS] = {"demarche_partitions", "Partitions that the worker has.", true},
    [COUNT_COMMIT_MS] = {"demarche_commit_milliseconds", "How long the last commit took.", true},
    [COUNT_RESIDENT] = {"demarche_resident_bytes", "Memory of the worker.", true},
};

struct work {
    struct worker *self;
    const struct worker_settings *settings;
    struct turn_totals told; /* what the counts have of the turn's totals already */
    int64_t gauges_at;
};

static void
beat(void *ctx)
{
    worker_beat(((struct work *)ctx)->self);
}

static bool
stopping(void *ctx)
{
    (void)ctx;
    return stop_asked();
}

static int
handle(void *ctx, const struct message *in, struct turn *out, struct fail *why)
{
    struct work *work = ctx;
    bool fit = worker_take(work->self, in->topic, in->partition, in->offset);
    int result = fit ? work->settings->handle(work->settings->ctx, in, out, why)
                     : fail_set(why, FAIL_SKIP, EXIT_REFUSED, "it killed its worker twice");
    worker_leave(work->self);
    return result;
}

static int64_t
resident_bytes(void)
{
    long long size, resident = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (!file) return 0;
    if (fscanf(file, "%lld %lld", &size, &resident) != 2) resident = 0;
    fclose(file);
    return resident * sysconf(_SC_PAGESIZE);
}

static void
tell_gauges(struct work *work, struct turn *turn)
{
    struct counts *counts = work->settings->counts;
    int number = worker_number(work->self);
    worker_ready(work->self, true);
    if (clock_ms() < work->gauges_at) return;
    work->gauges_at = clock_ms() + GAUGES_MS;
    counts_set(counts, number, COUNT_LAG, turn_lag(turn));
    counts_set(counts, number, COUNT_PARTITIONS, turn_assigned(turn));
    malloc_trim(0); /* what Kafka's client fetched ahead and freed: given back, not kept for ever */
    counts_set(counts, number, COUNT_RESIDENT, resident_bytes());
}

static void
tell_counts(struct work *work, struct turn *turn)
{
    struct counts *counts = work->settings->counts;
    int number = worker_number(work->self);
    const struct turn_totals *now = turn_totals(turn);
    struct turn_totals *told = &work->told;
    counts_add(counts, number, COUNT_MESSAGES, now->messages - told->messages);
    counts_add(counts, number, COUNT_OUTPUTS, now->outputs - told->outputs);
    counts_add(counts, number, COUNT_DEAD, now->dead - told->dead);
    counts_add(counts, number, COUNT_TURNS, now->turns - told->turns);
    counts_add(counts, number, COUNT_FAILED, now->failed - told->failed);
    counts_add(counts, number, COUNT_RENEWALS, now->renewals - told->renewals);
    counts_set(counts, number, COUNT_COMMIT_MS, now->last_commit_ms);
    *told = *now;
}

/* Turns until a stop, or until nothing came for too long. */
static int
run_turns(struct work *work, struct turn *turn, struct fail *why)
{
    int64_t idle_ms = work->settings->idle_ms, active = clock_ms();
    while (!stop_asked()) {
        int result = turn_run(turn, WAIT_MS, why);
        tell_counts(work, turn);
        if (result < 0) return -1;
        if (result > 0 || turn_assigned(turn) < 1) active = clock_ms();
        if (turn_assigned(turn) >= 0) tell_gauges(work, turn);
        if (idle_ms && clock_ms() - active >= idle_ms) return 0;
    }
    return 0;
}

int
worker_work(struct worker *self, const struct worker_settings *settings)
{
    struct work work = {.self = self, .settings = settings};
    struct turn_settings turn_settings = settings->turn;
    struct fail why = {0};
    char name[256];
    snprintf(name, sizeof name, "demarche-%s-%s-%s-%d", settings->role, turn_settings.group,
             settings->host, worker_number(self));
    turn_settings.client.name = name;
    turn_settings.handle = handle;
    turn_settings.pulse = beat;
    turn_settings.stopping = stopping;
    turn_settings.ctx = &work;
    struct turn *turn = turn_open(&turn_settings, &why);
    int result = turn ? run_turns(&work, turn, &why) : -1;
    turn_close(turn);
    if (result == 0) return EXIT_DONE;
    if (why.kind == FAIL_RETRY && stop_asked()) return EXIT_DONE;
    log_line(LOG_ERROR, "%s", why.text);
    return why.code;
}
