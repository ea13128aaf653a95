/* manifest.h: what of a partition stands in files: the truth from which a sink goes on. */
#ifndef SINK_MANIFEST_H
#define SINK_MANIFEST_H

#include "base/fail.h"
#include "base/slice.h"

struct manifest_file {
    const char *path; /* under the output folder */
    int64_t records, bytes;
};

/* One commit: the offsets `first` to `last` of the partition, all files that they became (none
 * where nothing of them was kept). */
struct manifest_line {
    int64_t first, last;
    int64_t messages; /* -1: not known (a file that was found, see recover.h) */
    const struct manifest_file *files;
    int file_count;
};

struct manifest;

/* Opens, or makes, FOLDER/manifest/TOPIC+PARTITION.manifest and checks every line. A torn last line
 * is cut off: its files are found again by recover.h. owner: the caller closes. errors: STOP
 * (EXIT_IO) for a damaged line that is not the last, RETRY for what the disk says. */
struct manifest *manifest_open(const char *folder, const char *topic, int32_t partition,
                               struct fail *why);
void manifest_close(struct manifest *manifest);

/* The last offset that stands in files; -1: none. */
int64_t manifest_last(const struct manifest *manifest);

/* Holds the partition against other processes while files are given their names and the line is
 * written. errors: RETRY where another process holds it for too long, or has written meanwhile:
 * then nothing of ours may be published. */
int manifest_lock(struct manifest *manifest, struct fail *why);
void manifest_unlock(struct manifest *manifest);

/* Appends one line and makes it durable; the lock must be held. errors: RETRY: it may or may not
 * stand there: the manifest must be opened anew. */
int manifest_put(struct manifest *manifest, const struct manifest_line *line, struct fail *why);

#endif
