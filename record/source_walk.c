/* source_walk.c: the files that a path stands for. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "record/source_text.h"

/* Of files in a folder; one that is named by the user is taken whatever its name. */
static bool
may_be_article(const char *path)
{
    static const char *const endings[] = {".txt", ".text", ".jsonl", ".ndjson", ".conllu"};
    const char *slash = strrchr(path, '/'), *dot = strrchr(slash ? slash : path, '.');
    for (size_t i = 0; dot && i < sizeof endings / sizeof endings[0]; i++)
        if (strcmp(dot, endings[i]) == 0) return true;
    return !dot;
}

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
    if (folder && !may_be_article(path)) return 0;
    return visit(ctx, path, folder, why);
}

int
source_walk(const char *path, source_visit *visit, void *ctx, struct fail *why)
{
    return walk(path, NULL, visit, ctx, why);
}
