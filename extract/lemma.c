/* lemma.c: the whole word, else its longest known ending, says what to take off and put on. */
#include "extract/lemma.h"

#include <ctype.h>

#include "extract/language_file.h"
#include "extract/language_parts.h"
#include "extract/stage.h"

int
lemmas_load(struct lemmas *lemmas, struct slice file, struct fail *why)
{
    const struct language_section *slots = language_find(file, "lemma.slots");
    const struct language_section *edits = language_find(file, "lemma.edits");
    if (!slots || !edits || slots->rows < 1 || slots->rows & (slots->rows - 1))
        return fail_set(why, FAIL_STOP, EXIT_CONFIG, "sections of lemmas are missing");
    lemmas->table.slots = language_need(file, "lemma.slots", sizeof(struct word_slot), 0, 1, why);
    lemmas->table.mask = (uint32_t)slots->rows - 1;
    lemmas->edits = language_need(file, "lemma.edits", sizeof(struct lemma_edit), 0, 1, why);
    if (!lemmas->table.slots || !lemmas->edits) return -1;
    for (uint32_t i = 0; i <= lemmas->table.mask; i++)
        if (lemmas->table.slots[i].row >= (uint32_t)edits->rows)
            return fail_set(why, FAIL_STOP, EXIT_CONFIG, "lemma.slots: an edit that is not there");
    return 0;
}

uint64_t
lemma_key(struct slice ending, enum xpos xpos, bool whole)
{
    return word_key(WORD_REST, 1 + whole + 2 * (int)xpos, ending);
}

static const struct lemma_edit *
edit_find(const struct lemmas *lemmas, struct slice form, enum xpos xpos)
{
    uint32_t edit = word_find(&lemmas->table, lemma_key(form, xpos, true));
    for (size_t n = form.len < LEMMA_ENDING_MOST ? form.len : LEMMA_ENDING_MOST; !edit; n--) {
        struct slice ending = {form.at + form.len - n, n};
        edit = word_find(&lemmas->table, lemma_key(ending, xpos, false));
        if (n == 0) break;
    }
    return &lemmas->edits[edit]; /* edit 0 leaves the word as it is */
}

struct slice
lemma_of(const struct lemmas *lemmas, struct slice form, enum upos upos, enum xpos xpos,
         struct arena *arena)
{
    char lower[LEMMA_BYTES_MOST + 16];
    bool changed = false, proper = upos == UPOS_PROPN;
    if (form.len > LEMMA_BYTES_MOST || form.len == 0) return form;
    for (size_t i = 0; i < form.len; i++) {
        lower[i] = (char)tolower((unsigned char)form.at[i]);
        changed |= lower[i] != form.at[i];
    }
    struct slice key = {lower, form.len};
    const char *strong = lemma_strong(key, xpos);
    if (strong) return slice_of(strong);
    const struct lemma_edit *edit = edit_find(lemmas, key, xpos);
    if (edit->strip > form.len) return form;
    if (edit->strip && ((unsigned char)form.at[form.len - edit->strip] & 0xC0) == 0x80)
        edit = &lemmas->edits[0]; /* half a character would be left */
    if (!edit->strip && !edit->add[0] && (!changed || proper)) return form;
    if (proper) memcpy(lower, form.at, form.len);
    size_t len = form.len - edit->strip, add = strnlen(edit->add, sizeof edit->add);
    memcpy(lower + len, edit->add, add);
    return (struct slice){arena_copy(arena, lower, len + add), len + add};
}

int
lemma_stage(const struct extract_model *model, struct doc *doc, struct fail *why)
{
    (void)why;
    for (int32_t t = 0; t < doc->token_count; t++) {
        struct token *token = &doc->tokens[t];
        if (token->upos == UPOS_NONE) continue;
        token->lemma = lemma_of(&model->language->lemmas, token_form(doc, t),
                                (enum upos)token->upos, (enum xpos)token->xpos, doc->arena);
    }
    return 0;
}
