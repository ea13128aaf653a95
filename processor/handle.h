/* handle.h: one article in, its messages out: a pure function, no Kafka, no clock, no state that
 * outlives a message. The only file that knows both extract's structs and the record's. */
#ifndef PROCESSOR_HANDLE_H
#define PROCESSOR_HANDLE_H

#include <stdbool.h>

#include "base/fail.h"
#include "base/slice.h"

struct extract_model;
struct handle;

/* What the processor's settings say about coding and writing. owner: the caller, for the life of
 * the handle. */
struct handle_settings {
    const char *mentions_topic; /* where mentions go: "demarche.mentions" */
    const char *format;         /* framing of what is written: "single-object|confluent|json" */
    const char *registry_url;   /* schema registry, or NULL or "": confluent framing needs one */
    double min_confidence;      /* mentions below it are not written; 0: all */
    bool gate;                  /* false: every sentence is parsed */
};

/* Takes one message; the bytes are copied or sent before it returns. errors: whatever it sets is
 * handed back by handle_article as it is. */
typedef int handle_emit(void *ctx, const char *topic, struct slice key, struct slice value,
                        struct fail *why);

/* owner: the caller frees with handle_free; the model (borrowed) must outlive it. One for each
 * worker process. errors: STOP (configuration, registry refuses), RETRY (registry is away). */
struct handle *handle_new(const struct extract_model *model, const struct handle_settings *settings,
                          struct fail *why);
void handle_free(struct handle *handle);

/* Decodes one article (framing found from its first bytes), codes it and emits its mentions in
 * the order of the text. The same bytes give the same messages, always: what a turn that was
 * aborted emitted is emitted again, byte for byte. `value.at` is NULL for a null value; the key may
 * be empty. threads: one at a time. errors: SKIP: this message can never be read (not one byte was
 * emitted then): the turn puts it, untouched, into the dead-letter topic with why->text as the
 * reason; RETRY: the registry is away; STOP: our fault. */
int handle_article(struct handle *handle, struct slice key, struct slice value, handle_emit *emit,
                   void *ctx, struct fail *why);

#endif
