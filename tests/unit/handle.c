/* handle.c: the pure function between the topics: the same bytes give the same messages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/buf.h"
#include "extract/extract.h"
#include "processor/handle.h"
#include "record/article.h"
#include "record/mention.h"
#include "record/wire.h"

static const char body[] =
    "MOSCOW: Indian Foreign Minister Asha Example met Russian President Vladimir Putin in Moscow "
    "on "
    "Monday.\n\nRussia condemned the United States on Tuesday. China will send aid to Nepal.";

struct messages {
    struct buf bytes;
    int count;
};

static int
collect(void *ctx, const char *topic, struct slice key, struct slice value, struct fail *why)
{
    (void)why;
    struct messages *messages = ctx;
    assert_string_equal(topic, "mentions");
    assert_true(memchr(key.at, '/', key.len) != NULL);
    buf_printf(&messages->bytes, "%zu %zu ", key.len, value.len);
    buf_put(&messages->bytes, key.at, key.len);
    buf_put(&messages->bytes, value.at, value.len);
    messages->count++;
    return 0;
}

static struct handle *
open_handle(const struct extract_model *model, const char *format)
{
    static struct handle_settings settings = {.mentions_topic = "mentions", .gate = true};
    struct fail why = {0};
    settings.format = format;
    struct handle *handle = handle_new(model, &settings, &why);
    if (!handle) fail_msg("%s", why.text);
    return handle;
}

static int
set_up(void **state)
{
    struct fail why = {0};
    const char *build = getenv("BUILD");
    struct buf folder = {0};
    buf_printf(&folder, "%s/dict", build ? build : "build");
    *state = extract_model_load(folder.at, &why);
    if (!*state) print_error("%s\n", why.text);
    buf_fini(&folder);
    return *state ? 0 : -1;
}

static int
tear_down(void **state)
{
    extract_model_free(*state);
    return 0;
}

static void
test_pure(void **state)
{
    struct fail why = {0};
    struct wire_options options = {.type = &article_type};
    struct wire *wire = wire_new(&options, &why);
    struct messages first = {.count = 0};
    struct article article;
    record_init(&article_type, &article);
    article.article_id = slice_of("a/1");
    article.title = slice_of("Minister meets president");
    article.body = slice_of(body);
    article.published = slice_of("2026-03-04");
    for (int round = 0; round < 4; round++) {
        struct buf bytes = {0};
        struct messages again = {.count = 0};
        struct handle *handle = open_handle(*state, "single-object");
        wire_put(wire, round % 2 ? FRAMING_JSON : FRAMING_SINGLE_OBJECT, &article, &bytes, &why);
        struct messages *messages = round ? &again : &first;
        buf_puts(&messages->bytes, "");
        if (handle_article(handle, SLICE_NONE, buf_slice(&bytes), collect, messages, &why))
            fail_msg("%s", why.text);
        if (round) assert_true(slice_equal(buf_slice(&first.bytes), buf_slice(&again.bytes)));
        handle_free(handle);
        buf_fini(&bytes);
        buf_fini(&again.bytes);
    }
    buf_fini(&first.bytes);
    wire_free(wire);
}

static void
test_refused(void **state)
{
    static const struct {
        struct slice value;
        const char *reason;
    } cases[] = {
        {{NULL, 0}, "null value"},
        {{"", 0}, "no value"},
        {{"garbage", 7}, "neither"},
        {SLICE_LITERAL("{\"body\":\"A.\"}"), "published: is missing"},
        {SLICE_LITERAL("{\"body\":\" \",\"published\":\"2026-03-04\"}"), "body: is empty"},
        {SLICE_LITERAL("\0\0\0\0\1abc"), "no schema registry"},
    };
    struct handle *handle = open_handle(*state, "json");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct messages messages = {.count = 0};
        struct fail why = {0};
        assert_int_equal(
            handle_article(handle, SLICE_NONE, cases[i].value, collect, &messages, &why), -1);
        assert_int_equal(why.kind, FAIL_SKIP);
        if (!strstr(why.text, cases[i].reason)) fail_msg("%s", why.text);
        assert_int_equal(messages.count, 0);
    }
    handle_free(handle);
}

static void
test_settings(void **state)
{
    struct fail why = {0};
    struct handle_settings settings = {.mentions_topic = "mentions", .format = "xml"};
    assert_null(handle_new(*state, &settings, &why));
    assert_int_equal(why.kind, FAIL_STOP);
    fail_clear(&why);
    settings.format = "confluent";
    assert_null(handle_new(*state, &settings, &why));
    assert_int_equal(why.kind, FAIL_STOP);
    fail_clear(&why);
    settings.registry_url = "http://127.0.0.1:1/";
    assert_null(handle_new(*state, &settings, &why));
    assert_int_equal(why.kind, FAIL_RETRY);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pure),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_settings),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
