/* corpus.c: reads CoNLL-U. */
#include "tools/train/corpus.h"

#include <stdlib.h>

#include "base/file.h"
#include "extract/conllu.h"

#define CORPUS_PUT(corpus, column, count)                                                          \
    ((count) = doc_put(&(corpus)->arena, (void **)&(column), (count), sizeof *(column)), (count)-1)

void
corpus_init(struct corpus *corpus)
{
    memset(corpus, 0, sizeof *corpus);
    arena_init(&corpus->arena);
}

int
name_label(enum name_type type, bool begins)
{
    return type == NAME_NONE ? 0 : 2 * (int)type - (begins ? 1 : 0);
}

static int16_t
tag_put(struct tags *tags, uint8_t upos, uint8_t xpos, uint16_t feats)
{
    for (int32_t i = 0; i < tags->count; i++) {
        struct tag *tag = &tags->at[i];
        if (tag->upos != upos || tag->xpos != xpos || tag->feats != feats) continue;
        tag->count++;
        return (int16_t)i;
    }
    tags->at = mem_grow(tags->at, sizeof *tags->at * (size_t)(tags->count + 1));
    tags->at[tags->count] = (struct tag){upos, xpos, feats, 1};
    return (int16_t)tags->count++;
}

/* "Name=B-PER" of our own treebank. */
static int8_t
name_of(struct slice misc)
{
    struct slice piece;
    while (slice_next(&misc, '|', &piece)) {
        if (!slice_starts(piece, "Name=") || piece.len < 10) continue;
        struct slice type = {piece.at + 7, piece.len - 7};
        for (int t = NAME_PER; t < NAME_TYPE_COUNT; t++)
            if (slice_is(type, name_type_name((enum name_type)t)))
                return (int8_t)name_label((enum name_type)t, piece.at[5] == 'B');
    }
    return 0;
}

struct reader {
    struct corpus *corpus;
    struct tags *tags;
    struct slice misc[4096];
    int count;
    int mwt_words, mwt_last;
    bool mwt_space;
    bool new_paragraph, running, has_names, has_entities;
    float weight;
};

static void
sentence_end(struct reader *reader)
{
    struct corpus *corpus = reader->corpus;
    if (!reader->count) return;
    int32_t s = CORPUS_PUT(corpus, corpus->sentences, corpus->sentence_count);
    struct gold_sentence *sentence = &corpus->sentences[s];
    *sentence = (struct gold_sentence){corpus->word_count - reader->count,
                                       reader->count,
                                       CASE_USUAL,
                                       reader->new_paragraph,
                                       reader->running,
                                       reader->weight};
    struct word_cases cases = {0};
    for (int32_t w = 0; w < sentence->count; w++)
        word_case_add(&cases, corpus->words[sentence->first + w].form);
    sentence->how = word_case_of(&cases);
    if (reader->has_entities) gum_names(corpus, sentence, reader->misc, reader->tags);
    reader->count = 0;
    reader->new_paragraph = false;
}

static void
range_line(struct reader *reader, const struct slice *column)
{
    int first = atoi(column[0].at);
    const char *dash = memchr(column[0].at, '-', column[0].len);
    reader->mwt_last = atoi(dash + 1);
    reader->mwt_words = reader->mwt_last - first + 1;
    reader->mwt_space = true;
    struct slice misc = column[9], piece;
    while (slice_next(&misc, '|', &piece))
        if (slice_is(piece, "SpaceAfter=No")) reader->mwt_space = false;
}

static void
word_line(struct reader *reader, const struct slice *column)
{
    struct corpus *corpus = reader->corpus;
    int32_t w = CORPUS_PUT(corpus, corpus->words, corpus->word_count);
    struct gold_word *word = &corpus->words[w];
    int id = atoi(column[0].at);
    word->form = column[1];
    word->lemma = column[2];
    word->tag = tag_put(reader->tags, (uint8_t)upos_find(column[3]), (uint8_t)xpos_find(column[4]),
                        conllu_feats(column[5]));
    word->head = atoi(column[6].at);
    word->deprel = (int8_t)deprel_find(column[7]);
    if (word->deprel == DEP_NONE) { /* a subtype we do not know */
        const char *colon = memchr(column[7].at, ':', column[7].len);
        if (colon)
            word->deprel = (int8_t)deprel_find(
                (struct slice){column[7].at, (size_t)(colon - column[7].at)});
        if (word->deprel == DEP_NONE) word->deprel = DEP_DEP;
    }
    word->name = reader->has_names ? name_of(column[9]) : reader->has_entities ? 0 : UNKNOWN;
    word->space_after = true;
    struct slice misc = column[9], piece;
    while (slice_next(&misc, '|', &piece))
        if (slice_is(piece, "SpaceAfter=No")) word->space_after = false;
    if (id <= reader->mwt_last) {
        word->mwt = (int8_t)reader->mwt_words;
        reader->mwt_words = 0;
        word->space_after = id == reader->mwt_last && reader->mwt_space;
    }
    if (reader->count < 4096) reader->misc[reader->count] = column[9];
    reader->count++;
}

int
corpus_read(struct corpus *corpus, const char *path, struct tags *tags, float weight,
            enum corpus_names *names, struct fail *why)
{
    struct slice text, line;
    if (file_read(&corpus->arena, path, (size_t)1 << 30, &text, why)) return -1;
    struct reader *reader = mem_new(sizeof *reader);
    *reader = (struct reader){.corpus = corpus, .tags = tags, .weight = weight};
    reader->has_entities = memmem(text.at, text.len, "Entity=(", 8) != NULL;
    reader->has_names = memmem(text.at, text.len, "Name=B-", 7) != NULL;
    *names = reader->has_names ? NAMES_ALL : reader->has_entities ? NAMES_SOME : NAMES_ABSENT;
    while (slice_next(&text, '\n', &line)) {
        if (line.len && line.at[line.len - 1] == '\r') line.len--;
        if (!line.len) {
            sentence_end(reader);
            reader->mwt_last = 0;
            continue;
        }
        if (line.at[0] == '#') {
            if (slice_starts(line, "# newdoc") || slice_starts(line, "# newpar"))
                reader->new_paragraph = reader->running = true;
            continue;
        }
        struct slice column[10], rest = line;
        int n = 0;
        while (n < 10 && slice_next(&rest, '\t', &column[n])) n++;
        if (n < 10) {
            free(reader);
            return fail_set(why, FAIL_STOP, EXIT_CONFIG, "%s: a line of %d columns: %.*s", path, n,
                            SLICE_ARGS(line));
        }
        if (memchr(column[0].at, '.', column[0].len)) continue;
        if (memchr(column[0].at, '-', column[0].len))
            range_line(reader, column);
        else
            word_line(reader, column);
    }
    sentence_end(reader);
    free(reader);
    return 0;
}
