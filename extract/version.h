/* version.h: which dictionary and which model coded an event. */
#ifndef EXTRACT_VERSION_H
#define EXTRACT_VERSION_H

#include <stddef.h>

#include "base/fail.h"

/* "dict 3f9a1c model 77e0b2": hashes of the names and bytes of all files under the folder, those
 * under its `model` apart ("model none" where there are none). errors: STOP. cost: reads every
 * byte once. */
int model_version(const char *folder, char *out, size_t size, struct fail *why);

#endif
