/* start.h: begins with the net of a model in place of a random one, so that a few passes teach it
 * what is new in the treebanks. */
#ifndef TOOLS_TRAIN_START_H
#define TOOLS_TRAIN_START_H

#include "extract/net.h"
#include "tools/train/net.h"
#include "tools/train/vocabulary.h"

/* Maps a model's net. errors: STOP. */
int start_open(struct net *old, const char *path, struct fail *why);

/* The pieces as the old net sees them take the place of MiniLM's; before any word has its type. */
void start_pieces(const struct net *old, struct vocabulary *words);

/* The old net's weights, rows and tags by what they stand for; what it does not know starts at
 * zero. errors: STOP where the widths differ. */
int start_net(const struct net *old, struct student *net, const struct vocabulary *words,
              const struct tags *tags, struct fail *why);

#endif
