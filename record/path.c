/* path.c: a value deep inside a record, by its path. */
#include "record/path.h"

#include <time.h>

/* What is the same all the way down. */
struct walk {
    const char *divider;
    struct buf *out;
    bool begun; /* an element of a list was put */
};

static int put_path(struct walk *walk, const struct record_type *type, const void *record,
                    struct slice path);

static void
put_time(int64_t ms, struct buf *out)
{
    int64_t seconds = ms / 1000 - (ms % 1000 < 0);
    time_t when = (time_t)seconds;
    struct tm tm;
    char text[40];
    gmtime_r(&when, &tm);
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &tm);
    buf_printf(out, "%s.%03dZ", text, (int)(ms - seconds * 1000));
}

static void
put_value(struct walk *walk, const struct field *field, const void *record)
{
    const void *at = field_at(field, record);
    struct slice text;
    if (field_is_null(field, record)) return;
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_DAY:
        text = *(const struct slice *)at;
        buf_put(walk->out, text.at ? text.at : "", text.len);
        break;
    case FIELD_TIME:
        put_time(*(const int64_t *)at, walk->out);
        break;
    case FIELD_INT:
    case FIELD_LONG:
        buf_printf(walk->out, "%lld", (long long)*(const int64_t *)at);
        break;
    case FIELD_REAL:
        buf_printf(walk->out, "%.15g", *(const double *)at);
        break;
    case FIELD_SWITCH:
        buf_puts(walk->out, *(const bool *)at ? "true" : "false");
        break;
    default:
        break;
    }
}

static void
divide(struct walk *walk)
{
    if (walk->begun) buf_puts(walk->out, walk->divider);
    walk->begun = true;
}

static void
put_texts(struct walk *walk, const struct record_texts *texts)
{
    for (int i = 0; i < texts->count; i++) {
        divide(walk);
        buf_put(walk->out, texts->at[i].at, texts->at[i].len);
    }
}

static int
put_records(struct walk *walk, const struct record_type *type, struct record_list list,
            struct slice rest)
{
    for (size_t i = 0; i < (size_t)list.count; i++) {
        divide(walk);
        if (put_path(walk, type, (char *)list.at + i * type->size, rest)) return -1;
    }
    return 0;
}

static int
put_path(struct walk *walk, const struct record_type *type, const void *record, struct slice path)
{
    struct slice rest = path, name;
    if (!slice_next(&rest, '.', &name)) return -1;
    const struct field *field = record_field(type, name);
    if (!field || (rest.len > 0) != (field->sub != NULL)) return -1;
    if (field->type == FIELD_TEXTS) return put_texts(walk, field_at(field, record)), 0;
    if (!field->sub) return put_value(walk, field, record), 0;
    if (field->type == FIELD_ONE) {
        const void *one = field_one(field, record);
        return one ? put_path(walk, field->sub, one, rest) : 0;
    }
    struct record_list list;
    memcpy(&list, field_at(field, record), sizeof list);
    return put_records(walk, field->sub, list, rest);
}

int
path_put(const struct record_type *type, const void *record, const char *path, const char *divider,
         struct buf *out)
{
    struct walk walk = {.divider = divider, .out = out};
    return put_path(&walk, type, record, slice_of(path));
}
