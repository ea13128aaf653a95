/* part.c: one partition's files.
 *
 * A commit is: flush every open file and put it on the disk; under the manifest's lock give them
 * their names, make the names durable, write the manifest's line and make it durable. A death
 * between any two of these loses nothing and doubles nothing: recover.c deletes or takes in what
 * was left, and reading goes on after the manifest's last offset. */
#include "sink/part.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "sink/manifest.h"
#include "sink/output.h"
#include "sink/recover.h"
#include "stream/crash.h"

struct part {
    const struct part_settings *settings;
    char *topic;
    int32_t partition;
    struct manifest *manifest;
    struct output **outputs;
    int output_count;
    int64_t first, last;       /* first -1: nothing since the last commit */
    int64_t messages, records; /* since then */
    int64_t opened_at, touched_at;
    struct buf sub;
};

struct part *
part_open(const struct part_settings *settings, const char *topic, int32_t partition,
          struct fail *why)
{
    struct part *part = mem_new(sizeof *part);
    part->settings = settings;
    part->topic = mem_copy(topic);
    part->partition = partition;
    part->first = -1;
    part->manifest = manifest_open(settings->folder, topic, partition, why);
    if (part->manifest &&
        recover_partition(settings->folder, topic, partition, part->manifest, why) == 0) {
        part->last = manifest_last(part->manifest);
        return part;
    }
    part_close(part);
    return NULL;
}

static void
forget_outputs(struct part *part)
{
    for (int i = 0; i < part->output_count; i++) output_free(part->outputs[i]);
    part->output_count = 0;
    part->first = -1;
    part->messages = part->records = 0;
}

void
part_close(struct part *part)
{
    if (!part) return;
    forget_outputs(part);
    free(part->outputs);
    manifest_close(part->manifest);
    buf_fini(&part->sub);
    free(part->topic);
    free(part);
}

const char *
part_topic(const struct part *part)
{
    return part->topic;
}

int32_t
part_number(const struct part *part)
{
    return part->partition;
}

int64_t
part_last(const struct part *part)
{
    return part->last;
}

int64_t
part_committed(const struct part *part)
{
    return manifest_last(part->manifest);
}

void
part_pass(struct part *part, int64_t offset)
{
    part->touched_at = clock_ms();
    if (part->first < 0) {
        part->first = offset;
        part->opened_at = part->touched_at;
    }
    part->last = offset;
    part->messages++;
}

/* The open file of the mention's subfolder. */
static struct output *
output_for(struct part *part, int64_t offset, const struct mention *mention, struct fail *why)
{
    buf_reset(&part->sub);
    if (part->settings->layout) pattern_put(part->settings->layout, mention, 0, &part->sub);
    const char *sub = part->sub.at ? part->sub.at : "";
    for (int i = 0; i < part->output_count; i++)
        if (strcmp(output_sub(part->outputs[i]), sub) == 0) return part->outputs[i];
    struct output *output = output_open(part->settings->folder, sub, part->topic, part->partition,
                                        offset, part->settings->format, why);
    if (!output) return NULL;
    part->outputs = mem_grow(part->outputs,
                             sizeof(struct output *) * (size_t)(part->output_count + 1));
    part->outputs[part->output_count++] = output;
    return output;
}

int
part_put(struct part *part, int64_t offset, const struct mention *mention, struct fail *why)
{
    struct output *output = output_for(part, offset, mention, why);
    if (!output || output_put(output, mention, why)) return -1;
    part_pass(part, offset);
    part->records++;
    return 0;
}

bool
part_pending(const struct part *part)
{
    return part->first >= 0;
}

static int64_t
open_bytes(const struct part *part)
{
    int64_t bytes = 0;
    for (int i = 0; i < part->output_count; i++) bytes += output_bytes(part->outputs[i]);
    return bytes;
}

bool
part_due(const struct part *part, int64_t now_ms)
{
    const struct part_settings *most = part->settings;
    return part_pending(part) &&
           ((most->most_records && part->records >= most->most_records) ||
            (most->age_ms && now_ms - part->opened_at >= most->age_ms) ||
            (most->silence_ms && now_ms - part->touched_at >= most->silence_ms) ||
            part->output_count >= most->most_open ||
            (most->most_bytes && open_bytes(part) >= most->most_bytes));
}

/* Names for all files, then the line; the lock is held. */
static int
publish(struct part *part, struct part_done *done, struct fail *why)
{
    size_t size = sizeof(struct manifest_file) * (size_t)part->output_count;
    struct manifest_file *files = mem_new(size + 1);
    int bad = 0;
    for (int i = 0; i < part->output_count && !bad; i++) {
        struct output *output = part->outputs[i];
        bad = output_publish(output, part->first, part->last, why);
        if (bad) break;
        files[i] = (struct manifest_file){output_path_inside(output), output_records(output),
                                          output_bytes(output)};
        done->records += files[i].records;
        done->bytes += files[i].bytes;
    }
    const struct manifest_line line = {part->first, part->last, part->messages, files,
                                       part->output_count};
    if (!bad) crash_point("after-rename");
    if (!bad) bad = manifest_put(part->manifest, &line, why);
    if (!bad) crash_point("after-manifest");
    done->files = part->output_count;
    free(files);
    return bad;
}

int
part_commit(struct part *part, struct part_done *done, struct fail *why)
{
    *done = (struct part_done){0};
    if (!part_pending(part)) return 0;
    for (int i = 0; i < part->output_count; i++)
        if (output_finish(part->outputs[i], why)) return -1;
    crash_point("after-fsync");
    if (manifest_lock(part->manifest, why)) return -1;
    int bad = publish(part, done, why);
    manifest_unlock(part->manifest);
    if (!bad) forget_outputs(part);
    return bad ? -1 : 0;
}
