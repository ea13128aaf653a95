/* verbs.c: the dictionary of predicates: what loads, what is refused, and with which words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "extract/verbs.h"

static char folder[] = "/tmp/demarche-verbs-XXXXXX";

static void
put(const char *name, const char *text)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static int
make_folder(void **state)
{
    char path[256];
    (void)state;
    if (!mkdtemp(folder)) return -1;
    snprintf(path, sizeof path, "%s/verbs", folder);
    if (mkdir(path, 0700)) return -1;
    put("cameo.txt", "040 1 1.0 CONSULT - - Consult\n120 3 -4.0 REJECT - - Reject\n"
                     "125 3 -5.0 REJECT meet - Reject proposal to meet\n");
    put("verbs/sets.txt", "@talks = talk meeting\n");
    put("verbs/compose.txt", "0 - - - 120 - - -\n04 - - - 125 - - -\n");
    put("verbs/refine.txt", "040 phone => 120\n");
    return 0;
}

static int
drop_folder(void **state)
{
    static const char *const names[] = {"verbs/sets.txt",
                                        "verbs/compose.txt",
                                        "verbs/refine.txt",
                                        "verbs/meet.txt",
                                        "cameo.txt",
                                        "verbs",
                                        ""};
    char path[256];
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        remove(path);
    }
    return 0;
}

static struct verbs *
load(const char *lines, struct cameo **cameo, struct fail *why)
{
    put("verbs/meet.txt", lines);
    *cameo = cameo_load(folder, why);
    assert_non_null(*cameo);
    return verbs_load(folder, *cameo, why);
}

static void
patterns_become_frames(void **state)
{
    struct fail why = {0};
    struct cameo *cameo;
    (void)state;
    struct verbs *verbs = load("A meet|see [with] P => 040 both !goal\n> A met B. | -\n"
                               "A refuse to T => 120 refuse\n"
                               "A:mob jeer R =odd|rude => 120 spoken\n"
                               "A insist should T => 120 demand\n",
                               &cameo, &why);
    assert_non_null(verbs);
    const struct frame *frame = verbs_first(verbs, verbs_word(verbs, SLICE_LITERAL("see")),
                                            FRAME_VERB);
    assert_non_null(frame);
    assert_true(frame->both);
    assert_int_equal(frame->part_count, 1);
    assert_int_equal(frame->parts[0].slot, SLOT_PARTY);
    assert_int_equal(frame->parts[0].kind, PART_EITHER);
    assert_true(slice_is(frame->rule, "verbs/meet.txt:1"));
    frame = verbs_first(verbs, verbs_word(verbs, SLICE_LITERAL("jeer")), FRAME_VERB);
    assert_true(frame->spoken && frame->complement);
    assert_int_equal(frame->subject_words.count, 1);
    assert_int_equal(frame->parts[1].kind, PART_COMPLEMENT);
    frame = verbs_first(verbs, verbs_word(verbs, SLICE_LITERAL("insist")), FRAME_VERB);
    assert_int_equal(frame->parts[0].kind, PART_SHOULD);
    bool planned;
    const struct cameo_code *code = verbs_compose(verbs, EMBED_REFUSE, SLICE_LITERAL("041"),
                                                  &planned);
    assert_non_null(code);
    assert_true(slice_is(code->code, "125"));
    verbs_free(verbs);
    cameo_free(cameo);
}

static void
errors_show_the_place(void **state)
{
    static const struct {
        const char *line, *said;
    } bad[] = {{"A meet P\n", "no => in this line"},
               {"A meet P => 999\n", "no such CAMEO code"},
               {"A hold @walks => 040\n", "no set of that name"},
               {"A meet P => 040 sometimes\n", "neither a CAMEO code"},
               {"A meet with => 040\n", "breaks off"}};
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct fail why = {0};
        struct cameo *cameo;
        assert_null(load(bad[i].line, &cameo, &why));
        assert_int_equal(why.kind, FAIL_STOP);
        assert_non_null(strstr(why.text, bad[i].said));
        assert_non_null(strstr(why.text, "verbs/meet.txt:1"));
        assert_non_null(strchr(why.text, '^'));
        cameo_free(cameo);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(patterns_become_frames),
        cmocka_unit_test(errors_show_the_place),
    };
    return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
