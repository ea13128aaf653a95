/* disk.c: making files durable. */
#include "sink/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"

int
disk_fail(struct fail *why, const char *path)
{
    return fail_set(why, FAIL_RETRY, EXIT_IO, "%s: %s", path, strerror(errno));
}

int
disk_write(int fd, const void *bytes, size_t len)
{
    for (const char *at = bytes; len;) {
        ssize_t done = write(fd, at, len);
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) return -1;
        at += done;
        len -= (size_t)done;
    }
    return 0;
}

int
disk_sync_folder_of(const char *path, struct fail *why)
{
    char *folder = mem_copy(path), *slash = strrchr(folder, '/');
    if (slash) slash[slash == folder] = '\0';
    int fd = open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int bad = fd < 0 ? -1 : fsync(fd);
    if (bad) disk_fail(why, slash ? folder : ".");
    if (fd >= 0) close(fd);
    free(folder);
    return bad ? -1 : 0;
}

int
disk_make_folders(const char *path, struct fail *why)
{
    struct stat st;
    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) return 0;
    char *above = mem_copy(path), *slash = strrchr(above, '/');
    int bad = 0;
    if (slash && slash != above) {
        *slash = '\0';
        bad = disk_make_folders(above, why);
    }
    free(above);
    if (bad) return -1;
    if (mkdir(path, 0755) != 0 && errno != EEXIST) return disk_fail(why, path);
    return disk_sync_folder_of(path, why);
}

int
disk_rename_new(const char *from, const char *to, struct fail *why)
{
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return disk_fail(why, to);
    /* A file system without that flag: a link never replaces either. */
    if (link(from, to) != 0) return disk_fail(why, to);
    unlink(from);
    return 0;
}
