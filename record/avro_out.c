/* avro_out.c: records to Avro. */
#include "record/avro_inside.h"

static int put_record(const struct record_type *type, const void *record, avro_value_t *value);

/* The value borrows the bytes: it is written before they go. The library counts a final zero that
 * it never reads. */
static int
put_text(struct slice text, avro_value_t *value)
{
    avro_wrapped_buffer_t bytes;
    const char *at = text.at ? text.at : "";
    return avro_wrapped_buffer_new(&bytes, at, text.len + 1) ||
           avro_value_give_string_len(value, &bytes);
}

static int
put_list(const struct field *field, const void *at, avro_value_t *value)
{
    struct record_list list;
    avro_value_t item;
    memcpy(&list, at, sizeof list);
    for (size_t i = 0; i < (size_t)list.count; i++) {
        if (avro_value_append(value, &item, NULL)) return -1;
        int bad = field->type == FIELD_TEXTS
                      ? put_text(((struct slice *)list.at)[i], &item)
                      : put_record(field->sub, (char *)list.at + i * field->sub->size, &item);
        if (bad) return -1;
    }
    return 0;
}

static int
put_value(const struct field *field, const void *record, avro_value_t *value)
{
    const void *at = field_at(field, record);
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_DAY:
        return put_text(*(const struct slice *)at, value);
    case FIELD_TIME:
    case FIELD_LONG:
        return avro_value_set_long(value, *(const int64_t *)at);
    case FIELD_INT:
        return avro_value_set_int(value, (int32_t) * (const int64_t *)at);
    case FIELD_REAL:
        return avro_value_set_double(value, *(const double *)at);
    case FIELD_SWITCH:
        return avro_value_set_boolean(value, *(const bool *)at);
    case FIELD_ONE:
        return put_record(field->sub, field_one(field, record), value);
    default:
        return put_list(field, at, value);
    }
}

static int
put_field(const struct field *field, const void *record, avro_value_t *value)
{
    avro_value_t branch;
    if (field->presence != FIELD_NULLABLE) return put_value(field, record, value);
    bool null = field_is_null(field, record);
    if (avro_value_set_branch(value, null ? 0 : 1, &branch)) return -1;
    return null ? avro_value_set_null(&branch) : put_value(field, record, &branch);
}

static int
put_record(const struct record_type *type, const void *record, avro_value_t *value)
{
    avro_value_t member;
    for (int i = 0; i < type->field_count; i++)
        if (avro_value_get_by_index(value, (size_t)i, &member, NULL) ||
            put_field(&type->fields[i], record, &member))
            return -1;
    return 0;
}

int
avro_form_put(struct avro_form *form, const struct record_type *type, const void *record,
              struct buf *out, struct fail *why)
{
    size_t size;
    avro_forget();
    if (avro_value_reset(&form->value) || put_record(type, record, &form->value) ||
        avro_value_sizeof(&form->value, &size))
        return fail_set(why, FAIL_STOP, EXIT_FAULT, "%s cannot be written as Avro: %.200s",
                        type->name, avro_strerror());
    avro_writer_t writer = avro_writer_memory(buf_room(out, size), (int64_t)size);
    int bad = avro_value_write(writer, &form->value);
    avro_writer_free(writer);
    if (bad)
        return fail_set(why, FAIL_STOP, EXIT_FAULT, "%s cannot be written as Avro: %.200s",
                        type->name, avro_strerror());
    out->len += size;
    return 0;
}
