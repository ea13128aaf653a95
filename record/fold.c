/* fold.c: a status folded into the class. */
#include "record/fold.h"

enum kind { KINDNESS, HARM, OTHER };

static const struct {
    const char *event;
    enum kind kind;
} kinds[] = {
    {"AGREE", KINDNESS}, {"CONSULT", KINDNESS},   {"SUPPORT", KINDNESS}, {"CONCEDE", KINDNESS},
    {"AID", KINDNESS},   {"COOPERATE", KINDNESS}, {"RETREAT", KINDNESS}, {"SANCTION", HARM},
    {"COERCE", HARM},    {"MOBILIZE", HARM},      {"ASSAULT", HARM},     {"PROTEST", HARM},
};

/* The first row that fits. event NULL: any of the kind. The values are GDELT's of these codes. */
static const struct {
    const char *status;
    enum kind kind;
    const char *event;
    struct fold fold;
} rows[] = {
#define FOLD(event_, cameo_, goldstein_, quad_)                                                    \
    {                                                                                              \
        .event = SLICE_LITERAL(event_), .cameo = SLICE_LITERAL(cameo_), .goldstein = (goldstein_), \
        .quad_class = (quad_), .folded = true                                                      \
    }
    {"planned", KINDNESS, "AGREE", {.folded = false}},
    {"planned", KINDNESS, "CONSULT", FOLD("AGREE", "036", 4.0, 1)},
    {"planned", KINDNESS, NULL, FOLD("AGREE", "030", 4.0, 1)},
    {"planned", HARM, NULL, FOLD("THREATEN", "130", -4.4, 3)},
    {"cancelled", KINDNESS, "CONSULT", FOLD("REJECT", "125", -5.0, 3)},
    {"cancelled", KINDNESS, NULL, FOLD("REJECT", "120", -4.0, 3)},
    {"denied", KINDNESS, "CONSULT", FOLD("REJECT", "125", -5.0, 3)},
    {"denied", KINDNESS, NULL, FOLD("REJECT", "120", -4.0, 3)},
    {"cancelled", HARM, NULL, {.untold = true}},
    {"denied", HARM, NULL, {.untold = true}},
    {"hypothetical", KINDNESS, NULL, {.untold = true}},
    {"hypothetical", HARM, NULL, {.untold = true}},
    {"hypothetical", OTHER, NULL, {.untold = true}},
    {"cancelled", OTHER, NULL, {.untold = true}},
    {"denied", OTHER, NULL, {.untold = true}},
#undef FOLD
};

static enum kind
kind_of(struct slice event)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (slice_is(event, kinds[i].event)) return kinds[i].kind;
    return OTHER;
}

struct fold
fold_status(const struct mention *mention)
{
    struct slice event = mention->plover->event;
    struct fold fold = {.event = event};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (!slice_is(mention->status, rows[i].status) || rows[i].kind != kind_of(event)) continue;
        if (rows[i].event && !slice_is(event, rows[i].event)) continue;
        if (rows[i].fold.folded) return rows[i].fold;
        fold.untold = rows[i].fold.untold;
        break;
    }
    fold.cameo = mention->cameo;
    fold.goldstein = mention->goldstein;
    fold.quad_class = mention->quad_class;
    return fold;
}
