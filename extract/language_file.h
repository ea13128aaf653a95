/* language_file.h: the file of the trained model: a head, a list of named sections, their bytes. */
#ifndef EXTRACT_LANGUAGE_FILE_H
#define EXTRACT_LANGUAGE_FILE_H

#include <stdint.h>

#include "base/fail.h"
#include "base/slice.h"

#define LANGUAGE_MAGIC "DEMLANG\n"
enum { LANGUAGE_VERSION = 3, LANGUAGE_ALIGN = 64 };

/* Little-endian, as every machine we build for is. */
struct language_head {
    char magic[8];
    uint32_t version, sections;
    uint64_t size; /* of the whole file */
    uint64_t hash; /* of all that follows the head: slice_checksum */
};
struct language_section {
    char name[16];
    uint64_t offset; /* from the start of the file, aligned */
    uint64_t bytes;
    int32_t rows, cols;
};

/* Checks head and hash of a mapped file. errors: STOP. */
int language_check(struct slice file, const char *path, struct fail *why);

/* A section by name, or NULL; language_need fails where it is not there, or has not the size. */
const struct language_section *language_find(struct slice file, const char *name);
const void *language_need(struct slice file, const char *name, uint64_t element, int rows, int cols,
                          struct fail *why);

#endif
