/* confidence.c: the stage that says how sure a mention is: a logistic sum of what speaks for and
 * against it. */
#include <math.h>

#include "extract/code.h"
#include "extract/stage.h"

/* Weights fitted on the development corpus (tests/corpus/fit_confidence.py). */
static const double base = 0.1, both_sides = 1.2, one_side = 0.3, weak_frame = -0.9, noun = -0.3,
                    more_accounts = 0.6, person = 0.3, not_done = -0.4, no_place = -0.1,
                    other_block = -0.6, domestic = -0.4;

static double
sum_of(const struct doc *doc, const struct event *event, const struct code_note *note)
{
    enum block_kind kind = doc->blocks[doc->sentences[note->sentence].block].kind;
    double sum = base;
    sum += note->both ? both_sides : one_side;
    if (note->frame && note->frame->weak) sum += weak_frame;
    if (note->noun) sum += noun;
    if (note->accounts > 1) sum += more_accounts;
    for (int i = 0; i < event->recipient_count; i++)
        if (event->recipients[i].person_id.len) sum += person;
    if (event->actor_count && event->actors[0].person_id.len) sum += person;
    if (event->status == STATUS_HYPOTHETICAL || event->status == STATUS_DENIED) sum += not_done;
    if (!event->place.country.len) sum += no_place;
    if (kind != BLOCK_PARAGRAPH && kind != BLOCK_TITLE) sum += other_block;
    if (!event->international) sum += domestic;
    return sum;
}

int
confidence_stage(const struct extract_model *model, struct doc *doc, struct fail *why)
{
    (void)model, (void)why;
    const struct code_notes *notes = doc->code;
    for (int32_t i = 0; i < doc->event_count; i++)
        doc->events[i].confidence = 1 / (1 + exp(-sum_of(doc, &doc->events[i], &notes->at[i])));
    return 0;
}
