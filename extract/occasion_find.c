/* occasion_find.c: the forums that an article names, and which of them is meant. */
#include "extract/occasion.h"
#include "extract/syntax.h"

enum { LOOK_BACK = 6 };

static const struct {
    const char *word;
    int number;
} ordinals[] = {{"first", 1},     {"second", 2},   {"third", 3},    {"fourth", 4}, {"fifth", 5},
                {"sixth", 6},     {"seventh", 7},  {"eighth", 8},   {"ninth", 9},  {"tenth", 10},
                {"eleventh", 11}, {"twelfth", 12}, {"inaugural", 1}};

static const char *const kinds[] = {"dialogue",   "forum",         "summit",   "conference",
                                    "commission", "consultations", "assembly", "committee",
                                    "congress",   "symposium",     "session"};

/* "7th", "24th", "fourth"; 0: none. */
static int
ordinal(struct slice word)
{
    int number = 0;
    size_t i = 0;
    for (; i < word.len && word.at[i] >= '0' && word.at[i] <= '9'; i++)
        number = number * 10 + (word.at[i] - '0');
    if (i && i < word.len && number < 1000) return number;
    for (size_t k = 0; k < sizeof ordinals / sizeof ordinals[0]; k++)
        if (slice_is(word, ordinals[k].word)) return ordinals[k].number;
    return 0;
}

static bool
is_aside(struct slice word)
{
    return slice_is(word, "sidelines") || slice_is(word, "sideline") || slice_is(word, "margins") ||
           slice_is(word, "margin");
}

/* The day beside a name: in the same sentence and after it, else the article's. */
static day_t
day_beside(const struct doc *doc, const struct sentence *sentence, uint32_t from)
{
    const struct day *best = NULL;
    for (int32_t i = 0; i < doc->day_count; i++) {
        const struct day *day = &doc->days[i];
        if (day->span.start < sentence->span.start || day->span.end > sentence->span.end) continue;
        if (day->span.start >= from && (!best || day->span.start < best->span.start)) best = day;
    }
    return best ? best->start : doc->published;
}

/* Of the forums of one organisation the one that met then: "the SCO summit" of prime ministers is
 * another. */
static const struct forum *
settle_forum(const struct forums *forums, const struct forum *forum, day_t day)
{
    if (!forum->body.len || forum_seat_at(forum, day)) return forum;
    for (int32_t i = 0; i < forums->count; i++)
        if (slice_equal(forums->at[i].body, forum->body) && forum_seat_at(&forums->at[i], day))
            return &forums->at[i];
    return forum;
}

static void
put(struct doc *doc, struct occasions *out, struct occasion occasion)
{
    out->count = doc_put(doc->arena, (void **)&out->at, out->count, sizeof occasion);
    out->at[out->count - 1] = occasion;
}

static void
look_back(const struct phrase_words *words, int32_t first, struct occasion *occasion)
{
    for (int32_t i = first - 1; i >= 0 && i >= first - LOOK_BACK; i--) {
        occasion->sidelines |= is_aside(words->at[i].form);
        if (!occasion->edition && i >= first - 2) occasion->edition = ordinal(words->at[i].form);
    }
}

static void
put_known(const struct extract_model *model, struct doc *doc, struct occasions *out,
          const struct phrase_words *words, int32_t first, int32_t count, int32_t index, int32_t s)
{
    struct span span = {words->at[first].span.start, words->at[first + count - 1].span.end};
    struct occasion occasion = {.span = span,
                                .text = doc_slice(doc, span),
                                .sentence = s,
                                .first = words->at[first].token,
                                .last = words->at[first + count - 1].token};
    occasion.day = day_beside(doc, &doc->sentences[s], span.start);
    occasion.forum = settle_forum(model->forums, &model->forums->at[index], occasion.day);
    occasion.name = occasion.forum->name;
    look_back(words, first, &occasion);
    if (!occasion.edition) occasion.edition = forum_edition_at(occasion.forum, occasion.day);
    put(doc, out, occasion);
}

static bool
is_capital(struct slice text)
{
    return text.len &&
           ((text.at[0] >= 'A' && text.at[0] <= 'Z') || (unsigned char)text.at[0] >= 0xc3);
}

/* "Pakistan-EU Strategic Dialogue": capitals up to a word that names a kind of gathering. */
static int32_t
unknown_at(const struct doc *doc, const struct phrase_words *words, int32_t last)
{
    bool kind = false;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        kind |= slice_is(words->at[last].form, kinds[i]);
    if (!kind || !is_capital(doc_slice(doc, words->at[last].span))) return NONE;
    int32_t first = last;
    while (first > 0 && is_capital(doc_slice(doc, words->at[first - 1].span)) &&
           words->at[first].span.start - words->at[first - 1].span.end <= 3 &&
           !ordinal(words->at[first - 1].form))
        first--;
    if (slice_is(words->at[first].form, "the")) first++;
    return last - first >= 1 ? first : NONE;
}

static void
find_in(const struct extract_model *model, struct doc *doc, struct occasions *out, int32_t s)
{
    struct phrase_words words = phrase_words_of(doc, doc->arena, &doc->sentences[s]);
    for (int32_t i = 0, count; i < words.count; i += count) {
        int32_t found = phrases_find(model->forums->phrases, &words, i, &count);
        if (found != NONE) {
            put_known(model, doc, out, &words, i, count, found, s);
            continue;
        }
        count = 1;
        int32_t first = unknown_at(doc, &words, i);
        if (first == NONE) continue;
        struct span span = {words.at[first].span.start, words.at[i].span.end};
        struct occasion occasion = {.span = span,
                                    .text = doc_slice(doc, span),
                                    .name = doc_slice(doc, span),
                                    .sentence = s,
                                    .first = words.at[first].token,
                                    .last = words.at[i].token};
        if (out->count && out->at[out->count - 1].span.end > span.start) continue;
        occasion.day = day_beside(doc, &doc->sentences[s], span.start);
        look_back(&words, first, &occasion);
        put(doc, out, occasion);
    }
}

static void
find_main(const struct doc *doc, struct occasions *out)
{
    int best = 0;
    out->main = NONE;
    for (int32_t i = 0; i < out->count; i++) {
        int told = 0;
        if (doc->blocks[doc->sentences[out->at[i].sentence].block].story != 0) continue;
        for (int32_t j = 0; j < out->count; j++)
            if (doc->blocks[doc->sentences[out->at[j].sentence].block].story == 0 &&
                slice_equal(out->at[j].name, out->at[i].name))
                told += out->at[j].sidelines ? 2 : 1;
        if (told > best) {
            best = told;
            out->main = i;
        }
    }
    if (best < 2) out->main = NONE;
}

struct occasions
occasions_find(const struct extract_model *model, struct doc *doc)
{
    struct occasions out = {.at = NULL};
    for (int32_t s = 0; s < doc->sentence_count; s++) {
        if (doc->blocks[doc->sentences[s].block].kind == BLOCK_RESIDUE) continue;
        find_in(model, doc, &out, s);
    }
    find_main(doc, &out);
    return out;
}
