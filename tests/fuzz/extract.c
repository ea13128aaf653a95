/* extract.c: any bytes through all stages of extract/: the first byte chooses whether the rest is a
 * text or CoNLL-U. Offsets must lie in the text, trees must be trees.
 *
 * With libFuzzer by `make fuzz`; by itself (STANDALONE) it runs the files it is given. */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "extract/extractor.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct extract_model *model;
static struct extractor *extractor;

static void
must(bool good, const char *what)
{
    if (good) return;
    fprintf(stderr, "does not hold: %s\n", what);
    abort();
}

static void
check_sentence(const struct doc *doc, const struct sentence *sentence)
{
    int32_t roots = 0, end = sentence->first_token + sentence->token_count;
    must(sentence->span.start <= sentence->span.end && sentence->span.end <= doc->text.len,
         "a sentence lies in the text");
    must(end <= doc->token_count, "its tokens are there");
    for (int32_t t = sentence->first_token; t < end; t++) {
        const struct token *token = &doc->tokens[t];
        must(token->span.start <= token->span.end && token->span.end <= doc->text.len,
             "a word lies in the text");
        if (sentence->gated) continue;
        roots += token->head == NONE;
        must(token->head == NONE ||
                 (token->head >= sentence->first_token && token->head < end && token->head != t),
             "a head is in its sentence");
    }
    must(sentence->gated || !sentence->token_count || roots == 1, "a sentence has one root");
}

static void
check(const struct doc *doc)
{
    for (int32_t s = 0; s < doc->sentence_count; s++) check_sentence(doc, &doc->sentences[s]);
    for (int32_t n = 0; n < doc->name_count; n++)
        must(doc->names[n].count > 0 &&
                 doc->names[n].first + doc->names[n].count <= doc->token_count,
             "a name has words");
}

static void
load(void)
{
    struct fail why = {0};
    const char *dict = getenv("DICT");
    model = extract_model_load(dict ? dict : "build/dict", &why);
    if (!model) fprintf(stderr, "%s\n", why.text), exit(why.code);
    extractor = extractor_new(model);
    extractor_set_gate(extractor, false);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fail why = {0};
    if (!model) load();
    if (size < 1) return 0;
    struct slice rest = {(const char *)data + 1, size - 1};
    struct extract_input input = {.title = SLICE_NONE, .body = rest, .published = 20000};
    int result = data[0] % 4 == 3
                     ? extractor_run_conllu(extractor, rest, 20000, STAGE_COUNT - 1, &why)
                     : extractor_run(extractor, &input, STAGE_COUNT - 1, &why);
    if (result == 0) check(extractor_doc(extractor));
    return 0;
}

#ifdef STANDALONE
int
main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        struct arena arena;
        struct slice file;
        struct fail why = {0};
        arena_init(&arena);
        if (file_read(&arena, argv[i], (size_t)1 << 24, &file, &why))
            return fprintf(stderr, "%s\n", why.text), why.code;
        LLVMFuzzerTestOneInput((const uint8_t *)file.at, file.len);
        arena_fini(&arena);
    }
    extractor_free(extractor);
    extract_model_free(model);
    printf("  (%d inputs)\n", argc - 1);
    return 0;
}
#endif
