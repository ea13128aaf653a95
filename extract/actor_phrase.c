/* actor_phrase.c: reads one phrase that means somebody: titles, names, what belongs to them. Word
 * patterns lead, so that a wrong tree does not hide a minister. */
#include "extract/actor_phrase.h"

static int32_t
read_titles(const struct scan *scan, int32_t t, struct phrase *p)
{
    for (;;) {
        const struct who_term *rank = scan_term(scan, t, TERM_RANK),
                              *honorific = scan_term(scan, t, TERM_HONORIFIC);
        if (!rank && !honorific) return t;
        if (rank) p->rank = true;
        if (honorific && honorific->sector.len) p->sex = honorific->sector.at[0];
        t += scan->units[t].count;
        if (scan_is(scan, t, ".")) t++;
        if (scan_is(scan, t, "-")) t++;
    }
}

/* Titles and a name. Returns the token after it, or t. */
static int32_t
read_name(const struct scan *scan, int32_t t, bool after_title, struct phrase *p)
{
    struct phrase before = *p;
    int32_t at = read_titles(scan, t, p);
    int32_t n = scan_person_name(scan, at, (after_title && !p->plural) || at > t);
    if (!n) return *p = before, t;
    p->name_first = at;
    p->name_count = n;
    return at + n;
}

/* Where an apposition may end. */
static bool
is_pause(const struct scan *scan, int32_t t)
{
    static const char *const pauses[] = {",",   ".",      ";",  ":", ")", "\u2014", "\u2013", "-",
                                         "who", "\u201d", "\"", "?", "!", "(",      NULL};
    return t >= scan->end || scan_is_one(scan, t, pauses);
}

static int32_t
skip_aside(const struct scan *scan, int32_t t)
{
    if (!scan_is(scan, t, "(")) return t;
    for (int32_t i = t + 1; i < scan->end && i < t + 8; i++)
        if (scan_is(scan, i, ")")) return i + 1;
    return t;
}

/* What an office still has before a pause: "in Geneva", "on climate change", "faction". Returns the
 * token of the pause, or t. */
static int32_t
skip_tail(const struct scan *scan, int32_t t)
{
    static const char *const first[] = {"in", "at", "on", "for", "to", "with", "of", NULL};
    enum upos opens = t < scan->end ? scan->doc->tokens[t].upos : UPOS_PUNCT;
    if (opens != UPOS_NOUN && !scan_is_one(scan, t, first)) return t;
    for (int32_t i = t; i < scan->end && i < t + 9; i++) {
        enum upos upos = scan->doc->tokens[i].upos;
        if (i > t && is_pause(scan, i)) return i;
        if (upos != UPOS_NOUN && upos != UPOS_PROPN && upos != UPOS_ADJ && upos != UPOS_DET &&
            upos != UPOS_ADP && upos != UPOS_CCONJ && upos != UPOS_NUM)
            break;
    }
    return t;
}

/* "In a call to Lavrov, the Greek premier thanked": what comes after the comma is the subject. */
static bool
is_in_opening(const struct scan *scan, int32_t t)
{
    enum upos first = scan->doc->tokens[scan->first].upos;
    if (first != UPOS_ADP && first != UPOS_SCONJ) return false;
    for (int32_t i = scan->first; i < t; i++) {
        enum xpos xpos = scan->doc->tokens[i].xpos;
        if (xpos == XPOS_VBD || xpos == XPOS_VBZ || xpos == XPOS_VBP || xpos == XPOS_MD)
            return false;
    }
    return true;
}

/* ", the Swedish foreign minister," after a name. Returns the token after it, or t. */
static int32_t
read_apposition(const struct scan *scan, int32_t t, int depth, struct phrase *p)
{
    static const char *const adverbs[] = {"now", "currently", "then", NULL};
    int32_t at = skip_aside(scan, t);
    if (!scan_is(scan, at, ",") || depth >= DEPTH_MOST) return t;
    at++;
    if (at + 1 < scan->end && scan->doc->tokens[at].upos == UPOS_NUM && scan_is(scan, at + 1, ","))
        at += 2;
    if (scan_is_one(scan, at, adverbs)) at++;
    struct phrase inner;
    if (!phrase_read(scan, at, depth + 1, &inner) || inner.name_count || inner.plural ||
        inner.group)
        return t;
    if (inner.office.len) inner.end = skip_tail(scan, inner.end);
    enum upos next = inner.end < scan->end ? scan->doc->tokens[inner.end].upos : UPOS_PUNCT;
    bool verb = inner.party.len && (next == UPOS_VERB || next == UPOS_AUX);
    if (verb && is_in_opening(scan, p->first)) return t;
    if (!inner.office.len || !(is_pause(scan, inner.end) || verb)) return t;
    if (!p->office.len || slice_is(p->office, "senator")) {
        p->office = inner.office;
        p->sector = inner.sector;
        p->former = inner.former;
        p->speaker = inner.speaker;
        p->only = inner.only;
    }
    p->body = p->body ? p->body : inner.body;
    if (p->owner == NONE) p->owner = inner.owner;
    if (inner.party.len)
        p->party = inner.party, p->part = inner.part, p->organisation = inner.organisation;
    p->rule = "name, apposition";
    return inner.end;
}

/* "The minister, Mr Lindqvist in Oslo": a name all the same. */
static bool
runs_on(const struct scan *scan, int32_t t, int32_t comma, int32_t after)
{
    if (after >= scan->end || is_in_opening(scan, t)) return false;
    return scan_term(scan, comma + 1, TERM_HONORIFIC) || scan->doc->tokens[after].upos == UPOS_ADP;
}

/* ", Marta Lindqvist," after an office. Returns the token after it, or t. */
static int32_t
read_name_after(const struct scan *scan, int32_t t, struct phrase *p)
{
    if (p->plural || (p->body && !p->office.len)) return t;
    int32_t comma = p->office.len ? skip_tail(scan, t) : t;
    if (!scan_is(scan, comma, ",")) return t;
    struct phrase named = *p;
    int32_t after = read_name(scan, comma + 1, true, &named);
    if (after == comma + 1) return t;
    if (!is_pause(scan, after) && !runs_on(scan, p->first, comma, after)) return t;
    *p = named;
    p->rule = "title, name";
    return after;
}

/* Everything after an office or a name. */
static int32_t
read_rest(const struct scan *scan, int32_t t, int depth, struct phrase *p)
{
    int32_t at = p->name_count ? t : skip_aside(scan, t);
    if (!p->name_count) {
        bool titled = p->office.len || p->counterpart;
        int32_t name = depth < DEPTH_MOST && titled ? read_name(scan, at, true, p) : at;
        if (name == at) {
            for (int n = 0; n < 2; n++) at = phrase_complement(scan, at, depth, p);
            name = !titled || depth > 0 ? at : read_name(scan, at, true, p);
        }
        at = name;
    }
    if (p->name_count) {
        if (!p->party.len && scan_is(scan, at, "of")) at = phrase_complement(scan, at, depth, p);
        return depth ? at : read_apposition(scan, at, depth, p);
    }
    if (depth || p->group) return at;
    return read_name_after(scan, at, p);
}

/* "the general": a rank that stands for its man. */
static int32_t
read_rank(const struct scan *scan, int32_t t, struct phrase *p)
{
    const struct who_term *rank = scan_term(scan, t, TERM_RANK);
    int32_t after = rank ? t + scan->units[t].count : t;
    bool told = p->definite || p->party.len;
    if (!rank || !told || scan->doc->tokens[after - 1].upos != UPOS_NOUN) return t;
    enum upos next = after < scan->end ? scan->doc->tokens[after].upos : UPOS_PUNCT;
    if (next == UPOS_NOUN || next == UPOS_ADJ || next == UPOS_PROPN) return t;
    p->rank = true;
    p->office = SLICE_LITERAL("general");
    p->sector = SLICE_LITERAL("MIL");
    p->head = after - 1;
    return after;
}

/* "Prime Minister Sunak's special envoy": the first person owns the second. */
static void
read_owned(const struct scan *scan, int32_t depth, struct phrase *p)
{
    bool named = p->name_count && p->end == p->name_first + p->name_count;
    if (!named || !scan_is_possessive(scan, p->end)) return;
    struct phrase owned = {.first = p->first,
                           .head = NONE,
                           .owner = p->end - 1,
                           .organisation = WHO_NONE,
                           .definite = true,
                           .owned = true,
                           .party = p->party,
                           .rule = "title+name"};
    int32_t at = phrase_before(scan, p->end + 1, &owned), head = phrase_head(scan, at, &owned);
    if (head == at) return;
    owned.end = read_rest(scan, head, depth, &owned);
    *p = owned;
}

bool
phrase_read(const struct scan *scan, int32_t t, int depth, struct phrase *p)
{
    *p = (struct phrase){.first = t,
                         .end = t,
                         .head = NONE,
                         .owner = NONE,
                         .organisation = WHO_NONE,
                         .rule = "title+name"};
    int32_t at = phrase_before(scan, t, p);
    int32_t head = phrase_head(scan, at, p);
    if (head == at) {
        /* a name of its own: "China's Xi", "General Goita" */
        bool titled = scan_term(scan, at, TERM_RANK) || scan_term(scan, at, TERM_HONORIFIC);
        int32_t name = read_name(scan, at, titled, p);
        if (name == at) name = read_rank(scan, at, p);
        if (name == at) return false;
        head = name;
    }
    p->end = read_rest(scan, head, depth, p);
    if (!depth) read_owned(scan, depth, p);
    return true;
}
