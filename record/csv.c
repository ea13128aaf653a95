/* csv.c: one mention a row, flat. */
#include "record/csv.h"

#include "record/path.h"

static const struct {
    const char *column, *path;
} columns[] = {
    {"mention_id", "mention_id"},
    {"article_id", "article_id"},
    {"url", "url"},
    {"outlet", "outlet"},
    {"title", "title"},
    {"published", "published"},
    {"date", "date.start"},
    {"date_end", "date.end"},
    {"date_granularity", "date.granularity"},
    {"date_basis", "date.basis"},
    {"event", "plover.event"},
    {"modes", "plover.modes"},
    {"contexts", "plover.contexts"},
    {"cameo", "cameo"},
    {"cameo_name", "cameo_name"},
    {"goldstein", "goldstein"},
    {"quad_class", "quad_class"},
    {"status", "status"},
    {"reciprocal", "reciprocal"},
    {"international", "international"},
    {"actor", "actors.name"},
    {"actor_party", "actors.party"},
    {"actor_kind", "actors.kind"},
    {"actor_office", "actors.office"},
    {"actor_code", "actors.code"},
    {"actor_id", "actors.person_id"},
    {"recipient", "recipients.name"},
    {"recipient_party", "recipients.party"},
    {"recipient_kind", "recipients.kind"},
    {"recipient_office", "recipients.office"},
    {"recipient_code", "recipients.code"},
    {"recipient_id", "recipients.person_id"},
    {"others", "others.name"},
    {"others_party", "others.party"},
    {"others_role", "others.role"},
    {"place", "place.name"},
    {"country", "place.country"},
    {"admin1", "place.admin1"},
    {"lat", "place.lat"},
    {"lon", "place.lon"},
    {"geonames_id", "place.geonames_id"},
    {"place_basis", "place.basis"},
    {"occasion", "occasion.name"},
    {"edition", "occasion.edition"},
    {"format", "format"},
    {"topics", "topics.code"},
    {"speaker", "attribution.speaker"},
    {"speaker_party", "attribution.party"},
    {"confidence", "confidence"},
    {"sentence", "evidence.sentence"},
    {"start", "evidence.start"},
    {"end", "evidence.end"},
    {"trigger", "evidence.trigger"},
    {"rule", "evidence.rule"},
    {"engine", "engine"},
};

enum { COLUMN_COUNT = sizeof columns / sizeof columns[0] };

static bool
wants_quotes(struct slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if (strchr(",\"\r\n", text.at[i])) return true;
    return text.len && (text.at[0] == ' ' || text.at[text.len - 1] == ' ');
}

void
csv_put_cell(struct slice text, struct buf *out)
{
    if (!wants_quotes(text)) {
        buf_put(out, text.at ? text.at : "", text.len);
        return;
    }
    buf_putc(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '"') buf_putc(out, '"');
        buf_putc(out, text.at[i]);
    }
    buf_putc(out, '"');
}

void
csv_put_header(struct buf *out)
{
    for (int i = 0; i < COLUMN_COUNT; i++) buf_printf(out, "%s%s", i ? "," : "", columns[i].column);
    buf_putc(out, '\n');
}

void
csv_put(const struct mention *mention, struct buf *out)
{
    struct buf cell = {0};
    for (int i = 0; i < COLUMN_COUNT; i++) {
        buf_reset(&cell);
        path_put(&mention_type, mention, columns[i].path, "; ", &cell);
        if (i) buf_putc(out, ',');
        csv_put_cell(buf_slice(&cell), out);
    }
    buf_putc(out, '\n');
    buf_fini(&cell);
}
