/* recover.h: what a process that died left in the output folder. */
#ifndef SINK_RECOVER_H
#define SINK_RECOVER_H

#include "sink/manifest.h"

/* Deletes a partition's temporary files. A file that has its final name but no line in the manifest
 * is whole (it was durable before it was named): beside the manifest's folder, where a commit is
 * one file, it is taken into the manifest; in a subfolder, where others of its commit may be
 * missing, it is deleted and written again. errors: RETRY. */
int recover_partition(const char *folder, const char *topic, int32_t partition,
                      struct manifest *manifest, struct fail *why);

#endif
