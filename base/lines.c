/* lines.c: commented text tables: dictionaries and configuration files. */
#include "base/lines.h"

#include <stdarg.h>
#include <stdio.h>

void
lines_init(struct lines *lines, const char *file, struct slice text)
{
    *lines = (struct lines){.file = file, .rest = text};
}

static struct slice
without_comment(struct slice line)
{
    for (size_t i = 0; i < line.len; i++)
        if (line.at[i] == '#' && (i == 0 || line.at[i - 1] == ' ' || line.at[i - 1] == '\t')) {
            line.len = i;
            break;
        }
    return slice_trim(line);
}

bool
lines_next(struct lines *lines)
{
    while (slice_next(&lines->rest, '\n', &lines->whole)) {
        lines->number++;
        lines->line = without_comment(lines->whole);
        if (lines->line.len) return true;
    }
    return false;
}

/* White space that puts a caret under `at`: tabs stay tabs, every other character is one blank. */
static void
caret_indent(struct slice whole, const char *at, char *out, size_t room)
{
    size_t n = 0;
    for (const char *c = whole.at; c < at && n + 1 < room; c++)
        if (((unsigned char)*c & 0xc0) != 0x80) out[n++] = *c == '\t' ? '\t' : ' ';
    out[n] = '\0';
}

int
lines_fail(const struct lines *lines, const char *at, struct fail *why, const char *format, ...)
{
    char message[200], indent[160] = "";
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    if (at) caret_indent(lines->whole, at, indent, sizeof indent);
    int shown = lines->whole.len > 120 ? 120 : (int)lines->whole.len;
    return fail_set(why, FAIL_STOP, EXIT_CONFIG, "%s:%u: %s\n  %.*s%s%s%s", lines->file,
                    lines->number, message, shown, lines->whole.at, at ? "\n  " : "", indent,
                    at ? "^" : "");
}
