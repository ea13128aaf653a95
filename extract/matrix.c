/* matrix.c: products in tiles of 6 rows by 16 columns, which fill the registers of AVX2; compiled
 * for it and for any machine, chosen when the program starts. */
#include "extract/matrix.h"

#include <stdint.h>
#include <string.h>

#pragma GCC diagnostic ignored "-Wpsabi"

#if defined(__x86_64__)
#define WIDE      __attribute__((target("avx2,fma")))
#define HAVE_WIDE (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
#else
#define WIDE
#define HAVE_WIDE false
#endif
#if defined(__clang__)
#define UNROLL _Pragma("unroll")
#else
#define UNROLL _Pragma("GCC unroll 6")
#endif
#define INLINE static inline __attribute__((always_inline))

typedef float vec __attribute__((vector_size(32)));
typedef float loose __attribute__((vector_size(32), aligned(4))); /* as it lies in memory */
typedef int32_t bits __attribute__((vector_size(32)));

enum { LANES = 8, TILE = 6 };

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

INLINE vec
choose(bits mask, vec yes, vec no)
{
    return (vec)(((bits)yes & mask) | ((bits)no & ~mask));
}

INLINE vec
all(float x)
{
    return (vec){x, x, x, x, x, x, x, x};
}

/* A quotient of polynomials, right to some 1e-7 within -7.9 to 7.9. */
INLINE vec
tanh_of(vec x)
{
    vec most = all(7.9f), least = all(-7.9f);
    x = choose(x > most, most, choose(x < least, least, x));
    vec s = x * x;
    vec p = all(-2.76076847742355e-16f);
    p = p * s + all(2.00018790482477e-13f);
    p = p * s + all(-8.60467152213735e-11f);
    p = p * s + all(5.12229709037114e-08f);
    p = p * s + all(1.48572235717979e-05f);
    p = p * s + all(6.37261928875436e-04f);
    p = p * s + all(4.89352455891786e-03f);
    vec q = all(1.19825839466702e-06f);
    q = q * s + all(1.18534705686654e-04f);
    q = q * s + all(2.26843463243900e-03f);
    q = q * s + all(4.89352518554385e-03f);
    return x * p / q;
}

INLINE void
tanh_all(float *x, int count)
{
    for (int i = 0; i < count; i += LANES) {
        loose *at = (loose *)(x + i);
        *at = tanh_of(*at);
    }
}

INLINE void
sigmoid_all(float *x, int count)
{
    vec half = all(0.5f);
    for (int i = 0; i < count; i += LANES) {
        loose *at = (loose *)(x + i);
        *at = half + half * tanh_of(half * *at);
    }
}

/* ---- each for AVX2 with FMA ---- */
WIDE static void
multiply_wide(float *c, int c_stride, const float *a, int a_stride, const float *panels, int m,
              int k, int n, bool add)
{
    multiply(c, c_stride, a, a_stride, panels, m, k, n, add);
}

WIDE static void
tanh_wide(float *x, int count)
{
    tanh_all(x, count);
}

WIDE static void
sigmoid_wide(float *x, int count)
{
    sigmoid_all(x, count);
}

/* ---- and for whatever this machine is ---- */
void
matrix_multiply(float *c, int c_stride, const float *a, int a_stride, const float *panels, int m,
                int k, int n, bool add)
{
    if (HAVE_WIDE)
        multiply_wide(c, c_stride, a, a_stride, panels, m, k, n, add);
    else
        multiply(c, c_stride, a, a_stride, panels, m, k, n, add);
}

void
matrix_tanh(float *x, int count)
{
    if (HAVE_WIDE)
        tanh_wide(x, count);
    else
        tanh_all(x, count);
}

void
matrix_sigmoid(float *x, int count)
{
    if (HAVE_WIDE)
        sigmoid_wide(x, count);
    else
        sigmoid_all(x, count);
}
