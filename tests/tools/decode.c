/* decode.c: values as `topic read` prints them (one a line, escaped), as JSON lines: mentions. */
#include <stdio.h>
#include <stdlib.h>

#include "record/json.h"
#include "record/mention.h"
#include "record/wire.h"

/* Undoes \xNN in place. */
static size_t
unescape(char *line, size_t length)
{
    size_t out = 0;
    for (size_t i = 0; i < length; i++) {
        if (line[i] == '\\' && i + 3 <= length - 1 && line[i + 1] == 'x') {
            char digits[3] = {line[i + 2], line[i + 3], 0};
            line[out++] = (char)strtol(digits, NULL, 16);
            i += 3;
        } else {
            line[out++] = line[i];
        }
    }
    return out;
}

int
main(void)
{
    struct fail why = {0};
    const struct wire_options options = {.type = &mention_type};
    struct wire *wire = wire_new(&options, &why);
    struct arena arena;
    struct buf out = {0};
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    arena_init(&arena);
    while (wire && !why.kind && (length = getline(&line, &room, stdin)) > 0) {
        struct mention mention;
        if (line[length - 1] == '\n') length--;
        struct slice value = {line, unescape(line, (size_t)length)};
        arena_reset(&arena);
        buf_reset(&out);
        if (wire_get(wire, value, &arena, &mention, &why)) break;
        json_put(&mention_type, &mention, &out);
        printf("%.*s\n", (int)out.len, out.at);
    }
    if (why.kind) fprintf(stderr, "decode: %s\n", why.text);
    wire_free(wire);
    buf_fini(&out);
    arena_fini(&arena);
    free(line);
    return why.kind != FAIL_NONE;
}
