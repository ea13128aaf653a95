/* buf.c: bytes that grow at the end. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"

void
buf_fini(struct buf *buf)
{
    free(buf->at);
    memset(buf, 0, sizeof *buf);
}

void
buf_reset(struct buf *buf)
{
    buf->len = 0;
    if (buf->at) buf->at[0] = '\0';
}

char *
buf_room(struct buf *buf, size_t len)
{
    if (buf->len + len + 1 > buf->room) {
        size_t room = buf->room ? buf->room : 256;
        while (room < buf->len + len + 1) room *= 2;
        buf->at = mem_grow(buf->at, room);
        buf->room = room;
    }
    return buf->at + buf->len;
}

void
buf_put(struct buf *buf, const void *bytes, size_t len)
{
    char *end = buf_room(buf, len);
    if (len) memcpy(end, bytes, len);
    buf->len += len;
    buf->at[buf->len] = '\0';
}

void
buf_puts(struct buf *buf, const char *text)
{
    buf_put(buf, text, strlen(text));
}

void
buf_putc(struct buf *buf, char c)
{
    buf_put(buf, &c, 1);
}

void
buf_printf(struct buf *buf, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *end = buf_room(buf, (size_t)length);
    vsnprintf(end, (size_t)length + 1, format, again);
    va_end(again);
    buf->len += (size_t)length;
}

void
buf_put_json(struct buf *buf, struct slice text)
{
    buf_putc(buf, '"');
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (c == '"' || c == '\\') buf_putc(buf, '\\');
        if (c == '\n')
            buf_puts(buf, "\\n");
        else if (c < 0x20)
            buf_printf(buf, "\\u%04x", c);
        else
            buf_putc(buf, (char)c);
    }
    buf_putc(buf, '"');
}
