/* crash.h: named points at which a test has the process killed.
 *
 * DEMARCHE_CRASH_AT=NAME[:N] kills (SIGKILL, as a lost machine would) at the N-th passing of the
 * point NAME. With DEMARCHE_CRASH_ONCE=FILE only the process that makes FILE dies, so that its
 * successor goes on. Without the first one a point costs one comparison. */
#ifndef STREAM_CRASH_H
#define STREAM_CRASH_H

void crash_point(const char *name);

#endif
