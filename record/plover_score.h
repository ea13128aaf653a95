/* plover_score.h: PLOVER's own scores and quads. */
#ifndef RECORD_PLOVER_SCORE_H
#define RECORD_PLOVER_SCORE_H

#include "base/slice.h"

/* The score of a mode, or of the event as such where the mode is empty or unknown. */
double plover_score(struct slice event, struct slice mode);

/* "VERBAL COOPERATION", ...; "" for no event. */
const char *plover_quad(struct slice event);

#endif
