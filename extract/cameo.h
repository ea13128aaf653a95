/* cameo.h: the CAMEO codes: names, Goldstein values, quad classes, and the PLOVER class of each. */
#ifndef EXTRACT_CAMEO_H
#define EXTRACT_CAMEO_H

#include "extract/extract.h"

struct cameo_code {
    struct slice code, name;
    double goldstein;
    int quad_class;
    enum plover plover; /* PLOVER_NONE: PLOVER has no class for it */
    struct slice mode;  /* empty: none */
    const struct slice *contexts;
    int context_count;
};

struct cameo;

/* Reads cameo.txt of a dictionary folder. owner: the caller frees with cameo_free. errors: STOP,
 * with file, line and place. threads: read-only afterwards. */
struct cameo *cameo_load(const char *folder, struct fail *why);
void cameo_free(struct cameo *cameo);

/* NULL where there is no such code. cost: one hash. */
const struct cameo_code *cameo_find(const struct cameo *cameo, struct slice code);

/* PLOVER_NONE where there is no event of that name. */
enum plover plover_find(struct slice name);

/* Is it said, not done? */
bool plover_is_word(enum plover plover);

#endif
