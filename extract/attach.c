/* attach.c: phrases and the events whose words they hang on. */
#include "extract/attach.h"

enum { FAR = 99 };

struct attachments
attach_new(const struct doc *doc, const struct code_notes *notes)
{
    struct attachments attachments = {doc, notes,
                                      ARENA_ARRAY(doc->arena, bool, (size_t)doc->token_count + 1)};
    for (int32_t i = 0; i < doc->event_count; i++) {
        attachments.is_word[notes->at[i].trigger] = true;
        attachments.is_word[notes->at[i].outer] = true;
    }
    return attachments;
}

int32_t
attach_word(const struct attachments *attachments, int32_t token, int *steps)
{
    const struct token *tokens = attachments->doc->tokens;
    *steps = 0;
    while (token != NONE && !attachments->is_word[token] && *steps < FAR) {
        token = tokens[token].head;
        (*steps)++;
    }
    return token;
}

bool
attach_is_of(const struct code_note *note, int32_t word)
{
    return word != NONE && (note->trigger == word || note->outer == word);
}

static int
depth(const struct doc *doc, int32_t token)
{
    int steps = 0;
    while (doc->tokens[token].head != NONE && steps < FAR) {
        token = doc->tokens[token].head;
        steps++;
    }
    return steps;
}

int
attach_distance(const struct doc *doc, int32_t a, int32_t b)
{
    int steps = 0, da = depth(doc, a), db = depth(doc, b);
    while (a != b && steps < FAR) {
        if (a == NONE || b == NONE) return FAR;
        if (da >= db) {
            a = doc->tokens[a].head;
            da--;
        } else {
            b = doc->tokens[b].head;
            db--;
        }
        steps++;
    }
    return steps;
}
