/* vector.c: functions over every value of a vector. */
#include "extract/vector.h"

#include "extract/wide.h"

typedef int16_t shorts __attribute__((vector_size(16), aligned(2)));
typedef int8_t bytes __attribute__((vector_size(8), aligned(1)));

/* Sixteen at once: one register of AVX-512, two of AVX2. */
typedef float vec16 __attribute__((vector_size(64)));
typedef float loose16 __attribute__((vector_size(64), aligned(4)));
typedef int32_t bits16 __attribute__((vector_size(64)));
enum { LANES16 = 16 };

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

INLINE vec16
all16(float x)
{
    return (vec16){x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x};
}

/* Within -most to most, by the bits, which sort as the sizes do: comparisons of more than a
 * register has GCC makes one by one. */
INLINE vec16
clamp(vec16 x, float most)
{
    bits16 whole = (bits16)x, end = (bits16)all16(most);
    bits16 beyond = (whole & INT32_MAX) - end;
    return (vec16)((whole & INT32_MIN) | (end + (beyond & (beyond >> 31))));
}

/* A quotient of polynomials, right to some 1e-7 within -7.9 to 7.9. */
INLINE vec16
tanh_of(vec16 x)
{
    x = clamp(x, 7.9f);
    vec16 s = x * x;
    vec16 p = all16(-2.76076847742355e-16f);
    p = p * s + all16(2.00018790482477e-13f);
    p = p * s + all16(-8.60467152213735e-11f);
    p = p * s + all16(5.12229709037114e-08f);
    p = p * s + all16(1.48572235717979e-05f);
    p = p * s + all16(6.37261928875436e-04f);
    p = p * s + all16(4.89352455891786e-03f);
    vec16 q = all16(1.19825839466702e-06f);
    q = q * s + all16(1.18534705686654e-04f);
    q = q * s + all16(2.26843463243900e-03f);
    q = q * s + all16(4.89352518554385e-03f);
    return x * p / q;
}

INLINE vec16
sigmoid_of(vec16 x)
{
    return all16(0.5f) + all16(0.5f) * tanh_of(all16(0.5f) * x);
}

INLINE void
tanh_each(float *x, int count)
{
    for (int i = 0; i < count; i += LANES16) {
        loose16 *at = (loose16 *)(x + i);
        *at = tanh_of(*at);
    }
}

INLINE void
sigmoid_each(float *x, int count)
{
    vec16 half = all16(0.5f);
    for (int i = 0; i < count; i += LANES16) {
        loose16 *at = (loose16 *)(x + i);
        *at = half + half * tanh_of(half * *at);
    }
}

INLINE void
cell(const float *z, const float *add, float *h, float *c, int hidden)
{
    for (int i = 0; i < hidden; i += LANES16) {
        vec16 in = sigmoid_of(*(const loose16 *)(z + i) + *(const loose16 *)(add + i));
        vec16 forget = sigmoid_of(*(const loose16 *)(z + hidden + i) +
                                  *(const loose16 *)(add + hidden + i));
        vec16 out = sigmoid_of(*(const loose16 *)(z + 2 * hidden + i) +
                               *(const loose16 *)(add + 2 * hidden + i));
        vec16 new = tanh_of(*(const loose16 *)(z + 3 * hidden + i) +
                            *(const loose16 *)(add + 3 * hidden + i));
        loose16 *state = (loose16 *)(c + i), *to = (loose16 *)(h + i);
        *state = forget * *state + in * new;
        *to = out * tanh_of(*state);
    }
}

INLINE void
add_bytes(float *to, const int8_t *from, float scale, int count)
{
    vec factor = all(scale);
    for (int i = 0; i < count; i += LANES) {
        loose *at = (loose *)(to + i);
        *at += factor * __builtin_convertvector(*(const bytes *)(from + i), vec);
    }
}

INLINE void
scale_each(float *to, const int16_t *from, float scale, int count)
{
    vec factor = all(scale);
    for (int i = 0; i < count; i += LANES)
        *(loose *)(to + i) = factor * __builtin_convertvector(*(const shorts *)(from + i), vec);
}

INLINE int
best(const float *x, int count)
{
    vec most = *(const loose *)x;
    bits where = {0, 1, 2, 3, 4, 5, 6, 7}, at = where, step = {8, 8, 8, 8, 8, 8, 8, 8};
    int i = LANES, pick = 0;
    for (; i + LANES <= count; i += LANES) {
        at += step;
        vec now = *(const loose *)(x + i);
        bits more = now > most;
        most = choose(more, now, most);
        where = (at & more) | (where & ~more);
    }
    for (int l = 1; l < LANES; l++)
        if (most[l] > most[pick] || (most[l] == most[pick] && where[l] < where[pick])) pick = l;
    int found = where[pick];
    for (; i < count; i++)
        if (x[i] > x[found]) found = i;
    return found;
}

INLINE void
join(float *to, const float *a, const float *b, int count)
{
    vec zero = all(0);
    for (int i = 0; i < count; i += LANES) {
        vec x = *(const loose *)(a + i) + *(const loose *)(b + i);
        *(loose *)(to + i) = choose(x > zero, x, zero);
    }
}

INLINE void
positive(float *x, int count)
{
    vec zero = all(0);
    for (int i = 0; i < count; i += LANES) {
        loose *at = (loose *)(x + i);
        *at = choose(*at > zero, *at, zero);
    }
}

/* ---- each for AVX2 with FMA ---- */
WIDE static void
tanh_wide(float *x, int count)
{
    tanh_each(x, count);
}

WIDE static void
sigmoid_wide(float *x, int count)
{
    sigmoid_each(x, count);
}

WIDE static void
cell_wide(const float *z, const float *add, float *h, float *c, int hidden)
{
    cell(z, add, h, c, hidden);
}

WIDEST static void
cell_widest(const float *z, const float *add, float *h, float *c, int hidden)
{
    cell(z, add, h, c, hidden);
}

WIDE static void
add_bytes_wide(float *to, const int8_t *from, float scale, int count)
{
    add_bytes(to, from, scale, count);
}

WIDE static int
best_wide(const float *x, int count)
{
    return best(x, count);
}

WIDE static void
join_wide(float *to, const float *a, const float *b, int count)
{
    join(to, a, b, count);
}

WIDE static void
positive_wide(float *x, int count)
{
    positive(x, count);
}

WIDE static void
scale_wide(float *to, const int16_t *from, float scale, int count)
{
    scale_each(to, from, scale, count);
}

/* ---- and for whatever this machine is ---- */
void
vector_tanh(float *x, int count)
{
    if (HAVE_WIDE)
        tanh_wide(x, count);
    else
        tanh_each(x, count);
}

void
vector_sigmoid(float *x, int count)
{
    if (HAVE_WIDE)
        sigmoid_wide(x, count);
    else
        sigmoid_each(x, count);
}

void
vector_cell(const float *z, const float *add, float *h, float *c, int hidden)
{
    if (HAVE_WIDEST)
        cell_widest(z, add, h, c, hidden);
    else if (HAVE_WIDE)
        cell_wide(z, add, h, c, hidden);
    else
        cell(z, add, h, c, hidden);
}

void
vector_add_bytes(float *to, const int8_t *from, float scale, int count)
{
    if (HAVE_WIDE)
        add_bytes_wide(to, from, scale, count);
    else
        add_bytes(to, from, scale, count);
}

int
vector_best(const float *x, int count)
{
    return HAVE_WIDE ? best_wide(x, count) : best(x, count);
}

void
vector_join(float *to, const float *a, const float *b, int count)
{
    if (HAVE_WIDE)
        join_wide(to, a, b, count);
    else
        join(to, a, b, count);
}

void
vector_positive(float *x, int count)
{
    if (HAVE_WIDE)
        positive_wide(x, count);
    else
        positive(x, count);
}

void
vector_scale(float *to, const int16_t *from, float scale, int count)
{
    if (HAVE_WIDE)
        scale_wide(to, from, scale, count);
    else
        scale_each(to, from, scale, count);
}
