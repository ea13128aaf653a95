/* shorts_tile.h: inside of shorts: what the kernels of the machines share. */
#ifndef EXTRACT_SHORTS_TILE_H
#define EXTRACT_SHORTS_TILE_H

#include <stdbool.h>

#include "extract/shorts.h"

enum { SHORTS_PANEL = 16 };

/* What some rows by one panel are made from; a and c at the first row. */
struct shorts_tile {
    float *c;
    const int16_t *a;
    const float *a_scale;
    const int16_t *panel;
    const float *scales, *bias;
    int c_stride, a_stride, k;
};

/* shorts_multiply for AVX-512 with VNNI; only where shorts_have_vnni. */
void shorts_multiply_vnni(float *c, int c_stride, const int16_t *a, int a_stride,
                          const float *a_scale, const struct shorts *b, const float *bias, int m,
                          int k, int n);
bool shorts_have_vnni(void);

#endif
