/* matrix.c: products in tiles of 6 rows by 16 columns, which fill the registers of AVX2; compiled
 * for it and for any machine, chosen when the program starts. */
#include "extract/matrix.h"

#include <stdint.h>
#include <string.h>

#include "extract/wide.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

/* Products are made in tiles of so many rows, or what is left: the count is a constant in each
 * call, so that the sums live in registers. */
enum { TILE = 6 };
#define WITH_CONSTANT(rows, call)                                                                  \
    switch (rows) {                                                                                \
    case 6:                                                                                        \
        call(6);                                                                                   \
        break;                                                                                     \
    case 5:                                                                                        \
        call(5);                                                                                   \
        break;                                                                                     \
    case 4:                                                                                        \
        call(4);                                                                                   \
        break;                                                                                     \
    case 3:                                                                                        \
        call(3);                                                                                   \
        break;                                                                                     \
    case 2:                                                                                        \
        call(2);                                                                                   \
        break;                                                                                     \
    case 1:                                                                                        \
        call(1);                                                                                   \
        break;                                                                                     \
    }

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
     bool add){
#define TILE_OF(n) tile(c, c_stride, a, a_stride, panel, k, n, add)
    WITH_CONSTANT(rows, TILE_OF)
#undef TILE_OF
}

INLINE void multiply(float *c, int c_stride, const float *a, int a_stride, const float *panels,
                     int m, int k, int n, bool add)
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

#if defined(__x86_64__)
/* With a panel in one register. */
__attribute__((target("avx512f"), always_inline)) static inline void
tile_widest(float *c, int c_stride, const float *a, int a_stride, const float *panel, int k,
            int rows, bool add)
{
    __m512 sum[TILE];
    UNROLL for (int r = 0; r < rows; r++)
        sum[r] = add ? _mm512_loadu_ps(c + (size_t)r * (size_t)c_stride) : _mm512_setzero_ps();
    for (int i = 0; i < k; i++, panel += MATRIX_PANEL) {
        __m512 right = _mm512_loadu_ps(panel);
        UNROLL for (int r = 0; r < rows; r++) sum[r] = _mm512_fmadd_ps(
            _mm512_set1_ps(a[(size_t)r * (size_t)a_stride + (size_t)i]), right, sum[r]);
    }
    UNROLL for (int r = 0; r < rows; r++)
        _mm512_storeu_ps(c + (size_t)r * (size_t)c_stride, sum[r]);
}

WIDEST static void
multiply_widest(float *c, int c_stride, const float *a, int a_stride, const float *panels, int m,
                int k, int n, bool add)
{
#define TILE_OF(n)                                                                                 \
    tile_widest(c + (size_t)i * (size_t)c_stride + j, c_stride, a + (size_t)i * (size_t)a_stride,  \
                a_stride, panels, k, n, add)
    for (int j = 0; j < n; j += MATRIX_PANEL, panels += (size_t)k * MATRIX_PANEL)
        for (int i = 0; i < m; i += TILE) WITH_CONSTANT(m - i < TILE ? m - i : TILE, TILE_OF)
#undef TILE_OF
}
#else
#define multiply_widest multiply_wide
#endif

void
matrix_multiply(float *c, int c_stride, const float *a, int a_stride, const float *panels, int m,
                int k, int n, bool add)
{
    if (HAVE_WIDEST)
        multiply_widest(c, c_stride, a, a_stride, panels, m, k, n, add);
    else if (HAVE_WIDE)
        multiply_wide(c, c_stride, a, a_stride, panels, m, k, n, add);
    else
        multiply(c, c_stride, a, a_stride, panels, m, k, n, add);
}
