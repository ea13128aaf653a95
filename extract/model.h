/* model.h: all that is constant: what the stages know, loaded once and only read afterwards. */
#ifndef EXTRACT_MODEL_H
#define EXTRACT_MODEL_H

#include "extract/extract.h"

struct cameo;      /* cameo.h: codes, Goldstein, quad classes */
struct language;   /* language.h: tagger, lemmas, parser, names: dict/model/ */
struct who;        /* who.h: states, organisations, people, offices */
struct gazetteer;  /* gazetteer.h: places */
struct verbs;      /* verbs.h: predicates and their frames */
struct worlds;     /* worlds.h: words of sport, business, weather, ... */
struct forums;     /* forums.h: occasions */
struct topics;     /* topics.h: what was talked about */
struct confidence; /* confidence.h: weights */

struct extract_model {
    struct cameo *cameo;
    struct language *language;
    struct who *who;
    struct gazetteer *gazetteer;
    struct verbs *verbs;
    struct worlds *worlds;
    struct forums *forums;
    struct topics *topics;
    struct confidence *confidence;
    char version[64];
};

#endif
