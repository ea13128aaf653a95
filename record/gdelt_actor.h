/* gdelt_actor.h: the ten columns that GDELT has for an actor. */
#ifndef RECORD_GDELT_ACTOR_H
#define RECORD_GDELT_ACTOR_H

#include "record/mention.h"

enum { GDELT_ACTOR_COLUMNS = 10 };

/* Code, name, country, known group, ethnic, two religions, three types: as GDELT orders them. owner
 * of the slices: the mention. */
struct gdelt_actor {
    struct slice columns[GDELT_ACTOR_COLUMNS];
    int64_t start; /* -1: there is none */
};

/* The first of a side; the others have no place in a row. */
struct gdelt_actor gdelt_actor_of(const struct mention_actors *side);

#endif
