/* clean.c: what kind of text each line of a page is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "extract/clean.h"
#include "extract/extractor.h"

static void
lines_are_told_apart(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        bool residue, post, caption, stamp;
    } cases[] = {
        {"Follow", true, false, false, false},
        {"Updated 15 July 2025", true, false, false, true},
        {"Published: July 15, 2025 at 9:30 am", false, false, false, true},
        {"15 July 2025", true, false, false, false},
        {"Read more: Envoys return to their posts", true, false, false, false},
        {"Followers of the talks were surprised.", false, false, false, false},
        {"Good talks today. pic.twitter.com/abc", false, true, false, false},
        {"A fine meeting — Foreign Ministry (@mfa_xy) July 14, 2021", false, true, true, false},
        {"Minister Ana Rey (left) greets her guest in Lima. (Photo: Andina)", false, false, true,
         false},
        {"The ministers after their talks. — AFP", false, false, true, false},
        {"The two sides (and their teams) met on Monday.", false, false, false, false},
        {"Your email address will not be published.", true, false, false, false},
        {"XYZ 32.80 Decreased By ▼ -0.76 (-2.26%)", true, false, false, false},
        {"2 min read", true, false, false, false},
        {"18:59 BST", true, false, false, false},
        {"By Jane Doe and John van Roe, XYZ", true, false, false, false},
        {"By Monday the envoys had left", false, false, false, false},
        {"World leaders read the letter in two minutes.", false, false, false, false},
        {"Peru -- A jet takes off from the base at Arequipa, 12Jun2008", false, false, true, false},
        {"Published: 14th February 2022 11:37 AM | Last Updated: 14th February 2022 11:37 AM",
         false, false, false, true},
        {"Talks were updated on 3 May 2024, the ministry said, after a long night.", false, false,
         false, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct slice line = slice_of(cases[i].line);
        assert_int_equal(line_is_residue(line), cases[i].residue);
        assert_int_equal(line_is_post(line), cases[i].post);
        assert_int_equal(line_is_caption(line), cases[i].caption);
        assert_int_equal(line_is_update_stamp(line), cases[i].stamp);
    }
}

static void
datelines_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *line, *dateline;
    } cases[] = {
        {"LIMA: The foreign minister said", "LIMA: "},
        {"ISLAMABAD – The two sides met", "ISLAMABAD – "},
        {"ANKARA, Nov 19 (XYZ) – The two sides met", "ANKARA, Nov 19 (XYZ) – "},
        {"Geneva (Reuters) - Envoys met", "Geneva (Reuters) - "},
        {"NEW YORK — Envoys met", "NEW YORK — "},
        {"LIMA, Sept 6 (XYZ) -", "LIMA, Sept 6 (XYZ) -"},
        {"(XYZ) - Rebels left the town", "(XYZ) - "},
        {"GOMA, Congo — Rebels left the town", "GOMA, Congo — "},
        {"Addis Ababa, Ethiopia--The leaders of the union met behind closed doors for the whole of "
         "Monday",
         "Addis Ababa, Ethiopia--"},
        {"Kigali: The two foreign ministers met behind closed doors for the whole of Monday "
         "evening",
         "Kigali: "},
        {"Lomé, May 12, XYZ -- The envoy came", "Lomé, May 12, XYZ -- "},
        {"MOSCOW, October 1. /XYZ/. The two foreign ministers met behind closed doors for an hour",
         "MOSCOW, October 1. /XYZ/. "},
        {"Ulaanbaatar/XYZ/. At the invitation of the minister of foreign affairs a guest came on "
         "Monday",
         "Ulaanbaatar/XYZ/. "},
        {"LIMA. June 18. /XYZ/ The heads of five states met behind closed doors for the whole of "
         "Monday",
         "LIMA. June 18. /XYZ/ "},
        {"Dhaka, March 15 : The minister has come", "Dhaka, March 15 : "},
        {"Analysts in Kigali: The two foreign ministers met behind closed doors for the whole day",
         ""},
        {"The minister said: nobody met", ""},
        {"Updated May 3, 2025 08:20 am IST - Colombo",
         "Updated May 3, 2025 08:20 am IST - Colombo"},
        {"3 May 2025, 21:14 EAT - Nairobi", "3 May 2025, 21:14 EAT - Nairobi"},
        {"May 3, 2025 08:20 - The minister came", "May 3, 2025 08:20 - "},
        {"Talks – the first in years – began", ""},
        {"UN: nobody", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct slice text = slice_of(cases[i].line);
        struct span found = dateline_find(text, (struct span){0, (uint32_t)text.len}, true);
        assert_int_equal(found.end - found.start, strlen(cases[i].dateline));
    }
}

static void
a_second_story_is_another_story(void **state)
{
    (void)state;
    struct extractor *extractor = extractor_new(NULL);
    struct fail why = {0};
    struct extract_input input = {
        .title = slice_of("Envoys meet in Quito"),
        .body = slice_of(
            "Updated 2 May 2024\nFollow\n\nQUITO: The envoys met on Thursday.\n\nThey parted as "
            "friends.\n\n\n"
            "Storm hits the coast\n\nUpdated 9 May 2024\n\nA storm hit the coast on Wednesday."),
        .published = DAY_NONE,
    };
    assert_int_equal(extractor_run(extractor, &input, STAGE_CLEAN, &why), 0);
    const struct doc *doc = extractor_doc(extractor);
    static const struct {
        enum block_kind kind;
        int story;
    } expected[] = {{BLOCK_TITLE, 0},     {BLOCK_RESIDUE, 0},   {BLOCK_RESIDUE, 0},
                    {BLOCK_PARAGRAPH, 0}, {BLOCK_PARAGRAPH, 0}, {BLOCK_HEADING, 1},
                    {BLOCK_RESIDUE, 1},   {BLOCK_PARAGRAPH, 1}};
    assert_int_equal(doc->block_count, 8);
    for (int i = 0; i < 8; i++) {
        assert_int_equal(doc->blocks[i].kind, expected[i].kind);
        assert_int_equal(doc->blocks[i].story, expected[i].story);
    }
    extractor_free(extractor);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_told_apart),
        cmocka_unit_test(datelines_are_found),
        cmocka_unit_test(a_second_story_is_another_story),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
