/* actor_phrase.c: reads one phrase that means somebody: titles, names, what belongs to them. Word
 * patterns lead, so that a wrong tree does not hide a minister. */
#include "extract/actor_scan.h"

enum { DEPTH_MOST = 3, FILLERS_MOST = 3, OFFICES_MOST = 4 };

static const char *const definite[] = {"the", "this", "that", "these", "those", "such", NULL};
static const char *const indefinite[] = {"a",    "an",    "some",    "any", "several",
                                         "many", "other", "another", "all", "both",
                                         "each", "more",  NULL};
static const char *const owners[] = {"his", "her", "their", "its", "our", "my", "whose", NULL};
static const char *const counterparts[] = {"counterpart", "opposite", "homologue", "colleague",
                                           NULL};
static const char *const counterparts_many[] = {"counterparts", "opposites", "colleagues", NULL};
static const char *const joins[] = {"and", "&", "/", "cum", NULL};

/* Kinds that tell for whom somebody acts when they stand before an office. */
static const enum term_kind modifier_kinds[] = {TERM_STATE,       TERM_ADJECTIVE, TERM_CAPITAL,
                                                TERM_SEAT,        TERM_PART,      TERM_STATE_BODY,
                                                TERM_ORGANISATION};
static const enum term_kind head_kinds[] = {TERM_OFFICE, TERM_OFFICES, TERM_SPEAKER, TERM_SPEAKERS,
                                            TERM_GROUP,  TERM_BODY,    TERM_DEPUTY};

static const struct who_term *
term_of(const struct scan *scan, int32_t t, const enum term_kind *kinds, size_t count)
{
    for (size_t k = 0; k < count; k++) {
        const struct who_term *term = scan_term(scan, t, kinds[k]);
        if (term) return term;
    }
    return NULL;
}

#define TERM_OF(scan, t, kinds) term_of((scan), (t), (kinds), sizeof(kinds) / sizeof *(kinds))

static bool
is_head(const struct scan *scan, int32_t t)
{
    return TERM_OF(scan, t, head_kinds) || scan_is_one(scan, t, counterparts) ||
           scan_is_one(scan, t, counterparts_many);
}

static bool
is_filler(const struct scan *scan, int32_t t)
{
    const struct token *token = &scan->doc->tokens[t];
    if (token->upos == UPOS_ADJ || token->upos == UPOS_NUM || token->upos == UPOS_ADV) return true;
    if (scan_is(scan, t, "-") && !token->space_after) return true;
    bool lower = !scan_is_capital(scan, t);
    bool beside = token->deprel == DEP_COMPOUND || token->deprel == DEP_AMOD;
    return lower && beside && (token->upos == UPOS_NOUN || token->upos == UPOS_VERB);
}

/* Words without meaning for us before an office: "the veteran far-right minister". Where no office,
 * nor what tells its party, comes after them, nothing is skipped. */
static int32_t
skip_fillers(const struct scan *scan, int32_t t, struct phrase *p)
{
    int32_t i = t;
    bool former = false;
    for (int n = 0; n < FILLERS_MOST + 3 && i < scan->end; n++) {
        if (is_head(scan, i) || TERM_OF(scan, i, modifier_kinds)) break;
        if (scan_term(scan, i, TERM_FORMER)) {
            former = true;
            i += scan->units[i].count;
        } else if (scan_term(scan, i, TERM_STILL) && !is_head(scan, i)) {
            i += scan->units[i].count;
        } else if (is_filler(scan, i) && !is_head(scan, i)) {
            i++;
        } else {
            break;
        }
        if (scan_is(scan, i, "-") && former) i++;
    }
    bool named = former && (scan_term(scan, i, TERM_PERSON) || scan_term(scan, i, TERM_HONORIFIC));
    bool useful = i > t && (is_head(scan, i) || TERM_OF(scan, i, modifier_kinds) ||
                            scan_term(scan, i, TERM_RANK) || named);
    if (!useful) return t;
    p->former |= former;
    return i;
}

static int32_t
read_determiner(const struct scan *scan, int32_t t, struct phrase *p)
{
    enum upos upos = t < scan->end ? scan->doc->tokens[t].upos : UPOS_NONE;
    if (upos != UPOS_DET && scan_is(scan, t, "that")) return t; /* "said that Dar" */
    if (scan_is_one(scan, t, definite)) return p->definite = true, t + 1;
    if (scan_is_one(scan, t, owners)) return p->owner = t, p->definite = true, t + 1;
    if (scan_is_one(scan, t, indefinite)) return t + 1;
    return t;
}

/* A state goes before the organisation in which it is represented: "Russia's NATO envoy". */
static void
take_party(const struct scan *scan, struct phrase *p, const struct who_term *term)
{
    bool organisation = term->kind == TERM_ORGANISATION;
    if (organisation && p->party.len && p->organisation == WHO_NONE) return;
    if (term->kind == TERM_STATE_BODY && p->party.len) {
        p->body = term; /* "Peru's Congress" is not that of the United States */
        return;
    }
    struct slice party = scan_party(scan, term);
    if (organisation || term->kind == TERM_STATE_BODY || party.len) p->party = party;
    p->organisation = organisation ? term->index : WHO_NONE;
    if (term->kind == TERM_STATE_BODY) p->body = term;
}

/* What stands before the office: "Pakistan's", "Russian", "the EU", "foreign ministry". Returns the
 * token after it. */
static int32_t
read_modifiers(const struct scan *scan, int32_t t, struct phrase *p)
{
    for (int n = 0; n < 5 && t < scan->end; n++) {
        t = skip_fillers(scan, t, p);
        const struct who_term *term = TERM_OF(scan, t, modifier_kinds);
        if (!term && !scan_term(scan, t, TERM_OFFICE)) term = scan_term(scan, t, TERM_BODY);
        if (!term) break;
        int32_t after = t + scan->units[t].count;
        bool owns = scan_is_possessive(scan, after);
        if (owns) after++;
        struct phrase ahead = *p;
        int32_t next = skip_fillers(scan, after, &ahead);
        bool more = is_head(scan, next) || TERM_OF(scan, next, modifier_kinds) ||
                    (owns && scan_person_name(scan, after, false));
        if (!more) break;
        if (term->kind == TERM_BODY)
            p->body = term;
        else
            take_party(scan, p, term);
        p->definite |= owns;
        t = after;
    }
    return t;
}

/* Adds one more party that a plural stands for. */
static void
add_party(struct phrase *p, struct slice party)
{
    for (int32_t i = 0; i < p->party_count; i++)
        if (slice_equal(p->parties[i], party)) return;
    if (party.len && p->party_count < (int32_t)(sizeof p->parties / sizeof p->parties[0]))
        p->parties[p->party_count++] = party;
}

/* "Russian and Chinese foreign ministers": several before one plural. Returns the token after them,
 * or t. */
static int32_t
read_joint(const struct scan *scan, int32_t t, struct phrase *p)
{
    static const char *const between[] = {",", "and", "&", "/", NULL};
    static const enum term_kind plural[] = {TERM_OFFICES, TERM_SPEAKERS, TERM_GROUP};
    struct phrase joint = *p;
    int32_t at = t;
    for (int n = 0; n < 8; n++) {
        const struct who_term *term = scan_term(scan, at, TERM_ADJECTIVE);
        if (!term) term = scan_term(scan, at, TERM_STATE);
        if (!term) return t;
        add_party(&joint, scan_party(scan, term));
        at += scan->units[at].count;
        struct phrase ahead = joint;
        int32_t head = skip_fillers(scan, at, &ahead);
        if (joint.party_count > 1 &&
            (TERM_OF(scan, head, plural) || scan_is_one(scan, head, counterparts_many)))
            return *p = joint, at;
        if (!scan_is_one(scan, at, between)) return t;
        at++;
        if (scan_is(scan, at, "and")) at++;
    }
    return t;
}

/* A name that owns: "Trump's envoy". The phrase then begins with the owner. */
static int32_t
read_owner(const struct scan *scan, int32_t t, struct phrase *p)
{
    int32_t n = scan_person_name(scan, t, false);
    if (!n || !scan_is_possessive(scan, t + n)) return t;
    struct phrase ahead = *p;
    int32_t next = skip_fillers(scan, t + n + 1, &ahead);
    if (!is_head(scan, next) && !TERM_OF(scan, next, modifier_kinds)) return t;
    p->owner = t + n - 1;
    p->definite = true;
    return t + n + 1;
}

static struct slice
joined(struct arena *arena, struct slice a, const char *between, struct slice b)
{
    if (!a.len) return b;
    return slice_of(arena_printf(arena, "%.*s%s%.*s", SLICE_ARGS(a), between, SLICE_ARGS(b)));
}

/* Titles that only men, only women have. */
static char
sex_of(const struct scan *scan, int32_t t)
{
    static const char *const women[] = {"queen",   "princess", "widow",   "wife", "empress",
                                        "duchess", "lady",     "sheikha", NULL};
    static const char *const men[] = {"king",    "prince", "emir", "sultan",
                                      "emperor", "pope",   "duke", NULL};
    struct slice form = token_form(scan->doc, t);
    if (slice_ends(form, "woman") || scan_is_one(scan, t, women)) return 'f';
    bool man = slice_ends(form, "man") && !slice_ends(form, "woman") &&
               !slice_is_nocase(form, "chairman");
    return man || scan_is_one(scan, t, men) ? 'm' : 0;
}

/* One office with what makes another one of it: "deputy", and its plural. Returns the token after
 * it, or t. */
static int32_t
read_office(const struct scan *scan, int32_t t, struct phrase *p)
{
    static const enum term_kind kinds[] = {TERM_OFFICE, TERM_SPEAKER, TERM_OFFICES, TERM_SPEAKERS};
    struct arena *arena = scan->doc->arena;
    int32_t at = t;
    struct slice prefix = SLICE_NONE;
    if (scan_term(scan, at, TERM_DEPUTY)) {
        prefix = SLICE_LITERAL("deputy");
        at += scan->units[at].count;
        if (scan_is(scan, at, "-")) at++;
    }
    const struct who_term *term = TERM_OF(scan, at, kinds);
    if (!term) return t;
    struct slice office = prefix.len ? joined(arena, prefix, " ", term->shown) : term->shown;
    p->office = joined(arena, p->office, " and ", office);
    if (!p->sector.len) p->sector = term->sector;
    p->speaker |= term->kind == TERM_SPEAKER || term->kind == TERM_SPEAKERS;
    p->plural |= term->kind == TERM_OFFICES || term->kind == TERM_SPEAKERS;
    at += scan->units[at].count;
    p->head = at - 1;
    if (!p->sex) p->sex = sex_of(scan, p->head);
    return at;
}

/* "Prime Minister and Foreign Minister": all of them are one person's where a name follows. */
static int32_t
read_offices(const struct scan *scan, int32_t t, struct phrase *p)
{
    int32_t at = read_office(scan, t, p);
    if (at == t) return t;
    struct phrase one = *p;
    int32_t one_end = at;
    for (int n = 1; n < OFFICES_MOST; n++) {
        int32_t next = at;
        bool comma = scan_is(scan, next, ",");
        if (!comma && !scan_is_one(scan, next, joins)) break;
        int32_t office = read_office(scan, next + 1, p);
        if (office == next + 1) break;
        at = office;
    }
    if (at == one_end || p->plural) return *p = one, one_end;
    int32_t name = at;
    static const char *const of[] = {"of", ",", NULL};
    while (scan_term(scan, name, TERM_HONORIFIC) || scan_term(scan, name, TERM_RANK))
        name += scan->units[name].count;
    if (scan_person_name(scan, name, true) || scan_is_one(scan, at, of) || one.name_count ||
        scan_is(scan, at, "@"))
        return at;
    if (at >= scan->end || token_form(scan->doc, at).at[0] == '@') return at;
    *p = one;
    return one_end;
}

/* "Russia, China and Qatar". Returns the token after the last. */
static int32_t
read_party_list(const struct scan *scan, int32_t t, struct phrase *p)
{
    static const char *const between[] = {",", "and", "&", NULL};
    int32_t end = t;
    while (t < scan->end) {
        if (scan_is(scan, t, "the")) t++;
        const struct who_term *term = TERM_OF(scan, t, modifier_kinds);
        if (!term || is_head(scan, t + scan->units[t].count)) break;
        add_party(p, scan_party(scan, term));
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

/* How the preposition after an office binds: whether a plain state after it is the party. */
static const struct {
    const char *word;
    bool party, must; /* must: the complement belongs to the phrase even where it tells nothing */
} prepositions[] = {{"of", true, true},   {"from", true, false}, {"for", false, true},
                    {"to", false, false}, {"in", false, false},  {"at", false, false},
                    {"on", false, false}};

/* "of the Russian army", "for the foreign ministry", "to Pakistan". Returns the token after it, or
 * t. */
static int32_t
read_complement(const struct scan *scan, int32_t t, int depth, struct phrase *p)
{
    size_t w = 0, count = sizeof prepositions / sizeof prepositions[0];
    while (w < count && !scan_is(scan, t, prepositions[w].word)) w++;
    if (w == count || depth >= DEPTH_MOST ||
        ((p->group || (p->plural && slice_is(p->sector, "MIL"))) && !prepositions[w].party))
        return t;
    int32_t at = t + 1;
    struct phrase inner;
    bool read = phrase_read(scan, at, depth + 1, &inner);
    if (read && inner.name_count && (p->speaker || inner.office.len)) {
        /* "a spokesperson for President X": speaks for whom X acts for */
        if (p->owner == NONE) p->owner = inner.name_first + inner.name_count - 1;
        if (!p->party.len) p->party = inner.party;
        return inner.end;
    }
    if (read && !inner.name_count) {
        bool takes = prepositions[w].party || p->speaker || inner.body || inner.office.len;
        if (takes && !p->party.len && !p->party_count) {
            p->party = inner.party;
            p->organisation = inner.organisation;
            p->owner = p->owner == NONE ? inner.owner : p->owner;
        }
        if (inner.body && !p->body) p->body = inner.body;
        if (p->office.len && inner.sector.len && inner.body &&
            (p->speaker || slice_is(p->sector, "GOV")))
            p->sector = inner.body->sector;
        return inner.end;
    }
    struct phrase list = {.party_count = 0};
    int32_t after = read_party_list(scan, scan_is(scan, at, "the") ? at + 1 : at, &list);
    if (list.party_count) {
        bool takes = prepositions[w].party || (p->speaker && !p->party.len);
        const struct who_term *term = TERM_OF(scan, scan_is(scan, at, "the") ? at + 1 : at,
                                              modifier_kinds);
        if (takes && !p->party.len) {
            if (list.party_count == 1 && term) take_party(scan, p, term);
            if (list.party_count > 1 && (p->plural || p->group))
                memcpy(p->parties, list.parties, sizeof p->parties),
                    p->party_count = list.party_count;
            if (list.party_count > 1 && !p->plural && term) take_party(scan, p, term);
        }
        return after;
    }
    if (TERM_OF(scan, at, modifier_kinds) && (prepositions[w].party || prepositions[w].must)) {
        take_party(scan, p, TERM_OF(scan, at, modifier_kinds)); /* an organisation without party */
        return at + scan->units[at].count;
    }
    if (scan_is(scan, at, "the") && TERM_OF(scan, at + 1, modifier_kinds) && prepositions[w].must) {
        take_party(scan, p, TERM_OF(scan, at + 1, modifier_kinds));
        return at + 1 + scan->units[at + 1].count;
    }
    int32_t name = scan_is(scan, at, "the") ? at + 1 : at;
    return prepositions[w].must && scan_is_capital(scan, name) ? skip_capitals(scan, name) : t;
}

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
    static const char *const pauses[] = {",", ".",   ";",      ":",  ")", "\u2014", "\u2013",
                                         "-", "who", "\u201d", "\"", "?", "!",      NULL};
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
    enum upos next = inner.end < scan->end ? scan->doc->tokens[inner.end].upos : UPOS_PUNCT;
    bool verb = inner.party.len && (next == UPOS_VERB || next == UPOS_AUX);
    if (!inner.office.len || !(is_pause(scan, inner.end) || verb)) return t;
    if (!p->office.len || slice_is(p->office, "senator")) {
        p->office = inner.office;
        p->sector = inner.sector;
        p->former = inner.former;
        p->speaker = inner.speaker;
    }
    p->body = p->body ? p->body : inner.body;
    if (p->owner == NONE) p->owner = inner.owner;
    if (inner.party.len) p->party = inner.party, p->organisation = inner.organisation;
    p->rule = "name, apposition";
    return inner.end;
}

/* ", Marta Lindqvist," after an office. Returns the token after it, or t. */
static int32_t
read_name_after(const struct scan *scan, int32_t t, struct phrase *p)
{
    if (p->plural || !scan_is(scan, t, ",")) return t;
    struct phrase named = *p;
    int32_t after = read_name(scan, t + 1, true, &named);
    if (after == t + 1 || !is_pause(scan, after)) return t;
    *p = named;
    p->rule = "title, name";
    return after;
}

/* Everything after an office or a name. */
static int32_t
read_rest(const struct scan *scan, int32_t t, int depth, struct phrase *p)
{
    int32_t at = t;
    if (!p->name_count) {
        bool titled = p->office.len || p->counterpart;
        int32_t name = depth < DEPTH_MOST && titled ? read_name(scan, at, true, p) : at;
        if (name == at) {
            for (int n = 0; n < 2; n++) at = read_complement(scan, at, depth, p);
            name = !titled || depth > 0 ? at : read_name(scan, at, true, p);
        }
        at = name;
    }
    if (p->name_count) {
        if (!p->party.len && scan_is(scan, at, "of")) at = read_complement(scan, at, depth, p);
        return depth ? at : read_apposition(scan, at, depth, p);
    }
    if (depth || p->group) return at;
    return read_name_after(scan, at, p);
}

static int32_t
read_head(const struct scan *scan, int32_t t, struct phrase *p)
{
    int32_t at = read_offices(scan, t, p);
    if (at != t) return at;
    if (scan_is_one(scan, t, counterparts) || scan_is_one(scan, t, counterparts_many)) {
        p->counterpart = true;
        p->plural = scan_is_one(scan, t, counterparts_many);
        p->head = t;
        at = t + 1;
        if (scan_is(scan, at, "number")) at++;
        return at;
    }
    const struct who_term *group = scan_term(scan, t, TERM_GROUP),
                          *body = scan_term(scan, t, TERM_BODY);
    if (!group && !body) return t;
    at = t + scan->units[t].count;
    p->head = at - 1;
    if (group) p->group = group;
    if (body && !group) p->body = body;
    p->sector = group ? group->sector : body->sector;
    return at;
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
    int32_t at = read_determiner(scan, t, p);
    at = read_owner(scan, at, p);
    int32_t joint = read_joint(scan, at, p);
    at = joint > at ? joint : read_modifiers(scan, at, p);
    at = skip_fillers(scan, at, p);
    int32_t head = read_head(scan, at, p);
    if (head == at) {
        /* a name of its own: "China's Xi", "General Goita" */
        bool titled = scan_term(scan, at, TERM_RANK) || scan_term(scan, at, TERM_HONORIFIC);
        int32_t name = read_name(scan, at, titled, p);
        if (name == at) return false;
        head = name;
    }
    p->end = read_rest(scan, head, depth, p);
    return true;
}
