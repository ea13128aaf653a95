/* swap.c: copies of sentences with other names in them, out of the dictionaries: the treebanks know
 * few cities, persons and organisations. */
#include <ctype.h>
#include <stdlib.h>

#include "tools/train/param.h"
#include "tools/train/silver.h"

enum { INSIDE_MOST = 16, WORDS_MOST = 200 };

/* A name as words of a tree of its own; heads count from 0 within it, NONE its root. */
struct tree {
    struct slice form[INSIDE_MOST];
    int8_t head[INSIDE_MOST];
    uint8_t upos[INSIDE_MOST], xpos[INSIDE_MOST], deprel[INSIDE_MOST];
    bool space[INSIDE_MOST];
    int count;
};

struct swapper {
    struct corpus *corpus;
    struct tags *tags;
    const struct silver *silver;
    struct dice dice;
    struct gold_word out[WORDS_MOST];
    int count;
};

static bool
ends_like_adjective(struct slice form)
{
    static const char *const ends[] = {"al", "an", "ese", "ish", "ic", "united", "new", "open"};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (form.len > 2 &&
            slice_is_nocase(
                (struct slice){form.at + form.len - strlen(ends[i]) * (form.len > strlen(ends[i])),
                               strlen(ends[i])},
                ends[i]))
            return form.len > strlen(ends[i]);
    return false;
}

/* "Affairs", "Nations", "Emirates", but not "Hamas" or "Airbus". */
static bool
is_plural(struct slice form)
{
    if (form.len < 6 || form.at[form.len - 1] != 's') return false;
    return slice_ends(form, "es") || !strchr("aiosu", form.at[form.len - 2]);
}

static bool
is_and(struct slice form)
{
    return slice_is(form, "and") || slice_is(form, "&");
}

static bool
is_preposition(struct slice form)
{
    return slice_is(form, "of") || slice_is(form, "for") || slice_is(form, "on") ||
           slice_is(form, "in");
}

static bool
tree_cut(struct tree *tree, struct slice name)
{
    struct slice word;
    tree->count = 0;
    while (slice_next(&name, ' ', &word)) {
        struct slice part;
        for (bool first = true; slice_next(&word, '-', &part); first = false) {
            if (tree->count + 2 >= INSIDE_MOST || !part.len) return false;
            if (memchr(part.at, '\'', part.len) || memchr(part.at, '(', part.len)) return false;
            if (!first) {
                tree->space[tree->count - 1] = false;
                tree->space[tree->count] = false;
                tree->form[tree->count++] = slice_of("-");
            }
            tree->space[tree->count] = true;
            tree->form[tree->count++] = part;
        }
    }
    return tree->count > 0;
}

/* Words from..to-1 hang on the last of them (or, for persons, on the first). */
static void
group(struct tree *tree, int from, int to, enum name_type type)
{
    bool person = type == NAME_PER, body = type == NAME_ORG || type == NAME_EVT;
    int root = person ? from : to - 1;
    for (int w = from; w < to; w++) {
        bool mark = slice_is(tree->form[w], "-"), small = slice_is(tree->form[w], "the");
        bool adjective = !person && w != root && ends_like_adjective(tree->form[w]);
        tree->head[w] = (int8_t)root;
        tree->upos[w] = mark ? UPOS_PUNCT : small ? UPOS_DET : adjective ? UPOS_ADJ : UPOS_PROPN;
        bool plural = body && !adjective && is_plural(tree->form[w]);
        tree->xpos[w] = mark ? XPOS_HYPH : small ? XPOS_DT : plural ? XPOS_NNPS : XPOS_NNP;
        tree->deprel[w] = mark        ? DEP_PUNCT
                          : small     ? DEP_DET
                          : person    ? DEP_FLAT
                          : adjective ? DEP_AMOD
                                      : DEP_COMPOUND;
        if (mark) tree->head[w] = (int8_t)(person ? w + 1 : w - 1);
    }
    tree->head[root] = NONE;
}

/* The first word of a group says how it hangs on the one before. */
static void
hang(struct tree *tree, int word, int root, int before)
{
    bool and = is_and(tree->form[word]);
    tree->head[root] = (int8_t)before;
    tree->deprel[root] = and? DEP_CONJ : DEP_NMOD;
    tree->head[word] = (int8_t)root;
    tree->upos[word] = and? UPOS_CCONJ : UPOS_ADP;
    tree->xpos[word] = and? XPOS_CC : XPOS_IN;
    tree->deprel[word] = and? DEP_CC : DEP_CASE;
}

/* "Bank for Reconstruction of Libya": each preposition, or "and", begins a group that hangs on the
 * one before. */
static bool
tree_build(struct tree *tree, struct slice name, enum name_type type)
{
    if (!tree_cut(tree, name)) return false;
    int from = 0, before = NONE;
    for (int w = 0; w <= tree->count; w++) {
        if (w < tree->count &&
            !(w > from && (is_preposition(tree->form[w]) || is_and(tree->form[w]))))
            continue;
        int start = from + (before != NONE);
        if (start >= w) return false;
        group(tree, start, w, type);
        int root = type == NAME_PER ? start : w - 1;
        if (before != NONE) hang(tree, from, root, before);
        before = root;
        from = w;
        if (type == NAME_PER && w < tree->count) return false;
    }
    return true;
}

static int16_t
tag_of(struct swapper *swapper, const struct tree *tree, int w)
{
    uint16_t feats = tree->upos[w] != UPOS_PROPN  ? 0
                     : tree->xpos[w] == XPOS_NNPS ? FEAT_PLUR
                                                  : FEAT_SING;
    for (int32_t i = 0; i < swapper->tags->count; i++) {
        const struct tag *tag = &swapper->tags->at[i];
        if (tag->upos == tree->upos[w] && tag->xpos == tree->xpos[w] && tag->feats == feats)
            return (int16_t)i;
    }
    return -1;
}

/* The one word of first..first+n-1 whose head is outside, or NONE. */
static int
span_root(const struct gold_word *words, int first, int n)
{
    int root = NONE;
    for (int w = first; w < first + n; w++) {
        int head = words[w].head - 1;
        if (head >= first && head < first + n) continue;
        if (root != NONE) return NONE;
        root = w;
    }
    return root;
}

static bool
others_hang_on(const struct gold_word *words, int count, int first, int n, int root)
{
    for (int w = 0; w < count; w++) {
        int head = words[w].head - 1;
        if ((w < first || w >= first + n) && head >= first && head < first + n && head != root)
            return false;
    }
    return true;
}

/* Writes the tree in place of a span. Heads of the new words are final but for the root's; `moved`
 * says where words of the old sentence are now. */
static bool
tree_put(struct swapper *swapper, const struct tree *tree, enum name_type type,
         const struct gold_word *words, int first, int n, int root, int *moved)
{
    int at = swapper->count;
    for (int w = 0; w < tree->count; w++) {
        if (swapper->count == WORDS_MOST) return false;
        struct gold_word *word = &swapper->out[swapper->count++];
        int16_t tag = tag_of(swapper, tree, w);
        if (tag < 0) return false;
        *word = (struct gold_word){.form = tree->form[w], .lemma = tree->form[w], .tag = tag};
        word->deprel = (int8_t)tree->deprel[w];
        word->head = -(at + tree->head[w] + 1); /* marked as final */
        word->name = (int8_t)name_label(type, w == 0);
        word->space_after = tree->space[w];
        word->changed = true;
        if (tree->head[w] == NONE) {
            word->head = words[root].head;
            word->deprel = words[root].deprel;
            for (int i = first; i < first + n; i++) moved[i] = at + w;
        }
    }
    swapper->out[swapper->count - 1].space_after = words[first + n - 1].space_after;
    return true;
}

static struct slice
last_word(struct slice name)
{
    struct slice word, last = name;
    while (slice_next(&name, ' ', &word)) last = word;
    return last;
}

/* A person of whom only the family name is told where one word stood; else, half the time, one
 * with the first name of another, so that no pair is known by heart. */
static struct slice
person_draw(struct swapper *swapper, int n)
{
    struct slice name = silver_draw(swapper->silver, NAME_PER, &swapper->dice), first;
    struct slice other = silver_draw(swapper->silver, NAME_PER, &swapper->dice);
    if (n == 1) return last_word(name);
    if (!slice_next(&other, ' ', &first) || dice_share(&swapper->dice) < 0.5) return name;
    struct slice last = last_word(name);
    char *both = arena_printf(&swapper->corpus->arena, "%.*s %.*s", (int)first.len, first.at,
                              (int)last.len, last.at);
    return slice_of(both);
}

/* A name to stand in the place of one with n words: one word, or several, as that one. */
static struct slice
name_draw(struct swapper *swapper, enum name_type type, int n)
{
    if (type == NAME_PER) return person_draw(swapper, n);
    struct slice name = silver_draw(swapper->silver, type, &swapper->dice);
    for (int i = 0; i < 8 && type == NAME_ORG; i++) {
        if ((memchr(name.at, ' ', name.len) != NULL) == (n > 1)) break;
        name = silver_draw(swapper->silver, type, &swapper->dice);
    }
    return name;
}

/* States act in the news as persons and bodies do: what may stand for this one. */
static enum name_type
type_draw(struct swapper *swapper, const struct gold_word *word, int n)
{
    enum name_type type = (enum name_type)((word->name + 1) / 2);
    if (type != NAME_LOC || n > 1 || word->deprel != DEP_NSUBJ) return type;
    double share = dice_share(&swapper->dice);
    return share < 0.3 ? NAME_PER : share < 0.45 ? NAME_ORG : type;
}

static int
span_length(const struct gold_word *words, int count, int at)
{
    int n = 1;
    while (at + n < count && words[at + n].name == words[at].name + 1) n++;
    return n;
}

/* One copy in swapper->out; false where nothing could be changed. */
static bool
swap(struct swapper *swapper, const struct gold_word *words, int count)
{
    int moved[WORDS_MOST], changes = 0;
    swapper->count = 0;
    for (int w = 0, n; w < count; w += n) {
        struct tree tree;
        n = 1;
        if (swapper->count >= WORDS_MOST) return false;
        if (words[w].name > 0 && words[w].name % 2 == 1) {
            n = span_length(words, count, w);
            int root = span_root(words, w, n);
            enum name_type type = type_draw(swapper, &words[w], n);
            struct slice name = name_draw(swapper, type, n);
            if (name.len && root != NONE && others_hang_on(words, count, w, n, root) &&
                words[w + n - 1].mwt == 0 && tree_build(&tree, name, type)) {
                if (!tree_put(swapper, &tree, type, words, w, n, root, moved)) return false;
                changes++;
                continue;
            }
            n = 1;
        }
        moved[w] = swapper->count;
        swapper->out[swapper->count++] = words[w];
    }
    for (int w = 0; w < swapper->count; w++) {
        int32_t head = swapper->out[w].head;
        swapper->out[w].head = head < 0 ? -head : head > 0 ? moved[head - 1] + 1 : 0;
    }
    return changes > 0;
}

static void
sentence_put(struct swapper *swapper, struct gold_sentence sentence)
{
    struct corpus *corpus = swapper->corpus;
    struct word_cases cases = {0};
    sentence.first = corpus->word_count;
    sentence.count = swapper->count;
    sentence.raw = false;
    for (int w = 0; w < swapper->count; w++) {
        corpus->word_count = doc_put(&corpus->arena, (void **)&corpus->words, corpus->word_count,
                                     sizeof *corpus->words);
        corpus->words[corpus->word_count - 1] = swapper->out[w];
        word_case_add(&cases, swapper->out[w].form);
    }
    sentence.how = word_case_of(&cases);
    corpus->sentence_count = doc_put(&corpus->arena, (void **)&corpus->sentences,
                                     corpus->sentence_count, sizeof *corpus->sentences);
    corpus->sentences[corpus->sentence_count - 1] = sentence;
}

void
corpus_swap(struct corpus *corpus, const struct silver *silver, struct tags *tags, double share,
            uint64_t seed)
{
    struct swapper *swapper = mem_new(sizeof *swapper);
    int32_t count = corpus->sentence_count;
    swapper->corpus = corpus;
    swapper->tags = tags;
    swapper->silver = silver;
    swapper->dice.state = seed + 77;
    for (int32_t s = 0; s < count; s++) {
        struct gold_sentence sentence = corpus->sentences[s];
        if (sentence.count > 60 || dice_share(&swapper->dice) >= share) continue;
        if (swap(swapper, corpus->words + sentence.first, sentence.count))
            sentence_put(swapper, sentence);
    }
    free(swapper);
}
