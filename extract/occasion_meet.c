/* occasion_meet.c: a forum that meets, with nobody singled out: "the summit opened", "EU foreign
 * ministers met in Brussels". Its organisation is the only side. */
#include "extract/occasion.h"

#include "extract/code.h"
#include "extract/syntax.h"

/* "The EU foreign ministers", not "the EU summit". */
static bool
is_people(const struct coder *coder, const struct occasion *occasion)
{
    for (int32_t t = occasion->first; t <= occasion->last; t++)
        if (coder_word_in(coder, t, "members")) return true;
    return false;
}

static bool
tells_of_meeting(const struct coder *coder, const struct occasion *occasion, int32_t verb)
{
    const struct doc *doc = coder->doc;
    int32_t object = syntax_child(doc, verb, DEP_OBJ);
    if (syntax_child(doc, verb, DEP_XCOMP) != NONE) return false;
    if (is_people(coder, occasion)) /* "wrapped up their talks" */
        return object == NONE
                   ? coder_word_in(coder, verb, "gather")
                   : coder_word_in(coder, verb, "run") && coder_word_in(coder, object, "talks");
    if (syntax_is_passive(doc, verb)) return coder_word_in(coder, verb, "hold");
    if (object == NONE)
        return coder_word_in(coder, verb, "gather") || coder_word_in(coder, verb, "run");
    return slice_is(doc->tokens[verb].lemma, "take") &&
           slice_is(doc->tokens[object].lemma, "place");
}

/* The verb of a main clause of which the forum's name is the subject; NONE: none. */
static int32_t
verb_of(const struct doc *doc, const struct occasion *occasion)
{
    int32_t token = occasion->last;
    while (token != NONE && token >= occasion->first &&
           doc->tokens[token].head >= occasion->first && doc->tokens[token].head <= occasion->last)
        token = doc->tokens[token].head;
    const struct token *t = &doc->tokens[token];
    if (t->deprel != DEP_NSUBJ && t->deprel != DEP_NSUBJ_PASS) return NONE;
    switch (doc->tokens[t->head].deprel) {
    case DEP_ROOT:
    case DEP_CCOMP:
    case DEP_CONJ:
    case DEP_PARATAXIS:
        return doc->tokens[t->head].upos == UPOS_VERB ? t->head : NONE;
    default:
        return NONE;
    }
}

static bool
is_coded(const struct code_notes *notes, const struct doc *doc, int32_t verb)
{
    for (int32_t i = 0; i < doc->event_count; i++)
        if (notes->at[i].trigger == verb || notes->at[i].outer == verb) return true;
    return false;
}

void
occasion_meet(const struct extract_model *model, struct doc *doc, struct occasions *occasions)
{
    struct code_notes *notes = doc->code;
    const struct cameo_code *consult = cameo_find(model->cameo, SLICE_LITERAL("040"));
    for (int32_t i = 0; i < occasions->count; i++) {
        struct occasion *occasion = &occasions->at[i];
        if (!occasion->forum || !occasion->forum->body.len || occasion->sidelines ||
            doc->sentences[occasion->sentence].gated)
            continue;
        int32_t verb = verb_of(doc, occasion);
        if (verb == NONE || !tells_of_meeting(notes->coder, occasion, verb) ||
            is_coded(notes, doc, verb))
            continue;
        struct event_party body = occasion_body(doc, occasion);
        struct party_list actors = {.at = &body, .count = 1}, nobody = {.at = NULL};
        struct slice rule = slice_of(
            arena_printf(doc->arena, "occasions.txt:%u", occasion->forum->line));
        struct event *event = coder_put(notes->coder, verb, consult, &actors, &nobody, rule);
        if (!event) continue;
        event->international = true;
        occasion->beside = false; /* "the next summit will be held" */
    }
}
