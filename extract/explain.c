/* explain.c: for each field of an event the bytes it comes from and the rule that read them. */
#include "extract/code.h"
#include "extract/extractor.h"

static void
print_bytes(const struct doc *doc, struct span span, FILE *out)
{
    if (span.end <= span.start) return;
    fprintf(out, "  bytes %u-%u \"%.*s\"", span.start, span.end, SLICE_ARGS(doc_slice(doc, span)));
}

static void
print_party(const struct doc *doc, const char *side, const struct event_party *party, FILE *out)
{
    fprintf(out, "%-11s %.*s (%.*s)", side, SLICE_ARGS(party->name.len ? party->name : party->text),
            SLICE_ARGS(party->party));
    print_bytes(doc, party->span, out);
    for (int32_t i = 0; i < doc->actor_count; i++) {
        const struct actor *actor = &doc->actors[i];
        if (actor->span.start != party->span.start || actor->span.end != party->span.end) continue;
        fprintf(out, "  by %.*s", SLICE_ARGS(actor->rule));
        if (actor->losers.len) fprintf(out, "; not %.*s", SLICE_ARGS(actor->losers));
        break;
    }
    fputc('\n', out);
}

static const char *
or_none(const char *rule)
{
    return rule ? rule : "nothing";
}

static void
print_when_where(const struct doc *doc, const struct event *event, const struct code_note *note,
                 FILE *out)
{
    char day[16];
    if (event->day.start != DAY_NONE) {
        fprintf(out, "%-11s %s", "date", day_print(event->day.start, day));
        print_bytes(doc, event->day.span, out);
        fprintf(out, "  %s, by %s\n", basis_name(event->day.basis), or_none(note->day_rule));
    }
    if (event->place.country.len) {
        fprintf(out, "%-11s %.*s %.*s", "place", SLICE_ARGS(event->place.name),
                SLICE_ARGS(event->place.country));
        print_bytes(doc, event->place.span, out);
        fprintf(out, "  %s, by %s\n", basis_name(event->place.basis), or_none(note->place_rule));
    }
    if (event->occasion.name.len)
        fprintf(out, "%-11s %.*s  \"%.*s\", by %s\n", "occasion", SLICE_ARGS(event->occasion.name),
                SLICE_ARGS(event->occasion.text), or_none(note->occasion_rule));
}

void
extractor_explain(const struct extractor *extractor, const struct event *event, FILE *out)
{
    const struct doc *doc = extractor_doc(extractor);
    const struct code_notes *notes = doc->code;
    int32_t index = (int32_t)(event - doc->events);
    if (!notes || index < 0 || index >= notes->count) return;
    const struct code_note *note = &notes->at[index];
    fprintf(out, "%-11s %s %.*s", "event", plover_name(event->plover), SLICE_ARGS(event->cameo));
    print_bytes(doc, event->evidence.trigger, out);
    fprintf(out, "  by %.*s\n", SLICE_ARGS(event->evidence.rule));
    fprintf(out, "%-11s %s\n", "status", status_name(event->status));
    for (int i = 0; i < event->actor_count; i++) print_party(doc, "actor", &event->actors[i], out);
    for (int i = 0; i < event->recipient_count; i++)
        print_party(doc, "recipient", &event->recipients[i], out);
    for (int i = 0; i < event->other_count; i++) print_party(doc, "other", &event->others[i], out);
    print_when_where(doc, event, note, out);
    for (int i = 0; i < event->topic_count; i++)
        fprintf(out, "%-11s %.*s  \"%.*s\", by topics.txt\n", "topic",
                SLICE_ARGS(event->topics[i].code), SLICE_ARGS(event->topics[i].text));
    fprintf(out, "%-11s %.2f, told %d time%s\n", "confidence", event->confidence, note->accounts,
            note->accounts == 1 ? "" : "s");
}
