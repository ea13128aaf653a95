/* manifest.c: the manifest of a partition: one line a commit, eight hex digits of CRC-32 and a JSON
 * object:
 *
 *     5be3e3cc {"first":0,"last":41,"messages":40,"files":[{"path":"…","records":38,"bytes":9120}]}
 *
 * Lines are only added. Between two of one process's lines nobody else may have added one: a
 * process that lost its partition without noticing (it was stopped for a while) finds the manifest
 * longer than it left it, and publishes nothing. */
#include "sink/manifest.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "sink/disk.h"

enum { CRC_DIGITS = 8, LOCK_WAIT_MS = 10000, MANIFEST_MOST = 1 << 30 };

struct manifest {
    char *path;
    int fd;
    int64_t size; /* as we left it */
    int64_t last;
};

static unsigned long
checksum(struct slice bytes)
{
    return crc32(0, (const unsigned char *)bytes.at, (unsigned)bytes.len);
}

static int64_t
number_of(const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);
    return json_is_integer(value) ? json_integer_value(value) : -2;
}

/* True where the line is whole; *last is then its last offset. */
static bool
read_line(struct slice line, int64_t after, int64_t *last)
{
    char digits[CRC_DIGITS + 1], *end;
    if (line.len < CRC_DIGITS + 3 || line.at[CRC_DIGITS] != ' ') return false;
    memcpy(digits, line.at, CRC_DIGITS);
    digits[CRC_DIGITS] = '\0';
    struct slice body = {line.at + CRC_DIGITS + 1, line.len - CRC_DIGITS - 1};
    if (strtoul(digits, &end, 16) != checksum(body) || *end) return false;
    json_t *object = json_loadb(body.at, body.len, 0, NULL);
    int64_t first = number_of(object, "first");
    *last = number_of(object, "last");
    json_decref(object);
    return first > after && *last >= first;
}

/* Checks every line; *good is where the last whole one ends. */
static int
read_lines(struct manifest *manifest, struct slice text, size_t *good, struct fail *why)
{
    *good = 0;
    for (int number = 1; *good < text.len; number++) {
        const char *at = text.at + *good, *end = memchr(at, '\n', text.len - *good);
        size_t len = end ? (size_t)(end - at) : text.len - *good;
        int64_t last;
        if (end && read_line((struct slice){at, len}, manifest->last, &last)) {
            manifest->last = last;
            *good += len + 1;
            continue;
        }
        if (end && *good + len + 1 < text.len)
            return fail_set(why, FAIL_STOP, EXIT_IO, "%s:%d: the line is damaged", manifest->path,
                            number);
        log_line(LOG_WARN, "%s:%d: a torn last line is cut off", manifest->path, number);
        return 0;
    }
    return 0;
}

static int
load(struct manifest *manifest, struct fail *why)
{
    struct arena arena;
    struct slice text;
    size_t good;
    arena_init(&arena);
    int bad = file_read(&arena, manifest->path, MANIFEST_MOST, &text, why);
    if (bad) why->kind = FAIL_RETRY;
    if (!bad) bad = read_lines(manifest, text, &good, why);
    if (!bad && good < text.len &&
        (ftruncate(manifest->fd, (off_t)good) != 0 || fsync(manifest->fd) != 0))
        bad = disk_fail(why, manifest->path);
    if (!bad) manifest->size = (int64_t)good;
    arena_fini(&arena);
    return bad;
}

/* The lock alone, whatever was written meanwhile. */
static int
take_lock(struct manifest *manifest, struct fail *why)
{
    int64_t until = clock_ms() + LOCK_WAIT_MS;
    while (flock(manifest->fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR) return disk_fail(why, manifest->path);
        if (clock_ms() > until)
            return fail_set(why, FAIL_RETRY, EXIT_IO, "%s: another process holds it",
                            manifest->path);
        clock_sleep(20);
    }
    return 0;
}

struct manifest *
manifest_open(const char *folder, const char *topic, int32_t partition, struct fail *why)
{
    struct manifest *manifest = mem_new(sizeof *manifest);
    struct buf path = {0};
    buf_printf(&path, "%s/manifest", folder);
    manifest->fd = -1;
    manifest->last = -1;
    bool made = disk_make_folders(path.at, why) == 0;
    buf_printf(&path, "/%s+%d.manifest", topic, partition);
    manifest->path = path.at; /* ours now */
    if (made) manifest->fd = open(path.at, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (made && manifest->fd < 0) disk_fail(why, manifest->path);
    if (manifest->fd >= 0 && take_lock(manifest, why) == 0 && load(manifest, why) == 0 &&
        disk_sync_folder_of(manifest->path, why) == 0) {
        manifest_unlock(manifest);
        return manifest;
    }
    manifest_close(manifest);
    return NULL;
}

void
manifest_close(struct manifest *manifest)
{
    if (!manifest) return;
    if (manifest->fd >= 0) close(manifest->fd);
    free(manifest->path);
    free(manifest);
}

int64_t
manifest_last(const struct manifest *manifest)
{
    return manifest->last;
}

int
manifest_lock(struct manifest *manifest, struct fail *why)
{
    struct stat st;
    if (take_lock(manifest, why)) return -1;
    if (fstat(manifest->fd, &st) != 0)
        disk_fail(why, manifest->path);
    else if (st.st_size == manifest->size && st.st_nlink > 0)
        return 0;
    else
        fail_set(why, FAIL_RETRY, EXIT_IO, "%s: another process has written files meanwhile",
                 manifest->path);
    manifest_unlock(manifest);
    return -1;
}

void
manifest_unlock(struct manifest *manifest)
{
    flock(manifest->fd, LOCK_UN);
}

static void
put_json(const struct manifest_line *line, struct buf *out)
{
    buf_printf(out, "{\"first\":%lld,\"last\":%lld,\"messages\":%lld,\"files\":[",
               (long long)line->first, (long long)line->last, (long long)line->messages);
    for (int i = 0; i < line->file_count; i++) {
        const struct manifest_file *file = &line->files[i];
        buf_puts(out, i ? ",{\"path\":" : "{\"path\":");
        buf_put_json(out, slice_of(file->path));
        buf_printf(out, ",\"records\":%lld,\"bytes\":%lld}", (long long)file->records,
                   (long long)file->bytes);
    }
    buf_puts(out, "]}");
}

int
manifest_put(struct manifest *manifest, const struct manifest_line *line, struct fail *why)
{
    struct buf body = {0}, text = {0};
    put_json(line, &body);
    buf_printf(&text, "%08lx %s\n", checksum(buf_slice(&body)), body.at);
    int bad = disk_write(manifest->fd, text.at, text.len);
    if (!bad) bad = fsync(manifest->fd);
    if (bad) disk_fail(why, manifest->path);
    manifest->size += (int64_t)text.len;
    if (!bad) manifest->last = line->last;
    buf_fini(&body);
    buf_fini(&text);
    return bad ? -1 : 0;
}
