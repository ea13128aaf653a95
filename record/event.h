/* event.h: the event itself as it travels, fused over the articles that tell it. */
#ifndef RECORD_EVENT_H
#define RECORD_EVENT_H

#include "record/mention.h"

/* One value of a field on which accounts differ, and how many mentions have it. */
struct event_account {
    struct slice value;
    int64_t count;
};

struct event_accounts {
    struct event_account *at;
    int count;
};

struct event_disagreement {
    struct slice field;
    struct event_accounts values;
};

struct event_disagreements {
    struct event_disagreement *at;
    int count;
};

/* The parts are those of the mention; owner as there. */
struct event_record {
    struct slice event_id;
    int64_t revision, mention_count;
    struct record_texts article_ids, outlets;
    struct slice first_published, last_published;
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
    struct event_disagreements disagreements;
    struct slice planned_by, engine;
};

extern const struct record_type event_type;

#endif
