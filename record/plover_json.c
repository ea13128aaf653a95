/* plover_json.c: mentions as records of PLOVER's own JSON. */
#include "record/plover_json.h"

#include <jansson.h>
#include <math.h>

#include "record/fips.h"
#include "record/fold.h"
#include "record/plover_score.h"

/* Sets a text; where there is none, nothing. */
static void
set_text(json_t *object, const char *name, struct slice text)
{
    if (text.len) json_object_set_new(object, name, json_stringn(text.at, text.len));
}

static json_t *
texts_json(const struct record_texts *texts)
{
    json_t *array = json_array();
    for (int i = 0; i < texts->count; i++)
        json_array_append_new(array, json_stringn(texts->at[i].at, texts->at[i].len));
    return array;
}

static json_t *
entities_json(const struct mention_actors *side)
{
    json_t *array = json_array();
    for (int i = 0; i < side->count; i++) {
        const struct mention_actor *actor = &side->at[i];
        json_t *entity = json_object();
        set_text(entity, "code", actor->party);
        set_text(entity, "sector", actor->sector);
        set_text(entity, "entity_text", actor->text);
        set_text(entity, "identifier_id", actor->person_id);
        set_text(entity, "identifier_text", actor->name);
        set_text(entity, "office", actor->office);
        json_array_append_new(array, entity);
    }
    return array;
}

static json_t *
location_json(const struct mention_place *place)
{
    json_t *location = json_object();
    const struct fips *country = fips_find(place->country);
    set_text(location, "extracted_place", place->text);
    set_text(location, "resolved_place", place->name);
    if (place->geonames_id != RECORD_NULL)
        json_object_set_new(location, "geonameid", json_integer(place->geonames_id));
    if (isfinite(place->lat)) json_object_set_new(location, "lat", json_real(place->lat));
    if (isfinite(place->lon)) json_object_set_new(location, "lon", json_real(place->lon));
    set_text(location, "city", place->name);
    set_text(location, "province", place->admin1);
    if (country) set_text(location, "country", slice_of(country->name));
    set_text(location, "country_code", place->country);
    set_text(location, "resolution", place->basis);
    return location;
}

static json_t *
text_info_json(const struct mention_evidence *evidence)
{
    json_t *info = json_object();
    json_object_set_new(info, "sequence", json_integer(evidence->sentence_index));
    json_object_set_new(info, "start", json_integer(evidence->start));
    json_object_set_new(info, "end", json_integer(evidence->end));
    return info;
}

static json_t *
cite_info_json(const struct mention *mention)
{
    json_t *cite = json_object();
    set_text(cite, "citation", mention->article_id);
    set_text(cite, "url", mention->url);
    set_text(cite, "title", mention->title);
    set_text(cite, "publication", mention->outlet);
    set_text(cite, "coder", mention->engine);
    return cite;
}

static void
set_event(json_t *record, const struct mention *mention, const struct fold *fold)
{
    struct record_texts none = {0};
    const struct record_texts *modes = fold->folded ? &none : &mention->plover->modes;
    struct slice mode = modes->count ? modes->at[0] : SLICE_NONE;
    set_text(record, "event", fold->event);
    json_object_set_new(record, "mode", texts_json(modes));
    json_object_set_new(record, "context", texts_json(&mention->plover->contexts));
    set_text(record, "quad_code", slice_of(plover_quad(fold->event)));
    json_object_set_new(record, "event_scale", json_real(plover_score(fold->event, mode)));
}

static void
set_comment(json_t *record, const struct mention *mention)
{
    struct buf comment = {0};
    buf_printf(&comment, "%.*s %.*s, CAMEO %.*s", SLICE_ARGS(mention->plover->event),
               SLICE_ARGS(mention->status), SLICE_ARGS(mention->cameo));
    set_text(record, "comment", buf_slice(&comment));
    buf_fini(&comment);
}

static int
append(const char *bytes, size_t size, void *out)
{
    buf_put(out, bytes, size);
    return 0;
}

void
plover_put_json(const struct mention *mention, struct buf *out)
{
    struct fold fold = fold_status(mention);
    if (fold.untold) return;
    json_t *record = json_object();
    set_text(record, "id", mention->mention_id);
    json_object_set_new(record, "has_event", json_true());
    if (mention->date) {
        set_text(record, "date", mention->date->start);
        set_text(record, "enddate", mention->date->end);
    }
    json_object_set_new(record, "actor", entities_json(&mention->actors));
    json_object_set_new(record, "recipient", entities_json(&mention->recipients));
    set_event(record, mention, &fold);
    if (mention->place) json_object_set_new(record, "event_loc", location_json(mention->place));
    set_text(record, "event_text", mention->evidence->trigger);
    set_text(record, "text", mention->evidence->sentence);
    json_object_set_new(record, "text_info", text_info_json(mention->evidence));
    json_object_set_new(record, "cite_info", cite_info_json(mention));
    set_text(record, "coder", mention->engine);
    set_comment(record, mention);
    json_dump_callback(record, append, out, JSON_COMPACT | JSON_REAL_PRECISION(15));
    json_decref(record);
}
