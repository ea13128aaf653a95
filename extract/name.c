/* name.c: names and their types, as the net reads them. */
#include "extract/language_parts.h"
#include "extract/stage.h"

int
name_stage(const struct extract_model *model, struct doc *doc, struct fail *why)
{
    (void)why;
    const struct reading *readings = language_readings(model->language, doc);
    for (int32_t t = 0; t < doc->token_count; t++) {
        struct token *token = &doc->tokens[t];
        uint8_t label = readings[t].name;
        token->name = NONE;
        if (!label || doc->sentences[token->sentence].gated) continue;
        bool begins = label % 2 == 1 || t == 0 || doc->tokens[t - 1].name == NONE ||
                      doc->tokens[t - 1].sentence != token->sentence;
        if (begins) {
            int32_t n = DOC_PUT(doc, doc->names, doc->name_count);
            doc->names[n] = (struct name){t, 0, (enum name_type)((label + 1) / 2)};
        }
        token->name = doc->name_count - 1;
        doc->names[token->name].count++;
    }
    return 0;
}
