/* matrix.c: products in tiles of 6 rows by 16 columns, which fill the registers of AVX2; compiled
 * for it and for any machine, chosen when the program starts. */
#include "extract/matrix.h"

#include <stdint.h>
#include <string.h>

#include "extract/wide.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

enum { TILE = 6 };

/* One step of a product: rows of A times a panel of B. */
struct tile {
    float *c;
    const float *a, *panel;
    int c_stride, a_stride, k;
    bool add;
};

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
tile_rows(const struct tile *t, int rows)
{
    vec sum[TILE][2];
    const float *panel = t->panel;
    UNROLL for (int r = 0; r < rows; r++)
    {
        const loose *old = (const loose *)(t->c + (size_t)r * (size_t)t->c_stride);
        sum[r][0] = t->add ? old[0] : (vec){0};
        sum[r][1] = t->add ? old[1] : (vec){0};
    }
    for (int i = 0; i < t->k; i++, panel += MATRIX_PANEL) {
        vec low = *(const loose *)panel, high = *(const loose *)(panel + LANES);
        UNROLL for (int r = 0; r < rows; r++)
        {
            float x = t->a[(size_t)r * (size_t)t->a_stride + (size_t)i];
            vec left = {x, x, x, x, x, x, x, x};
            sum[r][0] += left * low;
            sum[r][1] += left * high;
        }
    }
    UNROLL for (int r = 0; r < rows; r++)
    {
        loose *out = (loose *)(t->c + (size_t)r * (size_t)t->c_stride);
        out[0] = sum[r][0];
        out[1] = sum[r][1];
    }
}

/* The tile's first rows; returns how many. */
INLINE int
tile_some(const struct tile *t, int rows)
{
    if (rows >= TILE) return tile_rows(t, TILE), TILE;
    if (rows >= 4) return tile_rows(t, 4), 4;
    if (rows >= 2) return tile_rows(t, 2), 2;
    return tile_rows(t, 1), 1;
}

INLINE void
multiply(float *c, int c_stride, const float *a, int a_stride, const float *panels, int m, int k,
         int n, bool add)
{
    struct tile t = {
        .panel = panels, .c_stride = c_stride, .a_stride = a_stride, .k = k, .add = add};
    for (int j = 0; j < n; j += MATRIX_PANEL, t.panel += (size_t)k * MATRIX_PANEL)
        for (int i = 0; i < m; i += tile_some(&t, m - i)) {
            t.c = c + (size_t)i * (size_t)c_stride + j;
            t.a = a + (size_t)i * (size_t)a_stride;
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
tile_rows_widest(const struct tile *t, int rows)
{
    __m512 sum[TILE];
    const float *panel = t->panel;
    UNROLL for (int r = 0; r < rows; r++)
        sum[r] = t->add ? _mm512_loadu_ps(t->c + (size_t)r * (size_t)t->c_stride)
                        : _mm512_setzero_ps();
    for (int i = 0; i < t->k; i++, panel += MATRIX_PANEL) {
        __m512 right = _mm512_loadu_ps(panel);
        UNROLL for (int r = 0; r < rows; r++) sum[r] = _mm512_fmadd_ps(
            _mm512_set1_ps(t->a[(size_t)r * (size_t)t->a_stride + (size_t)i]), right, sum[r]);
    }
    UNROLL for (int r = 0; r < rows; r++)
        _mm512_storeu_ps(t->c + (size_t)r * (size_t)t->c_stride, sum[r]);
}

__attribute__((target("avx512f"), always_inline)) static inline int
tile_some_widest(const struct tile *t, int rows)
{
    if (rows >= TILE) return tile_rows_widest(t, TILE), TILE;
    if (rows >= 4) return tile_rows_widest(t, 4), 4;
    if (rows >= 2) return tile_rows_widest(t, 2), 2;
    return tile_rows_widest(t, 1), 1;
}

WIDEST static void
multiply_widest(float *c, int c_stride, const float *a, int a_stride, const float *panels, int m,
                int k, int n, bool add)
{
    struct tile t = {
        .panel = panels, .c_stride = c_stride, .a_stride = a_stride, .k = k, .add = add};
    for (int j = 0; j < n; j += MATRIX_PANEL, t.panel += (size_t)k * MATRIX_PANEL)
        for (int i = 0; i < m; i += tile_some_widest(&t, m - i)) {
            t.c = c + (size_t)i * (size_t)c_stride + j;
            t.a = a + (size_t)i * (size_t)a_stride;
        }
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
