/* source_walk.c: the files that a path stands for. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "record/source_text.h"

static int
not_hidden(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static int walk(const char *path, const char *folder, source_visit *visit, void *ctx,
                struct fail *why);

static int
walk_folder(const char *path, const char *folder, source_visit *visit, void *ctx, struct fail *why)
{
    struct dirent **entries;
    int result = 0, count = scandir(path, &entries, not_hidden, alphasort);
    if (count < 0) return fail_set(why, FAIL_SKIP, EXIT_IO, "%s: %s", path, strerror(errno));
    struct arena arena;
    arena_init(&arena);
    for (int i = 0; i < count; i++) {
        const char *slash = path[0] && path[strlen(path) - 1] == '/' ? "" : "/";
        const char *inside = arena_printf(&arena, "%s%s%s", path, slash, entries[i]->d_name);
        if (result == 0) result = walk(inside, folder, visit, ctx, why);
        free(entries[i]);
    }
    free(entries);
    arena_fini(&arena);
    return result;
}

static int
walk(const char *path, const char *folder, source_visit *visit, void *ctx, struct fail *why)
{
    struct stat st;
    if (stat(path, &st) != 0)
        return fail_set(why, FAIL_SKIP, EXIT_IO, "%s: %s", path, strerror(errno));
    if (S_ISDIR(st.st_mode)) return walk_folder(path, folder ? folder : path, visit, ctx, why);
    return visit(ctx, path, folder, why);
}

int
source_walk(const char *path, source_visit *visit, void *ctx, struct fail *why)
{
    return walk(path, NULL, visit, ctx, why);
}
