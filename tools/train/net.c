/* net.c: one batch through the whole net and back. */
#include "tools/train/net.h"

#include <math.h>

#include "extract/matrix.h"

static struct param *
weights(struct student *net, const char *name, int rows, int cols)
{
    return param_new(&net->params, name, rows, cols, sqrt(6.0 / (rows + cols)), &net->dice);
}

static struct param *
bias(struct student *net, const char *name, int cols)
{
    return param_new(&net->params, name, 1, cols, 0, &net->dice);
}

static void
lstm_new(struct student *net, int layer, int width)
{
    static const char *const ways[] = {"f", "b"};
    for (int way = 0; way < 2; way++) {
        char name[3][32];
        snprintf(name[0], 32, "lstm%d%s.x", layer, ways[way]);
        snprintf(name[1], 32, "lstm%d%s.h", layer, ways[way]);
        snprintf(name[2], 32, "lstm%d%s.b", layer, ways[way]);
        int h = net->size.hidden;
        struct lstm *lstm = &net->lstm[layer][way];
        lstm->x = param_new(&net->params, name[0], width, 4 * h, sqrt(3.0 / width), &net->dice);
        lstm->h = param_new(&net->params, name[1], h, 4 * h, sqrt(3.0 / h) * 0.7, &net->dice);
        lstm->b = bias(net, name[2], 4 * h);
        for (int i = h; i < 2 * h; i++) lstm->b->w[i] = 1;
    }
}

struct student *
net_new(const struct net_sizes *size, uint64_t seed)
{
    struct student *net = mem_new(sizeof *net);
    int h = 2 * size->hidden, mlp = 2 * size->arc + 2 * size->rel;
    net->size = *size;
    net->dice.state = seed;
    net->rows = param_new(&net->params, "rows", size->rows, size->word, 0.05, &net->dice);
    net->rows->sparse = true;
    net->rows->touched = mem_new((size_t)size->rows);
    net->rows->steps = mem_new(sizeof(uint32_t) * (size_t)size->rows);
    net->piece = param_new(&net->params, "piece", size->piece, size->word,
                           sqrt(3.0 / size->piece) * 3, &net->dice);
    for (int layer = 0; layer < size->layers; layer++) lstm_new(net, layer, layer ? h : size->word);
    net->out = weights(net, "out", h, size->tags + NAME_CLASSES);
    net->out_b = bias(net, "out.b", size->tags + NAME_CLASSES);
    net->mlp = weights(net, "mlp", h, mlp);
    net->mlp_b = bias(net, "mlp.b", mlp);
    net->arc = weights(net, "arc", size->arc, size->arc);
    net->arc_b = bias(net, "arc.b", size->arc);
    net->root_arc = param_new(&net->params, "root.arc", 1, size->arc, 0.1, &net->dice);
    net->root_rel = param_new(&net->params, "root.rel", 1, size->rel, 0.1, &net->dice);
    net->far = bias(net, "far", 2 * FAR + 16);
    net->rel = weights(net, "rel", size->rel, DEP_CLASSES);
    net->rel_b = bias(net, "rel.b", DEP_CLASSES);
    params_pack(&net->params);
    return net;
}

/* Puts zeros and enlarges the rest; `mask` keeps the factors for the way back. */
static float *
dropout(struct student *net, float *x, size_t count, double share, bool learn, struct arena *arena)
{
    if (!learn || share <= 0) return NULL;
    float *mask = arena_alloc(arena, count * sizeof(float)), keep = (float)(1 / (1 - share));
    for (size_t i = 0; i < count; i++) {
        mask[i] = dice_share(&net->dice) < share ? 0 : keep;
        x[i] *= mask[i];
    }
    return mask;
}

static void
dropout_back(float *dx, const float *mask, size_t count)
{
    for (size_t i = 0; mask && i < count; i++) dx[i] *= mask[i];
}

struct forward {
    struct arena arena;
    float *piece; /* words x piece */
    float *x[LAYERS_MOST + 1], *mask[LAYERS_MOST + 1];
    struct lstm_run run[LAYERS_MOST][2];
    float *out, *mlp, *mlp_mask;
};

static void
embed(struct student *net, const struct batch *batch, struct forward *f)
{
    int width = net->size.word, piece = net->size.piece;
    f->piece = arena_alloc(&f->arena, sizeof(float) * (size_t)batch->words * (size_t)piece);
    f->x[0] = arena_zalloc(&f->arena, sizeof(float) * (size_t)batch->words * (size_t)width);
    for (int w = 0; w < batch->words; w++) {
        memcpy(f->piece + (size_t)w * (size_t)piece,
               net->pieces + (size_t)batch->type[w] * (size_t)piece, sizeof(float) * (size_t)piece);
        float *to = f->x[0] + (size_t)w * (size_t)width;
        for (int k = 0; k < batch->row_count[w]; k++) {
            const float *row = net->rows->w + (size_t)batch->row[w][k] * (size_t)width;
            for (int i = 0; i < width; i++) to[i] += row[i];
        }
    }
    matrix_multiply(f->x[0], width, f->piece, piece, net->piece->panels, batch->words, piece, width,
                    true);
}

static void
embed_back(struct student *net, const struct batch *batch, struct forward *f, const float *dx)
{
    int width = net->size.word, piece = net->size.piece;
    add_outer(net->piece->g, f->piece, piece, dx, width, batch->words, piece, width, &f->arena);
    for (int w = 0; w < batch->words; w++)
        for (int k = 0; k < batch->row_count[w]; k++) {
            uint32_t row = batch->row[w][k];
            float *to = net->rows->g + (size_t)row * (size_t)width;
            net->rows->touched[row] = 1;
            for (int i = 0; i < width; i++) to[i] += dx[(size_t)w * (size_t)width + (size_t)i];
        }
}

static void
forward(struct student *net, const struct batch *batch, bool learn, struct forward *f)
{
    int h = net->size.hidden, width = net->size.word, words = batch->words;
    embed(net, batch, f);
    f->mask[0] = dropout(net, f->x[0], (size_t)(words * width), net->drop_in, learn, &f->arena);
    for (int l = 0; l < net->size.layers; l++, width = 2 * h) {
        f->x[l + 1] = arena_alloc(&f->arena, sizeof(float) * (size_t)(words * 2 * h));
        for (int way = 0; way < 2; way++)
            lstm_forward(&net->lstm[l][way], h, batch, way, f->x[l], width, f->x[l + 1] + way * h,
                         2 * h, &f->run[l][way], &f->arena);
        f->mask[l + 1] = dropout(net, f->x[l + 1], (size_t)(words * 2 * h), net->drop_layer, learn,
                                 &f->arena);
    }
    const float *top = f->x[net->size.layers];
    int out = net->out->cols, mlp = net->mlp->cols;
    f->out = arena_alloc(&f->arena, sizeof(float) * (size_t)(words * out));
    f->mlp = arena_alloc(&f->arena, sizeof(float) * (size_t)(words * mlp));
    for (int w = 0; w < words; w++) {
        memcpy(f->out + w * out, net->out_b->w, sizeof(float) * (size_t)out);
        memcpy(f->mlp + w * mlp, net->mlp_b->w, sizeof(float) * (size_t)mlp);
    }
    matrix_multiply(f->out, out, top, 2 * h, net->out->panels, words, 2 * h, out, true);
    matrix_multiply(f->mlp, mlp, top, 2 * h, net->mlp->panels, words, 2 * h, mlp, true);
    for (int w = 0; w < words; w++)
        for (int i = 0; i < 2 * net->size.arc; i++)
            if (f->mlp[w * mlp + i] < 0) f->mlp[w * mlp + i] = 0;
    f->mlp_mask = dropout(net, f->mlp, (size_t)(words * mlp), net->drop_mlp, learn, &f->arena);
}

/* Tags and names: counts, and with `learn` puts the gradient in place of the scores. */
static void
tag_words(struct student *net, const struct batch *batch, bool learn, struct forward *f,
          struct net_scores *scores)
{
    int out = net->out->cols, tags = net->size.tags;
    for (int w = 0; w < batch->words; w++) {
        float *row = f->out + w * out;
        const struct gold_word *gold = batch->gold[w];
        scores->words++;
        scores->tag += best_of(row, net->tag_count) == gold->tag;
        if (gold->name != UNKNOWN) scores->name += best_of(row + tags, NAME_CLASSES) == gold->name;
        if (!learn) continue;
        for (int i = net->tag_count; i < tags; i++) row[i] = -1e9f;
        scores->loss += softmax_loss(row, tags, gold->tag, batch->weight[w]);
        if (gold->name != UNKNOWN)
            scores->loss += softmax_loss(row + tags, NAME_CLASSES, gold->name, batch->weight[w]);
        else
            memset(row + tags, 0, sizeof(float) * NAME_CLASSES);
    }
}

static void
backward(struct student *net, const struct batch *batch, struct forward *f, float *d_mlp)
{
    int h = net->size.hidden, words = batch->words, layers = net->size.layers;
    int out = net->out->cols, mlp = net->mlp->cols;
    for (int w = 0; w < words; w++)
        for (int i = 0; i < 2 * net->size.arc; i++)
            if (f->mlp[w * mlp + i] <= 0) d_mlp[w * mlp + i] = 0;
    dropout_back(d_mlp, f->mlp_mask, (size_t)(words * mlp));
    float *dy = arena_alloc(&f->arena, sizeof(float) * (size_t)(words * 2 * h));
    matrix_multiply(dy, 2 * h, f->out, out, net->out->turned, words, out, 2 * h, false);
    matrix_multiply(dy, 2 * h, d_mlp, mlp, net->mlp->turned, words, mlp, 2 * h, true);
    add_outer(net->out->g, f->x[layers], 2 * h, f->out, out, words, 2 * h, out, &f->arena);
    add_outer(net->mlp->g, f->x[layers], 2 * h, d_mlp, mlp, words, 2 * h, mlp, &f->arena);
    add_rows(net->out_b->g, f->out, out, words, out);
    add_rows(net->mlp_b->g, d_mlp, mlp, words, mlp);
    for (int l = layers - 1; l >= 0; l--) {
        int width = l ? 2 * h : net->size.word;
        dropout_back(dy, f->mask[l + 1], (size_t)(words * 2 * h));
        float *dx = arena_zalloc(&f->arena, sizeof(float) * (size_t)(words * width));
        for (int way = 0; way < 2; way++)
            lstm_backward(&net->lstm[l][way], h, batch, way, f->x[l], width, dy + way * h, 2 * h,
                          dx, &f->run[l][way], &f->arena);
        dy = dx;
    }
    dropout_back(dy, f->mask[0], (size_t)(words * net->size.word));
    embed_back(net, batch, f, dy);
}

void
net_run(struct student *net, const struct batch *batch, bool learn, struct net_scores *scores)
{
    static struct forward f; /* memory kept from batch to batch */
    struct arena arena = f.arena;
    if (!arena.chunks) arena_init(&arena);
    arena_reset(&arena);
    f = (struct forward){.arena = arena};
    forward(net, batch, learn, &f);
    tag_words(net, batch, learn, &f, scores);
    float *d_mlp = learn ? arena_zalloc(&f.arena,
                                        sizeof(float) * (size_t)(batch->words * net->mlp->cols))
                         : NULL;
    for (int s = 0; s < batch->sentences; s++) {
        size_t at = (size_t)batch->first[s] * (size_t)net->mlp->cols;
        struct parse_run run = {f.mlp + at, learn ? d_mlp + at : NULL};
        parse_run(net, batch, s, &run, learn, scores, &f.arena);
    }
    if (learn) backward(net, batch, &f, d_mlp);
}
