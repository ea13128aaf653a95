/* occasion_find.c: the names of forums in an article: those of the dictionary, those that look like
 * one, and acronyms that the text itself introduces. */
#include "extract/occasion.h"

enum {
    LOOK_BACK = 8,
    EDITION_BACK = 4,
    ACRONYMS_MOST = 8,
    RECENT_DAYS = 21,
    LEAD_BLOCKS = 3,
    PLACE_NEAR = 12
};

static const struct {
    const char *word;
    int number;
} ordinals[] = {{"first", 1},       {"second", 2},      {"third", 3},      {"fourth", 4},
                {"fifth", 5},       {"sixth", 6},       {"seventh", 7},    {"eighth", 8},
                {"ninth", 9},       {"tenth", 10},      {"eleventh", 11},  {"twelfth", 12},
                {"thirteenth", 13}, {"fourteenth", 14}, {"fifteenth", 15}, {"twentieth", 20},
                {"inaugural", 1}};

/* What a gathering is called when no dictionary has its name. */
static const char *const kinds[] = {"dialogue",   "forum",      "summit",
                                    "conference", "commission", "consultations",
                                    "assembly",   "symposium",  "talks"};
static const char *const meetings_of_press[] = {"press", "news", "media"};
static const char *const asides[] = {"sidelines", "sideline", "margins",  "margin",
                                     "fringes",   "fringe",   "periphery"};
static const char *const goings[] = {
    "at",      "during",  "attend", "attended",  "attending", "addressed", "addressing",
    "address", "hosting", "hosted", "sidelines", "margins",   "fringes",   "join",
    "joined",  "told",    "from",   "sitting",   "session",   "meeting",   "gathering"};
static const char *const besides[] = {"ahead",    "before",   "after",        "following",
                                      "since",    "until",    "preparations", "preparation",
                                      "prepare",  "upcoming", "for",          "next",
                                      "outcomes", "outcome",  "hosting",      "holding"};

struct acronym {
    struct slice word;
    int32_t occasion;
};

struct finding {
    const struct extract_model *model;
    struct doc *doc;
    struct occasions *out;
    struct phrase_words words;
    int32_t sentence;
    struct acronym acronyms[ACRONYMS_MOST];
    int acronym_count;
};

/* "7th", "24th", "fourth"; 0: none. */
static int
ordinal(struct slice word)
{
    int number = 0;
    size_t i = 0;
    for (; i < word.len && word.at[i] >= '0' && word.at[i] <= '9'; i++)
        number = number < 1000 ? number * 10 + (word.at[i] - '0') : number;
    if (i && i + 2 == word.len && number < 1000) return number;
    for (size_t k = 0; k < sizeof ordinals / sizeof ordinals[0]; k++)
        if (slice_is(word, ordinals[k].word)) return ordinals[k].number;
    return 0;
}

static bool
is_capital(const struct finding *finding, int32_t word)
{
    unsigned char c = (unsigned char)finding->doc->text.at[finding->words.at[word].span.start];
    return (c >= 'A' && c <= 'Z') || c >= 0xc3;
}

/* Nothing but a blank, a dash or a slash between two words. */
static bool
adjoins(const struct finding *finding, int32_t word)
{
    const struct phrase_word *w = finding->words.at;
    return w[word].span.start - w[word - 1].span.end <= 3 &&
           !memchr(finding->doc->text.at + w[word - 1].span.end, ',',
                   w[word].span.start - w[word - 1].span.end);
}

/* The first word of the capitals that stand right before: "Pakistan-EU" of "Pakistan-EU Strategic
 * Dialogue". */
static int32_t
capitals_before(const struct finding *finding, int32_t first)
{
    while (first > 0 && is_capital(finding, first - 1) && adjoins(finding, first) &&
           !ordinal(finding->words.at[first - 1].form))
        first--;
    while (slice_is(finding->words.at[first].form, "the") ||
           slice_is(finding->words.at[first].form, "a"))
        first++;
    return first;
}

static bool
has_day_name(struct slice word)
{
    static const char *const days[] = {"monday", "tuesday",  "wednesday", "thursday",
                                       "friday", "saturday", "sunday"};
    return SLICE_ONE_OF(word, days);
}

/* "8th Oct": no edition. */
static bool
is_month(const struct finding *finding, int32_t word)
{
    static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                         "jul", "aug", "sep", "oct", "nov", "dec"};
    if (word >= finding->words.count) return false;
    struct slice form = finding->words.at[word].form;
    return form.len >= 3 && SLICE_ONE_OF(((struct slice){form.at, 3}), months);
}

/* ---- what stands around a name ---- */

static void
look_back(const struct finding *finding, int32_t first, struct occasion *occasion)
{
    for (int32_t i = first - 1; i >= 0 && i >= first - LOOK_BACK; i--) {
        struct slice form = finding->words.at[i].form;
        if (SLICE_ONE_OF(form, asides)) occasion->sidelines = true;
        if (i >= first - EDITION_BACK && !occasion->edition && !is_month(finding, i + 1))
            occasion->edition = ordinal(form);
        if (i >= first - EDITION_BACK && !occasion->sidelines && SLICE_ONE_OF(form, besides))
            occasion->beside = true;
    }
    if (occasion->sidelines) occasion->beside = false;
}

/* "Took up its seat at the Security Council": nobody goes there. */
static bool
is_membership(const struct finding *finding, int32_t first)
{
    static const char *const words[] = {"seat",      "seats",       "membership",
                                        "candidacy", "candidature", "mandate",
                                        "tenure",    "bid",         "term"};
    for (int32_t i = first - 1; i >= 0 && i >= first - EDITION_BACK; i--)
        if (SLICE_ONE_OF(finding->words.at[i].form, words)) return true;
    return false;
}

/* A name that is an actor too is a forum only after a word of going. */
static bool
is_gone_to(const struct finding *finding, int32_t first)
{
    for (int32_t i = first - 1; i >= 0 && i >= first - 4; i--)
        if (SLICE_ONE_OF(finding->words.at[i].form, goings)) return true;
    return false;
}

/* The day that follows the name, with a few words between at most. */
static const struct day *
day_beside(const struct finding *finding, const struct occasion *occasion)
{
    const struct doc *doc = finding->doc;
    for (int32_t i = 0; i < doc->day_count; i++) {
        const struct day *day = &doc->days[i];
        if (day->span.start < occasion->span.end || day->start == DAY_NONE) continue;
        if (doc->tokens[day->first].sentence != occasion->sentence) continue;
        if (day->first - occasion->last > 8) return NULL;
        for (int32_t t = occasion->last + 1; t < day->first; t++)
            if (doc->tokens[t].upos == UPOS_VERB && doc->tokens[t].xpos != XPOS_VBN) return NULL;
        return day;
    }
    return NULL;
}

/* Does a verb other than "held" stand between? */
static bool
is_broken(const struct doc *doc, int32_t first, int32_t end)
{
    for (int32_t t = first; t < end; t++)
        if (doc->tokens[t].upos == UPOS_VERB && doc->tokens[t].xpos != XPOS_VBN &&
            !slice_is(doc->tokens[t].lemma, "take"))
            return true;
    return false;
}

/* "the SCO summit in Tianjin", "the Tianjin SCO summit". */
static const struct place *
place_beside(const struct finding *finding, const struct occasion *occasion)
{
    const struct doc *doc = finding->doc;
    for (int32_t i = 0; i < doc->place_count; i++) {
        const struct place *place = &doc->places[i];
        if (!place->what.country.len || place->is_country) continue;
        if (place->first + place->count == occasion->first) return place;
        if (place->first <= occasion->last || place->first - occasion->last > PLACE_NEAR) continue;
        if (doc->tokens[place->first].sentence != occasion->sentence) continue;
        struct slice before = token_form(doc, place->first - 1);
        if (is_broken(doc, occasion->last + 1, place->first)) return NULL;
        return slice_is_nocase(before, "in") || slice_is_nocase(before, "at") ? place : NULL;
    }
    return NULL;
}

/* ---- putting ---- */

static struct occasion
occasion_at(const struct finding *finding, int32_t first, int32_t last)
{
    const struct phrase_word *words = finding->words.at;
    struct span span = {words[first].span.start, words[last].span.end};
    struct occasion occasion = {.span = span,
                                .text = doc_slice(finding->doc, span),
                                .sentence = finding->sentence,
                                .naming = NAMING_STRICT,
                                .again = NONE,
                                .first = words[first].token,
                                .last = words[last].token};
    occasion.name = occasion.text;
    look_back(finding, first, &occasion);
    return occasion;
}

/* "... (ABC)" after a name: ABC is that name from now on. */
static void
note_acronym(struct finding *finding, int32_t last)
{
    const struct phrase_words *words = &finding->words;
    int32_t next = last + 1;
    if (next >= words->count || !words->at[next].capitals) return;
    if (finding->acronym_count == ACRONYMS_MOST) return;
    struct span between = {words->at[last].span.end, words->at[next].span.start};
    if (!slice_is(slice_trim(doc_slice(finding->doc, between)), "(")) return;
    finding->acronyms[finding->acronym_count++] = (struct acronym){words->at[next].form,
                                                                   finding->out->count - 1};
}

/* "President of the European Council" is a person. */
static bool
is_office(const struct doc *doc, const struct occasion *occasion)
{
    for (int32_t i = 0; i < doc->actor_count; i++)
        if (doc->actors[i].kind == KIND_PERSON && doc->actors[i].head < occasion->first &&
            doc->actors[i].span.start < occasion->span.start &&
            doc->actors[i].span.end >= occasion->span.end)
            return true;
    return false;
}

static void
put(struct finding *finding, struct occasion occasion, int32_t last)
{
    struct occasions *out = finding->out;
    if (occasion.first == NONE || occasion.last == NONE) return;
    if (is_office(finding->doc, &occasion)) return;
    occasion.told_day = day_beside(finding, &occasion);
    occasion.told_place = place_beside(finding, &occasion);
    out->count = doc_put(finding->doc->arena, (void **)&out->at, out->count, sizeof occasion);
    out->at[out->count - 1] = occasion;
    note_acronym(finding, last);
}

/* A name of the dictionary. */
static void
put_known(struct finding *finding, int32_t first, int32_t count, int32_t value)
{
    const struct forums *forums = finding->model->forums;
    enum forum_naming naming = (enum forum_naming)(value % NAMING_COUNT);
    const struct forum *forum = &forums->at[value / NAMING_COUNT];
    if (naming == NAMING_BARE && !is_gone_to(finding, first)) return;
    if (is_membership(finding, first)) return;
    bool kind_only = !forum->body.len && !forum->seat_count && !forum->city.len;
    int32_t from = kind_only ? capitals_before(finding, first) : first;
    struct occasion occasion = occasion_at(finding, from < first ? from : first, first + count - 1);
    occasion.forum = forum;
    occasion.naming = naming;
    if (from >= first) occasion.name = forum->name;
    put(finding, occasion, first + count - 1);
}

/* "Pakistan-EU Strategic Dialogue": capitals up to a word that names a kind of gathering. */
static bool
put_unknown(struct finding *finding, int32_t last)
{
    const struct occasions *out = finding->out;
    if (!SLICE_ONE_OF(finding->words.at[last].form, kinds) || !is_capital(finding, last))
        return false;
    int32_t first = capitals_before(finding, last);
    if (occasion_is_title_case(finding->doc, finding->sentence)) return false;
    if (first >= last || has_day_name(finding->words.at[first].form)) return false;
    if (SLICE_ONE_OF(finding->words.at[last - 1].form, meetings_of_press)) return false;
    struct occasion occasion = occasion_at(finding, first, last);
    if (out->count && out->at[out->count - 1].span.end > occasion.span.start) return false;
    put(finding, occasion, last);
    return true;
}

/* "The Paris conference on Sudan", "the Geneva talks": a town and what it holds. */
static bool
put_town(struct finding *finding, int32_t last)
{
    static const char *const held[] = {"conference", "summit", "talks"};
    const struct doc *doc = finding->doc;
    const struct occasions *out = finding->out;
    if (last == 0 || !SLICE_ONE_OF(finding->words.at[last].form, held) || is_capital(finding, last))
        return false;
    int32_t town = finding->words.at[last - 1].token;
    if (town == NONE || doc->tokens[town].place == NONE || !adjoins(finding, last)) return false;
    const struct place *place = &doc->places[doc->tokens[town].place];
    if (place->is_country || place->first + place->count != town + 1) return false;
    struct occasion occasion = occasion_at(finding, last, last);
    if (out->count && out->at[out->count - 1].span.end > occasion.span.start) return false;
    occasion.span.start = place->span.start;
    occasion.text = occasion.name = doc_slice(doc, occasion.span);
    put(finding, occasion, last);
    return true;
}

/* "The summit", "the conference": the forum named last. */
static bool
put_again(struct finding *finding, int32_t word)
{
    static const char *const again[] = {"summit", "conference", "forum", "gathering"};
    const struct doc *doc = finding->doc;
    const struct occasions *out = finding->out;
    if (word == 0 || !SLICE_ONE_OF(finding->words.at[word].form, again) ||
        is_capital(finding, word) || !slice_is(finding->words.at[word - 1].form, "the"))
        return false;
    int32_t story = doc->blocks[doc->sentences[finding->sentence].block].story;
    for (int32_t i = out->count - 1; i >= 0; i--) {
        const struct occasion *last = &out->at[i];
        if (doc->blocks[doc->sentences[last->sentence].block].story != story) return false;
        if (!occasion_is_of_many(last)) continue;
        struct occasion occasion = occasion_at(finding, word, word);
        occasion.again = i;
        occasion.forum = last->forum;
        occasion.name = last->name;
        put(finding, occasion, word);
        return true;
    }
    return false;
}

static bool
put_acronym(struct finding *finding, int32_t word)
{
    if (!finding->words.at[word].capitals) return false;
    for (int i = 0; i < finding->acronym_count; i++) {
        if (!slice_equal(finding->acronyms[i].word, finding->words.at[word].form)) continue;
        const struct occasion *meant = &finding->out->at[finding->acronyms[i].occasion];
        struct occasion occasion = occasion_at(finding, word, word);
        occasion.forum = meant->forum;
        occasion.name = meant->name;
        if (!occasion.edition) occasion.edition = meant->edition;
        put(finding, occasion, word);
        return true;
    }
    return false;
}

static void
find_in(struct finding *finding)
{
    const struct forums *forums = finding->model->forums;
    const struct doc *doc = finding->doc;
    finding->words = phrase_words_of(doc, doc->arena, &doc->sentences[finding->sentence]);
    for (int32_t i = 0, count; i<finding->words.count; i += count> 0 ? count : 1) {
        count = 0;
        int32_t found = phrases_find(forums->phrases, &finding->words, i, &count);
        if (found != NONE) {
            put_known(finding, i, count, found);
            continue;
        }
        count = 1;
        if (!put_acronym(finding, i) && !put_unknown(finding, i) && !put_town(finding, i))
            put_again(finding, i);
    }
}

struct occasions
occasions_find(const struct extract_model *model, struct doc *doc)
{
    struct occasions out = {.at = NULL};
    struct finding finding = {.model = model, .doc = doc, .out = &out};
    for (int32_t s = 0; s < doc->sentence_count; s++) {
        if (doc->blocks[doc->sentences[s].block].kind == BLOCK_RESIDUE) continue;
        finding.sentence = s;
        find_in(&finding);
    }
    occasions_told_after(doc, &out);
    occasions_resolve(model->forums, doc, &out);
    occasions_main(doc, &out);
    return out;
}
