/* file.h: whole files, read or mapped. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/fail.h"
#include "base/slice.h"

/* Reads a whole file. owner: the arena. errors: SKIP, with the name and the reason; a file larger
 * than `most` bytes is refused before it is read. */
int file_read(struct arena *arena, const char *path, size_t most, struct slice *out,
              struct fail *why);

/* Maps a file read-only. Give it back with file_unmap. errors: STOP. */
int file_map(const char *path, struct slice *out, struct fail *why);
void file_unmap(struct slice mapped);

#endif
