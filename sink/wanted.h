/* wanted.h: which mentions a sink lets through. */
#ifndef SINK_WANTED_H
#define SINK_WANTED_H

#include "record/mention.h"

struct wanted {
    bool domestic; /* events within one state, too */
    double min_confidence;
};

static inline bool
wanted_is(const struct wanted *wanted, const struct mention *mention)
{
    return (mention->international || wanted->domestic) &&
           mention->confidence >= wanted->min_confidence;
}

#endif
