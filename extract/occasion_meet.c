/* occasion_meet.c: a forum that meets, with nobody singled out: "the summit opened", "EU foreign
 * ministers met in Brussels": its organisation is the only side; "the Peru-Fiji joint commission
 * was held": the two in its name are the sides. */
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
verb_of(const struct coder *coder, const struct occasion *occasion)
{
    const struct doc *doc = coder->doc;
    int32_t token = occasion->last;
    while (token != NONE && token >= occasion->first &&
           doc->tokens[token].head >= occasion->first && doc->tokens[token].head <= occasion->last)
        token = doc->tokens[token].head;
    const struct token *t = &doc->tokens[token];
    if (t->deprel == DEP_NMOD && coder_word_in(coder, t->head, "sitting"))
        t = &doc->tokens[t->head];
    if (t->deprel != DEP_NSUBJ && t->deprel != DEP_NSUBJ_PASS && t->deprel != DEP_NSUBJ_OUTER)
        return NONE; /* outer: "the council is to convene" */
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

/* "West African leaders met for a summit of X": the verb; NONE where somebody is singled out. */
static int32_t
gathered_for(struct coder *coder, const struct occasion *occasion)
{
    const struct doc *doc = coder->doc;
    int32_t token = occasion->first;
    while (token != NONE && doc->tokens[token].head >= occasion->first &&
           doc->tokens[token].head <= occasion->last)
        token = doc->tokens[token].head;
    int32_t verb = token == NONE ? NONE : doc->tokens[token].head;
    struct slice prep = syntax_case(doc, token);
    if (verb == NONE || !(slice_is(prep, "for") || slice_is(prep, "at"))) return NONE;
    if (doc->tokens[verb].upos != UPOS_VERB || !coder_word_in(coder, verb, "gather")) return NONE;
    if (syntax_object(doc, verb) != NONE) return NONE;
    int32_t subject = syntax_subject(doc, verb);
    if (subject == NONE || !coder_word_in(coder, subject, "members")) return NONE;
    return coder_parties(coder, subject, true).count ? NONE : verb;
}

static bool
is_coded(const struct code_notes *notes, const struct doc *doc, int32_t verb)
{
    for (int32_t i = 0; i < doc->event_count; i++)
        if (notes->at[i].trigger == verb || notes->at[i].outer == verb) return true;
    return false;
}

/* Who meets: false where nobody can be told. */
static bool
find_sides(const struct doc *doc, const struct occasion *occasion, struct party_list *actors,
           struct party_list *recipients)
{
    struct event_party *sides = ARENA_ARRAY(doc->arena, struct event_party, 2);
    *actors = (struct party_list){.at = sides, .count = 1};
    *recipients = (struct party_list){.at = sides + 1};
    if (occasion->forum && occasion->forum->body.len) {
        *sides = occasion_body(doc, occasion);
        return true;
    }
    if (!occasion_party(doc, occasion, SLICE_NONE, sides) ||
        !occasion_party(doc, occasion, sides->party, sides + 1))
        return false;
    recipients->count = 1;
    return true;
}

static void
meet(const struct extract_model *model, struct doc *doc, struct occasion *occasion)
{
    struct code_notes *notes = doc->code;
    struct party_list actors, recipients;
    int32_t verb = verb_of(notes->coder, occasion);
    if (verb != NONE && !tells_of_meeting(notes->coder, occasion, verb)) return;
    if (verb == NONE) verb = gathered_for(notes->coder, occasion);
    if (verb == NONE || is_coded(notes, doc, verb) ||
        !find_sides(doc, occasion, &actors, &recipients))
        return;
    struct slice rule = occasion->forum ? slice_of(arena_printf(doc->arena, "occasions.txt:%u",
                                                                occasion->forum->line))
                                        : SLICE_LITERAL("a forum's name");
    struct event *event = coder_put(notes->coder, verb,
                                    cameo_find(model->cameo, SLICE_LITERAL("040")), &actors,
                                    &recipients, rule);
    if (!event) return;
    event->reciprocal = recipients.count > 0;
    occasion->beside = false; /* "the next summit will be held" */
}

void
occasion_meet(const struct extract_model *model, struct doc *doc, struct occasions *occasions)
{
    for (int32_t i = 0; i < occasions->count; i++) {
        struct occasion *occasion = &occasions->at[i];
        if (!occasion->sidelines && !doc->sentences[occasion->sentence].gated)
            meet(model, doc, occasion);
    }
}
