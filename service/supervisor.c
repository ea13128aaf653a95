/* supervisor.c: worker processes, kept alive. The parent has no threads: a fork from it copies no
 * lock that somebody holds. It waits in one poll for signals, children and HTTP requests. */
#include "service/supervisor.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "service/hands.h"
#include "service/http.h"
#include "service/stop.h"

enum {
    TICK_MS = 200,
    PAUSE_LEAST_MS = 100,
    PAUSE_MOST_MS = 30000,
    STEADY_MS = 30000,
    SLEPT_MS = 1000,
    FENCED_MOST = 3,
    FENCED_WITHIN_MS = 60000
};

struct worker {
    struct hands *hands;
    const struct suspects *suspects;
    int number;
};

struct child {
    pid_t pid; /* 0: not running */
    int64_t started, start_at, pause;
    bool done, hung, draining; /* draining: asked to end, for a reload */
    int fenced;                /* times since fenced_since */
    int64_t fenced_since;
};

struct supervisor {
    struct supervisor_settings settings;
    struct child *children;
    struct hands *hands; /* one each, then the suspects; shared */
    struct suspects *suspects;
    struct http *http;
    int signals; /* signalfd */
    bool stopping;
    int64_t stop_by, last_tick;
    int reloading; /* the worker whose turn it is to be drained, -1: none */
    int code;
};

/* -- what a worker does -- */

int
worker_number(const struct worker *self)
{
    return self->number;
}

void
worker_beat(struct worker *self)
{
    atomic_store_explicit(&self->hands->beat, clock_ms(), memory_order_relaxed);
}

void
worker_ready(struct worker *self, bool ready)
{
    atomic_store_explicit(&self->hands->ready, ready, memory_order_relaxed);
}

bool
worker_take(struct worker *self, const char *name, int32_t part, int64_t number)
{
    struct piece *piece = &self->hands->in_hand;
    snprintf(piece->name, sizeof piece->name, "%s", name);
    piece->part = part;
    piece->number = number;
    atomic_store(&self->hands->busy, true);
    worker_beat(self);
    return !suspects_condemned(self->suspects, name, part, number);
}

void
worker_leave(struct worker *self)
{
    atomic_store(&self->hands->busy, false);
}

/* -- starting -- */

static const int caught[] = {SIGTERM, SIGINT, SIGHUP, SIGCHLD};

static sigset_t
caught_set(void)
{
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof caught / sizeof caught[0]; i++) sigaddset(&set, caught[i]);
    return set;
}

static void
become_worker(struct supervisor *sup, int number, pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGTERM); /* no supervisor, no worker */
    sigset_t set = caught_set();
    stop_catch();
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    if (getppid() != parent) stop_ask();
    close(sup->signals);
    if (sup->http) http_abandon(sup->http);
    char name[32];
    snprintf(name, sizeof name, "%d", number);
    log_worker(name);
    struct worker self = {&sup->hands[number], sup->suspects, number};
    exit(sup->settings.work(sup->settings.ctx, &self));
}

static void
start_child(struct supervisor *sup, int number)
{
    struct child *child = &sup->children[number];
    struct hands *hands = &sup->hands[number];
    atomic_store(&hands->busy, false);
    atomic_store(&hands->ready, false);
    atomic_store(&hands->beat, clock_ms());
    child->hung = child->draining = false;
    child->started = clock_ms();
    pid_t parent = getpid(), pid = fork();
    if (pid == 0) become_worker(sup, number, parent);
    if (pid < 0) {
        log_line(LOG_ERROR, "fork: %s", strerror(errno));
        child->start_at = clock_ms() + PAUSE_MOST_MS;
        return;
    }
    child->pid = pid;
}

/* -- ending -- */

static void
ask_to_stop(struct supervisor *sup)
{
    if (sup->stopping) return;
    log_line(LOG_INFO, "draining");
    sup->stopping = true;
    sup->stop_by = clock_ms() + sup->settings.drain_ms;
    for (int i = 0; i < sup->settings.workers; i++)
        if (sup->children[i].pid) kill(sup->children[i].pid, SIGTERM);
}

static void
start_later(struct child *child)
{
    bool steady = clock_ms() - child->started >= STEADY_MS;
    child->pause = steady || !child->pause ? PAUSE_LEAST_MS : child->pause * 2;
    if (child->pause > PAUSE_MOST_MS) child->pause = PAUSE_MOST_MS;
    child->start_at = clock_ms() + child->pause;
}

static void
blame(struct supervisor *sup, int number, int signal)
{
    const struct hands *hands = &sup->hands[number];
    if (!atomic_load(&hands->busy)) return;
    bool own = sup->children[number].hung || signal != SIGKILL;
    int guilt = suspects_blame(sup->suspects, &hands->in_hand, own ? GUILT_OWN : GUILT_STRANGER);
    log_line(LOG_WARN, "worker %d had %s/%d at %lld in hand%s", number, hands->in_hand.name,
             hands->in_hand.part, (long long)hands->in_hand.number,
             guilt >= HANDS_GUILTY ? ": condemned" : "");
}

static void
died(struct supervisor *sup, int number, int signal)
{
    log_line(LOG_WARN, "worker %d died: %s%s", number, strsignal(signal),
             sup->children[number].hung ? " (it hung)" : "");
    counts_add(sup->settings.counts, number, sup->settings.row_restarts, 1);
    blame(sup, number, signal);
    start_later(&sup->children[number]);
}

/* A twin fences its worker each time it comes back; the coordinator of a group does it now and
 * then, to a member that was cut off and rejoins. */
static bool
has_twin(struct child *child)
{
    int64_t now = clock_ms();
    if (!child->fenced || now - child->fenced_since > FENCED_WITHIN_MS) {
        child->fenced = 0;
        child->fenced_since = now;
    }
    return ++child->fenced >= FENCED_MOST;
}

static void
exited(struct supervisor *sup, int number, int code)
{
    struct child *child = &sup->children[number];
    if (code == EXIT_DONE && child->draining) {
        child->start_at = clock_ms();
    } else if (code == EXIT_DONE) {
        child->done = true;
    } else if (code == EXIT_UNREACHABLE || (code == EXIT_FENCED && !has_twin(child))) {
        counts_add(sup->settings.counts, number, sup->settings.row_restarts, 1);
        start_later(child);
    } else {
        log_line(LOG_ERROR, "worker %d ended with code %d: so does the program", number, code);
        child->done = true;
        if (!sup->code) sup->code = code;
        ask_to_stop(sup);
    }
}

static void
reap(struct supervisor *sup)
{
    int status;
    pid_t pid;
    while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
        for (int i = 0; i < sup->settings.workers; i++) {
            if (sup->children[i].pid != pid) continue;
            sup->children[i].pid = 0;
            atomic_store(&sup->hands[i].ready, false);
            counts_set(sup->settings.counts, i, sup->settings.row_up, 0);
            if (WIFSIGNALED(status))
                died(sup, i, WTERMSIG(status));
            else
                exited(sup, i, WEXITSTATUS(status));
        }
    }
}

/* -- the loop -- */

static void
reload(struct supervisor *sup)
{
    struct fail why = {0};
    log_line(LOG_INFO, "reloading");
    if (sup->settings.reload && sup->settings.reload(sup->settings.ctx, &why)) {
        log_line(LOG_ERROR, "reload: %s; the old settings stay", why.text);
        return;
    }
    sup->reloading = 0;
}

/* One worker after the other: the next when the one before is ready again. */
static void
drain_next(struct supervisor *sup)
{
    if (sup->reloading < 0 || sup->stopping) return;
    for (int i = 0; i < sup->reloading; i++)
        if (!sup->children[i].done && !atomic_load(&sup->hands[i].ready)) return;
    if (sup->reloading == sup->settings.workers) {
        sup->reloading = -1;
        log_line(LOG_INFO, "reloaded");
        return;
    }
    struct child *child = &sup->children[sup->reloading++];
    if (!child->pid) return;
    child->draining = true;
    atomic_store(&sup->hands[child - sup->children].ready, false);
    kill(child->pid, SIGTERM);
}

static void
read_signals(struct supervisor *sup)
{
    struct signalfd_siginfo info;
    while (read(sup->signals, &info, sizeof info) == (ssize_t)sizeof info) {
        if (info.ssi_signo == SIGHUP) reload(sup);
        if (info.ssi_signo == SIGTERM || info.ssi_signo == SIGINT) ask_to_stop(sup);
    }
}

/* A supervisor that was itself stopped for a while must not take its workers for hung: they get
 * the time over again. */
static void
watch_hearts(struct supervisor *sup)
{
    int64_t now = clock_ms();
    int64_t most = sup->settings.hang_ms / 2;
    bool slept = now - sup->last_tick > (most < SLEPT_MS ? SLEPT_MS : most);
    sup->last_tick = now;
    for (int i = 0; i < sup->settings.workers; i++) {
        struct child *child = &sup->children[i];
        if (slept) atomic_store(&sup->hands[i].beat, now);
        if (!child->pid || child->hung) continue;
        counts_set(sup->settings.counts, i, sup->settings.row_up,
                   atomic_load(&sup->hands[i].ready));
        if (now - atomic_load(&sup->hands[i].beat) < sup->settings.hang_ms) continue;
        log_line(LOG_ERROR, "worker %d gives no sign of life: killed", i);
        child->hung = true;
        kill(child->pid, SIGKILL);
    }
}

/* Starts who is due; false when nobody runs and nobody will. */
static bool
keep_running(struct supervisor *sup)
{
    bool any = false;
    for (int i = 0; i < sup->settings.workers; i++) {
        struct child *child = &sup->children[i];
        if (!child->pid && !child->done && !sup->stopping && clock_ms() >= child->start_at)
            start_child(sup, i);
        if (sup->stopping && child->pid && clock_ms() >= sup->stop_by) {
            log_line(LOG_ERROR, "worker %d did not drain in time: killed", i);
            kill(child->pid, SIGKILL);
            sup->stop_by = clock_ms() + 1000;
            if (!sup->code) sup->code = EXIT_FAULT;
        }
        any = any || child->pid || (!child->done && !sup->stopping);
    }
    return any;
}

static void
loop(struct supervisor *sup)
{
    struct pollfd waits[2] = {{.fd = sup->signals, .events = POLLIN},
                              {.fd = sup->http ? http_handle(sup->http) : -1, .events = POLLIN}};
    while (keep_running(sup)) {
        poll(waits, 2, TICK_MS);
        read_signals(sup);
        reap(sup);
        drain_next(sup);
        watch_hearts(sup);
        if (sup->http) http_serve(sup->http);
    }
}

static void
print_metrics(void *ctx, struct buf *out)
{
    counts_print(((struct supervisor *)ctx)->settings.counts, out);
}

static const char *
unready(void *ctx)
{
    struct supervisor *sup = ctx;
    if (sup->stopping) return "draining";
    for (int i = 0; i < sup->settings.workers; i++)
        if (!sup->children[i].done && !atomic_load(&sup->hands[i].ready)) return "starting";
    return "";
}

static int
open_all(struct supervisor *sup, struct fail *why)
{
    size_t size = sizeof(struct hands) * (size_t)sup->settings.workers + sizeof(struct suspects);
    void *shared = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) {
        fail_set(why, FAIL_STOP, EXIT_FAULT, "shared memory: %s", strerror(errno));
        return -1;
    }
    sup->suspects = shared;
    sup->hands = (struct hands *)((struct suspects *)shared + 1);
    sigset_t set = caught_set();
    sigprocmask(SIG_BLOCK, &set, NULL);
    signal(SIGPIPE, SIG_IGN);
    sup->signals = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    if (sup->settings.http_port < 0) return 0;
    const struct http_pages pages = {print_metrics, unready, sup};
    sup->http = http_open(sup->settings.http_port, &pages, why);
    if (!sup->http) return -1;
    log_line(LOG_INFO, "http on port %d", http_port(sup->http));
    return 0;
}

int
supervisor_run(const struct supervisor_settings *settings, struct fail *why)
{
    struct supervisor sup = {.settings = *settings, .reloading = -1, .last_tick = clock_ms()};
    sup.children = mem_new(sizeof *sup.children * (size_t)settings->workers);
    if (open_all(&sup, why))
        sup.code = why->code;
    else
        loop(&sup);
    http_close(sup.http);
    if (sup.signals > 0) close(sup.signals);
    free(sup.children);
    if (sup.code && !why->kind)
        fail_set(why, FAIL_STOP, sup.code, "a worker ended with code %d", sup.code);
    return sup.code;
}
