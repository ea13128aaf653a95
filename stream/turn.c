/* turn.c: the exactly-once turn, the only such place.
 *
 * A turn's offsets travel in the same transaction as its outputs: a reader that asks for
 * read_committed sees both or neither. So whatever goes wrong, there are only two questions: may
 * this producer go on, and from where do we read? The second always has one answer, the offsets
 * that the group has committed, and the first is answered by transaction.c's verdicts:
 *
 *   again    the same call again, up to a deadline
 *   abort    abort the transaction, seek back, go on
 *   renew    a new producer under the old transactional.id, which makes the coordinator finish
 *            what the old one left; only then seek back
 *   fenced   another producer has our transactional.id. The coordinator says the same to one
 *            whose transaction was open for longer than it allows (a process that was stopped
 *            and went on): then, and only then, a new producer; else exit, and let the
 *            supervisor find out whether there is a twin
 *
 * Partitions that are taken away: the open turn is committed first; where they are lost already it
 * is aborted, since their next owner has begun at the committed offsets.
 */
#include "stream/turn.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "stream/crash.h"
#include "stream/dead.h"
#include "stream/transaction.h"

enum { PAUSE_LEAST_MS = 100, PAUSE_MOST_MS = 5000 };

/* An output that waits for its handler's end. */
struct output {
    const char *topic;
    int32_t partition;
    struct slice key, value;
};

struct turn {
    struct turn_settings settings;
    struct reader *reader;
    struct transaction *tx;
    struct arena arena; /* outputs of one message */
    struct output *outputs;
    int output_count, output_room;
    /* the open turn */
    bool open;
    bool rewind; /* given up in the midst of a rebalance: what we keep is yet to be sought back */
    int64_t begun;
    struct turn_totals now;                        /* of this turn alone */
    rd_kafka_topic_partition_list_t *first, *next; /* offsets, of each partition touched */
    /* over turns */
    struct turn_totals totals;
    int64_t pause; /* before the next turn, after one that failed */
};

static void
forget(struct turn *turn)
{
    turn->open = false;
    turn->now = (struct turn_totals){0};
    rd_kafka_topic_partition_list_destroy(turn->first);
    rd_kafka_topic_partition_list_destroy(turn->next);
    turn->first = rd_kafka_topic_partition_list_new(8);
    turn->next = rd_kafka_topic_partition_list_new(8);
}

/* Back to what is committed; where nothing ever was, to the first message of this turn. */
static int
rewind_reader(struct turn *turn, struct fail *why)
{
    int count = turn->first->cnt;
    struct reader_part *parts = mem_new(sizeof *parts * (size_t)(count + 1));
    for (int i = 0; i < count; i++)
        parts[i] = (struct reader_part){turn->first->elems[i].topic,
                                        turn->first->elems[i].partition,
                                        turn->first->elems[i].offset};
    int result = reader_rewind(turn->reader, parts, count, why);
    free(parts);
    return result;
}

/* Was it the coordinator's clock (see above)? */
static bool
is_overdue(const struct turn *turn)
{
    int64_t age = clock_ms() - turn->begun;
    if (age < transaction_timeout(turn->tx)) return false;
    log_line(LOG_WARN, "the transaction was open for %lld ms: its time was over", (long long)age);
    return true;
}

/* After a verdict that was not DONE: leaves no transaction open. */
static int
give_up(struct turn *turn, enum verdict verdict, struct fail *why)
{
    turn->totals.failed++;
    turn->pause = turn->pause ? turn->pause * 2 : PAUSE_LEAST_MS;
    if (turn->pause > PAUSE_MOST_MS) turn->pause = PAUSE_MOST_MS;
    struct fail broken = *transaction_broken(turn->tx);
    if (verdict == VERDICT_ABORT) verdict = transaction_abort(turn->tx);
    if (broken.kind) return fail_set(why, broken.kind, broken.code, "%s", broken.text);
    if (verdict == VERDICT_FENCED && !is_overdue(turn))
        return fail_set(why, FAIL_STOP, EXIT_FENCED, "fenced: another instance runs as %s",
                        turn->settings.client.name);
    if (verdict == VERDICT_DONE) return 0;
    turn->totals.renewals++;
    return transaction_renew(turn->tx, why);
}

/* Gives the turn up and goes back, so that its messages come again. */
static int
start_over(struct turn *turn, enum verdict verdict, struct fail *why)
{
    int result = give_up(turn, verdict, why);
    turn->open = false;
    if (result == 0) result = rewind_reader(turn, why);
    forget(turn);
    return result;
}

static enum verdict
commit(struct turn *turn)
{
    int64_t begun = clock_ms();
    crash_point("before-send-offsets");
    enum verdict verdict = transaction_send_offsets(turn->tx, reader_kafka(turn->reader),
                                                    turn->next);
    if (verdict != VERDICT_DONE) return verdict;
    crash_point("after-send-offsets");
    crash_point("before-commit");
    verdict = transaction_commit(turn->tx);
    if (verdict != VERDICT_DONE) return verdict;
    crash_point("after-commit");
    turn->totals.turns++;
    turn->totals.messages += turn->now.messages;
    turn->totals.outputs += turn->now.outputs;
    turn->totals.dead += turn->now.dead;
    turn->totals.last_commit_ms = clock_ms() - begun;
    turn->pause = 0;
    forget(turn);
    return VERDICT_DONE;
}

static int
on_revoked(void *ctx, const struct reader_part *parts, int count, bool lost, struct fail *why)
{
    (void)parts;
    (void)count;
    struct turn *turn = ctx;
    if (!turn->open) return 0;
    enum verdict verdict = lost ? VERDICT_ABORT : commit(turn);
    if (verdict == VERDICT_DONE) return 0;
    int result = give_up(turn, verdict, why);
    turn->open = false;
    turn->rewind = true;
    return result;
}

/* What was left to do after a turn that was given up in the midst of a rebalance. */
static int
finish_rebalance(struct turn *turn, struct fail *why)
{
    if (!turn->rewind) return 0;
    turn->rewind = false;
    int result = reader_assigned(turn->reader) > 0 ? rewind_reader(turn, why) : 0;
    forget(turn);
    return result;
}

static enum verdict
begin(struct turn *turn)
{
    enum verdict verdict = transaction_begin(turn->tx);
    turn->begun = clock_ms();
    turn->open = true;
    return verdict;
}

static void
set_offset(rd_kafka_topic_partition_list_t *list, const struct message *in, int64_t offset,
           bool once)
{
    rd_kafka_topic_partition_t *part = rd_kafka_topic_partition_list_find(list, in->topic,
                                                                          in->partition);
    if (part && once) return;
    if (!part) part = rd_kafka_topic_partition_list_add(list, in->topic, in->partition);
    part->offset = offset;
}

int
turn_put_at(struct turn *turn, const char *topic, int32_t partition, struct slice key,
            struct slice value)
{
    if (turn->output_count == turn->output_room) {
        turn->output_room = turn->output_room ? turn->output_room * 2 : 16;
        turn->outputs = mem_grow(turn->outputs, sizeof *turn->outputs * (size_t)turn->output_room);
    }
    struct output *output = &turn->outputs[turn->output_count++];
    output->topic = arena_copy(&turn->arena, topic, strlen(topic));
    output->partition = partition;
    output->key = key;
    output->value = value;
    if (key.at) output->key.at = arena_copy(&turn->arena, key.at, key.len);
    if (value.at) output->value.at = arena_copy(&turn->arena, value.at, value.len);
    return 0;
}

int
turn_put(struct turn *turn, const char *topic, struct slice key, struct slice value)
{
    return turn_put_at(turn, topic, RD_KAFKA_PARTITION_UA, key, value);
}

static enum verdict
send_outputs(struct turn *turn, const struct message *in)
{
    rd_kafka_headers_t *headers = turn->output_count ? dead_headers_inherited(in) : NULL;
    enum verdict verdict = VERDICT_DONE;
    for (int i = 0; i < turn->output_count && verdict == VERDICT_DONE; i++) {
        const struct output *output = &turn->outputs[i];
        verdict = transaction_put(turn->tx, output->topic, output->partition, output->key,
                                  output->value, headers);
        crash_point("mid-produce");
    }
    if (headers) rd_kafka_headers_destroy(headers);
    turn->now.outputs += turn->output_count;
    return verdict;
}

static enum verdict
send_dead(struct turn *turn, const struct message *in, const char *reason)
{
    rd_kafka_headers_t *headers = dead_headers(in, reason, turn->settings.program,
                                               turn->settings.version);
    enum verdict verdict = transaction_put(turn->tx, turn->settings.dead_letters,
                                           RD_KAFKA_PARTITION_UA, in->key, in->value, headers);
    rd_kafka_headers_destroy(headers);
    turn->now.dead++;
    return verdict;
}

/* Handles one message within the open turn. Returns 0, also where the turn was started over (then
 * it is no longer open). */
static int
take(struct turn *turn, const struct message *in, struct fail *why)
{
    crash_point("after-poll");
    set_offset(turn->first, in, in->offset, true);
    arena_reset(&turn->arena);
    turn->output_count = 0;
    struct fail inner = {0};
    int result = turn->settings.handle(turn->settings.ctx, in, turn, &inner);
    enum verdict verdict = VERDICT_ABORT;
    if (result == 0)
        verdict = send_outputs(turn, in);
    else if (inner.kind == FAIL_SKIP)
        verdict = send_dead(turn, in, inner.text);
    else
        log_line(LOG_WARN, "%s/%d at %lld: %s", in->topic, in->partition, (long long)in->offset,
                 inner.text);
    if (verdict == VERDICT_DONE) {
        set_offset(turn->next, in, in->offset + 1, false);
        turn->now.messages++;
        return 0;
    }
    if (start_over(turn, verdict, why)) return -1;
    if (result && inner.kind != FAIL_SKIP && inner.kind != FAIL_RETRY) {
        *why = inner;
        return -1;
    }
    return 0;
}

static void
pulse(struct turn *turn)
{
    if (turn->settings.pulse) turn->settings.pulse(turn->settings.ctx);
}

static bool
is_over(const struct turn *turn)
{
    return turn->now.messages >= turn->settings.turn_messages ||
           clock_ms() - turn->begun >= turn->settings.turn_ms;
}

int
turn_run(struct turn *turn, int wait_ms, struct fail *why)
{
    if (turn->pause) clock_sleep(turn->pause);
    if (finish_rebalance(turn, why)) return -1;
    for (;;) {
        pulse(turn);
        int64_t left = turn->begun + turn->settings.turn_ms - clock_ms();
        int wait = !turn->open ? wait_ms : left > 0 ? (int)left : 0;
        bool was_open = turn->open;
        struct message in;
        int got = reader_next(turn->reader, wait, &in, why);
        if (got < 0) break;
        transaction_poll(turn->tx);
        if (got > 0) {
            enum verdict verdict = turn->open ? VERDICT_DONE : begin(turn);
            if (verdict != VERDICT_DONE) return start_over(turn, verdict, why) ? -1 : 1;
            if (take(turn, &in, why)) return -1;
        }
        if (!turn->open) return got > 0 || was_open; /* started over, or taken away */
        if (!is_over(turn)) continue;
        enum verdict verdict = commit(turn);
        if (verdict == VERDICT_DONE) return 1;
        return start_over(turn, verdict, why) ? -1 : 1;
    }
    struct fail ignored = {0};
    if (turn->open) give_up(turn, VERDICT_ABORT, &ignored);
    turn->open = false;
    return -1;
}

static int
check_topics(struct turn *turn, struct fail *why)
{
    const struct turn_settings *settings = &turn->settings;
    const char *topics[64];
    int count = 0;
    for (int i = 0; i < settings->output_count && count < 62; i++)
        topics[count++] = settings->outputs[i];
    for (int i = 0; i < settings->input_count && count < 63; i++)
        if (settings->inputs[i][0] != '^') topics[count++] = settings->inputs[i];
    topics[count++] = settings->dead_letters;
    return client_check_topics(transaction_kafka(turn->tx), topics, count, 0, settings->stopping,
                               settings->ctx, why);
}

static int
open_parts(struct turn *turn, struct fail *why)
{
    const struct turn_settings *settings = &turn->settings;
    const struct transaction_settings tx = {settings->client,      settings->transactions,
                                            settings->deadline_ms, settings->pulse,
                                            settings->stopping,    settings->ctx};
    const struct reader_settings reader = {
        .client = settings->client,
        .group = settings->group,
        .instance = settings->named ? settings->client.name : NULL,
        .strategy = settings->strategy,
        .topics = settings->inputs,
        .topic_count = settings->input_count,
        .from = settings->from,
        .session_ms = settings->session_ms,
        .watch = {.revoked = on_revoked, .ctx = turn},
    };
    if (!(turn->tx = transaction_open(&tx, why)) || check_topics(turn, why)) return -1;
    /* The producer first: it ends what a predecessor left open, so that the committed offsets that
     * the reader begins at are final. */
    if (transaction_renew(turn->tx, why)) return -1;
    turn->reader = reader_open(&reader, why);
    return turn->reader ? 0 : -1;
}

struct turn *
turn_open(const struct turn_settings *settings, struct fail *why)
{
    struct turn *turn = mem_new(sizeof *turn);
    turn->settings = *settings;
    arena_init(&turn->arena);
    turn->first = rd_kafka_topic_partition_list_new(8);
    turn->next = rd_kafka_topic_partition_list_new(8);
    if (open_parts(turn, why) == 0) return turn;
    turn_close(turn);
    return NULL;
}

const struct turn_totals *
turn_totals(const struct turn *turn)
{
    return &turn->totals;
}

int64_t
turn_lag(struct turn *turn)
{
    return reader_lag(turn->reader);
}

int
turn_assigned(const struct turn *turn)
{
    return reader_assigned(turn->reader);
}

void
turn_close(struct turn *turn)
{
    if (!turn) return;
    struct fail ignored = {0};
    if (turn->open) give_up(turn, VERDICT_ABORT, &ignored);
    turn->open = false;
    reader_close(turn->reader);
    transaction_close(turn->tx);
    arena_fini(&turn->arena);
    free(turn->outputs);
    rd_kafka_topic_partition_list_destroy(turn->first);
    rd_kafka_topic_partition_list_destroy(turn->next);
    free(turn);
}
