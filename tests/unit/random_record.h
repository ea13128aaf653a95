/* random_record.h: records with values made up from their tables. */
#ifndef TESTS_RANDOM_RECORD_H
#define TESTS_RANDOM_RECORD_H

#include <math.h>

#include "base/day.h"
#include "record/field.h"

/* The same numbers on every machine. */
static inline uint32_t
random_next(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

static inline struct slice
random_text(uint64_t *state, struct arena *arena)
{
    static const char *const pieces[] = {"a", "Zürich", " ",    "\n", "\"", "\\",
                                         "€", "🇵🇰",     "x,y;", "\t", "'"};
    int count = (int)(random_next(state) % 9);
    const char *text = "";
    for (int i = 0; i < count; i++)
        text = arena_printf(arena, "%s%s", text,
                            pieces[random_next(state) % (sizeof pieces / sizeof pieces[0])]);
    return slice_of(text);
}

static inline void random_fill(const struct record_type *type, void *record, uint64_t *state,
                               struct arena *arena);

static inline void
random_list(const struct field *field, void *record, uint64_t *state, struct arena *arena)
{
    int count = (int)(random_next(state) % 4);
    char *items = field_set_list(field, record, count, arena).at;
    for (int i = 0; i < count; i++)
        if (field->type == FIELD_TEXTS)
            ((struct slice *)(void *)items)[i] = random_text(state, arena);
        else
            random_fill(field->sub, items + (size_t)i * field->sub->size, state, arena);
}

static inline void
random_value(const struct field *field, void *record, uint64_t *state, struct arena *arena)
{
    char day[16];
    switch (field->type) {
    case FIELD_TEXT:
        field_set_text(field, record, random_text(state, arena), NULL);
        break;
    case FIELD_DAY:
        day_print((day_t)(random_next(state) % 40000), day);
        field_set_text(field, record, slice_of(arena_copy(arena, day, 10)), NULL);
        break;
    case FIELD_TIME:
    case FIELD_LONG:
        field_set_number(field, record, (int64_t)random_next(state) * random_next(state) - 77,
                         NULL);
        break;
    case FIELD_INT:
        field_set_number(field, record, (int32_t)random_next(state), NULL);
        break;
    case FIELD_REAL:
        *(double *)field_at(field, record) = (double)(int32_t)random_next(state) / 1000;
        break;
    case FIELD_SWITCH:
        *(bool *)field_at(field, record) = random_next(state) & 1;
        break;
    case FIELD_ONE:
        random_fill(field->sub, field_set_one(field, record, arena), state, arena);
        break;
    default:
        random_list(field, record, state, arena);
    }
}

static inline void
random_fill(const struct record_type *type, void *record, uint64_t *state, struct arena *arena)
{
    record_init(type, record);
    for (int i = 0; i < type->field_count; i++)
        if (type->fields[i].presence != FIELD_NULLABLE || random_next(state) % 3)
            random_value(&type->fields[i], record, state, arena);
}

#endif
