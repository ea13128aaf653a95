/* files.c: what is written into files: CSV rows, container files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>

#include <avro.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "record/container.h"
#include "record/csv.h"
#include "record/json.h"
#include "record/path.h"
#include "tests/unit/random_record.h"

static struct mention *
read_sample(struct arena *arena)
{
    struct slice json;
    struct fail why = {0};
    struct mention *mention = ARENA_NEW(arena, struct mention);
    if (file_read(arena, "tests/data/records/v1-mention.json", 1 << 20, &json, &why) ||
        json_get(&mention_type, slice_trim(json), NULL, arena, mention, &why))
        fail_msg("%s", why.text);
    return mention;
}

static void
test_paths(void **unused)
{
    (void)unused;
    static const struct {
        const char *path, *text;
    } cases[] = {
        {"cameo", "042"},
        {"date.start", "2026-03-03"},
        {"plover.contexts", "diplomatic|economic"},
        {"actors.party", "NOR"},
        {"others.name", ""},
        {"place.admin1", ""},
        {"place.lat", "35.89972"},
        {"occasion.edition", "4"},
        {"reciprocal", "true"},
        {"nothing", NULL},
        {"date", NULL},
        {"cameo.x", NULL},
    };
    struct arena arena;
    arena_init(&arena);
    struct mention *mention = read_sample(&arena);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf out = {0};
        buf_puts(&out, "");
        int result = path_put(&mention_type, mention, cases[i].path, "|", &out);
        assert_int_equal(result, cases[i].text ? 0 : -1);
        assert_string_equal(out.at, cases[i].text ? cases[i].text : "");
        buf_fini(&out);
    }
    arena_fini(&arena);
}

/* The cells of the next row of a CSV text; the rest is left in *text. */
static int
read_row(struct slice *text, struct buf *cells, int most)
{
    int count = 0;
    bool quoted = false;
    buf_reset(&cells[0]);
    while (text->len) {
        char c = *text->at++;
        text->len--;
        if (quoted && c == '"' && text->len && *text->at == '"') {
            buf_putc(&cells[count], '"');
            text->at++, text->len--;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && (c == ',' || c == '\n')) {
            if (++count == most || c == '\n') return count;
            buf_reset(&cells[count]);
        } else {
            buf_putc(&cells[count], c);
        }
    }
    return count;
}

/* Every row has as many cells as the header, and the texts come back as they were. */
static void
test_csv(void **unused)
{
    (void)unused;
    enum { MOST = 100 };
    struct arena arena;
    struct buf out = {0}, cells[MOST] = {{0}}, wanted = {0};
    uint64_t state = 3;
    arena_init(&arena);
    csv_put_header(&out);
    struct slice text = buf_slice(&out);
    int columns = read_row(&text, cells, MOST), sentence = -1;
    for (int i = 0; i < columns; i++)
        if (slice_is(buf_slice(&cells[i]), "sentence")) sentence = i;
    assert_int_not_equal(sentence, -1);
    for (int round = 0; round < 200; round++) {
        struct mention mention;
        random_fill(&mention_type, &mention, &state, &arena);
        buf_reset(&out);
        csv_put(&mention, &out);
        text = buf_slice(&out);
        assert_int_equal(read_row(&text, cells, MOST), columns);
        assert_int_equal(text.len, 0);
        buf_reset(&wanted);
        path_put(&mention_type, &mention, "evidence.sentence", "", &wanted);
        assert_true(slice_equal(buf_slice(&wanted), buf_slice(&cells[sentence])));
    }
    for (int i = 0; i < MOST; i++) buf_fini(&cells[i]);
    buf_fini(&out);
    buf_fini(&wanted);
    arena_fini(&arena);
}

/* Avro C's own reader finds every record. */
static void
read_back(const char *path, const char *codec)
{
    struct arena arena;
    struct buf out = {0};
    struct fail why = {0};
    enum { RECORDS = 500 };
    arena_init(&arena);
    struct mention *mention = read_sample(&arena);
    struct container *container = container_new(&mention_type, codec, &out, &why);
    assert_non_null(container);
    for (int i = 0; i < RECORDS; i++) {
        mention->quad_class = i;
        assert_int_equal(container_put(container, mention, &out, &why), 0);
    }
    assert_int_equal(container_flush(container, &out, &why), 0);
    container_free(container);
    FILE *file = fopen(path, "w");
    fwrite(out.at, 1, out.len, file);
    fclose(file);
    avro_file_reader_t reader;
    avro_value_t value, member;
    assert_int_equal(avro_file_reader(path, &reader), 0);
    avro_schema_t schema = avro_file_reader_get_writer_schema(reader);
    avro_value_iface_t *iface = avro_generic_class_from_schema(schema);
    avro_generic_value_new(iface, &value);
    int count = 0, quad = 0;
    for (; avro_file_reader_read_value(reader, &value) == 0; count++) {
        avro_value_get_by_name(&value, "quad_class", &member, NULL);
        avro_value_get_int(&member, &quad);
        assert_int_equal(quad, count);
        avro_value_reset(&value);
    }
    assert_int_equal(count, RECORDS);
    avro_value_decref(&value);
    avro_value_iface_decref(iface);
    avro_schema_decref(schema);
    avro_file_reader_close(reader);
    buf_fini(&out);
    arena_fini(&arena);
}

static void
test_container(void **unused)
{
    (void)unused;
    char path[] = "/tmp/demarche-container-XXXXXX";
    int fd = mkstemp(path);
    read_back(path, "null");
    read_back(path, "deflate");
    close(fd);
    unlink(path);
    struct fail why = {0};
    struct buf out = {0};
    assert_null(container_new(&mention_type, "lzma", &out, &why));
    assert_int_equal(why.kind, FAIL_STOP);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_paths),
        cmocka_unit_test(test_csv),
        cmocka_unit_test(test_container),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
