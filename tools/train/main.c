/* main.c: train: from treebanks to one model file. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <math.h>
#include <time.h>

#include "base/conf.h"
#include "tools/train/save.h"
#include "tools/train/silver.h"
#include "tools/train/start.h"

struct settings {
    struct conf_list train, dev;
    const char *pieces, *out, *net, *from, *dict;
    int64_t seed, epochs, courses, batch, word, hidden, layers, arc, rel, limit;
    double change, swap, rate, keep, drop_word, drop_in, drop_layer, drop_mlp;
};

#define ROW(name, type, field, value, initial, help)                                               \
    {                                                                                              \
        name, type, offsetof(struct settings, field), value, initial, help, 0, 0, NULL             \
    }
static const struct conf_row rows[] = {
    ROW("train", CONF_LIST, train, "FILE", NULL, "treebank to learn from"),
    ROW("dev", CONF_LIST, dev, "FILE", NULL, "treebank to choose by"),
    ROW("pieces", CONF_TEXT, pieces, "FILE", NULL, "vectors of MiniLM's pieces (tools/pieces.py)"),
    ROW("out", CONF_TEXT, out, "FILE", "language.model", "model file to write"),
    ROW("dict", CONF_TEXT, dict, "FOLDER", "dict",
        "dictionaries, for names the treebanks do not mark"),
    ROW("change", CONF_SHARE, change, "SHARE", "0.15",
        "sentences copied in capitals, small letters and so on"),
    ROW("swap", CONF_SHARE, swap, "SHARE", "0.35", "sentences with names copied with other names"),
    ROW("net", CONF_TEXT, net, "FILE", NULL,
        "take the net of this model, learn only what is beside it"),
    ROW("from", CONF_TEXT, from, "FILE", NULL, "begin with the net of this model"),
    ROW("seed", CONF_NUMBER, seed, "N", "1", "start of the random numbers"),
    ROW("epochs", CONF_NUMBER, epochs, "N", "22", "passes over the treebanks"),
    ROW("courses", CONF_NUMBER, courses, "N", "1",
        "with --from: so many times all passes, each from the old net; their mean is saved"),
    ROW("batch", CONF_NUMBER, batch, "WORDS", "300", "words a batch"),
    ROW("word", CONF_NUMBER, word, "N", "128", "width of a word's vector"),
    ROW("hidden", CONF_NUMBER, hidden, "N", "128", "width of one direction of a layer"),
    ROW("layers", CONF_NUMBER, layers, "N", "2", "layers"),
    ROW("arc", CONF_NUMBER, arc, "N", "128", "width of the space of heads"),
    ROW("rel", CONF_NUMBER, rel, "N", "64", "width of the space of relations"),
    ROW("limit", CONF_NUMBER, limit, "N", "1000000", "sentences of each treebank to learn from"),
    ROW("rate", CONF_SHARE, rate, "X", "0.003", "rate of learning"),
    ROW("keep", CONF_SHARE, keep, "X", "0.998",
        "of the mean of the weights at each step (0: no mean)"),
    ROW("drop-word", CONF_SHARE, drop_word, "X", "0.25", "forget rare words"),
    ROW("drop-in", CONF_SHARE, drop_in, "X", "0.2", "dropout of word vectors"),
    ROW("drop-layer", CONF_SHARE, drop_layer, "X", "0.22", "dropout between layers"),
    ROW("drop-mlp", CONF_SHARE, drop_mlp, "X", "0.22", "dropout before the scores"),
};
static const struct conf_program program = {
    .name = "train",
    .summary = "Trains the language model of demarche from CoNLL-U treebanks.",
    .rows = rows,
    .row_count = sizeof rows / sizeof rows[0],
};

struct trainer {
    struct settings set;
    struct corpus train, dev;
    struct tags tags;
    struct vocabulary words;
    struct student *net;
    struct batch batch;
    int32_t *order;
};

enum { BATCH_WORDS = 4096 };

static void
batch_init(struct batch *batch)
{
    batch->type = mem_new(sizeof *batch->type * BATCH_WORDS);
    batch->row = mem_new(sizeof *batch->row * BATCH_WORDS);
    batch->row_count = mem_new(sizeof *batch->row_count * BATCH_WORDS);
    batch->gold = mem_new(sizeof *batch->gold * BATCH_WORDS);
    batch->weight = mem_new(sizeof *batch->weight * BATCH_WORDS);
}

static void
batch_word(struct trainer *t, const struct gold_word *word, const struct gold_sentence *sentence,
           bool learn)
{
    struct batch *batch = &t->batch;
    uint64_t keys[WORD_KEYS_MOST];
    int w = batch->words++, n = word_keys(word->form, sentence->how, keys), count = 0;
    for (int k = 0; k < n; k++) {
        uint32_t row = vocabulary_row(&t->words, keys[k]);
        uint32_t freq = t->words.row_freq[row];
        double share = t->set.drop_word / (t->set.drop_word + freq);
        if (!row || (learn && freq && dice_share(&t->net->dice) < share)) continue;
        batch->row[w][count++] = row;
    }
    batch->row_count[w] = count;
    batch->type[w] = word->type;
    batch->gold[w] = word;
    batch->weight[w] = sentence->weight;
}

static const struct corpus *sorted; /* of the qsort running */

static int
longer(const void *a, const void *b)
{
    const struct gold_sentence *s = sorted->sentences;
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
    return s[x].count != s[y].count ? s[y].count - s[x].count : x - y;
}

static void
sort_by_length(const struct corpus *corpus, int32_t *order, int n)
{
    sorted = corpus;
    qsort(order, (size_t)n, sizeof *order, longer);
}

/* Fills the batch from order[*at..]; returns false at the end. */
static bool
batch_next(struct trainer *t, const struct corpus *corpus, int32_t *order, int count, int *at,
           bool learn)
{
    struct batch *batch = &t->batch;
    int from = *at, words = 0;
    while (*at < count && *at - from < 512) {
        int n = corpus->sentences[order[*at]].count;
        if (*at > from && words + n > t->set.batch) break;
        words += n;
        ++*at;
    }
    batch->words = batch->sentences = 0;
    for (int i = from; i < *at; i++) {
        const struct gold_sentence *sentence = &corpus->sentences[order[i]];
        int s = batch->sentences++;
        batch->first[s] = batch->words;
        batch->count[s] = sentence->count < 400 ? sentence->count : 400;
        for (int w = 0; w < batch->count[s]; w++)
            batch_word(t, &corpus->words[sentence->first + w], sentence, learn);
    }
    return *at > from;
}

static void
shuffle(int32_t *order, int n, struct dice *dice)
{
    for (int i = n - 1; i > 0; i--) {
        int j = (int)dice_below(dice, (uint32_t)i + 1);
        int32_t swap = order[i];
        order[i] = order[j];
        order[j] = swap;
    }
}

static struct net_scores
measure(struct trainer *t, const struct corpus *corpus)
{
    struct net_scores scores = {0};
    int count = corpus->sentence_count, at = 0;
    int32_t *order = mem_new(sizeof *order * (size_t)(count + 1));
    for (int i = 0; i < count; i++) order[i] = i;
    sort_by_length(corpus, order, count);
    while (batch_next(t, corpus, order, count, &at, false))
        net_run(t->net, &t->batch, false, &scores);
    free(order);
    return scores;
}

/* One pass: shuffled, in pools that are sorted by length so that a batch is of like sentences. */
static struct net_scores
epoch(struct trainer *t, int number)
{
    enum { POOL = 400 };
    struct net_scores scores = {0};
    const struct corpus *corpus = &t->train;
    int count = corpus->sentence_count;
    shuffle(t->order, count, &t->net->dice);
    for (int from = 0; from < count; from += POOL) {
        int n = count - from < POOL ? count - from : POOL, at = 0;
        sort_by_length(corpus, t->order + from, n);
        double done = (number + (double)from / count) / (double)t->set.epochs;
        double rate = t->set.rate * (done < 0.02 ? done / 0.02 : 0.5 * (1 + cos(M_PI * done)));
        while (batch_next(t, corpus, t->order + from, n, &at, true)) {
            net_run(t->net, &t->batch, true, &scores);
            params_step(&t->net->params, rate, 0.5 * t->batch.words);
        }
    }
    return scores;
}

static int
set_up(struct trainer *t, struct fail *why)
{
    const struct settings *set = &t->set;
    static struct net old;
    if (set->from && start_open(&old, set->from, why)) return -1;
    if (set->from) start_pieces(&old, &t->words);
    vocabulary_count(&t->words, &t->train);
    vocabulary_rows(&t->words);
    vocabulary_types(&t->words, &t->train);
    vocabulary_types(&t->words, &t->dev);
    struct net_sizes size = {(int)set->word,          (int)set->hidden,
                             (int)set->layers,        (int)set->arc,
                             (int)set->rel,           (t->tags.count + 15) / 16 * 16,
                             (int)t->words.row_count, t->words.piece_width};
    t->net = net_new(&size, (uint64_t)set->seed);
    t->net->pieces = t->words.type;
    t->net->tag_count = t->tags.count;
    t->net->params.keep = set->keep;
    t->net->drop_in = set->drop_in;
    t->net->drop_layer = set->drop_layer;
    t->net->drop_mlp = set->drop_mlp;
    if (set->from && start_net(&old, t->net, &t->words, &t->tags, why)) return -1;
    batch_init(&t->batch);
    t->order = mem_new(sizeof *t->order * (size_t)t->train.sentence_count);
    for (int i = 0; i < t->train.sentence_count; i++) t->order[i] = i;
    printf("%d sentences, %d words, %u rows, %u types, %d tags\n", t->train.sentence_count,
           t->train.word_count, t->words.row_count, names_count(t->words.types), t->tags.count);
    return 0;
}

static int
write_all(struct trainer *t, struct fail *why)
{
    struct save save = {.count = 0};
    save_net(&save, t->net, &t->words, &t->tags);
    save_lemmas(&save, &t->train, &t->tags);
    save_splits(&save, &t->train, (uint64_t)t->set.seed);
    int result = save_often(&save, &t->train, t->set.out, why);
    save_fini(&save);
    return result;
}

static double
measure_dev(struct trainer *t)
{
    struct net_scores dev = measure(t, &t->dev);
    printf("dev tag %.2f uas %.2f las %.2f name %.2f", 100 * dev.tag / dev.words,
           100 * dev.uas / dev.words, 100 * dev.las / dev.words, 100 * dev.name / dev.words);
    return dev.las;
}

/* One pass with its line; returns how good the mean of the weights is. Leaves the mean in their
 * place. */
static double
pass(struct trainer *t, int number)
{
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);
    struct net_scores learnt = epoch(t, number);
    params_swap(&t->net->params);
    printf("%2d loss %.4f train tag %.2f | ", number, learnt.loss / learnt.words,
           100 * learnt.tag / learnt.words);
    double las = measure_dev(t);
    clock_gettime(CLOCK_MONOTONIC, &to);
    printf("  %.0f s\n", (double)(to.tv_sec - from.tv_sec));
    fflush(stdout);
    return las;
}

static int
train(struct trainer *t, struct fail *why)
{
    double best = 0;
    for (int e = 0; e < t->set.epochs; e++) {
        double las = pass(t, e);
        if (las >= best && write_all(t, why)) return -1;
        if (las > best) best = las;
        params_swap(&t->net->params);
    }
    return 0;
}

/* From the net of a model several courses, each in another order; the mean of their ends is saved.
 */
static int
go_on(struct trainer *t, struct fail *why)
{
    struct params *params = &t->net->params;
    measure_dev(t);
    printf(" to begin with\n");
    params_start(params);
    for (int c = 0; c < t->set.courses; c++) {
        for (int e = 0; e < t->set.epochs; e++) {
            pass(t, e);
            params_swap(params);
        }
        params_course(params);
    }
    params_average(params);
    measure_dev(t);
    printf(" in the end\n");
    return write_all(t, why);
}

/* The net of an older model with lemmas and sentence ends learnt anew. */
static int
renew(struct trainer *t, struct fail *why)
{
    struct save save = {.count = 0};
    if (save_copy(&save, t->set.net, why)) return -1;
    save_lemmas(&save, &t->train, &t->tags);
    save_splits(&save, &t->train, (uint64_t)t->set.seed);
    int result = save_often(&save, &t->train, t->set.out, why);
    save_fini(&save);
    return result;
}

static int
read_all(struct trainer *t, struct fail *why)
{
    corpus_init(&t->train);
    corpus_init(&t->dev);
    if ((!t->set.pieces && !t->set.net) || !t->set.train.count || !t->set.dev.count)
        return fail_set(why, FAIL_STOP, EXIT_USAGE, "--train, --dev and --pieces are needed");
    struct silver *silver = silver_load(t->set.dict, why);
    enum corpus_names names;
    if (!silver) return -1;
    for (int i = 0; i < t->set.train.count; i++) {
        int32_t first = t->train.sentence_count;
        if (corpus_read(&t->train, t->set.train.at[i], &t->tags, 1, &names, why)) return -1;
        if (names != NAMES_ALL)
            silver_mark(silver, &t->train, first, names == NAMES_SOME, &t->tags);
    }
    for (int i = 0; i < t->set.dev.count; i++)
        if (corpus_read(&t->dev, t->set.dev.at[i], &t->tags, 1, &names, why)) return -1;
    corpus_swap(&t->train, silver, &t->tags, t->set.swap, (uint64_t)t->set.seed);
    corpus_change(&t->train, t->set.change, (uint64_t)t->set.seed);
    return t->set.net ? 0 : vocabulary_pieces(&t->words, t->set.pieces, why);
}

int
main(int argc, char **argv)
{
    static struct trainer t;
    struct fail why = {0};
    struct conf *conf = NULL;
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    switch (conf_load(&program, argc, argv, &t.set, &conf, &why)) {
    case CONF_ANSWERED:
        return EXIT_DONE;
    case CONF_FAILED:
        break;
    case CONF_READY:
        if (read_all(&t, &why)) break;
        if (!t.set.net && set_up(&t, &why)) break;
        if (t.set.net ? renew(&t, &why) : t.set.from ? go_on(&t, &why) : train(&t, &why)) break;
        conf_free(conf);
        return EXIT_DONE;
    }
    fprintf(stderr, "train: %s\n", why.text);
    conf_free(conf);
    return why.code;
}
