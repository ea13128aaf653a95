/* version.c: hashes of what was loaded. */
#include "extract/version.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <dirent.h>

#include "base/arena.h"
#include "base/file.h"

/* Hashes of the files are added up, so that the order of a folder does not matter. */
struct sums {
    uint64_t dict, model;
    int models;
};

static int
add_file(const char *path, const char *name, bool model, struct sums *sums, struct fail *why)
{
    struct stat st;
    struct slice bytes = {"", 0};
    if (stat(path, &st) != 0)
        return fail_set(why, FAIL_STOP, EXIT_CONFIG, "%s: %s", path, strerror(errno));
    if (st.st_size && file_map(path, &bytes, why)) return -1;
    uint64_t hash = slice_hash(slice_of(name)) * 31 + slice_checksum(bytes);
    if (st.st_size) file_unmap(bytes);
    if (model)
        sums->model += hash, sums->models++;
    else
        sums->dict += hash;
    return 0;
}

static int
add_folder(const char *folder, const char *under, bool model, struct sums *sums, struct fail *why)
{
    struct arena arena;
    DIR *dir = opendir(folder);
    if (!dir) return fail_set(why, FAIL_STOP, EXIT_CONFIG, "%s: %s", folder, strerror(errno));
    arena_init(&arena);
    int result = 0;
    for (struct dirent *entry; result == 0 && (entry = readdir(dir));) {
        if (entry->d_name[0] == '.') continue;
        const char *path = arena_printf(&arena, "%s/%s", folder, entry->d_name);
        const char *name = arena_printf(&arena, "%s/%s", under, entry->d_name);
        struct stat st;
        if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
            result = add_folder(path, name, model || strcmp(name, "/model") == 0, sums, why);
        else
            result = add_file(path, name, model, sums, why);
    }
    arena_fini(&arena);
    closedir(dir);
    return result;
}

int
model_version(const char *folder, char *out, size_t size, struct fail *why)
{
    struct sums sums = {0};
    if (add_folder(folder, "", false, &sums, why)) return -1;
    int written = snprintf(out, size, "dict %06x model ", (unsigned)(sums.dict & 0xffffff));
    if (sums.models)
        snprintf(out + written, size - (size_t)written, "%06x", (unsigned)(sums.model & 0xffffff));
    else
        snprintf(out + written, size - (size_t)written, "none");
    return 0;
}
