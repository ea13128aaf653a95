/* names.c: safe names. */
#include "sink/names.h"

#include <unistd.h>

enum { PART_MOST = 100 };

bool
safe_is(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
}

void
safe_put(struct buf *out, struct slice text)
{
    if (!text.len || slice_is(text, "-")) {
        buf_puts(out, "none");
        return;
    }
    for (size_t i = 0; i < text.len && i < PART_MOST; i++) {
        bool keep = safe_is(text.at[i]) && !(i == 0 && text.at[i] == '.');
        buf_putc(out, keep ? text.at[i] : '_');
    }
}

void
data_name_put(struct buf *out, const struct data_name *name)
{
    buf_printf(out, "%.*s+%d+%lld+%lld.%.*s", SLICE_ARGS(name->topic), name->partition,
               (long long)name->first, (long long)name->last, SLICE_ARGS(name->format));
}

/* A number in the only way that data_name_put writes it. */
static bool
parse_number(struct slice text, int64_t *out)
{
    bool plain = text.len && text.at[0] >= '0' && text.at[0] <= '9';
    return plain && !(text.len > 1 && text.at[0] == '0') && slice_number(text, out) == 0;
}

bool
data_name_parse(struct slice text, struct data_name *name)
{
    struct slice part, last;
    int64_t partition;
    if (!slice_next(&text, '+', &name->topic) || !name->topic.len) return false;
    if (name->topic.at[0] == '.') return false;
    if (!slice_next(&text, '+', &part) || !parse_number(part, &partition)) return false;
    if (!slice_next(&text, '+', &part) || !parse_number(part, &name->first)) return false;
    if (!slice_next(&text, '.', &last) || !parse_number(last, &name->last)) return false;
    name->partition = (int32_t)partition;
    name->format = text;
    return text.len && partition <= INT32_MAX;
}

void
temp_name_put(struct buf *out, const char *topic, int32_t partition, int64_t first,
              const char *format)
{
    char host[65] = "";
    gethostname(host, sizeof host - 1);
    buf_printf(out, ".%s+%d+%lld+%s.%ld.%s.tmp", topic, partition, (long long)first, host,
               (long)getpid(), format);
}

bool
temp_name_is(struct slice text, const char *topic, int32_t partition)
{
    struct buf head = {0};
    buf_printf(&head, ".%s+%d+", topic, partition);
    bool is = slice_starts(text, head.at) && slice_ends(text, ".tmp");
    buf_fini(&head);
    return is;
}
