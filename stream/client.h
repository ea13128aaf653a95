/* client.h: how every client of Kafka here is configured, and what Kafka's errors mean for us. */
#ifndef STREAM_CLIENT_H
#define STREAM_CLIENT_H

#include <librdkafka/rdkafka.h>

#include "base/conf.h"
#include "base/fail.h"

struct client_settings {
    const char *bootstrap;           /* "host:port,host:port" */
    const char *name;                /* client.id; what a transactional.id is made of, too */
    const struct conf_list *rdkafka; /* the user's properties, "property=value"; or NULL */
};

enum client_kind { CLIENT_READER, CLIENT_WRITER };

struct client_property {
    const char *name, *value;
};

/* A configuration: the house's defaults, then `defaults` of the caller, then the user's own
 * properties, then `fixed` of the caller, which a user cannot change. A user's property with
 * "consumer." or "producer." before it goes only to clients of that kind. Both lists end with a
 * NULL name. owner: the caller (rd_kafka_new takes it over). errors: STOP with EXIT_CONFIG, naming
 * the property. */
rd_kafka_conf_t *client_conf(const struct client_settings *settings, enum client_kind kind,
                             const struct client_property *defaults,
                             const struct client_property *fixed, struct fail *why);

/* Makes the client. `_take`: conf is taken over, on failure too. errors: STOP. */
rd_kafka_t *client_new_take(enum client_kind kind, rd_kafka_conf_t *conf, struct fail *why);

/* Fills `why` by what the error asks for: RETRY while the world is away, STOP where trying again
 * can never help (missing topic, no right, too large). Returns -1. */
int client_fail(struct fail *why, rd_kafka_resp_err_t error, const char *what, const char *text);

/* True for the errors of the second kind. */
bool client_is_permanent(rd_kafka_resp_err_t error);

/* Waits until the cluster answers, then looks that every topic is there. `stopping` may be NULL; it
 * is asked between tries. errors: STOP (EXIT_CONFIG) naming a missing topic; RETRY where the
 * cluster did not answer within `wait_ms` (0: for ever) or a stop was asked. */
int client_check_topics(rd_kafka_t *kafka, const char *const *topics, int count, int64_t wait_ms,
                        bool (*stopping)(void *ctx), void *ctx, struct fail *why);

#endif
