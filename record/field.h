/* field.h: the tables of fields: what JSON, Avro, CSV and the schemas know of the records. */
#ifndef RECORD_FIELD_H
#define RECORD_FIELD_H

#include "base/arena.h"
#include "base/fail.h"
#include "base/slice.h"

enum field_type {
    FIELD_TEXT,   /* struct slice */
    FIELD_DAY,    /* struct slice, "YYYY-MM-DD" of a real day */
    FIELD_TIME,   /* int64_t, milliseconds since 1970 UTC */
    FIELD_INT,    /* int64_t, of 32 bits on the wire */
    FIELD_LONG,   /* int64_t */
    FIELD_REAL,   /* double */
    FIELD_SWITCH, /* bool */
    FIELD_TEXTS,  /* struct record_texts */
    FIELD_ONE,    /* pointer to a record */
    FIELD_MANY,   /* struct record_list, or any struct that begins { T *at; int count; } */
};

/* What holds where a field is missing. A field that a later version adds is never NEEDED. */
enum field_presence {
    FIELD_NEEDED,   /* refused */
    FIELD_NULLABLE, /* null: slice at NULL, RECORD_NULL, NaN, pointer NULL */
    FIELD_FILLED,   /* the empty text, list, 0, false */
};

#define RECORD_NULL INT64_MIN /* of a TIME, INT or LONG */

struct record_texts {
    const struct slice *at;
    int count;
};

struct record_list {
    void *at;
    int count;
};

struct record_type;

struct field {
    const char *name; /* in JSON, Avro and C alike */
    enum field_type type;
    enum field_presence presence;
    size_t offset;
    const struct record_type *sub; /* of ONE and MANY */
    const char *doc;               /* one sentence, for the schema */
};

struct record_type {
    const char *name; /* "EventMention" */
    const char *doc;
    const struct field *fields;
    int field_count;
    size_t size;
};

/* One row of a table, for a struct that has the field's name as its member. */
#define FIELD(record, member, type_, presence_, sub_, doc_)                                        \
    {                                                                                              \
        .name = #member, .type = FIELD_##type_, .presence = FIELD_##presence_,                     \
        .offset = offsetof(record, member), .sub = (sub_), .doc = (doc_),                          \
    }
#define RECORD_TYPE(variable, name_, record, rows, doc_)                                           \
    const struct record_type variable = {                                                          \
        .name = (name_),                                                                           \
        .doc = (doc_),                                                                             \
        .fields = (rows),                                                                          \
        .field_count = sizeof(rows) / sizeof((rows)[0]),                                           \
        .size = sizeof(record),                                                                    \
    }

static inline void *
field_at(const struct field *field, const void *record)
{
    return (char *)(uintptr_t)record + field->offset;
}

/* Whether a NULLABLE field holds its null. */
bool field_is_null(const struct field *field, const void *record);

/* Sets what holds where the field is missing. errors: SKIP for a NEEDED one. */
int field_set_missing(const struct field *field, void *record, struct fail *why);

/* A text of a TEXT or DAY field. errors: SKIP for a day that is none, or text that is no UTF-8. */
int field_set_text(const struct field *field, void *record, struct slice text, struct fail *why);

/* A number of a TIME, INT or LONG field. errors: SKIP where it does not fit. */
int field_set_number(const struct field *field, void *record, int64_t number, struct fail *why);

/* A list of `count` zeroed elements. owner: the arena. */
struct record_list field_set_list(const struct field *field, void *record, int count,
                                  struct arena *arena);

/* The record of a ONE field; set: a new zeroed one. owner: the arena. */
void *field_one(const struct field *field, const void *record);
void *field_set_one(const struct field *field, void *record, struct arena *arena);

const struct field *record_field(const struct record_type *type, struct slice name);

/* A record with every field missing: nulls, empty texts and lists (NEEDED ones too). */
void record_init(const struct record_type *type, void *record);

/* Whether two records hold the same values. */
bool record_equal(const struct record_type *type, const void *a, const void *b);

#endif
