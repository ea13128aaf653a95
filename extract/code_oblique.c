/* code_oblique.c: finds words and prepositional phrases around a trigger, wherever the tree hangs
 * them. */
#include "extract/code_slots.h"
#include "extract/syntax.h"

enum { PHRASE_DEPTH = 4, PARTY_DEPTH = 2 };

bool
coder_word_in(const struct coder *coder, int32_t token, const char *set)
{
    return token != NONE && word_set_has(verbs_set(coder->model->verbs, set), coder->words[token]);
}

/* "a series of meetings": the word that counts. */
int32_t
slot_beyond_measure(const struct coder *coder, int32_t token)
{
    static const char *const measures[] = {
        "series", "round",   "number",   "set",     "range",   "string",  "spate",   "wave",
        "couple", "flurry",  "host",     "batch",   "package", "ten",     "hundred", "thousand",
        "dozen",  "million", "group",    "handful", "slew",    "barrage", "array",   "swathe",
        "part",   "lot",     "exchange", "week",    "day",     "clutch",  "raft",    "first",
        "half",   "bulk",    "rest",     "last",    "share",   "third",   "some",    "most",
        "many",   "all",     "several",  "few",     "more",    "portion", "quarter", "majority"};
    const struct doc *doc = coder->doc;
    if (doc->tokens[token].upos == UPOS_NUM) /* "six of the diplomats" */
        SYNTAX_EACH(doc, child, token)
    if (doc->tokens[child].deprel == DEP_NMOD && slice_is(syntax_case(doc, child), "of"))
        return slot_beyond_measure(coder, child);
    for (size_t i = 0; i < sizeof measures / sizeof measures[0]; i++) {
        if (!slice_is(doc->tokens[token].lemma, measures[i])) continue;
        SYNTAX_EACH(doc, child, token)
        if (doc->tokens[child].deprel == DEP_NMOD && slice_is(syntax_case(doc, child), "of"))
            return slot_beyond_measure(coder, child);
    }
    return token;
}

/* "Thanks to Chad and concern over Mali": such a conjunct is tried by itself. */
static bool
has_own_complement(const struct doc *doc, int32_t noun)
{
    SYNTAX_EACH(doc, child, noun)
    if (doc->tokens[child].deprel == DEP_NMOD && syntax_child(doc, child, DEP_CASE) != NONE)
        return true;
    return false;
}

/* The token of a phrase whose lemma is in the set: its head, what it measures, or one of its
 * conjuncts.
 */
int32_t
slot_word(const struct coder *coder, int32_t token, struct word_set words)
{
    if (token == NONE) return NONE;
    if (!words.count || word_set_has(words, coder->words[token])) return token;
    int32_t inner = slot_beyond_measure(coder, token);
    if (inner != token && word_set_has(words, coder->words[inner])) return inner;
    SYNTAX_EACH(coder->doc, child, token)
    if (coder->doc->tokens[child].deprel == DEP_COMPOUND &&
        word_set_has(words, coder->words[child]))
        return token; /* "began a hunger strike" */
    SYNTAX_EACH(coder->doc, child, token)
    if (coder->doc->tokens[child].deprel == DEP_CONJ && word_set_has(words, coder->words[child]) &&
        !has_own_complement(coder->doc, child))
        return child;
    return NONE;
}

/* A word of the set anywhere in a phrase. */
int32_t
slot_word_below(const struct coder *coder, int32_t token, struct word_set words, int depth)
{
    if (token == NONE || !words.count || word_set_has(words, coder->words[token])) return token;
    if (depth == PHRASE_DEPTH) return NONE;
    SYNTAX_EACH(coder->doc, child, token)
    {
        int32_t found = slot_word_below(coder, child, words, depth + 1);
        if (found != NONE) return found;
    }
    return NONE;
}

static int32_t
find_filler(const struct coder *coder, int32_t token, const struct frame_part *part)
{
    return part->deep ? slot_word_below(coder, token, part->words, 0)
                      : slot_word(coder, token, part->words);
}

bool
slot_in_set(const struct coder *coder, struct slice lemma, struct word_set set)
{
    return lemma.len && word_set_has(set, verbs_word(coder->model->verbs, lemma));
}

/* The parser hangs some prepositions a word too high or too low: the one before the phrase counts.
 */
static bool
case_before(const struct coder *coder, int32_t token, struct word_set preps)
{
    const struct doc *doc = coder->doc;
    int32_t first, last;
    if (doc->tokens[token].deprel != DEP_NMOD && doc->tokens[token].deprel != DEP_OBL) return false;
    syntax_extent(doc, token, &first, &last);
    for (int32_t t = first; t >= first - 1 && t >= 0; t--)
        if (doc->tokens[t].upos == UPOS_ADP &&
            doc->tokens[t].sentence == doc->tokens[token].sentence)
            return word_set_has(preps, coder->words[t]);
    return false;
}

/* Any preposition of the token, so that "out of" is "of" and "out". */
static bool
has_case(const struct coder *coder, int32_t token, struct word_set preps)
{
    const struct doc *doc = coder->doc;
    bool any = false;
    SYNTAX_EACH(doc, child, token)
    if (doc->tokens[child].deprel == DEP_CASE || doc->tokens[child].deprel == DEP_MARK) {
        if (doc->tokens[child].xpos == XPOS_POS) continue;
        if (word_set_has(preps, coder->words[child])) return true;
        any = true;
    }
    return !any && case_before(coder, token, preps);
}

static bool
is_oblique(enum deprel rel)
{
    return rel == DEP_OBL || rel == DEP_NMOD || rel == DEP_OBL_AGENT || rel == DEP_ADVCL ||
           rel == DEP_ACL || rel == DEP_XCOMP || rel == DEP_CCOMP;
}

/* "With the EU as guarantor", "with Oman mediating": there, but no side. */
static bool
stands_by(const struct coder *coder, int32_t token)
{
    const struct doc *doc = coder->doc;
    int32_t a = doc->tokens[token].actor;
    int32_t next = a == NONE ? token + 1 : doc->actors[a].first + doc->actors[a].count;
    int32_t end = next + 3 < doc->token_count ? next + 3 : doc->token_count;
    if (next >= end) return false;
    if (doc->tokens[next].xpos == XPOS_VBG) return coder_word_in(coder, next, "third");
    if (!slice_is(doc->tokens[next].lemma, "as")) return false;
    for (int32_t t = next + 1; t < end; t++)
        if (coder_word_in(coder, t, "third")) return true;
    return false;
}

static int32_t
oblique_under(const struct coder *coder, int32_t token, const struct frame_part *part)
{
    const struct doc *doc = coder->doc;
    int32_t first = NONE;
    if (token == NONE) return NONE;
    SYNTAX_EACH(doc, child, token)
    {
        if (!is_oblique((enum deprel)doc->tokens[child].deprel)) continue;
        if (!has_case(coder, child, part->preps)) continue;
        bool side = part->slot == SLOT_RECIPIENT || part->slot == SLOT_PARTY;
        if (side && syntax_is_infinitive(doc, child)) continue; /* "vowed to punish" */
        if (side && stands_by(coder, child)) continue;
        int32_t found = find_filler(coder, child, part);
        if (found == NONE) continue;
        if (part->words.count) return found;
        /* "a meeting of fifty minutes with X": rather the one that is a party */
        if (part->slot == SLOT_TOPIC || part->slot == SLOT_ANY || coder_is_party(coder, child))
            return child;
        if (first == NONE && doc->tokens[child].day == NONE) first = child;
    }
    return first;
}

/* "his meeting with X", however the tree reads it: the mention right after the preposition. */
static int32_t
adjacent(const struct coder *coder, int32_t token, const struct frame_part *part)
{
    const struct doc *doc = coder->doc;
    int32_t prep = token + 1;
    if (token == NONE || part->words.count || prep + 1 >= doc->token_count) return NONE;
    if (doc->tokens[prep].sentence != doc->tokens[token].sentence) return NONE;
    if (!word_set_has(part->preps, coder->words[prep])) return NONE;
    for (int32_t i = 0; i < doc->actor_count; i++) {
        const struct actor *actor = &doc->actors[i];
        if (actor->first != prep + 1 || doc->tokens[actor->head].actor != i) continue;
        return stands_by(coder, actor->head) ? NONE : actor->head;
    }
    return NONE;
}

/* "Meetings on the margins of the summit", "at the invitation of Y", "spoke a day after his talks
 * with Z": what hangs below is no side. */
static bool
leads_aside(const struct coder *coder, int32_t token)
{
    static const char *const times[] = {"after", "before",  "prior", "ahead", "following",
                                        "since", "pending", "until", "amid",  "despite"};
    struct slice prep = syntax_case(coder->doc, token);
    for (size_t i = 0; i < sizeof times / sizeof times[0]; i++)
        if (slice_is(prep, times[i])) return true;
    return coder->doc->tokens[token].upos == UPOS_NOUN && coder_word_in(coder, token, "aside");
}

/* "Checks at its frontier with X", "deeper into X": one word further down. */
static int32_t
oblique_below(const struct coder *coder, int32_t token, const struct frame_part *part)
{
    const struct doc *doc = coder->doc;
    int32_t found = NONE;
    SYNTAX_EACH(doc, child, token)
    if (found == NONE && !leads_aside(coder, child) &&
        (doc->tokens[child].deprel == DEP_OBL || doc->tokens[child].deprel == DEP_OBJ ||
         doc->tokens[child].deprel == DEP_NMOD ||
         (doc->tokens[child].deprel == DEP_XCOMP && !syntax_is_infinitive(doc, child)) ||
         doc->tokens[child].deprel == DEP_ADVMOD ||                 /* "away from" */
         slice_is(doc->tokens[child].lemma, "each") ||              /* "ten dollars each to Chad" */
         (doc->tokens[child].deprel == DEP_AMOD && child > token))) /* "a report critical of X" */
        found = oblique_under(coder, child, part);
    return found;
}

/* "Conveyed his thanks to Spain for the vaccines": the party at the object is meant. */
static bool
better_at_object(const struct coder *coder, const struct around *around,
                 const struct frame_part *part, int32_t found)
{
    bool side = part->slot == SLOT_RECIPIENT || part->slot == SLOT_PARTY;
    if (found == NONE || !side || part->words.count || around->object == NONE) return false;
    if (coder_is_party(coder, found)) return false;
    int32_t other = oblique_under(coder, around->object, part);
    return other != NONE && coder_is_party(coder, other);
}

/* "Raised the fate of the two sailors with Chad": a party after the preposition, wherever the
 * parser hangs it below the verb. */
static int32_t
party_below(const struct coder *coder, int32_t token, const struct frame_part *part, int depth)
{
    const struct doc *doc = coder->doc;
    SYNTAX_EACH(doc, child, token)
    {
        if (doc->tokens[child].upos == UPOS_VERB || leads_aside(coder, child)) continue;
        if (is_oblique((enum deprel)doc->tokens[child].deprel) &&
            has_case(coder, child, part->preps) && coder_is_party(coder, child) &&
            !stands_by(coder, child))
            return child;
        int32_t found = depth ? party_below(coder, child, part, depth - 1) : NONE;
        if (found != NONE) return found;
    }
    return NONE;
}

/* Of a second object: its own, or the verb's where it stands behind it. */
static int32_t
shared_oblique(const struct coder *coder, const struct around *around,
               const struct frame_part *part)
{
    int32_t found = oblique_under(coder, around->object, part);
    if (found != NONE) return found;
    found = oblique_under(coder, around->trigger, part);
    return found > around->object ? found : NONE;
}

/* "A trawler was fired on": the subject of a passive is what its preposition governs. */
static int32_t
stranded(const struct coder *coder, int32_t verb, const struct frame_part *part)
{
    const struct doc *doc = coder->doc;
    int32_t prep = verb + 1;
    if (prep >= doc->token_count || doc->tokens[prep].head != verb) return NONE;
    if (!word_set_has(part->preps, coder->words[prep]) || !syntax_is_passive(doc, verb))
        return NONE;
    return slot_word(coder, syntax_surface_subject(doc, verb), part->words);
}

/* "Was Chad's guest": what "the guest of Chad" says, before the noun. */
static int32_t
possessor(const struct coder *coder, const struct around *around, const struct frame_part *part)
{
    bool state = !around->noun && syntax_has_copula(coder->doc, around->trigger);
    if (!state || !slot_in_set(coder, SLICE_LITERAL("of"), part->preps)) return NONE;
    int32_t owner = syntax_child(coder->doc, around->trigger, DEP_NMOD_POSS);
    return owner != NONE && coder_is_party(coder, owner) ? owner : NONE;
}

/* "His Beijing trip", "a China visit": where to. */
static int32_t
destination(const struct coder *coder, int32_t noun, const struct frame_part *part)
{
    const struct doc *doc = coder->doc;
    if (!coder_word_in(coder, noun, "visit") || part->words.count ||
        !slot_in_set(coder, SLICE_LITERAL("to"), part->preps))
        return NONE;
    SYNTAX_EACH(doc, child, noun)
    {
        int32_t actor = doc->tokens[child].actor;
        bool person = actor != NONE && doc->actors[actor].kind == KIND_PERSON;
        if (doc->tokens[child].deprel == DEP_COMPOUND && doc->tokens[child].upos == UPOS_PROPN &&
            !person && (doc->tokens[child].place != NONE || coder_is_party(coder, child)))
            return child;
    }
    return NONE;
}

static int32_t
find_oblique(const struct coder *coder, const struct around *around, const struct frame_part *part)
{
    int32_t subject = around->noun ? NONE : stranded(coder, around->trigger, part);
    if (subject != NONE) return subject;
    if (around->shared) return shared_oblique(coder, around, part);
    int32_t found = oblique_under(coder, around->trigger, part);
    int32_t object = around->object;
    if (around->noun && part->slot == SLOT_ACTOR) {
        if (found == NONE) found = oblique_below(coder, around->trigger, part);
        bool comes = object != NONE && coder->doc->tokens[around->trigger].deprel == DEP_NSUBJ;
        if (found == NONE && comes) found = oblique_under(coder, object, part);
        return found; /* "praise for X came from Y" */
    }
    if (found == NONE) found = adjacent(coder, around->trigger, part);
    if (found == NONE) found = oblique_below(coder, around->trigger, part);
    if (better_at_object(coder, around, part, found)) found = NONE;
    if (found == NONE && around->noun && part->slot == SLOT_RECIPIENT && !part->words.count)
        found = party_below(coder, around->trigger, part, PARTY_DEPTH);
    if (found == NONE && around->noun) found = destination(coder, around->trigger, part);
    if (found != NONE || object == NONE) return found;
    found = oblique_under(coder, object, part);
    if (found == NONE) found = destination(coder, object, part);
    if (found == NONE) found = adjacent(coder, object, part);
    if (found == NONE) found = oblique_below(coder, object, part);
    if (found != NONE) return found;
    int32_t inner = slot_beyond_measure(coder, object);
    if (inner != object) found = oblique_under(coder, inner, part);
    if (found != NONE) return found;
    SYNTAX_EACH(coder->doc, child, object)
    if (coder->doc->tokens[child].deprel == DEP_CONJ && found == NONE)
        found = oblique_under(coder, child, part);
    if (found == NONE && part->slot == SLOT_PARTY)
        found = party_below(coder, object, part, PARTY_DEPTH);
    return found;
}

/* "with R" may hang on the verb, on its object or on what that measures. */
int32_t
slot_oblique(const struct coder *coder, const struct around *around, const struct frame_part *part)
{
    bool side = part->slot == SLOT_RECIPIENT || part->slot == SLOT_PARTY;
    int32_t found = find_oblique(coder, around, part);
    if (found != NONE || !side) return found;
    found = possessor(coder, around, part);
    if (found != NONE || !slot_in_set(coder, SLICE_LITERAL("between"), part->preps)) return found;
    return party_below(coder, around->trigger, part, PARTY_DEPTH); /* "broker in a row between" */
}
