/* fold.h: spellings made comparable: "Mohammad Ishaq Dar’s" and "mohammad ishaq dar's" are one. */
#ifndef BASE_FOLD_H
#define BASE_FOLD_H

#include "base/slice.h"

/* Lower case, Latin marks taken off (é e, ß ss, ø o), curly quotes to straight, every dash to '-',
 * runs of white space to one blank. Other scripts stay as they are. Writes at most `room` bytes, no
 * final zero; what does not fit is left out. Returns the bytes written (folding never makes a text
 * longer). */
size_t fold_text(struct slice text, char *out, size_t room);

/* The same for the key of a name: also '-', '.', ',' and quotation marks become blanks, outer
 * blanks go. */
size_t fold_key(struct slice text, char *out, size_t room);

#endif
