/* json_in.c: records from JSON. */
#include "record/json.h"

#include <jansson.h>

#include "base/log.h"

const char *const article_aliases[] = {"id", "article_id", "text", "body", NULL};

static int read_record(const struct record_type *type, json_t *object, const char *const *aliases,
                       struct arena *arena, void *record, struct fail *why);

static int
wrong_type(const struct field *field, const char *wanted, struct fail *why)
{
    return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "%s: is no %s", field->name, wanted);
}

static struct slice
copy_text(struct arena *arena, const json_t *json)
{
    size_t len = json_string_length(json);
    return (struct slice){arena_copy(arena, json_string_value(json), len), len};
}

static int
read_texts(const struct field *field, const json_t *array, struct arena *arena, void *record,
           struct fail *why)
{
    size_t count = json_array_size(array);
    struct slice *texts = field_set_list(field, record, (int)count, arena).at;
    for (size_t i = 0; i < count; i++) {
        const json_t *item = json_array_get(array, i);
        if (!json_is_string(item)) return wrong_type(field, "list of texts", why);
        texts[i] = copy_text(arena, item);
    }
    return 0;
}

static int
read_many(const struct field *field, const json_t *array, struct arena *arena, void *record,
          struct fail *why)
{
    size_t count = json_array_size(array);
    char *items = field_set_list(field, record, (int)count, arena).at;
    for (size_t i = 0; i < count; i++) {
        json_t *item = json_array_get(array, i);
        if (!json_is_object(item)) return wrong_type(field, "list of objects", why);
        if (read_record(field->sub, item, NULL, arena, items + i * field->sub->size, why))
            return fail_at(why, "%s[%zu]", field->name, i);
    }
    return 0;
}

static int
read_one(const struct field *field, json_t *object, struct arena *arena, void *record,
         struct fail *why)
{
    void *one = field_set_one(field, record, arena);
    if (read_record(field->sub, object, NULL, arena, one, why))
        return fail_at(why, "%s", field->name);
    return 0;
}

static int
read_value(const struct field *field, json_t *json, struct arena *arena, void *record,
           struct fail *why)
{
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_DAY:
        if (!json_is_string(json)) return wrong_type(field, "text", why);
        return field_set_text(field, record, copy_text(arena, json), why);
    case FIELD_TIME:
    case FIELD_INT:
    case FIELD_LONG:
        if (!json_is_integer(json)) return wrong_type(field, "whole number", why);
        return field_set_number(field, record, json_integer_value(json), why);
    case FIELD_REAL:
        if (!json_is_number(json)) return wrong_type(field, "number", why);
        *(double *)field_at(field, record) = json_number_value(json);
        return 0;
    case FIELD_SWITCH:
        if (!json_is_boolean(json)) return wrong_type(field, "true or false", why);
        *(bool *)field_at(field, record) = json_is_true(json);
        return 0;
    case FIELD_TEXTS:
        if (!json_is_array(json)) return wrong_type(field, "list", why);
        return read_texts(field, json, arena, record, why);
    case FIELD_ONE:
        if (!json_is_object(json)) return wrong_type(field, "object", why);
        return read_one(field, json, arena, record, why);
    case FIELD_MANY:
        if (!json_is_array(json)) return wrong_type(field, "list", why);
        return read_many(field, json, arena, record, why);
    }
    return -1;
}

static json_t *
find(json_t *object, const char *name, const char *const *aliases)
{
    json_t *json = json_object_get(object, name);
    for (int i = 0; !json && aliases && aliases[i]; i += 2)
        if (strcmp(aliases[i + 1], name) == 0) json = json_object_get(object, aliases[i]);
    return json;
}

static bool
is_alias(const char *key, const char *const *aliases)
{
    for (int i = 0; aliases && aliases[i]; i += 2)
        if (strcmp(aliases[i], key) == 0) return true;
    return false;
}

static void
note_unknown(const struct record_type *type, json_t *object, const char *const *aliases)
{
    const char *key;
    json_t *value;
    json_object_foreach(object, key,
                        value) if (!record_field(type, slice_of(key)) && !is_alias(key, aliases))
        log_line(LOG_DEBUG, "%s: key '%s' is not known", type->name, key);
}

static int
read_record(const struct record_type *type, json_t *object, const char *const *aliases,
            struct arena *arena, void *record, struct fail *why)
{
    for (int i = 0; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        json_t *json = find(object, field->name, aliases);
        int bad = !json || json_is_null(json) ? field_set_missing(field, record, why)
                                              : read_value(field, json, arena, record, why);
        if (bad) return -1;
    }
    note_unknown(type, object, aliases);
    return 0;
}

int
json_get(const struct record_type *type, struct slice text, const char *const *aliases,
         struct arena *arena, void *record, struct fail *why)
{
    json_error_t error;
    json_t *object = json_loadb(text.at, text.len, JSON_REJECT_DUPLICATES, &error);
    if (!object)
        return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "no JSON: %s at byte %d", error.text,
                        error.position);
    int result = json_is_object(object) ? read_record(type, object, aliases, arena, record, why)
                                        : fail_set(why, FAIL_SKIP, EXIT_REFUSED, "no JSON object");
    json_decref(object);
    return result;
}
