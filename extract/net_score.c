/* net_score.c: from vectors to tags, heads, relations. */
#include "extract/matrix.h"
#include "extract/net_run.h"
#include "extract/tree.h"
#include "extract/vector.h"

static int
far_of(int word, int head)
{
    if (head == 0) return 2 * NET_FAR + 1;
    int d = head - 1 - word;
    return (d < -NET_FAR ? -NET_FAR : d > NET_FAR ? NET_FAR : d) + NET_FAR;
}

/* n x wide scores, wide returned: heads 0 (root) to n, padded. */
static float *
arc_scores(struct net_run *run, const float *mlp, int n, int *wide)
{
    const struct net *net = run->net;
    struct arena *arena = &run->arena;
    int a = net->arc;
    *wide = (n + 1 + MATRIX_PANEL - 1) / MATRIX_PANEL * MATRIX_PANEL;
    float *form = arena_alloc(arena, sizeof(float) * (size_t)(n * a));
    float *head = arena_zalloc(arena, sizeof(float) * (size_t)(*wide * a));
    float *panels = arena_alloc(arena, sizeof(float) * (size_t)(*wide * a));
    float *score = arena_alloc(arena, sizeof(float) * (size_t)(n * *wide));
    memcpy(head, net->root_arc, sizeof(float) * (size_t)a);
    for (int i = 0; i < n; i++) {
        memcpy(form + i * a, net->arc_b, sizeof(float) * (size_t)a);
        memcpy(head + (i + 1) * a, mlp + i * net->mlp + a, sizeof(float) * (size_t)a);
    }
    matrix_multiply(form, a, mlp, net->mlp, net->arc_w, n, a, a, true);
    matrix_pack_turned(head, a, *wide, panels);
    matrix_multiply(score, *wide, form, a, panels, n, a, *wide, false);
    for (int i = 0; i < n; i++) {
        for (int h = 0; h <= n; h++) score[i * *wide + h] += net->far[far_of(i, h)];
        score[i * *wide + i + 1] = -1e9f;
    }
    return score;
}

/* The relation of every word to its head. `root` is asked for exactly where the head is. */
static void
relations(struct net_run *run, const float *mlp, const int *head, int n, uint8_t *rel)
{
    const struct net *net = run->net;
    int r = net->rel, at = 2 * net->arc;
    float *joint = arena_alloc(&run->arena, sizeof(float) * (size_t)(n * r));
    float *score = arena_alloc(&run->arena, sizeof(float) * (size_t)(n * NET_DEPS));
    for (int i = 0; i < n; i++) {
        const float *own = mlp + i * net->mlp + at;
        const float *above = head[i] ? mlp + (head[i] - 1) * net->mlp + at + r : net->root_rel;
        vector_join(joint + i * r, own, above, r);
        memcpy(score + i * NET_DEPS, net->rel_b, sizeof(float) * NET_DEPS);
    }
    matrix_multiply(score, NET_DEPS, joint, r, net->rel_w, n, r, NET_DEPS, true);
    for (int i = 0; i < n; i++) {
        float *row = score + i * NET_DEPS;
        row[DEP_NONE] = row[DEP_ROOT] = -1e9f;
        rel[i] = head[i] ? (uint8_t)vector_best(row, DEP_COUNT) : DEP_ROOT;
    }
}

static void
parse(struct net_run *run, const struct piece *piece)
{
    int n = piece->count, wide;
    arena_reset(&run->arena);
    const float *mlp = run->mlp + piece->first * run->net->mlp;
    float *score = arc_scores(run, mlp, n, &wide);
    int *head = arena_alloc(&run->arena, sizeof(int) * (size_t)n);
    uint8_t *rel = arena_alloc(&run->arena, (size_t)n);
    tree_best(score, wide, n, head, &run->arena);
    relations(run, mlp, head, n, rel);
    for (int i = 0; i < n; i++) {
        struct reading *reading = &run->readings[piece->token + i];
        reading->head = head[i] ? piece->token + head[i] - 1 : NONE;
        reading->deprel = rel[i];
    }
}

/* Viterbi over the labels of one piece: inside goes on from a beginning or an inside of its type,
 * all else follows anything. */
void
net_names(struct net_run *run, const struct piece *piece)
{
    enum { LABELS = 2 * NAME_TYPE_COUNT - 1 };
    float best[NET_NAMES], now[NET_NAMES];
    uint8_t(*from)[LABELS] = arena_alloc(&run->arena, LABELS * (size_t)piece->count);
    for (int l = 0; l < LABELS; l++) best[l] = l ? -1e9f : 0;
    for (int w = 0; w < piece->count; w++) {
        const float *score = run->out + (piece->first + w) * run->net->out +
                             (run->net->out - NET_NAMES);
        int top = vector_best(best, LABELS);
        for (int l = 0; l < LABELS; l++) {
            int inside = best[l] > best[l ? l - 1 : 0] ? l : l - 1;
            from[w][l] = (uint8_t)(l && l % 2 == 0 ? inside : top);
            now[l] = best[from[w][l]] + score[l];
        }
        memcpy(best, now, sizeof best);
    }
    int label = vector_best(best, LABELS);
    for (int w = piece->count - 1; w >= 0; w--) {
        run->readings[piece->token + w].name = (uint8_t)label;
        label = from[w][label];
    }
}

static void
tag(struct net_run *run, const struct piece *piece)
{
    const struct net *net = run->net;
    for (int w = 0; w < piece->count; w++)
        run->readings[piece->token + w]
            .tag = net->tags[vector_best(run->out + (piece->first + w) * net->out, net->tag_count)];
}

void
net_score(struct net_run *run)
{
    const struct net *net = run->net;
    int wide = 2 * net->hidden;
    if (net->parts & (NET_TAGS | NET_LABELS))
        bytes_multiply(run->out, net->out, run->in, wide, NULL, &net->out_w, net->out_b, run->words,
                       wide, net->out);
    if (net->parts & NET_TREES)
        bytes_multiply(run->mlp, net->mlp, run->in, wide, NULL, &net->mlp_w, net->mlp_b, run->words,
                       wide, net->mlp);
    for (int w = 0; w < run->words && net->parts & NET_TREES; w++)
        vector_positive(run->mlp + w * net->mlp, 2 * net->arc);
    for (int p = 0; p < run->piece_count; p++) {
        const struct piece *piece = &run->pieces[p];
        if (net->parts & NET_TAGS) tag(run, piece);
        if (net->parts & NET_TREES) parse(run, piece);
        if (net->parts & NET_LABELS) net_names(run, piece);
    }
}
