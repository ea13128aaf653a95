/* pattern.h: names made from what a mention says: "demarche.mentions.{party}", "{date}/{event}". */
#ifndef SINK_PATTERN_H
#define SINK_PATTERN_H

#include "base/buf.h"
#include "base/fail.h"
#include "record/mention.h"

struct pattern;

/* Placeholders: {party}, {event}, {status}, {country}, {date}, {month}. What they become is safe in
 * a name (safe_put): no '/' but those of the pattern. owner: the caller frees. errors: STOP
 * (configuration): an unknown placeholder; with `folders`: an absolute path or a part "." or "..";
 * without: any character that a topic cannot have. */
struct pattern *pattern_new(const char *text, bool folders, struct fail *why);
void pattern_free(struct pattern *pattern);

/* In how many ways it can be filled in for a mention: once for each of its different parties where
 * {party} is in it, else 1. */
int pattern_ways(const struct pattern *pattern, const struct mention *mention);
void pattern_put(const struct pattern *pattern, const struct mention *mention, int way,
                 struct buf *out);

#endif
