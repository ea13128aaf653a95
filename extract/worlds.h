/* worlds.h: of which other world a text is by its words: sport, business, weather, ... Sentences
 * and stories of another world tell no events. */
#ifndef EXTRACT_WORLDS_H
#define EXTRACT_WORLDS_H

#include "extract/verbs.h"

enum { WORLD_COUNT = 7, WORLD_WORDS_MOST = 32, WORLD_OFFICIAL_SHARE = 20 };

/* The words of the worlds; made from the sets of dict/verbs/sets.txt. */
struct worlds;

/* owner: the caller. */
struct worlds *worlds_new(const struct verbs *verbs);
void worlds_free(struct worlds *worlds);

/* What the words of a sentence, or of a story's sentences, say: each word counts once. */
struct world_tally {
    struct {
        uint32_t words[WORLD_WORDS_MOST];
        int count, points, told; /* told: sentences that have some of it */
    } at[WORLD_COUNT];
    int sentences;
};

/* Adds a sentence; words: numbers of the dictionary, NAMES_NONE for those that do not count, as the
 * words of a party's name ("coast guard"). */
void worlds_add(const struct worlds *worlds, struct world_tally *tally, const uint32_t *words,
                int count);

/* Is the one sentence of another world? */
bool worlds_sentence(const struct world_tally *tally);

/* How many of a hundred sentences of a story are of the same other world; 0 where it is short, or
 * says little of it. */
int worlds_share(const struct world_tally *tally);

/* Is a story of another world? More must be where officials are about, who speak or act in
 * WORLD_OFFICIAL_SHARE of a hundred sentences. */
bool worlds_story(int share, bool official);

#endif
