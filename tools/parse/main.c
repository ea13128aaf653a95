/* main.c: parse: the language stages alone, for measuring: text or CoNLL-U in, CoNLL-U out.
 *
 *     parse DICT [--conllu] [--repeat N] [--upto STAGE] [--only STAGE] < in > out
 *
 * --conllu: the input's sentences and words are taken, its tags and trees are not. --repeat: does
 * it N times, prints nothing but words a second. --only: of tag, parse and name this one alone. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/buf.h"
#include "extract/conllu.h"
#include "extract/language_parts.h"
#include "extract/language.h"
#include "extract/stage.h"

struct run {
    struct extract_model model;
    struct arena arena;
    struct slice text;
    bool conllu;
    enum stage last, only; /* only: STAGE_COUNT, or the one behind the words that is run */
};

static const struct {
    enum stage stage;
    stage_run *run;
} stages[] = {{STAGE_SENTENCE, sentence_stage}, {STAGE_TOKEN, token_stage},
              {STAGE_TAG, tag_stage},           {STAGE_LEMMA, lemma_stage},
              {STAGE_PARSE, parse_stage},       {STAGE_NAME, name_stage}};

static void
strip(struct doc *doc)
{
    for (int32_t t = 0; t < doc->token_count; t++) {
        struct token *token = &doc->tokens[t];
        token->lemma = SLICE_NONE;
        token->upos = token->xpos = token->deprel = 0;
        token->feats = 0;
        token->head = NONE;
    }
}

static bool
is_wanted(const struct run *run, enum stage stage)
{
    if (stage >= STAGE_TAG && run->only != STAGE_COUNT) return stage == run->only;
    return stage <= run->last && (!run->conllu || stage >= STAGE_TAG);
}

/* What the net has to say for one stage. */
static unsigned
parts_of(enum stage only)
{
    return only == STAGE_TAG     ? NET_TAGS
           : only == STAGE_PARSE ? NET_TREES
           : only == STAGE_NAME  ? NET_LABELS
                                 : NET_ALL;
}

static int
run_once(struct run *run, struct doc *doc, struct fail *why)
{
    bool tagged;
    arena_reset(&run->arena);
    *doc = (struct doc){.arena = &run->arena, .text = run->text, .published = DAY_NONE};
    if (run->conllu && conllu_read(doc, run->text, &tagged, why)) return -1;
    if (run->conllu) strip(doc);
    for (size_t i = 0; i < sizeof stages / sizeof stages[0]; i++)
        if (is_wanted(run, stages[i].stage) && stages[i].run(&run->model, doc, why)) return -1;
    return 0;
}

static int
run_all(struct run *run, int repeat, struct fail *why)
{
    struct doc doc;
    struct timespec from, to;
    if (run_once(run, &doc, why)) return -1;
    if (!repeat) return conllu_print(&doc, stdout), 0;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    for (int i = 0; i < repeat; i++)
        if (run_once(run, &doc, why)) return -1;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    double time = (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
    printf("%d words, %.0f words a second\n", doc.token_count, repeat * doc.token_count / time);
    return 0;
}

static struct slice
read_stdin(struct buf *buf)
{
    size_t got;
    while ((got = fread(buf_room(buf, 1 << 16), 1, 1 << 16, stdin)) > 0) buf->len += got;
    return buf_slice(buf);
}

int
main(int argc, char **argv)
{
    struct run run = {.last = STAGE_NAME, .only = STAGE_COUNT};
    struct fail why = {0};
    struct buf input = {0};
    int repeat = 0;
    if (argc < 2)
        return fprintf(stderr,
                       "parse DICT [--conllu] [--repeat N] [--upto STAGE] [--only STAGE]\n"),
               EXIT_USAGE;
    for (int i = 2; i < argc; i++) {
        if (strcmp(argv[i], "--conllu") == 0) run.conllu = true;
        if (strcmp(argv[i], "--repeat") == 0 && i + 1 < argc) repeat = atoi(argv[i + 1]);
        if (strcmp(argv[i], "--upto") == 0 && i + 1 < argc) run.last = stage_find(argv[i + 1]);
        if (strcmp(argv[i], "--only") == 0 && i + 1 < argc) run.only = stage_find(argv[i + 1]);
    }
    arena_init(&run.arena);
    run.text = read_stdin(&input);
    struct language *language = language_load(argv[1], &why);
    if (language) language->net.parts = parts_of(run.only);
    run.model.language = language;
    if (!language || run_all(&run, repeat, &why)) fprintf(stderr, "parse: %s\n", why.text);
    language_free(language);
    arena_fini(&run.arena);
    buf_fini(&input);
    return why.code;
}
