/* topics: the vocabulary loads, and its faults are told with their place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "extract/topics.h"

static struct topics *
load_text(const char *text, struct fail *why)
{
    char folder[] = "/tmp/topics-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/topics.txt", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    struct topics *topics = topics_load(folder, why);
    unlink(path);
    rmdir(folder);
    return topics;
}

static void
test_lines(void **state)
{
    (void)state;
    struct fail why = {0};
    struct topics *topics = load_text("water human_security: river, ~dam, ~?weir\nwater = 99\n",
                                      &why);
    assert_non_null(topics);
    assert_int_equal(topics->count, 1);
    assert_true(slice_is(topics->at[0].contexts[0], "human_security"));
    assert_int_equal(topics->code_count, 1);
    assert_true(slice_is(topics->codes[0].cameo, "99"));
    topics_free(topics);
}

static void
test_faults(void **state)
{
    (void)state;
    static const char *const texts[] = {"water\n", "water: \n", "a b c d e f: g\n", "water = x\n"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct fail why = {0};
        assert_null(load_text(texts[i], &why));
        assert_int_equal(why.kind, FAIL_STOP);
    }
}

static void
test_own_table(void **state)
{
    (void)state;
    struct fail why = {0};
    struct topics *topics = topics_load("dict", &why);
    if (!topics) fail_msg("%s", why.text);
    assert_true(topics->count > 30);
    topics_free(topics);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_own_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
