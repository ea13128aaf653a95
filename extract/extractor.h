/* extractor.h: the extractor's own document, for the files of extract/ that print or explain it. */
#ifndef EXTRACT_EXTRACTOR_H
#define EXTRACT_EXTRACTOR_H

#include "extract/doc.h"

/* owner: the extractor, until its next run. */
const struct doc *extractor_doc(const struct extractor *extractor);
const struct extract_model *extractor_model(const struct extractor *extractor);

#endif
