/* reader.h: a member of a consumer group, one message at a time. */
#ifndef STREAM_READER_H
#define STREAM_READER_H

#include "stream/client.h"
#include "stream/message.h"

enum { READER_COMMITTED = -1 }; /* as an offset: where the group stands */

struct reader_part {
    const char *topic;
    int32_t partition;
    int64_t offset;
};

/* Called from within reader_next and reader_close, when partitions come and go. A failure is handed
 * back by reader_next. Both may be NULL. */
struct reader_watch {
    /* Each offset is READER_COMMITTED; set it to begin elsewhere. */
    int (*assigned)(void *ctx, struct reader_part *parts, int count, struct fail *why);
    /* lost: they have another owner already, nothing can be finished for them. */
    int (*revoked)(void *ctx, const struct reader_part *parts, int count, bool lost,
                   struct fail *why);
    void *ctx;
};

struct reader_settings {
    struct client_settings client;
    const char *group;
    const char *instance;      /* group.instance.id; NULL: a member without a name */
    const char *strategy;      /* "range|roundrobin|cooperative-sticky"; NULL: range */
    const char *const *topics; /* a name that begins with ^ is a pattern */
    int topic_count;
    const char *from;   /* "beginning|end": where a group without offsets begins; NULL: beginning */
    int64_t session_ms; /* 0: 10 s */
    struct reader_watch watch;
};

struct reader;

/* Joins the group. owner: the caller closes; the settings' texts are copied, the watch's ctx is
 * borrowed. threads: one at a time. errors: STOP. */
struct reader *reader_open(const struct reader_settings *settings, struct fail *why);

/* The next message: 1; 0 where none came within wait_ms; -1 for what cannot go on: STOP
 * (EXIT_FENCED: another member has our name), or what a watch said. What heals by itself is logged
 * and waited out. */
int reader_next(struct reader *reader, int wait_ms, struct message *out, struct fail *why);

/* Goes back to what the group has committed, on every partition that is assigned; where nothing is
 * committed, to the offset in `otherwise` (or, not listed, to where a new group begins). errors:
 * RETRY. */
int reader_rewind(struct reader *reader, const struct reader_part *otherwise, int count,
                  struct fail *why);

/* Commits outside of a transaction: offsets are those of the next message wanted. errors: RETRY. */
int reader_commit(struct reader *reader, const struct reader_part *parts, int count,
                  struct fail *why);

/* What the group has committed (READER_COMMITTED where nothing) and the offsets the log begins and
 * ends with, for one partition. errors: RETRY. cost: a round trip each. */
int reader_committed(struct reader *reader, struct reader_part *part, struct fail *why);
int reader_bounds(struct reader *reader, const struct reader_part *part, int64_t *first,
                  int64_t *end, struct fail *why);

/* Messages that wait in the assigned partitions, by what the last fetches told. */
int64_t reader_lag(struct reader *reader);
int reader_assigned(const struct reader *reader); /* partitions; -1: not yet in the group */

/* The client itself, for stream/ alone. */
rd_kafka_t *reader_kafka(struct reader *reader);

/* Leaves (a named member keeps its place until its session ends). */
void reader_close(struct reader *reader);

#endif
