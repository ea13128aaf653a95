/* headline.c: headlines leave out "were": "Two envoys expelled from Oslo" is read as if they
 * expelled. A sentence without its stop, with a past form of a verb that needs an object and has
 * none, is taken for such a one. They leave out "is" too: "Modi in Hanoi", "Lula back from Lima";
 * and the colon of "UN: Chad must free monks" is "says". */
#include "extract/headline.h"

#include "extract/syntax.h"

/* Verbs whose past form hardly ever stands without an object. */
static const char *const needy[] = {
    "abduct",    "accuse",    "ambush",    "approve",    "arrest",    "assassinate", "attack",
    "ban",       "bar",       "beat",      "behead",     "blacklist", "blame",       "block",
    "bomb",      "cancel",    "capture",   "censure",    "charge",    "condemn",     "convict",
    "criticise", "criticize", "damage",    "delay",      "deport",    "detain",      "disperse",
    "dissolve",  "down",      "downgrade", "eject",      "evict",     "execute",     "expel",
    "extradite", "find",      "fine",      "foil",       "free",      "grill",       "gun",
    "hail",      "halt",      "hand",      "hijack",     "hit",       "hold",        "impose",
    "indict",    "injure",    "intercept", "invite",     "jail",      "kick",        "kidnap",
    "kill",      "lift",      "massacre",  "murder",     "nab",       "name",        "order",
    "oust",      "pardon",    "postpone",  "praise",     "raid",      "ratify",      "rebuke",
    "recall",    "reject",    "release",   "repatriate", "reprimand", "rescue",      "restore",
    "sack",      "sanction",  "scrap",     "seize",      "sentence",  "shell",       "shoot",
    "sign",      "sink",      "slam",      "stab",       "storm",     "summon",      "suspend",
    "target",    "tear",      "tell",      "thwart",     "torch",     "torture",     "urge",
    "vandalise", "wound",
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

/* Who stands before a colon and can speak: "Lula", "Swedish PM", "Kremlin"; a place is what the
 * story is about, but where it says what must be. */
static bool
is_speaker(const struct doc *doc, int32_t token, int32_t clause)
{
    int32_t name = doc->tokens[token].name;
    if (name == NONE || clause == NONE) return false;
    enum name_type type = doc->names[name].type;
    return type == NAME_PER || type == NAME_ORG || type == NAME_OFF ||
           (type == NAME_LOC && syntax_has_lemma(doc, clause, DEP_AUX, "must"));
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
        int32_t clause = speaker->head == NONE ? syntax_child(doc, t, DEP_PARATAXIS)
                                               : speaker->head;
        int32_t colon = is_speaker(doc, t, clause) ? colon_behind(doc, t) : NONE;
        if (colon == NONE || clause < colon ||
            (speaker->head != NONE && doc->tokens[clause].head != NONE))
            continue;
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
