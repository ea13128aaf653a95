/* name.c: names and their types, as the net reads them. */
#include "extract/language_parts.h"
#include "extract/stage.h"

static bool
is_hyphen(const struct doc *doc, int32_t t)
{
    return slice_is(token_form(doc, t), "-");
}

/* "India-Bangladesh border": a hyphen that the next word does not go on from is no part. */
static bool
ends_in_hyphen(const struct doc *doc, const struct reading *readings, int32_t t)
{
    bool goes_on = t + 1 < doc->token_count && readings[t + 1].name == readings[t].name;
    return is_hyphen(doc, t) && !goes_on;
}

/* A beginning where the tree says that the word before, of the same type, is part of it: "New" of
 * "New York". */
static bool
goes_on(const struct reading *readings, int32_t t)
{
    const struct reading *before = &readings[t - 1], *now = &readings[t];
    if ((before->name + 1) / 2 != (now->name + 1) / 2) return false;
    return (before->head == t && before->deprel == DEP_COMPOUND) ||
           (now->head == t - 1 && now->deprel == DEP_FLAT);
}

int
name_stage(const struct extract_model *model, struct doc *doc, struct fail *why)
{
    (void)why;
    const struct reading *readings = language_readings(model->language, doc);
    for (int32_t t = 0; t < doc->token_count; t++) {
        struct token *token = &doc->tokens[t];
        uint8_t label = readings[t].name;
        token->name = NONE;
        if (!label || doc->sentences[token->sentence].gated || ends_in_hyphen(doc, readings, t))
            continue;
        bool begins = t == 0 || doc->tokens[t - 1].name == NONE ||
                      doc->tokens[t - 1].sentence != token->sentence ||
                      (label % 2 == 1 && !goes_on(readings, t));
        if (begins) {
            int32_t n = DOC_PUT(doc, doc->names, doc->name_count);
            doc->names[n] = (struct name){t, 0, (enum name_type)((label + 1) / 2)};
        }
        token->name = doc->name_count - 1;
        doc->names[token->name].count++;
    }
    return 0;
}
