/* install.c: where the program's files are. */
#include "base/install.h"

#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool
is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* The folder of the running program, by the kernel's word: argv[0] may be anything. */
const char *
program_folder(struct arena *arena)
{
    char path[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", path, sizeof path);
    if (len <= 0 || len == sizeof path) return ".";
    while (len > 0 && path[len - 1] != '/') len--;
    return arena_copy(arena, path, len > 1 ? (size_t)len - 1 : 1);
}

const char *
dict_folder(struct arena *arena, const char *given, struct fail *why)
{
    static const char *const places[] = {"dict", "../share/demarche/dict"};
    if (given && *given) {
        if (is_folder(given)) return given;
        fail_set(why, FAIL_STOP, EXIT_CONFIG, "%s: no dictionary folder", given);
        return NULL;
    }
    const char *beside = program_folder(arena);
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        const char *path = arena_printf(arena, "%s/%s", beside, places[i]);
        if (is_folder(path)) return path;
    }
    fail_set(why, FAIL_STOP, EXIT_CONFIG,
             "no dictionary: neither %s/dict nor %s/../share/demarche/dict is there (see --dict)",
             beside, beside);
    return NULL;
}
