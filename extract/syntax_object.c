/* syntax_object.c: to whom a verb does it, wherever the tree hangs its objects. */
#include "extract/syntax.h"

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

/* "Let X go", "warned X not to call", also where X is read as the object of "go", "call". */
static int32_t
subject_of_complement(const struct doc *doc, int32_t verb)
{
    int32_t clause = syntax_child(doc, verb, DEP_XCOMP);
    if (clause == NONE) return NONE;
    int32_t found = syntax_child(doc, clause, DEP_NSUBJ);
    if (found != NONE) return found;
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

/* "Condemned what it called a raid", "what it described as a raid", "what it said was a raid": the
 * raid. */
static int32_t
what_is_called(const struct doc *doc, int32_t what)
{
    int32_t clause = syntax_child(doc, what, DEP_ACL_RELCL);
    if (clause == NONE) return what;
    SYNTAX_EACH(doc, child, clause)
    {
        enum deprel rel = (enum deprel)doc->tokens[child].deprel;
        bool said = rel == DEP_OBJ || rel == DEP_XCOMP || rel == DEP_CCOMP ||
                    (rel == DEP_OBL && slice_is(syntax_case(doc, child), "as"));
        if (said && child > clause && doc->tokens[child].upos == UPOS_NOUN) return child;
    }
    return what;
}

int32_t
syntax_object(const struct doc *doc, int32_t verb)
{
    if (syntax_is_passive(doc, verb)) {
        int32_t object = syntax_child(doc, verb, DEP_OBJ);
        return object != NONE ? object : syntax_surface_subject(doc, verb);
    }
    int32_t object = syntax_child(doc, verb, DEP_OBJ);
    if (object > verb && slice_is_nocase(token_form(doc, object), "what"))
        return what_is_called(doc, object);
    if (object != NONE && syntax_is_relative(doc, object)) return syntax_relative_head(doc, verb);
    if (object != NONE) return object;
    const struct token *token = &doc->tokens[verb];
    if (token->deprel == DEP_ACL_RELCL && syntax_child(doc, verb, DEP_NSUBJ) != NONE) {
        int32_t subject = syntax_child(doc, verb, DEP_NSUBJ);
        if (!syntax_is_relative(doc, subject)) return token->head;
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
