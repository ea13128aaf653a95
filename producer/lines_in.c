/* lines_in.c: lines from a file that may be slow. */
#include "producer/lines_in.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

enum { PIECE = 1 << 16 };

void
lines_in_init(struct lines_in *in, int fd, size_t most)
{
    *in = (struct lines_in){.fd = fd, .most = most};
}

void
lines_in_fini(struct lines_in *in)
{
    buf_fini(&in->held);
}

/* Forgets what was handed out. */
static void
move_down(struct lines_in *in)
{
    if (!in->from) return;
    memmove(in->held.at, in->held.at + in->from, in->held.len - in->from);
    in->held.len -= in->from;
    in->from = 0;
}

/* Reads a piece. Returns 1, 0 where nothing came, -1. */
static int
read_piece(struct lines_in *in, int wait_ms, struct fail *why)
{
    struct pollfd wait = {.fd = in->fd, .events = POLLIN};
    int ready = poll(&wait, 1, wait_ms);
    if (ready == 0 || (ready < 0 && errno == EINTR)) return 0;
    move_down(in);
    ssize_t got = ready < 0 ? -1 : read(in->fd, buf_room(&in->held, PIECE), PIECE);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) return 0;
    if (got < 0) return fail_set(why, FAIL_STOP, EXIT_IO, "reading: %s", strerror(errno));
    in->held.len += (size_t)got;
    in->end = got == 0;
    return 1;
}

/* A line that is too long is thrown away as it comes. */
static int
pass_over(struct lines_in *in, const char *end, struct fail *why)
{
    in->from = end ? (size_t)(end - in->held.at) + 1 : in->held.len;
    in->over = !end && !in->end;
    if (in->over) return LINES_IN_NONE;
    in->number++;
    return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "more than %zu bytes", in->most);
}

int
lines_in_next(struct lines_in *in, int wait_ms, struct slice *line, struct fail *why)
{
    for (;;) {
        size_t len = in->held.len - in->from;
        const char *at = len ? in->held.at + in->from : "", *end = memchr(at, '\n', len);
        size_t line_len = end ? (size_t)(end - at) : len;
        if (in->over || line_len > in->most) {
            int result = pass_over(in, end, why);
            if (result != LINES_IN_NONE) return result;
        } else if (end || (in->end && len)) {
            *line = (struct slice){at, line_len};
            in->from += line_len + (end ? 1 : 0);
            in->number++;
            return LINES_IN_LINE;
        }
        if (in->end) return LINES_IN_END;
        int got = read_piece(in, wait_ms, why);
        if (got <= 0) return got;
    }
}
