/* mentions.c: events of extract to mentions of the record. */
#include "processor/mentions.h"

#include <math.h>

#include "base/conf.h"
#include "record/id.h"

struct making {
    const struct extract_model *model;
    const struct article *article;
    struct slice text, hash, engine;
    struct arena *arena;
};

int
article_input(const struct article *article, struct extract_input *input, struct fail *why)
{
    *input = (struct extract_input){
        .title = article->title,
        .body = article->body,
        .country = article->country,
        .published = article_day(article),
    };
    if (input->published == DAY_NONE)
        return fail_set(why, FAIL_SKIP, EXIT_REFUSED,
                        "published: is missing, and published_at and fetched_at too");
    return 0;
}

/* A text of the record that is null where nothing is known. */
static struct slice
or_null(struct slice text)
{
    return text.len ? text : SLICE_NONE;
}

/* A text that is never null. */
static struct slice
or_empty(struct slice text)
{
    return text.at ? text : SLICE_LITERAL("");
}

/* A text without its end where it is very long, so that every mention fits a message. */
static struct slice
clip(struct slice text)
{
    enum { MOST = 16384 };
    if (text.len <= MOST) return text;
    text.len = MOST;
    while (text.len && ((unsigned char)text.at[text.len] & 0xC0) == 0x80) text.len--;
    return text;
}

static struct slice
span_text(const struct making *making, struct span span)
{
    if (span.start > span.end || span.end > making->text.len) return SLICE_LITERAL("");
    return (struct slice){making->text.at + span.start, span.end - span.start};
}

static struct slice
day_text(const struct making *making, day_t day)
{
    char printed[16];
    day_print(day, printed);
    return slice_of(arena_copy(making->arena, printed, strlen(printed)));
}

static struct mention_actors
make_actors(const struct making *making, const struct event_party *parties, int count,
            const char *role)
{
    struct mention_actor *actors = ARENA_ARRAY(making->arena, struct mention_actor, (size_t)count);
    for (int i = 0; i < count; i++) {
        const struct event_party *party = &parties[i];
        actors[i] = (struct mention_actor){
            .name = or_null(party->name),
            .text = clip(or_empty(party->text)),
            .start = party->span.start,
            .end = party->span.end,
            .kind = slice_of(actor_kind_name(party->kind)),
            .party = or_null(party->party),
            .sector = or_null(party->sector),
            .office = or_null(party->office),
            .organisation = or_null(party->organisation),
            .code = or_null(party->code),
            .role = party->role.len ? party->role : slice_of(role),
            .person_id = or_null(party->person_id),
        };
    }
    return (struct mention_actors){actors, count};
}

static struct mention_date *
make_date(const struct making *making, const struct event_day *day)
{
    if (day->start == DAY_NONE) return NULL;
    struct mention_date *date = ARENA_NEW(making->arena, struct mention_date);
    *date = (struct mention_date){
        .start = day_text(making, day->start),
        .end = day_text(making, day->end == DAY_NONE ? day->start : day->end),
        .granularity = slice_of(granularity_name(day->granularity)),
        .text = or_null(day->text),
        .basis = slice_of(basis_name(day->basis)),
    };
    return date;
}

/* Five digits of a degree are a metre. */
static double
degrees(double value)
{
    return round(value * 1e5) / 1e5;
}

static struct mention_place *
make_place(const struct making *making, const struct event_place *what)
{
    if (!what->country.len && !what->name.len) return NULL;
    bool known = what->lat != 0 || what->lon != 0;
    struct mention_place *place = ARENA_NEW(making->arena, struct mention_place);
    *place = (struct mention_place){
        .name = or_null(what->name),
        .country = or_null(what->country),
        .admin1 = or_null(what->admin1),
        .lat = known ? degrees(what->lat) : NAN,
        .lon = known ? degrees(what->lon) : NAN,
        .geonames_id = what->geonames_id ? what->geonames_id : RECORD_NULL,
        .text = or_null(what->text),
        .basis = slice_of(basis_name(what->basis)),
    };
    return place;
}

static struct mention_occasion *
make_occasion(const struct making *making, const struct event *ev)
{
    if (!ev->occasion.name.len) return NULL;
    struct mention_occasion *occasion = ARENA_NEW(making->arena, struct mention_occasion);
    *occasion = (struct mention_occasion){
        .name = ev->occasion.name,
        .edition = ev->occasion.edition ? ev->occasion.edition : RECORD_NULL,
        .text = or_null(ev->occasion.text),
    };
    return occasion;
}

static struct mention_topics
make_topics(const struct making *making, const struct event *ev)
{
    size_t count = (size_t)ev->topic_count;
    struct mention_topic *topics = ARENA_ARRAY(making->arena, struct mention_topic, count);
    for (size_t i = 0; i < count; i++)
        topics[i] = (struct mention_topic){ev->topics[i].code, or_empty(ev->topics[i].text)};
    return (struct mention_topics){topics, ev->topic_count};
}

static struct mention_attribution *
make_attribution(const struct making *making, const struct event *ev)
{
    if (!ev->attribution.speaker.len && !ev->attribution.party.len) return NULL;
    struct mention_attribution *attribution = ARENA_NEW(making->arena, struct mention_attribution);
    *attribution = (struct mention_attribution){
        .speaker = or_null(ev->attribution.speaker),
        .party = or_null(ev->attribution.party),
        .text = or_null(ev->attribution.text),
    };
    return attribution;
}

static struct mention_evidence *
make_evidence(const struct making *making, const struct event_evidence *evidence)
{
    struct mention_evidence *out = ARENA_NEW(making->arena, struct mention_evidence);
    *out = (struct mention_evidence){
        .sentence = clip(span_text(making, evidence->sentence)),
        .sentence_index = evidence->sentence_index,
        .start = evidence->span.start,
        .end = evidence->span.end,
        .trigger = clip(span_text(making, evidence->trigger)),
        .trigger_start = evidence->trigger.start,
        .trigger_end = evidence->trigger.end,
        .rule = or_empty(evidence->rule),
    };
    return out;
}

static struct mention_plover *
make_plover(const struct making *making, const struct event *ev)
{
    struct mention_plover *plover = ARENA_NEW(making->arena, struct mention_plover);
    *plover = (struct mention_plover){
        .event = slice_of(plover_name(ev->plover)),
        .modes = {ev->modes, ev->mode_count},
        .contexts = {ev->contexts, ev->context_count},
    };
    return plover;
}

static void
set_class(const struct making *making, const struct event *ev, struct mention *mention)
{
    mention->plover = make_plover(making, ev);
    mention->cameo = or_empty(ev->cameo);
    mention->cameo_name = slice_of(extract_cameo_name(making->model, ev->cameo));
    mention->goldstein = extract_cameo_goldstein(making->model, ev->cameo);
    mention->quad_class = extract_cameo_quad_class(making->model, ev->cameo);
    mention->status = slice_of(status_name(ev->status));
    mention->reciprocal = ev->reciprocal;
    mention->international = ev->international;
    mention->confidence = round(ev->confidence * 1e4) / 1e4;
    if (ev->format != FORMAT_NONE) mention->format = slice_of(format_name(ev->format));
}

static void
make_mention(const struct making *making, const struct event *ev, struct mention *mention)
{
    const struct article *article = making->article;
    record_init(&mention_type, mention);
    mention->article_id = article->article_id;
    mention->url = article->url;
    mention->outlet = article->outlet;
    mention->title = article->title;
    mention->published = day_text(making, article_day(article));
    set_class(making, ev, mention);
    mention->actors = make_actors(making, ev->actors, ev->actor_count, "actor");
    mention->recipients = make_actors(making, ev->recipients, ev->recipient_count, "recipient");
    mention->others = make_actors(making, ev->others, ev->other_count, "other");
    mention->date = make_date(making, &ev->day);
    mention->place = make_place(making, &ev->place);
    mention->occasion = make_occasion(making, ev);
    mention->topics = make_topics(making, ev);
    mention->attribution = make_attribution(making, ev);
    mention->evidence = make_evidence(making, &ev->evidence);
    mention->engine = making->engine;
    mention->mention_id = mention_make_id(mention, making->hash, making->arena);
}

struct mention *
mentions_make(const struct extract_model *model, const struct extractor *extractor,
              const struct article *article, struct arena *arena, int *count)
{
    struct making making = {
        .model = model,
        .article = article,
        .text = extractor_text(extractor),
        .hash = article->content_hash,
        .engine = slice_of(
            arena_printf(arena, "demarche " DEMARCHE_VERSION " %s", extract_model_version(model))),
        .arena = arena,
    };
    if (!making.hash.len) making.hash = article_hash(article->body, arena);
    const struct event *events = extractor_events(extractor, count);
    struct mention *mentions = ARENA_ARRAY(arena, struct mention, (size_t)*count);
    for (int i = 0; i < *count; i++) make_mention(&making, &events[i], &mentions[i]);
    return mentions;
}
