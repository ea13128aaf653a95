/* code_veto.c: what sounds like an event and is none: sport, business, weather, pictures of speech.
 */
#include "extract/code.h"
#include "extract/syntax.h"

/* A story of at least so many sentences, of which so many in a hundred have a word of another
 * world, is of that world. */
enum { STORY_LEAST = 5, STORY_SHARE = 45 };

/* Sets of sets.txt whose words make a sentence of another world, and how many of them it takes. */
static const struct {
    const char *set;
    int needed;
} worlds[] = {{"sport", 2}, {"business", 3}, {"weather", 2}, {"show", 2}};

/* "The Arab League": the name of an organisation is of no other world. */
static bool
is_in_name(const struct doc *doc, int32_t token)
{
    struct span span = doc->tokens[token].span;
    for (int32_t i = 0; i < doc->actor_count; i++) {
        const struct actor *actor = &doc->actors[i];
        if (actor->kind == KIND_ORGANISATION && actor->party.len &&
            actor->span.start <= span.start && actor->span.end >= span.end)
            return true;
    }
    return false;
}

static int
count_words(const struct coder *coder, const struct sentence *sentence, struct word_set words)
{
    int count = 0;
    for (int32_t t = sentence->first_token; t < sentence->first_token + sentence->token_count; t++)
        count += word_set_has(words, coder->words[t]) && !is_in_name(coder->doc, t);
    return count;
}

bool
coder_other_world(const struct coder *coder, const struct sentence *sentence)
{
    for (size_t i = 0; i < sizeof worlds / sizeof worlds[0]; i++) {
        struct word_set words = verbs_set(coder->model->verbs, worlds[i].set);
        if (count_words(coder, sentence, words) >= worlds[i].needed) return true;
    }
    return false;
}

bool
coder_story_other_world(const struct coder *coder, int32_t story)
{
    const struct doc *doc = coder->doc;
    for (size_t i = 0; i < sizeof worlds / sizeof worlds[0]; i++) {
        struct word_set words = verbs_set(coder->model->verbs, worlds[i].set);
        int sentences = 0, told = 0;
        for (int32_t s = 0; s < doc->sentence_count; s++) {
            const struct sentence *sentence = &doc->sentences[s];
            if (doc->blocks[sentence->block].story != story || sentence->token_count < 4) continue;
            sentences++;
            told += count_words(coder, sentence, words) > 0;
        }
        if (sentences >= STORY_LEAST && told * 100 >= sentences * STORY_SHARE) return true;
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
    for (size_t i = 0; i < sizeof near / sizeof near[0]; i++) {
        if (near[i] == NONE) continue;
        if (i > 0 && word_set_has(veto, coder->words[near[i]])) return true;
        SYNTAX_EACH(doc, child, near[i])
        if (word_set_has(veto, coder->words[child])) return true;
    }
    return false;
}
