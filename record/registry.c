/* registry.c: schema ids, by the HTTP interface of a schema registry. */
#include "record/registry.h"

#include <curl/curl.h>
#include <jansson.h>
#include <stdlib.h>

#include "base/arena.h"

enum { ANSWER_MOST = 4 << 20, CONNECT_S = 5, ANSWER_S = 15 };

struct registry {
    char *url;
    CURL *curl;
    struct curl_slist *headers;
    struct buf answer;
};

struct registry *
registry_new(const char *url, struct fail *why)
{
    struct registry *registry = mem_new(sizeof *registry);
    registry->url = mem_copy(url);
    size_t len = strlen(registry->url);
    while (len && registry->url[len - 1] == '/') registry->url[--len] = '\0';
    registry->curl = curl_easy_init();
    registry->headers = curl_slist_append(NULL,
                                          "Content-Type: application/vnd.schemaregistry.v1+json");
    registry->headers = curl_slist_append(registry->headers,
                                          "Accept: application/vnd.schemaregistry.v1+json");
    if (!registry->curl || !registry->headers) {
        fail_set(why, FAIL_STOP, EXIT_FAULT, "libcurl cannot start");
        registry_free(registry);
        return NULL;
    }
    return registry;
}

void
registry_free(struct registry *registry)
{
    if (!registry) return;
    curl_slist_free_all(registry->headers);
    if (registry->curl) curl_easy_cleanup(registry->curl);
    buf_fini(&registry->answer);
    free(registry->url);
    free(registry);
}

static size_t
take(char *bytes, size_t size, size_t count, void *ctx)
{
    struct registry *registry = ctx;
    if (registry->answer.len + size * count > ANSWER_MOST) return 0;
    buf_put(&registry->answer, bytes, size * count);
    return size * count;
}

/* What the registry's own message says, or "". */
static const char *
message_of(json_t *answer)
{
    const char *message = json_string_value(json_object_get(answer, "message"));
    return message ? message : "";
}

/* A status that is no success, as a failure. */
static int
refused(struct registry *registry, const char *path, long status, json_t *answer, struct fail *why)
{
    enum fail_kind kind = status == 404                                     ? FAIL_SKIP
                          : status >= 500 || status == 408 || status == 429 ? FAIL_RETRY
                                                                            : FAIL_STOP;
    int code = kind == FAIL_SKIP    ? EXIT_REFUSED
               : kind == FAIL_RETRY ? EXIT_UNREACHABLE
                                    : EXIT_CONFIG;
    (void)registry;
    return fail_set(why, kind, code, "schema registry: %s: status %ld %.200s", path, status,
                    message_of(answer));
}

/* One request; `body` NULL for a GET. *out: owner: the caller. */
static int
ask(struct registry *registry, const char *path, const char *body, json_t **out, struct fail *why)
{
    struct buf url = {0};
    long status = 0;
    CURL *curl = registry->curl;
    buf_printf(&url, "%s%s", registry->url, path);
    buf_reset(&registry->answer);
    curl_easy_reset(curl);
    curl_easy_setopt(curl, CURLOPT_URL, url.at);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, registry->headers);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_S);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)ANSWER_S);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, registry);
    if (body) curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body);
    CURLcode bad = curl_easy_perform(curl);
    buf_fini(&url);
    if (bad)
        return fail_set(why, FAIL_RETRY, EXIT_UNREACHABLE, "schema registry: %s",
                        curl_easy_strerror(bad));
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    *out = json_loadb(registry->answer.at ? registry->answer.at : "", registry->answer.len, 0,
                      NULL);
    int result = 0;
    if (status < 200 || status > 299)
        result = refused(registry, path, status, *out, why);
    else if (!json_is_object(*out))
        result = fail_set(why, FAIL_RETRY, EXIT_UNREACHABLE, "schema registry: %s: no JSON", path);
    if (result) json_decref(*out);
    return result;
}

int
registry_put(struct registry *registry, const char *subject, struct slice schema, int32_t *id,
             struct fail *why)
{
    json_t *answer = NULL, *request = json_object();
    struct buf path = {0};
    json_object_set_new(request, "schema", json_stringn(schema.at, schema.len));
    char *body = json_dumps(request, JSON_COMPACT);
    char *escaped = curl_easy_escape(registry->curl, subject, 0);
    buf_printf(&path, "/subjects/%s/versions", escaped);
    int result = ask(registry, path.at, body, &answer, why);
    curl_free(escaped);
    free(body);
    json_decref(request);
    if (result == 0) {
        *id = (int32_t)json_integer_value(json_object_get(answer, "id"));
        if (!json_is_integer(json_object_get(answer, "id")))
            result = fail_set(why, FAIL_STOP, EXIT_CONFIG, "schema registry: %s: no id", path.at);
        json_decref(answer);
    } else if (why->kind == FAIL_SKIP) {
        why->kind = FAIL_STOP; /* 404 for a subject is a wrong URL, not a bad message */
        why->code = EXIT_CONFIG;
    }
    buf_fini(&path);
    return result;
}

int
registry_get(struct registry *registry, int32_t id, struct buf *schema, struct fail *why)
{
    json_t *answer = NULL;
    char path[64];
    snprintf(path, sizeof path, "/schemas/ids/%d", (int)id);
    if (ask(registry, path, NULL, &answer, why)) return -1;
    json_t *text = json_object_get(answer, "schema");
    const char *type = json_string_value(json_object_get(answer, "schemaType"));
    int result = 0;
    if (!json_is_string(text) || (type && strcmp(type, "AVRO") != 0))
        result = fail_set(why, FAIL_SKIP, EXIT_REFUSED, "schema id %d is of no Avro schema",
                          (int)id);
    else
        buf_put(schema, json_string_value(text), json_string_length(text));
    json_decref(answer);
    return result;
}
