/* fold.h: a status folded into the class, as codebooks without a status do it. */
#ifndef RECORD_FOLD_H
#define RECORD_FOLD_H

#include "record/mention.h"

/* What PLOVER, and CAMEO before it, call an event that has not occurred: a promised kindness is
 * AGREE, a promised harm THREATEN, a kindness that was called off or denied REJECT. */
struct fold {
    struct slice event; /* of PLOVER */
    struct slice cameo;
    double goldstein;
    int64_t quad_class;
    bool folded; /* it is another event than the mention's; modes do not go with it */
    bool untold; /* such codebooks have nothing for it: a harm that is denied, a mere "might" */
};

struct fold fold_status(const struct mention *mention);

#endif
