/* start.c: from the integers of a model back to weights that can be learnt on. */
#include "tools/train/start.h"

#include <stdlib.h>

#include "base/file.h"
#include "extract/bytes_tile.h"
#include "extract/language_file.h"
#include "extract/matrix.h"

int
start_open(struct net *old, const char *path, struct fail *why)
{
    struct slice file; /* stays mapped: the net points into it */
    if (file_map(path, &file, why) || language_check(file, path, why)) return -1;
    return net_load(old, file, why);
}

/* The vector of a row, or zeros for row 0. */
static void
row_read(const struct net *old, uint32_t row, float *out)
{
    for (int i = 0; i < old->word; i++)
        out[i] = row ? old->scales[row] * old->rows[(size_t)row * (size_t)old->word + (size_t)i]
                     : 0;
}

void
start_pieces(const struct net *old, struct vocabulary *words)
{
    free(words->piece);
    words->piece_width = old->word;
    words->piece = mem_new(sizeof(float) * words->piece_count * (size_t)old->word);
    for (uint32_t p = 0; p < words->piece_count; p++)
        row_read(old, word_find(&old->table, words->piece_key[p]),
                 words->piece + (size_t)p * (size_t)old->word);
}

/* Weights out of their panels: the way back of bytes_pack. owner: the caller. */
static float *
bytes_weights(const struct bytes *from, int rows, int columns)
{
    const int8_t *panels = from->panels;
    float *w = mem_new(sizeof *w * (size_t)rows * (size_t)columns);
    for (int j = 0; j < columns; j += BYTES_PANEL)
        for (int i = 0; i < rows; i += BYTES_STEP)
            for (int l = 0; l < BYTES_PANEL * BYTES_STEP; l++) {
                int column = j + l / BYTES_STEP, row = i + l % BYTES_STEP;
                w[(size_t)row * (size_t)columns + (size_t)column] = from->scales[column] *
                                                                    *panels++;
            }
    return w;
}

static void
copy_bytes(struct param *p, const struct bytes *from)
{
    float *w = bytes_weights(from, p->rows, p->cols);
    memcpy(p->w, w, sizeof *w * (size_t)p->rows * (size_t)p->cols);
    free(w);
}

/* The way back of matrix_pack. */
static void
copy_panels(struct param *p, const float *panels)
{
    for (int n = 0; n < p->cols; n += MATRIX_PANEL)
        for (int k = 0; k < p->rows; k++, panels += MATRIX_PANEL)
            memcpy(p->w + (size_t)k * (size_t)p->cols + n, panels, MATRIX_PANEL * sizeof *panels);
}

static void
copy_row(struct param *p, const float *from)
{
    memcpy(p->w, from, sizeof *from * (size_t)p->cols);
}

static void
copy_words(const struct net *old, struct student *net, const struct vocabulary *words)
{
    for (uint32_t at = 0; at <= words->mask; at++)
        if (words->rows[at])
            row_read(old, word_find(&old->table, words->keys[at]),
                     net->rows->w + (size_t)words->rows[at] * (size_t)old->word);
    memset(net->piece->w, 0, sizeof(float) * (size_t)old->word * (size_t)old->word);
    for (int i = 0; i < old->word; i++) net->piece->w[i * old->word + i] = 1;
}

/* The column of the old net that scores what the new one's does, or NONE. */
static int
out_column(const struct net *old, const struct student *net, const struct tags *tags, int column)
{
    if (column >= net->size.tags) return column - net->size.tags + old->out - NAME_CLASSES;
    for (int t = 0; t < old->tag_count && column < net->tag_count; t++)
        if (old->tags[t] ==
            ((uint32_t)tags->at[column].upos | (uint32_t)tags->at[column].xpos << 8 |
             (uint32_t)tags->at[column].feats << 16))
            return t;
    return NONE;
}

enum { UNKNOWN_TAG = -20 }; /* a tag that the old net has not: none of its words has it yet */

static void
copy_out(const struct net *old, struct student *net, const struct tags *tags)
{
    struct param *p = net->out;
    float *w = bytes_weights(&old->out_w, p->rows, old->out);
    for (int c = 0; c < p->cols; c++) {
        int from = out_column(old, net, tags, c);
        for (int r = 0; r < p->rows; r++)
            p->w[r * p->cols + c] = from == NONE ? 0 : w[r * old->out + from];
        net->out_b->w[c] = from == NONE ? UNKNOWN_TAG : old->out_b[from];
    }
    free(w);
}

/* Neither Adam nor the means begin anew: the means hold the old net and leave it slowly. */
static void
under_way(struct params *params)
{
    enum { MANY = 1 << 20 };
    params->step = MANY;
    for (int i = 0; i < params->count; i++) {
        struct param *p = params->at[i];
        memcpy(p->mean, p->w, sizeof *p->w * (size_t)p->rows * (size_t)p->cols);
    }
    params_pack(params);
}

int
start_net(const struct net *old, struct student *net, const struct vocabulary *words,
          const struct tags *tags, struct fail *why)
{
    const struct net_sizes *size = &net->size;
    if (old->word != size->word || old->hidden != size->hidden || old->layers != size->layers ||
        old->arc != size->arc || old->rel != size->rel)
        return fail_set(why, FAIL_STOP, EXIT_USAGE, "--from: a net of other widths");
    copy_words(old, net, words);
    for (int l = 0; l < size->layers; l++)
        for (int way = 0; way < 2; way++) {
            copy_bytes(net->lstm[l][way].x, &old->lstm[l][way].x);
            copy_bytes(net->lstm[l][way].h, &old->lstm[l][way].h);
            copy_row(net->lstm[l][way].b, old->lstm[l][way].b);
        }
    copy_out(old, net, tags);
    copy_bytes(net->mlp, &old->mlp_w);
    copy_row(net->mlp_b, old->mlp_b);
    copy_panels(net->arc, old->arc_w);
    copy_row(net->arc_b, old->arc_b);
    copy_row(net->root_arc, old->root_arc);
    copy_row(net->root_rel, old->root_rel);
    copy_row(net->far, old->far);
    copy_panels(net->rel, old->rel_w);
    copy_row(net->rel_b, old->rel_b);
    under_way(&net->params);
    return 0;
}
