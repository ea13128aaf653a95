/* clock.h: time that only goes forward, for deadlines and ages. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

/* units: milliseconds since the machine started, time spent asleep included: a program that was
 * stopped for a minute sees the minute. */
int64_t clock_ms(void);

/* units: milliseconds since 1970, UTC. */
int64_t clock_wall_ms(void);

/* Sleeps; a signal ends it early. */
void clock_sleep(int64_t ms);

#endif
