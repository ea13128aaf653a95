/* part.h: one partition on its way into files: what is open, when it is closed, how it is
 * committed. */
#ifndef SINK_PART_H
#define SINK_PART_H

#include "sink/format.h"
#include "sink/pattern.h"

/* The same for all partitions of a worker. A limit that is 0 is none. */
struct part_settings {
    const char *folder;
    const struct format *format;
    const struct pattern *layout;                /* NULL: no subfolders */
    int64_t most_bytes, most_records, most_open; /* most_open: files, must not be 0 */
    int64_t age_ms, silence_ms;
};

struct part;

/* Reads the partition's manifest and cleans up after whoever had it before. owner: part_close,
 * which forgets what was not committed. The settings are borrowed. errors: RETRY, STOP. */
struct part *part_open(const struct part_settings *settings, const char *topic, int32_t partition,
                       struct fail *why);
void part_close(struct part *part);

const char *part_topic(const struct part *part);
int32_t part_number(const struct part *part);

/* The last offset that is in files, or that was handed to part_put or part_pass since. -1: none. */
int64_t part_last(const struct part *part);

/* The last offset that is in files. -1: none. */
int64_t part_committed(const struct part *part);

/* One message: kept, or passed over (not wanted, or a dead letter). errors: RETRY (disk): the part
 * must be closed and opened anew. */
int part_put(struct part *part, int64_t offset, const struct mention *mention, struct fail *why);
void part_pass(struct part *part, int64_t offset);

/* Whether there is something to commit, and whether it is time. */
bool part_pending(const struct part *part);
bool part_due(const struct part *part, int64_t now_ms);

struct part_done {
    int64_t files, records, bytes;
};

/* Closes and publishes what is open, and writes the manifest's line. errors: RETRY: nothing, or
 * all, was published; the part must be closed and opened anew to know which. */
int part_commit(struct part *part, struct part_done *done, struct fail *why);

#endif
