/* headline.c: headlines leave out "were": "Two envoys expelled from Oslo" is read as if they
 * expelled. A sentence without its stop, with a past form of a verb that needs an object and has
 * none, is taken for such a one. They leave out "is" too: "Modi in Hanoi", "Lula back from Lima";
 * and the colon of "UN: Chad must free monks" is "says". */
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

bool
headline_is_state(const struct doc *doc, int32_t word)
{
    const struct token *token = &doc->tokens[word];
    if (token->head != NONE && token->deprel != DEP_PARATAXIS) return false;
    if (has_stop(doc, &doc->sentences[token->sentence])) return false;
    if (syntax_child(doc, word, DEP_NSUBJ) == NONE) return false;
    if (token->upos == UPOS_ADV || token->upos == UPOS_ADJ) return true;
    bool noun = token->upos == UPOS_PROPN || token->upos == UPOS_NOUN;
    return noun && syntax_child(doc, word, DEP_CASE) != NONE;
}

/* Who stands before a colon and can speak: "Lula", "Swedish PM", "Kremlin". */
static bool
is_speaker(const struct doc *doc, int32_t token)
{
    int32_t name = doc->tokens[token].name;
    if (name == NONE) return false;
    enum name_type type = doc->names[name].type;
    return type == NAME_PER || type == NAME_ORG || type == NAME_OFF;
}

/* The colon right behind a speaker and what hangs on him; NONE. */
static int32_t
colon_behind(const struct doc *doc, int32_t speaker)
{
    int32_t end = doc->sentences[doc->tokens[speaker].sentence].first_token +
                  doc->sentences[doc->tokens[speaker].sentence].token_count;
    int32_t last = speaker;
    SYNTAX_EACH(doc, child, speaker)
    if (doc->tokens[child].deprel == DEP_FLAT || doc->tokens[child].deprel == DEP_APPOS)
        last = child;
    while (last + 1 < end && doc->tokens[last + 1].name != NONE &&
           doc->tokens[last + 1].name == doc->tokens[last].name)
        last++;
    bool colon = last + 1 < end && slice_is(token_form(doc, last + 1), ":");
    return colon && last + 2 < end ? last + 1 : NONE;
}

void
headline_colon(struct doc *doc, const struct sentence *sentence)
{
    int32_t end = sentence->first_token + sentence->token_count;
    for (int32_t t = sentence->first_token; t < end; t++) {
        struct token *speaker = &doc->tokens[t];
        int32_t colon = is_speaker(doc, t) ? colon_behind(doc, t) : NONE;
        if (colon == NONE) continue;
        int32_t clause = speaker->head == NONE ? syntax_child(doc, t, DEP_PARATAXIS)
                                               : speaker->head;
        if (clause < colon || (speaker->head != NONE && doc->tokens[clause].head != NONE)) continue;
        struct token *says = &doc->tokens[colon];
        says->upos = UPOS_VERB;
        says->xpos = XPOS_VBZ;
        says->lemma = SLICE_LITERAL("say");
        says->deprel = DEP_ROOT;
        says->head = NONE;
        speaker->head = doc->tokens[clause].head = colon;
        speaker->deprel = DEP_NSUBJ;
        doc->tokens[clause].deprel = DEP_CCOMP;
        doc_link_children(doc, sentence);
        return;
    }
}
