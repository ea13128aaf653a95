/* occasion_main.c: what the article as a whole tells of its forums: the day and place in a sentence
 * after the name, and the one that it is about. */
#include "extract/occasion.h"

enum { RECENT_DAYS = 21, AHEAD_DAYS = 90, LEAD_BLOCKS = 3 };

static bool
is_gathering(struct slice word)
{
    static const char *const words[] = {"dialogue",      "forum",    "summit",    "conference",
                                        "commission",    "assembly", "symposium", "talks",
                                        "consultations", "meeting",  "session",   "gathering"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (slice_is(word, words[i])) return true;
    return false;
}

/* "The meeting will take place from 22 to 23 November in Nagoya", after a sentence that names it.
 */
void
occasions_told_after(const struct doc *doc, struct occasions *out)
{
    for (int32_t i = 0; i < out->count; i++) {
        struct occasion *occasion = &out->at[i];
        int32_t s = occasion->sentence + 1;
        if (s >= doc->sentence_count || doc->sentences[s].token_count < 4) continue;
        int32_t first = doc->sentences[s].first_token, end = first + doc->sentences[s].token_count;
        if (!slice_is_nocase(token_form(doc, first), "the")) continue;
        if (!is_gathering(doc->tokens[first + 1].lemma)) continue;
        for (int32_t t = first; t < end; t++) {
            const struct token *token = &doc->tokens[t];
            if (!occasion->told_day && token->day != NONE &&
                doc->days[token->day].start != DAY_NONE)
                occasion->told_day = &doc->days[token->day];
            if (!occasion->told_place && token->place != NONE &&
                !doc->places[token->place].is_country && !doc->places[token->place].is_actor)
                occasion->told_place = &doc->places[token->place];
        }
    }
}

/* ---- the one that the article is about ---- */

static int
times_told(const struct doc *doc, const struct occasions *out, struct slice name)
{
    int told = 0;
    for (int32_t i = 0; i < out->count; i++) {
        const struct occasion *occasion = &out->at[i];
        if (doc->blocks[doc->sentences[occasion->sentence].block].story != 0) continue;
        if (occasion->told_day && occasion->told_day->end < doc->published - RECENT_DAYS) continue;
        if (slice_equal(occasion->name, name))
            told += occasion->sidelines ? 3 : occasion->beside ? 0 : 2;
        if (slice_equal(occasion->name, name) && !occasion->beside &&
            doc_paragraph(doc, doc->sentences[occasion->sentence].block) < LEAD_BLOCKS)
            told += 2;
    }
    return told;
}

bool
occasion_is_of_many(const struct occasion *occasion)
{
    const struct forum *forum = occasion->forum;
    return forum && (forum->body.len || forum->seat_count || forum->city.len);
}

void
occasions_main(const struct doc *doc, struct occasions *out)
{
    int most = 3;
    out->main = NONE;
    for (int32_t i = 0; i < out->count; i++) {
        if (doc->blocks[doc->sentences[out->at[i].sentence].block].story != 0) continue;
        const struct day *day = out->at[i].told_day;
        if (!occasion_is_of_many(&out->at[i])) continue;
        if (out->at[i].beside || (day && (day->end < doc->published - RECENT_DAYS ||
                                          day->start > doc->published + AHEAD_DAYS)))
            continue;
        int told = times_told(doc, out, out->at[i].name);
        if (told > most) {
            most = told;
            out->main = i;
        }
    }
}

/* "Leaders Agree to Resume Dialogue": capitals that say nothing. */
bool
occasion_is_title_case(const struct doc *doc, int32_t sentence)
{
    const struct sentence *s = &doc->sentences[sentence];
    enum block_kind kind = doc->blocks[s->block].kind;
    int32_t capitals = 0, small = 0;
    for (int32_t t = s->first_token; t < s->first_token + s->token_count; t++) {
        char c = token_form(doc, t).at[0];
        capitals += c >= 'A' && c <= 'Z';
        small += c >= 'a' && c <= 'z';
    }
    return (kind == BLOCK_TITLE || kind == BLOCK_HEADING) && capitals > small * 3;
}
