/* code_refine.c: makes a code finer by the words that stand beside the event
 * (dict/verbs/refine.txt). */
#include "extract/code.h"
#include "extract/syntax.h"

/* Does a word of the set stand in the clause of the trigger: among what hangs on it, its subject
 * and clauses of their own left out? */
static bool
word_under(const struct coder *coder, int32_t token, struct word_set words, int depth)
{
    const struct doc *doc = coder->doc;
    if (word_set_has(words, coder->words[token])) return true;
    if (depth == 8) return false;
    SYNTAX_EACH(doc, child, token)
    {
        enum deprel rel = (enum deprel)doc->tokens[child].deprel;
        if (rel == DEP_NSUBJ || rel == DEP_PARATAXIS || rel == DEP_ACL_RELCL) continue;
        if (rel == DEP_CONJ && doc->tokens[child].upos == UPOS_VERB) continue;
        if (word_under(coder, child, words, depth + 1)) return true;
    }
    return false;
}

/* "Pakistani jets struck", "a batch of howitzers arrived": who does it is what it is done with. */
static bool
is_means(const struct coder *coder, const struct match *match, struct word_set words)
{
    int32_t subject = match->actor != NONE ? match->actor : match->other;
    if (subject == NONE) return false;
    if (match->frame->subject_words.count) return word_under(coder, subject, words, 0);
    return match->code->plover == PLOVER_ASSAULT && word_set_has(words, coder->words[subject]);
}

static bool
fits(const struct match *match, const struct refinement *refinement)
{
    struct slice code = match->code->code, prefix = refinement->prefix;
    return code.len >= prefix.len && memcmp(code.at, prefix.at, prefix.len) == 0 &&
           (code.len == prefix.len || prefix.len <= 2);
}

void
coder_refine(const struct coder *coder, struct match *match)
{
    int count;
    const struct refinement *all = verbs_refinements(coder->model->verbs, &count);
    if (match->mode.len && match->frame->embed == EMBED_NONE && match->plover != PLOVER_ASSAULT)
        return;
    for (int i = 0; i < count; i++) {
        if (!fits(match, &all[i])) continue;
        if (!word_under(coder, match->trigger, all[i].words, 0) &&
            !is_means(coder, match, all[i].words))
            continue;
        if (all[i].code) match->code = all[i].code;
        if (all[i].plover != PLOVER_NONE) match->plover = all[i].plover;
        if (all[i].mode.len) match->mode = all[i].mode;
        return;
    }
}
