/* vector.h: functions over every value of a vector of floats. */
#ifndef EXTRACT_VECTOR_H
#define EXTRACT_VECTOR_H

#include <stdint.h>

/* units: every count is a multiple of 8, but that of vector_best, which is at least 8. */
void vector_tanh(float *x, int count);
void vector_sigmoid(float *x, int count);

/* One step of an LSTM: z and add are summed; they hold the gates in, forget, out and the new value,
 * `hidden` each. h and c go on by one word. */
void vector_cell(const float *z, const float *add, float *h, float *c, int hidden);

void vector_add_bytes(float *to, const int8_t *from, float scale, int count);

/* to = scale times from. */
void vector_scale(float *to, const int16_t *from, float scale, int count);

/* to = a + b, or 0 where that is below 0. */
void vector_join(float *to, const float *a, const float *b, int count);

void vector_positive(float *x, int count); /* 0 where it is below 0 */

/* The index of the largest, the first where there are several. */
int vector_best(const float *x, int count);

#endif
