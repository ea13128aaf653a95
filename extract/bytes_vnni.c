/* bytes_vnni.c: products of bytes where the machine has AVX-512 with VNNI: one instruction makes 64
 * products and adds them to 16 sums. The integers are those of bytes.c. */
#include "extract/bytes_tile.h"

#if defined(__x86_64__) && __GNUC__
#include <immintrin.h>
#include <string.h>

#define VNNI __attribute__((target("avx512f,avx512vl,avx512bw,avx512vnni")))
enum { VNNI_TILE = 12 };

/* `rows` is a constant in every call, so that the sums live in registers. */
__attribute__((target("avx512f,avx512vl,avx512bw,avx512vnni"), always_inline)) static inline void
tile_vnni(const struct bytes_tile *t, int rows)
{
    __m512i sum[VNNI_TILE];
    _Pragma("GCC unroll 12") for (int r = 0; r < rows; r++)
        sum[r] = _mm512_loadu_si512((const void *)t->zeros);
    const int8_t *panel = t->panel;
    for (int i = 0; i < t->k; i += BYTES_STEP, panel += BYTES_STEP * BYTES_PANEL) {
        __m512i right = _mm512_loadu_si512((const void *)panel);
        _Pragma("GCC unroll 12") for (int r = 0; r < rows; r++)
        {
            int32_t four;
            memcpy(&four, t->a + (size_t)r * (size_t)t->a_stride + i, sizeof four);
            sum[r] = _mm512_dpbusd_epi32(sum[r], _mm512_set1_epi32(four), right);
        }
    }
    __m512 scales = _mm512_loadu_ps(t->scales);
    _Pragma("GCC unroll 12") for (int r = 0; r < rows; r++)
    {
        float scale = t->a_scale ? t->a_scale[r] : 1.0f / BYTES_VALUE;
        __m512 value = _mm512_mul_ps(_mm512_cvtepi32_ps(sum[r]),
                                     _mm512_mul_ps(_mm512_set1_ps(scale), scales));
        if (t->bias) value = _mm512_add_ps(value, _mm512_loadu_ps(t->bias));
        _mm512_storeu_ps(t->c + (size_t)r * (size_t)t->c_stride, value);
    }
}

VNNI int
bytes_some_vnni(const struct bytes_tile *t, int rows)
{
    if (rows >= VNNI_TILE) return tile_vnni(t, VNNI_TILE), VNNI_TILE;
    if (rows >= 6) return tile_vnni(t, 6), 6;
    if (rows >= 3) return tile_vnni(t, 3), 3;
    return tile_vnni(t, 1), 1;
}

bool
bytes_have_vnni(void)
{
    return __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512vl");
}
#else
int
bytes_some_vnni(const struct bytes_tile *t, int rows)
{
    (void)t, (void)rows;
    return 0;
}

bool
bytes_have_vnni(void)
{
    return false;
}
#endif
