/* conllu.h: CoNLL-U, the text format at the seam of the language stages. */
#ifndef EXTRACT_CONLLU_H
#define EXTRACT_CONLLU_H

#include "extract/doc.h"

/* Fills text, blocks, sentences and tokens from CoNLL-U; `*tagged` says whether its columns 4 to 8
 * are filled. errors: SKIP, naming the line. */
int conllu_read(struct doc *doc, struct slice conllu, bool *tagged, struct fail *why);

void conllu_print(const struct doc *doc, FILE *out);

/* The bits of a FEATS column, and back; `out` has room for 200 bytes. */
uint16_t conllu_feats(struct slice column);
const char *conllu_feats_print(uint16_t feats, char out[200]);

#endif
