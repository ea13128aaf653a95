/* tag.c: UPOS, XPOS and features, as the net reads them. */
#include "extract/language_parts.h"
#include "extract/stage.h"

int
tag_stage(const struct extract_model *model, struct doc *doc, struct fail *why)
{
    (void)why;
    const struct reading *readings = language_readings(model->language, doc);
    for (int32_t t = 0; t < doc->token_count; t++) {
        struct token *token = &doc->tokens[t];
        if (doc->sentences[token->sentence].gated) continue;
        token->upos = readings[t].tag & 0xFF;
        token->xpos = readings[t].tag >> 8 & 0xFF;
        token->feats = (uint16_t)(readings[t].tag >> 16);
    }
    return 0;
}
