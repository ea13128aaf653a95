/* shorts.h: products of matrices of 16 bit integers, twice as fast as those of floats. */
#ifndef EXTRACT_SHORTS_H
#define EXTRACT_SHORTS_H

#include <stdint.h>

/* Values are kept within +-2047, so that 511 products of two fit into 32 bits. */
enum { SHORTS_MOST = 2047 };

/* Weights: panels of 16 columns, in them pairs of rows, column after column; a value is its
 * column's scale times the integer. Rows are a multiple of 2, columns of 16. */
struct shorts {
    const int16_t *panels;
    const float *scales;
};

/* From b (rows x columns); panels has room for as much, scales for one a column. */
void shorts_pack(const float *b, int rows, int columns, int16_t *panels, float *scales);

/* Integers of `count` values (a multiple of 8); returns the scale. */
float shorts_of(const float *x, int count, int16_t *out);
/* The same of values between -1 and 1, whose scale is 1 / SHORTS_MOST. */
void shorts_of_unit(const float *x, int count, int16_t *out);

/* c (m x n) = a (m x k) times b (k x n), plus bias (NULL: none); strides in elements. a_scale has
 * one factor a row; NULL: 1 / SHORTS_MOST for all. */
void shorts_multiply(float *c, int c_stride, const int16_t *a, int a_stride, const float *a_scale,
                     const struct shorts *b, const float *bias, int m, int k, int n);

#endif
