/* settle_day_around.c: the day of an event that its own words do not tell: by the speech, the
 * clause, the meeting, the round, the forum, what the story opens with; else that of publication.
 */
#include "extract/settle.h"
#include "extract/syntax.h"

enum {
    STEPS_MOST = 9,
    ROUND_BLOCKS = 4,
    ROUND_DAYS = 10,
    CARRY_BLOCKS = 1,
    FORUM_DAYS = 2,
    LEAD_DAYS = 2,
    LEAD_BLOCKS = 3,
};

static void
hand_on(struct settler *settler, int32_t index, const struct event_day *day, const char *rule)
{
    struct event *event = &settler->doc->events[index];
    event->day = *day;
    if (event->day.basis == BASIS_STATED) event->day.basis = BASIS_INFERRED;
    settler->notes->at[index].day_rule = rule;
}

static bool
by_clause(struct settler *settler, int32_t index)
{
    int32_t clause = settle_clause(settler, index);
    const struct event *event = &settler->doc->events[index];
    if (clause == NONE || !settle_happened(event)) return false;
    const struct event *other = &settler->doc->events[clause];
    if (other->day.start == DAY_NONE || !settle_happened(other)) return false;
    hand_on(settler, index, &other->day, "the clause it belongs to");
    return true;
}

/* "Told parliament in July that they remained willing": the words have the day of the speech. */
static bool
by_speech(struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    const struct token *tokens = doc->tokens;
    const struct code_note *note = &settler->notes->at[index];
    int32_t verb = note->trigger;
    if (!settle_is_word(&doc->events[index]) || !settle_happened(&doc->events[index])) return false;
    for (int i = 0; i < STEPS_MOST && verb != NONE && tokens[verb].deprel != DEP_CCOMP; i++)
        verb = tokens[verb].head;
    verb = verb == NONE ? NONE : tokens[verb].head;
    for (int32_t i = 0; i < doc->day_count; i++) {
        const struct day *day = &doc->days[i];
        if (day->start == DAY_NONE || tokens[day->first].sentence != note->sentence) continue;
        int32_t above = tokens[syntax_phrase_head(doc, day->first, day->count)].head;
        if (above == NONE ||
            (above != verb && !settle_is_while_speaking(doc, above, note->trigger, verb)))
            continue; /* "speaking in Doha on Tuesday, he accused" */
        if (settle_is_bound(doc, day) || day->start > doc->published) continue;
        settle_set_day(settler, index, day, BASIS_STATED, "the day of the speech");
        return true;
    }
    return false;
}

static bool
by_meeting(struct settler *settler, int32_t index)
{
    int32_t meeting = settler->meetings[index];
    if (meeting == NONE || settler->doc->events[meeting].day.start == DAY_NONE) return false;
    hand_on(settler, index, &settler->doc->events[meeting].day, "the meeting it was told in");
    return true;
}

static bool
is_recent(const struct doc *doc, day_t start, day_t end)
{
    return end >= doc->published - ROUND_DAYS && start <= doc->published + 1;
}

/* "Who had spoken with him on Monday, called": the other is told from farther back. */
static bool
is_further_back(const struct settler *settler, int32_t other, int32_t index)
{
    const struct doc *doc = settler->doc;
    return settle_is_told_back(doc, settler->notes->at[other].trigger) &&
           !settle_is_told_back(doc, settler->notes->at[index].trigger);
}

/* The day that the same side's last event has told, in this paragraph or the one before. */
static bool
by_last_told(struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    const struct event *event = &doc->events[index];
    int32_t best = NONE, block = settle_block(settler, index);
    if (!settle_happened(event)) return false;
    int32_t most = event->plover == PLOVER_CONSULT ? 3 * CARRY_BLOCKS : CARRY_BLOCKS;
    for (int32_t i = 0; i < doc->event_count; i++) {
        const struct event *other = &doc->events[i];
        int32_t there = settle_block(settler, i);
        if (i == index || there > block || block - there > most) continue;
        if (settler->notes->at[i].trigger > settler->notes->at[index].trigger) continue;
        if (settler->notes->at[i].story != settler->notes->at[index].story) continue;
        if (other->day.basis != BASIS_STATED || !settle_happened(other)) continue;
        if (other->day.granularity != GRANULARITY_DAY) continue;
        if (!is_recent(doc, other->day.start, other->day.end)) continue;
        if (!settle_same_actor(event, other) || is_further_back(settler, i, index)) continue;
        best = i;
    }
    if (best == NONE) return false;
    hand_on(settler, index, &doc->events[best].day, "the day told last of the same side");
    return true;
}

/* "There he met Y", "Taipei then closed its embassy": that goes on from the sentence before. */
static bool
follows_on(const struct doc *doc, int32_t first, int32_t trigger)
{
    if (slice_is(doc->tokens[first].lemma, "there") && doc->tokens[first].upos == UPOS_ADV)
        return true;
    SYNTAX_EACH(doc, child, trigger)
    if (slice_is(doc->tokens[child].lemma, "then") && doc->tokens[child].upos == UPOS_ADV)
        return true;
    return false;
}

static bool
by_there(struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    const struct code_note *note = &settler->notes->at[index];
    const struct day *last = NULL;
    if (note->sentence == 0 || !settle_happened(&doc->events[index])) return false;
    if (!follows_on(doc, doc->sentences[note->sentence].first_token, note->trigger)) return false;
    for (int32_t i = 0; i < doc->day_count; i++)
        if (doc->tokens[doc->days[i].first].sentence == note->sentence - 1 &&
            doc->days[i].start != DAY_NONE && doc->days[i].start <= doc->published)
            last = &doc->days[i];
    if (!last) return false;
    settle_set_day(settler, index, last, BASIS_INFERRED, "the sentence that it goes on from");
    return true;
}

static bool
tells_a_round(const struct doc *doc, int32_t sentence)
{
    static const char *const words[] = {"series", "meetings", "engagements", "round",
                                        "visit",  "meeting",  "talks",       "summit"};
    const struct sentence *s = &doc->sentences[sentence];
    for (int32_t t = s->first_token; t < s->first_token + s->token_count; t++)
        for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
            if (slice_is_nocase(token_form(doc, t), words[i])) return true;
    return false;
}

/* "Held a series of meetings on Wednesday", then one paragraph each. */
static bool
by_round(struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    const struct event *event = &doc->events[index];
    const struct day *best = NULL;
    int32_t block = settle_block(settler, index);
    if (event->plover != PLOVER_CONSULT || !settle_happened(event)) return false;
    for (int32_t i = 0; i < doc->day_count; i++) {
        const struct day *day = &doc->days[i];
        int32_t sentence = doc->tokens[day->first].sentence, there = doc->sentences[sentence].block;
        if (there >= block || block - there > ROUND_BLOCKS || day->start == DAY_NONE) continue;
        if (doc->blocks[there].story != settler->notes->at[index].story) continue;
        if (day->granularity != GRANULARITY_DAY || !is_recent(doc, day->start, day->end)) continue;
        if (day->start > doc->published) continue;
        if (tells_a_round(doc, sentence)) best = day;
    }
    if (!best) return false;
    settle_set_day(settler, index, best, BASIS_INFERRED, "the round of meetings");
    return true;
}

/* The days of the visit that these two are on. */
static bool
by_visit(struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    const struct event *event = &doc->events[index];
    if (!settle_happened(event) || (event->plover != PLOVER_CONSULT && !settle_is_word(event)))
        return false;
    for (int32_t i = 0; i < doc->event_count; i++) {
        const struct event *visit = &doc->events[i];
        if (i == index || visit->format != FORMAT_VISIT || visit->day.basis != BASIS_STATED)
            continue;
        if (settler->notes->at[i].story != settler->notes->at[index].story) continue;
        if (!is_recent(doc, visit->day.start, visit->day.end)) continue;
        if (!event->actor_count || !event->recipient_count) continue;
        if (!settle_has_party(visit, event->actors[0].party) ||
            !settle_has_party(visit, event->recipients[0].party))
            continue;
        hand_on(settler, index, &visit->day, "the days of the visit");
        return true;
    }
    return false;
}

/* The days on which the forum met, where the report comes later. */
static bool
by_forum(struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    int32_t own = settler->notes->at[index].occasion;
    if (own == NONE) return false;
    const struct occasion *occasion = &settler->notes->occasions->at[own];
    if (occasion->told_day) {
        settle_set_day(settler, index, occasion->told_day, BASIS_INFERRED, "the day of the forum");
        return true;
    }
    const struct forum_seat *seat = occasion->seat;
    if (!seat || !seat->exact || !is_recent(doc, seat->start, seat->end)) return false;
    day_t end = seat->end < doc->published ? seat->end : doc->published;
    if (seat->start > end || doc->published <= seat->end + FORUM_DAYS) return false;
    settler->doc->events[index].day = (struct event_day){
        .start = seat->start,
        .end = end,
        .granularity = end > seat->start ? GRANULARITY_RANGE : GRANULARITY_DAY,
        .basis = BASIS_INFERRED};
    settler->notes->at[index].day_rule = "the days of the forum, by occasions.txt";
    return true;
}

/* "Their Sunday threat", "Friday's raid": the day of the thing, not of what is told of it. */
bool
settle_is_epithet(const struct doc *doc, int32_t head)
{
    enum deprel rel = (enum deprel)doc->tokens[head].deprel;
    return rel == DEP_COMPOUND || rel == DEP_NMOD_POSS || rel == DEP_AMOD;
}

/* Does the day hang on a verb of saying, and not on the event? */
static bool
is_of_saying(const struct settler *settler, int32_t head)
{
    static const char *const verbs[] = {
        "say",     "announce", "tell",  "report", "add",   "confirm", "state", "note",    "reveal",
        "declare", "accuse",   "claim", "allege", "admit", "write",   "quote", "disclose"};
    const struct token *tokens = settler->doc->tokens;
    while (head != NONE && tokens[head].upos != UPOS_VERB) head = tokens[head].head;
    return head != NONE && !settler->attachments.is_word[head] &&
           SLICE_ONE_OF_NOCASE(tokens[head].lemma, verbs);
}

/* "The ministry said on Wednesday that they had met". */
static bool
by_saying(struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    const struct code_note *note = &settler->notes->at[index];
    if (!settle_happened(&doc->events[index])) return false;
    for (int32_t i = 0; i < doc->day_count; i++) {
        const struct day *day = &doc->days[i];
        int steps;
        if (day->start == DAY_NONE || doc->tokens[day->first].sentence != note->sentence) continue;
        if (!is_recent(doc, day->start, day->end)) continue;
        int32_t head = syntax_phrase_head(doc, day->first, day->count);
        if (settle_is_epithet(doc, head)) continue;
        if (attach_word(&settler->attachments, head, &steps) != NONE &&
            !is_of_saying(settler, head))
            continue;
        settle_set_day(settler, index, day, BASIS_INFERRED, "the day on which it was told");
        return true;
    }
    return false;
}

/* A headline tells of the day that the text below it opens with. */
static bool
is_headline(const struct settler *settler, int32_t index)
{
    return settler->doc->blocks[settle_block(settler, index)].kind == BLOCK_TITLE;
}

/* The same where what the story opens with is no event. */
static bool
by_lead_words(struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    for (int32_t i = 0; i < doc->day_count; i++) {
        const struct day *day = &doc->days[i];
        int32_t block = doc->sentences[doc->tokens[day->first].sentence].block;
        if (doc->blocks[block].story != settler->notes->at[index].story ||
            doc_paragraph(doc, block) >= LEAD_BLOCKS)
            continue;
        if (doc->blocks[block].kind != BLOCK_PARAGRAPH || day->granularity != GRANULARITY_DAY)
            continue;
        if (settle_is_bound(doc, day) ||
            settle_is_epithet(doc, syntax_phrase_head(doc, day->first, day->count)))
            continue;
        if (day->first >= settler->notes->at[index].trigger && !is_headline(settler, index))
            continue;
        if (day->start > doc->published || day->start < doc->published - LEAD_DAYS) continue;
        if (day->span.end <= doc->blocks[block].dateline.end) continue;
        settle_set_day(settler, index, day, BASIS_INFERRED, "the day the story opens with");
        return true;
    }
    return false;
}

/* The day that the story opens with: an account that comes out a day later tells of that day. */
static bool
by_lead(struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    if (!settle_happened(&doc->events[index])) return false;
    for (int32_t i = 0; i < doc->event_count; i++) {
        const struct event *lead = &doc->events[i];
        const struct code_note *note = &settler->notes->at[i];
        if (note->story != settler->notes->at[index].story || !settle_happened(lead)) continue;
        if (lead->day.basis != BASIS_STATED || lead->day.granularity != GRANULARITY_DAY) continue;
        if (is_headline(settler, i)) continue;
        if (lead->day.end > doc->published || lead->day.end < doc->published - LEAD_DAYS) continue;
        if (doc_paragraph(doc, settle_block(settler, i)) > LEAD_BLOCKS) continue;
        if (note->trigger > settler->notes->at[index].trigger && !is_headline(settler, index))
            continue;
        hand_on(settler, index, &lead->day, "the day the story opens with");
        return true;
    }
    return by_lead_words(settler, index);
}

void
settle_day(struct settler *settler, int32_t index)
{
    static bool (*const ways[])(struct settler * settler, int32_t index) = {
        by_speech,    by_there, by_clause, by_meeting, by_saying,
        by_last_told, by_visit, by_round,  by_forum,   by_lead};
    struct event *event = &settler->doc->events[index];
    if (event->day.start != DAY_NONE) return;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++)
        if (ways[i](settler, index)) return;
    event->day = (struct event_day){.start = settler->doc->published,
                                    .end = settler->doc->published,
                                    .granularity = GRANULARITY_DAY,
                                    .basis = BASIS_PUBLISHED};
    settler->notes->at[index].day_rule = "the day of publication";
}
