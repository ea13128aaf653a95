/* code.c: the stage that finds what happened: every sentence's predicates, outermost first. */
#include "extract/code.h"
#include "extract/lemma.h"
#include "extract/stage.h"
#include "extract/syntax.h"

static struct slice
lower(struct arena *arena, struct slice text)
{
    bool upper = false;
    if (!text.at) return text;
    for (size_t i = 0; i < text.len; i++) upper |= text.at[i] >= 'A' && text.at[i] <= 'Z';
    if (!upper) return text;
    char *copy = arena_copy(arena, text.at, text.len);
    for (size_t i = 0; i < text.len; i++)
        if (copy[i] >= 'A' && copy[i] <= 'Z') copy[i] = (char)(copy[i] + ('a' - 'A'));
    return (struct slice){copy, text.len};
}

/* A verb whose lemma nobody knows ("shel" of "shelled", "bom" of "bombed"): by its form. */
static uint32_t
word_by_form(const struct coder *coder, int32_t token)
{
    struct lemma_guesses guesses;
    lemma_guess(lower(coder->doc->arena, token_form(coder->doc, token)), &guesses);
    for (int i = 0; i < guesses.count; i++) {
        const struct lemma_guess *guess = &guesses.at[i];
        uint32_t number = verbs_word(coder->model->verbs, (struct slice){guess->text, guess->len});
        if (number != NAMES_NONE) return number;
    }
    return NAMES_NONE;
}

/* The number of a lemma; plurals that the lemmatizer leaves as they are ("troops") count as
 * singular. */
static uint32_t
word_of(const struct coder *coder, int32_t token, struct slice lemma)
{
    struct slice word = lower(coder->doc->arena, lemma);
    const struct verbs *verbs = coder->model->verbs;
    if (coder->doc->tokens[token].xpos == XPOS_NNS && slice_ends(word, "s")) {
        uint32_t singular = verbs_word(verbs, (struct slice){word.at, word.len - 1});
        if (singular != NAMES_NONE) return singular;
    }
    uint32_t number = verbs_word(verbs, word);
    if (number == NAMES_NONE && coder->doc->tokens[token].upos == UPOS_VERB)
        number = word_by_form(coder, token);
    return number;
}

/* "Sit-in" is one word to the dictionary, and told by its last. */
static uint32_t
word_with_prefix(const struct coder *coder, int32_t token, struct slice lemma)
{
    struct arena *arena = coder->doc->arena;
    struct slice prefix = token_prefix(coder->doc, token);
    if (!prefix.len) return NAMES_NONE;
    char *word = arena_printf(arena, "%.*s%.*s", SLICE_ARGS(prefix), SLICE_ARGS(lemma));
    return word_of(coder, token, slice_of(word));
}

/* "Georgians" are people. */
static bool
is_nationals(const struct doc *doc, int32_t token)
{
    if (doc->tokens[token].actor == NONE) return false;
    const struct actor *actor = &doc->actors[doc->tokens[token].actor];
    return doc->tokens[token].upos == UPOS_PROPN && actor->kind == KIND_GROUP && actor->party.len &&
           slice_is(actor->sector, "CVL");
}

static void
number_words(struct coder *coder)
{
    struct doc *doc = coder->doc;
    coder->words = ARENA_ARRAY(doc->arena, uint32_t, (size_t)doc->token_count + 1);
    coder->matches = ARENA_ARRAY(doc->arena, struct match, (size_t)doc->token_count + 1);
    for (int32_t t = 0; t < doc->token_count; t++) {
        struct slice lemma = doc->tokens[t].lemma.len ? doc->tokens[t].lemma : token_form(doc, t);
        coder->words[t] = word_with_prefix(coder, t, lemma);
        if (coder->words[t] == NAMES_NONE) coder->words[t] = word_of(coder, t, lemma);
        if (coder->words[t] == NAMES_NONE && is_nationals(doc, t))
            coder->words[t] = verbs_word(coder->model->verbs, SLICE_LITERAL("people"));
    }
}

static void
mark_named(struct coder *coder)
{
    struct doc *doc = coder->doc;
    coder->named = ARENA_ARRAY(doc->arena, bool, (size_t)doc->token_count + 1);
    for (int32_t a = 0; a < doc->actor_count; a++)
        for (int32_t i = 0; doc->actors[a].party.len && i < doc->actors[a].count; i++)
            coder->named[doc->actors[a].first + i] = true;
}

static bool
is_codable(const struct doc *doc, const struct sentence *sentence)
{
    enum block_kind kind = doc->blocks[sentence->block].kind;
    return !sentence->gated && kind != BLOCK_RESIDUE;
}

/* Matches first, so that what is told by an outer word is known before anything is emitted. */
static void
code_sentence(struct coder *coder, const struct sentence *sentence)
{
    int32_t end = sentence->first_token + sentence->token_count;
    int32_t first_event = coder->doc->event_count;
    if (coder_other_world(coder, sentence)) return;
    for (int32_t t = sentence->first_token; t < end; t++) coder_match(coder, t);
    for (int32_t t = sentence->first_token; t < end; t++) coder_emit(coder, t);
    coder_gaps(coder, sentence, first_event);
}

static bool
same_state(const struct event *event)
{
    for (int i = 0; i < event->actor_count; i++)
        for (int j = 0; j < event->recipient_count; j++)
            if (!slice_equal(event->actors[i].party, event->recipients[j].party)) return false;
    return true;
}

/* Does the article's story name a party that is not the event's own? */
static bool
others_named(const struct doc *doc, const struct code_note *note, struct slice party)
{
    int32_t block = doc->sentences[note->sentence].block;
    for (int32_t i = 0; i < doc->actor_count; i++) {
        const struct actor *actor = &doc->actors[i];
        int32_t where = doc->tokens[actor->head].sentence;
        if (doc->sentences[where].block != block || !actor->party.len) continue;
        if (actor->kind == KIND_ORGANISATION && actor->party.len == 3) continue; /* of a state */
        if (!slice_equal(actor->party, party)) return true;
    }
    for (int32_t i = 0; i < doc->place_count; i++) {
        const struct place *place = &doc->places[i];
        if (doc->tokens[place->first].sentence != note->sentence || !place->what.country.len)
            continue;
        if (!slice_equal(place->what.country, party)) return true;
    }
    return false;
}

/* Who speaks to the world: a state, an organisation of states, an office. */
static bool
speaks_abroad(const struct event_party *party)
{
    if (!party->party.len) return false;
    if (party->kind == KIND_PERSON) return party->office.len > 0;
    return party->kind == KIND_STATE || party->kind == KIND_PLACE || party->party.len != 3;
}

static bool
is_deed(enum plover plover)
{
    return plover >= PLOVER_PROTEST || plover == PLOVER_AID || plover == PLOVER_RETREAT ||
           plover == PLOVER_COOPERATE;
}

/* One side only: among foreign parties, and, in words, by somebody who speaks for a state. */
static bool
one_sided_abroad(const struct doc *doc, const struct event *event, const struct code_note *note)
{
    bool by_actor = event->actor_count && event->actors[0].party.len;
    const struct event_party *one = by_actor ? event->actors : event->recipients;
    const struct event_party *other = by_actor ? event->recipients : event->actors;
    int others = by_actor ? event->recipient_count : event->actor_count;
    if (!one || !one->party.len) return false;
    bool force = event->plover == PLOVER_ASSAULT || event->plover == PLOVER_COERCE;
    if (force && !by_actor) return false; /* by anybody */
    if (others && (other->kind == KIND_PERSON || other->kind == KIND_GROUP)) return false;
    if (one->kind == KIND_ORGANISATION && one->party.len != 3) return true;
    if (!is_deed(event->plover) && !(by_actor && speaks_abroad(one))) return false;
    return others_named(doc, note, one->party);
}

/* Two different states, or an organisation of states, or one side only among foreign parties. */
static bool
is_international(const struct doc *doc, const struct event *event, const struct code_note *note)
{
    bool a = event->actor_count && event->actors[0].party.len;
    bool r = event->recipient_count && event->recipients[0].party.len;
    return a && r ? !same_state(event) : one_sided_abroad(doc, event, note);
}

int
code_stage(const struct extract_model *model, struct doc *doc, struct fail *why)
{
    (void)why;
    struct code_notes *notes = ARENA_NEW(doc->arena, struct code_notes);
    struct coder *coder = ARENA_NEW(doc->arena, struct coder);
    *coder = (struct coder){.model = model, .doc = doc, .notes = notes, .focus = NONE};
    notes->coder = coder;
    doc->code = notes;
    number_words(coder);
    mark_named(coder);
    int32_t story = NONE;
    bool elsewhere = false;
    for (int32_t s = 0; s < doc->sentence_count; s++) {
        const struct sentence *sentence = &doc->sentences[s];
        if (doc->blocks[sentence->block].story != story) {
            coder->focus = NONE;
            story = doc->blocks[sentence->block].story;
            elsewhere = coder_story_other_world(coder, story);
        }
        if (!elsewhere && is_codable(doc, sentence)) code_sentence(coder, sentence);
    }
    coder_counterparts(coder);
    coder_others(coder);
    for (int32_t i = 0; i < doc->event_count; i++)
        doc->events[i].international = is_international(doc, &doc->events[i], &notes->at[i]);
    return 0;
}
