/* start.h: from which offset a partition is read into files. */
#ifndef SINK_START_H
#define SINK_START_H

#include "stream/reader.h"

struct start_rule {
    const char *from; /* NULL, "committed" or "beginning" */
    bool accept_gap;
};

/* Sets at->offset. `last`: of the manifest, -1 where it is empty. After the manifest's last offset;
 * an empty manifest begins at the log's start. errors: STOP (EXIT_CONFIG): messages that are not in
 * files have left the topic; the manifest is of another topic of this name; the group has committed
 * offsets though there are no files, and rule->from does not say what that means. RETRY. */
int start_offset(struct reader *reader, const struct start_rule *rule, int64_t last,
                 struct reader_part *at, struct fail *why);

#endif
