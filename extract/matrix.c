/* matrix.c: products in tiles of 6 rows by 16 columns, which fill the registers of AVX2; compiled
 * for it and for any machine, chosen when the program starts. */
#include "extract/matrix.h"

#include <stdint.h>
#include <string.h>

#include "extract/wide.h"

enum { TILE = 6 };

void
matrix_pack(const float *b, int rows, int columns, float *panels)
{
    for (int n = 0; n < columns; n += MATRIX_PANEL)
        for (int k = 0; k < rows; k++, panels += MATRIX_PANEL)
            memcpy(panels, b + (size_t)k * (size_t)columns + n, MATRIX_PANEL * sizeof *b);
}

void
matrix_pack_turned(const float *b, int rows, int columns, float *panels)
{
    for (int n = 0; n < columns; n += MATRIX_PANEL)
        for (int k = 0; k < rows; k++)
            for (int j = 0; j < MATRIX_PANEL; j++)
                *panels++ = b[(size_t)(n + j) * (size_t)rows + (size_t)k];
}

/* `rows` is a constant in every call, so that the sums live in registers. */
INLINE void
tile(float *c, int c_stride, const float *a, int a_stride, const float *panel, int k, int rows,
     bool add)
{
    vec sum[TILE][2];
    UNROLL for (int r = 0; r < rows; r++)
    {
        const loose *old = (const loose *)(c + (size_t)r * (size_t)c_stride);
        sum[r][0] = add ? old[0] : (vec){0};
        sum[r][1] = add ? old[1] : (vec){0};
    }
    for (int i = 0; i < k; i++, panel += MATRIX_PANEL) {
        vec low = *(const loose *)panel, high = *(const loose *)(panel + LANES);
        UNROLL for (int r = 0; r < rows; r++)
        {
            float x = a[(size_t)r * (size_t)a_stride + (size_t)i];
            vec left = {x, x, x, x, x, x, x, x};
            sum[r][0] += left * low;
            sum[r][1] += left * high;
        }
    }
    UNROLL for (int r = 0; r < rows; r++)
    {
        loose *out = (loose *)(c + (size_t)r * (size_t)c_stride);
        out[0] = sum[r][0];
        out[1] = sum[r][1];
    }
}

INLINE void
rest(float *c, int c_stride, const float *a, int a_stride, const float *panel, int k, int rows,
     bool add)
{
    switch (rows) {
    case 5:
        tile(c, c_stride, a, a_stride, panel, k, 5, add);
        break;
    case 4:
        tile(c, c_stride, a, a_stride, panel, k, 4, add);
        break;
    case 3:
        tile(c, c_stride, a, a_stride, panel, k, 3, add);
        break;
    case 2:
        tile(c, c_stride, a, a_stride, panel, k, 2, add);
        break;
    case 1:
        tile(c, c_stride, a, a_stride, panel, k, 1, add);
        break;
    }
}

INLINE void
multiply(float *c, int c_stride, const float *a, int a_stride, const float *panels, int m, int k,
         int n, bool add)
{
    for (int j = 0; j < n; j += MATRIX_PANEL, panels += (size_t)k * MATRIX_PANEL) {
        int i = 0;
        for (; i + TILE <= m; i += TILE)
            tile(c + (size_t)i * (size_t)c_stride + j, c_stride, a + (size_t)i * (size_t)a_stride,
                 a_stride, panels, k, TILE, add);
        rest(c + (size_t)i * (size_t)c_stride + j, c_stride, a + (size_t)i * (size_t)a_stride,
             a_stride, panels, k, m - i, add);
    }
}

WIDE static void
multiply_wide(float *c, int c_stride, const float *a, int a_stride, const float *panels, int m,
              int k, int n, bool add)
{
    multiply(c, c_stride, a, a_stride, panels, m, k, n, add);
}

void
matrix_multiply(float *c, int c_stride, const float *a, int a_stride, const float *panels, int m,
                int k, int n, bool add)
{
    if (HAVE_WIDE)
        multiply_wide(c, c_stride, a, a_stride, panels, m, k, n, add);
    else
        multiply(c, c_stride, a, a_stride, panels, m, k, n, add);
}
