/* splits.c: learns where sentences end: logistic regression over what stands around each gap. */
#include <math.h>
#include <stdlib.h>

#include "base/buf.h"
#include "extract/split.h"
#include "tools/train/save.h"

/* A gap of the treebanks. */
struct example {
    uint32_t keys[SPLIT_KEYS];
    bool ends;
    float weight;
};
struct learner {
    struct example *examples;
    size_t count, room;
    struct buf text;
    size_t *ends; /* offsets behind sentences, of the paragraph being read */
    int end_count;
};

static void
gap_put(struct learner *learner, const struct gap *gap, bool ends, float weight)
{
    if (learner->count == learner->room) {
        learner->room = learner->room ? learner->room * 2 : 1 << 16;
        learner->examples = mem_grow(learner->examples, sizeof *learner->examples * learner->room);
    }
    struct example *example = &learner->examples[learner->count++];
    split_keys(buf_slice(&learner->text), gap, example->keys);
    example->ends = ends;
    example->weight = weight;
}

static void
paragraph_read(struct learner *learner, float weight)
{
    struct slice text = buf_slice(&learner->text);
    struct chunk *chunks = mem_new(sizeof *chunks * (text.len + 3));
    int count = 0, end = 0;
    for (size_t at = space_skip(text, 0); at < text.len;) {
        chunks[count] = chunk_at(text, at);
        at = space_skip(text, chunks[count++].end);
    }
    struct gap gap = {.since = 0};
    for (int i = 0; i + 1 < count; i++) {
        gap.left = chunks[i];
        gap.right = chunks[i + 1];
        gap.after = i + 2 < count ? chunks[i + 2] : (struct chunk){0};
        gap.ahead = count - 1 - i < 20 ? count - 1 - i : 20;
        gap.since++;
        while (end < learner->end_count && learner->ends[end] < gap.left.end) end++;
        bool ends = end < learner->end_count && learner->ends[end] == gap.left.end;
        gap_put(learner, &gap, ends, weight);
        if (ends) gap.since = 0;
        gap.before = gap.left;
    }
    free(chunks);
    buf_reset(&learner->text);
    learner->end_count = 0;
}

static void
sentence_read(struct learner *learner, const struct corpus *corpus,
              const struct gold_sentence *sentence)
{
    const struct gold_word *words = corpus->words + sentence->first;
    for (int32_t w = 0; w < sentence->count; w++) {
        const struct gold_word *word = &words[w];
        if (w + 1 == sentence->count) {
            learner->ends = mem_grow(learner->ends,
                                     sizeof *learner->ends * (size_t)(learner->end_count + 1));
            learner->ends[learner->end_count++] = learner->text.len + word->form.len;
        }
        buf_put(&learner->text, word->form.at, word->form.len);
        if (word->space_after) buf_putc(&learner->text, ' ');
    }
}

static void
fit(const struct learner *learner, float *weights, struct dice *dice)
{
    float *sums = mem_new(sizeof *sums * SPLIT_WEIGHTS);
    for (int pass = 0; pass < 30; pass++)
        for (size_t n = 0; n < learner->count; n++) {
            const struct example
                *example = &learner->examples[(size_t)(dice_share(dice) * (double)learner->count)];
            double score = 0;
            for (int k = 0; k < SPLIT_KEYS; k++) score += weights[example->keys[k]];
            float d = (float)(1 / (1 + exp(-score)) - example->ends) * example->weight;
            for (int k = 0; k < SPLIT_KEYS; k++) {
                float *w = &weights[example->keys[k]], *s = &sums[example->keys[k]];
                float g = d + 1e-5f * *w;
                *s += g * g;
                *w -= 0.1f * g / (sqrtf(*s) + 0.1f);
            }
        }
    free(sums);
}

void
save_splits(struct save *save, const struct corpus *corpus, uint64_t seed)
{
    struct learner learner = {0};
    struct dice dice = {seed};
    float *weights = mem_new(sizeof *weights * SPLIT_WEIGHTS), weight = 1;
    int16_t *small = mem_new(sizeof *small * SPLIT_WEIGHTS);
    for (int32_t s = 0; s < corpus->sentence_count; s++) {
        const struct gold_sentence *sentence = &corpus->sentences[s];
        if (!sentence->raw) continue;
        if (sentence->new_paragraph && learner.text.len) paragraph_read(&learner, weight);
        sentence_read(&learner, corpus, sentence);
        weight = sentence->weight;
    }
    if (learner.text.len) paragraph_read(&learner, weight);
    fit(&learner, weights, &dice);
    for (int i = 0; i < SPLIT_WEIGHTS; i++) {
        double w = weights[i] * 512;
        small[i] = (int16_t)(w > 32767 ? 32767 : w < -32767 ? -32767 : w);
    }
    save_put(save, "splits", small, sizeof *small, SPLIT_WEIGHTS, 1);
    free(small);
    free(weights);
    free(learner.examples);
    free(learner.ends);
    buf_fini(&learner.text);
}
