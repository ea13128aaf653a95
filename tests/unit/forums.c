/* forums: the table of occasions loads, and its meetings are found by day. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "extract/forums.h"

static struct forums *
load_text(const char *text, struct fail *why)
{
    char folder[] = "/tmp/forums-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/occasions.txt", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    struct forums *forums = forums_load(folder, why);
    unlink(path);
    rmdir(folder);
    return forums;
}

static void
test_seats(void **state)
{
    (void)state;
    struct fail why = {0};
    struct forums *forums = load_text("body XYZ = XYZ; Xylophone Zone\n"
                                      "level heads_of_state = @ summit\n"
                                      "[XYZ summit]\nbody = XYZ\nlevel = heads_of_state\n"
                                      "edition = 5 2020\n"
                                      "seat = 2020-10-31..11-01 Old_Town AUT\n"
                                      "seat = 2022-03 - CHE 9\n",
                                      &why);
    assert_non_null(forums);
    const struct forum *forum = &forums->at[0];
    const struct forum_seat *seat = forum_seat_near(forum, day_from(2020, 11, 1), 0);
    assert_non_null(seat);
    assert_true(slice_is(seat->city, "Old Town"));
    assert_true(seat->exact);
    assert_null(forum_seat_near(forum, day_from(2020, 11, 5), 3));
    assert_int_equal(forum_edition_at(forum, day_from(2020, 11, 1)), 5);
    assert_int_equal(forum_edition_at(forum, day_from(2021, 6, 1)), 6);
    assert_int_equal(forum_edition_at(forum, day_from(2022, 3, 9)), 9);
    assert_false(forum_seat_near(forum, day_from(2022, 3, 9), 0)->exact);
    forums_free(forums);
}

static void
assert_refused(const char *text, const char *said)
{
    struct fail why = {0};
    assert_null(load_text(text, &why));
    assert_int_equal(why.kind, FAIL_STOP);
    if (!strstr(why.text, said)) fail_msg("\"%s\" is not in \"%s\"", said, why.text);
}

static void
test_faults(void **state)
{
    (void)state;
    assert_refused("[A]\nplace = Rome\n", "known are");
    assert_refused("[A]\nseat = 2020-13 Rome ITA\n", "YEAR");
    assert_refused("[A]\nseat = 2020-12 Rome\n", "ALPHA3");
    assert_refused("[A]\nalso = @ summit\n", "body");
    assert_refused("[A\n", "]");
    assert_refused("also = x\n", "first");
    assert_refused("[A]\nlevel = kings\n", "level");
}

static void
test_own_table(void **state)
{
    (void)state;
    struct fail why = {0};
    struct forums *forums = forums_load("dict", &why);
    if (!forums) fail_msg("%s", why.text);
    assert_true(forums->count > 100);
    for (int32_t i = 0; i < forums->count; i++)
        for (int32_t j = 0; j < forums->at[i].seat_count; j++)
            assert_int_equal(forums->at[i].seats[j].country.len, 3);
    forums_free(forums);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_seats),
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_own_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
