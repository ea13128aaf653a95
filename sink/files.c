/* files.c: from the topic into files.
 *
 * The manifests on disk say what was written, not the group's offsets: on assignment each partition
 * begins after its manifest's last offset. Offsets are committed afterwards, for those who watch
 * the lag. Whatever goes wrong on the way, the process forgets what is open and begins anew from
 * the manifests. */
#include "sink/files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "record/wire.h"
#include "service/stop.h"
#include "sink/letters.h"
#include "sink/start.h"

enum { WAIT_MS = 100, GAUGES_MS = 1000 };

const struct count_row files_rows[FILES_ROWS] = {
    [FILES_MESSAGES] = {"demarche_messages_total",
                        "Messages that are in committed files, or were "
                        "passed over.",
                        false},
    [FILES_RECORDS] = {"demarche_records_total", "Records in committed files.", false},
    [FILES_DROPPED] = {"demarche_dropped_total",
                       "Mentions that were not wanted (domestic, or not certain enough).", false},
    [FILES_DEAD] = {"demarche_dead_letters_total", "Dead letters written.", false},
    [FILES_FILES] = {"demarche_files_total", "Files committed.", false},
    [FILES_BYTES] = {"demarche_file_bytes_total", "Bytes of committed files.", false},
    [FILES_COMMITS] = {"demarche_commits_total", "Lines added to manifests.", false},
    [FILES_RESTARTS] = {"demarche_worker_restarts_total",
                        "Workers that died and were started again.", false},
    [FILES_UP] = {"demarche_worker_ready", "1 while the worker has joined its group.", true},
    [FILES_LAG] = {"demarche_lag_messages", "Messages that wait in the worker's partitions.", true},
    [FILES_PARTITIONS] = {"demarche_partitions", "Partitions that the worker has.", true},
};

struct held {
    struct part *part;
    int64_t told; /* what the group's offset tells */
};

struct files {
    const struct files_settings *settings;
    struct worker *self;
    struct reader *reader;
    struct letters *letters;
    struct wire *wire;
    struct arena arena; /* of one message */
    struct held *held;
    int held_count;
    int64_t active_at, gauges_at;
};

static void
count(const struct files *files, int row, int64_t by)
{
    counts_add(files->settings->counts, worker_number(files->self), row, by);
}

static struct part *
part_find(const struct files *files, const char *topic, int32_t partition)
{
    for (int i = 0; i < files->held_count; i++)
        if (part_number(files->held[i].part) == partition &&
            strcmp(part_topic(files->held[i].part), topic) == 0)
            return files->held[i].part;
    return NULL;
}

static void
part_drop(struct files *files, struct part *part)
{
    for (int i = 0; i < files->held_count; i++)
        if (files->held[i].part == part) files->held[i] = files->held[--files->held_count];
    part_close(part);
}

/* Dead letters first, then the files. */
static int
commit(struct files *files, struct part *part, struct fail *why)
{
    struct part_done done;
    if (!part_pending(part)) return 0;
    worker_beat(files->self);
    if (letters_flush(files->letters, why) || part_commit(part, &done, why)) return -1;
    count(files, FILES_RECORDS, done.records);
    count(files, FILES_FILES, done.files);
    count(files, FILES_BYTES, done.bytes);
    count(files, FILES_COMMITS, 1);
    return 0;
}

static int
commit_due(struct files *files, bool all, struct fail *why)
{
    int64_t now = clock_ms();
    for (int i = 0; i < files->held_count; i++) {
        struct part *part = files->held[i].part;
        if ((all || part_due(part, now)) && commit(files, part, why)) return -1;
    }
    return 0;
}

/* The group's offsets, for those who watch the lag; also what a process that died had no time to
 * tell. */
static void
tell_offsets(struct files *files)
{
    for (int i = 0; i < files->held_count; i++) {
        struct held *held = &files->held[i];
        const struct reader_part offset = {part_topic(held->part), part_number(held->part),
                                           part_committed(held->part) + 1};
        struct fail aside = {0};
        if (offset.offset == held->told || offset.offset == 0) continue;
        if (reader_commit(files->reader, &offset, 1, &aside)) log_line(LOG_WARN, "%s", aside.text);
        held->told = offset.offset;
    }
}

/* -- partitions come and go -- */

static int
take_part(struct files *files, struct reader_part *at, struct fail *why)
{
    const struct files_settings *settings = files->settings;
    const struct start_rule rule = {settings->from, settings->accept_gap};
    struct part *part = part_open(&settings->part, at->topic, at->partition, why);
    if (!part) return -1;
    files->held = mem_grow(files->held, sizeof *files->held * (size_t)(files->held_count + 1));
    files->held[files->held_count++] = (struct held){part, -1};
    return start_offset(files->reader, &rule, part_last(part), at, why);
}

static int
assigned(void *ctx, struct reader_part *parts, int part_count, struct fail *why)
{
    struct files *files = ctx;
    for (int i = 0; i < part_count; i++) {
        worker_beat(files->self);
        if (take_part(files, &parts[i], why)) return -1;
    }
    files->active_at = clock_ms();
    return 0;
}

/* A partition that has another owner already is let go as it is; that owner fetches again what was
 * open here. */
static int
revoked(void *ctx, const struct reader_part *parts, int part_count, bool lost, struct fail *why)
{
    struct files *files = ctx;
    int bad = 0;
    for (int i = 0; i < part_count; i++) {
        struct part *part = part_find(files, parts[i].topic, parts[i].partition);
        if (part && !lost && commit(files, part, why)) bad = -1;
    }
    if (!lost) tell_offsets(files);
    for (int i = 0; i < part_count; i++) {
        struct part *part = part_find(files, parts[i].topic, parts[i].partition);
        if (part) part_drop(files, part);
    }
    return bad;
}

/* -- messages -- */

/* errors: SKIP where the message can never be read. */
static int
decode(struct files *files, const struct message *in, struct mention *mention, struct fail *why)
{
    if (!worker_take(files->self, in->topic, in->partition, in->offset))
        return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "it killed its worker twice");
    if (!in->value.at) return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "null value");
    arena_reset(&files->arena);
    return wire_get(files->wire, in->value, &files->arena, mention, why);
}

static int
bury(struct files *files, struct part *part, const struct message *in, struct fail *why)
{
    if (why->kind != FAIL_SKIP) return -1;
    struct fail reason = *why;
    fail_clear(why);
    if (letters_put(files->letters, in, reason.text, why)) return -1;
    part_pass(part, in->offset);
    count(files, FILES_DEAD, 1);
    return 0;
}

static int
handle(struct files *files, const struct message *in, struct fail *why)
{
    struct part *part = part_find(files, in->topic, in->partition);
    struct mention mention = {0};
    if (!part || in->offset <= part_last(part)) return 0; /* fetched before a rebalance */
    count(files, FILES_MESSAGES, 1);
    int bad = decode(files, in, &mention, why);
    if (bad) {
        bad = bury(files, part, in, why);
    } else if (wanted_is(&files->settings->wanted, &mention)) {
        bad = part_put(part, in->offset, &mention, why);
    } else {
        part_pass(part, in->offset);
        count(files, FILES_DROPPED, 1);
    }
    worker_leave(files->self);
    files->active_at = clock_ms();
    if (!bad && part_due(part, files->active_at)) bad = commit(files, part, why);
    return bad;
}

/* -- the worker -- */

static void
tell_gauges(struct files *files)
{
    struct counts *counts = files->settings->counts;
    int number = worker_number(files->self), parts = reader_assigned(files->reader);
    worker_beat(files->self);
    if (clock_ms() < files->gauges_at) return;
    files->gauges_at = clock_ms() + GAUGES_MS;
    counts_set(counts, number, FILES_LAG, reader_lag(files->reader));
    counts_set(counts, number, FILES_PARTITIONS, parts);
    worker_ready(files->self, true);
}

static bool
idle(const struct files *files)
{
    int64_t most = files->settings->idle_ms;
    return most && files->held_count && clock_ms() - files->active_at >= most;
}

static int
run(struct files *files, struct fail *why)
{
    int64_t look_at = 0;
    while (!stop_asked() && !idle(files)) {
        struct message in;
        int got = reader_next(files->reader, WAIT_MS, &in, why);
        if (got < 0 || (got > 0 && handle(files, &in, why))) return -1;
        if (got > 0 && clock_ms() < look_at) continue;
        look_at = clock_ms() + WAIT_MS;
        if (commit_due(files, false, why)) return -1;
        tell_offsets(files);
        letters_serve(files->letters);
        tell_gauges(files);
    }
    if (commit_due(files, true, why)) return -1;
    tell_offsets(files);
    return 0;
}

static int
open_all(struct files *files, const char *name, struct fail *why)
{
    const struct files_settings *settings = files->settings;
    const struct wire_options wire = {.type = &mention_type,
                                      .registry_url = settings->registry_url};
    struct client_settings client = settings->client;
    client.name = name;
    files->wire = wire_new(&wire, why);
    if (!files->wire) return -1;
    files->letters = letters_open(&client, settings->dead_letters, why);
    if (!files->letters) return -1;
    const struct reader_settings reader = {
        .client = client,
        .group = settings->group,
        .instance = name,
        .strategy = settings->strategy,
        .topics = &settings->topic,
        .topic_count = 1,
        .session_ms = settings->session_ms,
        .watch = {assigned, revoked, files},
    };
    files->reader = reader_open(&reader, why);
    return files->reader ? 0 : -1;
}

/* What is open is committed where nothing went wrong before; else it is forgotten, and fetched
 * again. */
static void
close_all(struct files *files)
{
    while (files->held_count) part_drop(files, files->held[0].part);
    reader_close(files->reader);
    letters_close(files->letters);
    wire_free(files->wire);
    arena_fini(&files->arena);
    free(files->held);
}

int
files_work(struct worker *self, const struct files_settings *settings)
{
    struct files files = {.settings = settings, .self = self, .active_at = clock_ms()};
    struct fail why = {0};
    char name[256];
    snprintf(name, sizeof name, "demarche-sink-%s-%s-%d", settings->group, settings->host,
             worker_number(self));
    arena_init(&files.arena);
    int result = open_all(&files, name, &why);
    if (result == 0) result = run(&files, &why);
    close_all(&files);
    if (result == 0) return EXIT_DONE;
    log_line(LOG_ERROR, "%s", why.text);
    return why.kind == FAIL_RETRY && !stop_asked() ? EXIT_UNREACHABLE : why.code;
}
