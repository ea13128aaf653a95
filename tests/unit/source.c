/* source.c: text files and JSON lines as articles: tests/data/source and expected.txt in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/lines.h"
#include "record/id.h"
#include "record/source_text.h"

#define FOLDER "tests/data/source"

static void
put_escaped(struct buf *out, struct slice text)
{
    for (size_t i = 0; i < text.len; i++) buf_putc(out, text.at[i] == '\n' ? '~' : text.at[i]);
}

/* What a file gives, as a line of expected.txt. */
static void
describe(struct arena *arena, const char *name, struct buf *out)
{
    struct fail why = {0};
    struct source_text source;
    struct source_options options = {.published = day_from(2026, 1, 1), .most = 4000};
    const char *path = arena_printf(arena, FOLDER "/%s", name);
    buf_reset(out);
    if (source_text_read(arena, path, FOLDER, &options, &source, &why)) {
        assert_int_equal(why.kind, FAIL_SKIP);
        assert_memory_equal(why.text, path, strlen(path)); /* the name comes first */
        buf_printf(out, "%s | refused | %s", name, why.text + strlen(path) + 2);
        return;
    }
    buf_printf(out, "%s | %.*s | %s | ", name, SLICE_ARGS(source.article.published),
               published_from_name(source.from));
    put_escaped(out, source.article.title.at ? source.article.title : SLICE_LITERAL(""));
    buf_puts(out, " | ");
    put_escaped(out, source.article.body);
    assert_int_equal(source.article.article_id.len, strlen(name) - 4);
    assert_memory_equal(source.article.article_id.at, name, strlen(name) - 4);
}

struct visiting {
    struct lines lines;
    struct arena arena;
    int count;
};

static int
visit(void *ctx, const char *path, const char *folder, struct fail *why)
{
    (void)why;
    struct visiting *visiting = ctx;
    struct buf out = {0};
    const char *name = strrchr(path, '/') + 1;
    if (strcmp(name, "expected.txt") == 0) return 0;
    assert_string_equal(folder, FOLDER);
    describe(&visiting->arena, name, &out);
    assert_true(lines_next(&visiting->lines));
    if (!slice_equal(slice_trim(buf_slice(&out)), visiting->lines.line)) fail_msg("%s", out.at);
    visiting->count++;
    buf_fini(&out);
    return 0;
}

static void
test_files(void **unused)
{
    (void)unused;
    struct visiting visiting = {.count = 0};
    struct slice text;
    struct fail why = {0};
    arena_init(&visiting.arena);
    assert_int_equal(file_read(&visiting.arena, FOLDER "/expected.txt", 1 << 20, &text, &why), 0);
    lines_init(&visiting.lines, "expected.txt", text);
    assert_int_equal(source_walk(FOLDER, visit, &visiting, &why), 0);
    assert_false(lines_next(&visiting.lines));
    assert_true(visiting.count > 10);
    arena_fini(&visiting.arena);
}

static void
test_date_lines(void **unused)
{
    (void)unused;
    static const struct {
        const char *line, *day;
    } cases[] = {
        {"Updated 15 July 2025", "2025-07-15"},
        {"  Last updated: Tuesday, July 15, 2025 at 9:30 pm GMT", "2025-07-15"},
        {"2025-07-15T08:00:00Z", "2025-07-15"},
        {"Published on 1st Sept. 2024", "2024-09-01"},
        {"The talks of 15 July 2025", NULL},
        {"15 July", NULL},
        {"", NULL},
        {"ISLAMABAD, July 15, 2025", "2025-07-15"},
        {"XYZ 22 Apr 2021", "2021-04-22"},
        {"Quito, 21 May 1999 (XYZ) - The envoys met again, this time without their deputies, at "
         "noon",
         "1999-05-21"},
        {"The envoys met in Quito on 21 May 1999 - nobody has heard of them since, and no one will",
         NULL},
        {"Talks after 21 May 1999", NULL},
        {"31 June 2025", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        day_t strict = source_date_line(slice_of(cases[i].line), false);
        day_t day = strict != DAY_NONE ? strict : source_date_line(slice_of(cases[i].line), true);
        day_t wanted = cases[i].day ? day_parse(slice_of(cases[i].day)) : DAY_NONE;
        if (day != wanted) fail_msg("%s", cases[i].line);
    }
}

static void
test_json_lines(void **unused)
{
    (void)unused;
    static const struct {
        const char *line, *id, *published, *reason;
    } cases[] = {
        {"{\"id\":\"a\",\"text\":\"B\",\"published\":\"2026-03-04\"}", "a", "2026-03-04", NULL},
        {"{\"url\":\"https://e.org/1\",\"body\":\"B\",\"published_at\":1772607600000}",
         "https://e.org/1", "2026-03-04", NULL},
        {"{\"body\":\"B  C\"}", "a hash", "2026-01-01", NULL},
        {"{\"id\":1,\"text\":\"B\"}", NULL, NULL, "article_id: is no text"},
        {"{\"id\":\"a\"}", NULL, NULL, "body: is missing"},
        {"{\"id\":\"a\",\"text\":\" \"}", NULL, NULL, "body: is empty"},
        {"{\"id\":\"a\",\"text\":\"B\",\"country\":\"Malta\"}", NULL, NULL,
         "country: 'Malta' is no"},
        {"[1]", NULL, NULL, "no JSON object"},
        {"{\"id\":\"a\",\"id\":\"b\",\"text\":\"B\"}", NULL, NULL, "duplicate"},
    };
    struct source_options options = {.published = day_from(2026, 1, 1)};
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fail why = {0};
        struct source_text source;
        int bad = source_json_parse(&arena, slice_of(cases[i].line), &options, &source, &why);
        assert_int_equal(bad, cases[i].reason ? -1 : 0);
        if (cases[i].reason && !strstr(why.text, cases[i].reason)) fail_msg("%s", why.text);
        if (cases[i].reason) continue;
        bool hash = strcmp(cases[i].id, "a hash") == 0;
        assert_true(hash ? slice_starts(source.article.article_id, "sha256:")
                         : slice_is(source.article.article_id, cases[i].id));
        assert_true(slice_is(source.article.published, cases[i].published));
    }
    arena_fini(&arena);
}

/* One story with other white space has one hash; another has another. */
static void
test_ids(void **unused)
{
    (void)unused;
    struct arena arena;
    arena_init(&arena);
    struct slice a = article_hash(slice_of("Two  met.\n\nThey\xC2\xA0spoke. "), &arena);
    assert_true(slice_equal(a, article_hash(slice_of("\tTwo met. They spoke."), &arena)));
    assert_false(slice_equal(a, article_hash(slice_of("Two met. They spok."), &arena)));
    assert_true(slice_is(article_hash(slice_of("abc"), &arena),
                         "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    static const struct {
        const char *actors[2], *recipients[2], *pair;
    } cases[] = {
        {{"RUS", NULL}, {"PAK", NULL}, "PAK/RUS"}, {{NULL, NULL}, {"UKR", NULL}, "-/UKR"},
        {{"UKR", NULL}, {NULL, NULL}, "-/UKR"},    {{"RUS", "PAK"}, {NULL, NULL}, "PAK/RUS"},
        {{"EU", "EU"}, {NULL, NULL}, "-/EU"},      {{"PAK", NULL}, {"PAK", NULL}, "PAK/PAK"},
        {{NULL, NULL}, {NULL, NULL}, "-/-"},       {{"EU", "FRA"}, {"CHN", NULL}, "CHN/EU"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct mention mention;
        struct mention_actor sides[2][2] = {{{.start = 0}}};
        record_init(&mention_type, &mention);
        mention.actors.at = sides[0];
        mention.recipients.at = sides[1];
        for (int n = 0; n < 2; n++) {
            if (cases[i].actors[n])
                sides[0][mention.actors.count++].party = slice_of(cases[i].actors[n]);
            if (cases[i].recipients[n])
                sides[1][mention.recipients.count++].party = slice_of(cases[i].recipients[n]);
        }
        assert_true(slice_is(mention_pair(&mention, &arena), cases[i].pair));
    }
    arena_fini(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_date_lines),
        cmocka_unit_test(test_json_lines),
        cmocka_unit_test(test_ids),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
