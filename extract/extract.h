/* extract.h: an article's text in, its diplomatic events out. The only public header of extract/.
 *
 *     struct extract_model *model = extract_model_load("dict", why);    once a process, read-only,
 * mapped struct extractor *extractor = extractor_new(model);              scratch memory of one
 * thread extractor_run(extractor, &input, STAGE_CONFIDENCE, why);         per article
 *     extractor_events(extractor, &count);
 */
#ifndef EXTRACT_EXTRACT_H
#define EXTRACT_EXTRACT_H

#include <stdio.h>

#include "base/day.h"
#include "base/fail.h"
#include "base/slice.h"

/* The 16 events of PLOVER, in its own order. */
enum plover {
    PLOVER_NONE,
    PLOVER_AGREE,
    PLOVER_CONSULT,
    PLOVER_SUPPORT,
    PLOVER_CONCEDE,
    PLOVER_COOPERATE,
    PLOVER_AID,
    PLOVER_RETREAT,
    PLOVER_REQUEST,
    PLOVER_ACCUSE,
    PLOVER_REJECT,
    PLOVER_THREATEN,
    PLOVER_PROTEST,
    PLOVER_SANCTION,
    PLOVER_MOBILIZE,
    PLOVER_COERCE,
    PLOVER_ASSAULT,
    PLOVER_COUNT,
};
enum event_status {
    STATUS_OCCURRED,
    STATUS_ONGOING,
    STATUS_PLANNED,
    STATUS_CANCELLED,
    STATUS_DENIED,
    STATUS_HYPOTHETICAL,
    STATUS_COUNT,
};
/* Of a CONSULT; the first that fits. */
enum event_format {
    FORMAT_NONE,
    FORMAT_CALL,
    FORMAT_VIDEO,
    FORMAT_INFORMAL,
    FORMAT_SIDELINES,
    FORMAT_MULTILATERAL,
    FORMAT_VISIT,
    FORMAT_BILATERAL,
    FORMAT_COUNT,
};
enum actor_kind {
    KIND_NONE,
    KIND_PERSON,
    KIND_STATE,
    KIND_ORGANISATION,
    KIND_GROUP,
    KIND_PLACE,
    KIND_COUNT
};
enum day_granularity {
    GRANULARITY_DAY,
    GRANULARITY_MONTH,
    GRANULARITY_YEAR,
    GRANULARITY_RANGE,
    GRANULARITY_COUNT
};
/* Where a day or place comes from. */
enum basis {
    BASIS_NONE,
    BASIS_STATED,
    BASIS_OCCASION,
    BASIS_DATELINE,
    BASIS_INFERRED,
    BASIS_PUBLISHED,
    BASIS_COUNT,
};

/* Names as they stand in the record; never NULL. */
const char *plover_name(enum plover event);
const char *status_name(enum event_status status);
const char *format_name(enum event_format format); /* "" for FORMAT_NONE */
const char *actor_kind_name(enum actor_kind kind);
const char *granularity_name(enum day_granularity granularity);
const char *basis_name(enum basis basis);

/* Bytes of the coded text, end exclusive. */
struct span {
    uint32_t start, end;
};

/* Slices of the structs below: owner: the extractor (or its model), until the next run. Empty (len
 * 0) where nothing is known. */
struct event_party {
    struct slice name; /* canonical: "Sergey Lavrov", "Russia" */
    struct slice text; /* the words of the text */
    struct span span;
    enum actor_kind kind;
    struct slice party;        /* "RUS", "EU" */
    struct slice sector;       /* "GOV" */
    struct slice office;       /* "foreign minister" */
    struct slice organisation; /* canonical name */
    struct slice code;         /* CAMEO actor code: "RUSGOV" */
    struct slice role;         /* "actor", "recipient", "host", "chair", "mediator", "inviter" */
    struct slice person_id;    /* "sergey-lavrov" */
};

struct event_day {
    day_t start, end; /* DAY_NONE: unknown */
    enum day_granularity granularity;
    enum basis basis; /* STATED, INFERRED or PUBLISHED */
    struct slice text;
    struct span span;
};

struct event_place {
    struct slice name;    /* city or seat; empty: only the country is known */
    struct slice country; /* alpha-3; empty: no place is known at all */
    struct slice admin1;
    double lat, lon;     /* degrees WGS84; both 0: unknown */
    int64_t geonames_id; /* 0: none */
    enum basis basis;
    struct slice text;
    struct span span;
};

struct event_topic {
    struct slice code;
    struct slice text;
};

struct event_evidence {
    uint32_t sentence_index;
    struct span sentence; /* the whole sentence */
    struct span span;     /* the part that tells the event */
    struct span trigger;
    struct slice rule; /* the dictionary line that coded it */
};

/* One mention: one article's account of one event. */
struct event {
    enum plover plover;
    const struct slice *modes, *contexts;
    int mode_count, context_count;
    struct slice cameo;
    enum event_status status;
    bool reciprocal, international;
    struct event_party *actors, *recipients, *others;
    int actor_count, recipient_count, other_count;
    struct event_day day;
    struct event_place place;
    struct {
        struct slice name, text;
        int edition; /* 0: none */
    } occasion;
    enum event_format format;
    struct event_topic *topics;
    int topic_count;
    struct {
        struct slice speaker, party, text;
    } attribution;
    double confidence;
    struct event_evidence evidence;
};

/* What the engine is given. owner: the caller, until the next run or the extractor's end. */
struct extract_input {
    struct slice title; /* may be empty */
    struct slice body;
    struct slice country; /* of the outlet, alpha-3; may be empty */
    day_t published;      /* DAY_NONE: unknown */
};

/* The stages in processing order; each fills its columns of the document and reads only those
 * above. */
enum stage {
    STAGE_CLEAN,
    STAGE_SENTENCE,
    STAGE_TOKEN,
    STAGE_GATE,
    STAGE_TAG,
    STAGE_LEMMA,
    STAGE_PARSE,
    STAGE_NAME,
    STAGE_ACTOR,
    STAGE_COREF,
    STAGE_WHERE,
    STAGE_WHEN,
    STAGE_CODE,
    STAGE_OCCASION,
    STAGE_TOPIC,
    STAGE_SETTLE,
    STAGE_MERGE,
    STAGE_CONFIDENCE,
    STAGE_COUNT,
};
const char *stage_name(enum stage stage);
enum stage stage_find(const char *name); /* STAGE_COUNT where there is none of that name */

struct extract_model;
struct extractor;

/* Loads dictionaries and models from a folder ("dict" of the sources, or as installed). owner: the
 * caller. errors: STOP, naming file, line and place. threads: read-only afterwards. */
struct extract_model *extract_model_load(const char *folder, struct fail *why);
void extract_model_free(struct extract_model *model);

/* Looks for what loads but cannot be right: names of two states, unknown codes, an office twice at
 * one time. Prints a line for each; returns their number. */
int extract_model_check(const struct extract_model *model, FILE *out);

/* "dict 3f9a1c model 77e0b2": hashes of what was loaded. owner: the model. */
const char *extract_model_version(const struct extract_model *model);

/* The GDELT Goldstein value of a CAMEO code, its name, and its quad class (reference of the
 * codebook). Unknown code: 0, "", 0. */
double extract_cameo_goldstein(const struct extract_model *model, struct slice cameo);
const char *extract_cameo_name(const struct extract_model *model, struct slice cameo);
int extract_cameo_quad_class(const struct extract_model *model, struct slice cameo);

/* owner: the caller; the model must outlive it. gate false: every sentence is parsed. */
struct extractor *extractor_new(const struct extract_model *model);
void extractor_free(struct extractor *extractor);
void extractor_set_gate(struct extractor *extractor, bool on);

/* Runs the stages up to and with `last` over one article. errors: SKIP (no UTF-8, over 4 GiB).
 * cost: linear in the text. */
int extractor_run(struct extractor *extractor, const struct extract_input *input, enum stage last,
                  struct fail *why);

/* Reads a CoNLL-U text in place of the stages up to `parse` (or up to `token` where its columns 4
 * to 8 are "_"), then runs the rest up to `last`. errors: SKIP, naming the line. */
int extractor_run_conllu(struct extractor *extractor, struct slice conllu, day_t published,
                         enum stage last, struct fail *why);

/* What the last run found. owner: the extractor, until its next run. */
const struct event *extractor_events(const struct extractor *extractor, int *count);

/* The coded text: title, two newlines, body. owner: the extractor, until its next run. */
struct slice extractor_text(const struct extractor *extractor);

/* Prints what the stages up to `stage` made of the article: one JSON object a line, or CoNLL-U. */
void extractor_print_stage(const struct extractor *extractor, enum stage stage,
                           const char *article_id, FILE *out);
void extractor_print_conllu(const struct extractor *extractor, FILE *out);

/* For each field of an event the bytes and the rule, for people (`--explain`). */
void extractor_explain(const struct extractor *extractor, const struct event *event, FILE *out);

#endif
