/* settle_day.c: the day of an event by its own words. */
#include "extract/settle.h"
#include "extract/syntax.h"

enum { LOOSE_COST = 40, OLD_DAYS = 10, YEAR_DAYS = 400, MONTH_DAYS = 28, YEAR_LEAST = 360 };

void
settle_set_day(struct settler *settler, int32_t index, const struct day *day, enum basis basis,
               const char *rule)
{
    settler->doc->events[index].day = (struct event_day){.start = day->start,
                                                         .end = day->end,
                                                         .granularity = day->granularity,
                                                         .basis = basis,
                                                         .text = doc_slice(settler->doc, day->span),
                                                         .span = day->span};
    settler->notes->at[index].day_rule = rule;
}

/* A day that hangs on no event belongs to the clause it stands in: to the events that this clause
 * leads to, not to those that it only mentions. */
static bool
is_in_clause(const struct doc *doc, int32_t head, int32_t trigger, bool happened)
{
    int32_t verb = head;
    while (verb != NONE && doc->tokens[verb].upos != UPOS_VERB) verb = doc->tokens[verb].head;
    for (int32_t t = trigger; t != NONE && verb != NONE; t = doc->tokens[t].head) {
        if (t == verb) return true;
        enum deprel rel = (enum deprel)doc->tokens[t].deprel;
        if (rel == DEP_ADVCL && doc->tokens[t].xpos == XPOS_VB) continue; /* "to attend" */
        if (rel == DEP_ACL && doc->tokens[t].xpos == XPOS_VBG) continue;  /* "an order closing" */
        if (rel == DEP_ACL && doc->tokens[t].xpos == XPOS_VB && happened)
            continue; /* "became the first to recognise" */
        if (rel != DEP_XCOMP && rel != DEP_OBJ && rel != DEP_OBL && rel != DEP_CONJ) return false;
    }
    return false;
}

/* "Ties soured in 2020 when Ankara suspended the deal". */
static bool
is_when_clause(const struct settler *settler, int32_t trigger, const struct day *day)
{
    const struct doc *doc = settler->doc;
    int32_t when = day->first + day->count;
    if (when < trigger && slice_is(token_form(doc, when), ",")) when++;
    if (when >= trigger || !slice_is_nocase(token_form(doc, when), "when")) return false;
    for (int32_t t = when; t < trigger; t++)
        if (settler->attachments.is_word[t] || slice_is(token_form(doc, t), ",")) return false;
    return true;
}

/* "Trump's Sunday threat": the day of the noun behind it. */
static bool
is_epithet_of_other(const struct settler *settler, const struct code_note *note, int32_t head)
{
    int32_t noun = settler->doc->tokens[head].head;
    return settle_is_epithet(settler->doc, head) && noun > head && !attach_is_of(note, noun);
}

static bool
is_bounding(struct slice prep)
{
    static const char *const preps[] = {"since", "until", "till", "before"};
    return SLICE_ONE_OF_NOCASE(prep, preps);
}

/* "Since a brief embrace at the assembly in September": no verb, no comma between. */
static bool
is_behind_bound(const struct doc *doc, int32_t first)
{
    int32_t start = doc->sentences[doc->tokens[first].sentence].first_token;
    for (int32_t t = first - 1; t >= start; t--) {
        if (is_bounding(token_form(doc, t))) return true;
        bool verb = doc->tokens[t].upos == UPOS_VERB && doc->tokens[t].deprel != DEP_AMOD;
        if (verb || slice_is(token_form(doc, t), ",")) return false;
    }
    return false;
}

/* "For the first time since June", "until Friday", "since their talks in June": a bound, not the
 * day. */
bool
settle_is_bound(const struct doc *doc, const struct day *day)
{
    enum { CLIMB_MOST = 3 };
    int32_t head = syntax_phrase_head(doc, day->first, day->count);
    if (is_behind_bound(doc, day->first)) return true;
    for (int i = 0; i < CLIMB_MOST && head != NONE; i++, head = doc->tokens[head].head) {
        if (doc->tokens[head].upos == UPOS_VERB) return false;
        if (is_bounding(syntax_case(doc, head))) return true;
    }
    return false;
}

/* "The second such flight this month": how often, not when. */
static bool
is_count(const struct doc *doc, const struct day *day)
{
    static const char *const ordinals[] = {"first", "second", "third",   "fourth",
                                           "fifth", "sixth",  "seventh", "eighth",
                                           "ninth", "tenth",  "such",    "latest"};
    enum { WORDS_MOST = 5 };
    int32_t start = doc->sentences[doc->tokens[day->first].sentence].first_token;
    if (day->granularity == GRANULARITY_DAY) return false;
    for (int32_t t = day->first - 1; t >= start && t >= day->first - WORDS_MOST; t--) {
        if (doc->tokens[t].upos == UPOS_VERB) return false;
        if (SLICE_ONE_OF_NOCASE(token_form(doc, t), ordinals)) return true;
    }
    return false;
}

static bool
is_in_recipient(const struct doc *doc, const struct event *event, int32_t token)
{
    for (int i = 0; i < event->recipient_count; i++)
        if (doc->tokens[token].span.start >= event->recipients[i].span.start &&
            doc->tokens[token].span.end <= event->recipients[i].span.end)
            return true;
    return false;
}

/* "Condemned the North for launching missiles on Monday". */
static bool
is_of_gerund(const struct doc *doc, int32_t trigger, int32_t first)
{
    for (int32_t t = first - 1; t > trigger + 1; t--) {
        if (slice_is(token_form(doc, t), ",")) return false;
        if (doc->tokens[t].upos != UPOS_VERB) continue;
        return doc->tokens[t].xpos == XPOS_VBG && slice_is(token_form(doc, t - 1), "for");
    }
    return false;
}

/* "Had asked for help in May": an old day is this one's. */
bool
settle_is_told_back(const struct doc *doc, int32_t trigger)
{
    SYNTAX_EACH(doc, child, trigger)
    if (doc->tokens[child].upos == UPOS_AUX && slice_is_nocase(token_form(doc, child), "had"))
        return true;
    return false;
}

/* "Welcomed the recognition of Palestine by five states in September": an old day behind what is
 * spoken of is its day, not that of the words. */
static bool
is_of_matter(const struct settler *settler, int32_t index, const struct day *day)
{
    const struct doc *doc = settler->doc;
    const struct event *event = &doc->events[index];
    const struct code_note *note = &settler->notes->at[index];
    if (!settle_is_word(event) || !settle_happened(event) || note->trigger > day->first)
        return false;
    if (event->plover == PLOVER_AGREE || slice_is(event->cameo, "057") ||
        slice_is(event->cameo, "054"))
        return false; /* deeds done in words */
    if (is_of_gerund(doc, note->trigger, day->first)) return true;
    bool recent = day->end - day->start < OLD_DAYS && day->end >= doc->published - OLD_DAYS;
    if (recent && !slice_ends(doc_slice(doc, day->span), "earlier")) return false;
    if (doc->tokens[note->trigger].upos != UPOS_VERB) return false;
    if (settle_is_told_back(doc, note->trigger)) return false;
    for (int32_t t = note->trigger + 1; t < day->first; t++)
        if (doc->tokens[t].upos == UPOS_NOUN && !is_in_recipient(doc, event, t)) return true;
    return false;
}

/* "Has deported nineteen since June": there the bound is the day. */
static bool
goes_on(const struct doc *doc, const struct event *event, const struct code_note *note)
{
    if (event->status == STATUS_ONGOING) return true;
    if (event->status != STATUS_OCCURRED) return false;
    return syntax_has_lemma(doc, note->trigger, DEP_AUX, "have") &&
           doc->tokens[note->trigger].upos == UPOS_VERB;
}

static int
cost_of(const struct settler *settler, int32_t index, const struct day *day)
{
    const struct doc *doc = settler->doc;
    const struct code_note *note = &settler->notes->at[index];
    int32_t head = syntax_phrase_head(doc, day->first, day->count);
    int steps = settle_reach(settler, index, day->first, day->count);
    if (is_when_clause(settler, note->trigger, day)) return 0;
    if (is_epithet_of_other(settler, note, head)) return LOOSE_COST * 2;
    if (steps < REACH_NONE)
        return settle_is_nearest(settler, index, day->first, day->count) ? steps : LOOSE_COST * 2;
    int32_t word = attach_word(&settler->attachments, head, &steps);
    if (word == NONE &&
        is_in_clause(doc, head, note->trigger, settle_happened(&doc->events[index])))
        return LOOSE_COST + attach_distance(doc, head, note->trigger);
    return LOOSE_COST * 2;
}

/* "Asked for their withdrawal by July 3": what has happened did not happen on a day to come. */
static bool
is_to_come(const struct settler *settler, int32_t index, const struct day *day)
{
    const struct doc *doc = settler->doc;
    int slack = !settle_is_present(settler, index) ? 1 : settle_is_move(settler, index) ? -1 : 0;
    return settle_happened(&doc->events[index]) && day->start > doc->published + slack;
}

/* "Decided on talks in July", "meets him on Friday": a meeting to come, not told in the past. */
static bool
is_date_set(const struct doc *doc, int32_t index, const struct code_note *note,
            const struct day *day)
{
    uint8_t tag = doc->tokens[note->trigger].xpos;
    return doc->events[index].plover == PLOVER_CONSULT && tag != XPOS_VBD && tag != XPOS_VBN &&
           day->start <= doc->published + YEAR_DAYS;
}

/* "Two days after they left": the next event from which the days are counted. */
static bool
is_counted_from(const struct settler *settler, int32_t index, const struct day *day)
{
    int32_t trigger = settler->notes->at[index].trigger, end = day->first + day->count;
    if (!day->before || trigger < end || !settle_happened(&settler->doc->events[index]))
        return false;
    for (int32_t t = end; t < trigger; t++)
        if (settler->attachments.is_word[t] || slice_is(token_form(settler->doc, t), ","))
            return false;
    return true;
}

/* "A month after": somewhere in that month, or year. */
static void
widen(struct day *day, bool to_year)
{
    int year, month, of_month;
    day_split(day->start, &year, &month, &of_month);
    int first = to_year ? 1 : month, last = to_year ? 12 : month;
    day->start = day_from(year, first, 1);
    day->end = day_from(year, last, day_month_length(year, last));
    day->granularity = to_year ? GRANULARITY_YEAR : GRANULARITY_MONTH;
}

static void
set_day_before(struct settler *settler, int32_t index, const struct day *day)
{
    struct day before = *day;
    before.start -= day->before;
    before.end = before.start;
    if (day->before >= MONTH_DAYS) widen(&before, day->before >= YEAR_LEAST);
    settle_set_day(settler, index, &before, BASIS_STATED, "so many days before");
}

void
settle_own_day(struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    const struct code_note *note = &settler->notes->at[index];
    const struct occasions *occasions = settler->notes->occasions;
    const struct day *best = NULL;
    int least = LOOSE_COST * 2;
    for (int32_t i = 0; i < doc->day_count; i++) {
        const struct day *day = &doc->days[i];
        if (day->start == DAY_NONE || doc->tokens[day->first].sentence != note->sentence) continue;
        if (settle_is_bound(doc, day) && !goes_on(doc, &doc->events[index], note)) continue;
        bool to_come = is_to_come(settler, index, day);
        if (to_come && !is_date_set(doc, index, note, day)) continue;
        if (is_count(doc, day) || is_of_matter(settler, index, day)) continue;
        if (is_counted_from(settler, index, day)) {
            set_day_before(settler, index, day);
            return;
        }
        int cost = cost_of(settler, index, day);
        if (note->occasion != NONE && cost < LOOSE_COST &&
            occasions->at[note->occasion].sentence == note->sentence &&
            occasions->at[note->occasion].told_day == day)
            cost = 0;
        if (cost < least) {
            least = cost;
            best = day;
        }
    }
    if (!best) return;
    if (is_to_come(settler, index, best)) doc->events[index].status = STATUS_PLANNED;
    settle_set_day(settler, index, best, BASIS_STATED, "words of the sentence");
}
