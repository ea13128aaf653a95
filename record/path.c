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

static int
put_list(struct walk *walk, const struct field *field, const void *record, struct slice rest)
{
    struct record_list list;
    memcpy(&list, field_at(field, record), sizeof list);
    for (size_t i = 0; i < (size_t)list.count; i++) {
        divide(walk);
        if (field->type == FIELD_TEXTS) {
            struct slice text = ((struct slice *)list.at)[i];
            buf_put(walk->out, text.at, text.len);
        } else if (put_path(walk, field->sub, (char *)list.at + i * field->sub->size, rest)) {
            return -1;
        }
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
    if (field->type == FIELD_MANY || field->type == FIELD_TEXTS)
        return put_list(walk, field, record, rest);
    if (field->type != FIELD_ONE) return put_value(walk, field, record), 0;
    const void *one = field_one(field, record);
    return one ? put_path(walk, field->sub, one, rest) : 0;
}

int
path_put(const struct record_type *type, const void *record, const char *path, const char *divider,
         struct buf *out)
{
    struct walk walk = {.divider = divider, .out = out};
    return put_path(&walk, type, record, slice_of(path));
}
