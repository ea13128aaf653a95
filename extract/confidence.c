/* confidence.c: the stage that says how sure a mention is: a logistic sum of what speaks for and
 * against it, with weights fitted on articles with gold (tools/fit_confidence.py). */
#include "extract/confidence.h"

#include <math.h>

#include "extract/stage.h"

static bool
has_kind(const struct event_party *side, int count, enum actor_kind kind)
{
    for (int i = 0; i < count; i++)
        if (side[i].kind == kind) return true;
    return false;
}

static bool
is_unnamed(const struct event_party *side, int count)
{
    return count > 0 && !side[0].party.len;
}

static bool
is_deed(enum plover plover)
{
    return plover == PLOVER_AID || plover == PLOVER_RETREAT || plover == PLOVER_SANCTION ||
           plover == PLOVER_PROTEST || plover == PLOVER_CONCEDE;
}

static bool
is_force(enum plover plover)
{
    return plover == PLOVER_COERCE || plover == PLOVER_MOBILIZE || plover == PLOVER_ASSAULT;
}

uint32_t
confidence_features(const struct doc *doc, int32_t index)
{
    const struct event *event = &doc->events[index];
    const struct code_note *note = &((const struct code_notes *)doc->code)->at[index];
    enum block_kind kind = doc->blocks[doc->sentences[note->sentence].block].kind;
    const struct event_party *a = event->actors, *r = event->recipients;
    int as = event->actor_count, rs = event->recipient_count;
    /* a sentence by itself has no other place to name who is missing */
    bool story = doc->sentence_count > 1;
    const bool has[FEATURE_COUNT] = {
        [FEATURE_BOTH_SIDES] = as && rs && a[0].party.len && r[0].party.len,
        [FEATURE_ONE_SIDE] = story && (!as || !rs),
        [FEATURE_PERSON_ACTS] = has_kind(a, as, KIND_PERSON),
        [FEATURE_PERSON_RECEIVES] = has_kind(r, rs, KIND_PERSON),
        [FEATURE_STATE_ACTS] = has_kind(a, as, KIND_STATE),
        [FEATURE_STATE_RECEIVES] = has_kind(r, rs, KIND_STATE),
        [FEATURE_ORGANISATION] = has_kind(a, as, KIND_ORGANISATION) ||
                                 has_kind(r, rs, KIND_ORGANISATION),
        [FEATURE_UNNAMED_SIDE] = story && (is_unnamed(a, as) || is_unnamed(r, rs)),
        [FEATURE_WEAK_FRAME] = note->frame && note->frame->weak,
        [FEATURE_NOUN] = note->noun,
        [FEATURE_TOLD_AGAIN] = note->accounts > 1,
        [FEATURE_RECIPROCAL] = event->reciprocal,
        [FEATURE_NOT_DONE] = event->status == STATUS_HYPOTHETICAL || event->status == STATUS_DENIED,
        [FEATURE_PLANNED] = event->status == STATUS_PLANNED,
        [FEATURE_PLACE] = event->place.country.len > 0,
        [FEATURE_STATED_DAY] = event->day.basis == BASIS_STATED,
        [FEATURE_TITLE] = kind == BLOCK_TITLE || kind == BLOCK_BULLET || kind == BLOCK_HEADING,
        [FEATURE_BESIDE] = kind == BLOCK_CAPTION || kind == BLOCK_POST,
        [FEATURE_DOMESTIC] = !event->international,
        [FEATURE_CONSULT] = event->plover == PLOVER_CONSULT,
        [FEATURE_DEED] = is_deed(event->plover),
        [FEATURE_FORCE] = is_force(event->plover),
        [FEATURE_COOPERATES] = event->plover == PLOVER_COOPERATE,
        [FEATURE_ATTRIBUTED] = event->attribution.text.len > 0,
        [FEATURE_GUESSED_SIDE] = note->guessed,
        [FEATURE_PROTEST] = event->plover == PLOVER_PROTEST,
    };
    uint32_t features = 0;
    for (int i = 0; i < FEATURE_COUNT; i++) features |= (uint32_t)has[i] << i;
    return features;
}

int
confidence_stage(const struct extract_model *model, struct doc *doc, struct fail *why)
{
    (void)why;
    const struct confidence *weights = model->confidence;
    for (int32_t i = 0; i < doc->event_count; i++) {
        uint32_t features = confidence_features(doc, i);
        double sum = weights->base;
        for (int f = 0; f < FEATURE_COUNT; f++)
            if (features >> f & 1) sum += weights->weights[f];
        doc->events[i].confidence = 1 / (1 + exp(-sum));
    }
    return 0;
}
