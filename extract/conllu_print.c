/* conllu_print.c: the document as CoNLL-U. */
#include "extract/conllu.h"
#include "extract/extractor.h"

static void
print_text(const struct doc *doc, struct span span, FILE *out)
{
    bool space = false;
    for (uint32_t i = span.start; i < span.end; i++) {
        bool white = (unsigned char)doc->text.at[i] <= ' ';
        if (white && !space) putc(' ', out);
        if (!white) putc(doc->text.at[i], out);
        space = white;
    }
}

/* The range line of a multi-word token. */
static void
print_range(const struct doc *doc, const struct sentence *sentence, int32_t t, FILE *out)
{
    const struct token *token = &doc->tokens[t], *last = token + token->mwt - 1;
    int id = t - sentence->first_token + 1;
    fprintf(out, "%d-%d\t", id, id + token->mwt - 1);
    print_text(doc, (struct span){token->span.start, last->span.end}, out);
    fprintf(out, "\t_\t_\t_\t_\t_\t_\t_\t%s\n", last->space_after ? "_" : "SpaceAfter=No");
}

static void
print_misc(const struct doc *doc, int32_t t, bool inside, FILE *out)
{
    const struct token *token = &doc->tokens[t];
    bool space = token->space_after || inside;
    if (token->name != NONE) {
        const struct name *name = &doc->names[token->name];
        fprintf(out, "Name=%c-%s%s", name->first == t ? 'B' : 'I', name_type_name(name->type),
                space ? "" : "|");
    }
    fprintf(out, "%s\n", !space ? "SpaceAfter=No" : token->name == NONE ? "_" : "");
}

static void
print_token(const struct doc *doc, const struct sentence *sentence, int32_t t, bool inside,
            FILE *out)
{
    const struct token *token = &doc->tokens[t];
    char feats[200];
    fprintf(out, "%d\t", t - sentence->first_token + 1);
    print_text(doc, token->span, out);
    fprintf(out, "\t%.*s\t%s\t%s\t%s\t",
            SLICE_ARGS(token->lemma.len ? token->lemma : slice_of("_")),
            upos_name((enum upos)token->upos), xpos_name((enum xpos)token->xpos),
            conllu_feats_print(token->feats, feats));
    if (token->deprel == DEP_NONE)
        fputs("_\t_\t_\t", out);
    else
        fprintf(out, "%d\t%s\t_\t",
                token->head == NONE ? 0 : token->head - sentence->first_token + 1,
                deprel_name((enum deprel)token->deprel));
    print_misc(doc, t, inside, out);
}

static void
print_sentence(const struct doc *doc, int32_t s, FILE *out)
{
    const struct sentence *sentence = &doc->sentences[s];
    if (s == 0 || doc->sentences[s - 1].block != sentence->block) fputs("# newpar\n", out);
    fprintf(out, "# sent_id = %d\n# text = ", s + 1);
    print_text(doc, sentence->span, out);
    putc('\n', out);
    int32_t range_end = NONE, end = sentence->first_token + sentence->token_count;
    for (int32_t t = sentence->first_token; t < end; t++) {
        if (doc->tokens[t].mwt) {
            print_range(doc, sentence, t, out);
            range_end = t + doc->tokens[t].mwt;
        }
        print_token(doc, sentence, t, t < range_end, out);
    }
    putc('\n', out);
}

void
conllu_print(const struct doc *doc, FILE *out)
{
    for (int32_t s = 0; s < doc->sentence_count; s++) print_sentence(doc, s, out);
}

void
extractor_print_conllu(const struct extractor *extractor, FILE *out)
{
    conllu_print(extractor_doc(extractor), out);
}
