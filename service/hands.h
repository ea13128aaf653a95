/* hands.h: what each worker has in hand, in memory shared with the supervisor, and which pieces of
 * work have killed workers. */
#ifndef SERVICE_HANDS_H
#define SERVICE_HANDS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

enum { HANDS_CONDEMNED = 64, HANDS_NAME = 256 };

/* How much of a piece's guilt one death proves; at HANDS_GUILTY it is condemned. */
enum { GUILT_STRANGER = 2, GUILT_OWN = 5, HANDS_GUILTY = 10 };

struct piece {
    char name[HANDS_NAME]; /* a topic */
    int32_t part;
    int64_t number;
};

/* One worker's page, written by the worker; the supervisor clears it before each start. */
struct hands {
    _Atomic int64_t beat; /* clock_ms */
    atomic_bool ready, busy;
    struct piece in_hand;
};

/* Pieces under suspicion, of all workers: a partition may go to another worker meanwhile. Only the
 * supervisor writes; `count` is stored last. */
struct suspects {
    _Atomic int count;
    struct {
        struct piece piece;
        _Atomic int guilt;
    } at[HANDS_CONDEMNED];
};

/* Adds guilt; the oldest suspect gives way when the table is full. Returns its guilt now. */
int suspects_blame(struct suspects *suspects, const struct piece *piece, int guilt);
bool suspects_condemned(const struct suspects *suspects, const char *name, int32_t part,
                        int64_t number);

#endif
