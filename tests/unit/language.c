/* language.c: sentences, words and trees: edge cases, hostile texts, and the fast products beside
 * slow ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>
#include <math.h>
#include <cmocka.h>

#include "base/buf.h"
#include "extract/conllu.h"
#include "extract/language.h"
#include "extract/matrix.h"
#include "extract/bytes.h"
#include "extract/stage.h"
#include "extract/tree.h"
#include "extract/vector.h"

static struct extract_model model;

static int
set_up(void **state)
{
    struct fail why = {0};
    const char *build = getenv("BUILD");
    char folder[4096];
    (void)state;
    snprintf(folder, sizeof folder, "%s/dict", build ? build : "build");
    model.language = language_load(folder, &why);
    if (!model.language) fprintf(stderr, "%s\n", why.text);
    return model.language ? 0 : -1;
}

static int
tear_down(void **state)
{
    (void)state;
    language_free(model.language);
    return 0;
}

static void
read_text(struct doc *doc, struct arena *arena, struct slice text, enum stage last)
{
    static const struct {
        enum stage stage;
        stage_run *run;
    } rows[] = {{STAGE_SENTENCE, sentence_stage}, {STAGE_TOKEN, token_stage},
                {STAGE_TAG, tag_stage},           {STAGE_LEMMA, lemma_stage},
                {STAGE_PARSE, parse_stage},       {STAGE_NAME, name_stage}};
    struct fail why = {0};
    *doc = (struct doc){.arena = arena, .text = text, .published = DAY_NONE};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0] && rows[i].stage <= last; i++)
        assert_int_equal(rows[i].run(&model, doc, &why), 0);
}

/* Words divided by a space, sentences by " | "; words of one token by "+". */
static const char *
shown(const struct doc *doc, struct buf *out)
{
    buf_reset(out);
    for (int32_t t = 0; t < doc->token_count; t++) {
        const struct token *token = &doc->tokens[t];
        if (t) {
            const struct token *before = token - 1;
            buf_puts(out, before->sentence != token->sentence ? " | " : before->mwt ? "+" : " ");
        }
        struct slice form = token_form(doc, t);
        buf_put(out, form.at, form.len);
    }
    return out->at ? out->at : "";
}

static void
texts_are_cut_as_the_treebanks_do(void **state)
{
    (void)state;
    static const struct {
        const char *text, *words;
    } cases[] = {
        {"They don't agree.", "They do+n't agree ."},
        {"It’s Dar’s plan, isn’t it?", "It+’s Dar+’s plan , is+n’t it ?"},
        {"The workers' strike cannot last.", "The workers+' strike can+not last ."},
        {"Lt. Gen. J. Haddad met Sen. Ann Cole.", "Lt. Gen. J. Haddad met Sen. Ann Cole ."},
        {"He left the U.S. on Sept. 3. Talks go on.",
         "He left the U.S. on Sept. 3 . | Talks go on ."},
        {"Talks failed... Both left.", "Talks failed ... | Both left ."},
        {"\"We agree,\" she said. “Good.” He left.",
         "\" We agree , \" she said . | “ Good . ” | He left ."},
        {"A Pakistan–EU pact", "A Pakistan – EU pact"},
        {"a three-day visit", "a three - day visit"},
        {"non-aligned and anti-war, ex-envoys", "non-aligned and anti-war , ex-envoys"},
        {"US$5 million, A$3 or $2", "US$ 5 million , A$ 3 or $ 2"},
        {"It cost $5bn at 5pm, not 7:30.", "It cost $ 5 bn at 5 pm , not 7:30 ."},
        {"Up 3.5% to 1,200 (a record)", "Up 3.5 % to 1,200 ( a record )"},
        {"See https://example.org/a-b?c=1, please", "See https://example.org/a-b?c=1 , please"},
        {"@mfa_xy and #peace", "@mfa_xy and #peace"},
        {"Peace—at last", "Peace — at last"},
        {"Thanks 🇵🇰🇶🇦 👍🏽!", "Thanks 🇵🇰 🇶🇦 👍🏽 !"},
        {"They cited resolution No. 2231 again.", "They cited resolution No. 2231 again ."},
        {"No. They left.", "No . | They left ."},
        {"Call 713-853-1234 on 9/11.", "Call 713-853-1234 on 9/11 ."},
        {"Heading\n\nThe text begins.", "Heading | The text begins ."},
        {"He met the P.M. of the U.K. yesterday.", "He met the P.M. of the U.K. yesterday ."},
        {"Al-Sharaa flew in.", "Al - Sharaa flew in ."},
        {"Talks end at 5 p.m. Tuesday. Gen. Ann Cole left.",
         "Talks end at 5 p.m. Tuesday . | Gen. Ann Cole left ."},
        {"• Iran sent aid\n• Iraq sent troops", "• Iran sent aid | • Iraq sent troops"},
        {"- Iran sent aid\n- Iraq sent troops", "- Iran sent aid | - Iraq sent troops"},
        {"The council voted.He left.", "The council voted . | He left ."},
        {"They stopped.”The council voted.", "They stopped . ” | The council voted ."},
        {"Vice President JD Cole left.", "Vice President JD Cole left ."},
        {"He met P. V. Rao, a.k.a. Rao.", "He met P. V. Rao , a.k.a. Rao ."},
        {"UN-backed troops, un-armed", "UN - backed troops , un-armed"},
        {"Its the end of its war.", "It+s the end of its war ."},
        {"", ""},
        {" \n\t ", ""},
    };
    struct buf out = {0};
    struct arena arena;
    struct doc doc;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        arena_reset(&arena);
        read_text(&doc, &arena, slice_of(cases[i].text), STAGE_TOKEN);
        assert_string_equal(shown(&doc, &out), cases[i].words);
    }
    arena_fini(&arena);
    buf_fini(&out);
}

static void
lemmas_follow_the_tags(void **state)
{
    (void)state;
    struct arena arena;
    struct doc doc;
    arena_init(&arena);
    read_text(&doc, &arena, slice_of("The ministers met and were going to cancel visits."),
              STAGE_LEMMA);
    static const char *const lemmas[] = {"the", "minister", "meet",   "and",   "be",
                                         "go",  "to",       "cancel", "visit", "."};
    assert_int_equal(doc.token_count, 10);
    for (int32_t t = 0; t < 10; t++) assert_true(slice_is(doc.tokens[t].lemma, lemmas[t]));
    arena_fini(&arena);
}

/* A hyphen at the end is no part of a name, "New" is. */
static void
names_are_whole(void **state)
{
    (void)state;
    static const char text[] = "Fighting went on along the India-Bangladesh border. "
                               "The envoy returned to New York.";
    struct arena arena;
    struct doc doc;
    arena_init(&arena);
    read_text(&doc, &arena, slice_of(text), STAGE_NAME);
    static const int counts[] = {1, 1, 2};
    assert_true(doc.name_count >= 3);
    for (int n = 0; n < 3; n++)
        assert_int_equal(doc.names[doc.name_count - 3 + n].count, counts[n]);
    arena_fini(&arena);
}

/* Every offset lies in the text, words are in order, each sentence is one tree. */
static void
check_document(const struct doc *doc)
{
    uint32_t at = 0;
    for (int32_t t = 0; t < doc->token_count; t++) {
        const struct span span = doc->tokens[t].span;
        assert_true(span.start >= at && span.end > span.start && span.end <= doc->text.len);
        at = span.end;
    }
    for (int32_t s = 0; s < doc->sentence_count; s++) {
        const struct sentence *sentence = &doc->sentences[s];
        int32_t roots = 0, end = sentence->first_token + sentence->token_count;
        for (int32_t t = sentence->first_token; t < end; t++) {
            int32_t head = doc->tokens[t].head;
            roots += head == NONE;
            assert_true(head == NONE || (head >= sentence->first_token && head < end && head != t));
        }
        assert_int_equal(roots, sentence->token_count > 0);
    }
}

static double
seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* A text of `size` bytes out of repetitions takes at most so much longer than a tenth of it. */
static void
is_linear(const char *piece, size_t size, enum stage last)
{
    double took[2];
    for (int big = 0; big < 2; big++) {
        struct buf text = {0};
        struct arena arena;
        struct doc doc;
        arena_init(&arena);
        while (text.len < (big ? size : size / 10)) buf_puts(&text, piece);
        double start = seconds();
        read_text(&doc, &arena, buf_slice(&text), last);
        took[big] = seconds() - start;
        if (last == STAGE_NAME) check_document(&doc);
        arena_fini(&arena);
        buf_fini(&text);
    }
    assert_true(took[1] < 40 * took[0] + 0.5);
}

static void
hostile_texts_take_linear_time(void **state)
{
    (void)state;
    static const char *const pieces[] = {"a-",       "7-", "'", "A. ", "s' ", "\xF0\x9F\x87\xB5",
                                         "\xCC\x81", ".",  "@", "1/",  "a.",  "::"};
    is_linear("(", 100000, STAGE_NAME);
    is_linear("one sentence ", 1000000, STAGE_TOKEN);
    is_linear("a", 1000000, STAGE_NAME);
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        is_linear(pieces[i], 300000, STAGE_TOKEN);
        is_linear(pieces[i], 5000, STAGE_NAME);
    }
}

/* One sentence of 1 MB, all the way. */
static void
a_sentence_of_a_megabyte_is_a_tree(void **state)
{
    (void)state;
    is_linear("incomprehensibility and ", 1000000, STAGE_NAME);
}

static void
conllu_comes_back_as_it_was(void **state)
{
    (void)state;
    struct arena first, second;
    struct doc doc, again;
    struct fail why = {0};
    bool tagged;
    char *text = NULL;
    size_t size = 0;
    arena_init(&first);
    arena_init(&second);
    read_text(&doc, &first, slice_of("Dar's visit won't last.\n\nHe flew to Doha."), STAGE_PARSE);
    FILE *out = open_memstream(&text, &size);
    conllu_print(&doc, out);
    fclose(out);
    again = (struct doc){.arena = &second};
    assert_int_equal(conllu_read(&again, (struct slice){text, size}, &tagged, &why), 0);
    assert_true(tagged);
    assert_int_equal(again.token_count, doc.token_count);
    assert_int_equal(again.block_count, 2);
    for (int32_t t = 0; t < doc.token_count; t++) {
        assert_true(slice_equal(token_form(&doc, t), token_form(&again, t)));
        assert_int_equal(doc.tokens[t].head, again.tokens[t].head);
        assert_int_equal(doc.tokens[t].feats, again.tokens[t].feats);
        assert_int_equal(doc.tokens[t].mwt, again.tokens[t].mwt);
    }
    free(text);
    arena_fini(&first);
    arena_fini(&second);
}

static void
bad_conllu_is_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "1\tone\n",
        "1\ta\t_\t_\t_\t_\t1\troot\t_\t_\n\n",
        "1\ta\t_\t_\t_\t_\t2\tdep\t_\t_\n2\tb\t_\t_\t_\t_\t1\tdep\t_\t_\n\n",
        "1\ta\t_\t_\t_\t_\t7\tdep\t_\t_\n\n",
        "2\ta\t_\t_\t_\t_\t0\troot\t_\t_\n\n",
        "x\ta\t_\t_\t_\t_\t0\troot\t_\t_\n\n",
        "1-99\tab\t_\t_\t_\t_\t_\t_\t_\t_\n\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct arena arena;
        struct fail why = {0};
        bool tagged;
        arena_init(&arena);
        struct doc doc = {.arena = &arena};
        assert_int_equal(conllu_read(&doc, slice_of(texts[i]), &tagged, &why), -1);
        assert_int_equal(why.kind, FAIL_SKIP);
        assert_non_null(strstr(why.text, "line"));
        arena_fini(&arena);
    }
}

/* The best tree by trying all of them. */
static float
best_by_trying(const float *score, int stride, int n)
{
    int head[8] = {0};
    float best = -1e30f;
    for (;;) {
        int roots = 0, bad = 0;
        float sum = 0;
        for (int i = 0; i < n; i++) {
            int steps = 0, at = i + 1;
            while (at && steps <= n) at = head[at - 1], steps++;
            bad |= at != 0;
            roots += head[i] == 0;
            sum += score[i * stride + head[i]];
        }
        if (!bad && roots == 1 && sum > best) best = sum;
        int i = 0;
        while (i < n && ++head[i] > n) head[i++] = 0;
        if (i == n) return best;
    }
}

static void
trees_are_trees_and_near_the_best(void **state)
{
    (void)state;
    struct arena arena;
    int best = 0, runs = 300;
    arena_init(&arena);
    srand(7);
    for (int r = 0; r < runs; r++) {
        int n = 1 + rand() % 5, head[8], roots = 0;
        float score[8 * 16], sum = 0;
        for (int i = 0; i < 8 * 16; i++) score[i] = (float)(rand() % 1000) / 100;
        for (int i = 0; i < n; i++) score[i * 16 + i + 1] = -1e9f;
        tree_best(score, 16, n, head, &arena);
        for (int i = 0; i < n; i++) {
            int steps = 0, at = i + 1;
            while (at && steps <= n) at = head[at - 1], steps++;
            assert_int_equal(at, 0);
            roots += head[i] == 0;
            sum += score[i * 16 + head[i]];
        }
        assert_int_equal(roots, 1);
        best += sum >= best_by_trying(score, 16, n) - 1e-3f;
    }
    assert_true(best > runs * 8 / 10); /* the root is chosen first: not always the very best */
    arena_fini(&arena);
}

static void
fast_products_are_right(void **state)
{
    (void)state;
    enum { M = 13, K = 32, N = 48 };
    static float a[M * K], b[K * N], c[M * N], panels[K * N], scales[N], a_scale[M], d[M * N];
    static uint8_t bytes_a[M * K];
    static int8_t bytes_b[K * N];
    static int32_t zeros[N];
    srand(3);
    for (int i = 0; i < M * K; i++) a[i] = (float)(rand() % 2000 - 1000) / 1000;
    for (int i = 0; i < K * N; i++) b[i] = (float)(rand() % 2000 - 1000) / 1000;
    matrix_pack(b, K, N, panels);
    matrix_multiply(c, N, a, K, panels, M, K, N, false);
    bytes_pack(b, K, N, bytes_b, scales, zeros);
    for (int i = 0; i < M; i++) a_scale[i] = bytes_of(a + i * K, K, bytes_a + i * K);
    bytes_multiply(d, N, bytes_a, K, a_scale, &(struct bytes){bytes_b, scales, zeros}, NULL, M, K,
                   N);
    for (int i = 0; i < M; i++)
        for (int j = 0; j < N; j++) {
            double sum = 0;
            for (int k = 0; k < K; k++) sum += (double)a[i * K + k] * b[k * N + j];
            assert_true(fabs(sum - c[i * N + j]) < 1e-4);
            assert_true(fabs(sum - d[i * N + j]) < 0.15);
        }
}

static void
functions_of_vectors_are_right(void **state)
{
    (void)state;
    float x[16], y[16];
    for (int i = 0; i < 16; i++) x[i] = y[i] = (float)(i - 8) * 1.3f;
    vector_tanh(y, 16);
    for (int i = 0; i < 16; i++) assert_true(fabs(y[i] - tanh(x[i])) < 1e-5);
    assert_int_equal(vector_best(x, 16), 15);
    x[3] = x[11] = 99;
    assert_int_equal(vector_best(x, 16), 3);
    assert_int_equal(vector_best(x, 13), 3);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_cut_as_the_treebanks_do),
        cmocka_unit_test(lemmas_follow_the_tags),
        cmocka_unit_test(names_are_whole),
        cmocka_unit_test(hostile_texts_take_linear_time),
        cmocka_unit_test(a_sentence_of_a_megabyte_is_a_tree),
        cmocka_unit_test(conllu_comes_back_as_it_was),
        cmocka_unit_test(bad_conllu_is_refused),
        cmocka_unit_test(trees_are_trees_and_near_the_best),
        cmocka_unit_test(fast_products_are_right),
        cmocka_unit_test(functions_of_vectors_are_right),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
