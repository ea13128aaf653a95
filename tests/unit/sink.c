/* sink.c: manifests (torn, damaged, another writer), recovery, safe names, patterns, lines. */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/file.h"
#include "producer/lines_in.h"
#include "sink/disk.h"
#include "sink/manifest.h"
#include "sink/names.h"
#include "sink/part.h"
#include "sink/pattern.h"
#include "sink/recover.h"

/* -- a folder for each test -- */

static char folder[256];

static int
make_folder(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "%s/demarche-unit.XXXXXX",
             getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
    return mkdtemp(folder) ? 0 : -1;
}

static int
remove_folder(void **state)
{
    (void)state;
    char command[300];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

static const char *
at(const char *name)
{
    static char path[600];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void
write_file(const char *name, const char *text, const char *mode)
{
    FILE *out = fopen(at(name), mode);
    assert_non_null(out);
    fputs(text, out);
    fclose(out);
}

static bool
is_there(const char *name)
{
    return access(at(name), F_OK) == 0;
}

/* -- manifests -- */

static struct manifest *
open_manifest(void)
{
    struct fail why = {0};
    struct manifest *manifest = manifest_open(folder, "t", 3, &why);
    if (!manifest) print_message("%s\n", why.text);
    return manifest;
}

static void
put_line(struct manifest *manifest, int64_t first, int64_t last)
{
    struct fail why = {0};
    const struct manifest_file file = {"sub/t+3.jsonl", 2, 99};
    const struct manifest_line line = {first, last, last - first + 1, &file, 1};
    assert_int_equal(manifest_lock(manifest, &why), 0);
    assert_int_equal(manifest_put(manifest, &line, &why), 0);
    manifest_unlock(manifest);
}

static void
manifest_keeps_its_lines(void **state)
{
    (void)state;
    struct manifest *manifest = open_manifest();
    assert_int_equal(manifest_last(manifest), -1);
    put_line(manifest, 0, 9);
    put_line(manifest, 12, 40); /* 10 and 11 were no messages: markers of transactions */
    assert_int_equal(manifest_last(manifest), 40);
    manifest_close(manifest);
    manifest = open_manifest();
    assert_int_equal(manifest_last(manifest), 40);
    manifest_close(manifest);
}

static void
manifest_cuts_torn_lines(void **state)
{
    (void)state;
    static const char *const torn[] = {
        "8", "00000000 {\"first\":", "deadbeef {\"first\":10,\"last\":20,\"files\":[]}\n", "\n",
        "garbage without an end"};
    for (size_t i = 0; i < sizeof torn / sizeof torn[0]; i++) {
        struct manifest *manifest = open_manifest();
        if (i == 0) put_line(manifest, 0, 9);
        manifest_close(manifest);
        write_file("manifest/t+3.manifest", torn[i], "a");
        manifest = open_manifest();
        assert_non_null(manifest);
        assert_int_equal(manifest_last(manifest), 9);
        manifest_close(manifest);
    }
    struct manifest *manifest = open_manifest();
    put_line(manifest, 10, 11); /* and goes on after the whole line */
    manifest_close(manifest);
    manifest = open_manifest();
    assert_int_equal(manifest_last(manifest), 11);
    manifest_close(manifest);
}

static void
manifest_refuses_damage_inside(void **state)
{
    (void)state;
    struct fail why = {0};
    struct manifest *manifest = open_manifest();
    put_line(manifest, 0, 9);
    put_line(manifest, 10, 19);
    manifest_close(manifest);
    FILE *file = fopen(at("manifest/t+3.manifest"), "r+");
    fseek(file, 20, SEEK_SET);
    fputc('x', file);
    fclose(file);
    assert_null(manifest_open(folder, "t", 3, &why));
    assert_int_equal(why.kind, FAIL_STOP);
    assert_non_null(strstr(why.text, "t+3.manifest:1: the line is damaged"));
}

static void
manifest_notices_another_writer(void **state)
{
    (void)state;
    struct fail why = {0};
    struct manifest *ours = open_manifest(), *theirs = open_manifest();
    put_line(ours, 0, 9);
    assert_int_equal(manifest_lock(theirs, &why), -1);
    assert_int_equal(why.kind, FAIL_RETRY);
    put_line(ours, 10, 19); /* the lock was let go */
    manifest_close(theirs);
    manifest_close(ours);
}

/* -- recovery -- */

static void
recovery_settles_what_was_left(void **state)
{
    (void)state;
    struct fail why = {0};
    struct manifest *manifest = open_manifest();
    put_line(manifest, 0, 9);
    assert_int_equal(disk_make_folders(at("sub/deep"), &why), 0);
    write_file("t+3+0+9.jsonl", "in the manifest", "w");
    write_file("t+3+10+14.jsonl", "renamed, not in the manifest", "w");
    write_file("sub/deep/t+3+10+14.jsonl", "of a commit of several files", "w");
    write_file(".t+3+15+host.77.jsonl.tmp", "half", "w");
    write_file("sub/.t+3+15+host.77.jsonl.tmp", "half", "w");
    write_file(".t+4+15+host.77.jsonl.tmp", "of another partition", "w");
    write_file("t+4+0+20.jsonl", "of another partition", "w");
    write_file("x.t+3+30+40.jsonl", "of another topic", "w");
    write_file("t+3+notes.txt", "somebody's", "w");
    assert_int_equal(recover_partition(folder, "t", 3, manifest, &why), 0);
    assert_int_equal(manifest_last(manifest), 14);
    manifest_close(manifest);
    manifest = open_manifest();
    assert_int_equal(manifest_last(manifest), 14);
    manifest_close(manifest);
    assert_true(is_there("t+3+0+9.jsonl") && is_there("t+3+10+14.jsonl"));
    assert_false(is_there("sub/deep/t+3+10+14.jsonl"));
    assert_false(is_there(".t+3+15+host.77.jsonl.tmp"));
    assert_false(is_there("sub/.t+3+15+host.77.jsonl.tmp"));
    assert_true(is_there(".t+4+15+host.77.jsonl.tmp") && is_there("t+4+0+20.jsonl"));
    assert_true(is_there("x.t+3+30+40.jsonl") && is_there("t+3+notes.txt"));
}

static void
rename_never_replaces(void **state)
{
    (void)state;
    struct fail why = {0};
    char to[600];
    write_file("from", "new", "w");
    write_file("to", "old", "w");
    snprintf(to, sizeof to, "%s", at("to"));
    assert_int_equal(disk_rename_new(at("from"), to, &why), -1);
    assert_int_equal(why.kind, FAIL_RETRY);
    unlink(to);
    fail_clear(&why);
    assert_int_equal(disk_rename_new(at("from"), to, &why), 0);
    assert_false(is_there("from"));
}

/* -- a partition -- */

static const struct mention *
a_mention(void)
{
    static struct mention_plover plover = {.event = {"CONSULT", 7}};
    static struct mention mention;
    static struct mention_actor actor;
    record_init(&actor_type, &actor);
    actor.party = slice_of("../../FRA");
    record_init(&mention_type, &mention);
    mention.mention_id = slice_of("m1");
    mention.article_id = slice_of("a1");
    mention.plover = &plover;
    mention.cameo = slice_of("040");
    mention.status = slice_of("occurred");
    mention.actors = (struct mention_actors){&actor, 1};
    return &mention;
}

static void
partition_commits_files(void **state)
{
    (void)state;
    struct fail why = {0};
    struct part_done done;
    struct pattern *layout = pattern_new("{event}/by-{party}", true, &why);
    assert_non_null(layout);
    struct part_settings settings = {.folder = folder,
                                     .format = format_find("csv"),
                                     .layout = layout,
                                     .most_records = 2,
                                     .most_open = 10};
    struct part *part = part_open(&settings, "t", 3, &why);
    assert_non_null(part);
    part_pass(part, 4);
    assert_int_equal(part_put(part, 5, a_mention(), &why), 0);
    assert_false(part_due(part, 0));
    assert_int_equal(part_put(part, 8, a_mention(), &why), 0);
    assert_true(part_due(part, 0));
    assert_int_equal(part_commit(part, &done, &why), 0);
    assert_int_equal(done.records, 2);
    assert_true(is_there("CONSULT/by-_._.._FRA/t+3+4+8.csv"));
    assert_int_equal(part_put(part, 9, a_mention(), &why), 0);
    part_close(part); /* without a commit: nothing of it stays */
    part = part_open(&settings, "t", 3, &why);
    assert_int_equal(part_last(part), 8);
    part_pass(part, 9);
    assert_int_equal(part_commit(part, &done, &why), 0);
    assert_int_equal(done.files, 0); /* nothing to keep is a commit, too */
    assert_int_equal(part_last(part), 9);
    part_close(part);
    pattern_free(layout);
}

/* Another process takes the partition over while we have a file open: ours is never published. */
static void
partition_that_was_lost_publishes_nothing(void **state)
{
    (void)state;
    struct fail why = {0};
    struct part_done done;
    struct part_settings settings = {
        .folder = folder, .format = format_find("csv"), .most_open = 10};
    struct part *zombie = part_open(&settings, "t", 3, &why);
    assert_int_equal(part_put(zombie, 0, a_mention(), &why), 0);
    struct part *heir = part_open(&settings, "t", 3, &why);
    assert_int_equal(part_put(heir, 0, a_mention(), &why), 0);
    assert_int_equal(part_put(heir, 1, a_mention(), &why), 0);
    assert_int_equal(part_commit(heir, &done, &why), 0);
    assert_int_equal(part_commit(zombie, &done, &why), -1);
    assert_int_equal(why.kind, FAIL_RETRY);
    part_close(zombie);
    part_close(heir);
    assert_true(is_there("t+3+0+1.csv"));
    assert_false(is_there("t+3+0+0.csv"));
}

/* -- names and patterns -- */

static void
names_are_safe(void **state)
{
    (void)state;
    static const char *const cases[][2] = {{"PAK", "PAK"},
                                           {"", "none"},
                                           {"-", "none"},
                                           {"..", "_."},
                                           {".hid", "_hid"},
                                           {"a/b", "a_b"},
                                           {"São Tomé", "S__o_Tom__"},
                                           {"a b\n", "a_b_"}};
    struct buf out = {0};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        buf_reset(&out);
        safe_put(&out, slice_of(cases[i][0]));
        assert_string_equal(out.at, cases[i][1]);
    }
    buf_fini(&out);
}

static void
names_of_files_are_read_back(void **state)
{
    (void)state;
    struct data_name name;
    assert_true(data_name_parse(slice_of("demarche.mentions+12+0+99.jsonl"), &name));
    assert_true(slice_is(name.topic, "demarche.mentions") && slice_is(name.format, "jsonl"));
    assert_int_equal(name.partition, 12);
    assert_int_equal(name.last, 99);
    static const char *const bad[] = {"t+1+2.jsonl", "t+1+2+3",      "t+1+02+3.csv", "t+-1+2+3.csv",
                                      "+1+2+3.csv",  ".t+1+2+3.csv", "t+1+2+x.csv",  "t+1+2+3."};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(data_name_parse(slice_of(bad[i]), &name));
}

static void
patterns_are_checked(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool folders, good;
    } cases[] = {
        {"demarche.mentions.{party}", false, true},
        {"{event}.{status}-{country}", false, true},
        {"a b", false, false},
        {"x/{party}", false, false},
        {"{nonesuch}", false, false},
        {"{party", false, false},
        {"", false, false},
        {"{date}/{event}/{party}", true, true},
        {"/abs", true, false},
        {"a/../b", true, false},
        {"a//b", true, false},
        {"a/", true, false},
        {".hidden", true, false},
        {"", true, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fail why = {0};
        struct pattern *pattern = pattern_new(cases[i].text, cases[i].folders, &why);
        assert_int_equal(pattern != NULL, cases[i].good);
        assert_int_equal(why.kind, cases[i].good ? FAIL_NONE : FAIL_STOP);
        pattern_free(pattern);
    }
}

static void
patterns_go_to_each_party(void **state)
{
    (void)state;
    struct fail why = {0};
    struct mention mention = *a_mention();
    struct mention_actor sides[4];
    static const char *const parties[] = {"PAK", "RUS", "PAK", NULL};
    for (int i = 0; i < 4; i++) {
        record_init(&actor_type, &sides[i]);
        sides[i].party = slice_of(parties[i]);
    }
    mention.actors = (struct mention_actors){sides, 2};
    mention.recipients = (struct mention_actors){sides + 2, 2};
    struct pattern *pattern = pattern_new("t.{party}.{country}", false, &why);
    struct buf out = {0};
    assert_int_equal(pattern_ways(pattern, &mention), 2);
    pattern_put(pattern, &mention, 0, &out);
    assert_string_equal(out.at, "t.PAK.none");
    buf_reset(&out);
    pattern_put(pattern, &mention, 1, &out);
    assert_string_equal(out.at, "t.RUS.none");
    mention.actors.count = mention.recipients.count = 0;
    assert_int_equal(pattern_ways(pattern, &mention), 1);
    buf_reset(&out);
    pattern_put(pattern, &mention, 0, &out);
    assert_string_equal(out.at, "t.none.none");
    buf_fini(&out);
    pattern_free(pattern);
}

/* -- lines -- */

static void
lines_come_whole(void **state)
{
    (void)state;
    int ends[2];
    struct lines_in in;
    struct slice line;
    struct fail why = {0};
    assert_int_equal(pipe(ends), 0);
    lines_in_init(&in, ends[0], 10);
    assert_int_equal(write(ends[1], "one\ntw", 6), 6);
    assert_int_equal(lines_in_next(&in, 1000, &line, &why), LINES_IN_LINE);
    assert_true(slice_is(line, "one"));
    assert_int_equal(lines_in_next(&in, 1, &line, &why), LINES_IN_NONE);
    assert_int_equal(write(ends[1], "o\n\n0123456789abc", 16), 16);
    assert_int_equal(lines_in_next(&in, 1000, &line, &why), LINES_IN_LINE);
    assert_true(slice_is(line, "two"));
    assert_int_equal(lines_in_next(&in, 1000, &line, &why), LINES_IN_LINE);
    assert_int_equal(line.len, 0);
    assert_int_equal(lines_in_next(&in, 1, &line, &why), LINES_IN_NONE);
    assert_int_equal(write(ends[1], "still too long\nlast", 19), 19);
    close(ends[1]);
    assert_int_equal(lines_in_next(&in, 1000, &line, &why), -1);
    assert_int_equal(why.kind, FAIL_SKIP);
    assert_int_equal(in.number, 4);
    assert_int_equal(lines_in_next(&in, 1000, &line, &why), LINES_IN_LINE);
    assert_true(slice_is(line, "last"));
    assert_int_equal(lines_in_next(&in, 1000, &line, &why), LINES_IN_END);
    lines_in_fini(&in);
    close(ends[0]);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(manifest_keeps_its_lines),
        IN_FOLDER(manifest_cuts_torn_lines),
        IN_FOLDER(manifest_refuses_damage_inside),
        IN_FOLDER(manifest_notices_another_writer),
        IN_FOLDER(recovery_settles_what_was_left),
        IN_FOLDER(rename_never_replaces),
        IN_FOLDER(partition_commits_files),
        IN_FOLDER(partition_that_was_lost_publishes_nothing),
        cmocka_unit_test(names_are_safe),
        cmocka_unit_test(names_of_files_are_read_back),
        cmocka_unit_test(patterns_are_checked),
        cmocka_unit_test(patterns_go_to_each_party),
        cmocka_unit_test(lines_come_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
