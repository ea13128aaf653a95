/* avro_in.c: records from Avro that any writer's schema made. */
#include <math.h>

#include "record/avro_inside.h"
#include "record/guard.h"

static int get_record(const struct record_type *type, avro_value_t *value, struct arena *arena,
                      void *record, struct fail *why);

static int
wrong_type(const struct field *field, struct fail *why)
{
    return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "%s: the writer's schema gives it another type",
                    field->name);
}

static struct slice
copy_text(const avro_value_t *value, struct arena *arena)
{
    const char *text = "";
    size_t size = 1;
    if (avro_value_get_string(value, &text, &size)) size = 1;
    return (struct slice){arena_copy(arena, text, size - 1), size - 1};
}

static int
get_text(const struct field *field, avro_value_t *value, struct arena *arena, void *record,
         struct fail *why)
{
    if (avro_value_get_type(value) != AVRO_STRING) return wrong_type(field, why);
    return field_set_text(field, record, copy_text(value, arena), why);
}

static int
get_number(const struct field *field, avro_value_t *value, void *record, struct fail *why)
{
    int64_t number = 0;
    int32_t small = 0;
    if (avro_value_get_type(value) == AVRO_INT64)
        avro_value_get_long(value, &number);
    else if (avro_value_get_type(value) == AVRO_INT32 && avro_value_get_int(value, &small) == 0)
        number = small;
    else
        return wrong_type(field, why);
    return field_set_number(field, record, number, why);
}

static int
get_real(const struct field *field, avro_value_t *value, void *record, struct fail *why)
{
    double *out = field_at(field, record);
    float single = 0;
    if (avro_value_get_type(value) == AVRO_DOUBLE)
        avro_value_get_double(value, out);
    else if (avro_value_get_type(value) == AVRO_FLOAT && avro_value_get_float(value, &single) == 0)
        *out = single;
    else
        return wrong_type(field, why);
    if (!isfinite(*out))
        return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "%s: is no number", field->name);
    return 0;
}

static int
get_switch(const struct field *field, avro_value_t *value, void *record, struct fail *why)
{
    int on = 0;
    if (avro_value_get_type(value) != AVRO_BOOLEAN || avro_value_get_boolean(value, &on))
        return wrong_type(field, why);
    *(bool *)field_at(field, record) = on != 0;
    return 0;
}

static int
get_texts(const struct field *field, avro_value_t *value, struct arena *arena, void *record,
          struct fail *why)
{
    size_t count = 0;
    avro_value_t item;
    avro_value_get_size(value, &count);
    struct slice *texts = field_set_list(field, record, (int)count, arena).at;
    for (size_t i = 0; i < count; i++) {
        if (avro_value_get_by_index(value, i, &item, NULL) ||
            avro_value_get_type(&item) != AVRO_STRING)
            return wrong_type(field, why);
        texts[i] = copy_text(&item, arena);
        if (utf8_check(texts[i]) < texts[i].len)
            return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "%s: no UTF-8", field->name);
    }
    return 0;
}

static int
get_many(const struct field *field, avro_value_t *value, struct arena *arena, void *record,
         struct fail *why)
{
    size_t count = 0;
    avro_value_t item;
    avro_value_get_size(value, &count);
    char *records = field_set_list(field, record, (int)count, arena).at;
    for (size_t i = 0; i < count; i++) {
        if (avro_value_get_by_index(value, i, &item, NULL)) return wrong_type(field, why);
        if (get_record(field->sub, &item, arena, records + i * field->sub->size, why))
            return fail_at(why, "%s[%zu]", field->name, i);
    }
    return 0;
}

static int
get_one(const struct field *field, avro_value_t *value, struct arena *arena, void *record,
        struct fail *why)
{
    void *one = field_set_one(field, record, arena);
    if (get_record(field->sub, value, arena, one, why)) return fail_at(why, "%s", field->name);
    return 0;
}

static int
get_value(const struct field *field, avro_value_t *value, struct arena *arena, void *record,
          struct fail *why)
{
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_DAY:
        return get_text(field, value, arena, record, why);
    case FIELD_TIME:
    case FIELD_INT:
    case FIELD_LONG:
        return get_number(field, value, record, why);
    case FIELD_REAL:
        return get_real(field, value, record, why);
    case FIELD_SWITCH:
        return get_switch(field, value, record, why);
    case FIELD_ONE:
        return get_one(field, value, arena, record, why);
    default:
        if (avro_value_get_type(value) != AVRO_ARRAY) return wrong_type(field, why);
        return field->type == FIELD_TEXTS ? get_texts(field, value, arena, record, why)
                                          : get_many(field, value, arena, record, why);
    }
}

static int
get_field(const struct field *field, avro_value_t *member, struct arena *arena, void *record,
          struct fail *why)
{
    avro_value_t branch;
    if (avro_value_get_type(member) == AVRO_UNION) {
        if (avro_value_get_current_branch(member, &branch)) return wrong_type(field, why);
        member = &branch;
    }
    if (avro_value_get_type(member) == AVRO_NULL) return field_set_missing(field, record, why);
    return get_value(field, member, arena, record, why);
}

static int
get_record(const struct record_type *type, avro_value_t *value, struct arena *arena, void *record,
           struct fail *why)
{
    avro_value_t member;
    if (avro_value_get_type(value) != AVRO_RECORD)
        return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "the writer's schema has no record here");
    for (int i = 0; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        int bad = avro_value_get_by_name(value, field->name, &member, NULL)
                      ? field_set_missing(field, record, why)
                      : get_field(field, &member, arena, record, why);
        if (bad) return -1;
    }
    return 0;
}

int
avro_form_get(struct avro_form *form, const struct record_type *type, struct slice bytes,
              struct arena *arena, void *record, struct fail *why)
{
    if (guard_check(form->schema, bytes, why)) return -1;
    avro_forget();
    avro_reader_t reader = avro_reader_memory(bytes.at, (int64_t)bytes.len);
    int bad = avro_value_reset(&form->value) || avro_value_read(reader, &form->value);
    avro_reader_free(reader);
    if (bad) return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "broken Avro: %.200s", avro_strerror());
    avro_forget();
    return get_record(type, &form->value, arena, record, why);
}
