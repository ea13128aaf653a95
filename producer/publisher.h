/* publisher.h: articles onto the topic, and the count of what became of them. */
#ifndef PRODUCER_PUBLISHER_H
#define PRODUCER_PUBLISHER_H

#include "record/source_text.h"
#include "stream/writer.h"

struct publisher_settings {
    struct client_settings client;
    const char *topic;
    const char *framing;      /* "single-object|confluent|json" */
    const char *registry_url; /* for confluent */
    const char *compression;
    int64_t timeout_ms; /* for the cluster to answer, and for a message to arrive */
    bool dry_run;       /* print JSON lines instead */
    bool progress;
};

struct publisher_totals {
    int64_t published, refused, failed, bytes;
    int64_t from[PUBLISHED_TODAY + 1]; /* where the days came from, of those published */
};

struct publisher;

/* Waits until the cluster answers and has the topic. owner: the caller closes. errors: STOP:
 * configuration; EXIT_UNREACHABLE. */
struct publisher *publisher_open(const struct publisher_settings *settings, struct fail *why);

/* Queues one article; waits while the queue is full (that is the back-pressure). errors: SKIP: it
 * makes too large a message; STOP: what was queued before cannot be delivered. */
int publisher_put(struct publisher *publisher, const struct source_text *source, struct fail *why);

/* Names a refused input on stderr and counts it. */
void publisher_refuse(struct publisher *publisher, const char *name, const struct fail *reason);

/* Serves reports and the progress line while no article is at hand. errors: STOP. */
int publisher_idle(struct publisher *publisher, struct fail *why);

/* Waits until all is delivered. errors: STOP (EXIT_UNREACHABLE). */
int publisher_finish(struct publisher *publisher, struct fail *why);

/* The last line: published, refused, bytes, seconds, from where the days are. */
void publisher_summary(struct publisher *publisher);

const struct publisher_totals *publisher_totals(const struct publisher *publisher);
void publisher_close(struct publisher *publisher);

#endif
