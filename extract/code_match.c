/* code_match.c: finds the frame that fits best at a word, and fills its slots from the tree. */
#include "extract/code.h"
#include "extract/syntax.h"

enum { LIGHT_DEPTH = 3, PHRASE_DEPTH = 4, PARTY_DEPTH = 2 };

/* What stands around a trigger, in the order of the active voice. */
struct around {
    int32_t trigger, subject, object, indirect;
    bool noun;   /* then `object` is the verb above it */
    bool shared; /* `object` is coordinated with the verb's own */
};

bool
coder_word_in(const struct coder *coder, int32_t token, const char *set)
{
    return token != NONE && word_set_has(verbs_set(coder->model->verbs, set), coder->words[token]);
}

/* "a series of meetings": the word that counts. */
static int32_t
beyond_measure(const struct coder *coder, int32_t token)
{
    static const char *const measures[] = {
        "series", "round",   "number",   "set",     "range",   "string",  "spate",   "wave",
        "couple", "flurry",  "host",     "batch",   "package", "ten",     "hundred", "thousand",
        "dozen",  "million", "group",    "handful", "slew",    "barrage", "array",   "swathe",
        "part",   "lot",     "exchange", "week",    "day",     "clutch",  "raft"};
    const struct doc *doc = coder->doc;
    if (doc->tokens[token].upos == UPOS_NUM) /* "six of the diplomats" */
        SYNTAX_EACH(doc, child, token)
    if (doc->tokens[child].deprel == DEP_NMOD && slice_is(syntax_case(doc, child), "of"))
        return beyond_measure(coder, child);
    for (size_t i = 0; i < sizeof measures / sizeof measures[0]; i++) {
        if (!slice_is(doc->tokens[token].lemma, measures[i])) continue;
        SYNTAX_EACH(doc, child, token)
        if (doc->tokens[child].deprel == DEP_NMOD && slice_is(syntax_case(doc, child), "of"))
            return beyond_measure(coder, child);
    }
    return token;
}

/* The token of a phrase whose lemma is in the set: its head, what it measures, or one of its
 * conjuncts.
 */
static int32_t
find_word(const struct coder *coder, int32_t token, struct word_set words)
{
    if (token == NONE) return NONE;
    if (!words.count || word_set_has(words, coder->words[token])) return token;
    int32_t inner = beyond_measure(coder, token);
    if (inner != token && word_set_has(words, coder->words[inner])) return inner;
    SYNTAX_EACH(coder->doc, child, token)
    if (coder->doc->tokens[child].deprel == DEP_COMPOUND &&
        word_set_has(words, coder->words[child]))
        return token; /* "began a hunger strike" */
    SYNTAX_EACH(coder->doc, child, token)
    if (coder->doc->tokens[child].deprel == DEP_CONJ && word_set_has(words, coder->words[child]))
        return child;
    return NONE;
}

/* A word of the set anywhere in a phrase. */
static int32_t
word_below(const struct coder *coder, int32_t token, struct word_set words, int depth)
{
    if (token == NONE || !words.count || word_set_has(words, coder->words[token])) return token;
    if (depth == PHRASE_DEPTH) return NONE;
    SYNTAX_EACH(coder->doc, child, token)
    {
        int32_t found = word_below(coder, child, words, depth + 1);
        if (found != NONE) return found;
    }
    return NONE;
}

static int32_t
find_filler(const struct coder *coder, int32_t token, const struct frame_part *part)
{
    return part->deep ? word_below(coder, token, part->words, 0)
                      : find_word(coder, token, part->words);
}

static bool
in_set(const struct coder *coder, struct slice lemma, struct word_set set)
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
        if (actor->first == prep + 1 && doc->tokens[actor->head].actor == i) return actor->head;
    }
    return NONE;
}

/* "Checks at its frontier with X": one noun further down. */
static int32_t
oblique_below(const struct coder *coder, int32_t token, const struct frame_part *part)
{
    const struct doc *doc = coder->doc;
    int32_t found = NONE;
    SYNTAX_EACH(doc, child, token)
    if (found == NONE &&
        (doc->tokens[child].deprel == DEP_OBL || doc->tokens[child].deprel == DEP_OBJ ||
         doc->tokens[child].deprel == DEP_NMOD || doc->tokens[child].deprel == DEP_XCOMP))
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
        if (doc->tokens[child].upos == UPOS_VERB) continue;
        if (is_oblique((enum deprel)doc->tokens[child].deprel) &&
            has_case(coder, child, part->preps) && coder_is_party(coder, child))
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

/* "with R" may hang on the verb, on its object or on what that measures. */
static int32_t
find_oblique(const struct coder *coder, const struct around *around, const struct frame_part *part)
{
    if (around->shared) return shared_oblique(coder, around, part);
    int32_t found = oblique_under(coder, around->trigger, part);
    int32_t object = around->object;
    if (around->noun && part->slot == SLOT_ACTOR)
        return found != NONE ? found : oblique_below(coder, around->trigger, part);
    if (found == NONE) found = adjacent(coder, around->trigger, part);
    if (found == NONE) found = oblique_below(coder, around->trigger, part);
    if (better_at_object(coder, around, part, found)) found = NONE;
    if (found != NONE || object == NONE) return found;
    found = oblique_under(coder, object, part);
    if (found == NONE) found = adjacent(coder, object, part);
    if (found == NONE) found = oblique_below(coder, object, part);
    if (found != NONE) return found;
    int32_t inner = beyond_measure(coder, object);
    if (inner != object) found = oblique_under(coder, inner, part);
    if (found != NONE) return found;
    SYNTAX_EACH(coder->doc, child, object)
    if (coder->doc->tokens[child].deprel == DEP_CONJ && found == NONE)
        found = oblique_under(coder, child, part);
    if (found == NONE && part->slot == SLOT_PARTY)
        found = party_below(coder, object, part, PARTY_DEPTH);
    return found;
}

/* "Set free two sailors", "called off the visit": the word after the verb, however it hangs. */
static int32_t
next_particle(const struct coder *coder, int32_t trigger, const struct frame_part *part)
{
    const struct doc *doc = coder->doc;
    int32_t next = trigger + 1;
    if (next >= doc->token_count || doc->tokens[next].sentence != doc->tokens[trigger].sentence)
        return NONE;
    return in_set(coder, doc->tokens[next].lemma, part->preps) ? next : NONE;
}

static int32_t
find_particle(const struct coder *coder, const struct around *around, const struct frame_part *part)
{
    const struct doc *doc = coder->doc;
    SYNTAX_EACH(doc, child, around->trigger)
    {
        enum deprel rel = (enum deprel)doc->tokens[child].deprel;
        if ((rel == DEP_COMPOUND_PRT || rel == DEP_CASE || rel == DEP_ADVMOD || rel == DEP_XCOMP ||
             rel == DEP_AMOD || rel == DEP_OBL || rel == DEP_COMPOUND) &&
            in_set(coder, doc->tokens[child].lemma, part->preps))
            return child;
    }
    if (around->object != NONE) SYNTAX_EACH(doc, child, around->object)
    if ((doc->tokens[child].deprel == DEP_AMOD || doc->tokens[child].deprel == DEP_COMPOUND) &&
        in_set(coder, doc->tokens[child].lemma, part->preps))
        return child; /* "held joint drills" */
    return next_particle(coder, around->trigger, part);
}

/* "Called off its offensive" with an object that is read as an adverbial. */
static int32_t
bare_oblique(const struct doc *doc, int32_t verb)
{
    SYNTAX_EACH(doc, child, verb)
    if (child > verb && doc->tokens[child].deprel == DEP_OBL && doc->tokens[child].day == NONE &&
        syntax_child(doc, child, DEP_CASE) == NONE)
        return child;
    return NONE;
}

/* "Wrote off the debt" read as if it were written somewhere off: the object of a verb whose
 * particle stands before it. */
static void
take_object_of_particle(const struct coder *coder, const struct frame *frame, struct around *around)
{
    const struct doc *doc = coder->doc;
    for (int i = 0; i < frame->part_count && around->object == NONE; i++) {
        if (frame->parts[i].kind != PART_PARTICLE) continue;
        int32_t particle = next_particle(coder, around->trigger, &frame->parts[i]);
        if (particle == NONE) continue;
        if (doc->tokens[particle].deprel == DEP_COMPOUND_PRT)
            around->object = bare_oblique(doc, around->trigger);
        else if (doc->tokens[particle].deprel == DEP_CASE &&
                 doc->tokens[particle + 1].deprel != DEP_CASE && /* "out of the base" */
                 doc->tokens[doc->tokens[particle].head].head == around->trigger)
            around->object = doc->tokens[particle].head;
    }
}

static int32_t
clause_under(const struct doc *doc, int32_t token, bool infinitive)
{
    if (token == NONE) return NONE;
    SYNTAX_EACH(doc, child, token)
    {
        enum deprel rel = (enum deprel)doc->tokens[child].deprel;
        bool clause = rel == DEP_XCOMP || rel == DEP_CSUBJ || rel == DEP_CCOMP ||
                      rel == DEP_ADVCL || rel == DEP_ACL;
        if (clause && infinitive && syntax_is_infinitive(doc, child)) return child;
        if (!infinitive &&
            (rel == DEP_CCOMP || ((rel == DEP_ACL || rel == DEP_ACL_RELCL) &&
                                  syntax_has_lemma(doc, child, DEP_MARK, "that"))) &&
            (!syntax_is_infinitive(doc, child) || syntax_child(doc, child, DEP_COP) != NONE))
            return child;
    }
    return NONE;
}

/* "Dar met Lavrov, the ministry said" */
static int32_t
told_beside(const struct doc *doc, int32_t trigger)
{
    int32_t found = syntax_child(doc, trigger, DEP_PARATAXIS);
    if (found != NONE && doc->tokens[found].upos == UPOS_VERB) return found;
    return doc->tokens[trigger].deprel == DEP_PARATAXIS ? doc->tokens[trigger].head : NONE;
}

/* "Insists that its jets kept out": tells what is, and asks nobody to do anything. */
static bool
is_indicative(const struct doc *doc, int32_t verb)
{
    int32_t first = verb;
    SYNTAX_EACH(doc, child, verb)
    if (doc->tokens[child].deprel == DEP_AUX || doc->tokens[child].deprel == DEP_AUX_PASS ||
        doc->tokens[child].deprel == DEP_COP) {
        first = child;
        break;
    }
    if (doc->tokens[first].xpos == XPOS_MD)
        return !slice_is(doc->tokens[first].lemma, "must") &&
               !slice_is(doc->tokens[first].lemma, "should");
    return !slice_equal(token_form(doc, first), doc->tokens[first].lemma);
}

/* "Says that Chad must withdraw." */
static bool
is_obliged(const struct coder *coder, int32_t verb)
{
    const struct doc *doc = coder->doc;
    int32_t subject = syntax_child(doc, verb, DEP_NSUBJ), aux = syntax_child(doc, verb, DEP_AUX);
    if (subject == NONE || !coder_is_party(coder, subject)) return false;
    if (slice_is(doc->tokens[verb].lemma, "need")) /* "needs to withdraw" */
        return clause_under(doc, verb, true) != NONE;
    if (aux == NONE || aux < subject) return false; /* "should Chad attack" */
    struct slice lemma = doc->tokens[aux].lemma;
    return slice_is(lemma, "must") || slice_is(lemma, "should") || slice_is(lemma, "ought");
}

static int32_t
find_clause(const struct coder *coder, const struct around *around, const struct frame_part *part)
{
    int32_t found = NONE;
    if (part->kind == PART_INFINITIVE || part->kind == PART_CLAUSE) {
        found = clause_under(coder->doc, around->trigger, true);
        if (found == NONE) found = clause_under(coder->doc, around->object, true);
        if (found == NONE && part->preps.count) found = find_oblique(coder, around, part);
    }
    if (found == NONE && part->kind != PART_INFINITIVE) {
        found = clause_under(coder->doc, around->trigger, false);
        if (found == NONE) found = clause_under(coder->doc, around->object, false);
        if (found == NONE) found = told_beside(coder->doc, around->trigger);
    }
    if (found != NONE && part->kind == PART_MUST && !is_obliged(coder, found)) return NONE;
    if (found != NONE && part->kind == PART_SHOULD && is_indicative(coder->doc, found)) return NONE;
    return found == NONE ? NONE : find_word(coder, found, part->words);
}

/* An object, or "stopped shelling". */
static int32_t
find_object(const struct coder *coder, const struct around *around, const struct frame_part *part)
{
    if (around->shared)
        return word_set_has(part->words, coder->words[around->object]) ? around->object : NONE;
    if (around->object != NONE) {
        int32_t found = find_word(coder, around->object, part->words);
        SYNTAX_EACH(coder->doc, child, around->trigger)
        if (found == NONE &&
            (coder->doc->tokens[child].deprel == DEP_OBJ ||
             (part->words.count && coder->doc->tokens[child].deprel == DEP_OBL_UNMARKED)))
            found = find_word(coder, child, part->words);
        if (found != NONE && !part->words.count && part->slot == SLOT_TOPIC)
            found = beyond_measure(coder, found);
        return found;
    }
    SYNTAX_EACH(coder->doc, child, around->trigger)
    {
        const struct token *token = &coder->doc->tokens[child];
        bool clause = token->deprel == DEP_XCOMP || token->deprel == DEP_CCOMP;
        if (part->slot == SLOT_TOPIC && !part->words.count && clause && token->xpos == XPOS_VBG)
            return child;
    }
    return NONE;
}

/* "Sent Peru doctors" read as if they were "Peru doctors". */
static int32_t
find_indirect(const struct coder *coder, const struct around *around, const struct frame_part *part)
{
    if (around->indirect != NONE) return find_word(coder, around->indirect, part->words);
    if (around->object == NONE) return NONE;
    SYNTAX_EACH(coder->doc, child, around->object)
    if (coder->doc->tokens[child].deprel == DEP_COMPOUND && coder_is_party(coder, child))
        return find_word(coder, child, part->words);
    return NONE;
}

/* "Called the raid an outrage", "called it 'reckless'": a second object, an adjective, or what
 * stands right behind the object says what it is. */
static int32_t
find_complement(const struct coder *coder, const struct around *around,
                const struct frame_part *part)
{
    const struct doc *doc = coder->doc;
    int32_t found = NONE;
    SYNTAX_EACH(doc, child, around->trigger)
    {
        enum deprel rel = (enum deprel)doc->tokens[child].deprel;
        bool adjective = rel == DEP_OBL && doc->tokens[child].upos == UPOS_ADJ;
        if (child != around->object && found == NONE &&
            (rel == DEP_XCOMP || rel == DEP_OBJ || rel == DEP_OBL_UNMARKED || adjective))
            found = word_below(coder, child, part->words, 0);
    }
    if (found != NONE || around->object == NONE) return found;
    SYNTAX_EACH(doc, child, around->object)
    {
        enum deprel rel = (enum deprel)doc->tokens[child].deprel;
        if (child > around->object && found == NONE &&
            (rel == DEP_ACL || rel == DEP_AMOD || rel == DEP_APPOS || rel == DEP_NMOD_DESC ||
             rel == DEP_FLAT || rel == DEP_DEP))
            found = word_below(coder, child, part->words, 0);
    }
    return found;
}

static int32_t
find_part(const struct coder *coder, const struct around *around, const struct frame_part *part)
{
    switch (part->kind) {
    case PART_OBJECT:
        return find_object(coder, around, part);
    case PART_INDIRECT:
        return find_indirect(coder, around, part);
    case PART_COMPLEMENT:
        return find_complement(coder, around, part);
    case PART_OBLIQUE:
        return find_oblique(coder, around, part);
    case PART_EITHER: {
        int32_t object = find_object(coder, around, part);
        return object != NONE ? object : find_oblique(coder, around, part);
    }
    case PART_PARTICLE:
        return find_particle(coder, around, part);
    case PART_INFINITIVE:
    case PART_THAT:
    case PART_CLAUSE:
    case PART_SHOULD:
    case PART_MUST:
        break;
    }
    return find_clause(coder, around, part);
}

static void
fill(struct match *match, enum slot slot, int32_t token)
{
    int32_t *places[] = {[SLOT_ACTOR] = &match->actor,
                         [SLOT_RECIPIENT] = &match->recipient,
                         [SLOT_PARTY] = &match->recipient,
                         [SLOT_OTHER] = &match->other,
                         [SLOT_TOPIC] = &match->topic};
    if (slot == SLOT_NONE || slot == SLOT_ANY) return;
    if (*places[slot] == NONE || slot == SLOT_PARTY) *places[slot] = token;
    if (slot == SLOT_PARTY) match->party = true;
}

/* How much a filled part speaks for the frame. */
static int
weight(struct coder *coder, const struct frame_part *part, int32_t token)
{
    int points = 1;
    if (part->words.count) points += 3;
    if (part->kind == PART_PARTICLE) points += 2;
    if (part->kind >= PART_OBLIQUE && part->kind != PART_PARTICLE) points += 1;
    if (part->kind == PART_MUST) points += 1;
    if (part->slot == SLOT_PARTY) points += 2;
    if (part->slot == SLOT_RECIPIENT && coder_is_party(coder, token)) points += 1;
    return points;
}

static bool
acceptable(struct coder *coder, const struct frame_part *part, int32_t token)
{
    if (part->slot == SLOT_PARTY)
        return coder_is_party(coder, token) || coder_is_each_other(coder, token);
    return true;
}

/* "Stopped" alone is no event: something that happens must stop. */
static bool
needs_content(const struct frame *frame)
{
    if (frame->embed == EMBED_PASS) return true;
    if (frame->embed != EMBED_HALT) return false;
    for (int i = 0; i < frame->part_count; i++)
        if (frame->parts[i].slot == SLOT_TOPIC && frame->parts[i].words.count) return false;
    return true;
}

static bool
try_frame(struct coder *coder, const struct frame *frame, const struct around *around,
          struct match *out)
{
    *out = (struct match){.frame = frame,
                          .trigger = around->trigger,
                          .actor = NONE,
                          .recipient = NONE,
                          .other = NONE,
                          .topic = NONE,
                          .thing = NONE,
                          .content = NONE};
    struct around own = *around;
    if (frame->complement && own.indirect != NONE)
        own.object = own.indirect; /* "the raid an outrage" */
    if (frame->subject_words.count) {
        if (find_word(coder, around->subject, frame->subject_words) == NONE) return false;
        out->score += 3;
    }
    take_object_of_particle(coder, frame, &own);
    for (int i = 0; i < frame->part_count; i++) {
        const struct frame_part *part = &frame->parts[i];
        int32_t found = syntax_antecedent(coder->doc, find_part(coder, &own, part));
        if (found == NONE || !acceptable(coder, part, found)) {
            if (part->optional) continue;
            return false;
        }
        fill(out, part->slot, found);
        bool object = part->kind == PART_OBJECT || part->kind == PART_EITHER;
        if (object && part->slot == SLOT_NONE) out->thing = found;
        out->score += weight(coder, part, found);
        if (object && found != own.object && coder->doc->tokens[found].deprel == DEP_CONJ)
            out->score--; /* rather what stands first; the second has the verb for itself */
    }
    fill(out, frame->kind == FRAME_NOUN ? SLOT_ACTOR : frame->subject, around->subject);
    if (out->topic != NONE && out->topic != around->trigger) {
        struct match *content = coder_match(coder, out->topic);
        if (content && content->code) {
            out->content = out->topic;
            out->score += 1;
        }
    }
    return !needs_content(frame) || out->content != NONE;
}

/* "Became a member of": what somebody becomes stands where an object would. */
static int32_t
complement(const struct doc *doc, int32_t verb)
{
    int32_t found = syntax_child(doc, verb, DEP_XCOMP);
    return found != NONE && doc->tokens[found].upos == UPOS_NOUN ? found : NONE;
}

/* "Talks took place between X and Y". */
static bool
takes_place(const struct doc *doc, int32_t noun)
{
    static const char *const verbs[] = {"take", "begin",  "start",    "occur",
                                        "open", "resume", "continue", "happen"};
    if (doc->tokens[noun].deprel != DEP_NSUBJ || doc->tokens[noun].head == NONE) return false;
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
        if (slice_is(doc->tokens[doc->tokens[noun].head].lemma, verbs[i])) return true;
    return false;
}

static void
look_around(const struct coder *coder, int32_t token, enum frame_kind kind, struct around *around)
{
    const struct doc *doc = coder->doc;
    *around = (struct around){.trigger = token,
                              .subject = NONE,
                              .object = NONE,
                              .indirect = NONE,
                              .noun = kind == FRAME_NOUN};
    if (kind == FRAME_VERB) {
        around->subject = syntax_subject(doc, token);
        around->object = syntax_object(doc, token);
        if (around->object == NONE) around->object = complement(doc, token);
        around->indirect = syntax_indirect(doc, token);
    } else if (kind == FRAME_STATE) {
        around->subject = syntax_surface_subject(doc, token);
        if (doc->tokens[token].place != NONE) around->object = token;
    } else {
        enum deprel rel = (enum deprel)doc->tokens[token].deprel;
        around->subject = syntax_child(doc, token, DEP_NMOD_POSS);
        /* "postponed talks with Chad": read as if Chad hung on the verb */
        if (rel == DEP_OBJ || rel == DEP_NSUBJ_PASS || takes_place(doc, token))
            around->object = doc->tokens[token].head;
        SYNTAX_EACH(doc, child, token)
        if (around->subject == NONE && doc->tokens[child].deprel == DEP_NMOD &&
            slice_is(syntax_case(doc, child), "by"))
            around->subject = child;
    }
}

/* "Israeli strike": a nationality before the noun is who does it. */
static int32_t
nationality(const struct coder *coder, int32_t noun)
{
    SYNTAX_EACH(coder->doc, child, noun)
    {
        enum deprel rel = (enum deprel)coder->doc->tokens[child].deprel;
        if ((rel == DEP_AMOD || rel == DEP_COMPOUND || rel == DEP_NMOD || rel == DEP_NMOD_DESC) &&
            child < noun && coder_is_party(coder, child))
            return child;
    }
    return NONE;
}

/* "The minister is in Lima": a place where a person, no army and no firm, is. */
static bool
is_stay(const struct coder *coder, int32_t token)
{
    const struct doc *doc = coder->doc;
    int32_t subject = syntax_surface_subject(doc, token);
    if (subject == NONE) return false;
    int32_t actor = doc->tokens[subject].actor;
    return (actor != NONE && doc->actors[actor].kind == KIND_PERSON) ||
           coder_word_in(coder, subject, "emissary");
}

/* Is the predicate a state ("is ready", "ready to", "in talks") and not a verb? */
static bool
is_state(const struct coder *coder, int32_t token)
{
    const struct doc *doc = coder->doc;
    const struct token *t = &doc->tokens[token];
    if (syntax_child(doc, token, DEP_COP) != NONE) return t->place == NONE || is_stay(coder, token);
    if (t->upos == UPOS_ADJ) return true;
    if (t->xpos == XPOS_VBN)
        return syntax_child(doc, token, DEP_AUX_PASS) != NONE || t->deprel == DEP_ACL ||
               t->deprel == DEP_ADVCL || t->deprel == DEP_XCOMP ||
               syntax_child(doc, token, DEP_NSUBJ_PASS) != NONE;
    if (t->upos == UPOS_VERB && syntax_child(doc, token, DEP_AUX_PASS) != NONE) return true;
    return t->upos == UPOS_NOUN && slice_is(syntax_case(doc, token), "in") &&
           syntax_surface_subject(doc, token) != NONE;
}

/* "Is in Lima", "is due in Lima": the first word before the place. */
static uint32_t
word_of_stay(const struct coder *coder, int32_t place)
{
    SYNTAX_EACH(coder->doc, child, place)
    if (coder->doc->tokens[child].deprel == DEP_CASE) return coder->words[child];
    return NAMES_NONE;
}

/* A state is found by its form: "is committed", not "commit". */
static uint32_t
word_for(const struct coder *coder, int32_t token, enum frame_kind kind)
{
    if (kind == FRAME_STATE && coder->doc->tokens[token].place != NONE)
        return word_of_stay(coder, token);
    char form[32];
    struct slice text = token_form(coder->doc, token);
    if (kind != FRAME_STATE || text.len >= sizeof form) return coder->words[token];
    for (size_t i = 0; i < text.len; i++)
        form[i] = text.at[i] >= 'A' && text.at[i] <= 'Z' ? (char)(text.at[i] + 32) : text.at[i];
    uint32_t word = verbs_word(coder->model->verbs, (struct slice){form, text.len});
    if (word != NAMES_NONE || coder->doc->tokens[token].upos == UPOS_VERB) return word;
    return coder->words[token];
}

/* "Those it deemed responsible": nobody is said to be it. */
static bool
is_bare_state(const struct coder *coder, const struct frame *frame, int32_t token)
{
    return frame->kind == FRAME_STATE && syntax_child(coder->doc, token, DEP_COP) == NONE;
}

/* The best of the frames from `frame` on. */
static void
try_frames(struct coder *coder, const struct frame *frame, const struct around *around,
           struct match *best)
{
    for (; frame; frame = verbs_frame(coder->model->verbs, frame->next)) {
        struct match match;
        if (frame->spoken && (coder->unspoken || is_bare_state(coder, frame, around->trigger)))
            continue;
        if (!try_frame(coder, frame, around, &match)) continue;
        if (coder_vetoed(coder, &match)) continue;
        if (frame->kind == FRAME_NOUN && match.actor == NONE)
            match.actor = nationality(coder, around->trigger);
        if (!best->frame || match.score > best->score) *best = match;
    }
}

static void
try_kind(struct coder *coder, int32_t token, enum frame_kind kind, struct match *best)
{
    struct around around;
    const struct frame *frame = verbs_first(coder->model->verbs, word_for(coder, token, kind),
                                            kind);
    if (!frame) return;
    look_around(coder, token, kind, &around);
    try_frames(coder, frame, &around, best);
}

/* "Voiced support for X and concern over Y": the verb once more, with its second object. */
static void
try_shared_verb(struct coder *coder, int32_t token, struct match *best)
{
    const struct doc *doc = coder->doc;
    int32_t object = doc->tokens[token].head;
    if (doc->tokens[token].deprel != DEP_CONJ || object == NONE) return;
    if (doc->tokens[object].deprel == DEP_NMOD) object = doc->tokens[object].head; /* misread */
    if (object != NONE && doc->tokens[object].upos == UPOS_VERB)                   /* misread */
        object = syntax_child(doc, object, DEP_OBJ);
    if (object == NONE || doc->tokens[object].deprel != DEP_OBJ) return;
    int32_t verb = doc->tokens[object].head;
    if (verb == NONE || doc->tokens[verb].upos != UPOS_VERB) return;
    struct around around;
    const struct frame *frame = verbs_first(coder->model->verbs, coder->words[verb], FRAME_VERB);
    if (!frame) return;
    look_around(coder, verb, FRAME_VERB, &around);
    around.object = token;
    around.shared = true;
    try_frames(coder, frame, &around, best);
}

/* "Demanded that X abandon its policy" asks X to do it; "called for sanctions on X" is against X.
 */
static bool
asks_to_do(const struct match *match, const struct match *content, const struct cameo_code *code)
{
    bool asks = match->frame->embed == EMBED_APPEAL || match->frame->embed == EMBED_DEMAND;
    return asks && code && code->plover == PLOVER_ACCUSE && content->frame->kind == FRAME_VERB;
}

/* The code of an embedding: by the event in its topic, or its own. */
static void
compose(struct coder *coder, struct match *match)
{
    const struct frame *frame = match->frame;
    const struct match *content = match->content == NONE ? NULL : &coder->matches[match->content];
    match->code = frame->code;
    match->plover = frame->plover;
    match->mode = frame->mode;
    if (frame->embed == EMBED_SAY) match->code = NULL;
    if (!content || frame->embed == EMBED_SAY || frame->embed == EMBED_NONE) return;
    bool planned = false;
    const struct cameo_code *code = frame->embed == EMBED_PASS
                                        ? content->code
                                        : verbs_compose(coder->model->verbs, frame->embed,
                                                        content->code->code, &planned);
    match->planned = planned;
    if (frame->embed == EMBED_THREAT && coder_status(coder, content->trigger).negated &&
        syntax_is_infinitive(coder->doc, content->trigger)) /* "vowed not to attack" */
        code = verbs_compose(coder->model->verbs, EMBED_INTENT, SLICE_LITERAL("0"), &planned);
    if (planned && coder_status(coder, content->trigger).negated) { /* "pledged not to ban" */
        code = frame->code;
        planned = match->planned = false;
    }
    if (asks_to_do(match, content, code)) {
        code = frame->code;
        planned = match->planned = false;
    }
    if (!code && frame->embed == EMBED_ACCUSE) code = frame->code;
    if (planned || frame->embed == EMBED_PASS) {
        match->code = content->code;
        match->plover = content->plover;
        match->mode = content->mode;
    } else {
        match->code = code;
        match->plover = PLOVER_NONE;
        match->mode = SLICE_NONE;
    }
}

/* "Demanded that Chad behave": whoever is to do it, where nothing is known of the deed. */
static void
find_addressee(const struct coder *coder, struct match *match)
{
    bool asks = match->frame->embed == EMBED_APPEAL || match->frame->embed == EMBED_DEMAND;
    if (!asks || match->recipient != NONE || match->topic == NONE) return;
    if (coder->doc->tokens[match->topic].upos != UPOS_VERB) return;
    int32_t subject = syntax_surface_subject(coder->doc, match->topic);
    if (subject != NONE && subject != match->actor && coder_is_party(coder, subject))
        match->recipient = subject;
}

/* "Ready to attack": the event's own sides, where the embedding word has none. */
static void
inherit(struct coder *coder, struct match *match)
{
    if (match->content == NONE) find_addressee(coder, match);
    if (match->content == NONE || match->frame->embed == EMBED_SAY) return;
    struct match *content = &coder->matches[match->content];
    bool refuses = match->frame->embed == EMBED_REFUSE && content->frame->kind == FRAME_NOUN;
    bool asks = match->frame->embed == EMBED_APPEAL || match->frame->embed == EMBED_DEMAND ||
                match->frame->embed == EMBED_ACCUSE || refuses; /* "refused Togo's offer" */
    if (asks && match->recipient == NONE) {
        match->recipient = content->actor != NONE && content->actor != match->actor
                               ? content->actor
                               : content->recipient;
    } else if (match->recipient == NONE) {
        match->recipient = content->recipient;
        match->party = content->party;
    }
    if (match->actor == NONE && !asks) match->actor = content->actor;
    if (match->other == NONE) match->other = content->other;
    if (!asks && match->frame->embed != EMBED_PASS && match->recipient == match->actor)
        match->recipient = content->recipient;
    content->consumed = true;
}

/* "Paid a visit to": the noun in the pattern is told by the verb. */
static void
consume_object(struct coder *coder, const struct match *match)
{
    struct around around;
    if (match->frame->kind != FRAME_VERB) return;
    look_around(coder, match->trigger, FRAME_VERB, &around);
    for (int i = 0; i < match->frame->part_count; i++) {
        const struct frame_part *part = &match->frame->parts[i];
        bool word = part->kind == PART_OBJECT || part->kind == PART_EITHER ||
                    (part->kind == PART_OBLIQUE && part->slot == SLOT_NONE);
        if (!word || !part->words.count) continue;
        int32_t noun = find_part(coder, &around, part);
        if (noun == NONE || noun == match->content || &coder->matches[noun] == match) continue;
        if (coder_match(coder, noun)) coder->matches[noun].consumed = true;
    }
}

struct match *
coder_match(struct coder *coder, int32_t token)
{
    struct match *match = &coder->matches[token];
    if (match->state == MATCH_BUSY) return NULL;
    if (match->state == MATCH_DONE) return match->frame ? match : NULL;
    *match = (struct match){.state = MATCH_BUSY};
    enum upos upos = (enum upos)coder->doc->tokens[token].upos;
    struct match best = {.frame = NULL};
    if (is_state(coder, token) && word_for(coder, token, FRAME_STATE) != NAMES_NONE)
        try_kind(coder, token, FRAME_STATE, &best);
    if (coder->words[token] != NAMES_NONE) {
        bool adjective = coder->doc->tokens[token].deprel == DEP_AMOD; /* "the deposed president" */
        if (!best.frame && !adjective && (upos == UPOS_VERB || upos == UPOS_AUX))
            try_kind(coder, token, FRAME_VERB, &best);
        if (!best.frame && (upos == UPOS_NOUN || upos == UPOS_PROPN))
            try_kind(coder, token, FRAME_NOUN, &best);
        if (upos == UPOS_NOUN) try_shared_verb(coder, token, &best);
    }
    *match = best;
    match->state = MATCH_DONE;
    if (!match->frame) return NULL;
    compose(coder, match);
    inherit(coder, match);
    if (match->code) coder_refine(coder, match);
    consume_object(coder, match);
    return match;
}
