/* code_both.c: phrases that stand for two without naming them: "both", "the two sides", "each
 * other". */
#include "extract/code.h"
#include "extract/syntax.h"

/* "The two presidents", "two countries", and not "two prisoners". */
static bool
is_the_two(const struct coder *coder, int32_t noun)
{
    const struct doc *doc = coder->doc;
    bool two = false, fixed = coder_word_in(coder, noun, "pairs");
    SYNTAX_EACH(doc, child, noun)
    {
        two |= slice_is(doc->tokens[child].lemma, "two");
        fixed |= doc->tokens[child].deprel == DEP_DET;
    }
    return two && fixed;
}

/* "The leaders", and not "opposition leaders", "leaders of the union". */
static bool
is_bare(const struct doc *doc, int32_t token)
{
    SYNTAX_EACH(doc, child, token)
    {
        enum deprel rel = (enum deprel)doc->tokens[child].deprel;
        if (rel == DEP_COMPOUND || rel == DEP_AMOD || rel == DEP_NMOD || rel == DEP_NMOD_POSS)
            return false;
    }
    return true;
}

bool
coder_is_both(const struct coder *coder, int32_t token)
{
    const struct doc *doc = coder->doc;
    const struct token *t = &doc->tokens[token];
    if (slice_is(t->lemma, "they") || slice_is(t->lemma, "both")) return true;
    if (t->xpos != XPOS_NNS) return false;
    SYNTAX_EACH(doc, child, token)
    if (slice_is(doc->tokens[child].lemma, "both")) return true;
    SYNTAX_EACH(doc, child, token) /* "the ministers of the two countries" */
    if (doc->tokens[child].deprel == DEP_NMOD && slice_is(syntax_case(doc, child), "of") &&
        coder_word_in(coder, child, "pairs") && coder_is_both(coder, child))
        return true;
    return is_the_two(coder, token) || slice_is(t->lemma, "side") ||
           (slice_is(t->lemma, "leader") && is_bare(doc, token));
}

static bool
begins_each_other(const struct doc *doc, int32_t token)
{
    if (token + 1 >= doc->token_count) return false;
    struct slice form = token_form(doc, token), next = token_form(doc, token + 1);
    return (slice_is_nocase(form, "each") && slice_is(next, "other")) ||
           (slice_is_nocase(form, "one") && slice_is(next, "another"));
}

/* "The other", "the other side" and "the other's": of the two who act. */
static bool
is_the_other(const struct doc *doc, int32_t token)
{
    int32_t other = slice_is(doc->tokens[token].lemma, "other") ? token : token - 1;
    return doc->tokens[token].xpos != XPOS_NNS && other > 0 &&
           slice_is(token_form(doc, other), "other") &&
           slice_is_nocase(token_form(doc, other - 1), "the");
}

/* "Each other", "each other's borders", "the other's". */
bool
coder_is_each_other(const struct coder *coder, int32_t token)
{
    const struct doc *doc = coder->doc;
    if (token == NONE) return false;
    int32_t owner = syntax_child(doc, token, DEP_NMOD_POSS);
    if (begins_each_other(doc, token) || is_the_other(doc, token)) return true;
    if (owner != NONE && is_the_other(doc, owner)) return true;
    SYNTAX_EACH(doc, child, token)
    if (child < token && begins_each_other(doc, child)) return true;
    return false;
}
