/* mentions.h: what the extractor found, as records. With mentions.c the only place that knows both
 * extract's structs and the record's. */
#ifndef PROCESSOR_MENTIONS_H
#define PROCESSOR_MENTIONS_H

#include "extract/extract.h"
#include "record/article.h"
#include "record/mention.h"

/* What the extractor is given of an article. errors: SKIP where the article has no day at all. */
int article_input(const struct article *article, struct extract_input *input, struct fail *why);

/* The mentions of the extractor's last run, one for each of its events and in their order. owner:
 * the arena; texts are borrowed from the article and from the extractor until its next run. */
struct mention *mentions_make(const struct extract_model *model, const struct extractor *extractor,
                              const struct article *article, struct arena *arena, int *count);

/* Sure enough to be told? Events within one state are marked instead: how sure these are says only
 * how likely it is that they are none. */
static inline bool
mention_is_sure(const struct mention *mention, double least)
{
    return !mention->international || mention->confidence >= least;
}

/* Mentions less certain than that are hardly ever right (docs/coding.md).
 */
#define MENTION_SURE "0.25"

#endif
