/* container.c: Avro container files. */
#include "record/container.h"

#include <stdlib.h>
#include <sys/random.h>
#include <zlib.h>

#include "base/arena.h"
#include "record/avro_form.h"
#include "record/schema.h"

enum { BLOCK_BYTES = 64000, SYNC_BYTES = 16 };

struct container {
    const struct record_type *type;
    struct avro_form *form;
    struct buf block;
    int64_t count; /* records in the block */
    bool deflate;
    char sync[SYNC_BYTES]; /* the same at the end of every block, different in every file */
};

static void
put_long(int64_t value, struct buf *out)
{
    uint64_t zigzag = ((uint64_t)value << 1) ^ (uint64_t)(value >> 63);
    for (; zigzag > 0x7f; zigzag >>= 7) buf_putc(out, (char)(zigzag | 0x80));
    buf_putc(out, (char)zigzag);
}

static void
put_bytes(struct slice bytes, struct buf *out)
{
    put_long((int64_t)bytes.len, out);
    buf_put(out, bytes.at, bytes.len);
}

static void
put_header(const struct container *container, struct slice schema, const char *codec,
           struct buf *out)
{
    buf_put(out, "Obj\1", 4);
    put_long(2, out);
    put_bytes(SLICE_LITERAL("avro.schema"), out);
    put_bytes(schema, out);
    put_bytes(SLICE_LITERAL("avro.codec"), out);
    put_bytes(slice_of(codec), out);
    put_long(0, out);
    buf_put(out, container->sync, SYNC_BYTES);
}

struct container *
container_new(const struct record_type *type, const char *codec, struct buf *out, struct fail *why)
{
    bool deflate = strcmp(codec, "deflate") == 0;
    if (!deflate && strcmp(codec, "null") != 0) {
        fail_set(why, FAIL_STOP, EXIT_CONFIG, "Avro codec '%s' is none of null|deflate", codec);
        return NULL;
    }
    struct container *container = mem_new(sizeof *container);
    struct buf schema = {0};
    container->type = type;
    container->deflate = deflate;
    schema_put(type, &schema);
    container->form = avro_form_new(buf_slice(&schema), why);
    if (!container->form || getrandom(container->sync, SYNC_BYTES, 0) != SYNC_BYTES) {
        fail_set(why, FAIL_STOP, EXIT_FAULT, "no random bytes for a sync marker");
        container_free(container);
        container = NULL;
    } else {
        put_header(container, buf_slice(&schema), codec, out);
    }
    buf_fini(&schema);
    return container;
}

void
container_free(struct container *container)
{
    if (!container) return;
    avro_form_free(container->form);
    buf_fini(&container->block);
    free(container);
}

/* RFC 1951 without the wrapping of zlib. */
static int
put_deflated(struct slice bytes, struct buf *out, struct fail *why)
{
    struct buf packed = {0};
    z_stream stream = {0};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        return fail_set(why, FAIL_STOP, EXIT_FAULT, "zlib cannot start");
    size_t room = deflateBound(&stream, bytes.len);
    stream.next_in = (Bytef *)(uintptr_t)bytes.at;
    stream.avail_in = (uInt)bytes.len;
    stream.next_out = (Bytef *)buf_room(&packed, room);
    stream.avail_out = (uInt)room;
    int state = deflate(&stream, Z_FINISH);
    packed.len = room - stream.avail_out;
    deflateEnd(&stream);
    if (state == Z_STREAM_END) put_bytes(buf_slice(&packed), out);
    buf_fini(&packed);
    return state == Z_STREAM_END ? 0
                                 : fail_set(why, FAIL_STOP, EXIT_FAULT, "zlib: error %d", state);
}

int
container_flush(struct container *container, struct buf *out, struct fail *why)
{
    if (!container->count) return 0;
    put_long(container->count, out);
    if (!container->deflate)
        put_bytes(buf_slice(&container->block), out);
    else if (put_deflated(buf_slice(&container->block), out, why))
        return -1;
    buf_put(out, container->sync, SYNC_BYTES);
    buf_reset(&container->block);
    container->count = 0;
    return 0;
}

int
container_put(struct container *container, const void *record, struct buf *out, struct fail *why)
{
    if (avro_form_put(container->form, container->type, record, &container->block, why)) return -1;
    container->count++;
    return container->block.len < BLOCK_BYTES ? 0 : container_flush(container, out, why);
}
