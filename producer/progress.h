/* progress.h: how far a long job is: one line that changes on a terminal, now and then a line
 * elsewhere. */
#ifndef PRODUCER_PROGRESS_H
#define PRODUCER_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct progress {
    bool wanted, terminal, shown; /* shown: the line stands on the terminal now */
    int64_t due;
};

void progress_init(struct progress *progress, bool wanted);

/* Whether it is time for a line. On a terminal also for the `last` one. */
bool progress_due(struct progress *progress, bool last);
void progress_tell(struct progress *progress, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Takes the line off the terminal, before something else is written there. */
void progress_clear(struct progress *progress);

#endif
