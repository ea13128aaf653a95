/* worlds.c: counts words that are hardly ever of the world of states. */
#include "extract/worlds.h"

#include <stdlib.h>

/* A story of at least so many sentences is of another world where it has so many points of it, and
 * so many in a hundred of its sentences have some. A sentence is with fewer points. */
enum { STORY_LEAST = 5, STORY_POINTS = 8, SENTENCE_POINTS = 3, TOLD_POINTS = 2 };
enum { STORY_SHARE = 15, STORY_SHARE_OFFICIAL = 50 };

/* Sets of sets.txt: words that are hardly ever of our world, and words that may be of both. */
static const struct {
    const char *strong, *weak;
} names[WORLD_COUNT] = {{"sport", "sport-weak"},     {"business", "business-weak"},
                        {"weather", "weather-weak"}, {"show", "show-weak"},
                        {"kitchen", "kitchen-weak"}, {"travel", "travel-weak"},
                        {"science", "science-weak"}};

struct worlds {
    uint32_t word_count;
    struct {
        uint8_t strong, weak; /* a bit a world */
    } of[];                   /* by word */
};

struct worlds *
worlds_new(const struct verbs *verbs)
{
    uint32_t words = verbs_word_count(verbs);
    struct worlds *worlds = mem_new(sizeof *worlds + sizeof worlds->of[0] * (words + 1));
    worlds->word_count = words;
    for (int w = 0; w < WORLD_COUNT; w++) {
        struct word_set strong = verbs_set(verbs, names[w].strong);
        struct word_set weak = verbs_set(verbs, names[w].weak);
        for (int i = 0; i < strong.count; i++) worlds->of[strong.at[i]].strong |= (uint8_t)(1 << w);
        for (int i = 0; i < weak.count; i++) worlds->of[weak.at[i]].weak |= (uint8_t)(1 << w);
    }
    return worlds;
}

void
worlds_free(struct worlds *worlds)
{
    free(worlds);
}

/* Adds a word to the tally of a world; returns its points, 0 where it is not of it. */
static int
add_word(const struct worlds *worlds, struct world_tally *tally, int w, uint32_t word)
{
    int points = worlds->of[word].strong >> w & 1 ? 2 : worlds->of[word].weak >> w & 1;
    int count = tally->at[w].count;
    if (!points || count == WORLD_WORDS_MOST) return points;
    for (int i = 0; i < count; i++)
        if (tally->at[w].words[i] == word) return points;
    tally->at[w].words[tally->at[w].count++] = word;
    tally->at[w].points += points;
    return points;
}

void
worlds_add(const struct worlds *worlds, struct world_tally *tally, const uint32_t *words, int count)
{
    int here[WORLD_COUNT] = {0};
    for (int i = 0; i < count; i++) {
        if (words[i] >= worlds->word_count) continue; /* NAMES_NONE */
        if (!worlds->of[words[i]].strong && !worlds->of[words[i]].weak) continue;
        for (int w = 0; w < WORLD_COUNT; w++) here[w] += add_word(worlds, tally, w, words[i]);
    }
    for (int w = 0; w < WORLD_COUNT; w++) tally->at[w].told += here[w] >= TOLD_POINTS;
    tally->sentences++;
}

bool
worlds_sentence(const struct world_tally *tally)
{
    for (int w = 0; w < WORLD_COUNT; w++)
        if (tally->at[w].points >= SENTENCE_POINTS) return true;
    return false;
}

int
worlds_share(const struct world_tally *tally)
{
    int most = 0;
    for (int w = 0; w < WORLD_COUNT && tally->sentences >= STORY_LEAST; w++) {
        int share = tally->at[w].told * 100 / tally->sentences;
        if (tally->at[w].points >= STORY_POINTS && share > most) most = share;
    }
    return most;
}

bool
worlds_story(int share, bool official)
{
    return share >= (official ? STORY_SHARE_OFFICIAL : STORY_SHARE);
}
