/* occasion_told.c: the forum of an event whose own words do not name it: what was said in a speech
 * there, the dialogue that the article opens with, what somebody was invited to. */
#include "extract/code.h"
#include "extract/occasion.h"

enum { LEAD_BLOCKS = 3, RECENT_DAYS = 7 };

static bool
is_word(const struct event *event)
{
    return event->plover != PLOVER_CONSULT && event->plover <= PLOVER_THREATEN;
}

static bool
has_word(const struct coder *coder, int32_t sentence, const char *set)
{
    const struct sentence *s = &coder->doc->sentences[sentence];
    for (int32_t t = s->first_token; t < s->first_token + s->token_count; t++)
        if (coder_word_in(coder, t, set)) return true;
    return false;
}

int32_t
occasion_sentence_after(const struct code_notes *notes, const struct doc *doc, int32_t index)
{
    int32_t s = notes->at[index].sentence + 1;
    if (doc->events[index].plover != PLOVER_CONSULT || s >= doc->sentence_count) return NONE;
    const struct sentence *next = &doc->sentences[s];
    if (next->token_count < 4 || doc->blocks[next->block].story != notes->at[index].story)
        return NONE;
    return slice_is_nocase(token_form(doc, next->first_token), "the") &&
                   coder_word_in(notes->coder, next->first_token + 1, "talks")
               ? s
               : NONE;
}

int32_t
occasion_told_after(const struct code_notes *notes, const struct doc *doc,
                    const struct occasions *occasions, int32_t index)
{
    int32_t s = occasion_sentence_after(notes, doc, index);
    for (int32_t i = 0; s != NONE && i < occasions->count; i++)
        if (occasions->at[i].sentence == s && occasions->at[i].sidelines) return i;
    return NONE;
}

int32_t
occasion_of_speech(const struct code_notes *notes, const struct doc *doc,
                   const struct occasions *occasions, int32_t index)
{
    const struct code_note *note = &notes->at[index];
    if (!is_word(&doc->events[index]) || note->story != 0) return NONE;
    return has_word(notes->coder, note->sentence, "speech") ? occasions->main : NONE;
}

/* The day beside a dialogue's name, where there is one, is no other than that of the news. */
static bool
is_recent(const struct doc *doc, const struct occasion *occasion)
{
    const struct day *day = occasion->told_day;
    return !day || (day->start <= doc->published && day->end >= doc->published - RECENT_DAYS);
}

int32_t
occasion_of_lead(const struct code_notes *notes, const struct doc *doc,
                 const struct occasions *occasions, int32_t index)
{
    const struct event *event = &doc->events[index];
    const struct code_note *note = &notes->at[index];
    if (event->plover != PLOVER_CONSULT || !event->reciprocal || note->story != 0) return NONE;
    if (event->status != STATUS_OCCURRED && event->status != STATUS_ONGOING) return NONE;
    if (doc_paragraph(doc, doc->sentences[note->sentence].block) >= LEAD_BLOCKS ||
        occasion_tells_place(doc, note))
        return NONE;
    for (int32_t i = 0; i < occasions->count; i++) {
        const struct occasion *occasion = &occasions->at[i];
        if (doc_paragraph(doc, doc->sentences[occasion->sentence].block) >= LEAD_BLOCKS) break;
        if (occasion->forum && !occasion_is_of_many(occasion) && !occasion->beside &&
            is_recent(doc, occasion))
            return i;
    }
    return NONE;
}

int32_t
occasion_of_invitation(const struct code_notes *notes, const struct doc *doc, int32_t index)
{
    const struct event *event = &doc->events[index];
    if (event->plover != PLOVER_CONSULT) return NONE;
    for (int32_t i = 0; i < doc->event_count; i++)
        if (notes->at[i].occasion != NONE && doc->events[i].plover == PLOVER_CONSULT &&
            notes->at[i].trigger != NONE &&
            doc->tokens[notes->at[i].trigger].head == notes->at[index].trigger)
            return notes->at[i].occasion;
    return NONE;
}
