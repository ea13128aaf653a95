/* canonical.c: the Parsing Canonical Form of an Avro schema, and CRC-64-AVRO. */
#include <jansson.h>

#include "record/schema.h"

enum { DEPTH_MOST = 32 };

struct writing {
    struct buf *out;
    struct fail *why;
    int depth;
};

static int put_schema(struct writing *to, json_t *schema, const char *space);

static const char *const primitives[] = {"null",  "boolean", "int",   "long",
                                         "float", "double",  "bytes", "string"};

static bool
is_primitive(const char *name)
{
    for (size_t i = 0; i < sizeof primitives / sizeof primitives[0]; i++)
        if (strcmp(name, primitives[i]) == 0) return true;
    return false;
}

static int
bad_schema(struct writing *to, const char *what)
{
    return fail_set(to->why, FAIL_SKIP, EXIT_REFUSED, "no Avro schema: %s", what);
}

/* A name in full: with a dot it is full already. */
static void
put_name(struct writing *to, const char *name, const char *space)
{
    if (strchr(name, '.') || !space || !*space)
        buf_printf(to->out, "\"%s\"", name);
    else
        buf_printf(to->out, "\"%s.%s\"", space, name);
}

static int
put_list(struct writing *to, json_t *list, const char *space,
         int (*put)(struct writing *to, json_t *item, const char *space))
{
    if (!json_is_array(list)) return bad_schema(to, "a list is missing");
    buf_putc(to->out, '[');
    for (size_t i = 0; i < json_array_size(list); i++) {
        if (i) buf_putc(to->out, ',');
        if (put(to, json_array_get(list, i), space)) return -1;
    }
    buf_putc(to->out, ']');
    return 0;
}

static int
put_symbol(struct writing *to, json_t *symbol, const char *space)
{
    (void)space;
    if (!json_is_string(symbol)) return bad_schema(to, "a symbol is no text");
    buf_printf(to->out, "\"%s\"", json_string_value(symbol));
    return 0;
}

static int
put_field(struct writing *to, json_t *field, const char *space)
{
    const char *name = json_string_value(json_object_get(field, "name"));
    if (!name) return bad_schema(to, "a field has no name");
    buf_printf(to->out, "{\"name\":\"%s\",\"type\":", name);
    if (put_schema(to, json_object_get(field, "type"), space)) return -1;
    buf_putc(to->out, '}');
    return 0;
}

/* record, error, enum, fixed: what has a name. The name's own namespace holds inside. */
static int
put_named(struct writing *to, json_t *schema, const char *type, const char *space)
{
    const char *name = json_string_value(json_object_get(schema, "name"));
    const char *own = json_string_value(json_object_get(schema, "namespace"));
    char inside[256];
    if (!name) return bad_schema(to, "a type has no name");
    if (own) space = own;
    buf_puts(to->out, "{\"name\":");
    put_name(to, name, space);
    buf_printf(to->out, ",\"type\":\"%s\"", type);
    const char *dot = strrchr(name, '.');
    snprintf(inside, sizeof inside, "%.*s", dot ? (int)(dot - name) : 0, name);
    if (strcmp(type, "enum") == 0) {
        buf_puts(to->out, ",\"symbols\":");
        if (put_list(to, json_object_get(schema, "symbols"), space, put_symbol)) return -1;
    } else if (strcmp(type, "fixed") == 0) {
        buf_printf(to->out, ",\"size\":%lld",
                   (long long)json_integer_value(json_object_get(schema, "size")));
    } else {
        buf_puts(to->out, ",\"fields\":");
        if (put_list(to, json_object_get(schema, "fields"), dot ? inside : space, put_field))
            return -1;
    }
    buf_putc(to->out, '}');
    return 0;
}

static int
put_holder(struct writing *to, json_t *schema, const char *type, const char *key, const char *space)
{
    buf_printf(to->out, "{\"type\":\"%s\",\"%s\":", type, key);
    if (put_schema(to, json_object_get(schema, key), space)) return -1;
    buf_putc(to->out, '}');
    return 0;
}

static int
put_object(struct writing *to, json_t *schema, const char *space)
{
    json_t *inner = json_object_get(schema, "type");
    const char *type = json_string_value(inner);
    if (!type) return put_schema(to, inner, space);
    if (is_primitive(type)) return buf_printf(to->out, "\"%s\"", type), 0;
    if (strcmp(type, "array") == 0) return put_holder(to, schema, type, "items", space);
    if (strcmp(type, "map") == 0) return put_holder(to, schema, type, "values", space);
    if (strcmp(type, "record") == 0 || strcmp(type, "error") == 0 || strcmp(type, "enum") == 0 ||
        strcmp(type, "fixed") == 0)
        return put_named(to, schema, type, space);
    return put_name(to, type, space), 0;
}

static int
put_schema(struct writing *to, json_t *schema, const char *space)
{
    int result;
    if (++to->depth > DEPTH_MOST) return bad_schema(to, "nested too deep");
    if (json_is_string(schema)) {
        const char *name = json_string_value(schema);
        if (is_primitive(name))
            buf_printf(to->out, "\"%s\"", name);
        else
            put_name(to, name, space);
        result = 0;
    } else if (json_is_array(schema)) {
        result = put_list(to, schema, space, put_schema);
    } else if (json_is_object(schema)) {
        result = put_object(to, schema, space);
    } else {
        result = bad_schema(to, "a type is missing");
    }
    to->depth--;
    return result;
}

int
schema_canonical(struct slice schema, struct buf *out, struct fail *why)
{
    json_error_t error;
    json_t *json = json_loadb(schema.at, schema.len, JSON_DECODE_ANY, &error);
    if (!json) return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "no Avro schema: %s", error.text);
    struct writing to = {.out = out, .why = why};
    int result = put_schema(&to, json, NULL);
    json_decref(json);
    return result;
}

#define CRC_EMPTY 0xc15d213aa4d7a795u

uint64_t
schema_crc(struct slice bytes)
{
    uint64_t crc = CRC_EMPTY;
    for (size_t i = 0; i < bytes.len; i++) {
        uint64_t row = (crc ^ (unsigned char)bytes.at[i]) & 0xff;
        for (int bit = 0; bit < 8; bit++) row = (row >> 1) ^ (CRC_EMPTY & (0 - (row & 1)));
        crc = (crc >> 8) ^ row;
    }
    return crc;
}

int
schema_fingerprint(struct slice schema, uint64_t *out, struct fail *why)
{
    struct buf canonical = {0};
    int result = schema_canonical(schema, &canonical, why);
    if (result == 0) *out = schema_crc(buf_slice(&canonical));
    buf_fini(&canonical);
    return result;
}
