/* record.c: records survive JSON and Avro; schemas and tables agree; garbage is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "base/file.h"
#include "record/article.h"
#include "record/event.h"
#include "record/json.h"
#include "record/schema.h"
#include "record/wire.h"
#include "tests/unit/random_record.h"

static const struct record_type *const types[] = {&article_type, &mention_type, &event_type};
static const char *const names[] = {"article", "mention", "event"};

enum { TYPE_COUNT = 3, ROUNDS = 200 };

static struct wire *
open_wire(const struct record_type *type)
{
    struct fail why = {0};
    struct wire_options options = {.type = type};
    struct wire *wire = wire_new(&options, &why);
    if (!wire) print_error("%s\n", why.text);
    assert_non_null(wire);
    return wire;
}

static void
round_trip(const struct record_type *type, enum framing framing)
{
    struct arena arena;
    struct buf bytes = {0};
    struct wire *wire = open_wire(type);
    uint64_t state = 1;
    arena_init(&arena);
    for (int round = 0; round < ROUNDS; round++) {
        struct fail why = {0};
        arena_reset(&arena);
        buf_reset(&bytes);
        void *record = arena_zalloc(&arena, type->size), *back = arena_zalloc(&arena, type->size);
        random_fill(type, record, &state, &arena);
        assert_int_equal(wire_put(wire, framing, record, &bytes, &why), 0);
        if (wire_get(wire, buf_slice(&bytes), &arena, back, &why)) fail_msg("%s", why.text);
        assert_true(record_equal(type, record, back));
    }
    wire_free(wire);
    buf_fini(&bytes);
    arena_fini(&arena);
}

static void
test_round_trips(void **unused)
{
    (void)unused;
    for (int i = 0; i < TYPE_COUNT; i++) {
        round_trip(types[i], FRAMING_SINGLE_OBJECT);
        round_trip(types[i], FRAMING_JSON);
    }
}

/* The files of schemas/ are what the tables make (`demarche validate --schema`). */
static void
test_schema_files(void **unused)
{
    (void)unused;
    for (int i = 0; i < TYPE_COUNT; i++) {
        struct arena arena;
        struct slice file;
        struct buf made = {0};
        struct fail why = {0};
        arena_init(&arena);
        if (file_read(&arena, arena_printf(&arena, "schemas/%s.avsc", names[i]), 1 << 20, &file,
                      &why))
            fail_msg("%s", why.text);
        schema_put(types[i], &made);
        if (!slice_equal(file, buf_slice(&made)))
            fail_msg("schemas/%s.avsc is not what the table makes", names[i]);
        buf_fini(&made);
        arena_fini(&arena);
    }
}

/* Values of the specification and of other implementations. */
static void
test_fingerprints(void **unused)
{
    (void)unused;
    static const struct {
        const char *schema, *canonical;
        uint64_t crc;
    } cases[] = {
        {"\"null\"", "\"null\"", 7195948357588979594u},
        {"{\"type\": \"int\"}", "\"int\"", 8247732601305521295u},
        {"{\"namespace\":\"a.b\",\"doc\":\"x\",\"type\":\"record\",\"name\":\"R\",\"fields\":[{"
         "\"default\":1,"
         "\"name\":\"f\",\"type\":{\"logicalType\":\"timestamp-millis\",\"type\":\"long\"}},{"
         "\"name\":\"g\","
         "\"type\":[\"null\",{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\",\"B\"]}]},"
         "{\"type\":\"E\",\"name\":\"h\"}]}",
         "{\"name\":\"a.b.R\",\"type\":\"record\",\"fields\":[{\"name\":\"f\",\"type\":\"long\"},{"
         "\"name\":"
         "\"g\",\"type\":[\"null\",{\"name\":\"a.b.E\",\"type\":\"enum\",\"symbols\":[\"A\",\"B\"]}"
         "]},"
         "{\"name\":\"h\",\"type\":\"a.b.E\"}]}",
         0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf out = {0};
        struct fail why = {0};
        assert_int_equal(schema_canonical(slice_of(cases[i].schema), &out, &why), 0);
        assert_string_equal(out.at, cases[i].canonical);
        if (cases[i].crc) assert_true(schema_crc(buf_slice(&out)) == cases[i].crc);
        buf_fini(&out);
    }
}

/* Bytes changed at random are read or refused, and never more than that. */
static void
mutate(const struct record_type *type)
{
    struct arena arena;
    struct buf bytes = {0};
    struct wire *wire = open_wire(type);
    uint64_t state = 7;
    int refused = 0;
    arena_init(&arena);
    for (int round = 0; round < 4000; round++) {
        struct fail why = {0};
        arena_reset(&arena);
        buf_reset(&bytes);
        void *record = arena_zalloc(&arena, type->size);
        random_fill(type, record, &state, &arena);
        wire_put(wire, round % 4 ? FRAMING_SINGLE_OBJECT : FRAMING_JSON, record, &bytes, &why);
        int changes = 1 + (int)(random_next(&state) % 4);
        for (int i = 0; i < changes; i++)
            bytes.at[10 + random_next(&state) % (bytes.len - 10)] = (char)random_next(&state);
        if (random_next(&state) % 8 == 0) bytes.len -= random_next(&state) % (bytes.len - 10);
        if (wire_get(wire, buf_slice(&bytes), &arena, record, &why)) {
            assert_int_equal(why.kind, FAIL_SKIP);
            refused++;
        }
        assert_true(arena.used < (16 << 20));
    }
    assert_true(refused > 1000);
    wire_free(wire);
    buf_fini(&bytes);
    arena_fini(&arena);
}

static void
test_mutations(void **unused)
{
    (void)unused;
    for (int i = 0; i < TYPE_COUNT; i++) mutate(types[i]);
}

/* Each is refused, and says why. `avro`: put after the single-object head of Article. */
static void
test_garbage(void **unused)
{
    (void)unused;
    static const struct {
        const char *bytes;
        size_t len;
        bool avro;
        const char *reason;
    } cases[] = {
        {"", 0, false, "no value"},
        {"hello", 5, false, "neither"},
        {"\0\0\0\0\1\2", 6, false, "no schema registry"},
        {"\xC3\x01\1\2\3\4\5\6\7\7xyz", 13, false, "unknown schema"},
        {"{\"article_id\":", 14, false, "no JSON"},
        {"{\"article_id\":\"a\"}", 18, false, "body: is missing"},
        {"{\"body\":\"a\",\"published\":\"2026-02-30\"}", 37, false,
         "published: '2026-02-30' is no day"},
        {"{\"body\":\"\xff\"}", 12, false, "no JSON"},
        {"", 0, true, "a number is cut off"},
        {"\x80\x80\x80\x80\x10", 5, true, "a length is more than what is left"},
        {"\x03", 1, true, "a length is more than what is left"},
        {"\xff\xff\xff\xff\xff\xff\xff\xff\xff\x7f", 10, true, "a number is too long"},
        {"\x00\x08", 2, true, "there is no such branch"},
        {"\x02\xff\x00\x00\x00\x02\x62\x00\x00\x00\x00\x00\x00", 13, true, "no UTF-8"},
        {"\x02\x61\x00\x00\x00\x02\x62\x00\x00\x00\x00\x00\x00\x00", 14, true,
         "bytes are left over"},
    };
    struct arena arena;
    struct wire *wire = open_wire(&article_type);
    struct buf head = {0};
    struct article article = {.article_id = slice_of("a"), .body = slice_of("b")};
    wire_put(wire, FRAMING_SINGLE_OBJECT, &article, &head, NULL);
    arena_init(&arena);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fail why = {0};
        struct buf bytes = {0};
        if (cases[i].avro) buf_put(&bytes, head.at, 10);
        buf_put(&bytes, cases[i].bytes, cases[i].len);
        assert_int_equal(wire_get(wire, buf_slice(&bytes), &arena, &article, &why), -1);
        assert_int_equal(why.kind, FAIL_SKIP);
        if (!strstr(why.text, cases[i].reason)) fail_msg("%zu: %s", i, why.text);
        buf_fini(&bytes);
    }
    buf_fini(&head);
    wire_free(wire);
    arena_fini(&arena);
}

static void
test_json_names(void **unused)
{
    (void)unused;
    struct arena arena;
    struct article article;
    struct fail why = {0};
    struct buf out = {0};
    arena_init(&arena);
    struct slice line = slice_of(
        "{\"id\":\"x\",\"text\":\"B\",\"later\":{\"a\":[]},\"published\":null}");
    assert_int_equal(json_get(&article_type, line, article_aliases, &arena, &article, &why), 0);
    json_put(&article_type, &article, &out);
    assert_string_equal(
        out.at, "{\"article_id\":\"x\",\"url\":null,\"outlet\":null,\"title\":null,\"body\":\"B\","
                "\"country\":null,\"published\":null,\"published_at\":null,\"language\":null,"
                "\"fetched_at\":null,\"content_hash\":null}");
    buf_fini(&out);
    arena_fini(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trips),  cmocka_unit_test(test_schema_files),
        cmocka_unit_test(test_fingerprints), cmocka_unit_test(test_mutations),
        cmocka_unit_test(test_garbage),      cmocka_unit_test(test_json_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
