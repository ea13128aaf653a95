/* publisher.c: articles onto the topic. */
#include "producer/publisher.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/log.h"
#include "producer/progress.h"
#include "record/json.h"
#include "record/wire.h"
#include "service/stop.h"

enum { FLUSH_STEP_MS = 100 };

struct publisher {
    struct publisher_settings settings;
    struct writer *writer; /* NULL in a dry run */
    struct wire *wire;
    enum framing framing;
    struct buf value;
    struct publisher_totals totals;
    struct progress progress;
    int64_t started;
    struct fail broken; /* the first message that could not be delivered */
};

/* What a message carries through the writer: its size and from where its day is. */
static void *
token_of(size_t bytes, enum published_from from)
{
    return (void *)(uintptr_t)(bytes * (PUBLISHED_TODAY + 1) + from);
}

static void
count_published(struct publisher *publisher, const void *token)
{
    publisher->totals.published++;
    publisher->totals.bytes += (int64_t)((uintptr_t)token / (PUBLISHED_TODAY + 1));
    publisher->totals.from[(uintptr_t)token % (PUBLISHED_TODAY + 1)]++;
}

static void
reported(void *ctx, void *token, const struct fail *failure)
{
    struct publisher *publisher = ctx;
    if (!failure) {
        count_published(publisher, token);
        return;
    }
    publisher->totals.failed++;
    int code = failure->kind == FAIL_RETRY ? EXIT_UNREACHABLE : failure->code;
    fail_set(&publisher->broken, FAIL_STOP, code, "not delivered: %s", failure->text);
}

static bool
stopping(void *ctx)
{
    (void)ctx;
    return stop_asked();
}

/* errors: STOP; a cluster that does not answer in time ends the program, too. */
static int
connect_writer(struct publisher *publisher, struct fail *why)
{
    const struct publisher_settings *settings = &publisher->settings;
    const struct writer_settings writer = {
        .client = settings->client,
        .compression = settings->compression,
        .timeout_ms = settings->timeout_ms,
        .report = reported,
        .ctx = publisher,
    };
    publisher->writer = writer_open(&writer, why);
    if (!publisher->writer) return -1;
    if (writer_check(publisher->writer, &settings->topic, 1, settings->timeout_ms, stopping, NULL,
                     why) == 0)
        return 0;
    why->kind = FAIL_STOP;
    return -1;
}

/* errors: STOP; a registry that is away ends the program, too. */
static int
open_wire(struct publisher *publisher, struct fail *why)
{
    const struct publisher_settings *settings = &publisher->settings;
    struct buf subject = {0};
    buf_printf(&subject, "%s-value", settings->topic);
    const struct wire_options options = {
        .type = &article_type, .registry_url = settings->registry_url, .subject = subject.at};
    publisher->framing = framing_find(settings->framing);
    publisher->wire = wire_new(&options, why);
    buf_fini(&subject);
    if (!publisher->wire) return -1;
    if (publisher->framing != FRAMING_CONFLUENT) return 0;
    if (!settings->registry_url)
        return fail_set(why, FAIL_STOP, EXIT_CONFIG,
                        "format confluent needs a registry (--registry-url)");
    if (wire_register(publisher->wire, why) == 0) return 0;
    why->kind = FAIL_STOP;
    return -1;
}

struct publisher *
publisher_open(const struct publisher_settings *settings, struct fail *why)
{
    struct publisher *publisher = mem_new(sizeof *publisher);
    publisher->settings = *settings;
    publisher->started = clock_ms();
    progress_init(&publisher->progress, settings->progress && !settings->dry_run);
    if (open_wire(publisher, why) == 0 &&
        (settings->dry_run || connect_writer(publisher, why) == 0))
        return publisher;
    publisher_close(publisher);
    return NULL;
}

static void
tell(struct publisher *publisher, bool last)
{
    const struct publisher_totals *totals = &publisher->totals;
    if (!progress_due(&publisher->progress, last)) return;
    progress_tell(&publisher->progress, "%lld published, %lld refused, %.1f MB, %.1f s",
                  (long long)totals->published, (long long)totals->refused,
                  (double)totals->bytes / 1e6, (double)(clock_ms() - publisher->started) / 1000);
}

static int
broken(const struct publisher *publisher, struct fail *why)
{
    if (!publisher->broken.kind) return 0;
    *why = publisher->broken;
    return -1;
}

static int
put_dry(struct publisher *publisher, const struct source_text *source, struct fail *why)
{
    struct buf line = {0};
    json_put(&article_type, &source->article, &line);
    buf_putc(&line, '\n');
    bool bad = fwrite(line.at, 1, line.len, stdout) != line.len;
    count_published(publisher, token_of(line.len, source->from));
    buf_fini(&line);
    return bad ? fail_set(why, FAIL_STOP, EXIT_IO, "standard output cannot be written") : 0;
}

int
publisher_put(struct publisher *publisher, const struct source_text *source, struct fail *why)
{
    if (broken(publisher, why)) return -1;
    struct article article = source->article;
    if (article.fetched_at == RECORD_NULL) article.fetched_at = clock_wall_ms();
    buf_reset(&publisher->value);
    if (wire_put(publisher->wire, publisher->framing, &article, &publisher->value, why)) return -1;
    if (publisher->settings.dry_run) return put_dry(publisher, source, why);
    tell(publisher, false);
    return writer_put(publisher->writer, publisher->settings.topic, article.article_id,
                      buf_slice(&publisher->value), token_of(publisher->value.len, source->from),
                      why);
}

void
publisher_refuse(struct publisher *publisher, const char *name, const struct fail *reason)
{
    size_t len = strlen(name);
    bool named = strncmp(reason->text, name, len) == 0;
    progress_clear(&publisher->progress);
    log_line(LOG_ERROR, "refused: %s%s%s", named ? "" : name, named ? "" : ": ", reason->text);
    publisher->totals.refused++;
}

int
publisher_idle(struct publisher *publisher, struct fail *why)
{
    if (publisher->writer) writer_poll(publisher->writer, 0);
    tell(publisher, false);
    return broken(publisher, why);
}

int
publisher_finish(struct publisher *publisher, struct fail *why)
{
    if (!publisher->writer) return 0;
    /* Every message arrives or fails within its own time limit. */
    while (writer_poll(publisher->writer, FLUSH_STEP_MS) > 0) tell(publisher, false);
    return broken(publisher, why);
}

void
publisher_summary(struct publisher *publisher)
{
    const struct publisher_totals *totals = &publisher->totals;
    struct buf text = {0};
    tell(publisher, true);
    progress_clear(&publisher->progress);
    buf_printf(&text, "%lld %s, %lld refused, %lld bytes, %.1f s", (long long)totals->published,
               publisher->settings.dry_run ? "would be published" : "published",
               (long long)totals->refused, (long long)totals->bytes,
               (double)(clock_ms() - publisher->started) / 1000);
    if (totals->failed) buf_printf(&text, ", %lld not delivered", (long long)totals->failed);
    const char *before = "; dates: ";
    for (int i = 0; i <= PUBLISHED_TODAY; i++) {
        if (!totals->from[i]) continue;
        buf_printf(&text, "%s%lld by %s", before, (long long)totals->from[i],
                   published_from_name((enum published_from)i));
        before = ", ";
    }
    fprintf(stderr, "%s\n", text.at);
    buf_fini(&text);
}

const struct publisher_totals *
publisher_totals(const struct publisher *publisher)
{
    return &publisher->totals;
}

void
publisher_close(struct publisher *publisher)
{
    if (!publisher) return;
    writer_close(publisher->writer);
    wire_free(publisher->wire);
    buf_fini(&publisher->value);
    free(publisher);
}
