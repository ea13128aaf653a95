/* syntax.c: who does what to whom, read off a dependency tree. */
#include "extract/syntax.h"

#include "extract/headline.h"

enum { CLIMB_MOST = 12 };

int32_t
syntax_child(const struct doc *doc, int32_t token, enum deprel rel)
{
    SYNTAX_EACH(doc, child, token)
    if (doc->tokens[child].deprel == rel) return child;
    return NONE;
}

int32_t
syntax_first_conjunct(const struct doc *doc, int32_t token)
{
    for (int i = 0; i < CLIMB_MOST && doc->tokens[token].deprel == DEP_CONJ; i++)
        if (doc->tokens[token].head != NONE) token = doc->tokens[token].head;
    return token;
}

struct slice
syntax_case(const struct doc *doc, int32_t token)
{
    struct slice found = SLICE_NONE;
    SYNTAX_EACH(doc, child, token)
    if (doc->tokens[child].deprel == DEP_CASE || doc->tokens[child].deprel == DEP_MARK) {
        if (doc->tokens[child].xpos == XPOS_POS) continue;
        found = doc->tokens[child].lemma;
    }
    return found;
}

bool
syntax_has_lemma(const struct doc *doc, int32_t token, enum deprel rel, const char *lemma)
{
    SYNTAX_EACH(doc, child, token)
    if (doc->tokens[child].deprel == rel && slice_is(doc->tokens[child].lemma, lemma)) return true;
    return false;
}

bool
syntax_is_infinitive(const struct doc *doc, int32_t token)
{
    if (syntax_has_lemma(doc, token, DEP_MARK, "to") || syntax_has_lemma(doc, token, DEP_AUX, "to"))
        return true;
    SYNTAX_EACH(doc, child,
                token) /* "commitment to further broadening": "to" read with "further" */
    if (doc->tokens[child].deprel == DEP_ADVMOD && child < token &&
        (syntax_has_lemma(doc, child, DEP_MARK, "to") ||
         syntax_has_lemma(doc, child, DEP_CASE, "to")))
        return true;
    return false;
}

bool
syntax_has_copula(const struct doc *doc, int32_t token)
{
    if (syntax_child(doc, token, DEP_COP) != NONE) return true;
    return syntax_has_lemma(doc, token, DEP_AUX, "be") && syntax_is_infinitive(doc, token);
}

bool
syntax_is_passive(const struct doc *doc, int32_t verb)
{
    const struct token *token = &doc->tokens[verb];
    if (syntax_child(doc, verb, DEP_NSUBJ_PASS) != NONE ||
        syntax_child(doc, verb, DEP_AUX_PASS) != NONE ||
        syntax_child(doc, verb, DEP_OBL_AGENT) != NONE || headline_is_passive(doc, verb))
        return true;
    if (syntax_child(doc, verb, DEP_NSUBJ) != NONE || token->xpos != XPOS_VBN) return false;
    if (token->deprel == DEP_CONJ && token->head != NONE &&
        syntax_child(doc, verb, DEP_AUX) == NONE && doc->tokens[token->head].xpos == XPOS_VBN)
        return syntax_child(doc, verb, DEP_OBJ) == NONE && syntax_is_passive(doc, token->head);
    return (token->deprel == DEP_ACL || token->deprel == DEP_ADVCL || token->deprel == DEP_AMOD) &&
           syntax_child(doc, verb, DEP_AUX) == NONE;
}

static bool
is_relative(const struct doc *doc, int32_t token)
{
    enum xpos xpos = (enum xpos)doc->tokens[token].xpos;
    struct slice lemma = doc->tokens[token].lemma;
    return xpos == XPOS_WDT || xpos == XPOS_WP ||
           (slice_is(lemma, "that") && doc->tokens[token].upos == UPOS_PRON);
}

/* The noun that a relative clause (or one coordinated with its verb) stands beside. */
static int32_t
relative_head(const struct doc *doc, int32_t verb)
{
    for (int i = 0; i < CLIMB_MOST && verb != NONE; i++) {
        enum deprel rel = (enum deprel)doc->tokens[verb].deprel;
        if (rel == DEP_ACL_RELCL || rel == DEP_ACL) return doc->tokens[verb].head;
        if (rel != DEP_CONJ && rel != DEP_XCOMP && rel != DEP_CCOMP) return NONE;
        verb = doc->tokens[verb].head;
    }
    return NONE;
}

int32_t
syntax_whose(const struct doc *doc, int32_t token)
{
    int32_t owner = syntax_child(doc, token, DEP_NMOD_POSS);
    if (owner == NONE || doc->tokens[owner].xpos != XPOS_WPS) return NONE;
    return relative_head(doc, doc->tokens[token].head);
}

/* "Belgium, with which Rwanda broke, urged": the clause hangs elsewhere, its noun stands before. */
static int32_t
noun_before(const struct doc *doc, int32_t which)
{
    int32_t t = which - 2;
    if (t < 1 || doc->tokens[which - 1].upos != UPOS_ADP) return NONE;
    if (doc->tokens[t].xpos == XPOS_COMMA) t--;
    if (doc->tokens[t].sentence != doc->tokens[which].sentence) return NONE;
    if (doc->tokens[t].upos != UPOS_PROPN && doc->tokens[t].upos != UPOS_NOUN) return NONE;
    while (doc->tokens[t].deprel == DEP_FLAT || doc->tokens[t].deprel == DEP_COMPOUND)
        t = doc->tokens[t].head;
    return t;
}

int32_t
syntax_antecedent(const struct doc *doc, int32_t token)
{
    if (token == NONE || !is_relative(doc, token)) return token;
    int32_t head = relative_head(doc, doc->tokens[token].head);
    if (head == NONE) head = noun_before(doc, token);
    return head == NONE ? token : head;
}

/* The last child before the verb with a relation: of two subjects the parser sometimes sees, the
 * near one is right, but for the "each" of "both each accused". */
static int32_t
last_before(const struct doc *doc, int32_t verb, enum deprel rel)
{
    int32_t found = NONE;
    SYNTAX_EACH(doc, child, verb)
    {
        if (doc->tokens[child].deprel != rel || (child > verb && found != NONE)) continue;
        bool each = slice_is(doc->tokens[child].lemma, "each");
        if (!each || found == NONE) found = child;
    }
    return found;
}

/* A subject of its own; for "who", the noun it stands for. */
static int32_t
own_subject(const struct doc *doc, int32_t verb, bool passive)
{
    static const enum deprel active_rels[] = {DEP_NSUBJ, DEP_NSUBJ_OUTER};
    int32_t found = NONE;
    if (passive)
        found = last_before(doc, verb, DEP_NSUBJ_PASS);
    else
        for (int i = 0; i < 2 && found == NONE; i++) found = last_before(doc, verb, active_rels[i]);
    if (found != NONE && is_relative(doc, found)) return relative_head(doc, verb);
    return found;
}

static int32_t
agent(const struct doc *doc, int32_t verb)
{
    int32_t found = syntax_child(doc, verb, DEP_OBL_AGENT);
    if (found != NONE && slice_is(syntax_case(doc, found), "by")) return found;
    SYNTAX_EACH(doc, child, verb)
    if (doc->tokens[child].deprel == DEP_OBL && slice_is(syntax_case(doc, child), "by"))
        return child;
    SYNTAX_EACH(doc, phrase, verb) /* "was given a loan by Y", "was received at a summit by Y" */
    if (doc->tokens[phrase].deprel == DEP_OBJ || doc->tokens[phrase].deprel == DEP_OBL)
        SYNTAX_EACH(doc, child, phrase)
    if (doc->tokens[child].deprel == DEP_NMOD && slice_is(syntax_case(doc, child), "by"))
        return child;
    return NONE;
}

bool
syntax_is_reported(const struct doc *doc, int32_t verb)
{
    int32_t above = doc->tokens[verb].head;
    return above != NONE && syntax_is_infinitive(doc, verb) &&
           syntax_has_lemma(doc, verb, DEP_AUX, "have") && doc->tokens[above].xpos == XPOS_VBN &&
           syntax_is_passive(doc, above);
}

/* "Blamed X for having struck": what X did. NONE: no such clause. */
static int32_t
whose_fault(const struct doc *doc, int32_t verb)
{
    const struct token *token = &doc->tokens[verb];
    if (token->deprel != DEP_ADVCL || token->head == NONE) return NONE;
    if (!syntax_has_lemma(doc, verb, DEP_MARK, "for") || syntax_is_infinitive(doc, verb))
        return NONE;
    int32_t object = syntax_child(doc, token->head, DEP_OBJ);
    return object != NONE && object < verb ? object : NONE;
}

int32_t
syntax_surface_subject(const struct doc *doc, int32_t verb)
{
    for (int i = 0; i < CLIMB_MOST && verb != NONE; i++) {
        const struct token *token = &doc->tokens[verb];
        int32_t found = own_subject(doc, verb, false);
        if (found == NONE) found = own_subject(doc, verb, true);
        if (found == NONE) found = whose_fault(doc, verb);
        if (found != NONE) return found;
        if (token->deprel == DEP_ACL || token->deprel == DEP_ACL_RELCL || token->deprel == DEP_AMOD)
            return token->head;
        if (token->deprel == DEP_XCOMP && token->head != NONE &&
            doc->tokens[token->head].upos == UPOS_VERB) {
            int32_t object = syntax_child(doc, token->head, DEP_OBJ);
            if (object != NONE && object < verb) return object;
        }
        if (token->deprel == DEP_CCOMP && !syntax_is_infinitive(doc, verb) &&
            token->xpos != XPOS_VBG)
            return NONE;
        if (token->deprel != DEP_XCOMP && token->deprel != DEP_CONJ && token->deprel != DEP_ADVCL &&
            token->deprel != DEP_CCOMP && token->deprel != DEP_PARATAXIS &&
            !syntax_is_reported(doc, verb))
            return NONE;
        verb = token->head;
    }
    return NONE;
}

int32_t
syntax_subject(const struct doc *doc, int32_t verb)
{
    if (syntax_is_passive(doc, verb)) return agent(doc, verb);
    int32_t found = own_subject(doc, verb, false);
    if (found != NONE) return found;
    const struct token *token = &doc->tokens[verb];
    if (token->head == NONE) return NONE;
    if (token->deprel == DEP_CONJ && syntax_is_passive(doc, token->head))
        return syntax_surface_subject(doc, token->head);
    return syntax_surface_subject(doc, verb);
}

/* "killed at least six people": read as an oblique, and meant as the object. */
static int32_t
counted_object(const struct doc *doc, int32_t verb)
{
    SYNTAX_EACH(doc, child, verb)
    {
        if (doc->tokens[child].deprel != DEP_OBL) continue;
        int32_t first = child;
        SYNTAX_EACH(doc, word, child)
        if (word < first) first = word;
        if (slice_is(doc->tokens[first].lemma, "at") && first + 1 < child &&
            (doc->tokens[first + 1].xpos == XPOS_JJS))
            return child;
        if (syntax_child(doc, child, DEP_CASE) == NONE &&
            syntax_child(doc, child, DEP_NUMMOD) != NONE && doc->tokens[child].day == NONE)
            return child;
    }
    return NONE;
}

/* "X telephoned Y" read as if both did: the one after the verb is its object. */
static int32_t
second_subject(const struct doc *doc, int32_t verb)
{
    bool first = false;
    SYNTAX_EACH(doc, child, verb)
    {
        if (doc->tokens[child].deprel != DEP_NSUBJ) continue;
        if (child < verb) first = true;
        if (child > verb && first) return child;
    }
    return NONE;
}

/* "Let X go", also where X is read as the object of "go". */
static int32_t
subject_of_complement(const struct doc *doc, int32_t verb)
{
    int32_t clause = syntax_child(doc, verb, DEP_XCOMP);
    if (clause == NONE) return NONE;
    int32_t found = syntax_child(doc, clause, DEP_NSUBJ);
    if (found != NONE || !slice_is(doc->tokens[verb].lemma, "let")) return found;
    found = syntax_child(doc, clause, DEP_OBJ);
    return found < clause ? found : NONE;
}

/* "Rejected as baseless a charge": read as if baseless had it. */
static int32_t
shifted_object(const struct doc *doc, int32_t verb)
{
    SYNTAX_EACH(doc, child, verb)
    if (doc->tokens[child].upos == UPOS_ADJ && child > verb &&
        slice_is(syntax_case(doc, child), "as"))
        return syntax_child(doc, child, DEP_OBJ);
    return NONE;
}

/* "Rejected as false a charge", "dismissed as absurd Chad's claims": the object behind what is said
 * of it, read as a part of that. */
static int32_t
object_behind_as(const struct doc *doc, int32_t verb)
{
    if (verb + 2 >= doc->token_count || !slice_is(doc->tokens[verb + 1].lemma, "as")) return NONE;
    SYNTAX_EACH(doc, child, verb)
    {
        enum deprel rel = (enum deprel)doc->tokens[child].deprel;
        if (rel != DEP_OBL && rel != DEP_ADVCL) continue;
        int32_t behind = syntax_child(doc, child, DEP_OBJ);
        if (behind == NONE) behind = syntax_child(doc, child, DEP_APPOS);
        if (behind != NONE) return behind;
        int32_t said = verb + 2, above = doc->tokens[said].head;
        bool bare = doc->tokens[said].upos == UPOS_ADJ &&
                    (above == child || (above != NONE && doc->tokens[above].head == child));
        if (bare && (doc->tokens[child].xpos == XPOS_NNS ||
                     syntax_child(doc, child, DEP_NMOD_POSS) != NONE))
            return child;
    }
    return NONE;
}

int32_t
syntax_object(const struct doc *doc, int32_t verb)
{
    if (syntax_is_passive(doc, verb)) {
        int32_t object = syntax_child(doc, verb, DEP_OBJ);
        return object != NONE ? object : syntax_surface_subject(doc, verb);
    }
    int32_t object = syntax_child(doc, verb, DEP_OBJ);
    if (object != NONE && is_relative(doc, object)) return relative_head(doc, verb);
    if (object != NONE) return object;
    const struct token *token = &doc->tokens[verb];
    if (token->deprel == DEP_ACL_RELCL && syntax_child(doc, verb, DEP_NSUBJ) != NONE) {
        int32_t subject = syntax_child(doc, verb, DEP_NSUBJ);
        if (!is_relative(doc, subject)) return token->head;
    }
    /* "announced and imposed sanctions": the object stands at the last verb only */
    SYNTAX_EACH(doc, child, verb)
    if (doc->tokens[child].deprel == DEP_CONJ && doc->tokens[child].upos == UPOS_VERB &&
        child == verb + 2)
        return syntax_child(doc, child, DEP_OBJ);
    int32_t asked = syntax_child(doc, verb, DEP_IOBJ); /* "asked X to leave" */
    if (asked == NONE) asked = second_subject(doc, verb);
    if (asked == NONE) asked = subject_of_complement(doc, verb);
    if (asked == NONE) asked = shifted_object(doc, verb);
    if (asked == NONE) asked = object_behind_as(doc, verb);
    return asked != NONE ? asked : counted_object(doc, verb);
}

/* "Gave the envoy a week": read as how long it was given. */
static int32_t
measure(const struct doc *doc, int32_t verb)
{
    int32_t found = syntax_child(doc, verb, DEP_OBL_UNMARKED);
    return found != NONE && doc->tokens[found].day == NONE ? found : NONE;
}

int32_t
syntax_indirect(const struct doc *doc, int32_t verb)
{
    if (syntax_is_passive(doc, verb) && syntax_child(doc, verb, DEP_OBJ) != NONE)
        return syntax_surface_subject(doc, verb);
    int32_t indirect = syntax_child(doc, verb, DEP_IOBJ), first = NONE;
    SYNTAX_EACH(doc, child, verb)
    if (indirect == NONE && doc->tokens[child].deprel == DEP_OBJ) {
        if (first != NONE) return first; /* "declared X persona non grata": two objects */
        first = child;
    }
    if (indirect == NONE && measure(doc, verb) > first) return first;
    return indirect;
}

void
syntax_extent(const struct doc *doc, int32_t token, int32_t *first, int32_t *last)
{
    *first = *last = token;
    SYNTAX_EACH(doc, child, token)
    {
        int32_t low, high;
        syntax_extent(doc, child, &low, &high);
        if (low < *first) *first = low;
        if (high > *last) *last = high;
    }
}

bool
syntax_under(const struct doc *doc, int32_t below, int32_t above)
{
    for (int i = 0; below != NONE && i < 100; i++) {
        if (below == above) return true;
        below = doc->tokens[below].head;
    }
    return false;
}
