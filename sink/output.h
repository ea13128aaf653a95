/* output.h: one file while it is written. */
#ifndef SINK_OUTPUT_H
#define SINK_OUTPUT_H

#include "sink/format.h"

struct output;

/* Makes a temporary file in FOLDER/SUB (SUB may be ""), beside the place where it will be. owner:
 * output_free, which deletes a file that was not published. errors: RETRY (disk). */
struct output *output_open(const char *folder, const char *sub, const char *topic,
                           int32_t partition, int64_t first, const struct format *format,
                           struct fail *why);
void output_free(struct output *output);

const char *output_sub(const struct output *output);
int64_t output_records(const struct output *output);
int64_t output_bytes(const struct output *output); /* those not yet written, too */

int output_put(struct output *output, const struct mention *mention, struct fail *why);

/* Everything onto the disk, codec and all; nothing can be put afterwards. errors: RETRY: the file
 * is lost (after a failed fsync nobody knows what stands there). */
int output_finish(struct output *output, struct fail *why);

/* Gives it its name: offsets `first` to `last`. errors: RETRY. */
int output_publish(struct output *output, int64_t first, int64_t last, struct fail *why);

/* After output_publish: its path, and that under the output folder. */
const char *output_path(const struct output *output);
const char *output_path_inside(const struct output *output);

#endif
