/* bytes.c: products of bytes, in tiles of 6 rows by 16 columns. Any machine gives the same
 * integers.
 */
#include "extract/bytes_tile.h"

#include <math.h>
#include <string.h>

#include "extract/wide.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

enum { PANEL = BYTES_PANEL, STEP = BYTES_STEP, TILE = 6 };

static float
largest_weight(const float *column, int rows, int stride)
{
    float most = 1e-9f;
    for (int i = 0; i < rows; i++) {
        float x = fabsf(column[(size_t)i * (size_t)stride]);
        if (x > most) most = x;
    }
    return most;
}

void
bytes_pack(const float *b, int rows, int columns, int8_t *panels, float *scales, int32_t *zeros)
{
    for (int j = 0; j < columns; j++) {
        scales[j] = largest_weight(b + j, rows, columns) / BYTES_WEIGHT;
        zeros[j] = 0;
    }
    for (int j = 0; j < columns; j += PANEL)
        for (int i = 0; i < rows; i += STEP)
            for (int l = 0; l < PANEL * STEP; l++) {
                int column = j + l / STEP, row = i + l % STEP;
                float x = b[(size_t)row * (size_t)columns + (size_t)column] / scales[column];
                *panels = (int8_t)lrintf(x);
                zeros[column] -= BYTES_ZERO * *panels++;
            }
}

INLINE void
convert(const float *x, float factor, int count, uint8_t *out)
{
    for (int i = 0; i < count; i++) out[i] = (uint8_t)(BYTES_ZERO + lrintf(x[i] * factor));
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

/* One row by one panel, for any machine. */
static void
row_plain(const struct bytes_tile *t)
{
    int32_t sum[PANEL];
    const int8_t *panel = t->panel;
    float scale = t->a_scale ? *t->a_scale : 1.0f / BYTES_VALUE;
    memcpy(sum, t->zeros, sizeof sum);
    for (int i = 0; i < t->k; i += STEP)
        for (int l = 0; l < PANEL; l++, panel += STEP)
            sum[l] += t->a[i] * panel[0] + t->a[i + 1] * panel[1] + t->a[i + 2] * panel[2] +
                      t->a[i + 3] * panel[3];
    for (int l = 0; l < PANEL; l++)
        t->c[l] = (float)sum[l] * (scale * t->scales[l]) + (t->bias ? t->bias[l] : 0);
}

/* The tile's first rows; returns how many. */
static int
some_plain(const struct bytes_tile *t, int rows)
{
    (void)rows;
    return row_plain(t), 1;
}

#if defined(__x86_64__)
/* `rows` is a constant in every call, so that the sums live in registers. */
__attribute__((target("avx2,fma"), always_inline)) static inline void
tile_wide(const struct bytes_tile *t, int rows)
{
    __m256i sum[TILE][2], ones = _mm256_set1_epi16(1);
    UNROLL for (int r = 0; r < rows; r++)
    {
        sum[r][0] = _mm256_loadu_si256((const void *)t->zeros);
        sum[r][1] = _mm256_loadu_si256((const void *)(t->zeros + LANES));
    }
    const int8_t *panel = t->panel;
    for (int i = 0; i < t->k; i += STEP, panel += STEP * PANEL) {
        __m256i low = _mm256_loadu_si256((const void *)panel);
        __m256i high = _mm256_loadu_si256((const void *)(panel + STEP * LANES));
        UNROLL for (int r = 0; r < rows; r++)
        {
            int32_t four;
            memcpy(&four, t->a + (size_t)r * (size_t)t->a_stride + i, sizeof four);
            __m256i left = _mm256_set1_epi32(four);
            sum[r][0] = _mm256_add_epi32(sum[r][0],
                                         _mm256_madd_epi16(_mm256_maddubs_epi16(left, low), ones));
            sum[r][1] = _mm256_add_epi32(sum[r][1],
                                         _mm256_madd_epi16(_mm256_maddubs_epi16(left, high), ones));
            /* Row by row: left to itself GCC makes all products first and has too few registers. */
            __asm__("" : "+x"(sum[r][0]), "+x"(sum[r][1]));
        }
    }
    UNROLL for (int r = 0; r < rows; r++)
    {
        float scale = t->a_scale ? t->a_scale[r] : 1.0f / BYTES_VALUE;
        for (int half = 0; half < 2; half++) {
            __m256 factor = _mm256_mul_ps(_mm256_set1_ps(scale),
                                          _mm256_loadu_ps(t->scales + half * LANES));
            __m256 value = _mm256_mul_ps(_mm256_cvtepi32_ps(sum[r][half]), factor);
            if (t->bias) value = _mm256_add_ps(value, _mm256_loadu_ps(t->bias + half * LANES));
            _mm256_storeu_ps(t->c + (size_t)r * (size_t)t->c_stride + half * LANES, value);
        }
    }
}

WIDE static int
some_wide(const struct bytes_tile *t, int rows)
{
    if (rows >= TILE) return tile_wide(t, TILE), TILE;
    if (rows >= 4) return tile_wide(t, 4), 4;
    if (rows >= 2) return tile_wide(t, 2), 2;
    return tile_wide(t, 1), 1;
}

WIDE static void
convert_wide(const float *x, float factor, int count, uint8_t *out)
{
    for (int i = 0; i < count; i += LANES) {
        __m256i y = _mm256_cvtps_epi32(
            _mm256_mul_ps(_mm256_loadu_ps(x + i), _mm256_set1_ps(factor)));
        __m128i z = _mm_packs_epi32(_mm256_castsi256_si128(y), _mm256_extracti128_si256(y, 1));
        z = _mm_add_epi16(z, _mm_set1_epi16(BYTES_ZERO));
        _mm_storel_epi64((void *)(out + i), _mm_packus_epi16(z, z));
    }
}

WIDE static float
largest_wide(const float *x, int count)
{
    return largest(x, count);
}
#else
#define some_wide    some_plain
#define convert_wide convert
#define largest_wide largest
#endif

float
bytes_of(const float *x, int count, uint8_t *out)
{
    float most = HAVE_WIDE ? largest_wide(x, count) : largest(x, count);
    if (HAVE_WIDE)
        convert_wide(x, BYTES_VALUE / most, count, out);
    else
        convert(x, BYTES_VALUE / most, count, out);
    return most / BYTES_VALUE;
}

void
bytes_of_unit(const float *x, int count, uint8_t *out)
{
    if (HAVE_WIDE)
        convert_wide(x, BYTES_VALUE, count, out);
    else
        convert(x, BYTES_VALUE, count, out);
}

/* Panel after panel, in each some rows after others. */
void
bytes_multiply(float *c, int c_stride, const uint8_t *a, int a_stride, const float *a_scale,
               const struct bytes *b, const float *bias, int m, int k, int n)
{
    int (*some)(const struct bytes_tile *t, int rows) = bytes_have_vnni() ? bytes_some_vnni
                                                        : HAVE_WIDE       ? some_wide
                                                                          : some_plain;
    struct bytes_tile t = {.panel = b->panels, .c_stride = c_stride, .a_stride = a_stride, .k = k};
    for (int j = 0; j < n; j += PANEL, t.panel += (size_t)k * PANEL) {
        t.scales = b->scales + j;
        t.zeros = b->zeros + j;
        t.bias = bias ? bias + j : NULL;
        for (int i = 0; i < m; i += some(&t, m - i)) {
            t.c = c + (size_t)i * (size_t)c_stride + j;
            t.a = a + (size_t)i * (size_t)a_stride;
            t.a_scale = a_scale ? a_scale + i : NULL;
        }
    }
}
