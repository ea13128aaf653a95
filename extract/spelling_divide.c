/* spelling_divide.c: two words that are written as one: "don't", "Dar's", "cannot", "5pm". */
#include "extract/spelling.h"

struct split {
    const char *word;
    size_t first; /* bytes of its first word */
};
static const struct split splits[] = {
    {"cannot", 3}, {"gonna", 3}, {"gotta", 3},  {"wanna", 3},   {"dont", 2},    {"didnt", 3},
    {"doesnt", 4}, {"isnt", 2},  {"wasnt", 3},  {"couldnt", 5}, {"wouldnt", 5}, {"shouldnt", 6},
    {"havent", 4}, {"hasnt", 3}, {"arent", 3},  {"werent", 4},  {"aint", 2},    {"im", 1},
    {"ive", 1},    {"youre", 3}, {"theyre", 4}, {"thats", 4},   {"whats", 4},   {"lemme", 3},
    {"gimme", 3},  {"cant", 2},  {"wont", 2},   {"theres", 5},  {"hes", 2},
};

/* Length of an apostrophe at the end of `text`, 0 where there is none. */
static size_t
apostrophe_before(struct slice text)
{
    if (text.len && (text.at[text.len - 1] == '\'' || text.at[text.len - 1] == '`')) return 1;
    return slice_ends(text, "’") || slice_ends(text, "‘") ? 3 : 0;
}

/* Where the second word of a contraction begins, or 0. */
static size_t
by_apostrophe(struct slice word)
{
    static const char *const clitics[] = {"s", "re", "ve", "ll", "d", "m"};
    for (size_t i = 0; i < sizeof clitics / sizeof clitics[0]; i++) {
        size_t n = strlen(clitics[i]);
        if (word.len <= n ||
            !slice_is_nocase((struct slice){word.at + word.len - n, n}, clitics[i]))
            continue;
        size_t mark = apostrophe_before((struct slice){word.at, word.len - n});
        if (mark && word.len > n + mark) return word.len - n - mark;
    }
    if (word.len > 3 && (word.at[word.len - 1] | 32) == 't') {
        size_t mark = apostrophe_before((struct slice){word.at, word.len - 1});
        if (mark && word.len > mark + 2 && (word.at[word.len - mark - 2] | 32) == 'n')
            return word.len - mark - 2;
    }
    return 0;
}

static size_t
spelt_together(struct slice word)
{
    if (word.len < 2 || word.len > 8) return 0;
    for (size_t i = 0; i < sizeof splits / sizeof splits[0]; i++)
        if (slice_is_nocase(word, splits[i].word)) return splits[i].first;
    return 0;
}

/* "its" where "it's" was meant: before a word that nothing owned begins with. */
static bool
means_it_is(struct slice word, struct slice rest)
{
    static const char *const list[] = {
        "a",       "an",    "the",    "not",    "been",    "so",   "too",   "just",
        "like",    "in",    "on",     "at",     "for",     "to",   "my",    "your",
        "his",     "her",   "our",    "their",  "this",    "that", "going", "gonna",
        "because", "about", "always", "never",  "quite",   "all",  "what",  "where",
        "why",     "how",   "no",     "really", "supposed"};
    struct slice next;
    if (word.len != 3 || !slice_is_nocase(word, "its") || !rest.len || rest.at[0] != ' ')
        return false;
    rest = (struct slice){rest.at + 1, rest.len - 1};
    slice_next(&rest, ' ', &next);
    for (size_t i = 0; i < sizeof list / sizeof list[0]; i++)
        if (slice_is_nocase(next, list[i])) return true;
    return false;
}

size_t
spelling_contraction(struct slice word, struct slice rest)
{
    size_t cut = by_apostrophe(word);
    if (!cut) cut = spelt_together(word);
    return !cut && means_it_is(word, rest) ? 2 : cut;
}

/* "5pm", "$3bn", "10km": where the unit begins, or 0; "alot", too. */
size_t
spelling_unit(struct slice word)
{
    static const char *const units[] = {
        "am", "pm",  "km",   "kg",   "bn",  "m",   "mn",   "mph", "kph", "k",  "cm", "mm", "ft",
        "lb", "lbs", "a.m.", "p.m.", "hrs", "min", "mins", "tn",  "trn", "mb", "gb", "mw", "gw"};
    size_t i = 0;
    if (slice_is_nocase(word, "alot")) return 1;
    while (i < word.len && (strchr("0123456789.,:", word.at[i]) && word.at[i])) i++;
    if (i == 0 || i == word.len) return 0;
    for (size_t u = 0; u < sizeof units / sizeof units[0]; u++)
        if (slice_is_nocase((struct slice){word.at + i, word.len - i}, units[u])) return i;
    return 0;
}
