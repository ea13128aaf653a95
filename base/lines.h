/* lines.h: commented text tables: dictionaries and configuration files. */
#ifndef BASE_LINES_H
#define BASE_LINES_H

#include "base/fail.h"
#include "base/slice.h"

/* Walks over the lines of a text, leaving out blank ones and comments ('#' at the start of a line,
 * or after white space to its end). */
struct lines {
    const char *file; /* borrowed; for messages */
    struct slice rest;
    struct slice whole; /* the line as it stands */
    struct slice line;  /* without comment and outer white space */
    uint32_t number;    /* from 1 */
};

void lines_init(struct lines *lines, const char *file, struct slice text);
bool lines_next(struct lines *lines);

/* Fills `why` (STOP, configuration) with file, line number, the message, the line itself, and a
 * caret under `at`, which lies in the line (or is NULL: no caret). Returns -1. */
int lines_fail(const struct lines *lines, const char *at, struct fail *why, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
