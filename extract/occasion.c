/* occasion.c: the stage that says at which forum an event took place, and in which form. */
#include "extract/occasion.h"

#include "extract/attach.h"
#include "extract/stage.h"
#include "extract/syntax.h"

enum { SIDELINES_BLOCKS = 6, LOOSE_STEPS = 8, DAYS_ROUND = 3, LEAD_BLOCKS = 3 };

struct placing {
    struct doc *doc;
    struct code_notes *notes;
    const struct occasions *occasions;
    struct attachments attachments;
};

static void
set_occasion(struct placing *placing, int32_t index, int32_t which, const char *rule)
{
    const struct occasion *occasion = &placing->occasions->at[which];
    struct event *event = &placing->doc->events[index];
    event->occasion.name = occasion->name;
    event->occasion.text = occasion->text;
    event->occasion.edition = occasion->edition;
    placing->notes->at[index].occasion = which;
    placing->notes->at[index].occasion_rule = rule;
}

/* ---- the forum in the event's own sentence ---- */

/* "at the CHG expanded format": the preposition stands at the noun that the name is part of. */
static bool
is_said_there(const struct doc *doc, int32_t head)
{
    enum deprel rel = (enum deprel)doc->tokens[head].deprel;
    while (rel == DEP_COMPOUND || rel == DEP_AMOD || rel == DEP_FLAT || rel == DEP_NMOD_DESC) {
        head = doc->tokens[head].head;
        rel = (enum deprel)doc->tokens[head].deprel;
    }
    static const char *const preps[] = {"at", "during", "in", "on"};
    struct slice prep = syntax_case(doc, head);
    for (size_t i = 0; i < sizeof preps / sizeof preps[0]; i++)
        if (slice_is(prep, preps[i])) return true;
    return false;
}

/* "The foreign ministers of the OIC condemned": they act together where they meet. */
static bool
is_forum_itself(const struct event *event, const struct occasion *occasion)
{
    const struct forum *forum = occasion->forum;
    return forum && forum->level.len && forum->body.len && event->actor_count &&
           slice_equal(event->actors[0].party, forum->body) &&
           event->actors[0].span.start <= occasion->span.start + 1 &&
           event->actors[0].span.end + 1 >= occasion->span.end;
}

/* How well a forum of the sentence fits the event: 0 not at all, else nearer is more. */
static int
fit(const struct placing *placing, int32_t index, const struct occasion *occasion)
{
    const struct doc *doc = placing->doc;
    const struct event *event = &doc->events[index];
    const struct code_note *note = &placing->notes->at[index];
    int32_t head = syntax_phrase_head(doc, occasion->first, occasion->last - occasion->first + 1);
    int steps, meets = event->plover == PLOVER_CONSULT;
    if (occasion->beside) return 0;
    if (!meets && is_forum_itself(event, occasion)) return 60;
    if (!meets && !occasion->sidelines && !is_said_there(doc, head)) return 0;
    int32_t word = attach_word(&placing->attachments, head, &steps);
    if (attach_is_of(note, word)) return (occasion->sidelines ? 200 : 100) - steps;
    if (word != NONE) return 0;
    int away = attach_distance(doc, head, note->trigger);
    return away <= LOOSE_STEPS && (meets || occasion->sidelines) ? 50 - away : 0;
}

static int32_t
own_occasion(const struct placing *placing, int32_t index)
{
    const struct code_note *note = &placing->notes->at[index];
    int32_t best = NONE;
    int most = 0;
    for (int32_t i = 0; i < placing->occasions->count; i++) {
        const struct occasion *occasion = &placing->occasions->at[i];
        if (occasion->sentence != note->sentence) continue;
        int points = fit(placing, index, occasion);
        if (points > most) {
            most = points;
            best = i;
        }
    }
    return best;
}

/* ---- two forums, two meetings ---- */

static int32_t
copy_event(struct placing *placing, int32_t index)
{
    struct doc *doc = placing->doc;
    struct code_notes *notes = placing->notes;
    int32_t copy = DOC_PUT(doc, doc->events, doc->event_count);
    doc->events[copy] = doc->events[index];
    notes->count = doc_put(doc->arena, (void **)&notes->at, notes->count, sizeof *notes->at);
    notes->at[copy] = notes->at[index];
    return copy;
}

/* "Met at the summit in A in June and at the conference in B in May": two meetings of one verb,
 * where both forums have a day or place of their own. */
static void
split_forums(struct placing *placing, int32_t index)
{
    const struct occasions *occasions = placing->occasions;
    const struct code_note *note = &placing->notes->at[index];
    int32_t own = note->occasion, count = occasions->count;
    if (own == NONE || placing->doc->events[index].plover != PLOVER_CONSULT) return;
    int32_t sentence = note->sentence;
    for (int32_t i = 0; i < count; i++) {
        const struct occasion *other = &occasions->at[i];
        if (i == own || other->sentence != sentence || !other->told_day) continue;
        if (!occasions->at[own].told_day || other->told_day == occasions->at[own].told_day)
            continue;
        if (other->told_place == occasions->at[own].told_place) continue;
        if (!fit(placing, index, other)) continue;
        set_occasion(placing, copy_event(placing, index), i, "a second forum of the sentence");
    }
}

/* ---- the forum told before ---- */

static bool
has_party(const struct event_party *side, int count, struct slice party)
{
    for (int i = 0; i < count; i++)
        if (party.len && slice_equal(side[i].party, party)) return true;
    return false;
}

static bool
takes_part(const struct event *event, struct slice party)
{
    return has_party(event->actors, event->actor_count, party) ||
           has_party(event->recipients, event->recipient_count, party);
}

static bool
shares_actor(const struct event *a, const struct event *b)
{
    for (int i = 0; i < b->actor_count; i++)
        if (takes_part(a, b->actors[i].party)) return true;
    for (int i = 0; i < b->recipient_count; i++)
        if (b->reciprocal && takes_part(a, b->recipients[i].party)) return true;
    return false;
}

/* Is another day told in the sentence than that of the forum? */
static bool
is_another_time(const struct placing *placing, int32_t index, const struct occasion *occasion)
{
    const struct doc *doc = placing->doc;
    day_t start = doc->published, end = doc->published;
    if (occasion->seat)
        start = occasion->seat->start, end = occasion->seat->end;
    else if (occasion->told_day)
        start = occasion->told_day->start, end = occasion->told_day->end;
    const struct sentence *sentence = &doc->sentences[placing->notes->at[index].sentence];
    for (int32_t t = sentence->first_token; t < sentence->first_token + sentence->token_count;
         t++) {
        if (doc->tokens[t].day == NONE) continue;
        const struct day *day = &doc->days[doc->tokens[t].day];
        if (day->start != DAY_NONE &&
            (day->end < start - DAYS_ROUND || day->start > end + DAYS_ROUND))
            return true;
    }
    return false;
}

static bool
can_be_at_forum(const struct placing *placing, int32_t index)
{
    const struct event *event = &placing->doc->events[index];
    return event->plover == PLOVER_CONSULT && event->reciprocal && event->actor_count &&
           event->recipient_count && !slice_is(event->cameo, "041") &&
           (event->status == STATUS_OCCURRED || event->status == STATUS_ONGOING ||
            event->status == STATUS_PLANNED);
}

/* Can a meeting that has been, or is to be, be at a forum: which has begun, or is not over? */
static bool
is_in_time(const struct placing *placing, int32_t index, const struct occasion *occasion)
{
    const struct forum_seat *seat = occasion->seat && occasion->seat->exact ? occasion->seat : NULL;
    const struct day *told = occasion->told_day;
    day_t published = placing->doc->published;
    if (placing->doc->events[index].status != STATUS_PLANNED)
        return !seat || seat->start <= published + 1;
    day_t end = seat ? seat->end : told ? told->end : DAY_NONE;
    return end != DAY_NONE && end >= published &&
           !occasion_tells_place(placing->doc, &placing->notes->at[index]);
}

/* "On the sidelines of the forum he held a series of meetings": holds for what follows, as long as
 * the same side meets. */
static int32_t
round_of_meetings(const struct placing *placing, int32_t index)
{
    const struct doc *doc = placing->doc;
    const struct code_note *note = &placing->notes->at[index];
    int32_t block = doc->sentences[note->sentence].block, best = NONE;
    for (int32_t i = 0; i < placing->occasions->count; i++) {
        const struct occasion *occasion = &placing->occasions->at[i];
        int32_t there = doc->sentences[occasion->sentence].block;
        if (!occasion->sidelines || there > block || block - there > SIDELINES_BLOCKS) continue;
        if (occasion->sentence > note->sentence) continue;
        if (doc->blocks[there].story != note->story) continue;
        if (!is_another_time(placing, index, occasion) && is_in_time(placing, index, occasion))
            best = i;
    }
    return best;
}

/* The article's forum, where the same side is told to be there, or where the article opens with it
 * and it met at the time. */
static int32_t
forum_of_article(const struct placing *placing, int32_t index)
{
    const struct event *event = &placing->doc->events[index];
    const struct occasions *occasions = placing->occasions;
    if (occasions->main == NONE || placing->notes->at[index].story != 0) return NONE;
    const struct occasion *main = &occasions->at[occasions->main];
    if (is_another_time(placing, index, main) || !is_in_time(placing, index, main)) return NONE;
    bool opens = doc_paragraph(placing->doc, placing->doc->sentences[main->sentence].block) <
                     LEAD_BLOCKS &&
                 main->seat;
    for (int32_t i = 0; i < placing->doc->event_count; i++) {
        int32_t there = placing->notes->at[i].occasion;
        if (there != NONE && placing->doc->events[i].status == STATUS_PLANNED) opens = false;
        if (there == NONE || !slice_equal(occasions->at[there].name, main->name)) continue;
        if (shares_actor(event, &placing->doc->events[i])) return occasions->main;
    }
    return opens ? occasions->main : NONE;
}

/* ---- one event ---- */

static bool
says_sidelines(const struct doc *doc, int32_t sentence)
{
    static const char *const words[] = {"sidelines", "sideline", "margins",  "margin",
                                        "fringes",   "fringe",   "periphery"};
    const struct sentence *s = &doc->sentences[sentence];
    for (int32_t t = s->first_token; t < s->first_token + s->token_count; t++)
        for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
            if (slice_is_nocase(token_form(doc, t), words[i])) return true;
    return false;
}

static void
place_own(struct placing *placing, int32_t index)
{
    int32_t own = own_occasion(placing, index);
    if (own == NONE) return;
    set_occasion(placing, index, own, "named in the sentence");
    split_forums(placing, index);
}

static void
place_told_before(struct placing *placing, int32_t index)
{
    const struct doc *doc = placing->doc;
    const struct code_notes *notes = placing->notes;
    if (notes->at[index].occasion != NONE) return;
    bool meets = can_be_at_forum(placing, index);
    const struct {
        int32_t which;
        const char *rule;
    } told[] = {
        {occasion_told_after(notes, doc, placing->occasions, index), "told right after"},
        {occasion_of_invitation(notes, doc, index), "what the invitation is to"},
        {meets ? round_of_meetings(placing, index) : NONE, "a round of meetings there"},
        {meets ? forum_of_article(placing, index) : NONE, "the article's forum"},
        {occasion_of_speech(notes, doc, placing->occasions, index),
         "a speech at the article's forum"},
        {occasion_of_lead(notes, doc, placing->occasions, index), "the dialogue of the lead"},
    };
    for (size_t i = 0; i < sizeof told / sizeof told[0]; i++)
        if (told[i].which != NONE) {
            set_occasion(placing, index, told[i].which, told[i].rule);
            return;
        }
}

static void
set_mode(struct event *event, const struct slice *mode)
{
    event->modes = mode;
    event->mode_count = 1;
}

static void
set_format(struct placing *placing, int32_t index)
{
    static const struct slice multilateral = SLICE_LITERAL("multilateral"),
                              phone = SLICE_LITERAL("phone");
    struct event *event = &placing->doc->events[index];
    const struct code_note *note = &placing->notes->at[index];
    const struct occasion *occasion = note->occasion == NONE
                                          ? NULL
                                          : &placing->occasions->at[note->occasion];
    int32_t after = occasion_sentence_after(placing->notes, placing->doc, index);
    bool sidelines = event->reciprocal && (says_sidelines(placing->doc, note->sentence) ||
                                           (after != NONE && says_sidelines(placing->doc, after)));
    if (occasion && event->reciprocal)
        sidelines |= occasion->sidelines || occasion_is_of_many(occasion);
    event->format = occasion_format(placing->doc, event, note, sidelines);
    if (event->format == FORMAT_SIDELINES && occasion && occasion->forum &&
        takes_part(event, occasion->forum->body))
        event->format = FORMAT_MULTILATERAL;
    if (event->format == FORMAT_CALL) event->cameo = SLICE_LITERAL("041");
    if (event->format == FORMAT_MULTILATERAL && !event->mode_count) set_mode(event, &multilateral);
    if (event->format == FORMAT_CALL) set_mode(event, &phone);
}

int
occasion_stage(const struct extract_model *model, struct doc *doc, struct fail *why)
{
    (void)why;
    struct occasions *occasions = ARENA_NEW(doc->arena, struct occasions);
    *occasions = occasions_find(model, doc);
    occasion_attend(model, doc, occasions);
    occasion_meet(model, doc, occasions);
    struct code_notes *notes = doc->code;
    notes->occasions = occasions;
    struct placing placing = {doc, notes, occasions, attach_new(doc, notes)};
    int32_t count = doc->event_count;
    for (int32_t i = 0; i < count; i++) place_own(&placing, i);
    for (int32_t i = 0; i < doc->event_count; i++) place_told_before(&placing, i);
    for (int32_t i = 0; i < doc->event_count; i++) set_format(&placing, i);
    return 0;
}
