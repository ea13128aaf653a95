/* http.h: /metrics, /healthz and /readyz of a program and all its workers. */
#ifndef SERVICE_HTTP_H
#define SERVICE_HTTP_H

#include "base/buf.h"
#include "base/fail.h"

struct http;

struct http_pages {
    void (*metrics)(void *ctx, struct buf *out); /* Prometheus text */
    /* "" when ready, else why not, for /readyz (503) */
    const char *(*unready)(void *ctx);
    void *ctx;
};

/* Listens on a port (0: one that is free) of every address. No thread: requests are answered in
 * http_serve. owner: the caller. errors: STOP (EXIT_IO) naming the port. */
struct http *http_open(int port, const struct http_pages *pages, struct fail *why);
int http_port(const struct http *http);

/* Becomes readable when http_serve has something to do. */
int http_handle(const struct http *http);
void http_serve(struct http *http);

/* In a child after a fork: lets go of the sockets, and touches nothing else of the parent's. */
void http_abandon(struct http *http);
void http_close(struct http *http);

#endif
