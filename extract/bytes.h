/* bytes.h: products of matrices of small integers, four times as fast as those of floats. */
#ifndef EXTRACT_BYTES_H
#define EXTRACT_BYTES_H

#include <stdint.h>

/* Weights are within +-63: two products with a byte then fit into 16 bits, which AVX2 adds in.
 * Values are within +-127, and kept with BYTES_ZERO on top: without a sign, as the machines want
 * one side. */
enum { BYTES_WEIGHT = 63, BYTES_VALUE = 127, BYTES_ZERO = 128 };

/* Weights: panels of 16 columns, in them fours of rows, column after column; a weight is its
 * column's scale times the integer. Rows are a multiple of 4, columns of 16. */
struct bytes {
    const int8_t *panels;
    const float *scales;
    const int32_t *zeros; /* of each column: minus what BYTES_ZERO alone gives in it */
};

/* From b (rows x columns); panels has room for as much, scales and zeros for one a column. */
void bytes_pack(const float *b, int rows, int columns, int8_t *panels, float *scales,
                int32_t *zeros);

/* Bytes of `count` values (a multiple of 8); returns the scale. */
float bytes_of(const float *x, int count, uint8_t *out);
/* The same of values between -1 and 1, whose scale is 1 / BYTES_VALUE. */
void bytes_of_unit(const float *x, int count, uint8_t *out);

/* c (m x n) = a (m x k) times b (k x n), plus bias (NULL: none); strides in elements. a_scale has
 * one factor a row; NULL: 1 / BYTES_VALUE for all. */
void bytes_multiply(float *c, int c_stride, const uint8_t *a, int a_stride, const float *a_scale,
                    const struct bytes *b, const float *bias, int m, int k, int n);

#endif
