/* code_answer.c: to whom somebody answers: "rejected the request", "condemned the arrests" are
 * towards whoever asked or arrested before; words of somebody who has just been spoken to go back
 * to who spoke. */
#include "extract/code.h"
#include "extract/syntax.h"

enum { TOLD_SENTENCES = 6, REPLY_SENTENCES = 3 };

#define CLASS(plover) (1u << PLOVER_##plover)

/* Nouns of sets.txt for what was told before, and the classes of event it may have been. */
static const struct {
    const char *set;
    uint32_t classes;
} kinds[] = {
    {"told-request", CLASS(REQUEST)},
    {"told-charge", CLASS(ACCUSE) | CLASS(REJECT) | CLASS(THREATEN)},
    {"told-threat", CLASS(THREATEN) | CLASS(REQUEST)},
    {"told-offer", CLASS(AGREE) | CLASS(REQUEST) | CLASS(CONSULT)},
    {"told-force", CLASS(ASSAULT) | CLASS(COERCE)},
    {"told-penalty", CLASS(SANCTION) | CLASS(COERCE)},
    {"act", ~(CLASS(CONSULT) | CLASS(SUPPORT))},
};

/* "The raid", "such claims", "accusations": and not "a raid", "Chad's raid". */
static bool
is_known(const struct coder *coder, int32_t noun)
{
    const struct doc *doc = coder->doc;
    if (doc->tokens[noun].upos != UPOS_NOUN) return false;
    bool definite = doc->tokens[noun].xpos == XPOS_NNS;
    SYNTAX_EACH(doc, child, noun)
    {
        struct slice lemma = doc->tokens[child].lemma;
        enum deprel rel = (enum deprel)doc->tokens[child].deprel;
        if (rel == DEP_NMOD_POSS || coder_is_party(coder, child)) return false;
        if (rel == DEP_DET)
            definite = slice_is(lemma, "the") || slice_is(lemma, "this") ||
                       slice_is(lemma, "that") || slice_is(lemma, "such");
    }
    return definite;
}

static uint32_t
classes_of(const struct coder *coder, int32_t noun)
{
    if (noun == NONE || !is_known(coder, noun)) return 0;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (coder_word_in(coder, noun, kinds[i].set)) return kinds[i].classes;
    return 0;
}

/* The classes of event that the words of this one name. */
static uint32_t
classes_named(const struct coder *coder, const struct match *match)
{
    const int32_t nouns[] = {match->recipient, match->topic, match->thing};
    uint32_t classes = 0;
    for (size_t i = 0; i < sizeof nouns / sizeof nouns[0] && !classes; i++)
        classes = classes_of(coder, nouns[i]);
    return classes;
}

static bool
is_other(const struct event_party *side, int count, struct slice party)
{
    return count && side->party.len && !slice_equal(side->party, party);
}

/* Whoever did last what the event speaks of. */
static const struct event_party *
doer(const struct coder *coder, int32_t index, uint32_t classes, struct slice party)
{
    const struct doc *doc = coder->doc;
    const struct code_note *note = &coder->notes->at[index];
    for (int32_t i = index - 1; i >= 0; i--) {
        const struct code_note *before = &coder->notes->at[i];
        if (before->story != note->story || note->sentence - before->sentence > TOLD_SENTENCES)
            return NULL;
        if (before->trigger == note->trigger || before->outer == note->outer) continue;
        const struct event *event = &doc->events[i];
        if (!(classes >> event->plover & 1)) continue;
        if (is_other(event->actors, event->actor_count, party)) return event->actors;
    }
    return NULL;
}

/* Whoever spoke to the party, or did something to it, right before. */
static const struct event_party *
addresser(const struct coder *coder, int32_t index, struct slice party)
{
    const struct doc *doc = coder->doc;
    const struct code_note *note = &coder->notes->at[index];
    for (int32_t i = index - 1; i >= 0; i--) {
        const struct code_note *before = &coder->notes->at[i];
        if (before->story != note->story || note->sentence - before->sentence > REPLY_SENTENCES)
            return NULL;
        const struct event *event = &doc->events[i];
        if (event->plover == PLOVER_CONSULT) continue;
        bool to_him = event->recipient_count && slice_equal(event->recipients->party, party);
        if (to_him && is_other(event->actors, event->actor_count, party)) return event->actors;
    }
    return NULL;
}

const struct event_party *
coder_answered(const struct coder *coder, int32_t index)
{
    const struct event *event = &coder->doc->events[index];
    const struct code_note *note = &coder->notes->at[index];
    if (!note->match || !plover_is_word(event->plover)) return NULL;
    struct slice party = event->actors->party;
    uint32_t classes = classes_named(coder, note->match);
    const struct event_party *found = classes ? doer(coder, index, classes, party) : NULL;
    if (found) return found;
    int32_t to = note->match->recipient;
    bool open = to == NONE || coder->doc->tokens[to].upos == UPOS_PRON;
    return open ? addresser(coder, index, party) : NULL;
}
