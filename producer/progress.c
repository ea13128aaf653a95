/* progress.c: how far a long job is, on stderr. */
#include "producer/progress.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"

enum { TERMINAL_MS = 100, PLAIN_MS = 10000 };

void
progress_init(struct progress *progress, bool wanted)
{
    bool terminal = isatty(STDERR_FILENO);
    *progress = (struct progress){
        .wanted = wanted, .terminal = terminal, .due = clock_ms() + (terminal ? 0 : PLAIN_MS)};
}

bool
progress_due(struct progress *progress, bool last)
{
    if (!progress->wanted) return false;
    if (last) return progress->terminal;
    if (clock_ms() < progress->due) return false;
    progress->due = clock_ms() + (progress->terminal ? TERMINAL_MS : PLAIN_MS);
    return true;
}

void
progress_tell(struct progress *progress, const char *format, ...)
{
    char text[256];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    fprintf(stderr, progress->terminal ? "\r%s\033[K" : "%s\n", text);
    fflush(stderr);
    progress->shown = progress->terminal;
}

void
progress_clear(struct progress *progress)
{
    if (progress->shown) fputs("\r\033[K", stderr);
    progress->shown = false;
}
