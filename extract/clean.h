/* clean.h: what a line of an article looks like; shared by the files of the clean stage. */
#ifndef EXTRACT_CLEAN_H
#define EXTRACT_CLEAN_H

#include "extract/doc.h"

/* Each tells by its words whether a line is of the kind. cost: linear in the line. */
bool line_is_residue(struct slice line);   /* furniture, bylines, counters, bare dates */
bool line_is_furniture(struct slice line); /* "Follow", "Short Url", "Read more: ..." */
bool line_is_post(struct slice line); /* ends in "— Name (@handle) July 14, 2021", or carries a t.co
                                         or pic.twitter.com link */
bool line_is_caption(
    struct slice line); /* "(left) shakes hands", "— X/@ForeignOfficePk", "(Photo: AP)" */
bool line_is_update_stamp(struct slice line); /* the date line under a headline */

bool line_heads_list(struct slice line); /* "Related articles", "Next story": headlines of other
                                            stories follow */

/* The dateline at the head of a paragraph with its closing mark ("MOSCOW: ", "ISLAMABAD, Nov 19
 * (APP) – "); empty where there is none. `opens`: it is the first of its story, where a plain
 * "Kigali: " is one too. */
struct span dateline_find(struct slice text, struct span paragraph, bool opens);

#endif
