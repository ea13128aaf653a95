/* who.c: the tables of states, organisations, people and offices. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "extract/who.h"

static struct who *who;

static int
load(void **state)
{
    (void)state;
    struct fail why = {0};
    who = who_load("dict", &why);
    if (!who) fprintf(stderr, "%s\n", why.text);
    return who ? 0 : -1;
}

static int
unload(void **state)
{
    (void)state;
    who_free(who);
    return 0;
}

/* The first meaning of exactly these words. */
static const struct who_term *
find(const char *text)
{
    struct slice rest = slice_of(text);
    struct who_word word;
    int32_t node = 0;
    while (node != WHO_NONE && who_next_word(&rest, &word)) node = who_step(who, node, &word);
    return node == WHO_NONE ? NULL : who_term_at(who, node);
}

static void
finds_states(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum term_kind kind;
        const char *code;
    } cases[] = {
        {"Pakistan", TERM_STATE, "PAK"},      {"Kyrgyz Republic", TERM_STATE, "KGZ"},
        {"U.S.", TERM_STATE, "USA"},          {"US", TERM_STATE, "USA"},
        {"Côte d’Ivoire", TERM_STATE, "CIV"}, {"Tajik", TERM_ADJECTIVE, "TJK"},
        {"Pakistanis", TERM_PEOPLE, "PAK"},   {"Islamabad", TERM_CAPITAL, "PAK"},
        {"Kremlin", TERM_SEAT, "RUS"},        {"Pentagon", TERM_STATE_BODY, "USA"},
        {"Kosovo", TERM_STATE, "XKX"},        {"Soviet Union", TERM_STATE, "SUN"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct who_term *term = find(cases[i].text);
        if (!term) fail_msg("%s is not there", cases[i].text);
        assert_int_equal(term->kind, cases[i].kind);
        assert_true(slice_is(who_state(who, term->index)->code, cases[i].code));
    }
}

static void
finds_offices(void **state)
{
    (void)state;
    static const struct {
        const char *text, *shown;
        enum term_kind kind;
    } cases[] = {
        {"Minister of Foreign Affairs", "foreign minister", TERM_OFFICE},
        {"foreign ministers", "foreign minister", TERM_OFFICES},
        {"ministers of foreign affairs", "foreign minister", TERM_OFFICES},
        {"Defence Ministry", "Defence Ministry", TERM_BODY},
        {"ministry of defense", "Defence Ministry", TERM_BODY},
        {"secretaries general", "secretary-general", TERM_OFFICES},
        {"spokeswomen", "spokesperson", TERM_SPEAKERS},
        {"PM", "prime minister", TERM_OFFICE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct who_term *term = find(cases[i].text);
        if (!term) fail_msg("%s is not there", cases[i].text);
        assert_int_equal(term->kind, cases[i].kind);
        if (!slice_is(term->shown, cases[i].shown))
            fail_msg("%s is %.*s", cases[i].text, SLICE_ARGS(term->shown));
    }
}

static void
finds_people_by_likeness(void **state)
{
    (void)state;
    int32_t lavrov = find("Sergey Lavrov")->index;
    assert_int_equal(who_find_similar(who, slice_of("Sergei Lawrow")), lavrov);
    assert_int_equal(who_find_similar(who, slice_of("Dar")), WHO_NONE);
    assert_true(slice_is(who_person(who, lavrov)->id, "sergey-lavrov"));
    const struct who_tenure *tenure = who_tenure(who, who_person(who, lavrov)->first_tenure);
    assert_true(slice_is(tenure->party, "RUS"));
    assert_int_equal(tenure->from, day_from(2004, 3, 9));
}

static void
has_enough(void **state)
{
    (void)state;
    assert_true(who_state_count(who) >= 250);
    assert_true(who_organisation_count(who) >= 250);
    assert_true(who_person_count(who) >= 900);
}

static void
the_tables_are_sound(void **state)
{
    (void)state;
    assert_int_equal(who_validate(who, stderr), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_states),
        cmocka_unit_test(finds_offices),
        cmocka_unit_test(finds_people_by_likeness),
        cmocka_unit_test(has_enough),
        cmocka_unit_test(the_tables_are_sound),
    };
    return cmocka_run_group_tests_name("who", tests, load, unload);
}
