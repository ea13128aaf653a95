/* settle_reach.c: how far a phrase (a day, a place) lies from an event: by the tree, and by the
 * words between them where the tree is doubtful.
 *
 * A parser is least sure of where a prepositional phrase hangs, and that is what days and places
 * are. In "his visit to A in May and his meeting with B in C in June" the nearest event word before
 * a phrase is right far more often than the tree. */
#include "extract/settle.h"
#include "extract/syntax.h"

enum { LINE_COST = 3, LINE_WORDS = 4, CROSSED_COST = 5, DOUBT_COST = 8 };

static bool
is_in_span(const struct doc *doc, int32_t token, struct span span)
{
    return doc->tokens[token].span.start >= span.start && doc->tokens[token].span.end <= span.end;
}

/* Another event's word between two tokens? */
static bool
is_crossed(const struct settler *settler, int32_t index, int32_t from, int32_t to)
{
    const struct code_note *note = &settler->notes->at[index];
    for (int32_t t = from + 1; t < to; t++)
        if (settler->attachments.is_word[t] && !attach_is_of(note, t)) return true;
    return false;
}

static bool
has_verb(const struct doc *doc, int32_t from, int32_t to)
{
    for (int32_t t = from + 1; t < to; t++)
        if ((doc->tokens[t].upos == UPOS_VERB && doc->tokens[t].deprel != DEP_AMOD) ||
            slice_is(token_form(doc, t), ";"))
            return true;
    return false;
}

/* "... in Islamabad in October, acknowledged": a day or place right after another one goes with it,
 * whatever verb follows. */
static bool
is_doubtful(const struct doc *doc, int32_t first, int32_t word)
{
    int32_t before = first - 1;
    if (word < first || before < 0) return false;
    if (doc->tokens[before].upos == UPOS_ADP) before--;
    if (before < 0 || doc->tokens[before].sentence != doc->tokens[first].sentence) return false;
    return doc->tokens[before].place != NONE || doc->tokens[before].day != NONE;
}

/* "..., where he met X on 9 May, offered": what ends a clause with a verb of its own belongs to
 * that clause, not to the verb behind the comma. */
static bool
ends_other_clause(const struct doc *doc, int32_t first, int32_t word)
{
    int32_t t = first, start = doc->sentences[doc->tokens[first].sentence].first_token;
    if (word < first) return false;
    while (t < word && !slice_is(token_form(doc, t), ",")) t++;
    if (t == word) return false;
    for (t = first - 1; t >= start && !slice_is(token_form(doc, t), ","); t--)
        if (doc->tokens[t].upos == UPOS_VERB) return true;
    return false;
}

/* "In the last hours of the talks, which ended here in May, ...": a meeting's own clause
 * tells where and when it was. */
static bool
tells_of_meeting(const struct doc *doc, int32_t verb)
{
    static const char *const held[] = {"hold",  "conclude", "end",   "begin",   "open",
                                       "start", "host",     "close", "convene", "take"};
    static const char *const at[] = {"in", "at", "during"};
    int32_t meeting = doc->tokens[verb].head;
    return SLICE_ONE_OF_NOCASE(doc->tokens[verb].lemma, held) &&
           (doc->tokens[verb].xpos == XPOS_VBD || doc->tokens[verb].xpos == XPOS_VBN) &&
           settle_is_venue_noun(doc->tokens[meeting].lemma) &&
           SLICE_ONE_OF_NOCASE(syntax_case(doc, meeting), at);
}

/* "A summit scheduled for April", "... ; experts had met the week before": on the way up lies a
 * clause of its own. "The meeting held in May" is one with its noun. */
static bool
leaves_clause(const struct settler *settler, const struct code_note *note, int32_t head)
{
    const struct token *tokens = settler->doc->tokens;
    for (int32_t t = head; t != NONE && !attach_is_of(note, t); t = tokens[t].head) {
        enum deprel rel = (enum deprel)tokens[t].deprel;
        bool told_of = rel == DEP_ACL || rel == DEP_ACL_RELCL;
        if (told_of && attach_is_of(note, tokens[t].head)) continue;
        if (told_of && tells_of_meeting(settler->doc, t)) continue;
        if (rel == DEP_ADVCL && tokens[t].xpos == XPOS_VB && attach_is_of(note, tokens[t].head) &&
            slice_is(tokens[tokens[t].head].lemma, "agree"))
            continue; /* "agreed to restore" */
        if (told_of || rel == DEP_ADVCL || rel == DEP_PARATAXIS || rel == DEP_CCOMP) return true;
    }
    return false;
}

static int
tree_cost(const struct settler *settler, int32_t index, int32_t first, int32_t count)
{
    const struct code_note *note = &settler->notes->at[index];
    int steps;
    int32_t head = syntax_phrase_head(settler->doc, first, count);
    int32_t word = attach_word(&settler->attachments, head, &steps);
    if (!attach_is_of(note, word) || leaves_clause(settler, note, head)) return REACH_NONE;
    if (ends_other_clause(settler->doc, first, word)) return REACH_NONE;
    if (is_crossed(settler, index, note->trigger, first)) steps += CROSSED_COST;
    if (is_doubtful(settler->doc, first, word)) steps += DOUBT_COST;
    return steps < REACH_NONE ? steps : REACH_NONE - 1;
}

static int
line_cost(const struct settler *settler, int32_t index, int32_t first)
{
    const struct code_note *note = &settler->notes->at[index];
    int32_t from = note->trigger;
    if (from >= first ||
        settler->doc->tokens[from].sentence != settler->doc->tokens[first].sentence)
        return REACH_NONE;
    if (is_crossed(settler, index, from, first) || has_verb(settler->doc, from, first))
        return REACH_NONE;
    return LINE_COST + (first - from) / LINE_WORDS;
}

int
settle_reach(const struct settler *settler, int32_t index, int32_t first, int32_t count)
{
    int tree = tree_cost(settler, index, first, count), line = line_cost(settler, index, first);
    return tree < line ? tree : line;
}

/* Is a phrase of that kind (a day, a place) told between two bytes of the sentence? */
static bool
is_told_between(const struct doc *doc, int32_t sentence, struct span between, bool of_place)
{
    const struct sentence *s = &doc->sentences[sentence];
    for (int32_t t = s->first_token; t < s->first_token + s->token_count; t++) {
        if (!is_in_span(doc, t, between)) continue;
        if (of_place ? doc->tokens[t].place != NONE && syntax_case(doc, t).len > 0
                     : doc->tokens[t].day != NONE)
            return true;
    }
    return false;
}

/* "Met A in Rome on 2 May and B in Oslo on 9 May": each partner has the place and the day behind
 * him, where one is told there. */
static bool
is_of_partner(const struct settler *settler, int32_t index, int32_t other, int32_t first)
{
    const struct doc *doc = settler->doc;
    const struct event *event = &doc->events[index], *with = &doc->events[other];
    int32_t sentence = settler->notes->at[index].sentence;
    bool of_place = doc->tokens[first].place != NONE;
    if (!event->recipient_count || !with->recipient_count) return false;
    struct span own = event->recipients[0].span, his = with->recipients[0].span,
                phrase = doc->tokens[first].span;
    if (own.end <= his.start && his.end <= phrase.start)
        return is_told_between(doc, sentence, (struct span){own.end, his.start}, of_place);
    if (his.end <= phrase.start && phrase.end <= own.start)
        return is_told_between(doc, sentence, (struct span){own.end, UINT32_MAX}, of_place);
    return false;
}

bool
settle_is_nearest(const struct settler *settler, int32_t index, int32_t first, int32_t count)
{
    const struct code_note *note = &settler->notes->at[index];
    int own = settle_reach(settler, index, first, count);
    for (int32_t i = 0; i < settler->doc->event_count; i++) {
        const struct code_note *other = &settler->notes->at[i];
        if (other->sentence != note->sentence || i == index) continue;
        if (other->trigger == note->trigger) {
            if (is_of_partner(settler, index, i, first)) return false;
            continue;
        }
        if (settle_reach(settler, i, first, count) < own) return false;
    }
    return true;
}

/* Nouns through which a place still belongs to the meeting: "at his residence in Ankara". */
static const char *const venues[] = {
    "address",    "airbase",      "airfield",    "airport",     "ambassador",   "area",
    "assembly",   "banquet",      "base",        "border",      "breakfast",    "briefing",
    "building",   "call",         "camp",        "capital",     "castle",       "cathedral",
    "center",     "centre",       "ceremony",    "chamber",     "church",       "city",
    "club",       "committee",    "complex",     "compound",    "conference",   "congress",
    "consulate",  "consultation", "convention",  "council",     "counterpart",  "crossing",
    "delegation", "dialogue",     "dinner",      "district",    "embassy",      "encounter",
    "engagement", "estate",       "event",       "expo",        "fair",         "farm",
    "forum",      "frontier",     "funeral",     "gala",        "gathering",    "guesthouse",
    "hall",       "headquarters", "hotel",       "house",       "inauguration", "island",
    "leader",     "lodge",        "lunch",       "luncheon",    "mansion",      "margin",
    "mass",       "meeting",      "member",      "minister",    "ministry",     "mission",
    "mosque",     "museum",       "negotiation", "office",      "official",     "outskirt",
    "palace",     "parade",       "parliament",  "participant", "plenary",      "port",
    "president",  "press",        "province",    "quarter",     "ranch",        "reception",
    "region",     "residence",    "resort",      "retreat",     "round",        "seminar",
    "session",    "side",         "sideline",    "sidelines",   "sitting",      "speech",
    "square",     "state",        "stay",        "stop",        "suburb",       "summit",
    "talk",       "talks",        "town",        "tour",        "trip",         "university",
    "villa",      "village",      "visit"};

bool
settle_is_venue_noun(struct slice lemma)
{
    return SLICE_ONE_OF_NOCASE(lemma, venues);
}

static const char *const meetings[] = {"meeting",  "talk",       "talks",   "summit",
                                       "ceremony", "conference", "session", "visit"};

/* What is signed or agreed in a place. */
static const char *const papers[] = {
    "accord",      "agreement", "charter",   "communique",    "contract", "convention", "deal",
    "declaration", "document",  "framework", "memorandum",    "pact",     "plan",       "protocol",
    "statement",   "treaty",    "truce",     "understanding", "ceasefire"};

static bool
is_venue(const struct settler *settler, int32_t index, int32_t token)
{
    const struct doc *doc = settler->doc;
    const struct event *event = &doc->events[index];
    const struct occasions *occasions = settler->notes->occasions;
    struct slice lemma = doc->tokens[token].lemma;
    if (doc->tokens[token].day != NONE || doc->tokens[token].place != NONE) return true;
    if (settle_is_venue_noun(lemma)) return true;
    bool deal = event->plover == PLOVER_AGREE || slice_is(event->cameo, "057");
    if (deal && SLICE_ONE_OF_NOCASE(lemma, papers)) return true;
    for (int32_t i = 0; i < occasions->count; i++)
        if (token >= occasions->at[i].first && token <= occasions->at[i].last) return true;
    return false;
}

/* "At a meeting of defence chiefs in Brussels": the chiefs belong to the meeting. */
static bool
is_of_venue(const struct settler *settler, int32_t index, int32_t token)
{
    int32_t head = settler->doc->tokens[token].head;
    return head != NONE && head < token && slice_is(syntax_case(settler->doc, token), "of") &&
           is_venue(settler, index, head);
}

static bool
is_of_actor(const struct doc *doc, int32_t token)
{
    if (doc->tokens[token].actor != NONE) return true;
    for (int32_t i = 0; i < doc->actor_count; i++)
        if (is_in_span(doc, token, doc->actors[i].span)) return true;
    return false;
}

/* "Signed a memorandum on biofuels in Brasilia on January 12": a place and a day side by side are
 * those of the deed, not of its matter. */
static bool
is_by_day(const struct settler *settler, int32_t index, int32_t head)
{
    const struct doc *doc = settler->doc;
    const struct event *event = &doc->events[index];
    int32_t after = head + 1;
    if (event->plover != PLOVER_AGREE && !slice_is(event->cameo, "057")) return false;
    if (after < doc->token_count && doc->tokens[after].upos == UPOS_ADP) after++;
    if (after >= doc->token_count || doc->tokens[after].day == NONE) return false;
    const struct day *day = &doc->days[doc->tokens[after].day];
    return doc->tokens[after].sentence == doc->tokens[head].sentence &&
           event->day.start == day->start;
}

bool
settle_is_scene(const struct settler *settler, int32_t index, int32_t head)
{
    const struct doc *doc = settler->doc;
    const struct code_note *note = &settler->notes->at[index];
    if (is_by_day(settler, index, head)) return true;
    static const char *const at[] = {"at", "during"};
    for (int32_t t = doc->tokens[head].head; t != NONE; t = doc->tokens[t].head) {
        if (attach_is_of(note, t)) return true;
        if (SLICE_ONE_OF_NOCASE(doc->tokens[t].lemma, meetings) &&
            SLICE_ONE_OF_NOCASE(syntax_case(doc, t), at))
            return true; /* "restored ties at a meeting in Riyadh" */
        if (!is_venue(settler, index, t) && !is_of_venue(settler, index, t) && !is_of_actor(doc, t))
            break;
    }
    if (note->trigger > head) return false;
    for (int32_t t = note->trigger + 1; t < head; t++) {
        bool noun = doc->tokens[t].upos == UPOS_NOUN || doc->tokens[t].upos == UPOS_PROPN;
        if (noun && !is_venue(settler, index, t) && !is_of_venue(settler, index, t) &&
            !is_of_actor(doc, t))
            return false;
        if (doc->tokens[t].upos == UPOS_VERB) return false;
    }
    return doc->tokens[note->trigger].sentence == doc->tokens[head].sentence;
}
