/* versions.c: the bytes of every version are read by the newest code. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "base/file.h"
#include "record/article.h"
#include "record/event.h"
#include "record/json.h"
#include "record/wire.h"

static const struct {
    const char *version, *name;
    const struct record_type *type;
} cases[] = {
    {"v1", "article", &article_type},
    {"v1", "mention", &mention_type},
    {"v1", "event", &event_type},
};

static struct slice
read_data(struct arena *arena, const char *version, const char *name, const char *ending)
{
    struct slice bytes;
    struct fail why = {0};
    const char *path = arena_printf(arena, "tests/data/records/%s-%s.%s", version, name, ending);
    if (file_read(arena, path, 1 << 20, &bytes, &why)) fail_msg("%s", why.text);
    return bytes;
}

/* The .bin files were written by another implementation of Avro (tests/tools/record_bytes.py). */
static void
test_versions(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena;
        struct fail why = {0};
        struct wire_options options = {.type = cases[i].type};
        struct buf text = {0};
        arena_init(&arena);
        struct slice bytes = read_data(&arena, cases[i].version, cases[i].name, "bin");
        struct slice json = slice_trim(read_data(&arena, cases[i].version, cases[i].name, "json"));
        struct wire *wire = wire_new(&options, &why);
        void *a = arena_zalloc(&arena, cases[i].type->size);
        void *b = arena_zalloc(&arena, cases[i].type->size);
        if (wire_get(wire, bytes, &arena, a, &why) || wire_get(wire, json, &arena, b, &why))
            fail_msg("%s", why.text);
        assert_true(record_equal(cases[i].type, a, b));
        assert_int_equal(wire_put(wire, FRAMING_SINGLE_OBJECT, a, &text, &why), 0);
        if (memcmp(text.at, bytes.at, 10) == 0) { /* the newest schema: written the same too */
            assert_int_equal(text.len, bytes.len);
            assert_memory_equal(text.at, bytes.at, bytes.len);
            buf_reset(&text);
            json_put(cases[i].type, a, &text);
            assert_memory_equal(text.at, json.at, json.len);
        }
        buf_fini(&text);
        wire_free(wire);
        arena_fini(&arena);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_versions)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
