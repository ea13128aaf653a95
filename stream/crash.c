/* crash.c: named points at which a test has the process killed. */
#include "stream/crash.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Read once: 0 not yet, 1 there is a point, -1 there is none. */
static struct {
    int state;
    const char *name;
    size_t length;
    long passings;
} wanted;

static void
read_wanted(void)
{
    wanted.name = getenv("DEMARCHE_CRASH_AT");
    wanted.state = wanted.name && *wanted.name ? 1 : -1;
    if (wanted.state < 0) return;
    const char *colon = strchr(wanted.name, ':');
    wanted.length = colon ? (size_t)(colon - wanted.name) : strlen(wanted.name);
    wanted.passings = colon ? atol(colon + 1) : 1;
}

void
crash_point(const char *name)
{
    if (wanted.state == 0) read_wanted();
    if (wanted.state < 0 || strlen(name) != wanted.length ||
        strncmp(name, wanted.name, wanted.length) != 0 || --wanted.passings > 0)
        return;
    const char *once = getenv("DEMARCHE_CRASH_ONCE");
    if (once && open(once, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600) < 0) {
        wanted.state = -1;
        return;
    }
    raise(SIGKILL);
}
