/* headline.h: what headlines leave out. */
#ifndef EXTRACT_HEADLINE_H
#define EXTRACT_HEADLINE_H

#include "extract/doc.h"

/* "Two envoys expelled from Oslo": were they? */
bool headline_is_passive(const struct doc *doc, int32_t verb);

#endif
