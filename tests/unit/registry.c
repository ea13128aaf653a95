/* registry.c: Confluent framing with the registry of tests/tools/registry.py. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "record/article.h"
#include "record/registry.h"
#include "record/wire.h"

/* The server lives as long as its standard input is open. */
struct server {
    int input;
    FILE *output;
    pid_t pid;
    char url[64];
};

static void
server_open(struct server *server, const char *fail_first)
{
    int in[2], out[2], port = 0;
    assert_int_equal(pipe(in), 0);
    assert_int_equal(pipe(out), 0);
    server->pid = fork();
    if (server->pid == 0) {
        dup2(in[0], 0);
        dup2(out[1], 1);
        close(in[1]);
        execlp("python3", "python3", "tests/tools/registry.py", "--fail-first", fail_first, NULL);
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    server->input = in[1];
    server->output = fdopen(out[0], "r");
    assert_int_equal(fscanf(server->output, "%d", &port), 1);
    snprintf(server->url, sizeof server->url, "http://127.0.0.1:%d/", port);
}

static void
server_close(struct server *server)
{
    close(server->input);
    fclose(server->output);
    waitpid(server->pid, NULL, 0);
}

static struct wire *
open_wire(const char *url, const char *subject)
{
    struct fail why = {0};
    struct wire_options options = {.type = &article_type, .registry_url = url, .subject = subject};
    struct wire *wire = wire_new(&options, &why);
    assert_non_null(wire);
    return wire;
}

static void
test_round_trip(void **unused)
{
    (void)unused;
    struct server server;
    struct arena arena;
    struct buf bytes = {0};
    struct fail why = {0};
    struct article article, back;
    record_init(&article_type, &article);
    article.article_id = slice_of("a/1");
    article.body = slice_of("Two met.");
    arena_init(&arena);
    server_open(&server, "1");
    struct wire *writer = open_wire(server.url, "demarche.articles-value");
    assert_int_equal(wire_put(writer, FRAMING_CONFLUENT, &article, &bytes, &why), -1);
    assert_int_equal(why.kind, FAIL_RETRY); /* 503: away for now */
    fail_clear(&why);
    buf_reset(&bytes);
    assert_int_equal(wire_put(writer, FRAMING_CONFLUENT, &article, &bytes, &why), 0);
    assert_memory_equal(bytes.at, "\0\0\0\0\1", 5);
    struct wire *reader = open_wire(server.url, NULL);
    if (wire_get(reader, buf_slice(&bytes), &arena, &back, &why)) fail_msg("%s", why.text);
    assert_true(record_equal(&article_type, &article, &back));
    bytes.at[4] = 9; /* an id that the registry does not know: this message, not the world */
    assert_int_equal(wire_get(reader, buf_slice(&bytes), &arena, &back, &why), -1);
    assert_int_equal(why.kind, FAIL_SKIP);
    server_close(&server);
    fail_clear(&why); /* what is known is known without the registry */
    assert_int_equal(wire_get(reader, buf_slice(&bytes), &arena, &back, &why), -1);
    assert_int_equal(why.kind, FAIL_SKIP);
    bytes.at[4] = 1;
    fail_clear(&why);
    assert_int_equal(wire_get(reader, buf_slice(&bytes), &arena, &back, &why), 0);
    bytes.at[4] = 7; /* what is not has to wait for it */
    assert_int_equal(wire_get(reader, buf_slice(&bytes), &arena, &back, &why), -1);
    assert_int_equal(why.kind, FAIL_RETRY);
    wire_free(writer);
    wire_free(reader);
    buf_fini(&bytes);
    arena_fini(&arena);
}

/* A writer with another schema: fields by name, what it has not is filled in. */
static void
test_other_schema(void **unused)
{
    (void)unused;
    static const char schema[] = "{\"type\":\"record\",\"name\":\"Story\",\"fields\":[{\"name\":"
                                 "\"extra\",\"type\":\"bytes\"},"
                                 "{\"name\":\"body\",\"type\":[\"string\",\"null\"]},{\"name\":"
                                 "\"fetched_at\",\"type\":\"int\"},"
                                 "{\"name\":\"article_id\",\"type\":\"string\"}]}";
    struct server server;
    struct registry *registry;
    struct arena arena;
    struct fail why = {0};
    struct article back;
    int32_t id;
    arena_init(&arena);
    server_open(&server, "0");
    assert_non_null(registry = registry_new(server.url, &why));
    assert_int_equal(registry_put(registry, "other/subject", slice_of(schema), &id, &why), 0);
    assert_int_equal(id, 1);
    assert_int_equal(registry_put(registry, "forbidden", slice_of(schema), &id, &why), -1);
    assert_int_equal(why.kind, FAIL_STOP);
    fail_clear(&why);
    struct wire *reader = open_wire(server.url, NULL);
    struct slice message = {"\0\0\0\0\1\4xx\0\6abc\16\2i", 16};
    if (wire_get(reader, message, &arena, &back, &why)) fail_msg("%s", why.text);
    assert_true(slice_is(back.body, "abc") && slice_is(back.article_id, "i"));
    assert_int_equal(back.fetched_at, 7);
    assert_true(back.title.at == NULL && back.published_at == RECORD_NULL);
    wire_free(reader);
    registry_free(registry);
    server_close(&server);
    arena_fini(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_other_schema),
    };
    if (system("python3 -c '' 2>/dev/null") != 0) return puts("no python3"), 77;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
