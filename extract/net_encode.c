/* net_encode.c: words to vectors, and the vectors through the LSTM layers, for a whole batch at
 * once: a product of a row alone would wait for memory. */
#include "extract/net_run.h"
#include "extract/vector.h"

static void
add_row(const struct net *net, uint32_t row, float share, float *to)
{
    vector_add_bytes(to, net->rows + (size_t)row * (size_t)net->word, net->scales[row] * share,
                     net->word);
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

uint64_t
net_often_key(struct slice form)
{
    return word_key(WORD_FORM, 15, form);
}

void
net_often_gates(const struct net *net, struct slice form, float *gates)
{
    float x[512];
    uint8_t in[512];
    word_vector(net, form, CASE_USUAL, x);
    float scale = bytes_of(x, net->word, in);
    for (int way = 0; way < 2; way++)
        bytes_multiply(gates + way * 4 * net->hidden, 4 * net->hidden, in, net->word, &scale,
                       &net->lstm[0][way].x, net->lstm[0][way].b, 1, net->word, 4 * net->hidden);
}

static uint32_t
often_find(const struct net *net, struct slice form, enum word_case how)
{
    if (!net->often.gates || how != CASE_USUAL || form.len > 24) return 0;
    return word_find(&net->often.table, net_often_key(form));
}

/* Gives each word its row of z: those to be worked out from the front, frequent ones from the
 * back. */
static void
embed(struct net_run *run)
{
    int width = run->net->word, last = run->words;
    run->fresh = 0;
    for (int p = 0; p < run->piece_count; p++) {
        const struct piece *piece = &run->pieces[p];
        for (int w = 0; w < piece->count; w++) {
            struct slice form = token_form(run->doc, piece->token + w);
            uint32_t often = often_find(run->net, form, piece->how);
            run->at[piece->first + w] = often ? --last : run->fresh;
            if (often) {
                run->often[last] = often;
                continue;
            }
            float *x = run->x + run->fresh * width;
            word_vector(run->net, form, piece->how, x);
            run->in_scale[run->fresh] = bytes_of(x, width, run->in + run->fresh * width);
            run->fresh++;
        }
    }
}

/* z of the first layer. */
static void
first_gates(struct net_run *run, const struct net_lstm *lstm, bool back)
{
    const struct net *net = run->net;
    int gates = 4 * net->hidden;
    bytes_multiply(run->z, gates, run->in, net->word, run->in_scale, &lstm->x, lstm->b, run->fresh,
                   net->word, gates);
    for (int row = run->fresh; row < run->words; row++) {
        uint32_t often = run->often[row];
        const int16_t *from = net->often.gates + (size_t)often * 2 * (size_t)gates +
                              (back ? gates : 0);
        vector_scale(run->z + row * gates, from, net->often.scales[often], gates);
    }
}

static void
direction(struct net_run *run, const struct net_lstm *lstm, bool back, int layer, uint8_t *y)
{
    int hidden = run->net->hidden, gates = 4 * hidden, n = run->piece_count;
    if (layer == 0)
        first_gates(run, lstm, back);
    else
        bytes_multiply(run->z, gates, run->in, 2 * hidden, NULL, &lstm->x, lstm->b, run->words,
                       2 * hidden, gates);
    memset(run->h_bytes, BYTES_ZERO, (size_t)n * (size_t)hidden);
    memset(run->c, 0, sizeof(float) * (size_t)(n * hidden));
    for (int t = 0; n > 0; t++) {
        while (n > 0 && run->pieces[n - 1].count <= t) n--;
        bytes_multiply(run->step, gates, run->h_bytes, hidden, NULL, &lstm->h, NULL, n, hidden,
                       gates);
        for (int p = 0; p < n; p++) {
            const struct piece *piece = &run->pieces[p];
            int word = piece->first + (back ? piece->count - 1 - t : t);
            int row = layer ? word : run->at[word];
            uint8_t *h = run->h_bytes + p * hidden;
            vector_cell(run->step + p * gates, run->z + row * gates, run->h, run->c + p * hidden,
                        hidden);
            bytes_of_unit(run->h, hidden, h);
            memcpy(y + word * 2 * hidden, h, (size_t)hidden);
        }
    }
}

void
net_encode(struct net_run *run)
{
    const struct net *net = run->net;
    embed(run);
    for (int l = 0; l < net->layers; l++) {
        direction(run, &net->lstm[l][0], false, l, run->y);
        direction(run, &net->lstm[l][1], true, l, run->y + net->hidden);
        uint8_t *swap = run->in;
        run->in = run->y;
        run->y = swap;
    }
}
