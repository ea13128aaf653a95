/* disk.h: making files durable. */
#ifndef SINK_DISK_H
#define SINK_DISK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fail.h"

/* What errno says of a path. errors: RETRY (EXIT_IO): disks are mended, made room on, mounted
 * again. Returns -1. */
int disk_fail(struct fail *why, const char *path);

/* All of the bytes. Returns 0, or -1 with errno. */
int disk_write(int fd, const void *bytes, size_t len);

/* Makes a folder and those above it, each durable in the one above. errors: RETRY. */
int disk_make_folders(const char *path, struct fail *why);

/* Makes the names in the folder of a path durable. errors: RETRY. */
int disk_sync_folder_of(const char *path, struct fail *why);

/* Gives a file its final name, which nothing may have yet. errors: RETRY, also where something has
 * it. */
int disk_rename_new(const char *from, const char *to, struct fail *why);

#endif
