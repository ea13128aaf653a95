/* actor_field.c: fields of government that no table has: "Reintegration Minister", "Minister for
 * Hajj and Umrah". */
#include <ctype.h>

#include "extract/actor_phrase.h"

enum { FIELD_MOST = 6 }; /* tokens */

/* "minister" or "commissioner", which say nothing of their field. */
static bool
is_plain_minister(const struct scan *scan, int32_t t)
{
    const struct who_term *term = scan_term(scan, t, TERM_OFFICE);
    if (!term) term = scan_term(scan, t, TERM_OFFICES);
    return term && scan->units[t].count == 1 &&
           (slice_is(term->shown, "minister") || slice_is(term->shown, "commissioner"));
}

/* "humanitarian affairs": nouns before which an adjective tells the field. */
static bool
is_field_adjective(const struct scan *scan, int32_t t)
{
    static const char *const nouns[] = {
        "affairs",     "relations", "development", "resources", "security", "issues", "services",
        "cooperation", "policy",    "works",       "heritage",  "reform",   NULL};
    return t + 1 < scan->end && !scan->units[t].term && scan->doc->tokens[t].upos == UPOS_ADJ &&
           scan_is_one(scan, t + 1, nouns);
}

/* A noun of which no table knows anything, and that is nobody's name. */
static bool
is_field_word(const struct scan *scan, int32_t t)
{
    if (t >= scan->end || scan->units[t].term) return false;
    if (is_field_adjective(scan, t)) return true;
    const struct token *token = &scan->doc->tokens[t];
    bool person = token->name != NONE && scan->doc->names[token->name].type == NAME_PER;
    bool noun = token->upos == UPOS_NOUN || token->upos == UPOS_PROPN;
    return !person && (noun || (token->upos == UPOS_ADJ && scan_is_capital(scan, t)));
}

/* "foreign trade". */
static bool
is_beside_word(const struct scan *scan, int32_t t)
{
    return t + 1 < scan->end && scan->doc->tokens[t].upos == UPOS_ADJ && !scan->units[t].term &&
           is_field_word(scan, t + 1);
}

static bool
is_joint(const struct scan *scan, int32_t t)
{
    return scan_is(scan, t, "and") || scan_is(scan, t, "&") || scan_is_possessive(scan, t);
}

/* Tokens of field words from t, with what joins them. */
static int32_t
field_words(const struct scan *scan, int32_t t)
{
    int32_t end = t;
    for (int32_t i = t; i < scan->end && i < t + FIELD_MOST; i++) {
        if (is_field_word(scan, i))
            end = i + 1;
        else if (i == t || !(is_joint(scan, i) || is_beside_word(scan, i)))
            break;
    }
    return end - t;
}

int32_t
phrase_field(const struct scan *scan, int32_t t)
{
    int32_t count = field_words(scan, t), last = t + count - 1;
    if (!count || !is_plain_minister(scan, t + count)) return 0;
    const struct token *token = &scan->doc->tokens[last];
    bool beside = token->upos != UPOS_ADJ &&
                  (scan_is_capital(scan, last) || token->deprel == DEP_COMPOUND);
    return beside ? count : 0;
}

/* "for Hajj and Umrah", "of investments". */
static int32_t
field_after(const struct scan *scan, int32_t t)
{
    if (!scan_is(scan, t, "of") && !scan_is(scan, t, "for")) return 0;
    int32_t at = scan_is(scan, t + 1, "the") ? t + 2 : t + 1;
    int32_t words = field_words(scan, at);
    return words ? at + words - t : 0;
}

static struct slice
lower(struct arena *arena, struct slice words)
{
    char *copy = arena_copy(arena, words.at, words.len);
    for (size_t i = 0; i < words.len; i++) copy[i] = (char)tolower((unsigned char)copy[i]);
    return (struct slice){copy, words.len};
}

int32_t
phrase_field_minister(const struct scan *scan, int32_t t, struct slice *office)
{
    int32_t before = phrase_field(scan, t), minister = t + before, first = t, count = before;
    int32_t end = minister + 1;
    if (!is_plain_minister(scan, minister)) return t;
    if (!before) {
        int32_t after = field_after(scan, end);
        first = scan_is(scan, end + 1, "the") ? end + 2 : end + 1;
        end += after;
        count = end - first;
        if (!after) return t;
    }
    struct arena *arena = scan->doc->arena;
    struct slice field = lower(arena, scan_words(scan, first, count));
    const char *head = slice_is_nocase(token_form(scan->doc, minister), "commissioner") ||
                               slice_is_nocase(token_form(scan->doc, minister), "commissioners")
                           ? "commissioner"
                           : "minister";
    *office = slice_of(arena_printf(arena, "%.*s %s", SLICE_ARGS(field), head));
    return end;
}
