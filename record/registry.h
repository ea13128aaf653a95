/* registry.h: schema ids, by the HTTP interface of a schema registry. */
#ifndef RECORD_REGISTRY_H
#define RECORD_REGISTRY_H

#include "base/buf.h"
#include "base/fail.h"
#include "base/slice.h"

struct registry;

/* `url`: "http://host:8081", with user:password@ where it wants them. owner: the caller frees with
 * registry_free. errors: STOP. threads: one at a time. */
struct registry *registry_new(const char *url, struct fail *why);
void registry_free(struct registry *registry);

/* The id of a schema under a subject, registered where it is new. errors: RETRY: the registry is
 * away; STOP: it refuses (another schema is there and does not go with this one, no leave). */
int registry_put(struct registry *registry, const char *subject, struct slice schema, int32_t *id,
                 struct fail *why);

/* Appends the text of the schema with that id. errors: SKIP: there is none; RETRY; STOP. cost: one
 * request: keep what it says. */
int registry_get(struct registry *registry, int32_t id, struct buf *schema, struct fail *why);

#endif
