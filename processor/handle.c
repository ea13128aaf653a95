/* handle.c: one article in, its messages out. */
#include "processor/handle.h"

#include <stdlib.h>

#include "processor/mentions.h"
#include "record/id.h"
#include "record/wire.h"

struct handle {
    const struct extract_model *model;
    struct extractor *extractor;
    struct wire *articles, *mentions;
    enum framing framing;
    char *topic;
    double min_confidence;
    struct arena arena; /* of one article */
    struct buf value;
};

static int
open_wires(struct handle *handle, const struct handle_settings *settings, struct fail *why)
{
    struct buf subject = {0};
    buf_printf(&subject, "%s-value", handle->topic);
    struct wire_options articles = {.type = &article_type, .registry_url = settings->registry_url};
    struct wire_options mentions = {
        .type = &mention_type,
        .registry_url = settings->registry_url,
        .subject = subject.at,
    };
    handle->articles = wire_new(&articles, why);
    handle->mentions = handle->articles ? wire_new(&mentions, why) : NULL;
    buf_fini(&subject);
    if (!handle->mentions) return -1;
    return handle->framing == FRAMING_CONFLUENT ? wire_register(handle->mentions, why) : 0;
}

struct handle *
handle_new(const struct extract_model *model, const struct handle_settings *settings,
           struct fail *why)
{
    enum framing framing = framing_find(settings->format ? settings->format : "single-object");
    if (framing == FRAMING_COUNT) {
        fail_set(why, FAIL_STOP, EXIT_CONFIG,
                 "format: '%s' is none of single-object|confluent|json", settings->format);
        return NULL;
    }
    struct handle *handle = mem_new(sizeof *handle);
    handle->model = model;
    handle->framing = framing;
    handle->topic = mem_copy(settings->mentions_topic);
    handle->min_confidence = settings->min_confidence;
    arena_init(&handle->arena);
    handle->extractor = extractor_new(model);
    extractor_set_gate(handle->extractor, settings->gate);
    if (open_wires(handle, settings, why)) {
        handle_free(handle);
        return NULL;
    }
    return handle;
}

void
handle_free(struct handle *handle)
{
    if (!handle) return;
    wire_free(handle->articles);
    wire_free(handle->mentions);
    extractor_free(handle->extractor);
    arena_fini(&handle->arena);
    buf_fini(&handle->value);
    free(handle->topic);
    free(handle);
}

static int
emit_mentions(struct handle *handle, const struct article *article, handle_emit *emit, void *ctx,
              struct fail *why)
{
    int count;
    struct mention *mentions = mentions_make(handle->model, handle->extractor, article,
                                             &handle->arena, &count);
    for (int i = 0; i < count; i++) {
        if (!mention_is_sure(&mentions[i], handle->min_confidence)) continue;
        buf_reset(&handle->value);
        if (wire_put(handle->mentions, handle->framing, &mentions[i], &handle->value, why) ||
            emit(ctx, handle->topic, mention_pair(&mentions[i], &handle->arena),
                 buf_slice(&handle->value), why))
            return -1;
    }
    return 0;
}

int
handle_article(struct handle *handle, struct slice key, struct slice value, handle_emit *emit,
               void *ctx, struct fail *why)
{
    (void)key; /* the article says its id itself */
    struct article article;
    struct extract_input input;
    arena_reset(&handle->arena);
    if (!value.at) return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "null value");
    if (wire_get(handle->articles, value, &handle->arena, &article, why)) return -1;
    article_complete(&article, &handle->arena);
    if (article_check(&article, why) || article_input(&article, &input, why) ||
        extractor_run(handle->extractor, &input, STAGE_CONFIDENCE, why))
        return -1;
    return emit_mentions(handle, &article, emit, ctx, why);
}
