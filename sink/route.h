/* route.h: mentions onto topics whose names say what is in them. */
#ifndef SINK_ROUTE_H
#define SINK_ROUTE_H

#include "sink/pattern.h"
#include "sink/wanted.h"
#include "stream/turn.h"

struct route_settings {
    struct client_settings client;
    const struct pattern *pattern;
    const char *source; /* topic it reads: a route may not lead back there */
    const char *registry_url;
    struct wanted wanted;
    int partitions, replication; /* of topics that are made */
    int64_t most_topics;
};

struct route;

/* owner: the caller frees. The settings are borrowed. errors: STOP. */
struct route *route_new(const struct route_settings *settings, struct fail *why);
void route_free(struct route *route);

/* A turn_handler; its ctx is the route. The bytes go on as they came, with key and headers, to one
 * topic a way of the pattern; a topic that is missing is made. */
int route_handle(void *ctx, const struct message *in, struct turn *out, struct fail *why);

#endif
