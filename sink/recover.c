/* recover.c: cleaning up after a process that died. */
#include "sink/recover.h"

#include <errno.h>
#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/log.h"
#include "sink/disk.h"
#include "sink/names.h"

struct stray {
    char *path;
    int64_t first, last;
    bool adopt; /* else to be deleted */
};

struct search {
    const char *topic;
    int32_t partition;
    int64_t last; /* of the manifest */
    struct stray *strays;
    int count;
};

static void
found(struct search *search, const char *path, struct stray stray)
{
    search->strays = mem_grow(search->strays, sizeof *search->strays * (size_t)(search->count + 1));
    search->strays[search->count] = stray;
    search->strays[search->count++].path = mem_copy(path);
}

static void
look_at(struct search *search, const FTSENT *entry)
{
    struct slice name = {entry->fts_name, entry->fts_namelen};
    struct data_name data;
    if (temp_name_is(name, search->topic, search->partition))
        found(search, entry->fts_path, (struct stray){.first = -1, .last = -1});
    else if (data_name_parse(name, &data) && slice_is(data.topic, search->topic) &&
             data.partition == search->partition && data.last > search->last)
        found(search, entry->fts_path,
              (struct stray){NULL, data.first, data.last, entry->fts_level == 1});
}

/* Every file of the partition that the manifest does not know. */
static int
find_strays(struct search *search, const char *folder, struct fail *why)
{
    char *const roots[] = {(char *)(uintptr_t)folder, NULL};
    FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    if (!walk) return disk_fail(why, folder);
    FTSENT *entry;
    int bad = 0;
    while (!bad && (errno = 0, entry = fts_read(walk))) {
        if (entry->fts_info == FTS_F) look_at(search, entry);
        if (entry->fts_info == FTS_ERR || entry->fts_info == FTS_DNR) {
            errno = entry->fts_errno;
            bad = disk_fail(why, entry->fts_path);
        }
    }
    if (!bad && errno) bad = disk_fail(why, folder);
    fts_close(walk);
    return bad;
}

static int
by_first(const void *a, const void *b)
{
    const struct stray *left = a, *right = b;
    return (left->first > right->first) - (left->first < right->first);
}

static int
adopt(const struct stray *stray, const char *folder, struct manifest *manifest, struct fail *why)
{
    struct stat st;
    if (stat(stray->path, &st) != 0) return disk_fail(why, stray->path);
    const struct manifest_file file = {stray->path + strlen(folder) + 1, -1, (int64_t)st.st_size};
    const struct manifest_line line = {stray->first, stray->last, -1, &file, 1};
    log_line(LOG_INFO, "%s: complete, taken into the manifest", stray->path);
    if (disk_sync_folder_of(stray->path, why)) return -1;
    return manifest_put(manifest, &line, why);
}

static int
settle(const struct stray *stray, const char *folder, struct manifest *manifest, struct fail *why)
{
    if (stray->adopt && stray->first > manifest_last(manifest))
        return adopt(stray, folder, manifest, why);
    if (unlink(stray->path) != 0 && errno != ENOENT) return disk_fail(why, stray->path);
    log_line(LOG_INFO, "%s: left over, deleted", stray->path);
    return 0;
}

int
recover_partition(const char *folder, const char *topic, int32_t partition,
                  struct manifest *manifest, struct fail *why)
{
    struct search search = {topic, partition, manifest_last(manifest), NULL, 0};
    if (manifest_lock(manifest, why)) return -1;
    int bad = find_strays(&search, folder, why);
    if (search.count) qsort(search.strays, (size_t)search.count, sizeof *search.strays, by_first);
    for (int i = 0; i < search.count; i++) {
        if (!bad) bad = settle(&search.strays[i], folder, manifest, why);
        free(search.strays[i].path);
    }
    free(search.strays);
    manifest_unlock(manifest);
    return bad ? -1 : 0;
}
