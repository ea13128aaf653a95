/* actor_phrase.h: the parts in which a phrase is read. Each takes the token where its part would
 * begin and returns the token after it, or the same where there is none. */
#ifndef EXTRACT_ACTOR_PHRASE_H
#define EXTRACT_ACTOR_PHRASE_H

#include "extract/actor_scan.h"

enum { DEPTH_MOST = 3 }; /* of phrases in phrases */

/* The first meaning of one of these kinds, or NULL. */
const struct who_term *phrase_term(const struct scan *scan, int32_t t, const enum term_kind *kinds,
                                   size_t count);
#define PHRASE_TERM(scan, t, kinds)                                                                \
    phrase_term((scan), (t), (kinds), sizeof(kinds) / sizeof *(kinds))

/* What tells for whom somebody acts: a state, capital, organisation; NULL: none begins at t. */
const struct who_term *phrase_modifier(const struct scan *scan, int32_t t);

/* An office, speaker, group, institution or counterpart begins at t. */
bool phrase_is_head(const struct scan *scan, int32_t t);

/* "host", "guest", "visitor" after "his", "her". */
bool phrase_guest(const struct scan *scan, int32_t t);

/* Tokens of a field of government that no table has, before "minister"; 0: none begins at t. */
int32_t phrase_field(const struct scan *scan, int32_t t);

/* "Reintegration Minister", "Minister for Hajj": the token after it, and the office; or t. */
int32_t phrase_field_minister(const struct scan *scan, int32_t t, struct slice *office);

/* 1 for "counterpart", 2 for "counterparts", 0 for others. */
int phrase_counterpart(const struct scan *scan, int32_t t);

int32_t phrase_skip_fillers(const struct scan *scan, int32_t t, struct phrase *p);
void phrase_take_party(const struct scan *scan, struct phrase *p, const struct who_term *term);
void phrase_add_party(struct phrase *p, struct slice party);

int32_t phrase_before(const struct scan *scan, int32_t t, struct phrase *p);
int32_t phrase_head(const struct scan *scan, int32_t t, struct phrase *p);
int32_t phrase_complement(const struct scan *scan, int32_t t, int depth, struct phrase *p);

#endif
