/* gate.c: the stage that spares the tagger and parser sentences in which nothing can be an event:
 * no frame of the dictionary has all its words there, nobody is there who could be a side, or the
 * words are of another world, as those of sport. */
#include <ctype.h>

#include "extract/language_parts.h"
#include "extract/model.h"
#include "extract/stage.h"
#include "extract/verbs.h"
#include "extract/who.h"
#include "extract/worlds.h"

enum { FORM_MOST = 40, SHORT_FORM = 5 };

/* One article. `seen` has, by word of the dictionary, the number of the last sentence that has it.
 */
struct gate {
    const struct verbs *verbs;
    const struct lemmas *lemmas;
    const struct who *who;
    const struct worlds *worlds;
    struct doc *doc;
    struct names *names; /* words that have a capital inside of a sentence */
    uint32_t *seen, sentence;
    uint32_t *before;                /* `seen` as it was a sentence ago */
    bool told;                       /* the sentence before may tell an event */
    uint32_t *words;                 /* those of the sentence, each once */
    int32_t word_count, plain_count; /* plain: without a capital, the first of them */
};

static void
put_word(struct gate *gate, struct slice lemma)
{
    uint32_t word = verbs_word(gate->verbs, lemma);
    if (word == NAMES_NONE || gate->seen[word] == gate->sentence) return;
    gate->before[word] = gate->seen[word];
    gate->seen[word] = gate->sentence;
    gate->words[gate->word_count++] = word;
}

/* A form's lemma is not known before it is tagged: all that it may be. */
static void
put_form(struct gate *gate, struct slice form)
{
    static const enum xpos tags[] = {XPOS_VBD, XPOS_VBN, XPOS_NNS}; /* "held", "men" */
    char word[FORM_MOST];
    if (form.len >= FORM_MOST) return;
    for (size_t i = 0; i < form.len; i++) {
        char c = form.at[i];
        word[i] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
    }
    struct slice lower = {word, form.len};
    put_word(gate, lower);
    struct lemma_guesses guesses;
    lemma_guess(lower, &guesses);
    for (int i = 0; i < guesses.count; i++)
        put_word(gate, (struct slice){guesses.at[i].text, guesses.at[i].len});
    if (form.len < 3 || (guesses.regular && form.len > SHORT_FORM)) return;
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        put_word(gate, lemma_of(gate->lemmas, lower, UPOS_NONE, tags[i], gate->doc->arena));
}

static bool
any_seen(const struct gate *gate, struct word_set set)
{
    for (int i = 0; i < set.count; i++)
        if (gate->seen[set.at[i]] == gate->sentence) return true;
    return set.count == 0;
}

/* Are all words that the frame cannot do without in the sentence? */
static bool
may_stand(const struct gate *gate, const struct frame *frame)
{
    if (!any_seen(gate, frame->subject_words)) return false;
    for (int i = 0; i < frame->part_count; i++) {
        const struct frame_part *part = &frame->parts[i];
        if (part->optional) continue;
        if (!any_seen(gate, part->words)) return false;
        if (part->kind != PART_EITHER && !any_seen(gate, part->preps)) return false;
    }
    return true;
}

/* A frame without a code ("say that T") only passes on what another one tells. */
static bool
may_tell(const struct gate *gate)
{
    for (int32_t i = 0; i < gate->word_count; i++)
        for (int kind = 0; kind <= FRAME_STATE; kind++)
            for (const struct frame *frame =
                     verbs_first(gate->verbs, gate->words[i], (enum frame_kind)kind);
                 frame; frame = verbs_frame(gate->verbs, frame->next))
                if ((frame->code || frame->embed >= EMBED_AGAIN) && may_stand(gate, frame))
                    return true;
    return false;
}

static bool
is_capital(const struct gate *gate, int32_t t)
{
    struct slice form = token_form(gate->doc, t);
    return form.len && (isupper((unsigned char)form.at[0]) || (form.at[0] & 0x80));
}

/* Somebody told of before: "they", "the two", "the hosts". */
static bool
is_pronoun(const struct gate *gate, int32_t t)
{
    static const char *const pronouns[] = {
        "he",    "she",    "they",   "we",        "i",          "it",         "him",     "her",
        "them",  "us",     "his",    "their",     "both",       "two",        "sides",   "pair",
        "hosts", "host",   "guest",  "guests",    "visitor",    "visitors",   "neither", "three",
        "each",  "latter", "former", "committee", "commission", "principals", "trio"};
    for (size_t i = 0; i < sizeof pronouns / sizeof pronouns[0]; i++)
        if (slice_is_nocase(token_form(gate->doc, t), pronouns[i])) return true;
    return false;
}

/* "Two", "its own": an object of which nothing is said. */
static bool
is_bare_number(const struct gate *gate, int32_t t)
{
    static const char *const words[] = {"one",   "two",   "three", "four", "five",   "six",
                                        "seven", "eight", "nine",  "ten",  "twelve", "own"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (slice_is(token_form(gate->doc, t), words[i])) return true;
    return false;
}

/* "London expelled two": a verb of the sentence before, in a short sentence. */
static bool
repeats_verb(const struct gate *gate, const struct sentence *sentence)
{
    enum { SHORT = 12 };
    if (sentence->token_count > SHORT || !gate->told) return false;
    for (int32_t i = 0; i < gate->word_count; i++)
        if (gate->before[gate->words[i]] == gate->sentence - 1 &&
            verbs_first(gate->verbs, gate->words[i], FRAME_VERB))
            return true;
    int32_t end = sentence->first_token + sentence->token_count;
    for (int32_t t = sentence->first_token; t < end; t++)
        if (is_bare_number(gate, t)) return true;
    return false;
}

typedef bool term_test(const struct gate *gate, const struct who_term *term);

static bool
is_any(const struct gate *gate, const struct who_term *term)
{
    (void)gate;
    return term != NULL;
}

/* Do the tables of actors know a term of this kind that begins here? */
static bool
begins_term(const struct gate *gate, int32_t first, int32_t end, term_test *fits)
{
    int32_t node = 0;
    for (int32_t t = first; t < end; t++) {
        struct slice rest = token_form(gate->doc, t);
        struct who_word word;
        while (who_next_word(&rest, &word))
            if ((node = who_step(gate->who, node, &word)) == WHO_NONE) return false;
        if (fits(gate, who_term_at(gate->who, node))) return true;
    }
    return false;
}

/* A name, a pronoun, or a term of the tables ("police"); the capital of a first word says nothing
 * unless the article has it elsewhere. */
static bool
may_have_side(const struct gate *gate, int32_t first, int32_t end)
{
    for (int32_t t = first + 1; t < end; t++)
        if (is_capital(gate, t)) return true;
    if (first < end && names_find(gate->names, token_form(gate->doc, first)) != NAMES_NONE)
        return true;
    for (int32_t t = first; t < end; t++)
        if (is_pronoun(gate, t) || begins_term(gate, t, end, is_any)) return true;
    return false;
}

static void
learn_names(struct gate *gate)
{
    struct doc *doc = gate->doc;
    for (int32_t s = 0; s < doc->sentence_count; s++)
        for (int32_t i = 1; i < doc->sentences[s].token_count; i++)
            if (is_capital(gate, doc->sentences[s].first_token + i))
                names_put(gate->names, token_form(doc, doc->sentences[s].first_token + i));
}

/* Somebody who holds an office, a government, an organisation of states. */
static bool
is_official(const struct gate *gate, const struct who_term *term)
{
    for (; term; term = who_term(gate->who, term->next)) {
        if (term->kind == TERM_ORGANISATION) {
            enum who_org_kind kind = who_organisation(gate->who, term->index)->kind;
            if (kind == ORG_IGO || kind == ORG_BLOC || kind == ORG_BODY) return true;
        }
        if (term->kind == TERM_STATE_BODY || term->kind == TERM_PERSON ||
            term->kind == TERM_OFFICE || term->kind == TERM_OFFICES || term->kind == TERM_BODY)
            return true;
    }
    return false;
}

/* More than the coder will find: this only looks at words. */
static bool
has_official(const struct gate *gate, const struct sentence *sentence)
{
    int32_t first = sentence->first_token, end = first + sentence->token_count;
    for (int32_t t = first; t < end; t++)
        if (begins_term(gate, t, end, is_official)) return true;
    return false;
}

static bool
is_official_story(const struct gate *gate, int32_t first, int32_t end)
{
    int officials = 0;
    for (int32_t s = first; s < end; s++) officials += has_official(gate, &gate->doc->sentences[s]);
    return officials * 100 >= (end - first) * WORLD_OFFICIAL_SHARE;
}

/* A word, the hyphenated word that it ends, and what the coder takes nationals for. */
static void
put_token(struct gate *gate, int32_t t, int32_t end)
{
    struct slice form = token_form(gate->doc, t), prefix = token_prefix(gate->doc, t);
    put_form(gate, form);
    if (slice_is(form, ":")) put_word(gate, SLICE_LITERAL("say")); /* see headline.h */
    if (prefix.len) put_form(gate, (struct slice){prefix.at, prefix.len + form.len});
    if (is_capital(gate, t) && begins_term(gate, t, end, is_any))
        put_word(gate, SLICE_LITERAL("people"));
}

/* The words that begin with a capital may be somebody's name: they come last. */
static void
collect_words(struct gate *gate, int32_t first, int32_t end)
{
    gate->sentence++;
    gate->word_count = 0;
    for (int32_t t = first; t < end; t++)
        if (t == first || !is_capital(gate, t)) put_token(gate, t, end);
    gate->plain_count = gate->word_count;
    for (int32_t t = first + 1; t < end; t++)
        if (is_capital(gate, t)) put_token(gate, t, end);
}

static bool
may_be_event(struct gate *gate, const struct sentence *sentence, struct world_tally *story)
{
    int32_t first = sentence->first_token, end = first + sentence->token_count;
    struct world_tally alone = {.sentences = 0};
    collect_words(gate, first, end);
    worlds_add(gate->worlds, &alone, gate->words, gate->plain_count);
    if (doc_in_story(gate->doc, sentence, gate->doc->blocks[sentence->block].story))
        worlds_add(gate->worlds, story, gate->words, gate->plain_count);
    bool tells = may_tell(gate) || repeats_verb(gate, sentence);
    return gate->told = !worlds_sentence(&alone) && may_have_side(gate, first, end) && tells;
}

/* Sentences from `first` on of one story; returns the next one's first. */
static int32_t
gate_story(struct gate *gate, int32_t first)
{
    struct doc *doc = gate->doc;
    struct world_tally tally = {.sentences = 0};
    int32_t story = doc->blocks[doc->sentences[first].block].story, end = first;
    for (; end < doc->sentence_count && doc->blocks[doc->sentences[end].block].story == story;
         end++)
        doc->sentences[end].gated = !may_be_event(gate, &doc->sentences[end], &tally);
    int share = worlds_share(&tally);
    if (worlds_story(share, true) ||
        (worlds_story(share, false) && !is_official_story(gate, first, end)))
        for (int32_t s = first; s < end; s++) doc->sentences[s].gated = true;
    return end;
}

int
gate_stage(const struct extract_model *model, struct doc *doc, struct fail *why)
{
    (void)why;
    if (!doc->gate) return 0;
    struct gate gate = {.verbs = model->verbs,
                        .lemmas = &model->language->lemmas,
                        .who = model->who,
                        .worlds = model->worlds,
                        .doc = doc,
                        .names = names_new()};
    gate.seen = ARENA_ARRAY(doc->arena, uint32_t, verbs_word_count(model->verbs) + 1);
    gate.before = ARENA_ARRAY(doc->arena, uint32_t, verbs_word_count(model->verbs) + 1);
    gate.words = ARENA_ARRAY(doc->arena, uint32_t, verbs_word_count(model->verbs) + 1);
    learn_names(&gate);
    for (int32_t s = 0; s < doc->sentence_count;) s = gate_story(&gate, s);
    names_free(gate.names);
    return 0;
}
