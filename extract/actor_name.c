/* actor_name.c: where a personal name begins and ends. */
#include "extract/actor_scan.h"

/* Small words inside of names. */
static const char *const particles[] = {"bin", "bint", "ibn", "ben", "al",    "el",  "de",  "da",
                                        "di",  "do",   "dos", "del", "della", "von", "van", "der",
                                        "den", "la",   "le",  "ter", "ul",    "ur",  "ud",  "e",
                                        "abu", "ould", "du",  "st.", NULL};
/* Capital words that begin sentences and headlines, or stand beside names, and are none. */
static const char *const no_names[] = {
    "the",        "a",         "an",        "and",        "but",      "in",       "on",
    "at",         "of",        "for",       "to",         "from",     "with",     "by",
    "as",         "he",        "she",       "it",         "they",     "we",       "i",
    "his",        "her",       "their",     "its",        "this",     "that",     "these",
    "those",      "when",      "while",     "after",      "before",   "during",   "if",
    "no",         "not",       "both",      "also",       "earlier",  "later",    "meanwhile",
    "however",    "monday",    "tuesday",   "wednesday",  "thursday", "friday",   "saturday",
    "sunday",     "january",   "february",  "march",      "april",    "june",     "july",
    "august",     "september", "october",   "november",   "december", "who",      "what",
    "will",       "there",     "two",       "three",      "all",      "some",     "many",
    "several",    "another",   "according", "asked",      "speaking", "calling",  "addressing",
    "at",         "x",         "photo",     "file",       "you",      "or",       "since",
    "last",       "next",      "now",       "commission", "council",  "republic", "government",
    "ministry",   "committee", "bank",      "forum",      "summit",   "agency",   "assembly",
    "conference", "then",      "today",     "yesterday",  NULL};

static bool
is_letterish(const struct scan *scan, int32_t t)
{
    struct slice form = token_form(scan->doc, t);
    unsigned char c = (unsigned char)form.at[0];
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0xc3;
}

/* A capital word that can be part of a name. */
static bool
is_name_word(const struct scan *scan, int32_t t)
{
    return t < scan->end && scan_is_capital(scan, t) && is_letterish(scan, t) &&
           !scan_is_one(scan, t, no_names);
}

/* The title of another person, or of this one, begins here. */
static bool
is_title(const struct scan *scan, int32_t t)
{
    return scan_term(scan, t, TERM_OFFICE) || scan_term(scan, t, TERM_SPEAKER) ||
           scan_term(scan, t, TERM_OFFICES) || scan_term(scan, t, TERM_BODY);
}

static bool
is_hyphen(const struct scan *scan, int32_t t)
{
    return t < scan->end && scan_is(scan, t, "-") && t > scan->first &&
           !scan->doc->tokens[t - 1].space_after && !scan->doc->tokens[t].space_after;
}

/* "Indian Foreign Minister Holds Talks": a headline writes verbs with capitals too. */
static bool
is_headline_verb(const struct scan *scan, int32_t t)
{
    enum upos upos = scan->doc->tokens[t].upos;
    if (!scan->headline) return false;
    return upos == UPOS_VERB || upos == UPOS_AUX || upos == UPOS_ADV || upos == UPOS_ADP;
}

bool
scan_is_headline(const struct scan *scan)
{
    int32_t words = 0, capitals = 0;
    for (int32_t t = scan->first; t < scan->end; t++) {
        if (!is_letterish(scan, t)) continue;
        if (scan->doc->tokens[t].upos == UPOS_VERB && !scan_is_capital(scan, t)) return false;
        words++;
        capitals += scan_is_capital(scan, t);
    }
    return words >= 6 && capitals * 10 >= words * 7;
}

/* Tokens of a run of capital words with particles, hyphens and initials from t. */
static int32_t
capital_run(const struct scan *scan, int32_t t)
{
    int32_t n = 0, end = t;
    for (int32_t i = t; i < scan->end && n < 8; i++) {
        if (is_name_word(scan, i) &&
            (i == t || (!is_title(scan, i) && !is_headline_verb(scan, i)))) {
            end = i + 1;
            n++;
        } else if (i > t && (is_hyphen(scan, i) || (scan_is(scan, i, ".") && i + 1 < scan->end &&
                                                    is_name_word(scan, i + 1)))) {
            continue;
        } else if (!(i > t && scan_is_one(scan, i, particles) &&
                     (is_name_word(scan, i + 1) || is_hyphen(scan, i + 1) ||
                      scan_is_one(scan, i + 1, particles)))) {
            break;
        }
    }
    return end - t;
}

/* States, organisations and the like are no names of people, unless a longer name goes on. */
static bool
is_other_term(const struct scan *scan, int32_t t, int32_t run)
{
    static const enum term_kind others[] = {
        TERM_STATE, TERM_ADJECTIVE,  TERM_PEOPLE,       TERM_CAPITAL, TERM_SEAT,
        TERM_PART,  TERM_STATE_BODY, TERM_ORGANISATION, TERM_BODY,    TERM_GROUP};
    for (size_t k = 0; k < sizeof others / sizeof others[0]; k++)
        if (scan_term(scan, t, others[k]) && scan->units[t].count >= run) return true;
    return false;
}

/* ", the Swedish foreign minister": whoever stands before that is a person. */
static bool
is_introduced(const struct scan *scan, int32_t t)
{
    static const char *const articles[] = {"the",   "a",   "an",  "who", "its",
                                           "their", "his", "her", NULL};
    if (!scan_is(scan, t, ",") ||
        !(scan_is_one(scan, t + 1, articles) || scan_term(scan, t + 1, TERM_STATE) ||
          scan_term(scan, t + 1, TERM_ADJECTIVE) || is_title(scan, t + 1)))
        return false;
    if (scan_is(scan, t + 1, "who")) return true;
    for (int32_t i = t + 1; i < scan->end && i < t + 7; i++) {
        if (scan_is(scan, i, ",")) return false;
        if (scan_term(scan, i, TERM_OFFICE) || scan_term(scan, i, TERM_SPEAKER)) return true;
    }
    return false;
}

/* Two or more capital words that the tagger has for a name of no other kind, before a verb or an
 * apposition: who is introduced so is a person more often than not. */
static bool
looks_like_person(const struct scan *scan, int32_t t, int32_t run)
{
    const struct doc *doc = scan->doc;
    int32_t end = t + run;
    if (run < 2 || run > 4 || end >= scan->end) return false;
    if (is_introduced(scan, end)) return true;
    enum upos before = t > scan->first ? doc->tokens[t - 1].upos : UPOS_NONE;
    if (before == UPOS_PROPN || before == UPOS_DET || before == UPOS_ADJ || is_hyphen(scan, t - 1))
        return false;
    for (int32_t i = t; i < end; i++) {
        int32_t name = doc->tokens[i].name;
        if (doc->tokens[i].upos != UPOS_PROPN && !is_hyphen(scan, i)) return false;
        if (name != NONE && doc->names[name].type != NAME_PER) return false;
        if (scan->units[i].term && !scan_term(scan, i, TERM_PERSON)) return false;
    }
    enum upos next = doc->tokens[end].upos;
    bool person_rel = doc->tokens[t].deprel == DEP_NSUBJ || scan_is(scan, end, ",");
    return person_rel && (next == UPOS_VERB || next == UPOS_AUX || scan_is(scan, end, ","));
}

/* The last word of a name at least so long is a family name; shorter ones are too often a word. */
enum { FAMILY_LEAST = 3 };

static bool
last_word(const struct scan *scan, int32_t token, struct who_word *word)
{
    struct slice rest = token_form(scan->doc, token);
    bool any = false;
    struct who_word next;
    while (who_next_word(&rest, &next)) *word = next, any = true;
    return any && word->len >= FAMILY_LEAST && word->capital;
}

void
scan_learn_name(struct scan *scan, int32_t first, int32_t count)
{
    struct who_word word;
    if (last_word(scan, first + count - 1, &word))
        names_put(scan->families, (struct slice){word.at, word.len});
}

/* A capital word alone that is the family name of somebody in the article. */
static bool
is_known_family(const struct scan *scan, int32_t t, int32_t run)
{
    struct who_word word;
    if (run != 1 || !last_word(scan, t, &word)) return false;
    return names_find(scan->families, (struct slice){word.at, word.len}) != NAMES_NONE;
}

/* "UGTT": letters, not a name. */
static bool
is_all_capitals(const struct scan *scan, int32_t t)
{
    struct slice rest = token_form(scan->doc, t);
    struct who_word word;
    return who_next_word(&rest, &word) && word.upper && word.len > 1;
}

/* "Khan of Pakistan" is Khan; what begins small is no name, but for "al-Sharaa" and "van Weel". */
static int32_t
before_of(const struct scan *scan, int32_t t, int32_t count)
{
    if (!scan_is_capital(scan, t) && !scan_is_one(scan, t, particles)) return 0;
    for (int32_t i = 1; i < count; i++)
        if (scan_is(scan, t + i, "of")) return i;
    return count;
}

int32_t
scan_person_name(const struct scan *scan, int32_t t, bool after_title)
{
    if (t < scan->first || t >= scan->end) return 0;
    const struct doc *doc = scan->doc;
    char mark = token_form(doc, t).at[0];
    if (mark == '@' || mark == '#' || (t > scan->first && token_form(doc, t - 1).at[0] == '@'))
        return 0;
    int32_t run = capital_run(scan, t), known = 0, tagged = 0;
    if (scan_term(scan, t, TERM_PERSON)) known = scan->units[t].count;
    int32_t name = doc->tokens[t].name;
    if (name != NONE && doc->names[name].type == NAME_PER && doc->names[name].first == t)
        tagged = before_of(scan, t, doc->names[name].count);
    if (known && known >= run) return known;
    if (run && is_other_term(scan, t, run) && (!tagged || tagged <= scan->units[t].count)) return 0;
    if (tagged && tagged >= run && !(tagged == 1 && is_all_capitals(scan, t))) return tagged;
    if (run == 1 && !known && is_all_capitals(scan, t)) return 0;
    if (run && (tagged || known) && !is_title(scan, t)) return run > 5 && tagged ? tagged : run;
    if (!run || is_title(scan, t)) return 0;
    if (run == 1 && is_all_capitals(scan, t)) return 0;
    if (is_other_term(scan, t, run)) return 0;
    if (after_title && scan->headline && (run > 2 || is_headline_verb(scan, t))) return 0;
    return after_title || is_known_family(scan, t, run) || looks_like_person(scan, t, run) ? run
                                                                                           : 0;
}
