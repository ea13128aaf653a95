/* headline.h: what headlines leave out. */
#ifndef EXTRACT_HEADLINE_H
#define EXTRACT_HEADLINE_H

#include "extract/doc.h"

/* "Two envoys expelled from Oslo": were they? */
bool headline_is_passive(const struct doc *doc, int32_t verb);
/* "Modi in Hanoi", "minister due in Oslo": is he? */
bool headline_is_state(const struct doc *doc, int32_t word);
/* "Swedish PM: Turkey must pay", "UN: envoy leaves": the colon is read as "says". */
void headline_colon(struct doc *doc, const struct sentence *sentence);

#endif
