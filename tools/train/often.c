/* often.c: the words that most texts are made of, and what the first layer makes of them. */
#include <math.h>
#include <stdlib.h>

#include "base/file.h"
#include "extract/language_file.h"
#include "extract/net.h"
#include "tools/train/save.h"

enum { OFTEN_WORDS = 2600 };

struct form {
    struct slice text;
    int count;
};

static int
by_count(const void *a, const void *b)
{
    const struct form *x = a, *y = b;
    return x->count != y->count ? y->count - x->count : slice_compare(x->text, y->text);
}

/* The forms of sentences written as usual, most frequent first. owner: the caller. */
static struct form *
forms_count(const struct corpus *corpus, int *count)
{
    struct names *names = names_new();
    struct form *forms = mem_new(sizeof *forms * (size_t)(corpus->word_count + 1));
    for (int32_t s = 0; s < corpus->sentence_count; s++) {
        const struct gold_sentence *sentence = &corpus->sentences[s];
        for (int32_t w = 0; w < sentence->count && sentence->how == CASE_USUAL; w++) {
            const struct gold_word *word = &corpus->words[sentence->first + w];
            if (word->changed || word->form.len > 24) continue;
            struct form *form = &forms[names_put(names, word->form)];
            form->text = word->form;
            form->count++;
        }
    }
    *count = (int)names_count(names);
    qsort(forms, (size_t)*count, sizeof *forms, by_count);
    names_free(names);
    return forms;
}

static void
gates_put(struct save *save, const struct net *net, const struct form *forms, int count)
{
    int width = 8 * net->hidden;
    uint32_t mask;
    struct word_slot *slots = slots_new((uint32_t)count + 1, &mask);
    float *gates = mem_new(sizeof *gates * (size_t)width);
    float *scales = mem_new(sizeof *scales * (size_t)(count + 1));
    int16_t *all = mem_new(sizeof *all * (size_t)width * (size_t)(count + 1));
    for (int f = 0; f < count; f++) {
        int16_t *to = all + (size_t)(f + 1) * (size_t)width;
        float most = 1e-9f;
        net_often_gates(net, forms[f].text, gates);
        for (int i = 0; i < width; i++)
            if (fabsf(gates[i]) > most) most = fabsf(gates[i]);
        scales[f + 1] = most / 32767;
        for (int i = 0; i < width; i++) to[i] = (int16_t)lrintf(gates[i] / scales[f + 1]);
        slots_put(slots, mask, net_often_key(forms[f].text), (uint32_t)f + 1);
    }
    save_put(save, "often.slots", slots, sizeof *slots, (int)mask + 1, 1);
    save_put(save, "often.scales", scales, sizeof *scales, count + 1, 1);
    save_put(save, "often.gates", all, sizeof *all, count + 1, width);
    free(all);
    free(scales);
    free(gates);
    free(slots);
}

/* The net is read back from the file just written, so that what is put beside it is what it would
 * work out itself. */
int
save_often(struct save *save, const struct corpus *corpus, const char *path, struct fail *why)
{
    struct net net = {.word = 0};
    struct slice file;
    int count, result = -1;
    if (save_write(save, path, why) || file_map(path, &file, why)) return -1;
    struct form *forms = forms_count(corpus, &count);
    if (!language_check(file, path, why) && !net_load(&net, file, why)) {
        gates_put(save, &net, forms, count < OFTEN_WORDS ? count : OFTEN_WORDS);
        result = 0;
    }
    free(forms);
    file_unmap(file);
    return result ? result : save_write(save, path, why);
}
