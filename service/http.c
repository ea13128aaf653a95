/* http.c: three pages by libmicrohttpd, served from the caller's own loop. */
#include "service/http.h"

#include <microhttpd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"

struct http {
    struct MHD_Daemon *daemon;
    struct http_pages pages;
    struct buf body;
    int port;
};

struct page {
    const char *path, *type;
    unsigned (*fill)(struct http *http); /* fills body, returns the status */
};

static unsigned
fill_metrics(struct http *http)
{
    http->pages.metrics(http->pages.ctx, &http->body);
    return MHD_HTTP_OK;
}

static unsigned
fill_health(struct http *http)
{
    buf_puts(&http->body, "alive\n");
    return MHD_HTTP_OK;
}

static unsigned
fill_ready(struct http *http)
{
    const char *unready = http->pages.unready(http->pages.ctx);
    buf_printf(&http->body, "%s\n", *unready ? unready : "ready");
    return *unready ? MHD_HTTP_SERVICE_UNAVAILABLE : MHD_HTTP_OK;
}

static const struct page pages[] = {
    {"/metrics", "text/plain; version=0.0.4; charset=utf-8", fill_metrics},
    {"/healthz", "text/plain", fill_health},
    {"/readyz", "text/plain", fill_ready},
};

static enum MHD_Result
answer(void *ctx, struct MHD_Connection *connection, const char *url, const char *method,
       const char *version, const char *upload, size_t *upload_size, void **state)
{
    (void)version;
    (void)upload;
    (void)upload_size;
    (void)state;
    struct http *http = ctx;
    if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0) return MHD_NO;
    const struct page *page = NULL;
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++)
        if (strcmp(url, pages[i].path) == 0) page = &pages[i];
    buf_reset(&http->body);
    unsigned status = MHD_HTTP_NOT_FOUND;
    if (page)
        status = page->fill(http);
    else
        buf_puts(&http->body, "there are /metrics, /healthz and /readyz\n");
    struct MHD_Response *response = MHD_create_response_from_buffer(http->body.len, http->body.at,
                                                                    MHD_RESPMEM_MUST_COPY);
    MHD_add_response_header(response, "Content-Type", page ? page->type : "text/plain");
    MHD_add_response_header(response, "Connection", "close");
    enum MHD_Result result = MHD_queue_response(connection, status, response);
    MHD_destroy_response(response);
    return result;
}

struct http *
http_open(int port, const struct http_pages *page_table, struct fail *why)
{
    struct http *http = mem_new(sizeof *http);
    http->pages = *page_table;
    http->daemon = MHD_start_daemon(MHD_USE_EPOLL, (uint16_t)port, NULL, NULL, answer, http,
                                    MHD_OPTION_CONNECTION_LIMIT, 64u, MHD_OPTION_CONNECTION_TIMEOUT,
                                    10u, MHD_OPTION_LISTENING_ADDRESS_REUSE, 1u, MHD_OPTION_END);
    if (!http->daemon) {
        free(http);
        fail_set(why, FAIL_STOP, EXIT_IO, "HTTP port %d cannot be listened on", port);
        return NULL;
    }
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(http->daemon, MHD_DAEMON_INFO_BIND_PORT);
    http->port = info ? info->port : port;
    return http;
}

int
http_port(const struct http *http)
{
    return http->port;
}

int
http_handle(const struct http *http)
{
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(http->daemon, MHD_DAEMON_INFO_EPOLL_FD);
    return info ? info->epoll_fd : -1;
}

void
http_serve(struct http *http)
{
    MHD_run(http->daemon);
}

void
http_abandon(struct http *http)
{
    const union MHD_DaemonInfo *listen = MHD_get_daemon_info(http->daemon,
                                                             MHD_DAEMON_INFO_LISTEN_FD);
    if (listen) close(listen->listen_fd);
    close(http_handle(http));
}

void
http_close(struct http *http)
{
    if (!http) return;
    MHD_stop_daemon(http->daemon);
    buf_fini(&http->body);
    free(http);
}
