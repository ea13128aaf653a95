/* topics.h: what was talked about or agreed: a vocabulary with PLOVER's contexts. */
#ifndef EXTRACT_TOPICS_H
#define EXTRACT_TOPICS_H

#include "extract/phrases.h"

enum { TOPIC_CONTEXTS = 4 };

/* A phrase's value: its topic's index * PHRASE_KINDS + these. */
enum {
    PHRASE_ANY_WORD = 1, /* names and verbs match too */
    PHRASE_WEAK = 2,     /* counts only where nothing else is told */
    PHRASE_KINDS = 4,
};

struct topic {
    struct slice code;
    struct slice contexts[TOPIC_CONTEXTS]; /* of PLOVER */
    int context_count;
};

/* "An event of this CAMEO code is about that by itself." */
struct topic_code {
    struct slice cameo; /* also of what begins with it */
    int32_t topic;
    bool weak; /* where nothing is told */
};

struct topics {
    struct arena arena;
    struct phrases *phrases; /* values: above */
    struct topic *at;
    int32_t count;
    struct topic_code *codes;
    int32_t code_count;
};

/* Reads topics.txt of a dictionary folder. owner: the caller frees with topics_free. errors: STOP,
 * with file, line and caret. threads: read-only afterwards. */
struct topics *topics_load(const char *folder, struct fail *why);
void topics_free(struct topics *topics);

#endif
