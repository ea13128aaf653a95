/* files.h: a worker that writes mentions to files. */
#ifndef SINK_FILES_H
#define SINK_FILES_H

#include "base/counts.h"
#include "service/supervisor.h"
#include "sink/part.h"
#include "sink/wanted.h"
#include "stream/reader.h"

/* The metrics of a sink into files; the names are stable. */
enum {
    FILES_MESSAGES,
    FILES_RECORDS,
    FILES_DROPPED,
    FILES_DEAD,
    FILES_FILES,
    FILES_BYTES,
    FILES_COMMITS,
    FILES_RESTARTS,
    FILES_UP,
    FILES_LAG,
    FILES_PARTITIONS,
    FILES_ROWS
};
extern const struct count_row files_rows[FILES_ROWS];

struct files_settings {
    struct client_settings client; /* the name is made by the worker */
    const char *host, *group, *topic, *dead_letters, *strategy, *registry_url;
    const char *from; /* "", "committed" or "beginning": where a group that has committed offsets
                         and an empty folder begins */
    bool accept_gap;
    int64_t session_ms, idle_ms;
    struct part_settings part;
    struct wanted wanted;
    struct counts *counts;
};

/* Runs until stop_asked, or until nothing came for idle_ms. Returns the exit code; why it is not 0
 * is logged. What the world will mend (disk, brokers) ends the process with EXIT_UNREACHABLE, for
 * which its supervisor starts it again, from what the manifests say. */
int files_work(struct worker *self, const struct files_settings *settings);

#endif
