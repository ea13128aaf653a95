/* stop.h: the signals that ask a program to end or to load its settings anew. */
#ifndef SERVICE_STOP_H
#define SERVICE_STOP_H

#include <stdbool.h>

/* Catches SIGTERM and SIGINT (drain, then end) and SIGHUP (reload), and lets writes to a closed
 * pipe fail with EPIPE. A second SIGTERM changes nothing: a drain is bounded anyway. */
void stop_catch(void);

bool stop_asked(void);

/* True once for each SIGHUP, or several that came together. */
bool stop_reload(void);

/* As if SIGTERM had come. */
void stop_ask(void);

#endif
