/* language.h: the trained model of English: one file, mapped read-only. */
#ifndef EXTRACT_LANGUAGE_H
#define EXTRACT_LANGUAGE_H

#include "base/fail.h"

struct language;

/* Maps dict/model/english.model under the dictionary folder and checks its hash. owner: the caller.
 * errors: STOP. */
struct language *language_load(const char *folder, struct fail *why);
void language_free(struct language *language);

#endif
