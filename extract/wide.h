/* wide.h: vectors of eight floats, and functions that are compiled twice: for AVX2 with FMA, and
 * for whatever this machine is; products a third time, for AVX-512. */
#ifndef EXTRACT_WIDE_H
#define EXTRACT_WIDE_H

#include <stdbool.h>
#include <stdint.h>

#pragma GCC diagnostic ignored "-Wpsabi"

#if defined(__x86_64__)
#define WIDE        __attribute__((target("avx2,fma")))
#define HAVE_WIDE   (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
#define WIDEST      __attribute__((target("avx512f,avx2,fma")))
#define HAVE_WIDEST (HAVE_WIDE && __builtin_cpu_supports("avx512f"))
#else
#define WIDE
#define HAVE_WIDE false
#define WIDEST
#define HAVE_WIDEST false
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

enum { LANES = 8 };

#endif
