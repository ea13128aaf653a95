/* verbs.c: loads dict/verbs and finds the frames of a word. */
#include "extract/verbs.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "extract/doc.h"
#include "extract/verbs_parse.h"

enum { TABLE_BYTES = 4 << 20, FILES_MOST = 64 };

struct compose_row {
    struct slice prefix;
    const struct cameo_code *codes[EMBED_COUNT];
    bool planned[EMBED_COUNT];
};

struct verbs {
    struct arena arena;
    struct names *words;
    struct frame *frames;
    int32_t frame_count;
    int32_t *first[FRAME_STATE + 1]; /* by word number; -1: none */
    uint32_t word_count;
    struct named_set *sets;
    int32_t set_count;
    struct compose_row *rows;
    int32_t row_count;
    struct refinement *refinements;
    int32_t refinement_count;
};

/* Columns of compose.txt after the content's code. */
static const enum embed compose_columns[] = {EMBED_INTENT, EMBED_APPEAL, EMBED_DEMAND, EMBED_REFUSE,
                                             EMBED_THREAT, EMBED_HALT,   EMBED_ACCUSE};

typedef int read_line(struct verbs *verbs, struct verbs_reader *reader);

#define VERBS_PUT(verbs, column, count)                                                            \
    ((count) = doc_put(&(verbs)->arena, (void **)&(column), (count), sizeof *(column)),            \
     &(column)[(count)-1])

static void
put_frame(void *to, const struct frame *frame)
{
    struct verbs *verbs = to;
    *VERBS_PUT(verbs, verbs->frames, verbs->frame_count) = *frame;
}

/* "@talks = talk discussion" */
static int
read_set(struct verbs *verbs, struct verbs_reader *reader)
{
    struct slice rest = reader->lines->line, name = verbs_cut(&rest), equals = verbs_cut(&rest);
    if (name.len < 2 || name.at[0] != '@' || !slice_is(equals, "="))
        return lines_fail(reader->lines, name.at, reader->why, "expected @name = words");
    char *joined = arena_copy(reader->arena, "", 0);
    struct slice word;
    while ((word = verbs_cut(&rest)).len)
        joined = arena_printf(reader->arena, "%s%s%.*s", joined, *joined ? "|" : "",
                              SLICE_ARGS(word));
    struct named_set set = {.name = {name.at + 1, name.len - 1}};
    if (verbs_read_words(reader, slice_of(joined), &set.words)) return -1;
    *VERBS_PUT(verbs, verbs->sets, verbs->set_count) = set;
    reader->sets = verbs->sets;
    reader->set_count = verbs->set_count;
    return 0;
}

/* A code in a cell of compose.txt; "=": the content, planned; "-": nothing. */
static int
read_cell(struct verbs_reader *reader, struct slice cell, struct compose_row *row, enum embed embed)
{
    if (slice_is(cell, "-")) return 0;
    if (slice_is(cell, "=")) return row->planned[embed] = true, 0;
    return verbs_read_code(reader, cell, &row->codes[embed]);
}

static int
read_compose(struct verbs *verbs, struct verbs_reader *reader)
{
    struct slice rest = reader->lines->line;
    struct compose_row row = {.prefix = verbs_cut(&rest)};
    for (size_t i = 0; i < sizeof compose_columns / sizeof compose_columns[0]; i++) {
        struct slice cell = verbs_cut(&rest);
        if (!cell.len) return lines_fail(reader->lines, NULL, reader->why, "a column is missing");
        if (read_cell(reader, cell, &row, compose_columns[i])) return -1;
    }
    *VERBS_PUT(verbs, verbs->rows, verbs->row_count) = row;
    return 0;
}

/* "07 food|tent => 073 AID.mode" */
static int
read_refinement(struct verbs *verbs, struct verbs_reader *reader)
{
    struct slice rest = reader->lines->line;
    struct refinement refinement = {.prefix = verbs_cut(&rest)};
    if (verbs_read_words(reader, verbs_cut(&rest), &refinement.words)) return -1;
    struct slice word = verbs_cut(&rest);
    if (!slice_is(word, "=>"))
        return lines_fail(reader->lines, word.at, reader->why, "expected =>");
    while ((word = verbs_cut(&rest)).len) {
        bool digit = word.at[0] >= '0' && word.at[0] <= '9';
        if (digit ? verbs_read_code(reader, word, &refinement.code)
                  : verbs_read_class(reader, word, &refinement.plover, &refinement.mode))
            return -1;
    }
    *VERBS_PUT(verbs, verbs->refinements, verbs->refinement_count) = refinement;
    return 0;
}

/* A line that begins with '>' is an example, for the tests. */
static int
read_predicate(struct verbs *verbs, struct verbs_reader *reader)
{
    if (reader->lines->line.at[0] == '>') return 0;
    return verbs_read_frame(reader, put_frame, verbs);
}

static int
read_table(struct verbs *verbs, const struct cameo *cameo, const char *path, read_line *read,
           struct fail *why)
{
    struct slice text;
    struct lines lines;
    if (file_read(&verbs->arena, path, TABLE_BYTES, &text, why)) return -1;
    lines_init(&lines, arena_copy(&verbs->arena, path, strlen(path)), text);
    struct verbs_reader reader = {.arena = &verbs->arena,
                                  .words = verbs->words,
                                  .cameo = cameo,
                                  .sets = verbs->sets,
                                  .set_count = verbs->set_count,
                                  .lines = &lines,
                                  .why = why};
    while (lines_next(&lines))
        if (read(verbs, &reader)) return -1;
    return 0;
}

static int
is_predicates(const struct dirent *entry)
{
    static const char *const others[] = {"sets.txt", "compose.txt", "refine.txt"};
    struct slice name = slice_of(entry->d_name);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (slice_is(name, others[i])) return 0;
    return slice_ends(name, ".txt");
}

static int
read_predicates(struct verbs *verbs, const struct cameo *cameo, const char *folder,
                struct fail *why)
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, is_predicates, alphasort), failed = count <= 0;
    if (failed)
        fail_set(why, FAIL_STOP, EXIT_CONFIG, "%s: no dictionary of predicates there", folder);
    for (int i = 0; i < count; i++) {
        if (!failed)
            failed = read_table(verbs, cameo,
                                arena_printf(&verbs->arena, "%s/%s", folder, entries[i]->d_name),
                                read_predicate, why);
        free(entries[i]);
    }
    free(entries);
    return failed ? -1 : 0;
}

/* Chains the frames of each word, the first line first. */
static void
index_frames(struct verbs *verbs)
{
    verbs->word_count = names_count(verbs->words);
    for (int kind = 0; kind <= FRAME_STATE; kind++) {
        verbs->first[kind] = ARENA_ARRAY(&verbs->arena, int32_t, verbs->word_count + 1);
        for (uint32_t w = 0; w <= verbs->word_count; w++) verbs->first[kind][w] = -1;
    }
    for (int32_t i = verbs->frame_count - 1; i >= 0; i--) {
        struct frame *frame = &verbs->frames[i];
        frame->next = verbs->first[frame->kind][frame->lemma];
        verbs->first[frame->kind][frame->lemma] = i;
    }
}

struct verbs *
verbs_load(const char *folder, const struct cameo *cameo, struct fail *why)
{
    static const struct {
        const char *file;
        read_line *read;
    } tables[] = {
        {"sets.txt", read_set}, {"compose.txt", read_compose}, {"refine.txt", read_refinement}};
    struct verbs *verbs = mem_new(sizeof *verbs);
    arena_init(&verbs->arena);
    verbs->words = names_new();
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
        if (read_table(verbs, cameo,
                       arena_printf(&verbs->arena, "%s/verbs/%s", folder, tables[i].file),
                       tables[i].read, why))
            goto failed;
    if (read_predicates(verbs, cameo, arena_printf(&verbs->arena, "%s/verbs", folder), why))
        goto failed;
    index_frames(verbs);
    return verbs;
failed:
    why->kind = FAIL_STOP;
    verbs_free(verbs);
    return NULL;
}

void
verbs_free(struct verbs *verbs)
{
    if (!verbs) return;
    names_free(verbs->words);
    arena_fini(&verbs->arena);
    free(verbs);
}

uint32_t
verbs_word(const struct verbs *verbs, struct slice lemma)
{
    return names_find(verbs->words, lemma);
}

bool
word_set_has(struct word_set set, uint32_t word)
{
    int low = 0, high = set.count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (set.at[middle] == word) return true;
        if (set.at[middle] < word)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

const struct frame *
verbs_first(const struct verbs *verbs, uint32_t lemma, enum frame_kind kind)
{
    if (lemma >= verbs->word_count) return NULL;
    return verbs_frame(verbs, verbs->first[kind][lemma]);
}

const struct frame *
verbs_frame(const struct verbs *verbs, int32_t index)
{
    return index < 0 ? NULL : &verbs->frames[index];
}

uint32_t
verbs_word_count(const struct verbs *verbs)
{
    return verbs->word_count;
}

struct word_set
verbs_set(const struct verbs *verbs, const char *name)
{
    for (int32_t i = 0; i < verbs->set_count; i++)
        if (slice_is(verbs->sets[i].name, name)) return verbs->sets[i].words;
    return (struct word_set){0};
}

const struct cameo_code *
verbs_compose(const struct verbs *verbs, enum embed embed, struct slice content, bool *planned)
{
    const struct compose_row *best = NULL;
    for (int32_t i = 0; i < verbs->row_count; i++) {
        const struct compose_row *row = &verbs->rows[i];
        if (row->prefix.len > content.len ||
            memcmp(row->prefix.at, content.at, row->prefix.len) != 0)
            continue;
        if (!best || row->prefix.len > best->prefix.len) best = row;
    }
    *planned = best && best->planned[embed];
    return best ? best->codes[embed] : NULL;
}

const struct refinement *
verbs_refinements(const struct verbs *verbs, int *count)
{
    *count = verbs->refinement_count;
    return verbs->refinements;
}
