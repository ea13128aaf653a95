/* actor_before.c: what stands before an office: articles, nations, owners, words without meaning
 * for us. */
#include "extract/actor_phrase.h"

enum { FILLERS_MOST = 3 };

static const char *const definite[] = {"the", "this", "that", "these", "those", "such", NULL};
static const char *const indefinite[] = {"a",    "an",    "some",    "any", "several",
                                         "many", "other", "another", "all", "both",
                                         "each", "more",  NULL};
static const char *const owners[] = {"his", "her", "their", "its", "our", "my", "whose", NULL};
static const char *const counterparts[] = {"counterpart", "opposite", "homologue", "colleague",
                                           NULL};
static const char *const counterparts_many[] = {"counterparts", "opposites", "colleagues", NULL};

/* Kinds that tell for whom somebody acts when they stand before an office. */
static const enum term_kind modifier_kinds[] = {TERM_STATE,       TERM_ADJECTIVE, TERM_CAPITAL,
                                                TERM_SEAT,        TERM_PART,      TERM_STATE_BODY,
                                                TERM_ORGANISATION};
static const enum term_kind head_kinds[] = {TERM_OFFICE, TERM_OFFICES, TERM_SPEAKER, TERM_SPEAKERS,
                                            TERM_GROUP,  TERM_BODY,    TERM_DEPUTY};

const struct who_term *
phrase_term(const struct scan *scan, int32_t t, const enum term_kind *kinds, size_t count)
{
    for (size_t k = 0; k < count; k++) {
        const struct who_term *term = scan_term(scan, t, kinds[k]);
        if (term) return term;
    }
    return NULL;
}

const struct who_term *
phrase_modifier(const struct scan *scan, int32_t t)
{
    return PHRASE_TERM(scan, t, modifier_kinds);
}

int
phrase_counterpart(const struct scan *scan, int32_t t)
{
    return scan_is_one(scan, t, counterparts) ? 1 : scan_is_one(scan, t, counterparts_many) ? 2 : 0;
}

bool
phrase_guest(const struct scan *scan, int32_t t)
{
    static const char *const guests[] = {"host", "guest", "visitor", "interlocutor", NULL};
    static const char *const people[] = {"his", "her", NULL};
    return scan_is_one(scan, t, guests) &&
           (scan_is_one(scan, t - 1, people) ||
            (t - 2 >= scan->first && scan_is_one(scan, t - 2, people)));
}

bool
phrase_is_head(const struct scan *scan, int32_t t)
{
    return PHRASE_TERM(scan, t, head_kinds) || phrase_counterpart(scan, t) != 0 ||
           phrase_guest(scan, t) || phrase_field(scan, t) > 0;
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

/* "The court jailed four priests": what it did, and no word before an office. */
static bool
is_predicate(const struct scan *scan, int32_t t)
{
    const struct token *token = &scan->doc->tokens[t];
    return token->upos == UPOS_VERB && token->deprel != DEP_AMOD && token->deprel != DEP_COMPOUND;
}

/* "the rebel chief of staff", "an opposition spokesman": on which side he is; NULL. */
static const struct who_term *
side_before(const struct scan *scan, int32_t t)
{
    const struct who_term *group = scan_term(scan, t, TERM_GROUP);
    if (!group || !(slice_is(group->sector, "REB") || slice_is(group->sector, "OPP"))) return NULL;
    int32_t after = t + scan->units[t].count;
    bool heads = scan_term(scan, after, TERM_OFFICE) || scan_term(scan, after, TERM_SPEAKER);
    return heads && !slice_ends(token_form(scan->doc, t), "s") ? group : NULL;
}

/* Words without meaning for us before an office: "the veteran far-right minister". Where no office,
 * nor what tells its party, comes after them, nothing is skipped. */
int32_t
phrase_skip_fillers(const struct scan *scan, int32_t t, struct phrase *p)
{
    int32_t i = t;
    bool former = false, of_many = false;
    const struct who_term *side = NULL;
    for (int n = 0; n < FILLERS_MOST + 3 && i < scan->end; n++) {
        const struct who_term *on_side = side_before(scan, i);
        bool ends = phrase_is_head(scan, i) || phrase_modifier(scan, i) || is_predicate(scan, i);
        if (ends && !on_side) break;
        if (on_side) {
            side = on_side;
            i += scan->units[i].count;
        } else if (scan_term(scan, i, TERM_FORMER)) {
            former = true;
            i += scan->units[i].count;
        } else if (scan_term(scan, i, TERM_REGION)) {
            of_many = true;
            i += scan->units[i].count;
        } else if (scan_term(scan, i, TERM_STILL) && !phrase_is_head(scan, i)) {
            i += scan->units[i].count;
        } else if (is_filler(scan, i) && !phrase_is_head(scan, i)) {
            i++;
        } else {
            break;
        }
        if (scan_is(scan, i, "-") && former) i++;
    }
    bool named = former && (scan_term(scan, i, TERM_PERSON) || scan_term(scan, i, TERM_HONORIFIC));
    bool useful = i > t && (phrase_is_head(scan, i) || phrase_modifier(scan, i) ||
                            scan_term(scan, i, TERM_RANK) || named);
    if (!useful) return t;
    if (side) p->sector = side->sector;
    p->former |= former;
    p->of_many |= of_many;
    return i;
}

static int32_t
read_determiner(const struct scan *scan, int32_t t, struct phrase *p)
{
    enum upos upos = t < scan->end ? scan->doc->tokens[t].upos : UPOS_NONE;
    if (upos != UPOS_DET && scan_is(scan, t, "that")) return t; /* "said that Dar" */
    if (scan_is_one(scan, t, definite)) return p->definite = true, t + 1;
    if (scan_is_one(scan, t, owners)) return p->owner = t, p->definite = true, t + 1;
    if (scan_is_one(scan, t, indefinite)) return p->indefinite = true, t + 1;
    return t;
}

/* What is named after a party is where somebody works, not for whom: "Russia's NATO envoy", "the
 * UN's Libya mission", "China's Belgrade embassy". An armed group is a side wherever it is. */
static bool
is_field_of_work(const struct scan *scan, const struct phrase *p, const struct who_term *term)
{
    if (!p->party.len) return false;
    if (term->kind == TERM_ORGANISATION)
        return p->organisation == WHO_NONE &&
               who_organisation(scan->who, term->index)->kind != ORG_ARMED;
    return p->owned || term->kind == TERM_STATE || term->kind == TERM_CAPITAL ||
           term->kind == TERM_PART;
}

/* Whose part has the name of this state too; empty: nobody's. */
static struct slice
namesake_part(const struct scan *scan, const struct who_term *term)
{
    for (; term; term = who_term(scan->who, term->next))
        if (term->kind == TERM_PART) return scan_party(scan, term);
    return SLICE_NONE;
}

void
phrase_take_party(const struct scan *scan, struct phrase *p, const struct who_term *term)
{
    bool organisation = term->kind == TERM_ORGANISATION;
    if (is_field_of_work(scan, p, term)) return;
    if (term->kind == TERM_STATE_BODY && p->party.len) {
        p->body = term; /* "Peru's Congress" is not that of the United States */
        return;
    }
    struct slice party = scan_party(scan, term);
    if (organisation || term->kind == TERM_STATE_BODY || party.len) p->party = party;
    p->part = term->kind == TERM_STATE ? namesake_part(scan, term) : SLICE_NONE;
    p->organisation = organisation ? term->index : WHO_NONE;
    if (term->kind == TERM_STATE_BODY) p->body = term;
}

/* What stands before the office: "Pakistan's", "Russian", "the EU", "foreign ministry". Returns the
 * token after it. */
static int32_t
read_modifiers(const struct scan *scan, int32_t t, struct phrase *p)
{
    for (int n = 0; n < 5 && t < scan->end; n++) {
        t = phrase_skip_fillers(scan, t, p);
        const struct who_term *term = phrase_modifier(scan, t);
        if (!term && !scan_term(scan, t, TERM_OFFICE)) term = scan_term(scan, t, TERM_BODY);
        if (!term) break;
        int32_t after = t + scan->units[t].count;
        bool owns = scan_is_possessive(scan, after);
        if (owns) after++;
        struct phrase ahead = *p;
        int32_t next = phrase_skip_fillers(scan, after, &ahead);
        bool more = scan_term(scan, next, TERM_RANK) || phrase_is_head(scan, next) ||
                    phrase_modifier(scan, next) ||
                    (owns &&
                     (scan_person_name(scan, after, false) || scan_term(scan, after, TERM_RANK)));
        if (!more) break;
        if (term->kind == TERM_BODY)
            p->body = term;
        else
            phrase_take_party(scan, p, term);
        p->definite |= owns;
        p->owned |= owns && term->kind != TERM_BODY;
        t = after;
    }
    return t;
}

/* Adds one more party that a plural stands for. */
void
phrase_add_party(struct phrase *p, struct slice party)
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
        phrase_add_party(&joint, scan_party(scan, term));
        at += scan->units[at].count;
        struct phrase ahead = joint;
        int32_t head = phrase_skip_fillers(scan, at, &ahead);
        if (joint.party_count > 1 &&
            (PHRASE_TERM(scan, head, plural) || phrase_counterpart(scan, head) == 2))
            return *p = joint, at;
        if (!scan_is_one(scan, at, between)) return t;
        at++;
        if (scan_is(scan, at, "and")) at++;
    }
    return t;
}

/* Somebody of `n` words who owns what follows: the phrase then begins with the owner. */
static int32_t
owned(const struct scan *scan, int32_t t, int32_t n, struct phrase *p)
{
    if (!n || !scan_is_possessive(scan, t + n)) return t;
    struct phrase ahead = *p;
    int32_t next = phrase_skip_fillers(scan, t + n + 1, &ahead);
    if (!phrase_is_head(scan, next) && !phrase_modifier(scan, next)) return t;
    p->owner = t + n - 1;
    p->definite = true;
    return t + n + 1;
}

/* "Trump's envoy" */
static int32_t
read_owner(const struct scan *scan, int32_t t, struct phrase *p)
{
    return owned(scan, t, scan_person_name(scan, t, false), p);
}

/* "the kingdom's envoy": whose he is only the rest of the article says. */
static int32_t
read_anaphor(const struct scan *scan, int32_t t, struct phrase *p)
{
    return owned(scan, t, scan_is(scan, t, "the") ? scan_anaphor(scan, t) : 0, p);
}

int32_t
phrase_before(const struct scan *scan, int32_t t, struct phrase *p)
{
    int32_t at = read_anaphor(scan, t, p);
    if (at == t) at = read_owner(scan, read_determiner(scan, t, p), p);
    int32_t joint = read_joint(scan, at, p);
    at = joint > at ? joint : read_modifiers(scan, at, p);
    return phrase_skip_fillers(scan, at, p);
}
