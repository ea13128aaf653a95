/* param.h: what is learnt: matrices with their gradients, and Adam, which moves them. */
#ifndef TOOLS_TRAIN_PARAM_H
#define TOOLS_TRAIN_PARAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct param {
    char name[16];
    int rows, cols;
    float *w, *g, *m, *v;
    float *mean;            /* of w over the last steps: calmer than w, and what is saved */
    float *start, *sum;     /* where each course begins, and the means of the courses added up */
    float *panels, *turned; /* w packed, and w transposed packed; renewed by param_pack */
    bool sparse;            /* rows that were not touched in a batch are left alone */
    uint8_t *touched;
    uint32_t *steps; /* of a sparse row */
};

struct params {
    struct param *at[64];
    int count;
    int step, start_step, courses;
    double keep; /* how much of the mean a step leaves; 0: there is no mean */
};

/* Small random numbers of its own, the same on every machine. */
struct dice {
    uint64_t state;
};
double dice_share(struct dice *dice); /* 0 to 1 */
uint32_t dice_below(struct dice *dice, uint32_t n);
double dice_normal(struct dice *dice);

/* Uniform of the given size, or zero. owner: params. */
struct param *param_new(struct params *params, const char *name, int rows, int cols, double size,
                        struct dice *dice);
void param_pack(struct param *param);
void params_pack(struct params *params);

/* One step of Adam for all; clears the gradients. */
void params_step(struct params *params, double rate, double clip);
/* Puts the means in place of the weights; again: puts the weights back. */
void params_swap(struct params *params);

/* Several courses from one start, whose means are averaged: calmer still than the mean of one. */
void params_start(struct params *params);
void params_course(struct params *params); /* adds the mean and goes back to the start */
void params_average(struct params *params);

#endif
