/* code_veto.c: what sounds like an event and is none: sport, business, weather, pictures of speech.
 */
#include "extract/code.h"
#include "extract/syntax.h"

/* A story of at least so many sentences is of another world where it has so many points of it, and
 * so many in a hundred of its sentences have some: more where officials are about in it. A sentence
 * is with fewer points. */
enum { STORY_LEAST = 5, STORY_POINTS = 8, SENTENCE_POINTS = 3 };
enum { STORY_SHARE = 15, STORY_SHARE_OFFICIAL = 50, OFFICIAL_SHARE = 20 };
enum { WORDS_MOST = 32, POINTS_STRONG = 2, POINTS_WEAK = 1 };

/* Sets of sets.txt: words that are hardly ever of our world, and words that may be of both. */
static const struct {
    const char *strong, *weak;
} worlds[] = {{"sport", "sport-weak"},     {"business", "business-weak"},
              {"weather", "weather-weak"}, {"show", "show-weak"},
              {"kitchen", "kitchen-weak"}, {"travel", "travel-weak"},
              {"science", "science-weak"}};
enum { WORLD_COUNT = sizeof worlds / sizeof worlds[0] };

/* The points of different words of a world. */
struct tally {
    struct word_set strong, weak;
    uint32_t words[WORDS_MOST];
    int count, points;
};

static struct tally
tally_of(const struct coder *coder, int world)
{
    return (struct tally){.strong = verbs_set(coder->model->verbs, worlds[world].strong),
                          .weak = verbs_set(coder->model->verbs, worlds[world].weak)};
}

static int
points_of(const struct tally *tally, uint32_t word)
{
    if (word_set_has(tally->strong, word)) return POINTS_STRONG;
    return word_set_has(tally->weak, word) ? POINTS_WEAK : 0;
}

/* Counts a sentence's words, each once; those of a party's name ("coast guard", "Arab League") say
 * nothing. Returns whether there was a strong one, or two. */
static bool
tally_sentence(const struct coder *coder, const struct sentence *sentence, struct tally *tally)
{
    int here = 0;
    for (int32_t i = 0; i < sentence->token_count; i++) {
        int32_t token = sentence->first_token + i;
        uint32_t word = coder->words[token];
        int points = coder->named[token] ? 0 : points_of(tally, word);
        if (!points) continue;
        here += points;
        bool known = false;
        for (int w = 0; w < tally->count; w++) known |= tally->words[w] == word;
        if (known || tally->count == WORDS_MOST) continue;
        tally->words[tally->count++] = word;
        tally->points += points;
    }
    return here >= POINTS_STRONG;
}

bool
coder_other_world(const struct coder *coder, const struct sentence *sentence)
{
    for (int world = 0; world < WORLD_COUNT; world++) {
        struct tally tally = tally_of(coder, world);
        tally_sentence(coder, sentence, &tally);
        if (tally.points >= SENTENCE_POINTS) return true;
    }
    return false;
}

/* Of how many sentences in a hundred of a story somebody speaks or acts who holds an office, or a
 * government, an army, an organisation of states. */
static int
official_share(const struct coder *coder, int32_t story, int sentences)
{
    const struct doc *doc = coder->doc;
    int32_t last = NONE;
    int count = 0;
    for (int32_t a = 0; a < doc->actor_count; a++) {
        const struct actor *actor = &doc->actors[a];
        int32_t sentence = doc->tokens[actor->head].sentence;
        if (sentence == last || doc->blocks[doc->sentences[sentence].block].story != story)
            continue;
        bool official = actor->office.len || slice_is(actor->sector, "GOV") ||
                        slice_is(actor->sector, "MIL") || slice_starts(actor->code, "IGO");
        if (!official || !actor->party.len) continue;
        last = sentence;
        count++;
    }
    return count * 100 / sentences;
}

static bool
is_in_story(const struct doc *doc, const struct sentence *sentence, int32_t story)
{
    return doc->blocks[sentence->block].story == story && sentence->token_count >= 4;
}

bool
coder_story_other_world(const struct coder *coder, int32_t story)
{
    const struct doc *doc = coder->doc;
    int sentences = 0;
    for (int32_t s = 0; s < doc->sentence_count; s++)
        sentences += is_in_story(doc, &doc->sentences[s], story);
    if (sentences < STORY_LEAST) return false;
    bool official = official_share(coder, story, sentences) >= OFFICIAL_SHARE;
    int share = official ? STORY_SHARE_OFFICIAL : STORY_SHARE;
    for (int world = 0; world < WORLD_COUNT; world++) {
        struct tally tally = tally_of(coder, world);
        int told = 0;
        for (int32_t s = 0; s < doc->sentence_count; s++)
            if (is_in_story(doc, &doc->sentences[s], story))
                told += tally_sentence(coder, &doc->sentences[s], &tally);
        if (told * 100 >= sentences * share && tally.points >= STORY_POINTS) return true;
    }
    return false;
}

/* Words of the frame's own veto beside the trigger or at its sides. */
bool
coder_vetoed(const struct coder *coder, const struct match *match)
{
    const struct doc *doc = coder->doc;
    struct word_set veto = match->frame->veto;
    if (!veto.count) return false;
    int32_t near[] = {match->trigger, match->actor, match->recipient, match->topic, match->thing};
    int32_t above = doc->tokens[match->trigger].head; /* "will miss the clash with Wales" */
    if (match->frame->kind == FRAME_NOUN && above != NONE &&
        word_set_has(veto, coder->words[above]))
        return true;
    for (size_t i = 0; i < sizeof near / sizeof near[0]; i++) {
        if (near[i] == NONE) continue;
        if (i > 0 && word_set_has(veto, coder->words[near[i]])) return true;
        SYNTAX_EACH(doc, child, near[i])
        if (word_set_has(veto, coder->words[child])) return true;
    }
    return false;
}
