/* turn.h: the exactly-once turn: messages in, messages out, each input's outputs seen once.
 *
 * A turn begins with the first message and takes more for turn_ms. Outputs, dead letters and the
 * inputs' offsets are one transaction. What happens to a turn that fails, and why, is told at the
 * head of turn.c and in docs/exactly-once.md.
 */
#ifndef STREAM_TURN_H
#define STREAM_TURN_H

#include "stream/reader.h"

struct turn;

/* Handles one message: puts its outputs with turn_put and returns 0. It may be called again for the
 * same message, as often as turns fail, and must put the same again. errors: SKIP: the message
 * becomes a dead letter with why->text as the reason, and what was put for it is forgotten; RETRY:
 * the turn is given up, and the message comes again after a pause; STOP: the turn is given up and
 * turn_run hands the failure back. */
typedef int turn_handler(void *ctx, const struct message *in, struct turn *out, struct fail *why);

struct turn_settings {
    struct client_settings client; /* client.name: transactional.id and group.instance.id */
    const char *group;
    bool named;                  /* false: the group's member has no name of its own */
    const char *strategy, *from; /* as in reader.h */
    int64_t session_ms;          /* as in reader.h */
    const char *const *inputs;   /* topics, or patterns */
    int input_count;
    const char *const *outputs; /* topics that must be there; may be NULL */
    int output_count;
    const char *dead_letters;      /* topic; must be there */
    const char *program, *version; /* for the headers of dead letters */
    int64_t turn_ms, turn_messages, deadline_ms;
    bool transactions; /* false: at least once, for comparison */
    turn_handler *handle;
    void (*pulse)(void *ctx);    /* called at least every few seconds; may be NULL */
    bool (*stopping)(void *ctx); /* ends long waits; may be NULL */
    void *ctx;
};

struct turn_totals {
    int64_t turns;          /* committed */
    int64_t messages;       /* inputs of committed turns */
    int64_t outputs;        /* messages of committed turns, dead letters not among them */
    int64_t dead;           /* dead letters of committed turns */
    int64_t failed;         /* turns given up */
    int64_t renewals;       /* producers thrown away */
    int64_t last_commit_ms; /* how long the last commit took */
};

/* Joins the group and makes the producer ours; waits for a cluster that is away, until `stopping`.
 * owner: the caller closes; the settings (copied) must keep what they point to. threads: one at a
 * time. errors: STOP (a topic is missing, no right, fenced), RETRY (stopped while waiting). */
struct turn *turn_open(const struct turn_settings *settings, struct fail *why);

/* One turn, or none where nothing came within wait_ms: 1 a turn was committed or given up and will
 * be done again, 0 nothing came, -1. errors: STOP (EXIT_FENCED: another instance has our name);
 * RETRY: a process of its own begins better anew. */
int turn_run(struct turn *turn, int wait_ms, struct fail *why);

/* From within the handler: one output, sent once the handler has returned 0. The key decides the
 * partition (murmur2_random), or turn_put_at's number. The input's headers go with it. owner: bytes
 * are copied. Returns 0. */
int turn_put(struct turn *turn, const char *topic, struct slice key, struct slice value);
int turn_put_at(struct turn *turn, const char *topic, int32_t partition, struct slice key,
                struct slice value);

const struct turn_totals *turn_totals(const struct turn *turn);
int64_t turn_lag(struct turn *turn);
int turn_assigned(const struct turn *turn); /* partitions; -1: not yet in the group */

/* Leaves the group; an open turn is given up (turn_run leaves none open). */
void turn_close(struct turn *turn);

#endif
