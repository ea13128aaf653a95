/* fail.c: recording failures; the first one wins. */
#include "base/fail.h"

#include <stdio.h>
#include <string.h>

int
fail_set(struct fail *why, enum fail_kind kind, int code, const char *format, ...)
{
    if (!why || why->kind != FAIL_NONE) return -1;
    why->kind = kind;
    why->code = code;
    va_list args;
    va_start(args, format);
    vsnprintf(why->text, sizeof why->text, format, args);
    va_end(args);
    return -1;
}

int
fail_at(struct fail *why, const char *format, ...)
{
    if (!why || why->kind == FAIL_NONE) return -1;
    char old[sizeof why->text], context[200];
    memcpy(old, why->text, sizeof old);
    va_list args;
    va_start(args, format);
    vsnprintf(context, sizeof context, format, args);
    va_end(args);
    int written = snprintf(why->text, sizeof why->text, "%s: ", context);
    snprintf(why->text + written, sizeof why->text - (size_t)written, "%s", old);
    return -1;
}

void
fail_clear(struct fail *why)
{
    why->kind = FAIL_NONE;
    why->code = 0;
    why->text[0] = '\0';
}

const char *
fail_kind_name(enum fail_kind kind)
{
    static const char *const names[] = {"none", "skip", "retry", "stop"};
    return names[kind];
}
