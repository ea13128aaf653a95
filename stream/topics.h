/* topics.h: the topics of the pipeline, made as they must be. */
#ifndef STREAM_TOPICS_H
#define STREAM_TOPICS_H

#include "stream/client.h"

struct topic_spec {
    const char *name;
    int partitions;
    const char *cleanup; /* "delete|compact" */
    int message_most;    /* max.message.bytes; 0: the broker's default */
};

/* Makes the topics that are not there; one that is there is left as it is, but a different number
 * of partitions is told in the log (mentions and events must have the same). replication: 0 the
 * broker's default. errors: RETRY (no answer within wait_ms), STOP (refused), naming the topic. */
int topics_create(const struct client_settings *client, const struct topic_spec *topics, int count,
                  int replication, int64_t wait_ms, struct fail *why);

#endif
