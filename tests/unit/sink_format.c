/* sink_format.c: each format of the sink's files is read back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "base/file.h"
#include "record/json.h"
#include "sink/format.h"

enum { MENTIONS = 3 };

/* The file that a format makes of the sample, told MENTIONS times, the second a mere "might". */
static void
write_file(struct arena *arena, const char *name, struct buf *out)
{
    struct slice json;
    struct fail why = {0};
    struct mention *mention = ARENA_NEW(arena, struct mention);
    if (file_read(arena, "tests/data/records/v1-mention.json", 1 << 20, &json, &why) ||
        json_get(&mention_type, slice_trim(json), NULL, arena, mention, &why))
        fail_msg("%s", why.text);
    struct formatter *formatter = formatter_new(format_find(name), out, &why);
    assert_non_null(formatter);
    for (int i = 0; i < MENTIONS; i++) {
        mention->status = slice_of(i == 1 ? "hypothetical" : "occurred");
        assert_int_equal(formatter_put(formatter, mention, out, &why), 0);
    }
    assert_int_equal(formatter_flush(formatter, out, &why), 0);
    formatter_free(formatter);
}

static int
count(struct slice text, char mark)
{
    int found = 0;
    for (size_t i = 0; i < text.len; i++) found += text.at[i] == mark;
    return found;
}

static void
test_formats(void **unused)
{
    (void)unused;
    static const struct {
        const char *format, *begin;
        int lines, tabs;
    } cases[] = {
        {"jsonl", "{\"mention_id\":\"00112233445566778899aabbccddeeff\"", 3, 0},
        {"csv", "mention_id,article_id,", 4, 0},
        {"plover", "{\"id\":\"00112233445566778899aabbccddeeff\"", 2, 0},
        {"gdelt", "2411339094602555\t20260303\t", 4, 4 * 60},
        {"gdelt-mentions", "2411339094602555\t20260304000000\t", 4, 4 * 15},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena;
        struct buf out = {0};
        arena_init(&arena);
        write_file(&arena, cases[i].format, &out);
        struct slice text = buf_slice(&out);
        if (!slice_starts(text, cases[i].begin)) fail_msg("%s: %.200s", cases[i].format, out.at);
        assert_int_equal(count(text, '\n'), cases[i].lines);
        assert_int_equal(count(text, '\t'), cases[i].tabs);
        buf_fini(&out);
        arena_fini(&arena);
    }
    assert_null(format_find("xml"));
    assert_string_equal(format_ending(format_find("gdelt")), "gdelt");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_formats)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
