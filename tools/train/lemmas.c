/* lemmas.c: learns endings: for each tag and ending of up to six letters the edit that most words
 * with it want; kept where a shorter ending would say otherwise. */
#include <ctype.h>
#include <stdlib.h>

#include "extract/lemma.h"
#include "tools/train/save.h"

/* A distinct form with its tag and the edit most of its occurrences want. */
struct sample {
    struct slice form; /* lower case */
    enum xpos xpos;
    uint32_t edit;
    int count;
};
struct vote {
    uint64_t key;
    uint32_t edit;
    int count;
};
struct learner {
    struct lemma_edit *edits;
    uint32_t edit_count;
    struct sample *samples;
    int sample_count;
    struct word_slot *slots;
    uint32_t mask;
};

static uint32_t
edit_put(struct learner *learner, uint8_t strip, struct slice add)
{
    struct lemma_edit edit = {.strip = strip};
    memcpy(edit.add, add.at, add.len);
    for (uint32_t e = 0; e < learner->edit_count; e++)
        if (memcmp(&learner->edits[e], &edit, sizeof edit) == 0) return e;
    learner->edits = mem_grow(learner->edits, sizeof edit * (size_t)(learner->edit_count + 1));
    learner->edits[learner->edit_count] = edit;
    return learner->edit_count++;
}

static struct slice
lower_copy(struct arena *arena, struct slice text)
{
    char *at = arena_copy(arena, text.at, text.len);
    for (size_t i = 0; i < text.len; i++) at[i] = (char)tolower((unsigned char)at[i]);
    return (struct slice){at, text.len};
}

static void
sample_put(struct learner *learner, struct corpus *corpus, const struct gold_word *word,
           const struct tags *tags)
{
    if (word->changed) return;
    struct slice form = lower_copy(&corpus->arena, word->form);
    struct slice lemma = lower_copy(&corpus->arena, word->lemma);
    size_t same = 0;
    while (same < form.len && same < lemma.len && form.at[same] == lemma.at[same]) same++;
    struct slice add = {lemma.at + same, lemma.len - same};
    if (add.len > 14 || form.len > LEMMA_BYTES_MOST || form.len == 0 || slice_is(lemma, "_"))
        return;
    struct sample *sample = &learner->samples[learner->sample_count++];
    *sample = (struct sample){form, (enum xpos)tags->at[word->tag].xpos,
                              edit_put(learner, (uint8_t)(form.len - same), add), 1};
}

static int
by_form(const void *a, const void *b)
{
    const struct sample *x = a, *y = b;
    int order = slice_compare(x->form, y->form);
    if (order) return order;
    if (x->xpos != y->xpos) return (int)x->xpos - (int)y->xpos;
    return (int)x->edit - (int)y->edit;
}

static int
by_key(const void *a, const void *b)
{
    const struct vote *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return (int)x->edit - (int)y->edit;
}

/* One sample a form and tag: the edit seen most. */
static void
samples_merge(struct learner *learner)
{
    int kept = 0;
    qsort(learner->samples, (size_t)learner->sample_count, sizeof *learner->samples, by_form);
    for (int i = 0; i < learner->sample_count;) {
        struct sample best = learner->samples[i];
        int j = i;
        best.count = 0;
        while (j < learner->sample_count && learner->samples[j].xpos == best.xpos &&
               slice_equal(learner->samples[j].form, best.form)) {
            int k = j;
            while (k < learner->sample_count &&
                   by_form(&learner->samples[k], &learner->samples[j]) == 0)
                k++;
            if (k - j > best.count) best.count = k - j, best.edit = learner->samples[j].edit;
            j = k;
        }
        learner->samples[kept++] = best;
        i = j;
    }
    learner->sample_count = kept;
}

static uint32_t
edit_now(const struct learner *learner, const struct sample *sample, size_t most)
{
    struct word_table table = {learner->slots, learner->mask};
    for (size_t n = sample->form.len < most ? sample->form.len : most;; n--) {
        struct slice ending = {sample->form.at + sample->form.len - n, n};
        uint32_t edit = word_find(&table, lemma_key(ending, sample->xpos, false));
        if (edit || n == 0) return edit;
    }
}

/* Endings of n letters: from the votes of all words that have them. */
static void
endings_learn(struct learner *learner, size_t n)
{
    struct vote *votes = mem_new(sizeof *votes * (size_t)(learner->sample_count + 1));
    int count = 0;
    for (int i = 0; i < learner->sample_count; i++) {
        const struct sample *sample = &learner->samples[i];
        if (sample->form.len < n + (n > 0)) continue;
        struct slice ending = {sample->form.at + sample->form.len - n, n};
        votes[count++] = (struct vote){lemma_key(ending, sample->xpos, false), sample->edit, 1};
    }
    qsort(votes, (size_t)count, sizeof *votes, by_key);
    for (int i = 0; i < count;) {
        int j = i, best = 0;
        uint32_t edit = 0;
        while (j < count && votes[j].key == votes[i].key) {
            int k = j;
            while (k < count && by_key(&votes[k], &votes[j]) == 0) k++;
            if (k - j > best) best = k - j, edit = votes[j].edit;
            j = k;
        }
        if (best >= (n > 3 ? 2 : 3) && best * 2 > j - i)
            slots_put(learner->slots, learner->mask, votes[i].key, edit);
        i = j;
    }
    free(votes);
}

void
save_lemmas(struct save *save, struct corpus *corpus, const struct tags *tags)
{
    struct learner learner = {0};
    edit_put(&learner, 0, slice_of(""));
    edit_put(&learner, 0, slice_of("")); /* number 0 is "unknown", so the empty edit is 1 too */
    learner.edits = mem_grow(learner.edits, sizeof *learner.edits * 2);
    learner.edits[1] = learner.edits[0];
    learner.edit_count = 2;
    learner.samples = mem_new(sizeof *learner.samples * (size_t)corpus->word_count);
    for (int32_t w = 0; w < corpus->word_count; w++)
        sample_put(&learner, corpus, &corpus->words[w], tags);
    samples_merge(&learner);
    for (int i = 0; i < learner.sample_count; i++)
        if (learner.samples[i].edit == 0) learner.samples[i].edit = 1;
    learner.slots = slots_new((uint32_t)learner.sample_count * 4 + 16, &learner.mask);
    for (size_t n = 0; n <= LEMMA_ENDING_MOST; n++) endings_learn(&learner, n);
    int own = 0;
    for (int i = 0; i < learner.sample_count; i++) {
        const struct sample *sample = &learner.samples[i];
        if (edit_now(&learner, sample, LEMMA_ENDING_MOST) == sample->edit) continue;
        own++;
        slots_put(learner.slots, learner.mask, lemma_key(sample->form, sample->xpos, true),
                  sample->edit);
    }
    printf("lemmas: %d forms, %u edits, %d words of their own\n", learner.sample_count,
           learner.edit_count, own);
    save_put(save, "lemma.slots", learner.slots, sizeof *learner.slots, (int)learner.mask + 1, 1);
    save_put(save, "lemma.edits", learner.edits, sizeof *learner.edits, (int)learner.edit_count, 1);
    free(learner.samples);
    free(learner.edits);
    free(learner.slots);
}
