/* fips.h: the country codes of other people's formats. */
#ifndef RECORD_FIPS_H
#define RECORD_FIPS_H

#include "base/slice.h"

struct fips {
    const char *alpha3;
    const char *fips; /* FIPS 10-4, as GDELT uses it; "" where there is none */
    const char *name;
};

/* NULL where there is no such country. */
const struct fips *fips_find(struct slice alpha3);

#endif
