/* plover_score.c: PLOVER's own scores and quads of its events and modes. */
#include "record/plover_score.h"

#include <string.h>

/* A mode "" stands for the event as such. The base score of ACCUSE is printed as +3 in the source;
 * its modes, and its place among the conflicts, show that -3 is meant. */
static const struct {
    const char *event, *mode;
    double score;
} scores[] = {
    {"ACCUSE", "", -3},
    {"ACCUSE", "allege", -3.5},
    {"ACCUSE", "disapprove", -2},
    {"ACCUSE", "investigate", -3.5},
    {"AGREE", "", 2.5},
    {"AID", "", 10},
    {"ASSAULT", "", -9},
    {"ASSAULT", "abduct", -8.5},
    {"ASSAULT", "aerial", -9.5},
    {"ASSAULT", "beat", -7.5},
    {"ASSAULT", "crowd-control", -7.5},
    {"ASSAULT", "destroy", -8.5},
    {"ASSAULT", "drone", -9.5},
    {"ASSAULT", "explosives", -9},
    {"ASSAULT", "firearms", -9},
    {"ASSAULT", "heavy-weapons", -9.5},
    {"ASSAULT", "primitive", -8},
    {"ASSAULT", "sexual", -8.5},
    {"ASSAULT", "suicide-attack", -9.5},
    {"ASSAULT", "targeted", -9.5},
    {"ASSAULT", "torture", -8.5},
    {"ASSAULT", "unconventional", -10},
    {"COERCE", "", -7},
    {"COERCE", "arrest", -7},
    {"COERCE", "censor", -6.5},
    {"COERCE", "curfew", -6.5},
    {"COERCE", "cyber", -7},
    {"COERCE", "deport", -7},
    {"COERCE", "martial-law", -7.5},
    {"COERCE", "misinformation", -6.5},
    {"COERCE", "restrict", -7},
    {"COERCE", "seize", -7},
    {"COERCE", "withhold", -7},
    {"CONCEDE", "", 4.5},
    {"CONSULT", "", 2.5},
    {"CONSULT", "multilateral", 4},
    {"CONSULT", "phone", 1.5},
    {"CONSULT", "third-party", 1},
    {"CONSULT", "visit", 4},
    {"COOPERATE", "", 9.5},
    {"MOBILIZE", "", -5.5},
    {"MOBILIZE", "militia", -6},
    {"MOBILIZE", "police", -5.5},
    {"MOBILIZE", "troops", -6.5},
    {"MOBILIZE", "weapons", -6.5},
    {"PROTEST", "", -5},
    {"PROTEST", "boycott", -4.5},
    {"PROTEST", "demo", -5},
    {"PROTEST", "hunger", -4.5},
    {"PROTEST", "obstruct", -4.5},
    {"PROTEST", "riot", -7},
    {"PROTEST", "strike", -5},
    {"REJECT", "", -2},
    {"REJECT", "assist", -1.5},
    {"REJECT", "change", -2},
    {"REJECT", "meet", -2},
    {"REJECT", "yield", -2},
    {"REQUEST", "", 0},
    {"REQUEST", "assist", 0.5},
    {"REQUEST", "change", -1},
    {"REQUEST", "meet", 0},
    {"REQUEST", "yield", -1},
    {"RETREAT", "", 6.5},
    {"RETREAT", "access", 6.5},
    {"RETREAT", "ceasefire", 7.5},
    {"RETREAT", "disarm", 10},
    {"RETREAT", "release", 6.5},
    {"RETREAT", "resign", 4.5},
    {"RETREAT", "withdraw", 8},
    {"SANCTION", "", -6},
    {"SANCTION", "convict", -6},
    {"SANCTION", "discontinue", -6},
    {"SANCTION", "expel", -5.5},
    {"SANCTION", "withdraw", -6},
    {"SUPPORT", "", 5},
    {"THREATEN", "", -3.5},
    {"THREATEN", "arrest", -3.5},
    {"THREATEN", "expel", -3.5},
    {"THREATEN", "relations", -3.5},
    {"THREATEN", "restrict", -3},
    {"THREATEN", "territory", -4},
    {"THREATEN", "violence", -3.5},
};

static const struct {
    const char *event, *quad;
} quads[] = {
    {"AGREE", "VERBAL COOPERATION"},       {"CONSULT", "VERBAL COOPERATION"},
    {"SUPPORT", "VERBAL COOPERATION"},     {"CONCEDE", "VERBAL COOPERATION"},
    {"COOPERATE", "MATERIAL COOPERATION"}, {"AID", "MATERIAL COOPERATION"},
    {"RETREAT", "MATERIAL COOPERATION"},   {"REQUEST", "VERBAL CONFLICT"},
    {"ACCUSE", "VERBAL CONFLICT"},         {"REJECT", "VERBAL CONFLICT"},
    {"THREATEN", "VERBAL CONFLICT"},       {"PROTEST", "MATERIAL CONFLICT"},
    {"SANCTION", "MATERIAL CONFLICT"},     {"MOBILIZE", "MATERIAL CONFLICT"},
    {"COERCE", "MATERIAL CONFLICT"},       {"ASSAULT", "MATERIAL CONFLICT"},
};

double
plover_score(struct slice event, struct slice mode)
{
    double base = 0;
    for (size_t i = 0; i < sizeof scores / sizeof scores[0]; i++) {
        if (!slice_is(event, scores[i].event)) continue;
        if (mode.len && slice_is(mode, scores[i].mode)) return scores[i].score;
        if (!scores[i].mode[0]) base = scores[i].score;
    }
    return base;
}

const char *
plover_quad(struct slice event)
{
    for (size_t i = 0; i < sizeof quads / sizeof quads[0]; i++)
        if (slice_is(event, quads[i].event)) return quads[i].quad;
    return "";
}
