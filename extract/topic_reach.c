/* topic_reach.c: does a phrase tell what an event was about? By where it hangs in the tree; of a
 * meeting, by words of talking. */
#include "extract/topic.h"

#include "extract/attach.h"
#include "extract/syntax.h"

enum { CLIMB_MOST = 30, NEAR = 7 };

static bool
is_word(struct slice word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_is(word, list[i])) return true;
    return false;
}

#define IS_WORD(word, list) is_word(word, list, sizeof list / sizeof list[0])

/* ---- where a phrase hangs ---- */

/* "After the strike", "a day before", "while": what is told there is another matter. */
static bool
is_beside(const struct doc *doc, int32_t token)
{
    static const char *const words[] = {"after", "before", "since",     "while",    "when",
                                        "until", "during", "following", "amid",     "despite",
                                        "once",  "as",     "though",    "although", "whereas"};
    switch (doc->tokens[token].deprel) {
    case DEP_ADVCL:
    case DEP_OBL:
    case DEP_OBL_UNMARKED:
    case DEP_NMOD:
    case DEP_ACL:
        return IS_WORD(syntax_case(doc, token), words);
    case DEP_PARATAXIS:
    case DEP_ADVCL_RELCL:
        return true;
    default:
        return false;
    }
}

/* "Expelled two diplomats after the murder of": why it was done. */
static bool
is_reason(const struct doc *doc, int32_t token, enum plover plover)
{
    struct slice prep = syntax_case(doc, token);
    bool deed = plover == PLOVER_SANCTION || plover == PLOVER_ACCUSE || plover == PLOVER_COERCE ||
                plover == PLOVER_PROTEST || plover == PLOVER_THREATEN;
    enum deprel rel = (enum deprel)doc->tokens[token].deprel;
    return deed && (rel == DEP_OBL || rel == DEP_NMOD) &&
           (slice_is(prep, "after") || slice_is(prep, "following"));
}

/* The last edge, into the event's own word: its actor and its neighbours tell no matter. */
static bool
is_no_content(const struct doc *doc, int32_t token)
{
    const struct token *t = &doc->tokens[token];
    if (t->deprel == DEP_NSUBJ || t->deprel == DEP_OBL_AGENT) return true;
    return t->deprel == DEP_CONJ && t->upos == UPOS_VERB;
}

static bool
is_event_word(const struct code_note *note, int32_t token)
{
    return token == note->trigger || token == note->outer;
}

bool
topic_hangs_on(const struct doc *doc, const struct code_note *note, enum plover plover,
               int32_t first, int32_t last)
{
    if (first == NONE || last == NONE) return false;
    int32_t token = syntax_phrase_head(doc, first, last - first + 1);
    for (int i = 0; i < CLIMB_MOST && token != NONE; i++) {
        if (is_event_word(note, token)) return true;
        if (is_beside(doc, token) && !is_reason(doc, token, plover)) return false;
        int32_t head = doc->tokens[token].head;
        if (head != NONE && is_event_word(note, head) && is_no_content(doc, token)) return false;
        token = head;
    }
    return false;
}

/* ---- what was talked about ---- */

/* "Met to mark out the border": what they came together for. */
static bool
is_aim(const struct doc *doc, const struct code_note *note, int32_t first, int32_t last)
{
    if (first == NONE || !topic_hangs_on(doc, note, PLOVER_CONSULT, first, last)) return false;
    int32_t token = syntax_phrase_head(doc, first, last - first + 1);
    for (int i = 0; i < CLIMB_MOST && token != NONE && !is_event_word(note, token); i++) {
        if (doc->tokens[token].upos == UPOS_VERB && syntax_is_infinitive(doc, token)) return true;
        token = doc->tokens[token].head;
    }
    return false;
}

/* "Discussed", "the talks dealt with". */
static bool
is_discussing(const struct coder *coder, int32_t token)
{
    bool verb = coder->doc->tokens[token].upos == UPOS_VERB;
    return coder_word_in(coder, token, "discuss") ||
           (verb && coder_word_in(coder, token, "discuss-verb"));
}

/* "Talks on", "views about". */
static bool
is_talk_before(const struct coder *coder, int32_t token, int32_t start)
{
    static const char *const preps[] = {"on", "about", "over", "regarding", "concerning"};
    if (!IS_WORD(coder->doc->tokens[token].lemma, preps)) return false;
    for (int32_t t = token - 1; t >= start && t >= token - NEAR; t--)
        if (coder_word_in(coder, t, "talked")) return true;
    return false;
}

/* "With trade on the agenda", "trade was the main subject", "trade dominated the talks". */
static bool
is_subject_of_talk(const struct coder *coder, int32_t last, int32_t end)
{
    for (int32_t t = last + 1; t < end && t <= last + NEAR; t++) {
        if (coder_word_in(coder, t, "agenda")) return true;
        if (coder_word_in(coder, t, "dominate")) return !syntax_is_passive(coder->doc, t);
    }
    return false;
}

bool
topic_is_talked_of(const struct coder *coder, const struct code_note *note, int32_t sentence,
                   int32_t first, int32_t last)
{
    const struct doc *doc = coder->doc;
    const struct sentence *s = &doc->sentences[sentence];
    int32_t start = s->first_token, end = s->first_token + s->token_count;
    if (first == NONE || last == NONE) return false;
    if (last + 1 < end && coder_word_in(coder, last + 1, "talked")) return true; /* "trade talks" */
    if (note->sentence == sentence && is_aim(doc, note, first, last)) return true;
    if (is_subject_of_talk(coder, last, end)) return true;
    for (int32_t t = start; t < first; t++)
        if (is_discussing(coder, t) || is_talk_before(coder, t, start)) return true;
    for (int32_t t = last + 1; t < end; t++)
        if (coder_word_in(coder, t, "discuss") && syntax_is_passive(doc, t)) return true;
    return false;
}
