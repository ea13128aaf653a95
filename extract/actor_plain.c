/* actor_plain.c: states, capitals, organisations and institutions that stand alone. */
#include "extract/actor_scan.h"

/* "pressure from Washington" is a government's, "the train from Moscow" comes from a town. */
static bool
is_journey_from(const struct scan *scan, int32_t from)
{
    static const char *const journeys[] = {
        "flight",     "train", "plane",   "trip",    "journey",   "return", "way",
        "bus",        "road",  "miles",   "miles",   "km",        "metres", "kilometres",
        "kilometers", "route", "flights", "arrival", "departure", "convoy", "trains",
        "pipeline",   "exile", "report",  "reports", "dispatch",  NULL};
    bool noun = from > scan->first && scan->doc->tokens[from - 1].upos == UPOS_NOUN;
    if (noun) return scan_is_one(scan, from - 1, journeys);
    return scan->doc->tokens[from + 1].deprel == DEP_OBL;
}

/* A town stands for its government but not where one is: "in Moscow". */
static bool
is_only_place(const struct scan *scan, int32_t t)
{
    static const char *const places[] = {
        "in",  "at",     "near",  "outside", "across", "around", "into",    "through",
        "via", "inside", "reach", "left",    "leave",  "visit",  "visited", NULL};
    if (t == scan->first) return false;
    if (scan_is(scan, t - 1, "from")) return is_journey_from(scan, t - 1);
    if (scan_is(scan, t - 1, "and") && scan_term(scan, t - 2, TERM_CAPITAL))
        return is_only_place(scan, t - 2); /* "in Tehran and Jerusalem" */
    return scan_is_one(scan, t - 1, places);
}

/* "Moscow-based mediators" are nobody's for that. */
static bool
is_based(const struct scan *scan, int32_t end)
{
    return scan_is(scan, end, "based") ||
           (scan_is(scan, end, "-") && scan_is(scan, end + 1, "based"));
}

/* "(PIF)" after a name: its tokens, and the letters; 0: none. */
static int32_t
read_acronym(const struct scan *scan, int32_t t, struct slice *acronym)
{
    if (!scan_is(scan, t, "(") || !scan_is(scan, t + 2, ")")) return 0;
    struct slice form = token_form(scan->doc, t + 1), rest = form;
    struct who_word word;
    size_t capitals = 0;
    for (size_t i = 0; i < form.len; i++) capitals += form.at[i] >= 'A' && form.at[i] <= 'Z';
    if (!who_next_word(&rest, &word) || capitals < 2) return 0;
    *acronym = form;
    names_put(scan->acronyms, form);
    return 3;
}

/* "The Australian Defence Force (ADF)": letters that elsewhere are those of another organisation.
 */
static bool
is_of_another(const struct scan *scan, int32_t t, const struct who_term *term)
{
    const struct who_term *other = scan_term(scan, t, TERM_ORGANISATION);
    return other && (other->kind != term->kind || other->index != term->index);
}

static void
set_organisation(struct scan *scan, struct actor *actor, struct actor_note *note, int32_t number)
{
    const struct who_organisation *org = who_organisation(scan->who, number);
    actor->kind = KIND_ORGANISATION;
    actor->name = actor->organisation = org->name;
    actor->party = who_party_on(org, scan->day);
    bool rules = org->later.len && slice_equal(actor->party, org->later);
    if (rules) actor->sector = SLICE_LITERAL("GOV");
    if (!rules) actor->code = org->code;
    if (!rules && (org->kind > ORG_BODY || !slice_is(org->sector, "GOV")))
        actor->sector = org->sector;
    note->organisation = number;
    note->told_party = actor->party.len > 0;
}

/* The state right before an institution: "Peru's Congress". */
static struct slice
owner_before(const struct scan *scan, int32_t t)
{
    int32_t end = scan_is_possessive(scan, t - 1) ? t - 1 : t;
    static const enum term_kind kinds[] = {TERM_STATE, TERM_ADJECTIVE, TERM_CAPITAL};
    for (int32_t i = end - 1; i >= scan->first && i > end - 4; i--)
        for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
            const struct who_term *term = scan_term(scan, i, kinds[k]);
            if (term && i + scan->units[i].count == end) return scan_party(scan, term);
        }
    return SLICE_NONE;
}

/* Is the state named in the article, or its people? */
static bool
is_named(const struct scan *scan, int32_t state)
{
    for (int32_t t = 0; t < scan->doc->token_count; t++)
        for (const struct who_term *term = scan->units[t].term; term;
             term = who_term(scan->who, term->next))
            if (term->index == state && (term->kind == TERM_STATE || term->kind == TERM_ADJECTIVE))
                return true;
    return false;
}

/* "Brussels reminded Skopje": the organisation that sits there, unless the article is about
 * Belgium.
 */
static int32_t
seated_in(const struct scan *scan, const struct who_term *term)
{
    for (; term; term = who_term(scan->who, term->next)) {
        if (term->kind != TERM_CAPITAL || !term->sector.len) continue;
        return is_named(scan, term->index) ? WHO_NONE
                                           : who_find_organisation(scan->who, term->sector);
    }
    return WHO_NONE;
}

static void
set_state(struct scan *scan, struct actor *actor, struct actor_note *note,
          const struct who_term *term)
{
    const struct who_state *state = who_state(scan->who, term->index);
    actor->kind = KIND_STATE;
    actor->name = state->name;
    actor->party = state->code;
    note->told_party = true;
    note->town = term->kind == TERM_CAPITAL;
    if (term->kind == TERM_SEAT)
        actor->sector = term->sector.len ? term->sector : SLICE_LITERAL("GOV");
    if (term->kind == TERM_PEOPLE) {
        actor->kind = KIND_GROUP;
        actor->sector = SLICE_LITERAL("CVL");
        note->plural = true;
    }
    if (term->kind == TERM_STATE_BODY) {
        struct slice owner = owner_before(scan, actor->first);
        if (owner.len) actor->party = owner;
        actor->kind = KIND_ORGANISATION;
        actor->name = actor->organisation = term->shown;
        actor->sector = term->sector;
    }
}

/* Kinds that are mentions by themselves, the likeliest first. */
static const enum term_kind plain_kinds[] = {TERM_STATE,    TERM_ORGANISATION, TERM_STATE_BODY,
                                             TERM_CAPITAL,  TERM_SEAT,         TERM_PEOPLE,
                                             TERM_ADJECTIVE};

static bool
has_article(const struct scan *scan, int32_t t)
{
    return t > scan->first &&
           (scan_is(scan, t - 1, "the") || scan_is(scan, t - 1, "a") || scan_is(scan, t - 1, "an"));
}

/* "in English": a language; "the British" are people, "an Egyptian" is a person. */
static bool
is_language(const struct scan *scan, int32_t t)
{
    const struct token *token = &scan->doc->tokens[t];
    bool beside = token->upos == UPOS_ADJ || token->deprel == DEP_AMOD ||
                  token->deprel == DEP_COMPOUND;
    return !beside && !has_article(scan, t);
}

/* "The Ukrainian had brought generals": one person; "the British had" are many. */
static bool
is_one_national(const struct scan *scan, int32_t t, const struct who_term *term)
{
    static const char *const many[] = {"sh", "ch", "ese", "ss", "men", NULL};
    struct slice form = token_form(scan->doc, t);
    if (term->kind != TERM_ADJECTIVE || scan->units[t].count > 1) return false;
    if (slice_ends(form, "man")) return !slice_ends(form, "German") && !slice_ends(form, "Oman");
    for (int i = 0; many[i]; i++)
        if (slice_ends(form, many[i])) return false;
    enum upos next = t + 1 < scan->end ? scan->doc->tokens[t + 1].upos : UPOS_PUNCT;
    bool alone = next == UPOS_VERB || next == UPOS_AUX || scan_is_possessive(scan, t + 1);
    return alone && has_article(scan, t);
}

static bool
is_place_kind(enum term_kind kind)
{
    return kind == TERM_CAPITAL || kind == TERM_SEAT;
}

/* A state, organisation, capital: returns its tokens, 0: none. */
int32_t
actor_put_plain(struct scan *scan, int32_t t)
{
    const struct who_term *term = NULL;
    for (size_t k = 0; k < sizeof plain_kinds / sizeof plain_kinds[0] && !term; k++)
        term = scan_term(scan, t, plain_kinds[k]);
    if (!term || (term->kind == TERM_ADJECTIVE && is_language(scan, t))) return 0;
    int32_t count = scan->units[t].count, end = t + count;
    if (is_place_kind(term->kind) && (is_only_place(scan, t) || is_based(scan, end))) return count;
    if (count == 1 && names_find(scan->taken, token_form(scan->doc, t)) != NAMES_NONE)
        return actor_put_acronym(scan, t);
    struct slice acronym = SLICE_NONE;
    int32_t more = read_acronym(scan, end, &acronym);
    if (more && is_of_another(scan, end + 1, term)) names_put(scan->taken, acronym);
    if (scan_is(scan, end, "side")) more = 1; /* "the Russian side" */
    bool body = term->kind == TERM_ORGANISATION || term->kind == TERM_STATE_BODY;
    int32_t a = actor_put(scan, t, end + more, body ? MENTION_ORGANISATION : MENTION_STATE);
    struct actor *actor = &scan->doc->actors[a];
    struct actor_note *note = &scan->doc->notes[a];
    note->acronym = acronym;
    note->term = term;
    actor->head = more == 1 ? end : end - 1;
    actor->rule = slice_of(arena_printf(scan->doc->arena, "%s:%u", term->file, term->line));
    int32_t seated = term->kind == TERM_CAPITAL ? seated_in(scan, term) : WHO_NONE;
    if (term->kind == TERM_ORGANISATION)
        set_organisation(scan, actor, note, term->index);
    else if (seated != WHO_NONE)
        set_organisation(scan, actor, note, seated);
    else
        set_state(scan, actor, note, term);
    if (is_one_national(scan, t, term)) {
        note->type = MENTION_NATIONAL;
        actor->kind = KIND_PERSON;
        actor->name = SLICE_NONE;
    }
    return count + more;
}

/* What the words of an unknown organisation's name say of its sector. */
static const struct {
    const char *word, *sector;
    bool party; /* acts for its state */
} org_words[] = {
    {"party", "PTY", true},        {"movement", "PTY", true},    {"court", "JUD", true},
    {"tribunal", "JUD", true},     {"university", "EDU", false}, {"institute", "EDU", false},
    {"bank", "BUS", false},        {"company", "BUS", false},    {"corporation", "BUS", false},
    {"group", "BUS", false},       {"inc", "BUS", false},        {"ltd", "BUS", false},
    {"airlines", "BUS", false},    {"airways", "BUS", false},    {"air", "BUS", false},
    {"oil", "BUS", false},         {"petroleum", "BUS", false},  {"motors", "BUS", false},
    {"energy", "BUS", false},      {"steel", "BUS", false},      {"telecom", "BUS", false},
    {"electric", "BUS", false},    {"holdings", "BUS", false},   {"plc", "BUS", false},
    {"industries", "BUS", false},  {"guard", "MIL", true},       {"command", "MIL", true},
    {"federation", "SOC", false},  {"congress", "LEG", true},    {"college", "EDU", false},
    {"school", "EDU", false},      {"newspaper", "JRN", false},  {"post", "JRN", false},
    {"radio", "JRN", false},       {"herald", "JRN", false},     {"society", "SOC", false},
    {"association", "SOC", false}, {"centre", "SOC", false},     {"center", "SOC", false},
    {"parliament", "LEG", true},   {"assembly", "LEG", true},    {"senate", "LEG", true},
    {"army", "MIL", true},         {"forces", "MIL", true},      {"navy", "MIL", true},
    {"police", "COP", true},       {"ministry", "GOV", true},    {"council", "GOV", true},
    {"agency", "GOV", true},       {"commission", "GOV", true},  {"authority", "GOV", true},
    {"front", "REB", false},       {"brigade", "REB", false},    {"church", "REL", false},
    {"union", "LAB", false},       {"times", "JRN", false},      {"tv", "JRN", false},
    {"news", "JRN", false},        {"foundation", "SOC", false},
};

/* The party that stands in an unknown name: "the ECOWAS Authority", "the Libyan Audit Bureau". */
static struct slice
party_inside(const struct scan *scan, int32_t first, int32_t count)
{
    static const enum term_kind kinds[] = {TERM_ORGANISATION, TERM_STATE, TERM_ADJECTIVE,
                                           TERM_CAPITAL};
    for (int32_t t = first; t < first + count; t++)
        for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
            const struct who_term *term = scan_term(scan, t, kinds[k]);
            if (term && t + scan->units[t].count <= first + count) return scan_party(scan, term);
        }
    return SLICE_NONE;
}

/* Names of bodies that more states than one have made: no state is told by where they are named. */
static bool
is_of_many(const struct scan *scan, int32_t first, int32_t count)
{
    static const char *const words[] = {"international", "world", "global",  "european",
                                        "african",       "asian", "arab",    "regional",
                                        "heads",         "joint", "nations", NULL};
    for (int32_t t = first; t < first + count; t++)
        if (scan_is_one(scan, t, words)) return true;
    return false;
}

static void
guess_sector(struct scan *scan, struct actor *actor, struct actor_note *note)
{
    note->told_party = is_of_many(scan, actor->first, actor->count); /* told: none */
    for (int32_t t = actor->first + actor->count - 1; t >= actor->first; t--)
        for (size_t w = 0; w < sizeof org_words / sizeof org_words[0]; w++) {
            if (!scan_is(scan, t, org_words[w].word)) continue;
            actor->sector = slice_of(org_words[w].sector);
            if (org_words[w].party) actor->party = party_inside(scan, actor->first, actor->count);
            note->told_party |= actor->party.len > 0;
            return;
        }
}

/* What is named so is met at, or signed, and acts for nobody. */
static bool
is_occasion(const struct scan *scan, int32_t first, int32_t count)
{
    static const char *const words[] = {
        "summit", "meeting", "talks", "declaration", "agreement",  "treaty", "accord",
        "cup",    "accords", "prize", "protocol",    "resolution", "games",  NULL};
    for (int32_t t = first; t < first + count; t++)
        if (scan_is_one(scan, t, words)) return true;
    return false;
}

/* "Regional bloc ECOWAS": what it is, and then its name, which the tables have. */
static bool
ends_in_known(const struct scan *scan, int32_t first, int32_t count)
{
    int32_t t = first, end = first + count;
    while (t < end && !scan_is_capital(scan, t)) t++;
    return t > first && t < end && scan_term(scan, t, TERM_ORGANISATION) &&
           t + scan->units[t].count == end;
}

/* An organisation that only the name tagger knows. */
int32_t
actor_put_unknown(struct scan *scan, int32_t t)
{
    const struct doc *doc = scan->doc;
    int32_t name = doc->tokens[t].name;
    if (name == NONE || doc->names[name].first != t || doc->names[name].type != NAME_ORG) return 0;
    int32_t count = doc->names[name].count;
    if (!scan_is_capital(scan, t + count - 1)) return 0; /* "Program of" */
    if (is_occasion(scan, t, count) || ends_in_known(scan, t, count)) return 0;
    struct slice acronym = SLICE_NONE;
    int32_t more = read_acronym(scan, t + count, &acronym);
    int32_t a = actor_put(scan, t, t + count + more, MENTION_ORGANISATION);
    struct actor *actor = &scan->doc->actors[a];
    actor->head = t + count - 1;
    actor->kind = KIND_ORGANISATION;
    actor->name = actor->organisation = scan_words(scan, t, count);
    actor->rule = SLICE_LITERAL("name tagger");
    scan->doc->notes[a].acronym = acronym;
    guess_sector(scan, actor, &scan->doc->notes[a]);
    return count + more;
}

/* Letters that stood in brackets before: the organisation they were given to. */
int32_t
actor_put_acronym(struct scan *scan, int32_t t)
{
    struct slice form = token_form(scan->doc, t);
    if (names_find(scan->acronyms, form) == NAMES_NONE) return 0;
    int32_t a = actor_put(scan, t, t + 1, MENTION_ORGANISATION);
    scan->doc->actors[a].kind = KIND_ORGANISATION;
    scan->doc->actors[a].name = form;
    scan->doc->actors[a].rule = SLICE_LITERAL("acronym");
    return 1;
}
