/* schema.c: Avro schemas from the tables of fields. */
#include "record/schema.h"

#include <jansson.h>

/* Types whose definition is written already: from the second time on their name stands for them. */
struct written {
    const struct record_type *types[16];
    int count;
};

static json_t *record_schema(const struct record_type *type, struct written *written);

static const char *const primitives[] = {
    [FIELD_TEXT] = "string",    [FIELD_DAY] = "string", [FIELD_TIME] = "long",
    [FIELD_INT] = "int",        [FIELD_LONG] = "long",  [FIELD_REAL] = "double",
    [FIELD_SWITCH] = "boolean",
};

static json_t *
value_schema(const struct field *field, struct written *written)
{
    switch (field->type) {
    case FIELD_TIME:
        return json_pack("{s:s, s:s}", "type", "long", "logicalType", "timestamp-millis");
    case FIELD_TEXTS:
        return json_pack("{s:s, s:s}", "type", "array", "items", "string");
    case FIELD_MANY:
        return json_pack("{s:s, s:o}", "type", "array", "items",
                         record_schema(field->sub, written));
    case FIELD_ONE:
        return record_schema(field->sub, written);
    default:
        return json_string(primitives[field->type]);
    }
}

static json_t *
default_value(const struct field *field)
{
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_DAY:
        return json_string("");
    case FIELD_SWITCH:
        return json_false();
    case FIELD_REAL:
        return json_real(0);
    case FIELD_TEXTS:
    case FIELD_MANY:
        return json_array();
    default:
        return json_integer(0);
    }
}

static json_t *
field_schema(const struct field *field, struct written *written)
{
    json_t *type = value_schema(field, written);
    json_t *default_json = NULL;
    if (field->presence == FIELD_NULLABLE) {
        type = json_pack("[s, o]", "null", type);
        default_json = json_null();
    } else if (field->presence == FIELD_FILLED) {
        default_json = default_value(field);
    }
    json_t *json = json_pack("{s:s, s:s, s:o}", "name", field->name, "doc", field->doc, "type",
                             type);
    if (default_json) json_object_set_new(json, "default", default_json);
    return json;
}

static json_t *
record_schema(const struct record_type *type, struct written *written)
{
    for (int i = 0; i < written->count; i++)
        if (written->types[i] == type) return json_string(type->name);
    written->types[written->count++] = type;
    json_t *fields = json_array();
    for (int i = 0; i < type->field_count; i++)
        json_array_append_new(fields, field_schema(&type->fields[i], written));
    return json_pack("{s:s, s:s, s:s, s:o}", "type", "record", "name", type->name, "doc", type->doc,
                     "fields", fields);
}

static int
append(const char *bytes, size_t size, void *out)
{
    buf_put(out, bytes, size);
    return 0;
}

void
schema_put(const struct record_type *type, struct buf *out)
{
    struct written written = {.count = 0};
    json_t *inner = record_schema(type, &written);
    json_t *schema = json_pack("{s:s, s:s}", "type", "record", "namespace", SCHEMA_NAMESPACE);
    json_object_update(schema, inner);
    json_dump_callback(schema, append, out, JSON_INDENT(2));
    buf_putc(out, '\n');
    json_decref(inner);
    json_decref(schema);
}
