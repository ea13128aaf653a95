/* install.h: where the program's files are. */
#ifndef BASE_INSTALL_H
#define BASE_INSTALL_H

#include "base/arena.h"
#include "base/fail.h"
#include "base/slice.h"

/* The dictionary folder: what the user gave, else `dict` beside the running program, else
 * ../share/demarche/dict from it. owner: the arena. errors: STOP, naming the places that were
 * looked at. */
const char *dict_folder(struct arena *arena, const char *given, struct fail *why);

/* The folder of the running program. owner: the arena. */
const char *program_folder(struct arena *arena);

#endif
