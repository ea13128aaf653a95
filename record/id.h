/* id.h: hashes and keys: which article, which mention, which pair of parties. */
#ifndef RECORD_ID_H
#define RECORD_ID_H

#include "base/arena.h"
#include "record/article.h"
#include "record/mention.h"

/* SHA-256, hex, of the body with every run of white space (Unicode's too) as one blank and none at
 * its ends. owner: the arena. */
struct slice article_hash(struct slice body, struct arena *arena);

/* "sha256:" and the hash: the id of an article that has neither an id nor a URL. owner: the arena.
 */
struct slice article_id_of_hash(struct slice hash, struct arena *arena);

/* Fills in what an article leaves out: its hash, and as its id its URL, else the hash. owner: the
 * arena. */
void article_complete(struct article *article, struct arena *arena);

/* 128 bits, hex, of article_id, content hash, event, status, parties and the start of the
 * evidence. owner: the arena. */
struct slice mention_make_id(const struct mention *mention, struct slice content_hash,
                             struct arena *arena);

/* The two parties sorted, "-" for an empty side: "PAK/RUS", "-/UKR". Where one side is empty and
 * the other holds two parties ("both sides agreed"), these two. owner: the arena. */
struct slice mention_pair(const struct mention *mention, struct arena *arena);

#endif
