/* file.c: whole files, read or mapped. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static int
read_all(int fd, char *to, size_t size, size_t *got)
{
    *got = 0;
    while (*got < size) {
        ssize_t n = read(fd, to + *got, size - *got);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return -1;
        if (n == 0) break;
        *got += (size_t)n;
    }
    return 0;
}

int
file_read(struct arena *arena, const char *path, size_t most, struct slice *out, struct fail *why)
{
    int result = -1;
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return fail_set(why, FAIL_SKIP, EXIT_IO, "%s: %s", path, strerror(errno));
    if (fstat(fd, &st) != 0) {
        fail_set(why, FAIL_SKIP, EXIT_IO, "%s: %s", path, strerror(errno));
        goto out;
    }
    if (!S_ISREG(st.st_mode)) {
        fail_set(why, FAIL_SKIP, EXIT_IO, "%s: not a regular file", path);
        goto out;
    }
    if ((size_t)st.st_size > most) {
        fail_set(why, FAIL_SKIP, EXIT_REFUSED, "%s: %zu bytes, more than the %zu that are taken",
                 path, (size_t)st.st_size, most);
        goto out;
    }
    char *bytes = arena_alloc(arena, (size_t)st.st_size + 1);
    size_t got;
    if (read_all(fd, bytes, (size_t)st.st_size, &got) != 0) {
        fail_set(why, FAIL_SKIP, EXIT_IO, "%s: %s", path, strerror(errno));
        goto out;
    }
    bytes[got] = '\0';
    *out = (struct slice){bytes, got};
    result = 0;
out:
    close(fd);
    return result;
}

int
file_map(const char *path, struct slice *out, struct fail *why)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &st) != 0) {
        fail_set(why, FAIL_STOP, EXIT_CONFIG, "%s: %s", path, strerror(errno));
        if (fd >= 0) close(fd);
        return -1;
    }
    void *at = st.st_size ? mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_SHARED, fd, 0)
                          : MAP_FAILED;
    int error = st.st_size ? errno : ENODATA;
    close(fd);
    if (at == MAP_FAILED)
        return fail_set(why, FAIL_STOP, EXIT_CONFIG, "%s: %s", path, strerror(error));
    *out = (struct slice){at, (size_t)st.st_size};
    return 0;
}

void
file_unmap(struct slice mapped)
{
    if (mapped.at) munmap((void *)(uintptr_t)mapped.at, mapped.len);
}
