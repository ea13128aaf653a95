/* param.c: Adam, with rows of embeddings moved only when they were used. */
#include "tools/train/param.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "extract/matrix.h"

enum { MEAN_EACH = 8 }; /* steps from one move of the means to the next */

static uint64_t
dice_next(struct dice *dice)
{
    uint64_t z = dice->state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

double
dice_share(struct dice *dice)
{
    return (double)(dice_next(dice) >> 11) / 9007199254740992.0;
}

uint32_t
dice_below(struct dice *dice, uint32_t n)
{
    return (uint32_t)(dice_share(dice) * n);
}

double
dice_normal(struct dice *dice)
{
    return sqrt(-2 * log(1 - dice_share(dice))) * cos(6.283185307179586 * dice_share(dice));
}

struct param *
param_new(struct params *params, const char *name, int rows, int cols, double size,
          struct dice *dice)
{
    struct param *param = mem_new(sizeof *param);
    size_t count = (size_t)rows * (size_t)cols;
    snprintf(param->name, sizeof param->name, "%s", name);
    param->rows = rows;
    param->cols = cols;
    param->w = mem_new(count * sizeof(float));
    param->g = mem_new(count * sizeof(float));
    param->m = mem_new(count * sizeof(float));
    param->v = mem_new(count * sizeof(float));
    param->mean = mem_new(count * sizeof(float));
    for (size_t i = 0; i < count && size > 0; i++)
        param->w[i] = (float)(size * (2 * dice_share(dice) - 1));
    params->at[params->count++] = param;
    return param;
}

void
param_pack(struct param *param)
{
    size_t bytes = (size_t)param->rows * (size_t)param->cols * sizeof(float);
    if (param->rows == 1 || param->sparse) return;
    if (!param->panels) param->panels = mem_new(bytes);
    if (!param->turned) param->turned = mem_new(bytes);
    matrix_pack(param->w, param->rows, param->cols, param->panels);
    if (param->rows % MATRIX_PANEL == 0)
        matrix_pack_turned(param->w, param->cols, param->rows, param->turned);
}

void
params_pack(struct params *params)
{
    for (int i = 0; i < params->count; i++) param_pack(params->at[i]);
}

static void
adam(struct param *p, size_t from, size_t to, double rate, double scale, uint32_t step)
{
    const float b1 = 0.9f, b2 = 0.98f;
    float c1 = (float)(1 / (1 - pow(b1, step))), c2 = (float)(1 / (1 - pow(b2, step)));
    float r = (float)rate, s = (float)scale;
    for (size_t i = from; i < to; i++) {
        float g = p->g[i] * s;
        p->m[i] = b1 * p->m[i] + (1 - b1) * g;
        p->v[i] = b2 * p->v[i] + (1 - b2) * g * g;
        p->w[i] -= r * p->m[i] * c1 / (sqrtf(p->v[i] * c2) + 1e-8f);
        p->g[i] = 0;
    }
}

static double
norm(const struct params *params)
{
    double sum = 0;
    for (int i = 0; i < params->count; i++) {
        const struct param *p = params->at[i];
        for (int r = 0; r < p->rows; r++) {
            if (p->sparse && !p->touched[r]) continue;
            for (int c = 0; c < p->cols; c++) {
                double g = p->g[(size_t)r * (size_t)p->cols + (size_t)c];
                sum += g * g;
            }
        }
    }
    return sqrt(sum);
}

/* The mean goes a little towards the weights; at first, when it has seen few steps, more. */
static void
means_move(struct params *params)
{
    double moves = params->step / (double)MEAN_EACH, keep = pow(params->keep, MEAN_EACH);
    if (keep > moves / (moves + 9)) keep = moves / (moves + 9);
    float share = (float)(1 - keep);
    for (int i = 0; i < params->count; i++) {
        struct param *p = params->at[i];
        size_t count = (size_t)p->rows * (size_t)p->cols;
        for (size_t j = 0; j < count; j++) p->mean[j] += (p->w[j] - p->mean[j]) * share;
    }
}

void
params_step(struct params *params, double rate, double clip)
{
    double size = norm(params), scale = size > clip ? clip / size : 1;
    params->step++;
    for (int i = 0; i < params->count; i++) {
        struct param *p = params->at[i];
        if (!p->sparse) {
            adam(p, 0, (size_t)p->rows * (size_t)p->cols, rate, scale, (uint32_t)params->step);
            continue;
        }
        for (int r = 0; r < p->rows; r++) {
            if (!p->touched[r]) continue;
            p->touched[r] = 0;
            size_t at = (size_t)r * (size_t)p->cols;
            adam(p, at, at + (size_t)p->cols, rate, scale, ++p->steps[r]);
        }
    }
    if (params->keep > 0 && params->step % MEAN_EACH == 0) means_move(params);
    params_pack(params);
}

void
params_swap(struct params *params)
{
    for (int i = 0; i < params->count && params->keep > 0; i++) {
        float *swap = params->at[i]->w;
        params->at[i]->w = params->at[i]->mean;
        params->at[i]->mean = swap;
    }
    params_pack(params);
}

static size_t
param_size(const struct param *param)
{
    return (size_t)param->rows * (size_t)param->cols;
}

/* Sets every weight to where the course began, and Adam to rest. */
static void
course_begin(struct params *params)
{
    for (int i = 0; i < params->count; i++) {
        struct param *p = params->at[i];
        size_t bytes = param_size(p) * sizeof *p->w;
        memcpy(p->w, p->start, bytes);
        memcpy(p->mean, p->start, bytes);
        memset(p->m, 0, bytes);
        memset(p->v, 0, bytes);
        if (p->sparse) memset(p->steps, 0, (size_t)p->rows * sizeof *p->steps);
    }
    params->step = params->start_step;
    params_pack(params);
}

void
params_start(struct params *params)
{
    for (int i = 0; i < params->count; i++) {
        struct param *p = params->at[i];
        p->start = mem_new(param_size(p) * sizeof *p->start);
        p->sum = mem_new(param_size(p) * sizeof *p->sum);
        memcpy(p->start, p->w, param_size(p) * sizeof *p->start);
    }
    params->start_step = params->step;
}

void
params_course(struct params *params)
{
    for (int i = 0; i < params->count; i++) {
        struct param *p = params->at[i];
        for (size_t j = 0; j < param_size(p); j++) p->sum[j] += p->mean[j];
    }
    params->courses++;
    course_begin(params);
}

void
params_average(struct params *params)
{
    for (int i = 0; i < params->count; i++) {
        struct param *p = params->at[i];
        for (size_t j = 0; j < param_size(p); j++)
            p->w[j] = p->mean[j] = p->sum[j] / (float)params->courses;
    }
    params_pack(params);
}
