/* gazetteer.h: places by name: a table that is compiled once and mapped, and a text of additions
 * read at start. */
#ifndef EXTRACT_GAZETTEER_H
#define EXTRACT_GAZETTEER_H

#include "base/buf.h"
#include "base/fail.h"
#include "base/slice.h"
#include "extract/model.h"

enum place_kind {
    PLACE_COUNTRY,
    PLACE_CAPITAL,
    PLACE_CITY,
    PLACE_REGION,
    PLACE_SEAT,
    PLACE_WORD, /* a word, or a name of something else, that places have for a name too */
    PLACE_KIND_COUNT
};

/* One row as it stands in the mapped file; offsets point into the table's pool of strings. */
struct gazetteer_row {
    uint32_t name, admin1; /* of a seat, admin1 is its town */
    char country[4];       /* alpha-3 with a zero; empty: none */
    float lat, lon;
    uint32_t population, geonames_id;
    uint32_t kind;
};

struct gazetteer_hit {
    const struct gazetteer_row *row;
    bool alias; /* found by another of its names */
    bool own;   /* out of places-own.txt */
    struct slice name, admin1;
};

enum { GAZETTEER_WORDS = 6, GAZETTEER_KEY = 96 };

/* Loads places.bin and places-own.txt of a folder. owner: the caller. errors: STOP. */
struct gazetteer *gazetteer_load(const char *folder, struct fail *why);
void gazetteer_free(struct gazetteer *gazetteer);

/* All places of a name, at most `most`. `key` is folded by fold_key. cost: one or two hash
 * look-ups. */
int gazetteer_find(const struct gazetteer *gazetteer, struct slice key, struct gazetteer_hit *hits,
                   int most);

/* Compiles a text table (dict/places.txt tells its form) into the bytes of a mapped one. errors:
 * STOP, naming file, line and place. */
int gazetteer_compile(const char *file, struct slice text, struct buf *out, struct fail *why);

#endif
