/* shorts.c: products of 16 bit integers, in tiles of 6 rows by 16 columns. Any machine gives the
 * same integers. */
#include "extract/shorts_tile.h"

#include <math.h>
#include <string.h>

#include "extract/wide.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

enum { PANEL = SHORTS_PANEL, TILE = 6 };

void
shorts_pack(const float *b, int rows, int columns, int16_t *panels, float *scales)
{
    for (int j = 0; j < columns; j++) {
        float most = 1e-9f;
        for (int i = 0; i < rows; i++) {
            float x = fabsf(b[(size_t)i * (size_t)columns + (size_t)j]);
            if (x > most) most = x;
        }
        scales[j] = most / SHORTS_MOST;
    }
    for (int j = 0; j < columns; j += PANEL)
        for (int i = 0; i < rows; i += 2)
            for (int l = 0; l < PANEL * 2; l++) {
                int column = j + l / 2, row = i + l % 2;
                float x = b[(size_t)row * (size_t)columns + (size_t)column] / scales[column];
                *panels++ = (int16_t)lrintf(x);
            }
}

INLINE void
convert(const float *x, float factor, int count, int16_t *out)
{
    for (int i = 0; i < count; i++) {
        float y = x[i] * factor;
        out[i] = (int16_t)(y < 0 ? y - 0.5f : y + 0.5f);
    }
}

INLINE float
largest(const float *x, int count)
{
    vec most = {1e-9f, 1e-9f, 1e-9f, 1e-9f, 1e-9f, 1e-9f, 1e-9f, 1e-9f};
    float result = 0;
    for (int i = 0; i < count; i += LANES) {
        vec value = *(const loose *)(x + i);
        bits now = (bits)value & 0x7FFFFFFF; /* without its sign */
        bits more = (vec)now > most;
        most = (vec)((now & more) | ((bits)most & ~more));
    }
    for (int l = 0; l < LANES; l++)
        if (most[l] > result) result = most[l];
    return result;
}

INLINE void
finish(float *c, const int32_t *sum, float scale, const float *scales, const float *bias)
{
    for (int l = 0; l < PANEL; l++)
        c[l] = (float)sum[l] * (scale * scales[l]) + (bias ? bias[l] : 0);
}

/* One row by one panel, for any machine. */
static void
row_plain(float *c, const int16_t *a, float scale, const int16_t *panel, const float *scales,
          const float *bias, int k)
{
    int32_t sum[PANEL] = {0};
    for (int i = 0; i < k; i += 2, panel += 2 * PANEL)
        for (int l = 0; l < PANEL; l++) sum[l] += a[i] * panel[2 * l] + a[i + 1] * panel[2 * l + 1];
    finish(c, sum, scale, scales, bias);
}

static void
multiply_plain(float *c, int c_stride, const int16_t *a, int a_stride, const float *a_scale,
               const struct shorts *b, const float *bias, int m, int k, int n)
{
    const int16_t *panel = b->panels;
    for (int j = 0; j < n; j += PANEL, panel += (size_t)k * PANEL)
        for (int i = 0; i < m; i++)
            row_plain(c + (size_t)i * (size_t)c_stride + j, a + (size_t)i * (size_t)a_stride,
                      a_scale ? a_scale[i] : 1.0f / SHORTS_MOST, panel, b->scales + j,
                      bias ? bias + j : NULL, k);
}

#if defined(__x86_64__)
/* `rows` is a constant in every call, so that the sums live in registers. */
__attribute__((target("avx2,fma"), always_inline)) static inline void
tile_wide(const struct shorts_tile *t, int rows)
{
    __m256i sum[TILE][2];
    UNROLL for (int r = 0; r < rows; r++) sum[r][0] = sum[r][1] = _mm256_setzero_si256();
    const int16_t *panel = t->panel;
    for (int i = 0; i < t->k; i += 2, panel += 2 * PANEL) {
        __m256i low = _mm256_loadu_si256((const void *)panel);
        __m256i high = _mm256_loadu_si256((const void *)(panel + PANEL));
        UNROLL for (int r = 0; r < rows; r++)
        {
            int32_t pair;
            memcpy(&pair, t->a + (size_t)r * (size_t)t->a_stride + i, sizeof pair);
            __m256i left = _mm256_set1_epi32(pair);
            sum[r][0] = _mm256_add_epi32(sum[r][0], _mm256_madd_epi16(left, low));
            sum[r][1] = _mm256_add_epi32(sum[r][1], _mm256_madd_epi16(left, high));
            /* Row by row: left to itself GCC makes all products first and has too few registers. */
            __asm__("" : "+x"(sum[r][0]), "+x"(sum[r][1]));
        }
    }
    UNROLL for (int r = 0; r < rows; r++)
    {
        float scale = t->a_scale ? t->a_scale[r] : 1.0f / SHORTS_MOST;
        for (int half = 0; half < 2; half++) {
            __m256 factor = _mm256_mul_ps(_mm256_set1_ps(scale),
                                          _mm256_loadu_ps(t->scales + half * LANES));
            __m256 value = _mm256_mul_ps(_mm256_cvtepi32_ps(sum[r][half]), factor);
            if (t->bias) value = _mm256_add_ps(value, _mm256_loadu_ps(t->bias + half * LANES));
            _mm256_storeu_ps(t->c + (size_t)r * (size_t)t->c_stride + half * LANES, value);
        }
    }
}

WIDE static void
tile_rest(const struct shorts_tile *t, int rows)
{
    switch (rows) {
    case 5:
        tile_wide(t, 5);
        break;
    case 4:
        tile_wide(t, 4);
        break;
    case 3:
        tile_wide(t, 3);
        break;
    case 2:
        tile_wide(t, 2);
        break;
    case 1:
        tile_wide(t, 1);
        break;
    }
}

WIDE static void
multiply_wide(float *c, int c_stride, const int16_t *a, int a_stride, const float *a_scale,
              const struct shorts *b, const float *bias, int m, int k, int n)
{
    struct shorts_tile t = {.panel = b->panels, .c_stride = c_stride, .a_stride = a_stride, .k = k};
    for (int j = 0; j < n; j += PANEL, t.panel += (size_t)k * PANEL) {
        t.scales = b->scales + j;
        t.bias = bias ? bias + j : NULL;
        for (int i = 0; i < m; i += TILE) {
            t.c = c + (size_t)i * (size_t)c_stride + j;
            t.a = a + (size_t)i * (size_t)a_stride;
            t.a_scale = a_scale ? a_scale + i : NULL;
            if (i + TILE <= m)
                tile_wide(&t, TILE);
            else
                tile_rest(&t, m - i);
        }
    }
}

WIDE static void
convert_wide(const float *x, float factor, int count, int16_t *out)
{
    for (int i = 0; i < count; i += LANES) {
        __m256i y = _mm256_cvtps_epi32(
            _mm256_mul_ps(_mm256_loadu_ps(x + i), _mm256_set1_ps(factor)));
        __m128i z = _mm_packs_epi32(_mm256_castsi256_si128(y), _mm256_extracti128_si256(y, 1));
        _mm_storeu_si128((void *)(out + i), z);
    }
}

WIDE static float
largest_wide(const float *x, int count)
{
    return largest(x, count);
}
#else
#define multiply_wide multiply_plain
#define convert_wide  convert
#define largest_wide  largest
#endif

float
shorts_of(const float *x, int count, int16_t *out)
{
    float most = HAVE_WIDE ? largest_wide(x, count) : largest(x, count);
    if (HAVE_WIDE)
        convert_wide(x, SHORTS_MOST / most, count, out);
    else
        convert(x, SHORTS_MOST / most, count, out);
    return most / SHORTS_MOST;
}

void
shorts_of_unit(const float *x, int count, int16_t *out)
{
    if (HAVE_WIDE)
        convert_wide(x, SHORTS_MOST, count, out);
    else
        convert(x, SHORTS_MOST, count, out);
}

void
shorts_multiply(float *c, int c_stride, const int16_t *a, int a_stride, const float *a_scale,
                const struct shorts *b, const float *bias, int m, int k, int n)
{
    if (shorts_have_vnni())
        shorts_multiply_vnni(c, c_stride, a, a_stride, a_scale, b, bias, m, k, n);
    else if (HAVE_WIDE)
        multiply_wide(c, c_stride, a, a_stride, a_scale, b, bias, m, k, n);
    else
        multiply_plain(c, c_stride, a, a_stride, a_scale, b, bias, m, k, n);
}
