/* net_encode.c: words to vectors, and the vectors through the LSTM layers, for a whole batch at
 * once: a product of a row alone would wait for memory. */
#include "extract/matrix.h"
#include "extract/net_run.h"

static void
add_row(const struct net *net, uint32_t row, float share, float *to)
{
    const int8_t *from = net->rows + (size_t)row * (size_t)net->word;
    float scale = net->scales[row] * share;
    for (int i = 0; i < net->word; i++) to[i] += scale * from[i];
}

static void
word_vector(const struct net *net, struct slice form, enum word_case how, float *to)
{
    uint64_t keys[WORD_KEYS_MOST];
    uint32_t rows[WORD_PIECES_MOST];
    memset(to, 0, sizeof *to * (size_t)net->word);
    int n = word_keys(form, how, keys);
    for (int k = 0; k < n; k++) {
        uint32_t row = word_find(&net->table, keys[k]);
        if (row) add_row(net, row, 1, to);
    }
    n = word_pieces(&net->table, form, rows);
    for (int k = 0; k < n; k++) add_row(net, rows[k], 1 / (float)n, to);
}

static void
embed(struct net_run *run)
{
    int width = run->net->word;
    for (int p = 0; p < run->piece_count; p++) {
        const struct piece *piece = &run->pieces[p];
        for (int w = 0; w < piece->count; w++)
            word_vector(run->net, token_form(run->doc, piece->token + w), piece->how,
                        run->x + (piece->first + w) * width);
    }
}

/* One word of one sentence: z becomes gates, c and h go on. */
static void
cell(float *z, float *h, float *c, int hidden)
{
    matrix_sigmoid(z, 3 * hidden);
    matrix_tanh(z + 3 * hidden, hidden);
    for (int i = 0; i < hidden; i++) h[i] = c[i] = z[hidden + i] * c[i] + z[i] * z[3 * hidden + i];
    matrix_tanh(h, hidden);
    for (int i = 0; i < hidden; i++) h[i] *= z[2 * hidden + i];
}

static void
direction(struct net_run *run, const struct net_lstm *lstm, bool back, const float *x, int width,
          float *y)
{
    int hidden = run->net->hidden, gates = 4 * hidden, n = run->piece_count;
    for (int w = 0; w < run->words; w++)
        memcpy(run->z + w * gates, lstm->b, sizeof(float) * (size_t)gates);
    matrix_multiply(run->z, gates, x, width, lstm->x, run->words, width, gates, true);
    memset(run->h, 0, sizeof(float) * (size_t)(n * hidden));
    memset(run->c, 0, sizeof(float) * (size_t)(n * hidden));
    for (int t = 0; n > 0; t++) {
        while (n > 0 && run->pieces[n - 1].count <= t) n--;
        matrix_multiply(run->step, gates, run->h, hidden, lstm->h, n, hidden, gates, false);
        for (int p = 0; p < n; p++) {
            const struct piece *piece = &run->pieces[p];
            int row = piece->first + (back ? piece->count - 1 - t : t);
            float *z = run->step + p * gates, *h = run->h + p * hidden;
            const float *add = run->z + row * gates;
            for (int i = 0; i < gates; i++) z[i] += add[i];
            cell(z, h, run->c + p * hidden, hidden);
            memcpy(y + row * 2 * hidden, h, sizeof(float) * (size_t)hidden);
        }
    }
}

void
net_encode(struct net_run *run)
{
    const struct net *net = run->net;
    int width = net->word;
    embed(run);
    for (int l = 0; l < net->layers; l++, width = 2 * net->hidden) {
        direction(run, &net->lstm[l][0], false, run->x, width, run->y);
        direction(run, &net->lstm[l][1], true, run->x, width, run->y + net->hidden);
        float *swap = run->x;
        run->x = run->y;
        run->y = swap;
    }
    float *top = run->x;
    run->x = run->y;
    run->y = top;
}
