/* code_draft.h: a match on its way to be events; only for the files that make it whole. */
#ifndef EXTRACT_CODE_DRAFT_H
#define EXTRACT_CODE_DRAFT_H

#include "extract/code.h"

enum { CLIMB_MOST = 10, MEETING_BLOCKS = 2, RECENT_SENTENCES = 2, PARTNER_SENTENCES = 4 };

/* A match on its way to be events. */
struct draft {
    struct coder *coder;
    struct match *match;
    struct told told;
    struct party_list actors, recipients;
    const struct cameo_code *code;
    enum plover plover;
    struct slice mode;
    bool reciprocal, weak;
    int32_t outer;
    int32_t again; /* as in code_note */
};

/* code_build.c */
bool draft_is_kindness(enum plover plover);
const struct match *draft_innermost(const struct coder *coder, const struct match *match);

/* code_put.c */
void draft_put(struct draft *draft);

/* code_whole.c */
bool draft_is_whole(const struct draft *draft);

/* code_sides.c: who with whom, by the tree. */
bool draft_party_same(const struct event_party *a, const struct event_party *b);
int32_t draft_speaker(const struct coder *coder, int32_t token, int32_t *verb);
int32_t draft_addressee(const struct coder *coder, int32_t says);
void draft_find_sides(struct draft *draft);

/* code_company.c: who acts beside them. */
void draft_add_company(struct draft *draft);

/* code_mutual.c: what several do with each other. */
void draft_pair_off(struct draft *draft);

/* code_again.c: whom "followed suit" is done to. */
void draft_again_to(struct draft *draft);

/* code_also.c: "X too", "in return". */
void draft_mend_also(struct draft *draft);

/* code_hyphen.c: "US-China talks". */
void draft_find_joined(struct draft *draft);

/* code_trip.c: journeys. */
void draft_add_legs(struct draft *draft);
void draft_turn_host(struct draft *draft);

/* code_pair.c: the two who met last. */
bool draft_use_focus(struct draft *draft);
struct party_list draft_by_role(const struct draft *draft, int32_t token);
bool draft_just_met(const struct coder *coder, int32_t actor); /* "the two leaders" */
bool draft_is_joint(const struct draft *draft);                /* "negotiators" */

/* code_meant.c: who is meant where the tree names nobody. */
int32_t draft_block(const struct draft *draft);
void draft_struck_where(struct draft *draft);
void draft_mend_pronoun(struct draft *draft);
void draft_mend_victims(struct draft *draft);
void draft_mend_forces(struct draft *draft);
void draft_mend_self(struct draft *draft);
bool draft_is_own_meeting(const struct draft *draft); /* "the summit of X" */
void draft_mend_visitor(struct draft *draft);
void draft_find_expeller(struct draft *draft);
/* own: the diplomat whom the actor calls back, or NONE. */
void draft_find_post(struct draft *draft, int32_t own);

#endif
