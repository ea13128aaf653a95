/* code_slots.c: what stands around a trigger, and what of it fills a place of a pattern. */
#include "extract/code_slots.h"
#include "extract/syntax.h"

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
    static const char *const verbs[] = {"take",   "begin",    "start",  "occur",     "open",
                                        "resume", "continue", "happen", "erupt",     "break",
                                        "flare",  "rage",     "ensue",  "intensify", "spread",
                                        "fly",    "come",     "go",     "pour"};
    if (doc->tokens[noun].deprel != DEP_NSUBJ || doc->tokens[noun].head == NONE) return false;
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
        if (slice_is(doc->tokens[doc->tokens[noun].head].lemma, verbs[i])) return true;
    return false;
}

/* "A deal was reached between X and Y", "shots were traded at the border between X and Y": whose
 * doing a passive is that says nothing of it. */
static int32_t
between_whom(const struct doc *doc, int32_t token, int depth)
{
    int32_t found = NONE;
    SYNTAX_EACH(doc, child, token)
    {
        if (slice_is(syntax_case(doc, child), "between")) return child;
        if (found == NONE && depth > 0 && doc->tokens[child].upos == UPOS_NOUN)
            found = between_whom(doc, child, depth - 1);
    }
    return found;
}

/* "Is against the ban": the predicate is what somebody is against. */
bool
slot_is_stand(const struct doc *doc, int32_t token)
{
    return syntax_has_copula(doc, token) && slice_is(syntax_case(doc, token), "against");
}

void
slot_look_around(const struct coder *coder, int32_t token, enum frame_kind kind,
                 struct around *around)
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
        if (around->subject == NONE && syntax_is_passive(doc, token))
            around->subject = between_whom(doc, token, 1);
    } else if (kind == FRAME_STATE) {
        around->subject = syntax_surface_subject(doc, token);
        if (doc->tokens[token].place != NONE || slot_is_stand(doc, token)) around->object = token;
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

/* "Set free two sailors", "called off the visit": the word after the verb, however it hangs. */
static int32_t
next_particle(const struct coder *coder, int32_t trigger, const struct frame_part *part)
{
    const struct doc *doc = coder->doc;
    int32_t next = trigger + 1;
    if (next + 1 < doc->token_count && slice_is(doc->tokens[next + 1].lemma, "same"))
        next++; /* "the same" */
    if (next >= doc->token_count || doc->tokens[next].sentence != doc->tokens[trigger].sentence)
        return NONE;
    return slot_in_set(coder, doc->tokens[next].lemma, part->preps) ? next : NONE;
}

static int32_t
find_particle(const struct coder *coder, const struct around *around, const struct frame_part *part)
{
    const struct doc *doc = coder->doc;
    SYNTAX_EACH(doc, child, around->trigger)
    {
        enum deprel rel = (enum deprel)doc->tokens[child].deprel;
        if ((rel == DEP_COMPOUND_PRT || rel == DEP_CASE || rel == DEP_ADVMOD || rel == DEP_XCOMP ||
             rel == DEP_AMOD || rel == DEP_OBL || rel == DEP_COMPOUND || rel == DEP_MARK) &&
            slot_in_set(coder, doc->tokens[child].lemma, part->preps))
            return child;
    }
    if (around->object != NONE) SYNTAX_EACH(doc, child, around->object)
    if ((doc->tokens[child].deprel == DEP_AMOD || doc->tokens[child].deprel == DEP_COMPOUND) &&
        slot_in_set(coder, doc->tokens[child].lemma, part->preps))
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
void
slot_take_object_of_particle(const struct coder *coder, const struct frame *frame,
                             struct around *around)
{
    const struct doc *doc = coder->doc;
    for (int i = 0; i < frame->part_count && around->object == NONE; i++) {
        if (frame->parts[i].kind != PART_PARTICLE) continue;
        int32_t particle = next_particle(coder, around->trigger, &frame->parts[i]);
        if (particle == NONE) continue;
        if (doc->tokens[particle].deprel == DEP_COMPOUND_PRT)
            around->object = bare_oblique(doc, around->trigger);
        else if (doc->tokens[particle].deprel == DEP_XCOMP) /* "threw open the camp" */
            around->object = syntax_child(doc, particle, DEP_OBJ);
        else if (doc->tokens[particle].deprel == DEP_CASE &&
                 doc->tokens[particle + 1].deprel != DEP_CASE && /* "out of the base" */
                 doc->tokens[doc->tokens[particle].head].head == around->trigger)
            around->object = doc->tokens[particle].head;
    }
}

/* "Let the convoy pass": an infinitive without "to". */
static bool
is_let(const struct doc *doc, int32_t verb)
{
    return doc->tokens[verb].deprel == DEP_XCOMP && doc->tokens[verb].xpos == XPOS_VB &&
           slice_is(doc->tokens[doc->tokens[verb].head].lemma, "let");
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
        if (clause && infinitive && (syntax_is_infinitive(doc, child) || is_let(doc, child)))
            return child;
        if (!infinitive &&
            (rel == DEP_CCOMP || ((rel == DEP_ACL || rel == DEP_ACL_RELCL) &&
                                  syntax_has_lemma(doc, child, DEP_MARK, "that"))) &&
            (!syntax_is_infinitive(doc, child) || syntax_has_copula(doc, child)) &&
            !coder_is_condition(doc, child))
            return child;
    }
    return NONE;
}

/* "Insisted on its demand that Chad withdraw": what the noun behind the preposition says. */
static int32_t
clause_of_oblique(const struct doc *doc, int32_t trigger)
{
    SYNTAX_EACH(doc, child, trigger)
    {
        if (doc->tokens[child].deprel != DEP_OBL || doc->tokens[child].upos != UPOS_NOUN) continue;
        int32_t found = clause_under(doc, child, false);
        if (found != NONE) return found;
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
    int32_t subject = syntax_surface_subject(doc, verb), aux = syntax_child(doc, verb, DEP_AUX);
    if (subject == NONE || syntax_child(doc, verb, DEP_NSUBJ) == NONE) return false;
    if (!coder_is_party(coder, subject) && !slice_is(doc->tokens[subject].lemma, "you"))
        return false;                              /* you: whoever is spoken to */
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
        if (found == NONE && part->preps.count) found = slot_oblique(coder, around, part);
    }
    if (found == NONE && part->kind != PART_INFINITIVE) {
        found = clause_under(coder->doc, around->trigger, false);
        if (found == NONE) found = clause_under(coder->doc, around->object, false);
        if (found == NONE) found = clause_of_oblique(coder->doc, around->trigger);
        if (found == NONE) found = told_beside(coder->doc, around->trigger);
    }
    if (found != NONE && part->kind == PART_MUST && !is_obliged(coder, found)) return NONE;
    if (found != NONE && part->kind == PART_SHOULD && is_indicative(coder->doc, found)) return NONE;
    return found == NONE ? NONE : slot_word(coder, found, part->words);
}

/* What the parser reads as an adverbial, or as what somebody is: "was given a red-carpet welcome".
 */
static bool
may_be_object(const struct doc *doc, int32_t token)
{
    return doc->tokens[token].deprel == DEP_OBL_UNMARKED ||
           (doc->tokens[token].deprel == DEP_XCOMP && doc->tokens[token].upos == UPOS_NOUN);
}

/* An object, or "stopped shelling". */
static int32_t
find_object(const struct coder *coder, const struct around *around, const struct frame_part *part)
{
    if (around->shared)
        return word_set_has(part->words, coder->words[around->object]) ? around->object : NONE;
    if (around->object != NONE) {
        int32_t found = slot_word(coder, around->object, part->words);
        SYNTAX_EACH(coder->doc, child, around->trigger)
        if (found == NONE && (coder->doc->tokens[child].deprel == DEP_OBJ ||
                              (part->words.count && may_be_object(coder->doc, child))))
            found = slot_word(coder, child, part->words);
        if (found != NONE && !part->words.count && part->slot == SLOT_TOPIC)
            found = slot_beyond_measure(coder, found);
        return found;
    }
    SYNTAX_EACH(coder->doc, child, around->trigger)
    {
        const struct token *token = &coder->doc->tokens[child];
        bool clause = token->deprel == DEP_XCOMP || token->deprel == DEP_CCOMP;
        if (part->slot == SLOT_TOPIC && clause && token->xpos == XPOS_VBG &&
            slot_word(coder, child, part->words) != NONE)
            return child;
    }
    return NONE;
}

/* "Sent Peru doctors" read as if they were "Peru doctors". */
static int32_t
find_indirect(const struct coder *coder, const struct around *around, const struct frame_part *part)
{
    if (around->indirect != NONE) return slot_word(coder, around->indirect, part->words);
    if (around->object == NONE) return NONE;
    SYNTAX_EACH(coder->doc, child, around->object)
    if (coder->doc->tokens[child].deprel == DEP_COMPOUND && coder_is_party(coder, child))
        return slot_word(coder, child, part->words);
    return NONE;
}

/* "Kept its border closed", "had two platoons moved": a participle behind the object, read as a
 * clause. */
static bool
is_bare_participle(const struct doc *doc, int32_t token)
{
    enum deprel rel = (enum deprel)doc->tokens[token].deprel;
    enum xpos xpos = (enum xpos)doc->tokens[token].xpos;
    return (rel == DEP_CCOMP || rel == DEP_ADVCL) && (xpos == XPOS_VBN || xpos == XPOS_VBD) &&
           syntax_child(doc, token, DEP_NSUBJ) == NONE &&
           syntax_child(doc, token, DEP_MARK) == NONE && syntax_child(doc, token, DEP_AUX) == NONE;
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
            (rel == DEP_XCOMP || rel == DEP_OBJ || rel == DEP_OBL_UNMARKED || adjective ||
             is_bare_participle(doc, child)))
            found = slot_word_below(coder, child, part->words, 0);
    }
    if (found != NONE || around->object == NONE) return found;
    SYNTAX_EACH(doc, child, around->object)
    {
        enum deprel rel = (enum deprel)doc->tokens[child].deprel;
        if (child > around->object && found == NONE &&
            (rel == DEP_ACL || rel == DEP_AMOD || rel == DEP_APPOS || rel == DEP_NMOD_DESC ||
             rel == DEP_FLAT || rel == DEP_DEP))
            found = slot_word_below(coder, child, part->words, 0);
    }
    return found;
}

int32_t
slot_part(const struct coder *coder, const struct around *around, const struct frame_part *part)
{
    switch (part->kind) {
    case PART_OBJECT:
        return find_object(coder, around, part);
    case PART_INDIRECT:
        return find_indirect(coder, around, part);
    case PART_COMPLEMENT:
        return find_complement(coder, around, part);
    case PART_OBLIQUE:
        return slot_oblique(coder, around, part);
    case PART_EITHER: {
        int32_t object = find_object(coder, around, part);
        return object != NONE ? object : slot_oblique(coder, around, part);
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
