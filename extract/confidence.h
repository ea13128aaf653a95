/* confidence.h: what speaks for a mention and against it: named features and their weights. */
#ifndef EXTRACT_CONFIDENCE_H
#define EXTRACT_CONFIDENCE_H

#include "base/fail.h"
#include "extract/code.h"

/* The features; names as they stand in confidence.txt. */
#define CONFIDENCE_FEATURES(row)                                                                   \
    row(BOTH_SIDES, "both_sides") row(ONE_SIDE, "one_side") row(PERSON_ACTS, "person_acts")        \
        row(PERSON_RECEIVES, "person_receives") row(STATE_ACTS, "state_acts")                      \
            row(STATE_RECEIVES, "state_receives") row(ORGANISATION, "organisation")                \
                row(UNNAMED_SIDE, "unnamed_side") row(WEAK_FRAME, "weak_frame") row(NOUN, "noun")  \
                    row(TOLD_AGAIN, "told_again") row(RECIPROCAL, "reciprocal") row(NOT_DONE,      \
                                                                                    "not_done")    \
                        row(PLANNED, "planned") row(PLACE, "place") row(STATED_DAY, "stated_day")  \
                            row(TITLE, "title") row(BESIDE, "beside") row(DOMESTIC, "domestic")    \
                                row(CONSULT, "consult") row(DEED, "deed") row(FORCE, "force")      \
                                    row(COOPERATES, "cooperates") row(ATTRIBUTED, "attributed")    \
                                        row(GUESSED_SIDE, "guessed_side") row(PROTEST, "protest")

#define CONFIDENCE_ENUM(id, name) FEATURE_##id,
enum confidence_feature { CONFIDENCE_FEATURES(CONFIDENCE_ENUM) FEATURE_COUNT };
#undef CONFIDENCE_ENUM

struct confidence {
    double base, weights[FEATURE_COUNT];
};

/* Reads confidence.txt of a dictionary folder. owner: the caller frees with confidence_free.
 * errors: STOP, with file, line and caret. threads: read-only afterwards. */
struct confidence *confidence_load(const char *folder, struct fail *why);
void confidence_free(struct confidence *confidence);

/* A bit for each feature that an event has. */
uint32_t confidence_features(const struct doc *doc, int32_t index);
const char *confidence_feature_name(enum confidence_feature feature);

#endif
