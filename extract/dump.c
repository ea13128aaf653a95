/* dump.c: what the stages made of an article, as one line of JSON: so that a bug report is a text
 * file. */
#include "base/buf.h"
#include "extract/confidence.h"
#include "extract/doc.h"
#include "extract/extractor.h"

/* One element of an array: its members without the braces. */
typedef void put_row(struct buf *out, const struct doc *doc, int32_t i);

static void
put_text(struct buf *out, const char *name, struct slice text)
{
    buf_printf(out, ",\"%s\":", name);
    if (text.len)
        buf_put_json(out, text);
    else
        buf_puts(out, "null");
}

static void
put_span(struct buf *out, const struct doc *doc, struct span span)
{
    buf_printf(out, "\"start\":%u,\"end\":%u,\"text\":", span.start, span.end);
    buf_put_json(out, doc_slice(doc, span));
}

static void
put_block(struct buf *out, const struct doc *doc, int32_t i)
{
    const struct block *block = &doc->blocks[i];
    put_span(out, doc, block->span);
    buf_printf(out, ",\"kind\":\"%s\",\"story\":%d", block_kind_name(block->kind), block->story);
    put_text(out, "dateline", doc_slice(doc, block->dateline));
}

static void
put_sentence(struct buf *out, const struct doc *doc, int32_t i)
{
    const struct sentence *sentence = &doc->sentences[i];
    put_span(out, doc, sentence->span);
    buf_printf(out, ",\"block\":%d,\"gated\":%s", sentence->block,
               sentence->gated ? "true" : "false");
}

static void
put_token(struct buf *out, const struct doc *doc, int32_t i)
{
    const struct token *token = &doc->tokens[i];
    put_span(out, doc, token->span);
    buf_printf(out, ",\"sentence\":%d,\"upos\":\"%s\",\"xpos\":", token->sentence,
               upos_name(token->upos));
    buf_put_json(out, slice_of(xpos_name(token->xpos)));
    put_text(out, "lemma", token->lemma);
    buf_printf(out, ",\"head\":%d,\"deprel\":\"%s\"", token->head, deprel_name(token->deprel));
}

static void
put_name(struct buf *out, const struct doc *doc, int32_t i)
{
    const struct name *name = &doc->names[i];
    struct span span = {doc->tokens[name->first].span.start,
                        doc->tokens[name->first + name->count - 1].span.end};
    put_span(out, doc, span);
    buf_printf(out, ",\"type\":\"%s\"", name_type_name(name->type));
}

static void
put_actor(struct buf *out, const struct doc *doc, int32_t i)
{
    const struct actor *actor = &doc->actors[i];
    put_span(out, doc, actor->span);
    put_text(out, "name", actor->name);
    put_text(out, "kind", slice_of(actor_kind_name(actor->kind)));
    put_text(out, "party", actor->party);
    put_text(out, "sector", actor->sector);
    put_text(out, "office", actor->office);
    put_text(out, "organisation", actor->organisation);
    put_text(out, "code", actor->code);
    put_text(out, "person_id", actor->person_id);
    buf_puts(out, ",\"parties\":[");
    for (int32_t p = 0; p < actor->party_count; p++) {
        if (p) buf_putc(out, ',');
        buf_put_json(out, actor->parties ? actor->parties[p] : actor->party);
    }
    buf_printf(out, "],\"entity\":%d,\"pronoun\":%s,\"former\":%s", actor->entity,
               actor->pronoun ? "true" : "false", actor->former ? "true" : "false");
    put_text(out, "rule", actor->rule);
    put_text(out, "losers", actor->losers);
}

static void
put_place(struct buf *out, const struct doc *doc, int32_t i)
{
    const struct place *place = &doc->places[i];
    put_span(out, doc, place->span);
    put_text(out, "name", place->what.name);
    put_text(out, "country", place->what.country);
    put_text(out, "admin1", place->what.admin1);
    buf_printf(
        out, ",\"lat\":%.4f,\"lon\":%.4f,\"geonames_id\":%lld,\"is_country\":%s,\"is_dateline\":%s",
        place->what.lat, place->what.lon, (long long)place->what.geonames_id,
        place->is_country ? "true" : "false", place->is_dateline ? "true" : "false");
    put_text(out, "rule", place->rule);
    put_text(out, "losers", place->losers);
}

static void
put_day(struct buf *out, const struct doc *doc, int32_t i)
{
    const struct day *day = &doc->days[i];
    char from[16], to[16];
    put_span(out, doc, day->span);
    buf_printf(out, ",\"from\":\"%s\",\"to\":\"%s\",\"granularity\":\"%s\"",
               day_print(day->start, from), day_print(day->end, to),
               granularity_name(day->granularity));
    put_text(out, "rule", day->rule);
}

static void
put_party_list(struct buf *out, const char *name, const struct event_party *parties, int count)
{
    buf_printf(out, ",\"%s\":[", name);
    for (int i = 0; i < count; i++) {
        buf_printf(out, "%s{\"role\":", i ? "," : "");
        buf_put_json(out, parties[i].role);
        put_text(out, "name", parties[i].name);
        put_text(out, "party", parties[i].party);
        buf_putc(out, '}');
    }
    buf_putc(out, ']');
}

static void
put_features(struct buf *out, uint32_t features)
{
    const char *comma = "";
    for (int f = 0; f < FEATURE_COUNT; f++) {
        if (!(features >> f & 1)) continue;
        buf_printf(out, "%s\"%s\"", comma, confidence_feature_name((enum confidence_feature)f));
        comma = ",";
    }
}

static void
put_event(struct buf *out, const struct doc *doc, int32_t i)
{
    const struct event *event = &doc->events[i];
    put_span(out, doc, event->evidence.span);
    buf_printf(out, ",\"plover\":\"%s\",\"status\":\"%s\",\"reciprocal\":%s",
               plover_name(event->plover), status_name(event->status),
               event->reciprocal ? "true" : "false");
    put_text(out, "cameo", event->cameo);
    put_party_list(out, "actors", event->actors, event->actor_count);
    put_party_list(out, "recipients", event->recipients, event->recipient_count);
    put_party_list(out, "others", event->others, event->other_count);
    put_text(out, "trigger", doc_slice(doc, event->evidence.trigger));
    put_text(out, "rule", event->evidence.rule);
    put_text(out, "place", event->place.name);
    put_text(out, "country", event->place.country);
    char from[16] = "", to[16] = "";
    if (event->day.start != DAY_NONE) day_print(event->day.start, from);
    if (event->day.end != DAY_NONE) day_print(event->day.end, to);
    put_text(out, "from", slice_of(from));
    put_text(out, "to", slice_of(to));
    put_text(out, "occasion", event->occasion.name);
    put_text(out, "format", slice_of(format_name(event->format)));
    buf_printf(out, ",\"confidence\":%.2f,\"features\":[", event->confidence);
    put_features(out, confidence_features(doc, i));
    buf_putc(out, ']');
}

static void
put_rows(struct buf *out, const struct doc *doc, const char *name, int32_t count, put_row *put)
{
    buf_printf(out, ",\"%s\":[", name);
    for (int32_t i = 0; i < count; i++) {
        buf_puts(out, i ? ",{" : "{");
        put(out, doc, i);
        buf_putc(out, '}');
    }
    buf_putc(out, ']');
}

/* Which columns are worth seeing after which stages. */
struct column {
    const char *name;
    enum stage first, last;
    size_t count_offset;
    put_row *put;
};
#define COLUMN(name, first, last, count, put)                                                      \
    {                                                                                              \
        name, first, last, offsetof(struct doc, count), put                                        \
    }
static const struct column columns[] = {
    COLUMN("blocks", STAGE_CLEAN, STAGE_CLEAN, block_count, put_block),
    COLUMN("sentences", STAGE_SENTENCE, STAGE_GATE, sentence_count, put_sentence),
    COLUMN("tokens", STAGE_TOKEN, STAGE_PARSE, token_count, put_token),
    COLUMN("names", STAGE_NAME, STAGE_NAME, name_count, put_name),
    COLUMN("actors", STAGE_ACTOR, STAGE_WHEN, actor_count, put_actor),
    COLUMN("places", STAGE_WHERE, STAGE_WHEN, place_count, put_place),
    COLUMN("dates", STAGE_WHEN, STAGE_WHEN, day_count, put_day),
    COLUMN("events", STAGE_CODE, STAGE_CONFIDENCE, event_count, put_event),
};

void
extractor_print_stage(const struct extractor *extractor, enum stage stage, const char *article_id,
                      FILE *file)
{
    const struct doc *doc = extractor_doc(extractor);
    struct buf out = {0};
    buf_puts(&out, "{\"article_id\":");
    buf_put_json(&out, slice_of(article_id));
    buf_printf(&out, ",\"stage\":\"%s\"", stage_name(stage));
    for (size_t c = 0; c < sizeof columns / sizeof columns[0]; c++) {
        const struct column *column = &columns[c];
        if (stage < column->first || stage > column->last) continue;
        int32_t count = *(const int32_t *)((const char *)doc + column->count_offset);
        put_rows(&out, doc, column->name, count, column->put);
    }
    buf_puts(&out, "}\n");
    fwrite(out.at, 1, out.len, file);
    buf_fini(&out);
}
