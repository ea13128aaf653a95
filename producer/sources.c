/* sources.c: text files, folders of them, JSON lines. A new kind is a function and a row. */
#include "producer/sources.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "producer/lines_in.h"
#include "service/stop.h"

enum { WAIT_MS = 100, STOPPED = 1 };

/* A bad input is told and counted; everything else ends the program. */
static int
refuse(struct sources *sources, const char *name, struct fail *why)
{
    if (why->kind != FAIL_SKIP) return -1;
    publisher_refuse(sources->publisher, name, why);
    fail_clear(why);
    return 0;
}

static int
text_file(void *ctx, const char *path, const char *folder, struct fail *why)
{
    struct sources *sources = ctx;
    struct source_text source;
    if (stop_asked()) return STOPPED;
    arena_reset(&sources->arena);
    if (source_text_read(&sources->arena, path, folder, sources->options, &source, why) ||
        article_check(&source.article, why) || publisher_put(sources->publisher, &source, why))
        return refuse(sources, path, why);
    return 0;
}

/* The whole of standard input is one article. */
static int
text_stdin(struct sources *sources, struct fail *why)
{
    struct buf all = {0};
    struct source_text source;
    size_t got;
    do {
        got = fread(buf_room(&all, 1 << 16), 1, 1 << 16, stdin);
        all.len += got;
    } while (got && all.len <= sources->options->most);
    int bad = ferror(stdin) ? fail_set(why, FAIL_STOP, EXIT_IO, "-: %s", strerror(errno)) : 0;
    if (!bad && all.len > sources->options->most)
        bad = fail_set(why, FAIL_SKIP, EXIT_REFUSED, "-: more than %zu bytes",
                       sources->options->most);
    if (bad ||
        source_text_parse(&sources->arena, buf_slice(&all), "-", SLICE_NONE, DAY_NONE,
                          sources->options, &source, why) ||
        publisher_put(sources->publisher, &source, why))
        bad = refuse(sources, "-", why);
    buf_fini(&all);
    return bad;
}

static int
read_text(struct sources *sources, const char *operand, struct fail *why)
{
    if (strcmp(operand, "-") == 0) return text_stdin(sources, why);
    int result = source_walk(operand, text_file, sources, why);
    return result == -1 && why->kind == FAIL_SKIP ? refuse(sources, operand, why) : result;
}

static int
put_line(struct sources *sources, struct slice line, struct fail *why)
{
    struct source_text source;
    line = slice_trim(line);
    if (!line.len) return 0;
    arena_reset(&sources->arena);
    if (source_json_parse(&sources->arena, line, sources->options, &source, why)) return -1;
    return publisher_put(sources->publisher, &source, why);
}

static int
read_lines(struct sources *sources, int fd, const char *name, struct fail *why)
{
    struct lines_in in;
    int result = 0;
    bool end = false;
    lines_in_init(&in, fd, sources->options->most);
    while (result == 0 && !end && !stop_asked()) {
        struct slice line;
        int got = lines_in_next(&in, WAIT_MS, &line, why);
        if (got == LINES_IN_LINE)
            got = put_line(sources, line, why) ? -1 : 0;
        else if (got == LINES_IN_NONE)
            got = publisher_idle(sources->publisher, why);
        end = got == LINES_IN_END;
        if (got >= 0) continue;
        char place[300];
        snprintf(place, sizeof place, "%s:%lld", name, (long long)in.number);
        result = refuse(sources, place, why);
    }
    lines_in_fini(&in);
    return result;
}

static int
lines_file(void *ctx, const char *path, const char *folder, struct fail *why)
{
    struct sources *sources = ctx;
    (void)folder;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        fail_set(why, FAIL_SKIP, EXIT_IO, "%s: %s", path, strerror(errno));
        return refuse(sources, path, why);
    }
    int result = read_lines(sources, fd, path, why);
    close(fd);
    return result == 0 && stop_asked() ? STOPPED : result;
}

static int
read_jsonl(struct sources *sources, const char *operand, struct fail *why)
{
    if (strcmp(operand, "-") == 0) return read_lines(sources, STDIN_FILENO, "-", why);
    int result = source_walk(operand, lines_file, sources, why);
    return result == -1 && why->kind == FAIL_SKIP ? refuse(sources, operand, why) : result;
}

static const struct {
    const char *name;
    source_read *read;
} kinds[] = {
    {"text", read_text},
    {"jsonl", read_jsonl},
};

source_read *
source_find(const char *name)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (strcmp(kinds[i].name, name) == 0) return kinds[i].read;
    return NULL;
}
