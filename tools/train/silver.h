/* silver.h: names from the dictionaries, marked in treebanks. */
#ifndef TOOLS_TRAIN_SILVER_H
#define TOOLS_TRAIN_SILVER_H

#include "tools/train/corpus.h"
#include "tools/train/param.h"

struct silver;

/* Reads the lists in the dictionary folder. owner: the caller, for as long as the program runs.
 * errors: STOP. */
struct silver *silver_load(const char *folder, struct fail *why);

/* Marks the sentences from `first` on. `some`: names of persons, organisations, places and events
 * are marked already, what is not is none. */
void silver_mark(const struct silver *silver, struct corpus *corpus, int32_t first, bool some,
                 const struct tags *tags);

/* A name of a type by chance, as it is written; empty where there are none. owner: silver. */
struct slice silver_draw(const struct silver *silver, enum name_type type, struct dice *dice);

/* swap.c: adds copies of a share of the sentences in which names are others of the same type. */
void corpus_swap(struct corpus *corpus, const struct silver *silver, struct tags *tags,
                 double share, uint64_t seed);

/* change.c: adds changed copies of a share of the sentences: lower case, capitals, title case,
 * without the final stop, with curly quotes. */
void corpus_change(struct corpus *corpus, double share, uint64_t seed);

#endif
