/* bytes_tile.h: inside of bytes: what the kernels of the machines share. */
#ifndef EXTRACT_BYTES_TILE_H
#define EXTRACT_BYTES_TILE_H

#include <stdbool.h>

#include "extract/bytes.h"

enum { BYTES_PANEL = 16, BYTES_STEP = 4 };

/* What some rows by one panel are made from; a and c at the first row. */
struct bytes_tile {
    float *c;
    const uint8_t *a;
    const float *a_scale;
    const int8_t *panel;
    const float *scales, *bias;
    const int32_t *zeros;
    int c_stride, a_stride, k;
};

/* Makes the tile's first rows, some of `rows`, where bytes_have_vnni; returns how many. */
int bytes_some_vnni(const struct bytes_tile *t, int rows);
bool bytes_have_vnni(void);

#endif
