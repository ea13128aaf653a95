/* supervisor.c: workers that crash, hang and end, and what becomes of the work in their hands. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "service/hands.h"
#include "service/stop.h"
#include "service/supervisor.h"

enum { ROW_RESTARTS, ROW_UP, ROWS };
static const struct count_row rows[ROWS] = {{"restarts", "", false}, {"up", "", true}};

/* Shared with the workers. */
static struct shared {
    int starts, condemned;
} * shared;

static int
run(int (*work)(void *, struct worker *), int workers, int64_t *restarts)
{
    struct fail why = {0};
    struct counts *counts = counts_new(rows, ROWS, workers);
    memset(shared, 0, sizeof *shared);
    const struct supervisor_settings settings = {
        .workers = workers,
        .hang_ms = 400,
        .drain_ms = 2000,
        .http_port = -1,
        .work = work,
        .counts = counts,
        .row_restarts = ROW_RESTARTS,
        .row_up = ROW_UP,
    };
    int code = supervisor_run(&settings, &why);
    *restarts = counts_sum(counts, ROW_RESTARTS);
    counts_free(counts);
    return code;
}

static int
work_done(void *ctx, struct worker *self)
{
    (void)ctx;
    __sync_fetch_and_add(&shared->starts, 1 + worker_number(self));
    return EXIT_DONE;
}

static int
work_crashes(void *ctx, struct worker *self)
{
    (void)ctx;
    __sync_fetch_and_add(&shared->starts, 1);
    if (!worker_take(self, "topic", 3, 41)) shared->condemned++;
    worker_leave(self);
    if (worker_take(self, "topic", 3, 42)) abort();
    shared->condemned += 10;
    worker_leave(self);
    return EXIT_DONE;
}

static int
work_hangs(void *ctx, struct worker *self)
{
    (void)ctx;
    if (worker_take(self, "topic", 0, 7))
        for (;;) pause();
    return EXIT_DONE;
}

static int
work_is_refused(void *ctx, struct worker *self)
{
    (void)ctx;
    if (worker_number(self) == 0) return EXIT_CONFIG;
    while (!stop_asked()) {
        worker_beat(self);
        clock_sleep(20);
    }
    shared->starts++; /* it drained */
    return EXIT_DONE;
}

static int
work_unreachable_once(void *ctx, struct worker *self)
{
    (void)ctx;
    (void)self;
    return __sync_fetch_and_add(&shared->starts, 1) ? EXIT_DONE : EXIT_UNREACHABLE;
}

static void
test_supervisor(void **state)
{
    (void)state;
    int64_t restarts;
    assert_int_equal(run(work_done, 3, &restarts), EXIT_DONE);
    assert_int_equal(shared->starts, 6);
    assert_int_equal(restarts, 0);
    assert_int_equal(run(work_crashes, 1, &restarts), EXIT_DONE);
    assert_int_equal(shared->starts, 3);
    assert_int_equal(shared->condemned, 10); /* its neighbour is not */
    assert_int_equal(restarts, 2);
    assert_int_equal(run(work_hangs, 1, &restarts), EXIT_DONE);
    assert_int_equal(restarts, 2);
    assert_int_equal(run(work_is_refused, 2, &restarts), EXIT_CONFIG);
    assert_int_equal(shared->starts, 1);
    assert_int_equal(run(work_unreachable_once, 1, &restarts), EXIT_DONE);
    assert_int_equal(shared->starts, 2);
}

static void
test_suspects(void **state)
{
    (void)state;
    static struct suspects suspects;
    struct piece piece = {.name = "t", .part = 1, .number = 5};
    suspects_blame(&suspects, &piece, GUILT_OWN);
    assert_false(suspects_condemned(&suspects, "t", 1, 5));
    suspects_blame(&suspects, &piece, GUILT_OWN);
    assert_true(suspects_condemned(&suspects, "t", 1, 5));
    assert_false(suspects_condemned(&suspects, "t", 1, 6));
    for (int i = 0; i < HANDS_CONDEMNED; i++) { /* a full table lets the oldest go */
        piece.number = 100 + i;
        suspects_blame(&suspects, &piece, GUILT_STRANGER);
    }
    assert_false(suspects_condemned(&suspects, "t", 1, 5));
    for (int i = 0; i < 4; i++) suspects_blame(&suspects, &piece, GUILT_STRANGER);
    assert_true(suspects_condemned(&suspects, "t", 1, piece.number));
}

int
main(void)
{
    log_setup("test", LOG_ERROR, false);
    shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_suspects),
        cmocka_unit_test(test_supervisor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
