/* language_parts.h: what the language model is made of, for the stages that use it. */
#ifndef EXTRACT_LANGUAGE_PARTS_H
#define EXTRACT_LANGUAGE_PARTS_H

#include "extract/lemma.h"
#include "extract/net.h"
#include "extract/split.h"

struct language {
    struct slice file;
    struct net net;
    struct lemmas lemmas;
    struct splits splits;
};

/* What the net says of each token; read once, by the first stage that asks. */
const struct reading *language_readings(const struct language *language, struct doc *doc);

#endif
