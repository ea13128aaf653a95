/* lstm.c: one direction of one LSTM layer over a batch, forward and backward. Sentences stand
 * longest first, so that those still running at a step are the first ones. */
#include <string.h>

#include "extract/matrix.h"
#include "extract/vector.h"
#include "tools/train/net.h"

static int
row_of(const struct batch *batch, int s, int t, bool back)
{
    return batch->first[s] + (back ? batch->count[s] - 1 - t : t);
}

static int
running(const struct batch *batch, int t)
{
    int n = 0;
    while (n < batch->sentences && batch->count[n] > t) n++;
    return n;
}

static void
cell(const struct batch *batch, int hidden, int row, float *h, float *c, struct lstm_run *run)
{
    float *z = run->z + (size_t)row * 4 * (size_t)hidden, *out = run->c + (size_t)row * hidden;
    float *t = run->t + (size_t)row * hidden;
    (void)batch;
    vector_sigmoid(z, 3 * hidden);
    vector_tanh(z + 3 * hidden, hidden);
    for (int i = 0; i < hidden; i++) {
        c[i] = z[hidden + i] * c[i] + z[i] * z[3 * hidden + i];
        out[i] = t[i] = c[i];
    }
    vector_tanh(t, hidden);
    for (int i = 0; i < hidden; i++) h[i] = z[2 * hidden + i] * t[i];
}

void
lstm_forward(const struct lstm *lstm, int hidden, const struct batch *batch, bool back,
             const float *x, int width, float *y, int stride, struct lstm_run *run,
             struct arena *arena)
{
    size_t words = (size_t)batch->words, size = (size_t)hidden;
    run->z = arena_alloc(arena, words * 4 * size * sizeof(float));
    run->c = arena_alloc(arena, words * size * sizeof(float));
    run->t = arena_alloc(arena, words * size * sizeof(float));
    run->prev = arena_alloc(arena, words * size * sizeof(float));
    run->prev_c = arena_alloc(arena, words * size * sizeof(float));
    float *h = arena_zalloc(arena, (size_t)batch->sentences * size * sizeof(float));
    float *c = arena_zalloc(arena, (size_t)batch->sentences * size * sizeof(float));
    float *z = arena_alloc(arena, (size_t)batch->sentences * 4 * size * sizeof(float));
    for (size_t w = 0; w < words; w++)
        memcpy(run->z + w * 4 * size, lstm->b->w, 4 * size * sizeof(float));
    matrix_multiply(run->z, 4 * hidden, x, width, lstm->x->panels, batch->words, width, 4 * hidden,
                    true);
    for (int t = 0, n; (n = running(batch, t)) > 0; t++) {
        matrix_multiply(z, 4 * hidden, h, hidden, lstm->h->panels, n, hidden, 4 * hidden, false);
        for (int s = 0; s < n; s++) {
            int row = row_of(batch, s, t, back);
            float *to = run->z + (size_t)row * 4 * size;
            for (int i = 0; i < 4 * hidden; i++) to[i] += z[(size_t)s * 4 * size + (size_t)i];
            memcpy(run->prev + (size_t)row * size, h + (size_t)s * size, size * sizeof(float));
            memcpy(run->prev_c + (size_t)row * size, c + (size_t)s * size, size * sizeof(float));
            cell(batch, hidden, row, h + (size_t)s * size, c + (size_t)s * size, run);
            memcpy(y + (size_t)row * (size_t)stride, h + (size_t)s * size, size * sizeof(float));
        }
    }
}

/* dz of one word from dh and dc; dc becomes that of the word before. */
static void
cell_back(int hidden, const float *z, const float *t, const float *prev_c, const float *dh,
          float *dc, float *dz)
{
    for (int i = 0; i < hidden; i++) {
        float in = z[i], forget = z[hidden + i], out = z[2 * hidden + i], new = z[3 * hidden + i];
        float d = dc[i] + dh[i] * out * (1 - t[i] * t[i]);
        dz[i] = d * new *in *(1 - in);
        dz[hidden + i] = d * prev_c[i] * forget * (1 - forget);
        dz[2 * hidden + i] = dh[i] * t[i] * out * (1 - out);
        dz[3 * hidden + i] = d * in * (1 - new *new);
        dc[i] = d * forget;
    }
}

void
lstm_backward(const struct lstm *lstm, int hidden, const struct batch *batch, bool back,
              const float *x, int width, const float *dy, int stride, float *dx,
              const struct lstm_run *run, struct arena *arena)
{
    size_t size = (size_t)hidden, gates = 4 * size;
    float *dz = arena_alloc(arena, (size_t)batch->words * gates * sizeof(float));
    float *dh = arena_zalloc(arena, (size_t)batch->sentences * size * sizeof(float));
    float *dc = arena_zalloc(arena, (size_t)batch->sentences * size * sizeof(float));
    float *step = arena_alloc(arena, (size_t)batch->sentences * gates * sizeof(float));
    for (int t = batch->count[0] - 1; t >= 0; t--) {
        int n = running(batch, t);
        for (int s = 0; s < n; s++) {
            size_t row = (size_t)row_of(batch, s, t, back);
            float *from = dh + (size_t)s * size;
            for (size_t i = 0; i < size; i++) from[i] += dy[row * (size_t)stride + i];
            cell_back(hidden, run->z + row * gates, run->t + row * size, run->prev_c + row * size,
                      from, dc + (size_t)s * size, dz + row * gates);
            memcpy(step + (size_t)s * gates, dz + row * gates, gates * sizeof(float));
        }
        matrix_multiply(dh, hidden, step, 4 * hidden, lstm->h->turned, n, 4 * hidden, hidden,
                        false);
    }
    matrix_multiply(dx, width, dz, 4 * hidden, lstm->x->turned, batch->words, 4 * hidden, width,
                    true);
    add_outer(lstm->x->g, x, width, dz, 4 * hidden, batch->words, width, 4 * hidden, arena);
    add_outer(lstm->h->g, run->prev, hidden, dz, 4 * hidden, batch->words, hidden, 4 * hidden,
              arena);
    add_rows(lstm->b->g, dz, 4 * hidden, batch->words, 4 * hidden);
}
