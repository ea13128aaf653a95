/* gum_names.c: names out of GUM's marks of entities: of each mention of a person, organisation,
 * place or event whose head is a proper noun, the run of name words around that head. */
#include <stdlib.h>

#include "tools/train/corpus.h"

static const struct {
    const char *entity;
    enum name_type type;
} kinds[] = {
    {"person", NAME_PER}, {"organization", NAME_ORG}, {"place", NAME_LOC}, {"event", NAME_EVT}};

struct open {
    int32_t id, first;
    enum name_type type;
};

struct marks {
    struct corpus *corpus;
    const struct gold_sentence *sentence;
    struct tags *tags;
    struct open open[64];
    int depth;
};

static struct gold_word *
word_at(const struct marks *marks, int32_t w)
{
    return &marks->corpus->words[marks->sentence->first + w];
}

static bool
is_proper(const struct marks *marks, int32_t w)
{
    return marks->tags->at[word_at(marks, w)->tag].upos == UPOS_PROPN;
}

/* Words that a name may have inside: "Bank of England", "Rio-Antirio", "Al Thani". */
static bool
joins(const struct marks *marks, int32_t w)
{
    static const char *const inner[] = {"of", "for", "the", "and", "-", "–", "de", "'s", "’s", "&"};
    for (size_t i = 0; i < sizeof inner / sizeof inner[0]; i++)
        if (slice_is(word_at(marks, w)->form, inner[i])) return true;
    return false;
}

static void
mention_end(struct marks *marks, struct open open, int32_t last)
{
    int32_t head = NONE;
    for (int32_t w = open.first; w <= last && head == NONE; w++) {
        int32_t above = word_at(marks, w)->head - 1;
        if (above < open.first || above > last) head = w;
    }
    if (head == NONE || open.type == NAME_NONE || !is_proper(marks, head)) return;
    int32_t first = head, end = head;
    while (first > open.first && is_proper(marks, first - 1)) first--;
    for (int32_t w = head + 1; w <= last; w++) {
        if (is_proper(marks, w))
            end = w;
        else if (!joins(marks, w) || w > end + 2)
            break;
    }
    if (word_at(marks, first)->name > 0)
        return; /* the outer one was first: never, ends come inner first */
    for (int32_t w = first; w <= end; w++)
        word_at(marks, w)->name = (int8_t)name_label(open.type, w == first);
}

static void
mention_open(struct marks *marks, int32_t w, struct slice text)
{
    struct open open = {atoi(text.at), w, NAME_NONE};
    struct slice id, kind;
    slice_next(&text, '-', &id);
    if (slice_next(&text, '-', &kind))
        for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++)
            if (slice_is(kind, kinds[k].entity)) open.type = kinds[k].type;
    if (marks->depth < 64) marks->open[marks->depth++] = open;
}

static void
mention_close(struct marks *marks, int32_t w, int32_t id)
{
    for (int i = marks->depth - 1; i >= 0; i--) {
        if (marks->open[i].id != id) continue;
        mention_end(marks, marks->open[i], w);
        memmove(&marks->open[i], &marks->open[i + 1],
                sizeof marks->open[0] * (size_t)(marks->depth - i - 1));
        marks->depth--;
        return;
    }
}

/* "(11-abstract-new-...(1-person-...)", "13)11)": opening marks carry their kind. */
static void
read_marks(struct marks *marks, int32_t w, struct slice text)
{
    size_t i = 0;
    while (i < text.len) {
        if (text.at[i] == '(') {
            size_t end = ++i;
            while (end < text.len && text.at[end] != '(' && text.at[end] != ')') end++;
            mention_open(marks, w, (struct slice){text.at + i, end - i});
            i = end;
            if (i < text.len && text.at[i] == ')')
                mention_close(marks, w, marks->open[marks->depth - 1].id), i++;
        } else {
            int32_t id = atoi(text.at + i);
            while (i < text.len && text.at[i] != ')' && text.at[i] != '(') i++;
            if (i < text.len && text.at[i] == ')') mention_close(marks, w, id), i++;
        }
    }
}

void
gum_names(struct corpus *corpus, const struct gold_sentence *sentence, const struct slice *misc,
          struct tags *tags)
{
    struct marks marks = {.corpus = corpus, .sentence = sentence, .tags = tags};
    for (int32_t w = 0; w < sentence->count; w++) {
        struct slice rest = misc[w], piece;
        while (slice_next(&rest, '|', &piece))
            if (slice_starts(piece, "Entity="))
                read_marks(&marks, w, (struct slice){piece.at + 7, piece.len - 7});
    }
}
