/* when.c: days: finds the date expressions of an article and says which calendar days they mean.
 *
 * Each sentence is read twice: first what stands outside quotation marks, then what stands inside,
 * since "tomorrow" in a quotation is seen from the day on which it was said. */
#include <stdlib.h>

#include "extract/when.h"
#include "extract/stage.h"

enum { LOOK_AHEAD = 14 };

struct reading {
    struct doc *doc;
    const struct sentence *sentence;
    const struct when_word *words;
    int32_t count;
    day_t published; /* of the story, or of the post */
    day_t told;      /* day told last in this story */
    day_t said;      /* day on which this sentence's quotation was said; DAY_NONE: not told */
};

/* ---- may the match stand here? ---- */

static bool
word_is(const struct reading *reading, int32_t w, const char *const *list)
{
    if (w < 0) return false;
    struct slice text = doc_slice(reading->doc, reading->words[w].span);
    for (; *list; list++)
        if (slice_is_nocase(text, *list)) return true;
    return false;
}

/* "May" and "March" are verbs, "2019" may be a number: alone they need a word before them that time
 * words follow. */
static bool
is_introduced(const struct reading *reading, int32_t w)
{
    static const char *const before[] = {
        "in",  "since",   "by",      "until",  "till",  "from",       "during",
        "of",  "between", "to",      "before", "after", "early",      "late",
        "mid", "for",     "through", "around", "and",   "throughout", "every",
        "the", "last",    "next",    "this",   "about", "end",        NULL};
    return word_is(reading, w - 1, before);
}

static bool
is_sure_month(const struct when_word *word)
{
    return word->capital && word->value != 3 && word->value != 5 && word->value != 4 &&
           word->value != 6 && word->value != 8;
}

static bool
is_singular_unit(const struct reading *reading, const struct when_word *word)
{
    struct slice text = doc_slice(reading->doc, word->span);
    return word->possessive || text.at[text.len - 1] != 's';
}

static bool
may_stand(const struct reading *reading, int32_t w, int32_t used,
          const struct when_pattern *pattern)
{
    const struct when_word *first = &reading->words[w], *last = &reading->words[w + used - 1];
    if (used == 1 && first->classes & W_YEAR) return is_introduced(reading, w);
    if (used == 1 && first->classes == W_MONTH)
        return is_sure_month(first) || is_introduced(reading, w);
    if (used == 1 && first->classes & (W_DAY | W_COUNT | W_OF | W_TO)) return false;
    bool more = w + used < reading->count && reading->words[w + used].classes & W_OF;
    if (more && last->classes & W_UNIT && first->classes & (W_THE | W_LAST | W_NEXT))
        return false; /* "the last week of the campaign" */
    if (strcmp(pattern->name, "first week of May") == 0)
        for (int32_t i = w; i < w + used; i++) /* "the first days of September" */
            if (reading->words[i].classes & W_UNIT &&
                !is_singular_unit(reading, &reading->words[i]))
                return false;
    if (last->classes & W_UNIT &&
        first->classes & (W_LAST | W_NEXT | W_THIS | W_EARLIER | W_PHASE | W_THE) &&
        strcmp(pattern->name, "last days") != 0)
        return is_singular_unit(reading, last);
    return true;
}

/* ---- quotation marks ---- */

static bool
is_quoted(const struct reading *reading, uint32_t at)
{
    const char *text = reading->doc->text.at;
    int open = 0;
    bool straight = false;
    for (uint32_t i = reading->sentence->span.start; i < at; i++) {
        if (text[i] == '"') straight = !straight;
        if (i + 2 < at && memcmp(text + i, "“", 3) == 0) open++;
        if (i + 2 < at && memcmp(text + i, "”", 3) == 0 && open) open--;
    }
    return straight || open;
}

/* ---- one match ---- */

static int32_t
token_at(const struct doc *doc, const struct sentence *sentence, uint32_t byte)
{
    for (int32_t t = sentence->first_token; t < sentence->first_token + sentence->token_count; t++)
        if (doc->tokens[t].span.end > byte) return t;
    return NONE;
}

/* "two days after Sunday's vote": the day that follows in the same sentence is what it is counted
 * from. */
static day_t
day_ahead(const struct reading *reading, int32_t w, const struct when_anchor *anchor)
{
    const struct when_word *at[WHEN_ITEMS];
    for (int32_t next = w; next < reading->count && next < w + LOOK_AHEAD; next++) {
        int32_t used;
        const struct when_pattern *pattern = when_match(reading->words, reading->count, next, at,
                                                        &used);
        struct when_meaning meaning = {0};
        if (pattern && may_stand(reading, next, used, pattern) &&
            pattern->resolve(at, anchor, &meaning))
            return meaning.start;
    }
    return DAY_NONE;
}

static void
put_day_mention(struct reading *reading, struct span span, const struct when_pattern *pattern,
                const struct when_meaning *meaning, int direction, int before)
{
    struct doc *doc = reading->doc;
    int32_t first = token_at(doc, reading->sentence, span.start),
            last = token_at(doc, reading->sentence, span.end - 1);
    if (first == NONE || last == NONE) return;
    int32_t d = DOC_PUT(doc, doc->days, doc->day_count);
    doc->days[d] = (struct day){
        .first = first,
        .count = last - first + 1,
        .span = span,
        .start = meaning->start,
        .end = meaning->end,
        .granularity = meaning->granularity,
        .past = meaning->by_tense && direction < 0,
        .future = meaning->by_tense && direction > 0,
        .before = before,
        .rule = slice_of(pattern->name),
    };
    for (int32_t t = first; t <= last; t++) doc->tokens[t].day = d;
}

/* Leading "from", "on", "in", "the" and "of" are part of the pattern, not of the expression that is
 * shown. */
static struct span
shown_span(const struct when_word *words, int32_t w, int32_t used)
{
    int32_t skip = 0;
    while (skip + 1 < used && words[w + skip].classes & (W_OF | W_ON | W_COMMA)) skip++;
    return (struct span){words[w + skip].span.start, words[w + used - 1].span.end};
}

/* Where no verb tells, the date goes the way of the one before it in the sentence ("in Rome
 * tomorrow and back on Monday"), else back. */
static int
direction_of(const struct reading *reading, int32_t token)
{
    int direction = when_direction(reading->doc, token);
    if (direction) return direction == WHEN_NEAREST ? 0 : direction;
    const struct doc *doc = reading->doc;
    const struct day *last = doc->day_count ? &doc->days[doc->day_count - 1] : NULL;
    return last && last->first >= reading->sentence->first_token && last->start > reading->published
               ? 1
               : -1;
}

static bool
is_told_here(const struct reading *reading)
{
    const struct doc *doc = reading->doc;
    const struct day *last = doc->day_count ? &doc->days[doc->day_count - 1] : NULL;
    return last && last->first >= reading->sentence->first_token &&
           last->granularity == GRANULARITY_DAY && last->start == reading->told;
}

/* "A month after", "two years after", in days. */
static int
about_days(day_t from, const struct when_meaning *meaning)
{
    int year, month, day, later_year, later_month;
    day_split(from, &year, &month, &day);
    day_split(meaning->start, &later_year, &later_month, &day);
    return meaning->granularity == GRANULARITY_YEAR
               ? 365 * (later_year - year)
               : 30 * (12 * (later_year - year) + later_month - month);
}

/* "(On Thursday,) a day after they imposed a freeze": told in the same sentence, or else today, is
 * what comes after the other. Returns how many days lie between. */
static int
count_back(struct when_meaning *meaning, const struct when_anchor *anchor,
           const struct reading *reading)
{
    day_t from = anchor->told != DAY_NONE ? anchor->told : anchor->published;
    int days = (int)(meaning->start - from);
    if (meaning->granularity == GRANULARITY_MONTH || meaning->granularity == GRANULARITY_YEAR) {
        days = about_days(from, meaning);
        meaning->granularity = GRANULARITY_DAY;
    } else if (meaning->granularity != GRANULARITY_DAY) {
        return 0;
    }
    if (is_told_here(reading))
        meaning->start = meaning->end = anchor->told;
    else if (meaning->start > anchor->published)
        meaning->start = meaning->end = anchor->published;
    return days;
}

/* Does a word come next, not the end of a clause? */
static bool
goes_on(const struct reading *reading, int32_t w)
{
    if (w >= reading->count) return false;
    char c = reading->doc->text.at[reading->words[w].span.start];
    return (unsigned char)c >= 'A';
}

/* "Moved from July 4 to July 11" is no range: two days, each by itself, and neither is past because
 * the verb is. */
static bool
is_moved(const struct reading *reading, int32_t w)
{
    static const char *const movers[] = {"moved",  "move",        "shifted",      "postponed",
                                         "pushed", "changed",     "forward",      "delayed",
                                         "shift",  "rescheduled", "postponement", NULL};
    static const char *const off[] = {"off", NULL}, *const from[] = {"from", NULL};
    for (int32_t before = w - 1; before >= 0 && before >= w - 5; before--)
        if (word_is(reading, before, movers) ||
            (word_is(reading, before, off) && word_is(reading, before + 1, from)))
            return true; /* "put off from July 4" */
    return false;
}

static int32_t
range_end(const struct reading *reading, int32_t w, int32_t used)
{
    for (int32_t end = w + 1; end < w + used; end++)
        if (reading->words[end].classes & W_TO) return end;
    return reading->count;
}

/* Resolves the match at word w; returns how many words it took, 0 for none. */
static int32_t
read_at(struct reading *reading, int32_t w, bool quoted)
{
    const struct when_word *at[WHEN_ITEMS];
    int32_t used;
    const struct when_pattern *pattern = when_match(reading->words, reading->count, w, at, &used);
    bool moved = pattern && is_moved(reading, w);
    if (moved) pattern = when_match(reading->words, range_end(reading, w, used), w, at, &used);
    if (!pattern || !may_stand(reading, w, used, pattern)) return 0;
    if (is_quoted(reading, reading->words[w].span.start) != quoted) return used;
    int32_t token = token_at(reading->doc, reading->sentence, reading->words[w].span.start);
    bool possessive = reading->words[w + used - 1].possessive;
    int direction = moved || (possessive && !(reading->words[w].classes & W_DAYNAME))
                        ? 0
                        : direction_of(reading, token);
    struct when_anchor anchor = {reading->published, reading->told,
                                 possessive && direction > 0 ? 0 : direction};
    if (quoted && reading->said != DAY_NONE) anchor.published = reading->said;
    bool counts_back = false;
    if (reading->words[w + used - 1].classes & W_BEFORE) {
        day_t ahead = day_ahead(reading, w + used, &anchor);
        if (ahead != DAY_NONE) anchor.told = ahead;
        counts_back = ahead == DAY_NONE && goes_on(reading, w + used);
    }
    struct when_meaning meaning = {0};
    if (!pattern->resolve(at, &anchor, &meaning)) return 0;
    int before = counts_back ? count_back(&meaning, &anchor, reading) : 0;
    put_day_mention(reading, shown_span(reading->words, w, used), pattern, &meaning,
                    anchor.direction, before);
    if (meaning.granularity == GRANULARITY_DAY) {
        reading->told = meaning.start;
        if (!quoted) reading->said = meaning.start;
    }
    return used;
}

static void
read_sentence(struct reading *reading)
{
    struct when_word *words;
    reading->count = when_words(reading->doc->arena, reading->doc->text, reading->sentence->span,
                                &words);
    reading->words = words;

    for (int quoted = 0; quoted < 2; quoted++)
        for (int32_t w = 0; w < reading->count;) {
            int32_t used = read_at(reading, w, quoted);
            w += used ? used : 1;
        }
}

/* ---- the article ---- */

/* The day a post bears in its signature, or that a second story bears under its headline. */
static day_t
block_day(const struct doc *doc, const struct block *block)
{
    struct slice text = doc_slice(doc, block->span);
    if (block->kind != BLOCK_POST && block->kind != BLOCK_RESIDUE) return DAY_NONE;
    size_t tail = block->kind == BLOCK_POST && text.len > 60 ? text.len - 60 : 0;
    return day_find((struct slice){text.at + tail, text.len - tail});
}

static void
read_block(struct reading *reading, const struct block *block, day_t story_day)
{
    struct doc *doc = reading->doc;
    day_t own = block->kind == BLOCK_POST ? block_day(doc, block) : DAY_NONE;
    reading->published = own != DAY_NONE ? own : story_day;
    reading->said = DAY_NONE;
    for (int32_t s = 0; s < block->sentence_count; s++) {
        reading->sentence = &doc->sentences[block->first_sentence + s];
        read_sentence(reading);
    }
}

static int
by_position(const void *a, const void *b)
{
    const struct day *left = a, *right = b;
    return left->span.start < right->span.start ? -1 : left->span.start > right->span.start;
}

int
when_stage(const struct extract_model *model, struct doc *doc, struct fail *why)
{
    (void)model, (void)why;
    if (doc->published == DAY_NONE) doc->published = day_today();
    for (int32_t t = 0; t < doc->token_count; t++) doc->tokens[t].day = NONE;
    struct reading reading = {.doc = doc, .told = DAY_NONE};
    int32_t story = 0;
    day_t story_day = doc->published;
    for (int32_t b = 0; b < doc->block_count; b++) {
        const struct block *block = &doc->blocks[b];
        day_t stamp = block->story ? block_day(doc, block) : DAY_NONE;
        if (block->story != story) story = block->story, reading.told = DAY_NONE;
        if (block->kind == BLOCK_RESIDUE && stamp != DAY_NONE) story_day = stamp;
        read_block(&reading, block, story_day);
    }
    if (doc->day_count) qsort(doc->days, (size_t)doc->day_count, sizeof *doc->days, by_position);
    for (int32_t d = 0; d < doc->day_count; d++)
        for (int32_t t = 0; t < doc->days[d].count; t++)
            doc->tokens[doc->days[d].first + t].day = d;
    return 0;
}
