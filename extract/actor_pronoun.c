/* actor_pronoun.c: mentions that stand for somebody named elsewhere: pronouns, "the bloc", "both
 * sides", "the latter", handles. */
#include "extract/actor_scan.h"

/* Pronouns that stand for somebody. */
static const struct {
    const char *word;
    enum mention_type type;
    char sex;
} pronouns[] = {
    {"he", MENTION_HE, 'm'},      {"him", MENTION_HE, 'm'},        {"his", MENTION_HE, 'm'},
    {"himself", MENTION_HE, 'm'}, {"she", MENTION_HE, 'f'},        {"her", MENTION_HE, 'f'},
    {"herself", MENTION_HE, 'f'}, {"they", MENTION_THEY, 0},       {"them", MENTION_THEY, 0},
    {"their", MENTION_THEY, 0},   {"themselves", MENTION_THEY, 0}, {"it", MENTION_IT, 0},
    {"its", MENTION_IT, 0},       {"itself", MENTION_IT, 0},
};

/* Nouns that stand for an organisation or state named before: "the bloc". */
static const char *const anaphors[] = {
    "organisation", "organization", "bloc",     "body",       "alliance", "agency",    "union",
    "party",        "group",        "grouping", "country",    "movement", "watchdog",  "court",
    "council",      "kingdom",      "republic", "federation", "emirate",  "sheikhdom", "island",
    "nation",       "commission",   "league",   "militia",    "forum",    "sultanate", "monarchy",
    "principality", "archipelago",  NULL};

int32_t
actor_put_pronoun(struct scan *scan, int32_t t)
{
    for (size_t i = 0; i < sizeof pronouns / sizeof pronouns[0]; i++) {
        if (!scan_is(scan, t, pronouns[i].word)) continue;
        if (pronouns[i].type == MENTION_IT && scan->doc->tokens[t].deprel == DEP_EXPL) return 1;
        int32_t a = actor_put(scan, t, t + 1, pronouns[i].type);
        scan->doc->notes[a].sex = pronouns[i].sex;
        scan->doc->actors[a].pronoun = true;
        scan->doc->actors[a].rule = SLICE_LITERAL("pronoun");
        scan->doc->actors[a].kind = pronouns[i].type == MENTION_HE ? KIND_PERSON : KIND_GROUP;
        return 1;
    }
    return 0;
}

/* What may stand before such a noun: "Cairo-based", "27-member", "ten". */
static bool
is_beside_anaphor(const struct scan *scan, int32_t t)
{
    static const char *const words[] = {"based", "member", "nation", NULL};
    struct slice form = token_form(scan->doc, t);
    if (scan_is_one(scan, t, words) || scan->doc->tokens[t].upos == UPOS_NUM) return true;
    return slice_ends(form, "-based") || slice_ends(form, "-member") || slice_ends(form, "-nation");
}

/* "the Commission", "the Union": short for a name that the article has used. */
static bool
is_short(const struct scan *scan, int32_t the, int32_t at)
{
    static const char *const shorts[] = {"commission", "union",        "council",      "alliance",
                                         "league",     "organisation", "organization", "agency",
                                         "court",      "bloc",         "forum",        NULL};
    return at == the + 1 && scan_is_one(scan, at, shorts) && !scan_is_capital(scan, at + 1) &&
           !scan_is(scan, at + 1, "of") && !scan->units[at].term;
}

/* The tables know it: "the Vienna-based agency". */
static bool
is_known(const struct scan *scan, int32_t first, int32_t end)
{
    for (int32_t t = first; t < end; t++)
        if (scan_term(scan, t, TERM_ORGANISATION) && t + scan->units[t].count == end) return true;
    return false;
}

/* "the Cairo-based body". */
int32_t
scan_anaphor(const struct scan *scan, int32_t t)
{
    int32_t at = t + 1;
    for (int n = 0; n < 4 && at < scan->end && !scan_is_one(scan, at, anaphors); n++) at++;
    if (!scan_is_one(scan, at, anaphors) || (scan_is_capital(scan, at) && !is_short(scan, t, at)))
        return 0;
    if (at > t + 1 && (!is_beside_anaphor(scan, at - 1) || is_known(scan, t + 1, at + 1))) return 0;
    return at + 1 - t;
}

int32_t
actor_put_anaphor(struct scan *scan, int32_t t)
{
    static const char *const their[] = {"his", "her", "their", NULL};
    bool owned = scan_is_one(scan, t, their);
    if (!scan_is(scan, t, "the") && !owned) return 0;
    int32_t count = scan_anaphor(scan, t);
    if (!count) return 0;
    int32_t a = actor_put(scan, t, t + count, MENTION_ANAPHOR);
    scan->doc->actors[a].kind = KIND_ORGANISATION;
    scan->doc->actors[a].pronoun = true;
    scan->doc->actors[a].rule = SLICE_LITERAL("anaphor");
    scan->doc->notes[a].owner = owned ? t : NONE;
    return count;
}

/* "the North" of a divided land. */
int32_t
actor_put_half(struct scan *scan, int32_t t)
{
    bool north = slice_is(token_form(scan->doc, t), "North"),
         south = slice_is(token_form(scan->doc, t), "South");
    if ((!north && !south) || !scan_is(scan, t - 1, "the") || scan_is_capital(scan, t + 1))
        return 0;
    if (scan_is(scan, t + 1, "of") || scan_is(scan, t + 1, "-")) return 0;
    int32_t a = actor_put(scan, t, t + 1, MENTION_HALF);
    scan->doc->actors[a].kind = KIND_STATE;
    scan->doc->actors[a].rule = SLICE_LITERAL("half of a land");
    return 1;
}

/* "The two agreed", "Both refused", "the two Kims", "the two energy ministers". */
static int32_t
read_two(const struct scan *scan, int32_t t)
{
    bool both = scan_is(scan, t, "both") || (t == scan->first && scan_is(scan, t, "each"));
    int32_t at = both ? t + 1 : t + 2;
    if (!both && !(scan_is(scan, t, "the") && scan_is(scan, t + 1, "two"))) return 0;
    if (scan_term(scan, at, TERM_OFFICES)) return at + scan->units[at].count - t;
    enum upos next = at < scan->end ? scan->doc->tokens[at].upos : UPOS_PUNCT;
    if (next == UPOS_VERB || next == UPOS_AUX) return at - t;
    if (both && (next == UPOS_PUNCT || next == UPOS_PART)) return 1; /* "urged both to talk" */
    struct slice form = at < scan->end ? token_form(scan->doc, at) : SLICE_NONE;
    bool name = scan_is_capital(scan, at) && !scan->units[at].term && slice_ends(form, "s");
    return name && !both ? at + 1 - t : 0;
}

/* "The three countries", "all four", "the five presidents". */
static int32_t
read_several(const struct scan *scan, int32_t t)
{
    static const char *const numbers[] = {"three", "four", "five", "six", "seven", "eight", NULL};
    static const char *const nouns[] = {
        "countries", "states",  "nations",   "governments", "capitals", "allies",      "neighbours",
        "neighbors", "leaders", "ministers", "presidents",  "premiers", "ambassadors", "envoys",
        "powers",    "foreign", "republics", "kingdoms",    NULL};
    bool all = scan_is(scan, t, "all");
    if ((!all && !scan_is(scan, t, "the")) || !scan_is_one(scan, t + 1, numbers)) return 0;
    if (scan_is_one(scan, t + 2, nouns)) return scan_is(scan, t + 2, "foreign") ? 4 : 3;
    enum upos next = t + 2 < scan->end ? scan->doc->tokens[t + 2].upos : UPOS_PUNCT;
    return all || next == UPOS_VERB || next == UPOS_AUX ? 2 : 0;
}

/* "All three condemned", "the three countries", "the first two also left". */
static int32_t
read_list(const struct scan *scan, int32_t t)
{
    static const char *const numbers[] = {"three", "four",  "five", "six",
                                          "seven", "eight", "nine", NULL};
    static const char *const states[] = {
        "countries",   "nations",    "states",   "neighbours", "neighbors",   "governments",
        "powers",      "capitals",   "allies",   "republics",  "sides",       "parties",
        "ministers",   "leaders",    "partners", "guarantors", "delegations", "envoys",
        "negotiators", "presidents", "premiers", NULL};
    static const char *const ends[] = {"first", "last", "latter", NULL};
    if (scan_is(scan, t, "the") && scan_is(scan, t + 1, "trio")) return 2;
    bool the = scan_is(scan, t, "the"), end = the && scan_is_one(scan, t + 1, ends);
    if (!the && !scan_is(scan, t, "all")) return 0;
    if (end ? !scan_is(scan, t + 2, "two") : !scan_is_one(scan, t + 1, numbers)) return 0;
    int32_t at = end ? t + 3 : t + 2;
    if (scan_is_one(scan, at, states)) return at + 1 - t;
    enum upos next = at < scan->end ? scan->doc->tokens[at].upos : UPOS_PUNCT;
    return next == UPOS_VERB || next == UPOS_AUX || next == UPOS_ADV ? at - t : 0;
}

int32_t
actor_put_pair(struct scan *scan, int32_t t)
{
    int32_t count = scan_term(scan, t, TERM_PAIR) ? scan->units[t].count : read_two(scan, t);
    if (!count) count = read_list(scan, t);
    if (!count) count = read_several(scan, t);
    if (!count || is_known(scan, t, t + count)) return 0;
    int32_t a = actor_put(scan, t, t + count, MENTION_PAIR);
    scan->doc->actors[a].kind = KIND_GROUP;
    scan->doc->actors[a].pronoun = true;
    scan->doc->actors[a].rule = SLICE_LITERAL("pair");
    return count;
}

/* "the former", "the latter": of the last two people. */
int32_t
actor_put_ordinal(struct scan *scan, int32_t t)
{
    static const char *const words[] = {"latter", "former", NULL};
    if (!scan_is(scan, t, "the") || !scan_is_one(scan, t + 1, words)) return 0;
    enum upos next = t + 2 < scan->end ? scan->doc->tokens[t + 2].upos : UPOS_PUNCT;
    if (next == UPOS_NOUN || next == UPOS_PROPN || next == UPOS_ADJ) return 0;
    int32_t a = actor_put(scan, t, t + 2, MENTION_ORDINAL);
    scan->doc->actors[a].kind = KIND_PERSON;
    scan->doc->actors[a].pronoun = true;
    scan->doc->actors[a].rule = SLICE_LITERAL("former, latter");
    return 2;
}

int32_t
actor_put_handle(struct scan *scan, int32_t t)
{
    struct slice form = token_form(scan->doc, t);
    bool alone = form.len == 1 && (form.at[0] == '@' || form.at[0] == '#') && t + 1 < scan->end &&
                 !scan->doc->tokens[t].space_after;
    if (!alone && (form.len < 4 || (form.at[0] != '@' && form.at[0] != '#'))) return 0;
    int32_t count = alone ? 2 : 1, a = actor_put(scan, t, t + count, MENTION_HANDLE);
    scan->doc->actors[a].kind = KIND_PERSON;
    scan->doc->actors[a].rule = SLICE_LITERAL("handle");
    return count;
}
