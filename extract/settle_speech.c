/* settle_speech.c: the place where something was said: "told reporters in Geneva that", "speaking
 * in Tallinn, he condemned", "in a statement issued in Nairobi". */
#include "extract/settle.h"
#include "extract/syntax.h"

enum { CLIMB_MOST = 9 };

static const char *const words_at[] = {"in", "at", "from", "outside"};

/* What is said is said at it, or in it. */
static const char *const speeches[] = {
    "address",    "assembly", "audience",  "banquet",  "briefing",   "ceremony",
    "conference", "forum",    "interview", "lecture",  "meeting",    "parliament",
    "press",      "rally",    "remark",    "reporter", "journalist", "sermon",
    "session",    "speech",   "statement", "summit",   "lawmaker",   "delegate"};
static const char *const given[] = {"issue", "release", "publish", "deliver",
                                    "give",  "read",    "hold"};
static const char *const speaking[] = {"speak", "talk", "address", "say"};

/* The verb of saying above an event; NONE: nobody is told to have said it. */
static int32_t
saying_above(const struct doc *doc, int32_t trigger)
{
    int32_t verb = trigger;
    for (int i = 0; i < CLIMB_MOST && verb != NONE; i++, verb = doc->tokens[verb].head)
        if (doc->tokens[verb].deprel == DEP_CCOMP) return doc->tokens[verb].head;
    return NONE;
}

/* "Speaking in Tallinn, X condemned". */
bool
settle_is_while_speaking(const struct doc *doc, int32_t verb, int32_t trigger, int32_t saying)
{
    const struct token *token = &doc->tokens[verb];
    if (token->xpos != XPOS_VBG || !SLICE_ONE_OF_NOCASE(token->lemma, speaking)) return false;
    int32_t above = token->head;
    if (token->deprel == DEP_ACL && above != NONE) /* hung on the speaker */
        above = doc->tokens[above].deprel == DEP_NSUBJ ? doc->tokens[above].head : NONE;
    else if (token->deprel != DEP_ADVCL)
        return false;
    return above != NONE && (above == trigger || above == saying);
}

static bool
is_said_at(const struct doc *doc, int32_t head, int32_t trigger)
{
    int32_t saying = saying_above(doc, trigger), token = doc->tokens[head].head;
    bool speech = false;
    for (int i = 0; i < CLIMB_MOST && token != NONE; i++, token = doc->tokens[token].head) {
        struct slice lemma = doc->tokens[token].lemma;
        if (token == saying) return true;
        if (token == trigger) return speech && head < trigger; /* behind it: somebody else's */
        if (settle_is_while_speaking(doc, token, trigger, saying)) return true;
        bool told_of = doc->tokens[token].deprel == DEP_ACL && SLICE_ONE_OF_NOCASE(lemma, given);
        if (!told_of && !SLICE_ONE_OF_NOCASE(lemma, speeches)) return false;
        speech = true;
    }
    return false;
}

/* "Told parliament that": at home. */
static bool
is_told_parliament(const struct doc *doc, int32_t trigger)
{
    static const char *const houses[] = {"parliament", "lawmaker", "cabinet", "senate", "congress",
                                         "legislator", "senator",  "deputy",  "nation", "mp"};
    int32_t saying = saying_above(doc, trigger);
    if (saying == NONE || !slice_is(doc->tokens[saying].lemma, "tell")) return false;
    int32_t told = syntax_object(doc, saying);
    if (told == NONE) told = syntax_indirect(doc, saying);
    return told != NONE &&
           slice_one_of_nocase(doc->tokens[told].lemma, houses, sizeof houses / sizeof houses[0]);
}

void
settle_speech_place(struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    const struct event *event = &doc->events[index];
    const struct code_note *note = &settler->notes->at[index];
    if (!settle_is_word(event) || !settle_happened(event) || event->place.name.len) return;
    for (int32_t i = 0; i < doc->place_count; i++) {
        const struct place *place = &doc->places[i];
        if (place->is_country || place->is_dateline || !place->what.name.len) continue;
        if (doc->tokens[place->first].sentence != note->sentence) continue;
        int32_t head = syntax_phrase_head(doc, place->first, place->count);
        if (!SLICE_ONE_OF_NOCASE(syntax_case(doc, head), words_at)) continue;
        if (!is_said_at(doc, head, note->trigger)) continue;
        struct event_place there = place->what;
        there.text = doc_slice(doc, place->span);
        there.span = place->span;
        settle_set_place(settler, index, &there, BASIS_STATED, "where it was said");
        return;
    }
    if (event->actor_count && event->actors[0].party.len == 3 &&
        is_told_parliament(doc, note->trigger)) {
        struct event_place home = {.country = event->actors[0].party};
        settle_set_place(settler, index, &home, BASIS_INFERRED, "told to parliament");
    }
}
