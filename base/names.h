/* names.h: each string once; a name is a small number. */
#ifndef BASE_NAMES_H
#define BASE_NAMES_H

#include "base/slice.h"

struct names;

/* owner: the caller frees with names_free. threads: reading is safe once nobody adds. */
struct names *names_new(void);
void names_free(struct names *names);

/* The number of a string, added where it is new. Numbers start at 0 and have no gaps. cost: one
 * hash. */
uint32_t names_put(struct names *names, struct slice text);

/* The number, or NAMES_NONE where the string was never put. */
#define NAMES_NONE UINT32_MAX
uint32_t names_find(const struct names *names, struct slice text);

/* The string of a number (zero-terminated). owner: the table, as long as it lives. */
struct slice names_text(const struct names *names, uint32_t number);
uint32_t names_count(const struct names *names);

#endif
