/* where_setting.c: how a name stands in its sentence: as a place does ("in", "from", "towards" it),
 * or beside a word that says so ("the village of X", "X airfield", "X, a town in"). */
#include "extract/where.h"

static bool
has_case(const struct doc *doc, int32_t head, const char *const *words)
{
    if (doc->tokens[head].deprel == DEP_NONE) return false;
    for (int32_t c = doc->tokens[head].first_child; c != NONE; c = doc->tokens[c].next_sibling)
        for (int i = 0; doc->tokens[c].deprel == DEP_CASE && words[i]; i++)
            if (slice_is_nocase(token_form(doc, c), words[i])) return true;
    return false;
}

static bool
is_kind_of_place(const struct doc *doc, int32_t token)
{
    static const char *const kinds[] = {
        "airbase",  "airfield",     "airport",       "archipelago",  "atoll",      "base",
        "border",   "bridge",       "capital",       "camp",         "checkpoint", "city",
        "commune",  "county",       "crossing",      "dam",          "district",   "enclave",
        "garrison", "governorate",  "hamlet",        "harbour",      "island",     "islet",
        "lagoon",   "municipality", "neighbourhood", "neighborhood", "oasis",      "outpost",
        "pass",     "peninsula",    "port",          "prefecture",   "province",   "reef",
        "region",   "resort",       "settlement",    "shoal",        "station",    "strait",
        "suburb",   "town",         "township",      "valley",       "village"};
    struct slice lemma = doc->tokens[token].lemma, form = token_form(doc, token);
    return form.len && form.at[0] >= 'a' && form.at[0] <= 'z' && SLICE_ONE_OF(lemma, kinds);
}

/* "The city of Nagoya" stands where "city" stands. */
static bool
is_named_town(const struct doc *doc, int32_t head)
{
    int32_t town = doc->tokens[head].head;
    static const char *const of[] = {"of", NULL};
    return town != NONE && town < head && doc->tokens[head].deprel == DEP_NMOD &&
           has_case(doc, head, of) && is_kind_of_place(doc, town);
}

bool
where_is_relation(const struct doc *doc, int32_t head)
{
    if (is_named_town(doc, head)) return where_is_relation(doc, doc->tokens[head].head);
    if (doc->tokens[head].deprel == DEP_CONJ &&
        doc->tokens[head].head < head) /* "in Rome and Bari" */
        return doc->tokens[doc->tokens[head].head].place != NONE ||
               where_is_relation(doc, doc->tokens[head].head);
    static const char *const words[] = {
        "in",     "at",     "near",  "from",    "to",     "into",   "outside",    "inside",
        "around", "across", "via",   "towards", "toward", "within", "throughout", "over",
        "on",     "off",    "above", "beyond",  "along",  "behind", "through",    NULL};
    return has_case(doc, head, words);
}

bool
where_is_inside(const struct doc *doc, int32_t head)
{
    static const char *const words[] = {"in", "near", "outside", "inside", "into", NULL};
    return has_case(doc, head, words);
}

/* "X, a coastal district in". */
static bool
is_told_what(const struct doc *doc, int32_t comma, int32_t end)
{
    enum { WORDS_MOST = 5 };
    static const char *const articles[] = {"a", "an", "the"};
    if (comma + 2 >= end || !slice_is(token_form(doc, comma), ",")) return false;
    if (!SLICE_ONE_OF(token_form(doc, comma + 1), articles)) return false;
    for (int32_t t = comma + 2; t < end && t < comma + 2 + WORDS_MOST; t++) {
        if (doc->tokens[t].upos == UPOS_ADP || doc->tokens[t].upos == UPOS_PUNCT) return false;
        if (is_kind_of_place(doc, t)) return t + 1 >= end || doc->tokens[t + 1].upos != UPOS_NOUN;
    }
    return false;
}

bool
where_is_named_place(const struct doc *doc, const struct sentence *sentence, int32_t first,
                     int32_t count)
{
    int32_t end = sentence->first_token + sentence->token_count, after = first + count;
    if (first >= sentence->first_token + 2 && slice_is(token_form(doc, first - 1), "of") &&
        is_kind_of_place(doc, first - 2))
        return true;
    if (after < end && is_kind_of_place(doc, after) && first > sentence->first_token &&
        (after + 1 >= end || doc->tokens[after + 1].upos != UPOS_NOUN))
        return true;
    return is_told_what(doc, after, end);
}

bool
where_follows_preposition(const struct doc *doc, const struct sentence *sentence, int32_t first)
{
    static const char *const words[] = {"near", "outside", "opposite", "towards", "toward", "at",
                                        "in",   "to",      "from",     "into",    "off"};
    int32_t before = first - 1;
    return before >= sentence->first_token && SLICE_ONE_OF(token_form(doc, before), words);
}
