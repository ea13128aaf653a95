/* exports.c: GDELT rows and PLOVER records are read back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <jansson.h>

#include "base/file.h"
#include "record/fold.h"
#include "record/gdelt.h"
#include "record/gdelt_actor.h"
#include "record/json.h"
#include "record/plover_json.h"
#include "tests/unit/random_record.h"

enum { EVENT_COLUMNS = 61, MENTION_COLUMNS = 16 };

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

/* Cuts the next row off; returns the number of its columns. */
static int
read_row(struct slice *text, struct slice *cells, int most)
{
    struct slice row, cell;
    int count = 0;
    assert_true(slice_next(text, '\n', &row));
    for (; count < most && slice_next(&row, '\t', &cell); count++) cells[count] = cell;
    return count;
}

static void
test_gdelt(void **unused)
{
    (void)unused;
    static const struct {
        int column;
        const char *visitor, *host;
    } cases[] = {
        {1, "20260303", "20260303"},
        {2, "202603", "202603"},
        {3, "2026", "2026"},
        {4, "2026.2548", "2026.2548"},
        {5, "NORGOV", "MLT"},
        {6, "KARI EXAMPLE", "MALTA"},
        {7, "NOR", "MLT"},
        {12, "GOV", ""},
        {15, "MLT", "NORGOV"},
        {17, "MLT", "NOR"},
        {22, "", "GOV"},
        {25, "1", "1"},
        {26, "042", "043"},
        {27, "042", "043"},
        {28, "04", "04"},
        {29, "1", "1"},
        {30, "1.9", "2.8"},
        {31, "1", "1"},
        {34, "", ""},
        {35, "0", "0"},
        {43, "0", "0"},
        {51, "4", "4"},
        {52, "Valletta, Malta", "Valletta, Malta"},
        {53, "MT", "MT"},
        {56, "35.8997", "35.8997"},
        {57, "14.5147", "14.5147"},
        {59, "20260304000000", "20260304000000"},
        {60, "https://example.org/harbour-7", "https://example.org/harbour-7"},
    };
    struct arena arena;
    struct buf out = {0};
    struct slice rows[2][EVENT_COLUMNS + 1];
    arena_init(&arena);
    gdelt_put_event(read_sample(&arena), &out);
    struct slice text = buf_slice(&out);
    assert_int_equal(read_row(&text, rows[0], EVENT_COLUMNS + 1), EVENT_COLUMNS);
    assert_int_equal(read_row(&text, rows[1], EVENT_COLUMNS + 1), EVENT_COLUMNS);
    assert_int_equal(text.len, 0);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (!slice_is(rows[0][cases[i].column], cases[i].visitor) ||
            !slice_is(rows[1][cases[i].column], cases[i].host))
            fail_msg("column %d: %.*s, %.*s", cases[i].column, SLICE_ARGS(rows[0][cases[i].column]),
                     SLICE_ARGS(rows[1][cases[i].column]));
    assert_false(slice_equal(rows[0][0], rows[1][0]));
    buf_fini(&out);
    arena_fini(&arena);
}

static void
test_gdelt_mentions(void **unused)
{
    (void)unused;
    struct arena arena;
    struct buf out = {0};
    struct slice row[MENTION_COLUMNS + 1];
    arena_init(&arena);
    gdelt_put_mention(read_sample(&arena), &out);
    struct slice text = buf_slice(&out);
    assert_int_equal(read_row(&text, row, MENTION_COLUMNS + 1), MENTION_COLUMNS);
    assert_true(slice_is(row[3], "1") && slice_is(row[4], "example.org"));
    assert_true(slice_is(row[6], "2") && slice_is(row[7], "4") && slice_is(row[8], "60"));
    assert_true(slice_is(row[9], "64") && slice_is(row[11], "81"));
    buf_fini(&out);
    arena_fini(&arena);
}

/* Whatever a record holds, a row has its columns. */
static void
test_gdelt_shape(void **unused)
{
    (void)unused;
    struct arena arena;
    uint64_t state = 11;
    arena_init(&arena);
    for (int round = 0; round < 300; round++) {
        struct mention mention;
        struct buf out = {0};
        struct slice row[EVENT_COLUMNS + 1];
        random_fill(&mention_type, &mention, &state, &arena);
        gdelt_put_event(&mention, &out);
        struct slice text = buf_slice(&out);
        assert_int_equal(read_row(&text, row, EVENT_COLUMNS + 1), EVENT_COLUMNS);
        assert_int_equal(text.len, 0);
        buf_fini(&out);
    }
    arena_fini(&arena);
}

static void
test_actor_codes(void **unused)
{
    (void)unused;
    static const struct {
        const char *code, *columns[10];
    } cases[] = {
        {"PAKGOV", {"PAKGOV", "N", "PAK", "", "", "", "", "GOV", "", ""}},
        {"IGOEUREEC", {"IGOEUREEC", "N", "EUR", "EEC", "", "", "", "IGO", "", ""}},
        {"AFGREBTAL", {"AFGREBTAL", "N", "AFG", "TAL", "", "", "", "REB", "", ""}},
        {"USAGOVMIL", {"USAGOVMIL", "N", "USA", "", "", "", "", "GOV", "MIL", ""}},
        {"EU", {"EU", "N", "", "", "", "", "", "", "", ""}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct mention_actor one = {.name = slice_of("N"), .code = slice_of(cases[i].code)};
        struct gdelt_actor actor = gdelt_actor_of(&(struct mention_actors){&one, 1});
        for (int c = 0; c < GDELT_ACTOR_COLUMNS; c++)
            if (!slice_is(actor.columns[c], cases[i].columns[c]))
                fail_msg("%s: column %d is %.*s", cases[i].code, c, SLICE_ARGS(actor.columns[c]));
    }
}

static void
test_folding(void **unused)
{
    (void)unused;
    static const struct {
        const char *event, *status, *folded, *cameo;
    } cases[] = {
        {"CONSULT", "occurred", "CONSULT", "999"}, {"CONSULT", "ongoing", "CONSULT", "999"},
        {"CONSULT", "planned", "AGREE", "036"},    {"AID", "planned", "AGREE", "030"},
        {"AGREE", "planned", "AGREE", "999"},      {"ASSAULT", "planned", "THREATEN", "130"},
        {"CONSULT", "cancelled", "REJECT", "125"}, {"CONSULT", "denied", "REJECT", "125"},
        {"RETREAT", "cancelled", "REJECT", "120"}, {"ASSAULT", "denied", NULL, NULL},
        {"CONSULT", "hypothetical", NULL, NULL},   {"REQUEST", "planned", "REQUEST", "999"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct mention_plover plover = {.event = slice_of(cases[i].event)};
        struct mention mention = {
            .plover = &plover, .status = slice_of(cases[i].status), .cameo = slice_of("999")};
        struct fold fold = fold_status(&mention);
        assert_int_equal(fold.untold, cases[i].folded == NULL);
        if (fold.untold) continue;
        assert_true(slice_is(fold.event, cases[i].folded) && slice_is(fold.cameo, cases[i].cameo));
    }
}

static const char *
text_at(json_t *json, const char *key)
{
    const char *text = json_string_value(json_object_get(json, key));
    return text ? text : "";
}

static void
test_plover(void **unused)
{
    (void)unused;
    struct arena arena;
    struct buf out = {0};
    arena_init(&arena);
    struct mention *mention = read_sample(&arena);
    plover_put_json(mention, &out);
    json_t *record = json_loadb(out.at, out.len, 0, NULL);
    assert_string_equal(text_at(record, "event"), "CONSULT");
    assert_string_equal(text_at(record, "date"), "2026-03-03");
    assert_string_equal(text_at(record, "quad_code"), "VERBAL COOPERATION");
    assert_true(json_real_value(json_object_get(record, "event_scale")) == 4);
    json_t *actor = json_array_get(json_object_get(record, "actor"), 0);
    assert_string_equal(text_at(actor, "code"), "NOR");
    assert_string_equal(text_at(actor, "identifier_text"), "Kari Example");
    assert_string_equal(text_at(json_object_get(record, "event_loc"), "country"), "Malta");
    assert_string_equal(text_at(json_object_get(record, "cite_info"), "publication"),
                        "example.org");
    json_decref(record);
    buf_reset(&out);
    mention->status = slice_of("planned");
    plover_put_json(mention, &out);
    record = json_loadb(out.at, out.len, 0, NULL);
    assert_string_equal(text_at(record, "event"), "AGREE");
    assert_int_equal(json_array_size(json_object_get(record, "mode")), 0);
    assert_string_equal(text_at(record, "comment"), "CONSULT planned, CAMEO 042");
    json_decref(record);
    buf_reset(&out);
    mention->status = slice_of("hypothetical");
    plover_put_json(mention, &out);
    assert_int_equal(out.len, 0);
    buf_fini(&out);
    arena_fini(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gdelt),       cmocka_unit_test(test_gdelt_mentions),
        cmocka_unit_test(test_gdelt_shape), cmocka_unit_test(test_actor_codes),
        cmocka_unit_test(test_folding),     cmocka_unit_test(test_plover),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
