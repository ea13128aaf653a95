/* conllu_feats.c: features as bits and as text. */
#include "extract/conllu.h"

#include <string.h>

/* In the order in which CoNLL-U wants them. */
static const struct {
    const char *text;
    uint16_t bit;
} rows[] = {
    {"Mood=Imp", FEAT_IMP},     {"Mood=Ind", FEAT_IND},     {"Number=Plur", FEAT_PLUR},
    {"Number=Sing", FEAT_SING}, {"Person=1", FEAT_P1},      {"Person=2", FEAT_P2},
    {"Person=3", FEAT_P3},      {"Polarity=Neg", FEAT_NEG}, {"Poss=Yes", FEAT_POSS},
    {"Tense=Past", FEAT_PAST},  {"Tense=Pres", FEAT_PRES},  {"VerbForm=Fin", FEAT_FIN},
    {"VerbForm=Ger", FEAT_GER}, {"VerbForm=Inf", FEAT_INF}, {"VerbForm=Part", FEAT_PART},
    {"Voice=Pass", FEAT_PASS},
};

uint16_t
conllu_feats(struct slice column)
{
    uint16_t bits = 0;
    struct slice piece;
    while (slice_next(&column, '|', &piece))
        for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
            if (slice_is(piece, rows[i].text)) bits |= rows[i].bit;
    return bits;
}

const char *
conllu_feats_print(uint16_t feats, char out[200])
{
    size_t n = 0;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (!(feats & rows[i].bit)) continue;
        if (n) out[n++] = '|';
        n = (size_t)(stpcpy(out + n, rows[i].text) - out);
    }
    if (!n) out[n++] = '_';
    out[n] = 0;
    return out;
}
