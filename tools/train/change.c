/* change.c: copies of sentences as headlines, posts and other outlets would write them. */
#include <ctype.h>

#include "tools/train/param.h"
#include "tools/train/silver.h"

enum change { CHANGE_LOWER, CHANGE_UPPER, CHANGE_TITLE, CHANGE_NO_STOP, CHANGE_CURLY, CHANGES };

static bool
is_small_word(struct slice form)
{
    static const char *const list[] = {"a",  "an", "the", "of", "in",  "on",  "at", "to",
                                       "by", "as", "and", "or", "for", "but", "'s", "n't"};
    for (size_t i = 0; i < sizeof list / sizeof list[0]; i++)
        if (slice_is_nocase(form, list[i])) return true;
    return false;
}

static struct slice
changed(struct arena *arena, struct slice form, enum change change, bool first)
{
    static const struct {
        const char *straight, *curly;
    } quotes[] = {{"\"", "”"}, {"``", "“"}, {"''", "”"}, {"'s", "’s"}, {"n't", "n’t"}, {"'", "’"}};
    for (size_t i = 0; change == CHANGE_CURLY && i < sizeof quotes / sizeof quotes[0]; i++)
        if (slice_is_nocase(form, quotes[i].straight)) return slice_of(quotes[i].curly);
    if (change > CHANGE_TITLE || memchr(form.at, '/', form.len) || memchr(form.at, '@', form.len))
        return form;
    char *at = arena_copy(arena, form.at, form.len);
    for (size_t i = 0; i < form.len; i++) {
        unsigned char c = (unsigned char)at[i];
        bool up = change == CHANGE_UPPER ||
                  (change == CHANGE_TITLE && i == 0 && (first || !is_small_word(form)));
        if (change != CHANGE_TITLE || up) at[i] = (char)(up ? toupper(c) : tolower(c));
    }
    return (struct slice){at, form.len};
}

/* Sentences that a headline could be: not too long. */
static bool
suits(const struct gold_sentence *sentence, const struct gold_word *words, enum change change)
{
    const struct gold_word *last = &words[sentence->count - 1];
    if (change == CHANGE_NO_STOP)
        return sentence->count > 2 && last->deprel == DEP_PUNCT && slice_is(last->form, ".");
    if (change == CHANGE_UPPER || change == CHANGE_TITLE)
        return sentence->count > 3 && sentence->count < 30;
    return sentence->count > 2;
}

static void
copy(struct corpus *corpus, int32_t s, enum change change)
{
    struct gold_sentence sentence = corpus->sentences[s];
    int32_t first = sentence.first;
    if (!suits(&sentence, corpus->words + first, change)) return;
    if (change == CHANGE_NO_STOP) sentence.count--;
    if (change == CHANGE_UPPER || change == CHANGE_TITLE) {
        const struct gold_word *last = &corpus->words[first + sentence.count - 1];
        if (slice_is(last->form, ".") && last->deprel == DEP_PUNCT) sentence.count--;
    }
    struct word_cases cases = {0};
    sentence.first = corpus->word_count;
    sentence.raw = false;
    for (int32_t w = 0; w < sentence.count; w++) {
        corpus->word_count = doc_put(&corpus->arena, (void **)&corpus->words, corpus->word_count,
                                     sizeof *corpus->words);
        struct gold_word *word = &corpus->words[corpus->word_count - 1];
        *word = corpus->words[first + w];
        word->form = changed(&corpus->arena, word->form, change, w == 0);
        word->changed = true;
        word_case_add(&cases, word->form);
    }
    sentence.how = word_case_of(&cases);
    corpus->sentence_count = doc_put(&corpus->arena, (void **)&corpus->sentences,
                                     corpus->sentence_count, sizeof *corpus->sentences);
    corpus->sentences[corpus->sentence_count - 1] = sentence;
}

void
corpus_change(struct corpus *corpus, double share, uint64_t seed)
{
    static const double parts[CHANGES] = {0.2, 0.15, 0.2, 0.2, 0.25};
    struct dice dice = {seed};
    int32_t count = corpus->sentence_count;
    for (int32_t s = 0; s < count; s++) {
        if (dice_share(&dice) >= share) continue;
        double pick = dice_share(&dice);
        int change = 0;
        while (change < CHANGES - 1 && pick >= parts[change]) pick -= parts[change++];
        copy(corpus, s, (enum change)change);
    }
}
