/* field.c: reading and setting fields by their rows. */
#include "record/field.h"

#include <math.h>

#include "base/day.h"

bool
field_is_null(const struct field *field, const void *record)
{
    const void *at = field_at(field, record);
    if (field->presence != FIELD_NULLABLE) return false;
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_DAY:
        return ((const struct slice *)at)->at == NULL;
    case FIELD_TIME:
    case FIELD_INT:
    case FIELD_LONG:
        return *(const int64_t *)at == RECORD_NULL;
    case FIELD_REAL:
        return isnan(*(const double *)at);
    case FIELD_ONE:
        return field_one(field, record) == NULL;
    default:
        return false;
    }
}

static void
set_null(const struct field *field, void *at)
{
    switch (field->type) {
    case FIELD_TIME:
    case FIELD_INT:
    case FIELD_LONG:
        *(int64_t *)at = RECORD_NULL;
        break;
    case FIELD_REAL:
        *(double *)at = NAN;
        break;
    default:
        break; /* all zero: SLICE_NONE or NULL */
    }
}

static size_t
field_size(const struct field *field)
{
    static const size_t sizes[] = {
        [FIELD_TEXT] = sizeof(struct slice), [FIELD_DAY] = sizeof(struct slice),
        [FIELD_TIME] = sizeof(int64_t),      [FIELD_INT] = sizeof(int64_t),
        [FIELD_LONG] = sizeof(int64_t),      [FIELD_REAL] = sizeof(double),
        [FIELD_SWITCH] = sizeof(bool),       [FIELD_TEXTS] = sizeof(struct record_texts),
        [FIELD_ONE] = sizeof(void *),        [FIELD_MANY] = sizeof(struct record_list),
    };
    return sizes[field->type];
}

static void
clear(const struct field *field, void *record)
{
    void *at = field_at(field, record);
    memset(at, 0, field_size(field));
    if (field->presence == FIELD_NULLABLE)
        set_null(field, at);
    else if (field->type == FIELD_TEXT || field->type == FIELD_DAY)
        *(struct slice *)at = SLICE_LITERAL("");
}

int
field_set_missing(const struct field *field, void *record, struct fail *why)
{
    clear(field, record);
    if (field->presence == FIELD_NEEDED)
        return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "%s: is missing", field->name);
    return 0;
}

int
field_set_text(const struct field *field, void *record, struct slice text, struct fail *why)
{
    size_t bad = utf8_check(text);
    if (bad < text.len)
        return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "%s: no UTF-8 at byte %zu", field->name, bad);
    if (field->type == FIELD_DAY && day_parse(text) == DAY_NONE)
        return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "%s: '%.*s' is no day (YYYY-MM-DD)",
                        field->name, (int)(text.len < 40 ? text.len : 40), text.at);
    if (!text.at) text = SLICE_LITERAL("");
    *(struct slice *)field_at(field, record) = text;
    return 0;
}

int
field_set_number(const struct field *field, void *record, int64_t number, struct fail *why)
{
    if (number == RECORD_NULL ||
        (field->type == FIELD_INT && (number < INT32_MIN || number > INT32_MAX)))
        return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "%s: %lld does not fit", field->name,
                        (long long)number);
    *(int64_t *)field_at(field, record) = number;
    return 0;
}

/* Pointers go in and out by memcpy: the struct's own member has a type of its own. */
struct record_list
field_set_list(const struct field *field, void *record, int count, struct arena *arena)
{
    size_t size = field->type == FIELD_TEXTS ? sizeof(struct slice) : field->sub->size;
    struct record_list list = {arena_zalloc(arena, size * (size_t)count + 1), count};
    memcpy(field_at(field, record), &list, sizeof list);
    return list;
}

void *
field_one(const struct field *field, const void *record)
{
    void *one;
    memcpy(&one, field_at(field, record), sizeof one);
    return one;
}

void *
field_set_one(const struct field *field, void *record, struct arena *arena)
{
    void *one = arena_zalloc(arena, field->sub->size);
    memcpy(field_at(field, record), &one, sizeof one);
    return one;
}

const struct field *
record_field(const struct record_type *type, struct slice name)
{
    for (int i = 0; i < type->field_count; i++)
        if (slice_is(name, type->fields[i].name)) return &type->fields[i];
    return NULL;
}

void
record_init(const struct record_type *type, void *record)
{
    memset(record, 0, type->size);
    for (int i = 0; i < type->field_count; i++) clear(&type->fields[i], record);
}

static bool
lists_equal(const struct field *field, const void *a, const void *b)
{
    struct record_list left, right;
    memcpy(&left, a, sizeof left);
    memcpy(&right, b, sizeof right);
    if (left.count != right.count) return false;
    size_t size = field->type == FIELD_TEXTS ? sizeof(struct slice) : field->sub->size;
    for (size_t i = 0; i < (size_t)left.count; i++) {
        const char *x = (char *)left.at + i * size, *y = (char *)right.at + i * size;
        if (field->type == FIELD_TEXTS
                ? !slice_equal(*(const struct slice *)x, *(const struct slice *)y)
                : !record_equal(field->sub, x, y))
            return false;
    }
    return true;
}

static bool
values_equal(const struct field *field, const void *left, const void *right)
{
    const void *a = field_at(field, left), *b = field_at(field, right);
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_DAY:
        return slice_equal(*(const struct slice *)a, *(const struct slice *)b);
    case FIELD_TIME:
    case FIELD_INT:
    case FIELD_LONG:
        return *(const int64_t *)a == *(const int64_t *)b;
    case FIELD_REAL:
        return fabs(*(const double *)a - *(const double *)b) < 1e-12;
    case FIELD_SWITCH:
        return *(const bool *)a == *(const bool *)b;
    case FIELD_ONE:
        return record_equal(field->sub, field_one(field, left), field_one(field, right));
    default:
        return lists_equal(field, a, b);
    }
}

bool
record_equal(const struct record_type *type, const void *a, const void *b)
{
    for (int i = 0; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        bool null = field_is_null(field, a);
        if (null != field_is_null(field, b)) return false;
        if (!null && !values_equal(field, a, b)) return false;
    }
    return true;
}
