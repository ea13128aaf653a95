/* output.c: one file: bytes gather in memory, go to a temporary file, onto the disk, get a name. */
#include "sink/output.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "sink/disk.h"
#include "sink/names.h"
#include "stream/crash.h"

enum { SPILL_BYTES = 1 << 18 };

struct output {
    char *folder, *sub, *temp; /* temp NULL: published */
    char *path;                /* the final one */
    const char *topic;
    int32_t partition;
    int fd;
    const struct format *format;
    struct formatter *formatter;
    struct buf bytes;
    int64_t records, written;
};

static char *
place(const struct output *output, struct slice name)
{
    struct buf path = {0};
    buf_printf(&path, "%s/%s%s%.*s", output->folder, output->sub, output->sub[0] ? "/" : "",
               SLICE_ARGS(name));
    return path.at;
}

static int
make_temp(struct output *output, int64_t first, struct fail *why)
{
    struct buf name = {0};
    temp_name_put(&name, output->topic, output->partition, first, format_ending(output->format));
    output->temp = place(output, buf_slice(&name));
    buf_reset(&name);
    buf_printf(&name, "%s/%s", output->folder, output->sub);
    int bad = disk_make_folders(name.at, why);
    buf_fini(&name);
    if (bad) return -1;
    output->fd = open(output->temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    return output->fd < 0 ? disk_fail(why, output->temp) : 0;
}

struct output *
output_open(const char *folder, const char *sub, const char *topic, int32_t partition,
            int64_t first, const struct format *format, struct fail *why)
{
    struct output *output = mem_new(sizeof *output);
    output->folder = mem_copy(folder);
    output->sub = mem_copy(sub);
    output->topic = topic;
    output->partition = partition;
    output->format = format;
    output->fd = -1;
    if (make_temp(output, first, why) == 0 &&
        (output->formatter = formatter_new(format, &output->bytes, why)))
        return output;
    output_free(output);
    return NULL;
}

void
output_free(struct output *output)
{
    if (!output) return;
    if (output->fd >= 0) {
        close(output->fd);
        if (output->temp) unlink(output->temp);
    }
    formatter_free(output->formatter);
    buf_fini(&output->bytes);
    free(output->folder);
    free(output->sub);
    free(output->temp);
    free(output->path);
    free(output);
}

const char *
output_sub(const struct output *output)
{
    return output->sub;
}

int64_t
output_records(const struct output *output)
{
    return output->records;
}

int64_t
output_bytes(const struct output *output)
{
    return output->written + (int64_t)output->bytes.len;
}

/* In two halves, so that a test can have a file torn in the middle. */
static int
spill(struct output *output, struct fail *why)
{
    size_t half = output->bytes.len / 2;
    int bad = disk_write(output->fd, output->bytes.at, half);
    crash_point("mid-file");
    if (!bad) bad = disk_write(output->fd, output->bytes.at + half, output->bytes.len - half);
    if (bad) return disk_fail(why, output->temp);
    output->written += (int64_t)output->bytes.len;
    buf_reset(&output->bytes);
    return 0;
}

int
output_put(struct output *output, const struct mention *mention, struct fail *why)
{
    if (formatter_put(output->formatter, mention, &output->bytes, why)) return -1;
    output->records++;
    return output->bytes.len < SPILL_BYTES ? 0 : spill(output, why);
}

int
output_finish(struct output *output, struct fail *why)
{
    if (formatter_flush(output->formatter, &output->bytes, why) || spill(output, why)) return -1;
    return fdatasync(output->fd) == 0 ? 0 : disk_fail(why, output->temp);
}

int
output_publish(struct output *output, int64_t first, int64_t last, struct fail *why)
{
    const struct data_name data = {slice_of(output->topic), output->partition, first, last,
                                   slice_of(format_ending(output->format))};
    struct buf name = {0};
    data_name_put(&name, &data);
    output->path = place(output, buf_slice(&name));
    buf_fini(&name);
    if (disk_rename_new(output->temp, output->path, why)) return -1;
    free(output->temp);
    output->temp = NULL;
    return disk_sync_folder_of(output->path, why);
}

const char *
output_path(const struct output *output)
{
    return output->path;
}

const char *
output_path_inside(const struct output *output)
{
    return output->path + strlen(output->folder) + 1;
}
