/* actor.c: the actor stage: finds all that acts or is acted upon, and what its own words say of it.
 * What only the rest of the article can say is left to coref. */
#include "extract/actor_phrase.h"
#include "extract/headline.h"
#include "extract/stage.h"

/* "Prime Minister Sunak" of "Prime Minister Sunak's envoy": whose the phrase is. */
static int32_t
put_owner(struct scan *scan, int32_t t, const struct phrase *p)
{
    struct phrase owner;
    if (p->owner == NONE || t > p->owner) return 0;
    int32_t end = scan->end;
    scan->end = p->owner + 1; /* read as if nothing came after it */
    bool read = phrase_read(scan, t, 1, &owner) && owner.name_count && owner.end == scan->end;
    scan->end = end;
    if (!read) return 0;
    actor_put_phrase(scan, &owner);
    return owner.end - t;
}

/* Inside a phrase: the states, organisations and pronouns that it is made with. */
static void
put_nested(struct scan *scan, const struct phrase *p)
{
    for (int32_t t = p->first; t < p->end;) {
        bool in_name = p->name_count && t >= p->name_first && t < p->name_first + p->name_count;
        bool whole = t == p->first && t + scan->units[t].count >= p->end;
        int32_t used = 0;
        if (!in_name && !whole) {
            used = put_owner(scan, t, p);
            if (!used && t < p->owner) used = actor_put_anaphor(scan, t);
            if (!used) used = actor_put_pronoun(scan, t);
            if (!used && !scan_term(scan, t, TERM_ADJECTIVE)) used = actor_put_plain(scan, t);
        }
        t += used ? used : 1;
    }
}

/* A word of a longer name: "Council of Heads of Government". */
static bool
is_inside_name(const struct scan *scan, const struct phrase *p)
{
    const struct doc *doc = scan->doc;
    int32_t name = doc->tokens[p->head].name;
    if (name == NONE) return false;
    int32_t end = doc->names[name].first + doc->names[name].count;
    return doc->names[name].first < p->first || end > p->end;
}

/* A common noun before another noun is no person: "prime minister level", "official statement". */
static bool
is_only_modifier(const struct scan *scan, const struct phrase *p)
{
    if (p->name_count || p->head == NONE) return false;
    const struct token *token = &scan->doc->tokens[p->head];
    if (p->body && p->body->owned && !p->office.len && !p->party.len) return true;
    /* "ASEAN chair Malaysia": the state is what is meant */
    if (p->organisation != WHO_NONE && p->end == p->head + 1 && scan_term(scan, p->end, TERM_STATE))
        return true;
    if (p->body && !p->party.len && is_inside_name(scan, p)) return true;
    if (p->body && token->upos == UPOS_ADJ && token->deprel == DEP_AMOD) return true;
    if (token->upos == UPOS_VERB || token->upos == UPOS_AUX || token->upos == UPOS_ADP) return true;
    if (p->head + 1 >= scan->end || p->end > p->head + 1) return false;
    bool beside = token->deprel == DEP_COMPOUND || token->deprel == DEP_AMOD;
    return beside && token->head > p->head && !p->party.len;
}

/* A name that nothing but the tagger has for a person's, where one is: "at Nong Chan". */
static bool
is_unknown_place(const struct scan *scan, const struct phrase *p)
{
    static const char *const places[] = {"in",      "at",      "near",  "into",
                                         "around",  "outside", "reach", "enter",
                                         "entered", "reached", NULL};
    bool bare = p->name_count && !p->office.len && !p->rank && !p->sex && !p->party.len;
    if (!bare || scan_term(scan, p->name_first, TERM_PERSON)) return false;
    if (scan_is(scan, p->first, "the")) return true;
    return p->first > scan->first && scan_is_one(scan, p->first - 1, places);
}

/* Words with which no phrase begins, though they may stand inside of one. */
static bool
can_begin(const struct scan *scan, int32_t t)
{
    const struct token *token = &scan->doc->tokens[t];
    if (token->upos == UPOS_PUNCT || token->upos == UPOS_ADP || token->upos == UPOS_AUX)
        return false;
    if (scan->units[t].term || scan_is_capital(scan, t)) return true;
    if (token->upos == UPOS_ADV || token->upos == UPOS_NOUN || token->upos == UPOS_VERB)
        return false;
    return true;
}

static int32_t
put_phrase(struct scan *scan, int32_t t)
{
    struct phrase phrase;
    if (!can_begin(scan, t) || !phrase_read(scan, t, 0, &phrase)) return 0;
    if (is_only_modifier(scan, &phrase) || is_unknown_place(scan, &phrase)) return 0;
    actor_put_phrase(scan, &phrase);
    put_nested(scan, &phrase);
    return phrase.end - t;
}

/* In this order: the first that finds a mention at a token has it. */
static actor_put_at *const kinds[] = {
    actor_put_pair,    actor_put_ordinal, actor_put_half,  put_phrase,        actor_put_handle,
    actor_put_anaphor, actor_put_pronoun, actor_put_plain, actor_put_acronym, actor_put_unknown,
};

static int32_t
put_at(struct scan *scan, int32_t t)
{
    if (scan_term(scan, t, TERM_OTHER)) return scan->units[t].count;
    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
        int32_t used = kinds[k](scan, t);
        if (used) return used;
    }
    return 1;
}

static bool
is_inside(const struct actor *actor, int32_t t)
{
    return t >= actor->first && t < actor->first + actor->count;
}

/* The head by the tree is the token that depends on something outside; a wrong tree may have
 * several: all lead to the mention. Narrower mentions come after wider ones and win. */
static void
link_tokens(struct doc *doc, int32_t a)
{
    struct actor *actor = &doc->actors[a];
    int32_t best = NONE;
    for (int32_t t = actor->first; t < actor->first + actor->count; t++) {
        int32_t head = doc->tokens[t].head;
        if (head != NONE && is_inside(actor, head)) continue;
        enum upos upos = doc->tokens[t].upos;
        bool both = upos == UPOS_DET && actor->count == 1; /* "urged both to talk" */
        if (upos == UPOS_PUNCT || upos == UPOS_ADP || (upos == UPOS_DET && !both)) continue;
        if (best == NONE || t == actor->head) best = t;
        doc->tokens[t].actor = a;
    }
    if (best != NONE) actor->head = best;
    enum deprel rel = doc->tokens[actor->head].deprel;
    doc->notes[a].subject = rel == DEP_NSUBJ || rel == DEP_NSUBJ_PASS || rel == DEP_OBL_AGENT;
}

int
actor_stage(const struct extract_model *model, struct doc *doc, struct fail *why)
{
    (void)why;
    struct scan scan = {.who = model->who,
                        .doc = doc,
                        .families = names_new(),
                        .acronyms = names_new(),
                        .taken = names_new()};
    scan.day = doc->published == DAY_NONE ? day_today() : doc->published;
    for (int32_t t = 0; t < doc->token_count; t++) doc->tokens[t].actor = NONE;
    scan_units(&scan);
    for (int32_t n = 0; n < doc->name_count; n++)
        if (doc->names[n].type == NAME_PER && doc->names[n].count > 1)
            scan_learn_name(&scan, doc->names[n].first, doc->names[n].count);
    for (int32_t s = 0; s < doc->sentence_count; s++) {
        const struct sentence *sentence = &doc->sentences[s];
        if (doc->blocks[sentence->block].kind == BLOCK_RESIDUE) continue;
        headline_colon(doc, sentence);
        scan.first = sentence->first_token;
        scan.end = scan.first + sentence->token_count;
        scan.headline = scan_is_headline(&scan);
        for (int32_t t = scan.first; t < scan.end;) t += put_at(&scan, t);
    }
    names_free(scan.families);
    names_free(scan.acronyms);
    names_free(scan.taken);
    for (int32_t a = 0; a < doc->actor_count; a++) link_tokens(doc, a);
    return 0;
}
