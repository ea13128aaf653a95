/* clock.c: time that only goes forward. */
#include "base/clock.h"

#include <time.h>

static int64_t
read_clock(clockid_t which)
{
    struct timespec now;
    clock_gettime(which, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t
clock_ms(void)
{
    return read_clock(CLOCK_BOOTTIME);
}

int64_t
clock_wall_ms(void)
{
    return read_clock(CLOCK_REALTIME);
}

void
clock_sleep(int64_t ms)
{
    struct timespec span = {.tv_sec = ms / 1000, .tv_nsec = (long)(ms % 1000) * 1000000};
    nanosleep(&span, NULL);
}
