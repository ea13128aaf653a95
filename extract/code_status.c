/* code_status.c: did it happen? Negation, modals, conditions, questions, what is only planned. */
#include "extract/code.h"
#include "extract/syntax.h"

enum { CLIMB_MOST = 8 };

/* Words that decide a status. */
struct status_word {
    const char *word;
    enum event_status status;
};

static const struct status_word auxiliaries[] = {
    {"will", STATUS_PLANNED},       {"shall", STATUS_PLANNED},       {"would", STATUS_HYPOTHETICAL},
    {"could", STATUS_HYPOTHETICAL}, {"may", STATUS_HYPOTHETICAL},    {"might", STATUS_HYPOTHETICAL},
    {"can", STATUS_HYPOTHETICAL},   {"should", STATUS_HYPOTHETICAL}, {"must", STATUS_HYPOTHETICAL},
    {"ought", STATUS_HYPOTHETICAL}};
static const struct status_word before_nouns[] = {{"upcoming", STATUS_PLANNED},
                                                  {"forthcoming", STATUS_PLANNED},
                                                  {"future", STATUS_PLANNED},
                                                  {"planned", STATUS_PLANNED},
                                                  {"scheduled", STATUS_PLANNED},
                                                  {"possible", STATUS_HYPOTHETICAL},
                                                  {"potential", STATUS_HYPOTHETICAL},
                                                  {"proposed", STATUS_HYPOTHETICAL},
                                                  {"next", STATUS_PLANNED},
                                                  {"impending", STATUS_PLANNED},
                                                  {"cancelled", STATUS_CANCELLED},
                                                  {"canceled", STATUS_CANCELLED},
                                                  {"ongoing", STATUS_ONGOING},
                                                  {"alleged", STATUS_OCCURRED},
                                                  {"expected", STATUS_PLANNED},
                                                  {"any", STATUS_HYPOTHETICAL},
                                                  {"no", STATUS_DENIED},
                                                  {"future", STATUS_PLANNED},
                                                  {"prospective", STATUS_HYPOTHETICAL},
                                                  {"postponed", STATUS_CANCELLED}};
static const char *const conditions[] = {"if", "unless", "whether", "lest", "should", "provided"};
static const char *const negations[] = {"not", "never", "n't", "neither", "nor", "no"};
static const char *const ahead[] = {"ahead", "before", "until", "pending", "prior"};

static int
find_word(const struct status_word *table, size_t count, struct slice lemma)
{
    for (size_t i = 0; i < count; i++)
        if (slice_is_nocase(lemma, table[i].word)) return (int)table[i].status;
    return -1;
}

#define FIND(table, lemma) find_word(table, sizeof table / sizeof table[0], lemma)

static bool
has_child_word(const struct doc *doc, int32_t token, const char *const *table, size_t count)
{
    SYNTAX_EACH(doc, child, token)
    if (slice_one_of_nocase(doc->tokens[child].lemma, table, count) ||
        slice_one_of_nocase(token_form(doc, child), table, count))
        return true;
    return false;
}

/* Auxiliaries of a verb; a coordinated bare verb shares those of the first. */
static int32_t
auxiliary_holder(const struct doc *doc, int32_t verb)
{
    for (int i = 0; i < CLIMB_MOST; i++) {
        const struct token *token = &doc->tokens[verb];
        if (token->deprel != DEP_CONJ || token->head == NONE) return verb;
        if (syntax_child(doc, verb, DEP_AUX) != NONE || syntax_child(doc, verb, DEP_NSUBJ) != NONE)
            return verb;
        if (token->xpos != XPOS_VB && token->xpos != XPOS_VBN && token->xpos != XPOS_VBG)
            return verb;
        verb = token->head;
    }
    return verb;
}

static bool
is_said(const struct coder *coder, int32_t verb)
{
    const struct doc *doc = coder->doc;
    for (int i = 0; i < CLIMB_MOST && verb != NONE; i++) {
        const struct token *token = &doc->tokens[verb];
        if (token->head == NONE) return false;
        if (token->deprel == DEP_CCOMP || token->deprel == DEP_PARATAXIS) return true;
        if (token->deprel != DEP_CONJ) return false;
        verb = token->head;
    }
    return false;
}

static void
read_auxiliaries(const struct coder *coder, int32_t verb, struct told *told)
{
    const struct doc *doc = coder->doc;
    int32_t holder = auxiliary_holder(doc, verb);
    bool be = false, present = false, modal = false;
    SYNTAX_EACH(doc, child, holder)
    {
        const struct token *token = &doc->tokens[child];
        if (token->deprel != DEP_AUX && token->deprel != DEP_AUX_PASS && token->deprel != DEP_COP)
            continue;
        struct slice form = token_form(doc, child);
        int status = FIND(auxiliaries, token->lemma);
        if (slice_is(form, "'ll") || slice_is(form, "’ll")) status = STATUS_PLANNED;
        if (slice_is(form, "ca") || slice_is(form, "wo"))
            status = slice_is(form, "wo") ? STATUS_PLANNED : STATUS_HYPOTHETICAL;
        if (status >= 0) {
            modal = true;
            told->status = (enum event_status)status;
            told->obliged = slice_is(token->lemma, "must") || slice_is(token->lemma, "should");
            if (slice_is(token->lemma, "would") && slice_is(doc->tokens[holder].lemma, "like"))
                told->status = STATUS_OCCURRED; /* "I would like to thank" */
            else if (slice_is(token->lemma, "would") && is_said(coder, holder))
                told->status = STATUS_PLANNED;
        }
        if (slice_is(token->lemma, "be") && token->deprel == DEP_AUX) be = true;
        if (token->xpos == XPOS_VBZ || token->xpos == XPOS_VBP) present = true;
    }
    if (be && present && !modal && doc->tokens[verb].xpos == XPOS_VBG)
        told->status = STATUS_ONGOING;
}

/* "Should Chad attack", "had Chad attacked": the auxiliary stands before the subject. */
static bool
is_inverted(const struct doc *doc, int32_t verb)
{
    int32_t aux = syntax_child(doc, verb, DEP_AUX), subject = syntax_child(doc, verb, DEP_NSUBJ);
    if (subject != NONE) subject = syntax_surface_subject(doc, verb);
    return aux != NONE && subject != NONE && aux < subject && subject < verb &&
           (slice_is(doc->tokens[aux].lemma, "should") || slice_is(token_form(doc, aux), "Had"));
}

bool
coder_is_condition(const struct doc *doc, int32_t clause)
{
    enum deprel rel = (enum deprel)doc->tokens[clause].deprel;
    if (is_inverted(doc, clause)) return true;
    if (rel != DEP_ADVCL && rel != DEP_CCOMP) return false;
    int32_t above = doc->tokens[clause].head;
    int32_t aux = above == NONE ? NONE : syntax_child(doc, above, DEP_AUX);
    bool coming = aux != NONE && doc->tokens[aux].xpos == XPOS_MD;
    SYNTAX_EACH(doc, child, clause)
    {
        if (doc->tokens[child].deprel != DEP_MARK) continue;
        if (SLICE_ONE_OF_NOCASE(doc->tokens[child].lemma, conditions)) return true;
        if (coming && slice_is(doc->tokens[child].lemma, "until")) return true;
    }
    return false;
}

static bool
is_conditional(const struct doc *doc, int32_t token)
{
    for (int i = 0; i < CLIMB_MOST && token != NONE; i++) {
        const struct token *t = &doc->tokens[token];
        if (coder_is_condition(doc, token)) return true;
        if (t->deprel == DEP_ROOT) return false;
        token = t->head;
    }
    return false;
}

static bool
is_question(const struct doc *doc, int32_t token)
{
    const struct sentence *sentence = &doc->sentences[doc->tokens[token].sentence];
    struct slice text = slice_trim(doc_slice(doc, sentence->span));
    return text.len && text.at[text.len - 1] == '?';
}

/* "The initiative to support": what the noun before "to" is about, wherever the tree hangs it. */
static bool
follows_plan(const struct coder *coder, int32_t verb)
{
    int32_t to = syntax_child(coder->doc, verb, DEP_MARK);
    return to > 0 && to < verb && coder_word_in(coder, to - 1, "plans");
}

/* An infinitive that no frame explains. A purpose is planned at best; under a noun or an adjective
 * nothing is told. */
static void
read_infinitive(const struct coder *coder, int32_t verb, struct told *told)
{
    const struct doc *doc = coder->doc;
    const struct token *token = &doc->tokens[verb];
    if (!syntax_is_infinitive(doc, verb) || syntax_is_reported(doc, verb)) return;
    if (syntax_is_first_to(doc, verb)) {
        int32_t said = doc->tokens[verb].head;
        if (doc->tokens[said].deprel == DEP_XCOMP)
            said = doc->tokens[said].head; /* "will become" */
        read_auxiliaries(coder, said, told);
        return;
    }
    if (token->deprel == DEP_ROOT || token->deprel == DEP_CCOMP || token->deprel == DEP_PARATAXIS) {
        told->status = STATUS_PLANNED; /* "Putin to visit India" */
        return;
    }
    if (token->deprel == DEP_ADVCL && !follows_plan(coder, verb)) {
        if (told->status == STATUS_OCCURRED) told->status = STATUS_PLANNED;
        return;
    }
    told->drop = true;
}

/* "Discussed expanding trade", "the importance of meeting": a gerund that no frame explains tells
 * nothing; a participle beside a clause does. */
static void
read_gerund(const struct coder *coder, int32_t verb, struct told *told)
{
    static const char *const told_by[] = {"after", "before", "since", "by"};
    const struct doc *doc = coder->doc;
    const struct token *token = &doc->tokens[verb];
    if (token->xpos != XPOS_VBG || syntax_child(doc, verb, DEP_AUX) != NONE) return;
    if (syntax_child(doc, verb, DEP_NSUBJ) != NONE) return;
    if (token->deprel == DEP_CONJ && token->head != NONE) {
        read_gerund(coder, token->head, told);
        return;
    }
    struct slice mark = syntax_case(doc, verb);
    bool beside = token->deprel == DEP_ADVCL || token->deprel == DEP_ACL ||
                  token->deprel == DEP_ROOT || token->deprel == DEP_PARATAXIS ||
                  token->deprel == DEP_DEP || token->deprel == DEP_ACL_RELCL;
    if (beside && !mark.len) return;
    if (beside && SLICE_ONE_OF_NOCASE(mark, told_by)) return;
    told->drop = true;
}

/* "A visit by X is in doubt", "the deal is off". */
static bool
is_in_doubt(const struct doc *doc, int32_t noun)
{
    static const char *const states[] = {"doubt", "jeopardy",  "limbo", "unlikely",
                                         "hold",  "uncertain", "off"};
    int32_t said = doc->tokens[noun].head;
    return doc->tokens[noun].deprel == DEP_NSUBJ && said != NONE &&
           syntax_child(doc, said, DEP_COP) != NONE &&
           SLICE_ONE_OF_NOCASE(doc->tokens[said].lemma, states);
}

static void
read_noun(const struct coder *coder, int32_t noun, struct told *told)
{
    const struct doc *doc = coder->doc;
    SYNTAX_EACH(doc, child, noun)
    {
        const struct token *token = &doc->tokens[child];
        if (token->deprel != DEP_AMOD && token->deprel != DEP_DET && token->deprel != DEP_COMPOUND)
            continue;
        int status = FIND(before_nouns, token->lemma);
        if (status < 0) status = FIND(before_nouns, token_form(doc, child));
        if (status >= 0) told->status = (enum event_status)status;
        if (status == STATUS_DENIED) told->negated = true;
    }
    if (has_child_word(doc, noun, ahead, sizeof ahead / sizeof ahead[0]))
        told->status = STATUS_PLANNED;
    told->drop |= is_in_doubt(doc, noun);
}

/* "No side", "neither X nor Y", "none of them". */
static bool
is_nobody(const struct doc *doc, int32_t subject)
{
    static const char *const nobody[] = {"no", "neither", "none", "nobody"};
    return SLICE_ONE_OF_NOCASE(doc->tokens[subject].lemma, nobody) ||
           has_child_word(doc, subject, nobody, sizeof nobody / sizeof nobody[0]);
}

/* "Urged X to let the ships leave": they leave where it lets them. */
static bool
is_let(const struct doc *doc, int32_t verb)
{
    const struct token *token = &doc->tokens[verb];
    return token->deprel == DEP_XCOMP && token->xpos == XPOS_VB && token->head != NONE &&
           doc->tokens[token->head].upos == UPOS_VERB && !syntax_is_infinitive(doc, verb) &&
           syntax_child(doc, verb, DEP_AUX) == NONE;
}

/* "'Release our crew,' said X": what a speaker's bare verb bids. */
static bool
is_bidden(const struct coder *coder, int32_t verb)
{
    const struct doc *doc = coder->doc;
    const struct token *token = &doc->tokens[verb];
    return token->xpos == XPOS_VB && syntax_child(doc, verb, DEP_AUX) == NONE &&
           syntax_child(doc, verb, DEP_NSUBJ) == NONE && !syntax_is_infinitive(doc, verb) &&
           verb > 0 && doc->tokens[verb - 1].upos == UPOS_PUNCT &&
           doc->tokens[verb - 1].sentence == token->sentence && is_said(coder, verb);
}

/* "No longer recognises": what was done has an end. */
static bool
is_no_longer(const struct doc *doc, int32_t verb)
{
    SYNTAX_EACH(doc, child, verb)
    if (slice_is_nocase(token_form(doc, child), "longer") && child > 0 &&
        slice_is_nocase(token_form(doc, child - 1), "no"))
        return true;
    return false;
}

struct told
coder_status(const struct coder *coder, int32_t token)
{
    const struct doc *doc = coder->doc;
    struct told told = {.status = STATUS_OCCURRED};
    if (is_let(doc, token)) return coder_status(coder, doc->tokens[token].head);
    enum upos upos = (enum upos)doc->tokens[token].upos;
    bool verbal = upos == UPOS_VERB || upos == UPOS_AUX ||
                  syntax_child(doc, token, DEP_COP) != NONE;
    if (verbal) {
        read_auxiliaries(coder, token, &told);
        told.obliged |= is_bidden(coder, token);
        int32_t holder = auxiliary_holder(doc, token);
        told.negated = has_child_word(doc, token, negations,
                                      sizeof negations / sizeof negations[0]) ||
                       (holder != token && doc->tokens[token].head == holder &&
                        told.status == STATUS_PLANNED &&
                        has_child_word(doc, holder, negations,
                                       sizeof negations / sizeof negations[0]));
        told.ended = is_no_longer(doc, holder);
        told.negated |= told.ended;
        if (told.negated && told.status == STATUS_HYPOTHETICAL &&
            syntax_has_lemma(doc, holder, DEP_AUX, "would"))
            told.status = STATUS_PLANNED; /* "Peters would not release it" refuses */
        int32_t subject = syntax_child(doc, token, DEP_NSUBJ);
        if (subject == NONE) subject = syntax_child(doc, token, DEP_NSUBJ_PASS);
        if (subject != NONE && is_nobody(doc, subject)) told.negated = true;
        int32_t object = syntax_child(doc, token, DEP_OBJ);
        if (object != NONE && syntax_has_lemma(doc, object, DEP_DET, "no")) told.negated = true;
        if (slice_is(syntax_case(doc, token), "without")) told.negated = true;
        read_infinitive(coder, token, &told);
        read_gerund(coder, token, &told);
    } else {
        read_noun(coder, token, &told);
    }
    if (is_conditional(doc, token) || is_question(doc, token)) {
        told.status = STATUS_HYPOTHETICAL;
        told.drop = true;
    }
    return told;
}
