/* topics.h: what was talked about or agreed: a vocabulary with PLOVER's contexts. */
#ifndef EXTRACT_TOPICS_H
#define EXTRACT_TOPICS_H

#include "extract/phrases.h"

struct topic {
    struct slice code;
    struct slice contexts[4]; /* of PLOVER */
    int context_count;
};

struct topics {
    struct arena arena;
    struct phrases *phrases; /* value: index in at */
    struct topic *at;
    int32_t count;
};

/* Reads topics.txt of a dictionary folder. owner: the caller frees with topics_free. errors: STOP,
 * with file and line. threads: read-only afterwards. */
struct topics *topics_load(const char *folder, struct fail *why);
void topics_free(struct topics *topics);

#endif
