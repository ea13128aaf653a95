/* lines_in.h: lines from a file that may be slow (a pipe), one at a time and of bounded length. */
#ifndef PRODUCER_LINES_IN_H
#define PRODUCER_LINES_IN_H

#include "base/buf.h"
#include "base/fail.h"

struct lines_in {
    int fd;
    size_t most; /* a longer line is passed over */
    struct buf held;
    size_t from;    /* where the next line begins in held */
    bool over, end; /* in the middle of a line that is too long; nothing more comes */
    int64_t number; /* of the last line */
};

/* owner: the caller calls lines_in_fini; fd stays open. */
void lines_in_init(struct lines_in *in, int fd, size_t most);
void lines_in_fini(struct lines_in *in);

/* The next line without its end: 1; 0 where none came within wait_ms or a signal came first (ask
 * again), 2 at the end, -1. The line stays until the next call. errors: SKIP for a line that is too
 * long (go on); STOP (EXIT_IO). */
enum { LINES_IN_NONE = 0, LINES_IN_LINE = 1, LINES_IN_END = 2 };
int lines_in_next(struct lines_in *in, int wait_ms, struct slice *line, struct fail *why);

#endif
