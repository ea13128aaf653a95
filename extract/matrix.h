/* matrix.h: products of small matrices of floats, the one place where the language engine spends
 * its time. */
#ifndef EXTRACT_MATRIX_H
#define EXTRACT_MATRIX_H

#include <stdbool.h>
#include <stddef.h>

/* The right factor of a product is kept in panels of 16 columns, one after the other, so that a
 * product reads it from front to back. Every column count is a multiple of 16. */
enum { MATRIX_PANEL = 16 };

/* Packs b (rows x columns, row after row) into panels; panels has room for rows * columns. */
void matrix_pack(const float *b, int rows, int columns, float *panels);
/* The same of b turned over: b is columns x rows. */
void matrix_pack_turned(const float *b, int rows, int columns, float *panels);

/* c (m x n) = a (m x k) times panels (k x n); added to what is in c where `add` is set. The
 * strides are in floats. */
void matrix_multiply(float *c, int c_stride, const float *a, int a_stride, const float *panels,
                     int m, int k, int n, bool add);

#endif
