/* heads.c: which word is whose head, and by what relation: one sentence, forward and backward. */
#include <math.h>
#include <string.h>

#include "extract/matrix.h"
#include "tools/train/net.h"

double
softmax_loss(float *scores, int count, int gold, float weight)
{
    float most = scores[best_of(scores, count)], sum = 0;
    for (int i = 0; i < count; i++) sum += scores[i] = expf(scores[i] - most);
    for (int i = 0; i < count; i++) scores[i] /= sum;
    double loss = -log(scores[gold] + 1e-12);
    scores[gold] -= 1;
    for (int i = 0; i < count; i++) scores[i] *= weight;
    return loss * weight;
}

int
best_of(const float *scores, int count)
{
    int best = 0;
    for (int i = 1; i < count; i++)
        if (scores[i] > scores[best]) best = i;
    return best;
}

void
add_outer(float *dw, const float *a, int a_stride, const float *b, int b_stride, int m, int k,
          int n, struct arena *arena)
{
    float *turned = arena_alloc(arena, (size_t)m * (size_t)k * sizeof(float));
    float *flat = arena_alloc(arena, (size_t)m * (size_t)n * sizeof(float));
    float *panels = arena_alloc(arena, (size_t)m * (size_t)n * sizeof(float));
    for (int i = 0; i < m; i++)
        for (int j = 0; j < k; j++)
            turned[(size_t)j * (size_t)m + (size_t)i] = a[(size_t)i * (size_t)a_stride + (size_t)j];
    for (int i = 0; i < m; i++)
        memcpy(flat + (size_t)i * (size_t)n, b + (size_t)i * (size_t)b_stride,
               (size_t)n * sizeof(float));
    matrix_pack(flat, m, n, panels);
    matrix_multiply(dw, n, turned, m, panels, k, m, n, true);
}

void
add_rows(float *db, const float *b, int stride, int m, int n)
{
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++) db[j] += b[(size_t)i * (size_t)stride + (size_t)j];
}

static int
padded(int n)
{
    return (n + MATRIX_PANEL - 1) / MATRIX_PANEL * MATRIX_PANEL;
}

static int
far_of(int word, int head)
{
    if (head == 0) return 2 * FAR + 1;
    int d = head - 1 - word;
    return (d < -FAR ? -FAR : d > FAR ? FAR : d) + FAR;
}

/* The matrices of one sentence. Row 0 of heads is the root. */
struct arcs {
    int n, wide;              /* words; heads, padded */
    float *dep, *form, *head; /* n x arc, n x arc, wide x arc */
    float *score;             /* n x wide */
};

static void
arcs_score(const struct student *net, const float *mlp, struct arcs *arcs, struct arena *arena)
{
    int a = net->size.arc, width = net->mlp->cols, n = arcs->n;
    arcs->wide = padded(n + 1);
    arcs->dep = arena_alloc(arena, sizeof(float) * (size_t)(n * a));
    arcs->form = arena_alloc(arena, sizeof(float) * (size_t)(n * a));
    arcs->head = arena_zalloc(arena, sizeof(float) * (size_t)(arcs->wide * a));
    arcs->score = arena_alloc(arena, sizeof(float) * (size_t)(n * arcs->wide));
    memcpy(arcs->head, net->root_arc->w, sizeof(float) * (size_t)a);
    for (int i = 0; i < n; i++) {
        memcpy(arcs->dep + i * a, mlp + i * width, sizeof(float) * (size_t)a);
        memcpy(arcs->head + (i + 1) * a, mlp + i * width + a, sizeof(float) * (size_t)a);
        memcpy(arcs->form + i * a, net->arc_b->w, sizeof(float) * (size_t)a);
    }
    matrix_multiply(arcs->form, a, arcs->dep, a, net->arc->panels, n, a, a, true);
    float *panels = arena_alloc(arena, sizeof(float) * (size_t)(arcs->wide * a));
    matrix_pack_turned(arcs->head, a, arcs->wide, panels);
    matrix_multiply(arcs->score, arcs->wide, arcs->form, a, panels, n, a, arcs->wide, false);
    for (int i = 0; i < n; i++) {
        for (int h = 0; h <= n; h++) arcs->score[i * arcs->wide + h] += net->far->w[far_of(i, h)];
        arcs->score[i * arcs->wide + i + 1] = -1e9f;
    }
}

/* score holds its gradient now (n x wide, zero past n). */
static void
arcs_learn(struct student *net, const struct arcs *arcs, float *d_mlp, struct arena *arena)
{
    int a = net->size.arc, width = net->mlp->cols, n = arcs->n, wide = arcs->wide;
    float *d_form = arena_alloc(arena, sizeof(float) * (size_t)(n * a));
    float *d_dep = arena_alloc(arena, sizeof(float) * (size_t)(n * a));
    float *d_head = arena_zalloc(arena, sizeof(float) * (size_t)(wide * a));
    float *panels = arena_alloc(arena, sizeof(float) * (size_t)(wide * a));
    for (int i = 0; i < n; i++)
        for (int h = 0; h <= n; h++) net->far->g[far_of(i, h)] += arcs->score[i * wide + h];
    matrix_pack(arcs->head, wide, a, panels);
    matrix_multiply(d_form, a, arcs->score, wide, panels, n, wide, a, false);
    add_outer(d_head, arcs->score, wide, arcs->form, a, n, wide, a, arena);
    add_outer(net->arc->g, arcs->dep, a, d_form, a, n, a, a, arena);
    add_rows(net->arc_b->g, d_form, a, n, a);
    matrix_multiply(d_dep, a, d_form, a, net->arc->turned, n, a, a, false);
    for (int j = 0; j < a; j++) net->root_arc->g[j] += d_head[j];
    for (int i = 0; i < n; i++)
        for (int j = 0; j < a; j++) {
            d_mlp[i * width + j] += d_dep[i * a + j];
            d_mlp[i * width + a + j] += d_head[(i + 1) * a + j];
        }
}

/* Scores of relations between each word and the head given for it. */
static void
rels_score(const struct student *net, const float *mlp, const int *head, int n, float *joint,
           float *score)
{
    int r = net->size.rel, width = net->mlp->cols, at = 2 * net->size.arc;
    for (int i = 0; i < n; i++) {
        const float *above = head[i] ? mlp + (head[i] - 1) * width + at + r : net->root_rel->w;
        for (int j = 0; j < r; j++) {
            float x = mlp[i * width + at + j] + above[j];
            joint[i * r + j] = x > 0 ? x : 0;
        }
        memcpy(score + i * DEP_CLASSES, net->rel_b->w, sizeof(float) * DEP_CLASSES);
    }
    matrix_multiply(score, DEP_CLASSES, joint, r, net->rel->panels, n, r, DEP_CLASSES, true);
}

static void
rels_learn(struct student *net, const int *head, int n, const float *joint, const float *d_score,
           float *d_mlp, struct arena *arena)
{
    int r = net->size.rel, width = net->mlp->cols, at = 2 * net->size.arc;
    float *d_joint = arena_alloc(arena, sizeof(float) * (size_t)(n * r));
    add_outer(net->rel->g, joint, r, d_score, DEP_CLASSES, n, r, DEP_CLASSES, arena);
    add_rows(net->rel_b->g, d_score, DEP_CLASSES, n, DEP_CLASSES);
    matrix_multiply(d_joint, r, d_score, DEP_CLASSES, net->rel->turned, n, DEP_CLASSES, r, false);
    for (int i = 0; i < n; i++) {
        float *above = head[i] ? d_mlp + (head[i] - 1) * width + at + r : net->root_rel->g;
        for (int j = 0; j < r; j++) {
            float d = joint[i * r + j] > 0 ? d_joint[i * r + j] : 0;
            d_mlp[i * width + at + j] += d;
            above[j] += d;
        }
    }
}

void
parse_run(struct student *net, const struct batch *batch, int s, const struct parse_run *run,
          bool learn, struct net_scores *scores, struct arena *arena)
{
    int n = batch->count[s], first = batch->first[s];
    struct arcs arcs = {.n = n};
    int *head = arena_alloc(arena, sizeof(int) * (size_t)n), *guess;
    float *joint = arena_alloc(arena, sizeof(float) * (size_t)(n * net->size.rel));
    float *rel = arena_alloc(arena, sizeof(float) * (size_t)(n * DEP_CLASSES));
    guess = arena_alloc(arena, sizeof(int) * (size_t)n);
    arcs_score(net, run->mlp, &arcs, arena);
    for (int i = 0; i < n; i++) {
        head[i] = batch->gold[first + i]->head;
        guess[i] = best_of(arcs.score + i * arcs.wide, n + 1);
    }
    if (scores) {
        rels_score(net, run->mlp, guess, n, joint, rel);
        for (int i = 0; i < n; i++) {
            bool right = guess[i] == head[i];
            scores->uas += right;
            scores->las += right && best_of(rel + i * DEP_CLASSES, DEP_COUNT) ==
                                        batch->gold[first + i]->deprel;
        }
    }
    if (!learn) return;
    rels_score(net, run->mlp, head, n, joint, rel);
    for (int i = 0; i < n; i++) {
        float *row = arcs.score + i * arcs.wide, weight = batch->weight[first + i];
        scores->loss += softmax_loss(row, n + 1, head[i], weight);
        memset(row + n + 1, 0, sizeof(float) * (size_t)(arcs.wide - n - 1));
        scores->loss += softmax_loss(rel + i * DEP_CLASSES, DEP_CLASSES,
                                     batch->gold[first + i]->deprel, weight);
    }
    arcs_learn(net, &arcs, run->d_mlp, arena);
    rels_learn(net, head, n, joint, rel, run->d_mlp, arena);
}
