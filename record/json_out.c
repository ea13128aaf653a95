/* json_out.c: records to JSON. */
#include "record/json.h"

#include <jansson.h>
#include <stdlib.h>

static json_t *record_json(const struct record_type *type, const void *record);

static json_t *
text_json(struct slice text)
{
    json_t *json = json_stringn(text.at ? text.at : "", text.len);
    return json ? json : json_string(""); /* no UTF-8: refused long before */
}

static json_t *
texts_json(const struct record_texts *texts)
{
    json_t *array = json_array();
    for (int i = 0; i < texts->count; i++) json_array_append_new(array, text_json(texts->at[i]));
    return array;
}

static json_t *
many_json(const struct field *field, const void *at)
{
    struct record_list list;
    memcpy(&list, at, sizeof list);
    json_t *array = json_array();
    for (size_t i = 0; i < (size_t)list.count; i++)
        json_array_append_new(array,
                              record_json(field->sub, (char *)list.at + i * field->sub->size));
    return array;
}

static json_t *
value_json(const struct field *field, const void *record)
{
    const void *at = field_at(field, record);
    if (field_is_null(field, record)) return json_null();
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_DAY:
        return text_json(*(const struct slice *)at);
    case FIELD_TIME:
    case FIELD_INT:
    case FIELD_LONG:
        return json_integer(*(const int64_t *)at);
    case FIELD_REAL:
        return json_real(*(const double *)at);
    case FIELD_SWITCH:
        return json_boolean(*(const bool *)at);
    case FIELD_TEXTS:
        return texts_json(at);
    case FIELD_ONE:
        return record_json(field->sub, field_one(field, record));
    case FIELD_MANY:
        return many_json(field, at);
    }
    return json_null();
}

static json_t *
record_json(const struct record_type *type, const void *record)
{
    json_t *object = json_object();
    for (int i = 0; i < type->field_count; i++)
        json_object_set_new_nocheck(object, type->fields[i].name,
                                    value_json(&type->fields[i], record));
    return object;
}

static int
append(const char *bytes, size_t size, void *out)
{
    buf_put(out, bytes, size);
    return 0;
}

/* 15 digits: every decimal number that a table or a person wrote comes out as it was written. */
void
json_put(const struct record_type *type, const void *record, struct buf *out)
{
    json_t *object = record_json(type, record);
    json_dump_callback(object, append, out, JSON_COMPACT | JSON_REAL_PRECISION(15));
    json_decref(object);
}
