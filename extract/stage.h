/* stage.h: the stages, one function each. Each reads the columns of those before it and fills its
 * own; none calls another. */
#ifndef EXTRACT_STAGE_H
#define EXTRACT_STAGE_H

#include "extract/doc.h"
#include "extract/model.h"

/* errors: SKIP: the article cannot be read; STOP: our fault. cost: linear in the article. */
typedef int stage_run(const struct extract_model *model, struct doc *doc, struct fail *why);

stage_run clean_stage; /* blocks: paragraphs, captions, posts, residue, datelines, second stories */
stage_run sentence_stage;   /* sentences */
stage_run token_stage;      /* words, contractions split */
stage_run gate_stage;       /* marks sentences in which nothing can be an event */
stage_run tag_stage;        /* UPOS, XPOS, features */
stage_run lemma_stage;      /* lemmas */
stage_run parse_stage;      /* heads and relations */
stage_run name_stage;       /* names and their types */
stage_run actor_stage;      /* who: parties, offices, kinds */
stage_run coref_stage;      /* who is the same */
stage_run where_stage;      /* places */
stage_run when_stage;       /* days */
stage_run code_stage;       /* events: class, sides, status */
stage_run occasion_stage;   /* forum, format */
stage_run topic_stage;      /* what it was about */
stage_run settle_stage;     /* day and place of each event */
stage_run merge_stage;      /* one mention an event */
stage_run confidence_stage; /* how sure */

#endif
