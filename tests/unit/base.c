/* base.c: text slices, UTF-8, days, names, tables of lines, settings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/conf.h"
#include "base/day.h"
#include "base/lines.h"
#include "base/names.h"

static void
utf8_is_checked(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t good;
    } cases[] = {{"plain", 5},
                 {"caf\xc3\xa9", 5},
                 {"\xc3", 0},
                 {"a\xff", 1},
                 {"\xc0\x80", 0},
                 {"\xed\xa0\x80", 0},
                 {"\xf0\x9f\x87\xb5", 4},
                 {"\xe2\x80", 0},
                 {"", 0},
                 {"\xf5\x80\x80\x80", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(utf8_check(slice_of(cases[i].bytes)), cases[i].good);
    for (uint32_t point = 1; point < 0x110000; point += 37) {
        if (point >= 0xd800 && point < 0xe000) continue;
        char bytes[4];
        size_t used, len = utf8_encode(point, bytes);
        assert_int_equal(utf8_decode((struct slice){bytes, len}, &used), point);
        assert_int_equal(used, len);
    }
}

static void
days_are_counted(void **state)
{
    (void)state;
    assert_int_equal(day_from(1970, 1, 1), 0);
    assert_int_equal(day_from(2000, 3, 1), 11017);
    assert_int_equal(day_weekday(day_from(2026, 11, 23)), 0);
    for (day_t day = -200000; day < 100000; day += 13) {
        int y, m, d;
        char text[16];
        day_split(day, &y, &m, &d);
        assert_true(day_is_real(y, m, d));
        assert_int_equal(day_from(y, m, d), day);
        assert_int_equal(day_parse(slice_of(day_print(day, text))), day);
    }
    assert_int_equal(day_parse(slice_of("2025-02-29")), DAY_NONE);
    assert_int_equal(day_find(slice_of("Updated 15 July 2025")), day_from(2025, 7, 15));
    assert_int_equal(day_find(slice_of("Sept. 3rd, 2024 at noon")), day_from(2024, 9, 3));
    assert_int_equal(day_find(slice_of("on 2024-12-31T08:00Z")), day_from(2024, 12, 31));
    assert_int_equal(day_find(slice_of("31 June 2024")), DAY_NONE);
    assert_int_equal(day_find(slice_of("March 2024")), DAY_NONE);
}

static void
names_are_kept_once(void **state)
{
    (void)state;
    struct names *names = names_new();
    char text[16];
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < 5000; i++) {
            snprintf(text, sizeof text, "name%d", i);
            assert_int_equal(names_put(names, slice_of(text)), i);
        }
    assert_int_equal(names_count(names), 5000);
    assert_true(slice_is(names_text(names, 4321), "name4321"));
    assert_int_equal(names_find(names, slice_of("other")), NAMES_NONE);
    names_free(names);
}

static void
a_bad_line_shows_its_place(void **state)
{
    (void)state;
    struct lines lines;
    struct fail why = {0};
    lines_init(&lines, "x.txt", slice_of("# head\n\ngood = 1 # why\n\tbad thing\n"));
    assert_true(lines_next(&lines));
    assert_true(slice_is(lines.line, "good = 1"));
    assert_true(lines_next(&lines));
    lines_fail(&lines, lines.line.at + 4, &why, "what is '%s'", "thing");
    assert_string_equal(why.text, "x.txt:4: what is 'thing'\n  \tbad thing\n  \t    ^");
    assert_int_equal(why.kind, FAIL_STOP);
    assert_false(lines_next(&lines));
}

struct settings {
    const char *text, *choice;
    int64_t number;
    double share;
    bool on;
    struct conf_list list;
};
#define AT(field) offsetof(struct settings, field)
static const struct conf_row rows[] = {
    {.name = "text", .type = CONF_TEXT, .offset = AT(text), .initial = "none", .help = "A text."},
    {.name = "choice",
     .type = CONF_CHOICE,
     .offset = AT(choice),
     .initial = "a",
     .choices = "a|b",
     .help = "A choice."},
    {.name = "number",
     .type = CONF_NUMBER,
     .offset = AT(number),
     .initial = "5",
     .least = 1,
     .most = 9,
     .help = "A number."},
    {.name = "share",
     .type = CONF_SHARE,
     .offset = AT(share),
     .initial = "0.5",
     .help = "A share."},
    {.name = "on", .type = CONF_SWITCH, .offset = AT(on), .initial = "false", .help = "A switch."},
    {.name = "list", .type = CONF_LIST, .offset = AT(list), .help = "A list."},
};
static const struct conf_program program = {.name = "probe",
                                            .summary = "a probe",
                                            .operands = "[FILE...]",
                                            .rows = rows,
                                            .row_count = 6,
                                            .kafka = true};

static enum conf_result
load(char **argv, struct settings *settings, struct conf **conf, struct fail *why)
{
    int argc = 0;
    while (argv[argc]) argc++;
    return conf_load(&program, argc, argv, settings, conf, why);
}

static void
settings_come_from_four_places(void **state)
{
    (void)state;
    char path[] = "/tmp/demarche-conf-XXXXXX";
    int fd = mkstemp(path);
    const char *text =
        "text = ${PROBE_WORD:-other} and more\nnumber = 7\nlist = a, b\nrdkafka.linger.ms = 3\n";
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    close(fd);
    setenv("DEMARCHE_NUMBER", "8", 1);
    struct settings settings = {0};
    struct conf *conf;
    struct fail why = {0};
    char *argv[] = {"probe", "--config",  path,     "--share=0.25", "--on", "--list",
                    "c",     "--rdkafka", "acks=1", "file",         NULL};
    assert_int_equal(load(argv, &settings, &conf, &why), CONF_READY);
    assert_string_equal(settings.text, "other and more");
    assert_string_equal(settings.choice, "a");
    assert_int_equal(settings.number, 8);
    assert_true(settings.share == 0.25 && settings.on);
    assert_int_equal(settings.list.count, 1);
    assert_string_equal(settings.list.at[0], "c");
    assert_int_equal(conf_rdkafka(conf)->count, 2);
    assert_string_equal(conf_rdkafka(conf)->at[0], "linger.ms=3");
    assert_string_equal(conf_operands(conf)->at[0], "file");
    conf_free(conf);
    unsetenv("DEMARCHE_NUMBER");
    unlink(path);
}

static void
bad_settings_are_named(void **state)
{
    (void)state;
    static char *const cases[][4] = {
        {"probe", "--nothing", NULL},     {"probe", "--number", "12", NULL},
        {"probe", "--choice", "c", NULL}, {"probe", "--share", "2", NULL},
        {"probe", "--number", NULL},      {"probe", "--no-text", "x", NULL},
        {"probe", "--on=perhaps", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct settings settings = {0};
        struct conf *conf;
        struct fail why = {0};
        assert_int_equal(load((char **)(uintptr_t)cases[i], &settings, &conf, &why), CONF_FAILED);
        assert_int_equal(why.code, EXIT_USAGE);
        assert_null(conf);
    }
}

static void
an_unknown_key_shows_its_line(void **state)
{
    (void)state;
    char path[] = "/tmp/demarche-conf-XXXXXX";
    int fd = mkstemp(path);
    assert_int_equal(write(fd, "text = x\nnubmer = 7\n", 20), 20);
    close(fd);
    struct settings settings = {0};
    struct conf *conf;
    struct fail why = {0};
    char *argv[] = {"probe", "--config", path, NULL};
    assert_int_equal(load(argv, &settings, &conf, &why), CONF_FAILED);
    assert_int_equal(why.code, EXIT_CONFIG);
    assert_non_null(strstr(why.text, ":2: unknown setting 'nubmer'\n  nubmer = 7\n  ^"));
    unlink(path);
}

static void
an_arena_gives_all_back(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    for (int round = 0; round < 3; round++) {
        for (size_t size = 1; size < 600000; size = size * 3 + 1)
            memset(arena_alloc(&arena, size), 1, size);
        assert_string_equal(arena_printf(&arena, "%d %s", round, "x"), round == 0   ? "0 x"
                                                                       : round == 1 ? "1 x"
                                                                                    : "2 x");
        arena_reset(&arena);
        assert_int_equal(arena.used, 0);
    }
    arena_fini(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_is_checked),
        cmocka_unit_test(days_are_counted),
        cmocka_unit_test(names_are_kept_once),
        cmocka_unit_test(a_bad_line_shows_its_place),
        cmocka_unit_test(settings_come_from_four_places),
        cmocka_unit_test(bad_settings_are_named),
        cmocka_unit_test(an_unknown_key_shows_its_line),
        cmocka_unit_test(an_arena_gives_all_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
