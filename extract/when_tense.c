/* when_tense.c: which side of the publication a bare "on Friday" or "in June" lies on, by the tense
 * of the verb it hangs on. */
#include "extract/when.h"

enum { CLIMB_MOST = 12 };

static const char *const planning[] = {
    "schedule", "plan",   "expect",     "slate",   "set",    "due",  "intend",  "hope",
    "aim",      "likely", "ready",      "prepare", "want",   "need", "ahead",   "upcoming",
    "postpone", "delay",  "reschedule", "adjourn", "extend", "next", "possible"};

/* Said on one day of another: "proposed for Friday", "agreed to meet on Friday", but "proposed on
 * Friday". */
static const char *const promising[] = {"invite", "propose", "promise", "pledge",
                                        "vow",    "agree",   "offer",   "threaten"};

static bool
is_among(struct slice word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_is_nocase(word, list[i])) return true;
    return false;
}
#define IS_AMONG(word, list) is_among(word, list, sizeof list / sizeof list[0])

static bool
form_is(const struct doc *doc, int32_t token, const char *word)
{
    return slice_is_nocase(token_form(doc, token), word);
}

static bool
says_future(const struct doc *doc, int32_t token)
{
    static const char *const words[] = {"will", "shall", "'ll", "’ll", "would"};
    return IS_AMONG(token_form(doc, token), words);
}

/* "May meet on Friday", but "may have met". */
static bool
is_open(const struct doc *doc, int32_t token)
{
    static const char *const words[] = {"may", "might", "should", "must", "can", "could"};
    return IS_AMONG(token_form(doc, token), words);
}

/* "Drones hit the port on Sunday": its present is as rare in the news as its past is common. */
static bool
is_same_in_past(struct slice lemma)
{
    static const char *const verbs[] = {"hit",  "cut",  "put",   "set",    "shut",      "hurt",
                                        "quit", "shed", "split", "spread", "broadcast", "beat"};
    return IS_AMONG(lemma, verbs);
}

static bool
has_to(const struct doc *doc, int32_t verb)
{
    for (int32_t c = doc->tokens[verb].first_child; c != NONE; c = doc->tokens[c].next_sibling)
        if (doc->tokens[c].xpos == XPOS_TO) return true;
    return false;
}

/* What a verb and its auxiliaries say: 1 future, -1 past, 0 nothing. */
static int
verb_direction(const struct doc *doc, int32_t verb)
{
    const struct token *tokens = doc->tokens;
    bool have = false, past_be = false, present_be = false, open = false;
    for (int32_t c = tokens[verb].first_child; c != NONE; c = tokens[c].next_sibling) {
        if (tokens[c].upos != UPOS_AUX) continue;
        if (says_future(doc, c)) return 1;
        open |= is_open(doc, c);
        have |= slice_is(tokens[c].lemma, "have");
        bool be = slice_is(tokens[c].lemma, "be");
        past_be |= be && (tokens[c].feats & FEAT_PAST);
        present_be |= be && (tokens[c].feats & FEAT_PRES);
    }
    if (past_be && has_to(doc, verb)) return WHEN_NEAREST; /* "was to have met on" */
    if (have || past_be) return -1;
    if (open) return 1;
    if (tokens[verb].xpos == XPOS_VBN && has_to(doc, verb)) return 1; /* "to be held on" */
    uint8_t tag = tokens[verb].xpos;
    if (tag == XPOS_VBD) return -1;
    if (present_be && tag == XPOS_VB) return 1;  /* "are to confer on" */
    if (present_be && tag == XPOS_VBG) return 1; /* "is visiting on Friday" */
    if (present_be && tag == XPOS_VBN) return 0;
    bool title = tokens[verb].sentence >= 0 &&
                 doc->sentences[tokens[verb].sentence].block != NONE && doc->block_count &&
                 doc->blocks[doc->sentences[tokens[verb].sentence].block].kind != BLOCK_PARAGRAPH;
    if ((tag == XPOS_VBZ || tag == XPOS_VBP) && !title && tokens[verb].upos == UPOS_VERB)
        return tag == XPOS_VBP && is_same_in_past(tokens[verb].lemma) ? -1 : 1; /* "opens Friday" */
    return 0;
}

static bool
is_verbal(const struct token *token)
{
    return token->upos == UPOS_VERB || token->upos == UPOS_AUX;
}

static bool
has_present_copula(const struct doc *doc, int32_t token)
{
    for (int32_t c = doc->tokens[token].first_child; c != NONE; c = doc->tokens[c].next_sibling)
        if (doc->tokens[c].deprel == DEP_COP) return doc->tokens[c].feats & FEAT_PRES;
    return false;
}

/* "Was due", "were expected", "had been scheduled". */
static bool
was_so(const struct doc *doc, int32_t token)
{
    for (int32_t c = doc->tokens[token].first_child; c != NONE; c = doc->tokens[c].next_sibling) {
        enum deprel rel = (enum deprel)doc->tokens[c].deprel;
        bool helper = rel == DEP_COP || doc->tokens[c].upos == UPOS_AUX;
        if (helper && doc->tokens[c].feats & FEAT_PAST &&
            !slice_is_nocase(token_form(doc, c), "been"))
            return true;
    }
    return false;
}

/* "For Friday", "until Friday". */
static bool
is_aimed(const struct doc *doc, int32_t day)
{
    static const char *const words[] = {"for", "until", "till", "to", "by"};
    return day > 0 && IS_AMONG(token_form(doc, day - 1), words);
}

/* "Pencilled in for Friday", "lined up for May". */
static bool
is_fixed_for(const struct doc *doc, int32_t verb, int32_t day)
{
    return doc->tokens[verb].xpos == XPOS_VBN && day > 0 && form_is(doc, day - 1, "for");
}

/* "Due to expire on Sunday", "was due to expire": how the words right before an infinitive plan it;
 * 0: they don't. */
static int
planned_before(const struct doc *doc, int32_t verb)
{
    static const char *const plans[] = {"due", "set", "scheduled", "expected", "slated"};
    if (verb < 3 || !form_is(doc, verb - 1, "to") || !IS_AMONG(token_form(doc, verb - 2), plans))
        return 0;
    return form_is(doc, verb - 3, "was") || form_is(doc, verb - 3, "were") ? WHEN_NEAREST : 1;
}

/* Up the tree from the date: the first verb that says something decides; an infinitive or
 * participle asks the one above it. */
static int
tree_direction(const struct doc *doc, int32_t token)
{
    const struct token *tokens = doc->tokens;
    bool infinitive = false;
    int32_t day = token;
    for (int steps = 0; token != NONE && steps < CLIMB_MOST; steps++, token = tokens[token].head) {
        const struct token *t = &tokens[token];
        bool plans = steps == 0 || infinitive || t->xpos == XPOS_VBN || t->upos == UPOS_ADJ;
        if ((IS_AMONG(t->lemma, planning) && plans) || is_fixed_for(doc, token, day))
            return was_so(doc, token) ? WHEN_NEAREST : 1;
        if (IS_AMONG(t->lemma, promising) && (infinitive || (plans && is_aimed(doc, day))))
            return 1;
        for (int32_t c = t->first_child; c != NONE; c = tokens[c].next_sibling)
            if (!is_verbal(t) && says_future(doc, c))
                return 1; /* a predicate noun: "will be a guest" */
        if (!is_verbal(t) && has_present_copula(doc, token))
            return 1; /* "his next call is Muscat, on 3 March" */
        if (!is_verbal(t)) continue;
        if (infinitive && slice_is(t->lemma, "be")) /* "are to confer", "was to confer" */
            return t->feats & FEAT_PAST ? WHEN_NEAREST : 1;
        int direction = planned_before(doc, token);
        if (!direction) direction = verb_direction(doc, token);
        if (direction) return direction;
        infinitive = t->xpos == XPOS_VB || t->xpos == XPOS_VBG;
    }
    return 0;
}

/* Without a tree: the nearest word that says it, to the left, then to the right. */
static int
word_direction(const struct doc *doc, const struct sentence *sentence, int32_t token)
{
    int32_t end = sentence->first_token + sentence->token_count;
    for (int32_t t = token; t >= sentence->first_token; t--) {
        if (says_future(doc, t) || IS_AMONG(doc->tokens[t].lemma, planning) ||
            form_is(doc, t, "scheduled") || form_is(doc, t, "expected") || form_is(doc, t, "due") ||
            form_is(doc, t, "upcoming"))
            return 1;
        struct slice form = token_form(doc, t);
        if (form.len > 4 && slice_ends(form, "ed")) return -1;
    }
    for (int32_t t = token; t < end; t++)
        if (says_future(doc, t)) return 1;
    return -1;
}

/* "An agreement signed here on Thursday". */
static bool
is_done(const struct doc *doc, int32_t verb)
{
    const struct token *token = &doc->tokens[verb];
    if (token->xpos != XPOS_VBN || token->deprel != DEP_ACL || IS_AMONG(token->lemma, planning))
        return false;
    for (int32_t c = token->first_child; c != NONE; c = doc->tokens[c].next_sibling)
        if (doc->tokens[c].upos == UPOS_AUX || doc->tokens[c].deprel == DEP_MARK) return false;
    return true;
}

/* "Since June" lies behind; so does what a past verb right before it tells: "that ended in June".
 */
static bool
is_behind(const struct doc *doc, const struct sentence *sentence, int32_t token)
{
    for (int32_t t = token - 1; t >= sentence->first_token && t >= token - 3; t--) {
        if (form_is(doc, t, "since")) return true;
        if (doc->tokens[t].upos == UPOS_VERB)
            return (doc->tokens[t].xpos == XPOS_VBD && verb_direction(doc, t) < 0) ||
                   is_done(doc, t);
    }
    return false;
}

/* "Asked them to leave by 20 January". */
static bool
is_deadline(const struct doc *doc, int32_t token)
{
    int32_t verb = doc->tokens[token].head;
    for (int i = 0; i < 2 && verb != NONE && doc->tokens[verb].upos != UPOS_VERB; i++)
        verb = doc->tokens[verb].head;
    return form_is(doc, token - 1, "by") && verb != NONE && doc->tokens[verb].xpos == XPOS_VB &&
           has_to(doc, verb);
}

int
when_direction(const struct doc *doc, int32_t token)
{
    if (token < 0 || token >= doc->token_count) return 0;
    const struct sentence *sentence = &doc->sentences[doc->tokens[token].sentence];
    bool parsed = doc->tokens[sentence->first_token].deprel != DEP_NONE;
    if (token > sentence->first_token &&
        (form_is(doc, token - 1, "until") || form_is(doc, token - 1, "till")))
        return 1;
    if (token > sentence->first_token && parsed && is_deadline(doc, token)) return 1;
    if (token > sentence->first_token + 1 && form_is(doc, token - 2, "back")) return -1;
    if (is_behind(doc, sentence, token)) return -1;
    return parsed ? tree_direction(doc, token) : word_direction(doc, sentence, token);
}
