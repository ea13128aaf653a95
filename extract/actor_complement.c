/* actor_complement.c: what comes after an office with a preposition: "of Tajikistan", "for the
 * foreign ministry", "to Pakistan". */
#include "extract/actor_phrase.h"

/* "Russia, China and Qatar". Returns the token after the last. */
static int32_t
read_party_list(const struct scan *scan, int32_t t, struct phrase *p)
{
    static const char *const between[] = {",", "and", "&", NULL};
    int32_t end = t;
    while (t < scan->end) {
        if (scan_is(scan, t, "the")) t++;
        const struct who_term *term = phrase_modifier(scan, t);
        if (!term || phrase_is_head(scan, t + scan->units[t].count)) break;
        phrase_add_party(p, scan_party(scan, term));
        end = t + scan->units[t].count;
        t = end;
        if (!scan_is_one(scan, t, between)) break;
        t++;
        if (scan_is(scan, t, "and")) t++;
    }
    return end;
}

/* Capital words after "of" or "for" that no table knows: "of the Kurdish Affairs Commission". */
static int32_t
skip_capitals(const struct scan *scan, int32_t t)
{
    int32_t end = t;
    for (int32_t i = t; i < scan->end && i < t + 8; i++) {
        int32_t name = scan->doc->tokens[i].name;
        if (name != NONE && scan->doc->names[name].type == NAME_PER && i > t) break;
        if (scan_is_capital(scan, i))
            end = i + 1;
        else if (!scan_is(scan, i, "of") && !scan_is(scan, i, "and") && !scan_is(scan, i, "the") &&
                 !scan_is(scan, i, "for"))
            break;
    }
    return end;
}

/* How the preposition after an office binds. */
static const struct preposition {
    const char *word;
    bool party; /* a plain state after it is the party */
    bool must;  /* the complement belongs to the phrase even where it tells nothing */
} prepositions[] = {{"of", true, true},   {"from", true, false}, {"for", false, true},
                    {"to", false, false}, {"in", false, false},  {"at", false, false},
                    {"on", false, false}};

static const struct preposition *
find_preposition(const struct scan *scan, int32_t t)
{
    for (size_t w = 0; w < sizeof prepositions / sizeof prepositions[0]; w++)
        if (scan_is(scan, t, prepositions[w].word)) return &prepositions[w];
    return NULL;
}

/* "a spokesperson for President X" speaks for whom X acts for; "the head of the Russian army". */
static int32_t
take_inner(const struct phrase *inner, bool party, struct phrase *p)
{
    bool takes = party || p->speaker || inner->body || inner->office.len;
    if (inner->name_count && p->owner == NONE) p->owner = inner->name_first + inner->name_count - 1;
    if (takes && !p->party.len && !p->party_count) {
        p->party = inner->party;
        p->part = inner->part;
        p->organisation = inner->organisation;
        if (p->owner == NONE) p->owner = inner->owner;
    }
    if (inner->body && !p->body) p->body = inner->body;
    if (p->office.len && inner->body && (p->speaker || slice_is(p->sector, "GOV")))
        p->sector = inner->body->sector;
    return inner->end;
}

/* The end of the place's or body's name that goes on: "of the Palestinian|Prisoners Club". */
static int32_t
name_end(const struct scan *scan, int32_t t)
{
    int32_t name = scan->doc->tokens[t - 1].name;
    if (name == NONE || scan->doc->names[name].type == NAME_PER) return t;
    int32_t end = scan->doc->names[name].first + scan->doc->names[name].count;
    return end > t && end <= scan->end ? end : t;
}

/* "of Russia, China and Qatar": one is the party, several are parties of a plural. */
static int32_t
take_list(const struct scan *scan, int32_t t, bool party, struct phrase *p)
{
    struct phrase list = {.party_count = 0};
    int32_t after = read_party_list(scan, t, &list);
    if (!list.party_count) return t;
    const struct who_term *term = phrase_modifier(scan, t);
    bool several = p->plural || p->group || p->body;
    bool there = p->counterpart && list.party_count > 1; /* "his counterparts in Cairo and Doha" */
    bool takes = !p->party.len && (party || p->speaker || there);
    if (takes && list.party_count > 1 && several) {
        memcpy(p->parties, list.parties, sizeof p->parties);
        p->party_count = list.party_count;
    } else if (takes && term && (list.party_count == 1 || !p->plural))
        phrase_take_party(scan, p, term);
    if (party && !several && list.party_count > 1) /* "of Peru and Chile's minister": of Peru */
        return t + scan->units[t].count;
    after = name_end(scan, after);
    const struct who_term *body = list.party_count == 1 ? scan_term(scan, after, TERM_STATE_BODY)
                                                        : NULL; /* "of the Swiss|Federal Council" */
    if (!body) return after;
    if (!p->body) p->body = body;
    return after + scan->units[after].count;
}

/* Troops "in" or "to" somewhere are there, not from there. */
static bool
is_elsewhere(const struct phrase *p)
{
    return p->group || (p->body && !p->office.len) || (p->plural && slice_is(p->sector, "MIL"));
}

bool
phrase_is_local(const struct phrase *p)
{
    static const char *const groups[] = {"officials", "security forces", "lawmakers",
                                         "courts",    "rebels",          "opposition"};
    if (p->body && !p->office.len)
        return !slice_is(p->body->shown, "embassy") && !slice_is(p->body->shown, "mission") &&
               !slice_is(p->body->shown, "diplomatic mission");
    for (size_t g = 0; p->group && g < sizeof groups / sizeof groups[0]; g++)
        if (slice_is(p->group->shown, groups[g])) return true;
    return false;
}

/* "for peace and security": the field of an office, before a comma. Returns the token after it, or
 * t. */
static int32_t
skip_field(const struct scan *scan, int32_t t)
{
    for (int32_t i = t + 1; i < scan->end && i < t + 8; i++) {
        enum upos upos = scan->doc->tokens[i].upos;
        if (i > t + 1 && scan_is(scan, i, ",")) return i;
        if (upos != UPOS_NOUN && upos != UPOS_ADJ && upos != UPOS_PROPN && upos != UPOS_CCONJ)
            break;
    }
    return t;
}

/* "of the five Central Asian states", "from West Africa". Returns the token after it, or t. */
static int32_t
read_region(const struct scan *scan, int32_t t, struct phrase *p)
{
    int32_t at = t;
    while (at < scan->end && (scan_is(scan, at, "the") || scan->doc->tokens[at].upos == UPOS_NUM))
        at++;
    if (!scan_term(scan, at, TERM_REGION)) return t;
    p->of_many = true;
    at += scan->units[at].count;
    return at < scan->end && scan->doc->tokens[at].upos == UPOS_NOUN ? at + 1 : at;
}

int32_t
phrase_complement(const struct scan *scan, int32_t t, int depth, struct phrase *p)
{
    const struct preposition *word = find_preposition(scan, t);
    bool in = scan_is(scan, t, "in"), local = in && phrase_is_local(p);
    bool stays = p->body && !p->group && !scan_is(scan, t, "to") && !scan_is(scan, t, "on") &&
                 (!in || local); /* "the embassy in Rome" is there, and not of it */
    bool sent = scan_is(scan, t, "to") &&
                slice_is(p->sector, "BUS"); /* "sent a banker to Kosovo" */
    if (!word || depth >= DEPTH_MOST || sent ||
        (is_elsewhere(p) && !word->party && !stays && !local))
        return t;
    bool party = word->party || local;
    int32_t region = party ? read_region(scan, t + 1, p) : t + 1;
    if (region > t + 1) return region;
    int32_t at = scan_is(scan, t + 1, "the") ? t + 2 : t + 1;
    struct phrase inner;
    bool read = phrase_read(scan, t + 1, depth + 1, &inner);
    if (read && (!inner.name_count || p->speaker || inner.office.len))
        return take_inner(&inner, party, p);
    int32_t after = take_list(scan, at, party, p);
    if (after > at) return after;
    const struct who_term *term = phrase_modifier(scan, at); /* an organisation without party */
    if (term && (word->party || word->must)) {
        phrase_take_party(scan, p, term);
        return at + scan->units[at].count;
    }
    if (word->must && scan_is_capital(scan, at)) return skip_capitals(scan, at);
    return p->office.len && scan_is(scan, t, "for") ? skip_field(scan, t) : t;
}
