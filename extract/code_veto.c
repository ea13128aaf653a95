/* code_veto.c: what sounds like an event and is none: sport, business, weather, pictures of speech.
 */
#include "extract/code.h"
#include "extract/syntax.h"
#include "extract/worlds.h"

enum { CLIMB_MOST = 8 };

/* Adds a sentence's words but for those of a party's name ("coast guard", "Arab League"). */
static void
add_sentence(const struct coder *coder, const struct sentence *sentence, struct world_tally *tally)
{
    int32_t first = sentence->first_token, count = sentence->token_count;
    uint32_t *words = ARENA_ARRAY(coder->doc->arena, uint32_t, (size_t)count + 1);
    for (int32_t i = 0; i < count; i++)
        words[i] = coder->named[first + i] ? NAMES_NONE : coder->words[first + i];
    worlds_add(coder->model->worlds, tally, words, count);
}

bool
coder_other_world(const struct coder *coder, const struct sentence *sentence)
{
    struct world_tally tally = {.sentences = 0};
    add_sentence(coder, sentence, &tally);
    return worlds_sentence(&tally);
}

/* Of how many sentences in a hundred of a story somebody speaks or acts who holds an office, or a
 * government, an army, an organisation of states. */
static int
official_share(const struct coder *coder, int32_t story, int sentences)
{
    const struct doc *doc = coder->doc;
    int32_t last = NONE;
    int count = 0;
    for (int32_t a = 0; a < doc->actor_count; a++) {
        const struct actor *actor = &doc->actors[a];
        int32_t sentence = doc->tokens[actor->head].sentence;
        if (sentence == last || doc->blocks[doc->sentences[sentence].block].story != story)
            continue;
        bool official = actor->office.len || slice_is(actor->sector, "GOV") ||
                        slice_is(actor->sector, "MIL") || slice_starts(actor->code, "IGO");
        if (!official || !actor->party.len) continue;
        last = sentence;
        count++;
    }
    return sentences ? count * 100 / sentences : 0;
}

bool
coder_story_other_world(const struct coder *coder, int32_t story)
{
    const struct doc *doc = coder->doc;
    struct world_tally tally = {.sentences = 0};
    for (int32_t s = 0; s < doc->sentence_count; s++)
        if (doc_in_story(doc, &doc->sentences[s], story))
            add_sentence(coder, &doc->sentences[s], &tally);
    int share = worlds_share(&tally);
    return share && worlds_story(share, official_share(coder, story, tally.sentences) >=
                                            WORLD_OFFICIAL_SHARE);
}

/* Words of the frame's own veto beside the trigger or at its sides. */
bool
coder_vetoed(const struct coder *coder, const struct match *match)
{
    const struct doc *doc = coder->doc;
    struct word_set veto = match->frame->veto;
    if (!veto.count) return false;
    int32_t near[] = {match->trigger, match->actor, match->recipient, match->topic, match->thing};
    int32_t above = doc->tokens[match->trigger].head; /* "will miss the clash with Wales" */
    if (match->frame->kind == FRAME_NOUN && above != NONE &&
        word_set_has(veto, coder->words[above]))
        return true;
    for (size_t i = 0; i < sizeof near / sizeof near[0]; i++) {
        if (near[i] == NONE) continue;
        if (i > 0 && word_set_has(veto, coder->words[near[i]])) return true;
        SYNTAX_EACH(doc, child, near[i])
        if (word_set_has(veto, coder->words[child])) return true;
    }
    return false;
}

/* A claim that is refused: "dismissed claims", "a report that it called false". */
static bool
is_refused(const struct coder *coder, int32_t claim)
{
    for (int i = 0; i < CLIMB_MOST && claim != NONE; i++) {
        claim = coder->doc->tokens[claim].head;
        if (claim == NONE || coder->doc->tokens[claim].upos != UPOS_VERB) continue;
        const struct match *match = &coder->matches[claim];
        return match->frame && match->code && match->code->plover == PLOVER_REJECT;
    }
    return false;
}

bool
coder_is_gainsaid(const struct coder *coder, int32_t token)
{
    const struct doc *doc = coder->doc;
    for (int i = 0; i < CLIMB_MOST && token != NONE; i++) {
        enum deprel rel = (enum deprel)doc->tokens[token].deprel;
        bool clause = rel == DEP_ACL || rel == DEP_ACL_RELCL || rel == DEP_CCOMP;
        token = doc->tokens[token].head;
        if (clause && coder_word_in(coder, token, "claim")) return is_refused(coder, token);
    }
    return false;
}
