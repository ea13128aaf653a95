/* parse.c: heads and relations, as the net reads them, and what follows from them. */
#include "extract/language_parts.h"
#include "extract/stage.h"
#include "extract/syntax.h"

/* A participle with a passive auxiliary is passive, one without is so only where it modifies. */
static void
voice(struct doc *doc, int32_t t)
{
    struct token *token = &doc->tokens[t];
    if (token->deprel != DEP_AUX_PASS || token->head == NONE) return;
    struct token *verb = &doc->tokens[token->head];
    if (verb->xpos == XPOS_VBN) verb->feats |= FEAT_PASS;
}

/* "Chile's king and Cuba's king spoke": two subjects with "and" between them are one. */
static bool
join_subjects(struct doc *doc, const struct sentence *sentence)
{
    int32_t end = sentence->first_token + sentence->token_count, first, last;
    for (int32_t t = sentence->first_token + 2; t < end; t++) {
        struct token *token = &doc->tokens[t];
        if (token->deprel != DEP_NSUBJ || token->head < t) continue;
        int32_t before = syntax_child(doc, token->head, DEP_NSUBJ);
        if (before >= t) continue;
        syntax_extent(doc, t, &first, &last);
        if (first <= before || doc->tokens[first].upos != UPOS_CCONJ) continue;
        token->deprel = DEP_CONJ;
        token->head = before;
        return true;
    }
    return false;
}

int
parse_stage(const struct extract_model *model, struct doc *doc, struct fail *why)
{
    (void)why;
    const struct reading *readings = language_readings(model->language, doc);
    for (int32_t s = 0; s < doc->sentence_count; s++) {
        const struct sentence *sentence = &doc->sentences[s];
        int32_t end = sentence->first_token + sentence->token_count;
        for (int32_t t = sentence->first_token; t < end && !sentence->gated; t++) {
            doc->tokens[t].head = readings[t].head;
            doc->tokens[t].deprel = readings[t].deprel;
        }
        for (int32_t t = sentence->first_token; t < end; t++) voice(doc, t);
        doc_link_children(doc, sentence);
        if (join_subjects(doc, sentence)) doc_link_children(doc, sentence);
    }
    return 0;
}
