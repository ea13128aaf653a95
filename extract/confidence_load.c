/* confidence_load.c: reads the weights. */
#include <stdlib.h>

#include "base/file.h"
#include "base/lines.h"
#include "extract/confidence.h"

enum { TABLE_BYTES = 1 << 16 };

#define NAME(id, name) name,
static const char *const names[] = {CONFIDENCE_FEATURES(NAME)};
#undef NAME

const char *
confidence_feature_name(enum confidence_feature feature)
{
    return names[feature];
}

static double *
weight_named(struct confidence *confidence, struct slice name)
{
    if (slice_is(name, "base")) return &confidence->base;
    for (int i = 0; i < FEATURE_COUNT; i++)
        if (slice_is(name, names[i])) return &confidence->weights[i];
    return NULL;
}

static int
read_line(struct confidence *confidence, const struct lines *lines, struct fail *why)
{
    struct slice rest = lines->line, name;
    char number[32], *end;
    slice_next(&rest, ' ', &name);
    rest = slice_trim(rest);
    double *weight = weight_named(confidence, name);
    if (!weight) return lines_fail(lines, name.at, why, "no feature of that name");
    if (!rest.len || rest.len >= sizeof number)
        return lines_fail(lines, name.at, why, "expected a name and a number");
    memcpy(number, rest.at, rest.len);
    number[rest.len] = '\0';
    *weight = strtod(number, &end);
    return *end ? lines_fail(lines, rest.at, why, "no number") : 0;
}

struct confidence *
confidence_load(const char *folder, struct fail *why)
{
    struct confidence *confidence = mem_new(sizeof *confidence);
    struct arena arena;
    arena_init(&arena);
    const char *path = arena_printf(&arena, "%s/confidence.txt", folder);
    struct slice text;
    struct lines lines;
    int failed = file_read(&arena, path, TABLE_BYTES, &text, why);
    if (!failed) lines_init(&lines, path, text);
    while (!failed && lines_next(&lines)) failed = read_line(confidence, &lines, why);
    arena_fini(&arena);
    if (!failed) return confidence;
    why->kind = FAIL_STOP;
    confidence_free(confidence);
    return NULL;
}

void
confidence_free(struct confidence *confidence)
{
    free(confidence);
}
