/* tree.c: each word takes its best head; where that is no tree, Chu-Liu and Edmonds: a cycle
 * becomes one node, the smaller problem is solved, and the cycle is opened where it is entered. */
#include "extract/tree.h"

#include <stdbool.h>
#include <string.h>

/* Nodes 0 (root) to n - 1; w[i * n + h] is the score of h as the head of i. */
struct graph {
    float *w;
    int n;
    int *head;
};

static void
heads_greedy(struct graph *graph)
{
    graph->head[0] = -1;
    for (int i = 1; i < graph->n; i++) {
        const float *w = graph->w + i * graph->n;
        int best = i == 1 ? (graph->n > 2 ? 2 : 0) : 1;
        for (int h = 0; h < graph->n; h++)
            if (h != i && w[h] > w[best]) best = h;
        graph->head[i] = best;
    }
}

/* Marks the nodes of one cycle with true; returns how many there are. */
static int
cycle_find(const struct graph *graph, bool *in, int *seen)
{
    memset(seen, 0, sizeof *seen * (size_t)graph->n);
    memset(in, 0, (size_t)graph->n);
    for (int i = 1; i < graph->n; i++) {
        int at = i;
        while (at > 0 && !seen[at]) seen[at] = i, at = graph->head[at];
        if (at <= 0 || seen[at] != i) continue;
        int count = 0;
        for (; !in[at]; at = graph->head[at]) in[at] = true, count++;
        return count;
    }
    return 0;
}

/* Scores of the graph in which the cycle is the last node. `leave[i]`: the best node of the cycle
 * as head of i; `enter[h]`: the node of the cycle whose head h becomes. */
static void
contract(const struct graph *graph, const bool *in, const int *outer, struct graph *small,
         int *leave, int *enter)
{
    int n = graph->n, m = small->n, last = m - 1;
    for (int i = 0; i < last; i++) {
        const float *w = graph->w + outer[i] * n;
        for (int h = 0; h < last; h++) small->w[i * m + h] = w[outer[h]];
        leave[i] = enter[i] = -1;
        for (int c = 1; c < n; c++) {
            if (!in[c]) continue;
            if (leave[i] < 0 || w[c] > w[leave[i]]) leave[i] = c;
            const float *into = graph->w + c * n;
            float gain = into[outer[i]] - into[graph->head[c]];
            if (enter[i] < 0 || gain > small->w[last * m + i]) {
                enter[i] = c;
                small->w[last * m + i] = gain;
            }
        }
        small->w[i * m + last] = w[leave[i]];
    }
}

static void
edmonds(struct graph *graph, struct arena *arena)
{
    size_t n = (size_t)graph->n;
    heads_greedy(graph);
    bool *in = arena_alloc(arena, n);
    int *seen = arena_alloc(arena, sizeof(int) * n);
    int cycle = cycle_find(graph, in, seen);
    if (!cycle) return;
    size_t m = n - (size_t)cycle + 1;
    struct graph small = {.w = arena_alloc(arena, sizeof(float) * m * m),
                          .n = (int)m,
                          .head = arena_alloc(arena, sizeof(int) * m)};
    int *outer = seen, *leave = arena_alloc(arena, sizeof(int) * m);
    int *enter = arena_alloc(arena, sizeof(int) * m), count = 0;
    for (int i = 0; i < graph->n; i++)
        if (!in[i]) outer[count++] = i;
    contract(graph, in, outer, &small, leave, enter);
    edmonds(&small, arena);
    for (int i = 1; i < count; i++)
        graph->head[outer[i]] = small.head[i] == count ? leave[i] : outer[small.head[i]];
    int from = small.head[count];
    graph->head[enter[from]] = outer[from];
}

/* The word that is the root: of those that would choose it, the surest. */
static int
root_of(const float *score, int stride, int n)
{
    int best = 0;
    float most = -1e30f;
    for (int i = 0; i < n; i++) {
        float other = -1e30f;
        for (int h = 1; h <= n; h++)
            if (h != i + 1 && score[i * stride + h] > other) other = score[i * stride + h];
        float sure = n == 1 ? 0 : score[i * stride] - other;
        if (sure > most) most = sure, best = i;
    }
    return best;
}

void
tree_best(float *score, int stride, int n, int *head, struct arena *arena)
{
    int root = root_of(score, stride, n), m = n + 1;
    struct graph graph = {.n = m};
    graph.w = arena_zalloc(arena, sizeof(float) * (size_t)(m * m));
    graph.head = arena_alloc(arena, sizeof(int) * (size_t)m);
    for (int i = 0; i < n; i++) {
        float *w = graph.w + (i + 1) * m;
        memcpy(w, score + i * stride, sizeof(float) * (size_t)m);
        if (i != root) w[0] = -1e9f;
        if (i == root)
            for (int h = 1; h < m; h++) w[h] = -1e9f;
    }
    edmonds(&graph, arena);
    for (int i = 0; i < n; i++) head[i] = graph.head[i + 1];
}
