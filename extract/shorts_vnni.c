/* shorts_vnni.c: products of 16 bit integers where the machine has AVX-512 with VNNI: one
 * instruction makes 32 products and adds them to 16 sums. The integers are those of shorts.c. */
#include "extract/shorts_tile.h"

#if defined(__x86_64__) && __GNUC__
#include <immintrin.h>
#include <string.h>

#define VNNI __attribute__((target("avx512f,avx512vl,avx512bw,avx512vnni")))
enum { VNNI_TILE = 12 };

/* `rows` is a constant in every call, so that the sums live in registers. */
__attribute__((target("avx512f,avx512vl,avx512bw,avx512vnni"), always_inline)) static inline void
tile_vnni(const struct shorts_tile *t, int rows)
{
    __m512i sum[VNNI_TILE];
    _Pragma("GCC unroll 12") for (int r = 0; r < rows; r++) sum[r] = _mm512_setzero_si512();
    const int16_t *panel = t->panel;
    for (int i = 0; i < t->k; i += 2, panel += 2 * SHORTS_PANEL) {
        __m512i right = _mm512_loadu_si512((const void *)panel);
        _Pragma("GCC unroll 12") for (int r = 0; r < rows; r++)
        {
            int32_t pair;
            memcpy(&pair, t->a + (size_t)r * (size_t)t->a_stride + i, sizeof pair);
            sum[r] = _mm512_dpwssd_epi32(sum[r], _mm512_set1_epi32(pair), right);
        }
    }
    __m512 scales = _mm512_loadu_ps(t->scales);
    _Pragma("GCC unroll 12") for (int r = 0; r < rows; r++)
    {
        float scale = t->a_scale ? t->a_scale[r] : 1.0f / SHORTS_MOST;
        __m512 value = _mm512_mul_ps(_mm512_cvtepi32_ps(sum[r]),
                                     _mm512_mul_ps(_mm512_set1_ps(scale), scales));
        if (t->bias) value = _mm512_add_ps(value, _mm512_loadu_ps(t->bias));
        _mm512_storeu_ps(t->c + (size_t)r * (size_t)t->c_stride, value);
    }
}

/* The tile's first rows; returns how many. */
VNNI static int
tile_some(const struct shorts_tile *t, int rows)
{
    if (rows >= VNNI_TILE) return tile_vnni(t, VNNI_TILE), VNNI_TILE;
    if (rows >= 6) return tile_vnni(t, 6), 6;
    if (rows >= 3) return tile_vnni(t, 3), 3;
    return tile_vnni(t, 1), 1;
}
VNNI void
shorts_multiply_vnni(float *c, int c_stride, const int16_t *a, int a_stride, const float *a_scale,
                     const struct shorts *b, const float *bias, int m, int k, int n)
{
    struct shorts_tile t = {.panel = b->panels, .c_stride = c_stride, .a_stride = a_stride, .k = k};
    for (int j = 0; j < n; j += SHORTS_PANEL, t.panel += (size_t)k * SHORTS_PANEL) {
        t.scales = b->scales + j;
        t.bias = bias ? bias + j : NULL;
        for (int i = 0; i < m; i += tile_some(&t, m - i)) {
            t.c = c + (size_t)i * (size_t)c_stride + j;
            t.a = a + (size_t)i * (size_t)a_stride;
            t.a_scale = a_scale ? a_scale + i : NULL;
        }
    }
}

bool
shorts_have_vnni(void)
{
    return __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512vl");
}
#else
void
shorts_multiply_vnni(float *c, int c_stride, const int16_t *a, int a_stride, const float *a_scale,
                     const struct shorts *b, const float *bias, int m, int k, int n)
{
    shorts_multiply(c, c_stride, a, a_stride, a_scale, b, bias, m, k, n);
}

bool
shorts_have_vnni(void)
{
    return false;
}
#endif
