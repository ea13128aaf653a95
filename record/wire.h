/* wire.h: records as messages: Avro in single-object or Confluent framing, or JSON. */
#ifndef RECORD_WIRE_H
#define RECORD_WIRE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "record/field.h"

enum framing {
    FRAMING_SINGLE_OBJECT, /* C3 01, fingerprint, Avro: needs no registry; the default */
    FRAMING_CONFLUENT,     /* 00, schema id, Avro */
    FRAMING_JSON,
    FRAMING_COUNT,
};

/* "single-object", "confluent", "json". find: FRAMING_COUNT where there is none of that name. */
const char *framing_name(enum framing framing);
enum framing framing_find(const char *name);

struct wire_options {
    const struct record_type *type; /* of the messages */
    const char *registry_url;       /* or NULL or "": no Confluent framing */
    const char *subject; /* under which our schema is registered: "demarche.mentions-value"; only
                            for writing Confluent framing */
};

/* Speaks for one record type. threads: one at a time. */
struct wire;

/* owner: the caller frees with wire_free. errors: STOP. */
struct wire *wire_new(const struct wire_options *options, struct fail *why);
void wire_free(struct wire *wire);

/* The whole text of our schema: for a registry or the header of a container file. owner: the wire.
 */
struct slice wire_schema(const struct wire *wire);

/* Remembers the schema of an earlier version, so that single-object messages that were written with
 * it are read. errors: SKIP: no schema. */
int wire_learn(struct wire *wire, struct slice schema, struct fail *why);

/* Asks the registry for our schema's id, if that was not done; Confluent framing does it by itself
 * with the first message. errors: RETRY: the registry is away; STOP. */
int wire_register(struct wire *wire, struct fail *why);

/* Appends one message. errors: STOP; with Confluent framing also RETRY (registry away). */
int wire_put(struct wire *wire, enum framing framing, const void *record, struct buf *out,
             struct fail *why);

/* Reads one message in whichever framing its first bytes show. Fields that the writer's schema did
 * not have are filled in as the table says. owner: the arena. errors: SKIP: it can never be read;
 * RETRY: the registry is away; STOP. */
int wire_get(struct wire *wire, struct slice message, struct arena *arena, void *record,
             struct fail *why);

#endif
