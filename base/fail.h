/* fail.h: why something did not work, and what the caller should do about it. */
#ifndef BASE_FAIL_H
#define BASE_FAIL_H

#include <stdarg.h>

enum fail_kind {
    FAIL_NONE = 0,
    FAIL_SKIP,  /* this input is bad: dead letter or refusal, then go on */
    FAIL_RETRY, /* the world is away for now: keep the input and try again */
    FAIL_STOP,  /* we cannot go on: drain and exit */
};

/* Exit codes of every program (sysexits where they fit). */
enum exit_code {
    EXIT_DONE = 0,
    EXIT_USAGE = 64,
    EXIT_REFUSED = 65,     /* some input was refused, the rest is done */
    EXIT_UNREACHABLE = 69, /* a service is not there */
    EXIT_FAULT = 70,       /* our own fault */
    EXIT_IO = 74,
    EXIT_FENCED = 75, /* another instance runs under our name */
    EXIT_CONFIG = 78,
};

struct fail {
    enum fail_kind kind;
    int code; /* exit code that fits when nobody handles it */
    char text[512];
};

/* Records a failure unless one is recorded already: the first one wins.
 * errors: returns -1 always, so that `return fail_set(...)` reads well. */
int fail_set(struct fail *why, enum fail_kind kind, int code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Puts "context: " before the recorded text. Returns -1 like fail_set. */
int fail_at(struct fail *why, const char *format, ...) __attribute__((format(printf, 2, 3)));

void fail_clear(struct fail *why);

/* "skip", "retry", "stop" or "none". */
const char *fail_kind_name(enum fail_kind kind);

#endif
