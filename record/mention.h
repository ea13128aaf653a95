/* mention.h: the event mention as it travels: one article's account of one event. */
#ifndef RECORD_MENTION_H
#define RECORD_MENTION_H

#include "record/field.h"

/* All slices: owner: the arena it was read into. Null texts have at NULL, null numbers are
 * RECORD_NULL or NaN. The meaning of each field stands in the tables of mention.c. */
struct mention_plover {
    struct slice event;
    struct record_texts modes, contexts;
};

struct mention_actor {
    struct slice name, text;
    int64_t start, end;
    struct slice kind, party, sector, office, organisation, code, role, person_id;
};

struct mention_actors {
    struct mention_actor *at;
    int count;
};

struct mention_date {
    struct slice start, end, granularity, text, basis;
};

struct mention_place {
    struct slice name, country, admin1;
    double lat, lon;
    int64_t geonames_id;
    struct slice text, basis;
};

struct mention_occasion {
    struct slice name;
    int64_t edition;
    struct slice text;
};

struct mention_topic {
    struct slice code, text;
};

struct mention_topics {
    struct mention_topic *at;
    int count;
};

struct mention_attribution {
    struct slice speaker, party, text;
};

struct mention_evidence {
    struct slice sentence;
    int64_t sentence_index, start, end;
    struct slice trigger;
    int64_t trigger_start, trigger_end;
    struct slice rule;
};

struct mention {
    struct slice mention_id, article_id, url, outlet, title, published;
    struct mention_plover *plover;
    struct slice cameo, cameo_name;
    double goldstein;
    int64_t quad_class;
    struct slice status;
    bool reciprocal, international;
    struct mention_actors actors, recipients, others;
    struct mention_date *date;
    struct mention_place *place;
    struct mention_occasion *occasion;
    struct slice format;
    struct mention_topics topics;
    struct mention_attribution *attribution;
    double confidence;
    struct mention_evidence *evidence;
    struct slice engine;
};

extern const struct record_type mention_type;

/* The parts, which the fused event shares. */
extern const struct record_type plover_type, actor_type, date_type, place_type, occasion_type,
    topic_type, attribution_type, evidence_type;

#endif
