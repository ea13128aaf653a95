/* actor.c: the actor stage: finds all that acts or is acted upon, and what its own words say of it.
 * What only the rest of the article can say is left to coref. */
#include "extract/actor_scan.h"
#include "extract/stage.h"

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
    "nation",       "commission",   "league",   "militia",    "forum",    NULL};

static int32_t
put_pronoun(struct scan *scan, int32_t t)
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

/* "the Cairo-based body": returns its tokens, 0: none. */
static int32_t
put_anaphor(struct scan *scan, int32_t t)
{
    bool owned = scan_is(scan, t, "his") || scan_is(scan, t, "her") || scan_is(scan, t, "their");
    if (!scan_is(scan, t, "the") && !owned) return 0;
    int32_t at = t + 1;
    for (int n = 0; n < 4 && at < scan->end && !scan_is_one(scan, at, anaphors); n++) at++;
    if (!scan_is_one(scan, at, anaphors) || scan_is_capital(scan, at)) return 0;
    bool based = at > t + 1 && (scan_is(scan, at - 1, "based") ||
                                slice_ends(token_form(scan->doc, at - 1), "-based") ||
                                scan->doc->tokens[at - 1].upos == UPOS_NUM ||
                                slice_ends(token_form(scan->doc, at - 1), "-member") ||
                                scan_is(scan, at - 1, "member") || scan_is(scan, at - 1, "nation"));
    if (at > t + 1 && !based) return 0;
    int32_t a = actor_put(scan, t, at + 1, MENTION_ANAPHOR);
    scan->doc->actors[a].kind = KIND_ORGANISATION;
    scan->doc->actors[a].pronoun = true;
    scan->doc->actors[a].rule = SLICE_LITERAL("anaphor");
    scan->doc->notes[a].owner = owned ? t : NONE;
    return at + 1 - t;
}

static int32_t
put_pair(struct scan *scan, int32_t t)
{
    const struct who_term *term = scan_term(scan, t, TERM_PAIR);
    if (!term) return 0;
    int32_t count = scan->units[t].count, a = actor_put(scan, t, t + count, MENTION_PAIR);
    scan->doc->actors[a].kind = KIND_GROUP;
    scan->doc->actors[a].pronoun = true;
    scan->doc->actors[a].rule = SLICE_LITERAL("pair");
    return count;
}

/* A town stands for its government but not where one is: "in Moscow". */
static bool
is_only_place(const struct scan *scan, int32_t t)
{
    static const char *const places[] = {
        "in",  "at",     "near",  "outside", "across", "around", "into",    "through",
        "via", "inside", "reach", "left",    "leave",  "visit",  "visited", NULL};
    if (t == scan->first) return false;
    if (scan_is(scan, t - 1, "from")) return scan->doc->tokens[t].deprel == DEP_OBL;
    return scan_is_one(scan, t - 1, places);
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
    if (term->kind == TERM_CAPITAL && term->sector.len) actor->sector = term->sector;
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

/* "in English": a language; "the British" are people. */
static bool
is_language(const struct scan *scan, int32_t t)
{
    const struct token *token = &scan->doc->tokens[t];
    bool beside = token->upos == UPOS_ADJ || token->deprel == DEP_AMOD ||
                  token->deprel == DEP_COMPOUND;
    return !beside && !(t > scan->first && scan_is(scan, t - 1, "the"));
}

static bool
is_place_kind(enum term_kind kind)
{
    return kind == TERM_CAPITAL || kind == TERM_SEAT;
}

/* A state, organisation, capital: returns its tokens, 0: none. */
static int32_t
put_plain(struct scan *scan, int32_t t)
{
    const struct who_term *term = NULL;
    for (size_t k = 0; k < sizeof plain_kinds / sizeof plain_kinds[0] && !term; k++)
        term = scan_term(scan, t, plain_kinds[k]);
    if (!term || (term->kind == TERM_ADJECTIVE && is_language(scan, t))) return 0;
    int32_t count = scan->units[t].count, end = t + count;
    if (is_place_kind(term->kind) && is_only_place(scan, t)) return count;
    struct slice acronym = SLICE_NONE;
    int32_t more = read_acronym(scan, end, &acronym);
    if (scan_is(scan, end, "side")) more = 1; /* "the Russian side" */
    bool body = term->kind == TERM_ORGANISATION || term->kind == TERM_STATE_BODY;
    int32_t a = actor_put(scan, t, end + more, body ? MENTION_ORGANISATION : MENTION_STATE);
    struct actor *actor = &scan->doc->actors[a];
    struct actor_note *note = &scan->doc->notes[a];
    note->acronym = acronym;
    actor->head = more == 1 ? end : end - 1;
    actor->rule = slice_of(arena_printf(scan->doc->arena, "%s:%u", term->file, term->line));
    if (term->kind == TERM_ORGANISATION)
        set_organisation(scan, actor, note, term->index);
    else
        set_state(scan, actor, note, term);
    return count + more;
}

/* What the words of an unknown organisation's name say of its sector. */
static const struct {
    const char *word, *sector;
    bool party; /* acts for its state */
} org_words[] = {
    {"party", "PTY", true},     {"movement", "PTY", true},    {"court", "JUD", true},
    {"tribunal", "JUD", true},  {"university", "EDU", false}, {"institute", "EDU", false},
    {"bank", "BUS", false},     {"company", "BUS", false},    {"corporation", "BUS", false},
    {"group", "BUS", false},    {"inc", "BUS", false},        {"ltd", "BUS", false},
    {"airlines", "BUS", false}, {"parliament", "LEG", true},  {"assembly", "LEG", true},
    {"senate", "LEG", true},    {"army", "MIL", true},        {"forces", "MIL", true},
    {"navy", "MIL", true},      {"police", "COP", true},      {"ministry", "GOV", true},
    {"council", "GOV", true},   {"agency", "GOV", true},      {"commission", "GOV", true},
    {"authority", "GOV", true}, {"front", "REB", false},      {"brigade", "REB", false},
    {"church", "REL", false},   {"union", "LAB", false},      {"times", "JRN", false},
    {"tv", "JRN", false},       {"news", "JRN", false},       {"foundation", "SOC", false},
};

static void
guess_sector(struct scan *scan, struct actor *actor)
{
    for (int32_t t = actor->first + actor->count - 1; t >= actor->first; t--)
        for (size_t w = 0; w < sizeof org_words / sizeof org_words[0]; w++)
            if (scan_is(scan, t, org_words[w].word)) {
                actor->sector = slice_of(org_words[w].sector);
                return;
            }
}

/* An organisation that only the name tagger knows. */
static int32_t
put_unknown(struct scan *scan, int32_t t)
{
    const struct doc *doc = scan->doc;
    int32_t name = doc->tokens[t].name;
    if (name == NONE || doc->names[name].first != t || doc->names[name].type != NAME_ORG) return 0;
    int32_t count = doc->names[name].count;
    if (!scan_is_capital(scan, t + count - 1)) return 0; /* "Program of" */
    struct slice acronym = SLICE_NONE;
    int32_t more = read_acronym(scan, t + count, &acronym);
    int32_t a = actor_put(scan, t, t + count + more, MENTION_ORGANISATION);
    struct actor *actor = &scan->doc->actors[a];
    actor->head = t + count - 1;
    actor->kind = KIND_ORGANISATION;
    actor->name = actor->organisation = scan_words(scan, t, count);
    actor->rule = SLICE_LITERAL("name tagger");
    scan->doc->notes[a].acronym = acronym;
    guess_sector(scan, actor);
    return count + more;
}

/* Letters that stood in brackets before: the organisation they were given to. */
static int32_t
put_acronym(struct scan *scan, int32_t t)
{
    struct slice form = token_form(scan->doc, t);
    if (names_find(scan->acronyms, form) == NAMES_NONE) return 0;
    int32_t a = actor_put(scan, t, t + 1, MENTION_ORGANISATION);
    scan->doc->actors[a].kind = KIND_ORGANISATION;
    scan->doc->actors[a].name = form;
    scan->doc->actors[a].rule = SLICE_LITERAL("acronym");
    return 1;
}

/* "the former", "the latter": of the last two people. */
static int32_t
put_ordinal(struct scan *scan, int32_t t)
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

static int32_t
put_handle(struct scan *scan, int32_t t)
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

/* Inside a phrase: the states, organisations and pronouns that it is made with. */
static void
put_nested(struct scan *scan, const struct phrase *p)
{
    for (int32_t t = p->first; t < p->end;) {
        bool in_name = p->name_count && t >= p->name_first && t < p->name_first + p->name_count;
        bool whole = t == p->first && t + scan->units[t].count >= p->end;
        int32_t used = 0;
        if (!in_name && !whole) {
            used = put_pronoun(scan, t);
            if (!used && !scan_term(scan, t, TERM_ADJECTIVE)) used = put_plain(scan, t);
            if (!used && p->owner != NONE && t <= p->owner) {
                struct phrase inner = {.first = t,
                                       .name_first = t,
                                       .head = NONE,
                                       .owner = NONE,
                                       .organisation = WHO_NONE,
                                       .rule = "name"};
                inner.name_count = scan_person_name(scan, t, false);
                inner.end = t + inner.name_count;
                used = inner.name_count;
                if (used) actor_put_phrase(scan, &inner);
            }
        }
        t += used ? used : 1;
    }
}

/* A word of a longer name: "Council of Heads of Government". */
static bool
is_inside_name(const struct scan *scan, const struct phrase *p)
{
    const struct doc *doc = scan->doc;
    int32_t name = doc->tokens[p->head].name;
    if (name == NONE) return false;
    int32_t end = doc->names[name].first + doc->names[name].count;
    return doc->names[name].first < p->first || end > p->end;
}

/* A common noun before another noun is no person: "prime minister level", "official statement". */
static bool
is_only_modifier(const struct scan *scan, const struct phrase *p)
{
    if (p->name_count || p->head == NONE) return false;
    const struct token *token = &scan->doc->tokens[p->head];
    if (p->body && !p->party.len && is_inside_name(scan, p)) return true;
    if (token->upos == UPOS_VERB || token->upos == UPOS_AUX || token->upos == UPOS_ADP) return true;
    if (p->head + 1 >= scan->end || p->end > p->head + 1) return false;
    bool beside = token->deprel == DEP_COMPOUND || token->deprel == DEP_AMOD;
    return beside && token->head > p->head && (p->office.len || p->group) && !p->party.len;
}

/* A name that nothing but the tagger has for a person's, where one is: "at Nong Chan". */
static bool
is_unknown_place(const struct scan *scan, const struct phrase *p)
{
    static const char *const places[] = {"in",      "at",      "near",  "into",
                                         "around",  "outside", "reach", "enter",
                                         "entered", "reached", NULL};
    bool bare = p->name_count && !p->office.len && !p->rank && !p->sex && !p->party.len;
    if (!bare || scan_term(scan, p->name_first, TERM_PERSON)) return false;
    if (scan_is(scan, p->first, "the")) return true;
    return p->first > scan->first && scan_is_one(scan, p->first - 1, places);
}

/* Words with which no phrase begins, though they may stand inside of one. */
static bool
can_begin(const struct scan *scan, int32_t t)
{
    const struct token *token = &scan->doc->tokens[t];
    if (token->upos == UPOS_PUNCT || token->upos == UPOS_ADP || token->upos == UPOS_AUX)
        return false;
    if (scan->units[t].term || scan_is_capital(scan, t)) return true;
    if (token->upos == UPOS_ADV || token->upos == UPOS_NOUN || token->upos == UPOS_VERB)
        return false;
    return true;
}

static int32_t
put_at(struct scan *scan, int32_t t)
{
    int32_t used = put_pair(scan, t);
    if (!used) used = put_ordinal(scan, t);
    struct phrase phrase;
    if (!used && can_begin(scan, t) && phrase_read(scan, t, 0, &phrase) &&
        !is_only_modifier(scan, &phrase) && !is_unknown_place(scan, &phrase)) {
        actor_put_phrase(scan, &phrase);
        put_nested(scan, &phrase);
        return phrase.end - t;
    }
    if (!used) used = put_handle(scan, t);
    if (!used) used = put_anaphor(scan, t);
    if (!used) used = put_pronoun(scan, t);
    if (!used) used = put_plain(scan, t);
    if (!used) used = put_acronym(scan, t);
    if (!used) used = put_unknown(scan, t);
    return used ? used : 1;
}

static bool
is_inside(const struct actor *actor, int32_t t)
{
    return t >= actor->first && t < actor->first + actor->count;
}

/* The head by the tree is the token that depends on something outside; a wrong tree may have
 * several: all lead to the mention. Narrower mentions come after wider ones and win. */
static void
link_tokens(struct doc *doc, int32_t a)
{
    struct actor *actor = &doc->actors[a];
    int32_t best = NONE;
    for (int32_t t = actor->first; t < actor->first + actor->count; t++) {
        int32_t head = doc->tokens[t].head;
        if (head != NONE && is_inside(actor, head)) continue;
        enum upos upos = doc->tokens[t].upos;
        if (upos == UPOS_PUNCT || upos == UPOS_ADP || upos == UPOS_DET) continue;
        if (best == NONE || t == actor->head) best = t;
        doc->tokens[t].actor = a;
    }
    if (best != NONE) actor->head = best;
    enum deprel rel = doc->tokens[actor->head].deprel;
    doc->notes[a].subject = rel == DEP_NSUBJ || rel == DEP_NSUBJ_PASS || rel == DEP_OBL_AGENT;
}

int
actor_stage(const struct extract_model *model, struct doc *doc, struct fail *why)
{
    (void)why;
    struct scan scan = {
        .who = model->who, .doc = doc, .families = names_new(), .acronyms = names_new()};
    scan.day = doc->published == DAY_NONE ? day_today() : doc->published;
    for (int32_t t = 0; t < doc->token_count; t++) doc->tokens[t].actor = NONE;
    scan_units(&scan);
    for (int32_t n = 0; n < doc->name_count; n++)
        if (doc->names[n].type == NAME_PER && doc->names[n].count > 1)
            scan_learn_name(&scan, doc->names[n].first, doc->names[n].count);
    for (int32_t s = 0; s < doc->sentence_count; s++) {
        const struct sentence *sentence = &doc->sentences[s];
        if (doc->blocks[sentence->block].kind == BLOCK_RESIDUE) continue;
        scan.first = sentence->first_token;
        scan.end = scan.first + sentence->token_count;
        scan.headline = scan_is_headline(&scan);
        for (int32_t t = scan.first; t < scan.end;) t += put_at(&scan, t);
    }
    names_free(scan.families);
    names_free(scan.acronyms);
    for (int32_t a = 0; a < doc->actor_count; a++) link_tokens(doc, a);
    return 0;
}
