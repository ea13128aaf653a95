/* scan.h: one look through a topic, without a group: from its beginning to where it ends now. */
#ifndef STREAM_SCAN_H
#define STREAM_SCAN_H

#include "stream/client.h"
#include "stream/message.h"

struct scan;

/* owner: the caller closes. threads: one at a time. errors: STOP (no such topic, configuration),
 * RETRY (no answer within wait_ms). */
struct scan *scan_open(const struct client_settings *client, const char *topic, int64_t wait_ms,
                       struct fail *why);

/* The next message, partitions as they come, in each by offset: 1; 0 at the end of all; -1. The
 * message stays until the next call. errors: RETRY (nothing came within the open's wait_ms). */
int scan_next(struct scan *scan, struct message *out, struct fail *why);
void scan_close(struct scan *scan);

#endif
