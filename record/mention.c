/* mention.c: the event mention's table of fields and those of its parts. */
#include "record/mention.h"

#define RECORD struct mention_plover
static const struct field plover_rows[] = {
    FIELD(RECORD, event, TEXT, NEEDED, NULL, "One of the 16 events of PLOVER."),
    FIELD(RECORD, modes, TEXTS, FILLED, NULL, "PLOVER's modes of that event."),
    FIELD(RECORD, contexts, TEXTS, FILLED, NULL, "PLOVER's contexts."),
};
RECORD_TYPE(plover_type, "Plover", RECORD, plover_rows, "The event in PLOVER's terms.");
#undef RECORD

#define RECORD struct mention_actor
static const struct field actor_rows[] = {
    FIELD(RECORD, name, TEXT, NULLABLE, NULL, "Canonical name."),
    FIELD(RECORD, text, TEXT, FILLED, NULL, "The words of the text."),
    FIELD(RECORD, start, INT, FILLED, NULL, "First byte of them in the coded text."),
    FIELD(RECORD, end, INT, FILLED, NULL, "Byte after the last one."),
    FIELD(RECORD, kind, TEXT, FILLED, NULL, "person, state, organisation, group or place."),
    FIELD(RECORD, party, TEXT, NULLABLE, NULL,
          "State (alpha-3) or organisation (short id) for which it acts on the event's day."),
    FIELD(RECORD, sector, TEXT, NULLABLE, NULL, "Sector of PLOVER: GOV, MIL, ..."),
    FIELD(RECORD, office, TEXT, NULLABLE, NULL, "Office held on the event's day."),
    FIELD(RECORD, organisation, TEXT, NULLABLE, NULL, "Organisation it belongs to."),
    FIELD(RECORD, code, TEXT, NULLABLE, NULL, "CAMEO actor code."),
    FIELD(RECORD, role, TEXT, FILLED, NULL,
          "actor, recipient; of others: host, chair, mediator, inviter."),
    FIELD(RECORD, person_id, TEXT, NULLABLE, NULL, "The same person has the same id everywhere."),
};
RECORD_TYPE(actor_type, "Actor", RECORD, actor_rows, "Somebody who takes part in an event.");
#undef RECORD

#define RECORD struct mention_date
static const struct field date_rows[] = {
    FIELD(RECORD, start, DAY, NEEDED, NULL, "First day of the event, where it happened."),
    FIELD(RECORD, end, DAY, NEEDED, NULL, "Last day of the event."),
    FIELD(RECORD, granularity, TEXT, FILLED, NULL, "day, month, year or range."),
    FIELD(RECORD, text, TEXT, NULLABLE, NULL, "The words that say so."),
    FIELD(RECORD, basis, TEXT, FILLED, NULL, "stated, inferred or published."),
};
RECORD_TYPE(date_type, "EventDate", RECORD, date_rows, "When the event happened.");
#undef RECORD

#define RECORD struct mention_place
static const struct field place_rows[] = {
    FIELD(RECORD, name, TEXT, NULLABLE, NULL,
          "City or seat; null where only the country is known."),
    FIELD(RECORD, country, TEXT, NULLABLE, NULL, "ISO 3166-1 alpha-3, XKX for Kosovo."),
    FIELD(RECORD, admin1, TEXT, NULLABLE, NULL, "First administrative division."),
    FIELD(RECORD, lat, REAL, NULLABLE, NULL, "Latitude, degrees, WGS84."),
    FIELD(RECORD, lon, REAL, NULLABLE, NULL, "Longitude, degrees, WGS84."),
    FIELD(RECORD, geonames_id, LONG, NULLABLE, NULL, "Id in GeoNames."),
    FIELD(RECORD, text, TEXT, NULLABLE, NULL, "The words that say so."),
    FIELD(RECORD, basis, TEXT, FILLED, NULL, "stated, occasion, dateline or inferred."),
};
RECORD_TYPE(place_type, "EventPlace", RECORD, place_rows, "Where the event happened.");
#undef RECORD

#define RECORD struct mention_occasion
static const struct field occasion_rows[] = {
    FIELD(RECORD, name, TEXT, NEEDED, NULL, "Canonical name of the forum."),
    FIELD(RECORD, edition, INT, NULLABLE, NULL, "Its number, where it is known."),
    FIELD(RECORD, text, TEXT, NULLABLE, NULL, "The words that say so."),
};
RECORD_TYPE(occasion_type, "Occasion", RECORD, occasion_rows, "The forum the event belongs to.");
#undef RECORD

#define RECORD struct mention_topic
static const struct field topic_rows[] = {
    FIELD(RECORD, code, TEXT, NEEDED, NULL, "Code of the vocabulary of topics."),
    FIELD(RECORD, text, TEXT, FILLED, NULL, "The words that say so."),
};
RECORD_TYPE(topic_type, "Topic", RECORD, topic_rows, "What was talked about or agreed.");
#undef RECORD

#define RECORD struct mention_attribution
static const struct field attribution_rows[] = {
    FIELD(RECORD, speaker, TEXT, NULLABLE, NULL, "Who says that it happened."),
    FIELD(RECORD, party, TEXT, NULLABLE, NULL, "For which state or organisation."),
    FIELD(RECORD, text, TEXT, NULLABLE, NULL, "The words that say so."),
};
RECORD_TYPE(attribution_type, "Attribution", RECORD, attribution_rows, "Whose account it is.");
#undef RECORD

#define RECORD struct mention_evidence
static const struct field evidence_rows[] = {
    FIELD(RECORD, sentence, TEXT, FILLED, NULL, "The whole sentence."),
    FIELD(RECORD, sentence_index, INT, FILLED, NULL, "Its number in the article, from 0."),
    FIELD(RECORD, start, INT, FILLED, NULL, "First byte of the part that tells the event."),
    FIELD(RECORD, end, INT, FILLED, NULL, "Byte after its last."),
    FIELD(RECORD, trigger, TEXT, FILLED, NULL, "The word that carries the event."),
    FIELD(RECORD, trigger_start, INT, FILLED, NULL, "Its first byte."),
    FIELD(RECORD, trigger_end, INT, FILLED, NULL, "Byte after its last."),
    FIELD(RECORD, rule, TEXT, FILLED, NULL, "The dictionary line that coded it."),
};
RECORD_TYPE(evidence_type, "Evidence", RECORD, evidence_rows,
            "Where the text says it, and why it "
            "was coded so.");
#undef RECORD

#define RECORD struct mention
static const struct field rows[] = {
    FIELD(RECORD, mention_id, TEXT, NEEDED, NULL,
          "128 bit, hex: the same article coded again gives the same id."),
    FIELD(RECORD, article_id, TEXT, NEEDED, NULL, "The article's id."),
    FIELD(RECORD, url, TEXT, NULLABLE, NULL, "The article's URL."),
    FIELD(RECORD, outlet, TEXT, NULLABLE, NULL, "Who published it."),
    FIELD(RECORD, title, TEXT, NULLABLE, NULL, "The article's title."),
    FIELD(RECORD, published, DAY, NULLABLE, NULL, "The article's day, YYYY-MM-DD."),
    FIELD(RECORD, plover, ONE, NEEDED, &plover_type, "The event in PLOVER's terms."),
    FIELD(RECORD, cameo, TEXT, NEEDED, NULL,
          "The most specific CAMEO code that the text supports, 2 to 4 digits."),
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
    FIELD(RECORD, evidence, ONE, NEEDED, &evidence_type, "Where the text says it."),
    FIELD(RECORD, engine, TEXT, FILLED, NULL, "Program, dictionary and model that coded it."),
};
RECORD_TYPE(mention_type, "EventMention", RECORD, rows, "One article's account of one event.");
#undef RECORD
