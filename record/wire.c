/* wire.c: records as messages. */
#include "record/wire.h"

#include <stdio.h>
#include <stdlib.h>

#include "record/avro_form.h"
#include "record/json.h"
#include "record/past.h"
#include "record/registry.h"
#include "record/schema.h"

enum {
    SINGLE_HEAD = 10,   /* C3 01 and eight bytes of fingerprint, little-endian */
    CONFLUENT_HEAD = 5, /* 00 and four bytes of id, big-endian */
    IDS_MOST = 4096,    /* writers' schemas that are remembered */
};

/* A writer's schema; form NULL: the registry has no (usable) schema of that id. */
struct writer {
    int32_t id;
    struct avro_form *form;
    char reason[200];
};

/* An earlier schema of ours. */
struct past {
    uint64_t fingerprint;
    struct avro_form *form;
};

struct wire {
    const struct record_type *type;
    struct past *past;
    int past_count;
    struct buf schema;
    uint64_t fingerprint;
    struct avro_form *own;
    struct registry *registry; /* or NULL */
    char *subject;
    int32_t own_id;
    bool registered;
    struct writer *writers;
    int writer_count;
};

static const char *const framings[] = {"single-object", "confluent", "json"};

const char *
framing_name(enum framing framing)
{
    return framings[framing];
}

enum framing
framing_find(const char *name)
{
    int i = 0;
    while (i < FRAMING_COUNT && strcmp(framings[i], name) != 0) i++;
    return (enum framing)i;
}

int
wire_learn(struct wire *wire, struct slice schema, struct fail *why)
{
    struct past past;
    if (schema_fingerprint(schema, &past.fingerprint, why)) return -1;
    past.form = avro_form_new(schema, why);
    if (!past.form) return -1;
    wire->past = mem_grow(wire->past, sizeof past * ((size_t)wire->past_count + 1));
    wire->past[wire->past_count++] = past;
    return 0;
}

static int
learn_past(struct wire *wire, struct fail *why)
{
    for (const struct past_schema *past = past_schemas; past->type; past++)
        if (strcmp(past->type, wire->type->name) == 0 &&
            wire_learn(wire, slice_of(past->schema), why))
            return -1;
    return 0;
}

struct wire *
wire_new(const struct wire_options *options, struct fail *why)
{
    struct wire *wire = mem_new(sizeof *wire);
    wire->type = options->type;
    wire->subject = mem_copy(options->subject ? options->subject : options->type->name);
    schema_put(wire->type, &wire->schema);
    bool registry = options->registry_url && *options->registry_url;
    if (schema_fingerprint(buf_slice(&wire->schema), &wire->fingerprint, why) ||
        !(wire->own = avro_form_new(buf_slice(&wire->schema), why)) || learn_past(wire, why) ||
        (registry && !(wire->registry = registry_new(options->registry_url, why)))) {
        why->kind = FAIL_STOP;
        wire_free(wire);
        return NULL;
    }
    return wire;
}

void
wire_free(struct wire *wire)
{
    if (!wire) return;
    for (int i = 0; i < wire->past_count; i++) avro_form_free(wire->past[i].form);
    for (int i = 0; i < wire->writer_count; i++) avro_form_free(wire->writers[i].form);
    free(wire->past);
    free(wire->writers);
    free(wire->subject);
    registry_free(wire->registry);
    avro_form_free(wire->own);
    buf_fini(&wire->schema);
    free(wire);
}

struct slice
wire_schema(const struct wire *wire)
{
    return buf_slice(&wire->schema);
}

int
wire_register(struct wire *wire, struct fail *why)
{
    if (wire->registered) return 0;
    if (!wire->registry)
        return fail_set(why, FAIL_STOP, EXIT_CONFIG,
                        "Confluent framing needs the URL of a schema registry");
    if (registry_put(wire->registry, wire->subject, wire_schema(wire), &wire->own_id, why))
        return -1;
    wire->registered = true;
    return 0;
}

int
wire_put(struct wire *wire, enum framing framing, const void *record, struct buf *out,
         struct fail *why)
{
    unsigned char head[SINGLE_HEAD] = {0xC3, 0x01};
    switch (framing) {
    case FRAMING_JSON:
        json_put(wire->type, record, out);
        return 0;
    case FRAMING_CONFLUENT:
        if (wire_register(wire, why)) return -1;
        head[0] = 0;
        for (int i = 0; i < 4; i++) head[1 + i] = (unsigned char)(wire->own_id >> (24 - 8 * i));
        buf_put(out, head, CONFLUENT_HEAD);
        break;
    default:
        for (int i = 0; i < 8; i++) head[2 + i] = (unsigned char)(wire->fingerprint >> (8 * i));
        buf_put(out, head, SINGLE_HEAD);
    }
    return avro_form_put(wire->own, wire->type, record, out, why);
}

/* The place for a schema id; the oldest is given up where there are too many. */
static struct writer *
new_writer(struct wire *wire, int32_t id)
{
    if (wire->writer_count == IDS_MOST) {
        avro_form_free(wire->writers[0].form);
        memmove(wire->writers, wire->writers + 1, sizeof *wire->writers * (IDS_MOST - 1));
        wire->writer_count--;
    }
    wire->writers = mem_grow(wire->writers,
                             sizeof *wire->writers * ((size_t)wire->writer_count + 1));
    struct writer *writer = &wire->writers[wire->writer_count++];
    *writer = (struct writer){.id = id};
    return writer;
}

/* The schema that an id stands for, by the registry, which is asked once for each. */
static struct avro_form *
find_writer(struct wire *wire, int32_t id, struct fail *why)
{
    struct writer *writer = NULL;
    for (int i = wire->writer_count - 1; i >= 0 && !writer; i--)
        if (wire->writers[i].id == id) writer = &wire->writers[i];
    if (!writer) {
        struct buf schema = {0};
        struct fail inner = {0};
        struct avro_form *form = NULL;
        if (registry_get(wire->registry, id, &schema, &inner) == 0)
            form = avro_form_new(buf_slice(&schema), &inner);
        buf_fini(&schema);
        if (inner.kind != FAIL_NONE && inner.kind != FAIL_SKIP) {
            fail_set(why, inner.kind, inner.code, "%s", inner.text);
            return NULL;
        }
        writer = new_writer(wire, id);
        writer->form = form;
        snprintf(writer->reason, sizeof writer->reason, "%.199s", inner.text);
    }
    if (!writer->form)
        fail_set(why, FAIL_SKIP, EXIT_REFUSED, "schema id %d: %s", (int)id, writer->reason);
    return writer->form;
}

static int
get_confluent(struct wire *wire, struct slice message, struct arena *arena, void *record,
              struct fail *why)
{
    const unsigned char *bytes = (const unsigned char *)message.at;
    uint32_t id = (uint32_t)bytes[1] << 24 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 8 |
                  bytes[4];
    struct slice body = {message.at + CONFLUENT_HEAD, message.len - CONFLUENT_HEAD};
    if (!wire->registry)
        return fail_set(why, FAIL_SKIP, EXIT_REFUSED,
                        "Confluent framing (schema id %u), and no schema registry is configured",
                        id);
    struct avro_form *form = find_writer(wire, (int32_t)id, why);
    return form ? avro_form_get(form, wire->type, body, arena, record, why) : -1;
}

static int
get_single_object(struct wire *wire, struct slice message, struct arena *arena, void *record,
                  struct fail *why)
{
    uint64_t fingerprint = 0;
    for (int i = 7; i >= 0; i--) fingerprint = fingerprint << 8 | (unsigned char)message.at[2 + i];
    struct slice body = {message.at + SINGLE_HEAD, message.len - SINGLE_HEAD};
    struct avro_form *form = fingerprint == wire->fingerprint ? wire->own : NULL;
    for (int i = 0; i < wire->past_count && !form; i++)
        if (wire->past[i].fingerprint == fingerprint) form = wire->past[i].form;
    if (!form)
        return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "unknown schema, fingerprint %016llx",
                        (unsigned long long)fingerprint);
    return avro_form_get(form, wire->type, body, arena, record, why);
}

int
wire_get(struct wire *wire, struct slice message, struct arena *arena, void *record,
         struct fail *why)
{
    struct slice text = slice_trim(message);
    const char *const *aliases = slice_is(slice_of(wire->type->name), "Article") ? article_aliases
                                                                                 : NULL;
    if (!message.len) return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "no value");
    if (slice_starts(message, "\xC3\x01") && message.len >= SINGLE_HEAD)
        return get_single_object(wire, message, arena, record, why);
    if (message.at[0] == 0 && message.len >= CONFLUENT_HEAD)
        return get_confluent(wire, message, arena, record, why);
    if (text.len && text.at[0] == '{')
        return json_get(wire->type, text, aliases, arena, record, why);
    return fail_set(why, FAIL_SKIP, EXIT_REFUSED,
                    "neither single-object Avro, nor Confluent framing, nor JSON");
}
