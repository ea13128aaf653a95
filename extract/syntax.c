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
    if (syntax_child(doc, token, DEP_COP) != NONE || headline_is_state(doc, token)) return true;
    return syntax_has_lemma(doc, token, DEP_AUX, "be") && syntax_is_infinitive(doc, token);
}

bool
syntax_is_passive(const struct doc *doc, int32_t verb)
{
    const struct token *token = &doc->tokens[verb];
    int32_t subject = syntax_child(doc, verb, DEP_NSUBJ);
    bool bare = subject != NONE && doc->tokens[subject].upos == UPOS_PRON &&
                syntax_child(doc, verb, DEP_AUX) == NONE; /* "it stood by Chad" */
    bool by = syntax_child(doc, verb, DEP_OBL_AGENT) != NONE && token->xpos != XPOS_VBD && !bare;
    if (by || syntax_child(doc, verb, DEP_NSUBJ_PASS) != NONE ||
        syntax_child(doc, verb, DEP_AUX_PASS) != NONE || headline_is_passive(doc, verb))
        return true;
    if (syntax_child(doc, verb, DEP_NSUBJ) != NONE || token->xpos != XPOS_VBN) return false;
    if (token->deprel == DEP_CONJ && token->head != NONE &&
        syntax_child(doc, verb, DEP_AUX) == NONE && doc->tokens[token->head].xpos == XPOS_VBN)
        return syntax_child(doc, verb, DEP_OBJ) == NONE && syntax_is_passive(doc, token->head);
    return (token->deprel == DEP_ACL || token->deprel == DEP_ADVCL || token->deprel == DEP_AMOD) &&
           syntax_child(doc, verb, DEP_AUX) == NONE;
}

bool
syntax_is_relative(const struct doc *doc, int32_t token)
{
    enum xpos xpos = (enum xpos)doc->tokens[token].xpos;
    struct slice lemma = doc->tokens[token].lemma;
    return xpos == XPOS_WDT || xpos == XPOS_WP ||
           (slice_is(lemma, "that") && doc->tokens[token].upos == UPOS_PRON);
}

int32_t
syntax_relative_head(const struct doc *doc, int32_t verb)
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
    return syntax_relative_head(doc, doc->tokens[token].head);
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
    if (token == NONE || !syntax_is_relative(doc, token)) return token;
    int32_t head = syntax_relative_head(doc, doc->tokens[token].head);
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

/* "It was Chad that struck" is told of no "it". */
static bool
is_it(const struct doc *doc, int32_t token)
{
    static const char *const empty[] = {"it", "this", "that", "there"};
    for (size_t i = 0; i < sizeof empty / sizeof empty[0]; i++)
        if (slice_is(doc->tokens[token].lemma, empty[i])) return true;
    return false;
}

int32_t
syntax_who_is(const struct doc *doc, int32_t noun)
{
    const struct token *token = &doc->tokens[noun];
    int32_t said = noun, who = NONE;
    if (token->deprel == DEP_NMOD && token->head != NONE &&
        slice_is(syntax_case(doc, noun), "of") && doc->tokens[token->head].upos != UPOS_PROPN)
        said = token->head; /* "was one of those who" */
    if (doc->tokens[said].upos == UPOS_PROPN) return noun;
    int32_t verb = doc->tokens[said].head;
    enum deprel rel = (enum deprel)doc->tokens[said].deprel;
    if (syntax_child(doc, said, DEP_COP) != NONE)
        who = syntax_child(doc, said, DEP_NSUBJ);
    else if ((rel == DEP_XCOMP && slice_is(doc->tokens[verb].lemma, "become")) ||
             (said != noun && rel == DEP_OBJ && slice_is(doc->tokens[verb].lemma, "join")))
        who = syntax_child(doc, verb, DEP_NSUBJ);
    return who == NONE || is_it(doc, who) ? noun : who;
}

bool
syntax_is_first_to(const struct doc *doc, int32_t verb)
{
    static const char *const ranks[] = {"first", "second", "third", "fourth", "fifth",
                                        "last",  "latest", "only",  "sole"};
    int32_t noun = doc->tokens[verb].head;
    enum deprel rel = (enum deprel)doc->tokens[verb].deprel;
    if (noun == NONE || (rel != DEP_ACL && rel != DEP_CSUBJ && rel != DEP_ADVCL)) return false;
    if (!syntax_is_infinitive(doc, verb)) return false;
    for (size_t i = 0; i < sizeof ranks / sizeof ranks[0]; i++)
        if (slice_is(doc->tokens[noun].lemma, ranks[i]) ||
            syntax_has_lemma(doc, noun, DEP_AMOD, ranks[i]))
            return true;
    return false;
}

/* What "by" brings under a phrase, or under what stands beside it: "a loan by Y", "Thursday, June
 * 12 by Y". */
static int32_t
by_phrase(const struct doc *doc, int32_t phrase)
{
    SYNTAX_EACH(doc, child, phrase)
    {
        enum deprel rel = (enum deprel)doc->tokens[child].deprel;
        bool hangs = rel == DEP_NMOD || rel == DEP_OBL_AGENT || rel == DEP_OBL;
        if (hangs && slice_is(syntax_case(doc, child), "by")) return child;
        int32_t below = rel == DEP_APPOS || rel == DEP_FLAT ? by_phrase(doc, child) : NONE;
        if (below != NONE) return below;
    }
    return NONE;
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
    if (found == NONE || !syntax_is_relative(doc, found)) return found;
    found = syntax_relative_head(doc, verb);
    return found == NONE ? NONE : syntax_who_is(doc, found);
}

static int32_t
agent(const struct doc *doc, int32_t verb)
{
    int32_t found = syntax_child(doc, verb, DEP_OBL_AGENT);
    if (found != NONE && slice_is(syntax_case(doc, found), "by")) return found;
    SYNTAX_EACH(doc, child, verb)
    if (doc->tokens[child].deprel == DEP_OBL && slice_is(syntax_case(doc, child), "by"))
        return child;
    /* "given a loan by Y", "received at a summit by Y", "shot dead by Y", "signed Thursday by Y" */
    SYNTAX_EACH(doc, phrase, verb)
    {
        enum deprel rel = (enum deprel)doc->tokens[phrase].deprel;
        if (rel != DEP_OBJ && rel != DEP_OBL && rel != DEP_XCOMP && rel != DEP_OBL_UNMARKED)
            continue;
        found = by_phrase(doc, phrase);
        if (found != NONE) return found;
    }
    return NONE;
}

bool
syntax_is_reported(const struct doc *doc, int32_t verb)
{
    static const char *const says[] = {"claim", "admit", "profess", "appear", "seem"};
    int32_t above = doc->tokens[verb].head;
    if (above == NONE || !syntax_is_infinitive(doc, verb) ||
        !syntax_has_lemma(doc, verb, DEP_AUX, "have"))
        return false;
    for (size_t i = 0; i < sizeof says / sizeof says[0]; i++) /* "claims to have downed" */
        if (slice_is(doc->tokens[above].lemma, says[i])) return true;
    return doc->tokens[above].xpos == XPOS_VBN && syntax_is_passive(doc, above);
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

/* "X briefed Y; Z was shocked and offered help": Z, of a clause between the two that are read as
 * coordinated. NONE: no such clause. */
static int32_t
nearer_subject(const struct doc *doc, int32_t verb)
{
    int32_t above = doc->tokens[verb].head, found = NONE;
    SYNTAX_EACH(doc, clause, above)
    {
        enum deprel rel = (enum deprel)doc->tokens[clause].deprel;
        if ((rel == DEP_CONJ || rel == DEP_PARATAXIS) && clause > above && clause < verb) {
            int32_t subject = own_subject(doc, clause, false);
            if (subject == NONE) subject = own_subject(doc, clause, true);
            if (subject != NONE) found = subject;
        }
    }
    return found;
}

int32_t
syntax_surface_subject(const struct doc *doc, int32_t verb)
{
    for (int i = 0; i < CLIMB_MOST && verb != NONE; i++) {
        const struct token *token = &doc->tokens[verb];
        int32_t found = own_subject(doc, verb, false);
        if (found == NONE) found = own_subject(doc, verb, true);
        if (found == NONE) found = whose_fault(doc, verb);
        if (found == NONE && token->deprel == DEP_CONJ && token->head != NONE)
            found = nearer_subject(doc, verb);
        if (found != NONE) return found;
        if (token->deprel == DEP_ACL || token->deprel == DEP_ACL_RELCL ||
            token->deprel == DEP_AMOD || syntax_is_first_to(doc, verb))
            return syntax_who_is(doc, token->head);
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

int32_t
syntax_phrase_head(const struct doc *doc, int32_t first, int32_t count)
{
    for (int32_t t = first; t < first + count; t++) {
        int32_t head = doc->tokens[t].head;
        if (head == NONE || head < first || head >= first + count) return t;
    }
    return first;
}
