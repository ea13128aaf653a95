/* sources.h: from where the producer takes articles: a table of kinds. */
#ifndef PRODUCER_SOURCES_H
#define PRODUCER_SOURCES_H

#include "base/arena.h"
#include "producer/publisher.h"
#include "record/source_text.h"

/* What the kinds of source share. */
struct sources {
    const struct source_options *options;
    struct publisher *publisher;
    struct arena arena; /* of one article */
};

/* Everything from one operand: a path, or "-" for standard input. A bad file or line is refused by
 * name and the rest goes on; a stop that was asked for ends it early. errors: STOP. */
typedef int source_read(struct sources *sources, const char *operand, struct fail *why);

/* The kind of that name ("text", "jsonl"); NULL where there is none. */
source_read *source_find(const char *name);

#endif
