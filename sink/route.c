/* route.c: mentions onto topics by their content. */
#include "sink/route.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/names.h"
#include "record/wire.h"
#include "stream/topics.h"

enum { CREATE_WAIT_MS = 10000, TOPIC_MOST = 249 };

struct route {
    const struct route_settings *settings;
    struct wire *wire;
    struct names *topics; /* known to be there */
    struct arena arena;
    struct buf name;
};

struct route *
route_new(const struct route_settings *settings, struct fail *why)
{
    const struct wire_options options = {.type = &mention_type,
                                         .registry_url = settings->registry_url};
    struct route *route = mem_new(sizeof *route);
    route->settings = settings;
    route->topics = names_new();
    arena_init(&route->arena);
    route->wire = wire_new(&options, why);
    if (route->wire) return route;
    route_free(route);
    return NULL;
}

void
route_free(struct route *route)
{
    if (!route) return;
    wire_free(route->wire);
    names_free(route->topics);
    arena_fini(&route->arena);
    buf_fini(&route->name);
    free(route);
}

/* errors: SKIP for a name that cannot be a topic's, or one too many. */
static int
make_topic(struct route *route, const char *name, struct fail *why)
{
    const struct route_settings *settings = route->settings;
    if (names_find(route->topics, slice_of(name)) != NAMES_NONE) return 0;
    if (strlen(name) > TOPIC_MOST || strcmp(name, settings->source) == 0)
        return fail_set(why, FAIL_SKIP, EXIT_REFUSED,
                        "routed to '%.260s', which is no topic for it", name);
    if (names_count(route->topics) >= settings->most_topics)
        return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "routed to '%s', more than %lld topics", name,
                        (long long)settings->most_topics);
    const struct topic_spec spec = {name, settings->partitions, "delete", 0};
    if (topics_create(&settings->client, &spec, 1, settings->replication, CREATE_WAIT_MS, why))
        return -1;
    names_put(route->topics, slice_of(name));
    return 0;
}

int
route_handle(void *ctx, const struct message *in, struct turn *out, struct fail *why)
{
    struct route *route = ctx;
    const struct route_settings *settings = route->settings;
    struct mention mention = {0};
    arena_reset(&route->arena);
    if (!in->value.at) return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "null value");
    if (wire_get(route->wire, in->value, &route->arena, &mention, why)) return -1;
    if (!wanted_is(&settings->wanted, &mention)) return 0;
    int ways = pattern_ways(settings->pattern, &mention);
    for (int way = 0; way < ways; way++) {
        buf_reset(&route->name);
        pattern_put(settings->pattern, &mention, way, &route->name);
        if (make_topic(route, route->name.at, why) ||
            turn_put(out, route->name.at, in->key, in->value))
            return -1;
    }
    return 0;
}
