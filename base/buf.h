/* buf.h: bytes that grow at the end. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/slice.h"

struct buf {
    char *at; /* owner: the buf; always followed by a zero byte once something was put */
    size_t len, room;
};

void buf_fini(struct buf *buf);
void buf_reset(struct buf *buf); /* empty, memory kept */
void buf_put(struct buf *buf, const void *bytes, size_t len);
void buf_puts(struct buf *buf, const char *text);
void buf_putc(struct buf *buf, char c);
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_put_json(struct buf *buf,
                  struct slice text); /* as a JSON string, with its quotation marks */
char *buf_room(struct buf *buf,
               size_t len); /* len writable bytes at the end; then add to buf->len */

static inline struct slice
buf_slice(const struct buf *buf)
{
    return (struct slice){buf->at ? buf->at : "", buf->len};
}

#endif
