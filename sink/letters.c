/* letters.c: dead letters without transactions. */
#include "sink/letters.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/conf.h"
#include "stream/dead.h"
#include "stream/writer.h"

enum { ARRIVE_MS = 30000 };

struct letters {
    struct writer *writer;
    const char *topic;
    struct fail broken;
    int64_t open; /* put and not yet arrived */
};

static void
reported(void *ctx, void *token, const struct fail *failure)
{
    struct letters *letters = ctx;
    (void)token;
    letters->open--;
    if (failure)
        fail_set(&letters->broken, failure->kind == FAIL_RETRY ? FAIL_RETRY : FAIL_STOP,
                 failure->kind == FAIL_SKIP ? EXIT_CONFIG : failure->code, "dead letter: %s",
                 failure->text);
}

struct letters *
letters_open(const struct client_settings *client, const char *topic, struct fail *why)
{
    struct letters *letters = mem_new(sizeof *letters);
    const struct writer_settings settings = {
        .client = *client, .timeout_ms = ARRIVE_MS, .report = reported, .ctx = letters};
    letters->topic = topic;
    letters->writer = writer_open(&settings, why);
    if (letters->writer) return letters;
    free(letters);
    return NULL;
}

void
letters_close(struct letters *letters)
{
    if (!letters) return;
    writer_close(letters->writer);
    free(letters);
}

int
letters_put(struct letters *letters, const struct message *in, const char *reason, struct fail *why)
{
    rd_kafka_headers_t *headers = dead_headers(in, reason, "demarche-sink", DEMARCHE_VERSION);
    int bad = writer_put_with(letters->writer, letters->topic, -1, in->key, in->value, headers,
                              NULL, why);
    rd_kafka_headers_destroy(headers);
    if (bad && why->kind == FAIL_SKIP) why->kind = FAIL_STOP; /* never dropped */
    if (!bad) letters->open++;
    return bad;
}

int
letters_flush(struct letters *letters, struct fail *why)
{
    if (letters->open) writer_flush(letters->writer, ARRIVE_MS + 5000, why);
    if (why->kind) return -1;
    if (!letters->broken.kind) return 0;
    *why = letters->broken;
    return -1;
}

void
letters_serve(struct letters *letters)
{
    if (letters->open) writer_poll(letters->writer, 0);
}
