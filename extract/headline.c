/* headline.c: headlines leave out "were": "Two envoys expelled from Oslo" is read as if they
 * expelled. A sentence without its stop, with a past form of a verb that needs an object and has
 * none, is taken for such a one. */
#include "extract/headline.h"

#include "extract/syntax.h"

/* Verbs whose past form hardly ever stands without an object. */
static const char *const needy[] = {
    "abduct",    "accuse",     "ambush",    "arrest",    "assassinate", "ban",      "bar",
    "behead",    "beat",       "blacklist", "blame",     "bomb",        "capture",  "charge",
    "condemn",   "convict",    "deport",    "detain",    "disperse",    "dissolve", "eject",
    "evict",     "execute",    "expel",     "extradite", "find",        "fine",     "free",
    "gun",       "halt",       "hijack",    "hold",      "impose",      "indict",   "injure",
    "intercept", "jail",       "kidnap",    "kill",      "lift",        "massacre", "murder",
    "name",      "nab",        "oust",      "pardon",    "postpone",    "raid",     "recall",
    "release",   "repatriate", "rescue",    "sack",      "sanction",    "seize",    "sentence",
    "shell",     "shoot",      "sign",      "sink",      "stab",        "summon",   "suspend",
    "target",    "tear",       "tell",      "torch",     "torture",     "urge",     "wound",
};

static bool
is_needy(struct slice lemma)
{
    for (size_t i = 0; i < sizeof needy / sizeof needy[0]; i++)
        if (slice_is(lemma, needy[i])) return true;
    return false;
}

static bool
has_stop(const struct doc *doc, const struct sentence *sentence)
{
    int32_t last = sentence->first_token + sentence->token_count - 1;
    return doc->tokens[last].upos == UPOS_PUNCT;
}

bool
headline_is_passive(const struct doc *doc, int32_t verb)
{
    static const enum deprel filled[] = {DEP_OBJ, DEP_IOBJ, DEP_CCOMP, DEP_AUX, DEP_OBL_UNMARKED};
    const struct token *token = &doc->tokens[verb];
    if ((token->xpos != XPOS_VBD && token->xpos != XPOS_VBN) || !is_needy(token->lemma))
        return false;
    if (has_stop(doc, &doc->sentences[token->sentence])) return false;
    if (syntax_child(doc, verb, DEP_NSUBJ) == NONE) return false;
    for (size_t i = 0; i < sizeof filled / sizeof filled[0]; i++)
        if (syntax_child(doc, verb, filled[i]) != NONE) return false;
    return true;
}
