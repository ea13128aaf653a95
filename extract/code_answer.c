/* code_answer.c: to whom somebody answers: "rejected the request", "condemned the arrests" are
 * towards whoever asked or arrested before; words of somebody who has just been spoken to go back
 * to who spoke. */
#include "extract/code.h"
#include "extract/syntax.h"

enum { TOLD_SENTENCES = 6, REPLY_SENTENCES = 3, ANSWERED_MOST = 8 };

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
    {"act", ~(CLASS(CONSULT) | CLASS(ACCUSE) | CLASS(REQUEST))},
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
    const struct match *end = match->topic == NONE ? NULL : &coder->matches[match->topic];
    const int32_t nouns[] = {match->recipient, match->topic, match->thing, match->content,
                             end && end->frame ? end->topic : NONE}; /* "an end to the raids" */
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

/* The actors of an event and of those told by the same word, but for the party itself. */
static struct party_list
actors_of(const struct coder *coder, int32_t last, struct slice party)
{
    const struct doc *doc = coder->doc;
    struct party_list list = {.at = ARENA_ARRAY(doc->arena, struct event_party, ANSWERED_MOST)};
    for (int32_t i = 0; i <= last && list.count < ANSWERED_MOST; i++) {
        const struct event *event = &doc->events[i];
        if (coder->notes->at[i].trigger != coder->notes->at[last].trigger) continue;
        if (!is_other(event->actors, event->actor_count, party)) continue;
        bool known = false;
        for (int32_t j = 0; j < list.count; j++)
            known |= slice_equal(list.at[j].party, event->actors->party);
        if (!known) list.at[list.count++] = *event->actors;
    }
    return list;
}

/* Whoever did last what the event speaks of; what is welcomed is seldom a harm. */
static struct party_list
doers(const struct coder *coder, int32_t index, uint32_t classes, struct slice party)
{
    const struct doc *doc = coder->doc;
    const struct code_note *note = &coder->notes->at[index];
    bool welcome = doc->events[index].plover == PLOVER_SUPPORT;
    for (int32_t i = index - 1; classes && i >= 0; i--) {
        const struct code_note *before = &coder->notes->at[i];
        if (before->story != note->story || note->sentence - before->sentence > TOLD_SENTENCES)
            break;
        if (before->trigger == note->trigger || before->outer == note->outer) continue;
        const struct event *event = &doc->events[i];
        if (!(classes >> event->plover & 1)) continue;
        if (welcome && event->plover >= PLOVER_REQUEST) continue;
        if (is_other(event->actors, event->actor_count, party)) return actors_of(coder, i, party);
    }
    return (struct party_list){.at = NULL};
}

/* "Egypt said that the rebels shot him. The rebels denied it": whoever said so of the party. */
static struct party_list
accuser(const struct coder *coder, int32_t index, struct slice party)
{
    const struct doc *doc = coder->doc;
    const struct code_note *note = &coder->notes->at[index];
    for (int32_t i = index - 1; i >= 0; i--) {
        const struct code_note *before = &coder->notes->at[i];
        if (before->story != note->story || note->sentence - before->sentence > TOLD_SENTENCES)
            break;
        const struct event *event = &doc->events[i];
        struct slice speaker = event->attribution.party;
        bool of_him = event->actor_count && slice_equal(event->actors->party, party);
        if (!of_him || !speaker.len || slice_equal(speaker, party)) continue;
        struct event_party *who = ARENA_NEW(doc->arena, struct event_party);
        *who = (struct event_party){.name = event->attribution.speaker,
                                    .text = event->attribution.text,
                                    .party = speaker,
                                    .code = speaker,
                                    .kind = KIND_STATE};
        return (struct party_list){.at = who, .count = 1};
    }
    return (struct party_list){.at = NULL};
}

/* Whoever spoke to the party, or did something to it, right before. */
static struct party_list
addresser(const struct coder *coder, int32_t index, struct slice party)
{
    const struct doc *doc = coder->doc;
    const struct code_note *note = &coder->notes->at[index];
    for (int32_t i = index - 1; i >= 0; i--) {
        const struct code_note *before = &coder->notes->at[i];
        if (before->story != note->story || note->sentence - before->sentence > REPLY_SENTENCES)
            break;
        const struct event *event = &doc->events[i];
        if (event->plover == PLOVER_CONSULT) continue;
        bool to_him = event->recipient_count && slice_equal(event->recipients->party, party);
        if (to_him && is_other(event->actors, event->actor_count, party))
            return (struct party_list){.at = event->actors, .count = 1};
    }
    return (struct party_list){.at = NULL};
}

struct party_list
coder_answered(const struct coder *coder, int32_t index)
{
    const struct event *event = &coder->doc->events[index];
    const struct match *match = coder->notes->at[index].match;
    bool aim = event->plover == PLOVER_AGREE &&
               coder->notes->at[index].weak; /* "look forward to" */
    if (!match || !plover_is_word(event->plover) || aim) return (struct party_list){.at = NULL};
    struct slice party = event->actors->party;
    struct party_list found = doers(coder, index, classes_named(coder, match), party);
    if (!found.count && event->plover == PLOVER_REJECT) found = accuser(coder, index, party);
    bool open = match->recipient == NONE || coder->doc->tokens[match->recipient].upos == UPOS_PRON;
    return found.count || !open ? found : addresser(coder, index, party);
}
