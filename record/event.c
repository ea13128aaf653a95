/* event.c: the fused event's table of fields. */
#include "record/event.h"

#define RECORD struct event_account
static const struct field account_rows[] = {
    FIELD(RECORD, value, TEXT, NEEDED, NULL, "A value that some mentions have."),
    FIELD(RECORD, count, INT, FILLED, NULL, "How many mentions have it."),
};
static RECORD_TYPE(account_type, "Account", RECORD, account_rows, "One of several values.");
#undef RECORD

#define RECORD struct event_disagreement
static const struct field disagreement_rows[] = {
    FIELD(RECORD, field, TEXT, NEEDED, NULL, "Name of the field, parts divided by dots."),
    FIELD(RECORD, values, MANY, FILLED, &account_type, "Its values, the most frequent first."),
};
static RECORD_TYPE(disagreement_type, "Disagreement", RECORD, disagreement_rows,
                   "A field on which the accounts differ.");
#undef RECORD

#define RECORD struct event_record
static const struct field rows[] = {
    FIELD(RECORD, event_id, TEXT, NEEDED, NULL,
          "Made from the first mention's id; never changes once given."),
    FIELD(RECORD, revision, INT, FILLED, NULL, "1, 2, ...: grows with each mention."),
    FIELD(RECORD, mention_count, INT, FILLED, NULL, "How many mentions tell it."),
    FIELD(RECORD, article_ids, TEXTS, FILLED, NULL, "The articles that tell it."),
    FIELD(RECORD, outlets, TEXTS, FILLED, NULL, "Who published them."),
    FIELD(RECORD, first_published, DAY, NULLABLE, NULL, "Day of the first of them."),
    FIELD(RECORD, last_published, DAY, NULLABLE, NULL, "Day of the last of them."),
    FIELD(RECORD, plover, ONE, NEEDED, &plover_type, "The event in PLOVER's terms."),
    FIELD(RECORD, cameo, TEXT, NEEDED, NULL,
          "The most specific CAMEO code that the mentions support."),
    FIELD(RECORD, cameo_name, TEXT, FILLED, NULL, "That code's name."),
    FIELD(RECORD, goldstein, REAL, FILLED, NULL, "Goldstein value of the code, GDELT's table."),
    FIELD(RECORD, quad_class, INT, FILLED, NULL,
          "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."),
    FIELD(RECORD, status, TEXT, NEEDED, NULL,
          "occurred, ongoing, planned, cancelled, denied or hypothetical."),
    FIELD(RECORD, reciprocal, SWITCH, FILLED, NULL, "Both sides do the same to each other."),
    FIELD(RECORD, international, SWITCH, FILLED, NULL,
          "The sides belong to different states, or one is intergovernmental."),
    FIELD(RECORD, actors, MANY, FILLED, &actor_type, "Who did it."),
    FIELD(RECORD, recipients, MANY, FILLED, &actor_type, "To whom."),
    FIELD(RECORD, others, MANY, FILLED, &actor_type, "Hosts, chairs, mediators, inviters."),
    FIELD(RECORD, date, ONE, NULLABLE, &date_type, "When."),
    FIELD(RECORD, place, ONE, NULLABLE, &place_type, "Where."),
    FIELD(RECORD, occasion, ONE, NULLABLE, &occasion_type, "The forum it belongs to."),
    FIELD(RECORD, format, TEXT, NULLABLE, NULL,
          "Of a CONSULT: call, video, informal, sidelines, multilateral, visit or bilateral."),
    FIELD(RECORD, topics, MANY, FILLED, &topic_type, "What was talked about or agreed."),
    FIELD(RECORD, attribution, ONE, NULLABLE, &attribution_type, "Whose account it is."),
    FIELD(RECORD, confidence, REAL, FILLED, NULL,
          "Probability that the event and both parties are right."),
    FIELD(RECORD, disagreements, MANY, FILLED, &disagreement_type,
          "Fields on which the accounts differ."),
    FIELD(RECORD, planned_by, TEXT, NULLABLE, NULL, "The mention that announced it beforehand."),
    FIELD(RECORD, engine, TEXT, FILLED, NULL, "Program, dictionary and model that coded it."),
};
RECORD_TYPE(event_type, "Event", RECORD, rows, "One event, fused over the articles that tell it.");
#undef RECORD
