/* code_counterpart.c: the other side of a one-sided event, where its clause names none, is the
 * party that the story names nearest: in the sentence, in those right before it. What the whole
 * story deals in tells less (tried: events of the same two, the headline, the most active party).
 */
#include "extract/code.h"
#include "extract/syntax.h"

enum { CANDIDATES_MOST = 24 };

/* Points of a party for each sentence that names it, by how many sentences back; fitted on the read
 * part of the corpus. */
static const int points_back[] = {24, 12, 6, 4, 3, 3, 2, 2, 2};
enum { BACK_MOST = sizeof points_back / sizeof points_back[0], POINTS_LEAST = 5 };

struct candidate {
    struct event_party as;
    int points;
    int32_t sentence; /* where it was seen last */
};

struct search {
    const struct coder *coder;
    struct slice party; /* the side that is there */
    int32_t trigger;
    bool gives; /* it is kind to somebody */
    bool words; /* somebody speaks, and it is open to whom */
    int32_t sentence, story;
    bool places; /* a deed's other side may be where it is done */
    struct candidate at[CANDIDATES_MOST];
    int count;
};

/* "A and B condemned the test": B spoke beside A, not against it. */
static bool
is_beside(const struct search *search, struct slice party)
{
    const struct doc *doc = search->coder->doc;
    for (int32_t i = 0; (search->words || search->gives) && i < doc->event_count; i++) {
        const struct event *event = &doc->events[i];
        if (search->coder->notes->at[i].trigger != search->trigger) continue;
        for (int j = 0; j < event->actor_count; j++)
            if (slice_equal(event->actors[j].party, party)) return true;
    }
    return false;
}

static struct candidate *
candidate_of(struct search *search, struct event_party as)
{
    if (!as.party.len || slice_equal(as.party, search->party)) return NULL;
    if (is_beside(search, as.party)) return NULL;
    for (int i = 0; i < search->count; i++)
        if (slice_equal(search->at[i].as.party, as.party)) return &search->at[i];
    if (search->count == CANDIDATES_MOST) return NULL;
    search->at[search->count] = (struct candidate){.as = as, .sentence = NONE};
    return &search->at[search->count++];
}

/* Each party counts once a sentence. */
static void
add(struct search *search, struct event_party as, int32_t sentence)
{
    const struct doc *doc = search->coder->doc;
    int32_t back = search->sentence - sentence;
    if (back < 0 || back >= (int32_t)BACK_MOST) return;
    if (doc->blocks[doc->sentences[sentence].block].story != search->story) return;
    struct candidate *candidate = candidate_of(search, as);
    if (!candidate || candidate->sentence == sentence) return;
    candidate->sentence = sentence;
    candidate->points += points_back[back];
}

/* "Oslo welcomed the vote, and Peru is now alone": another clause behind. */
static bool
is_told_later(const struct search *search, int32_t token)
{
    const struct doc *doc = search->coder->doc;
    int32_t first, last;
    if (doc->tokens[token].sentence != search->sentence || token < search->trigger) return false;
    syntax_extent(doc, search->trigger, &first, &last);
    if (token > last) return true;
    for (int32_t t = token; t != NONE && t != search->trigger; t = doc->tokens[t].head)
        if (doc->tokens[t].deprel == DEP_CONJ && doc->tokens[t].head == search->trigger)
            return true;
    return false;
}

/* "Oslo sent coal, and Lima is paying wages": what two clauses side by side give goes to somebody
 * else; an answer ("asked, and Lima refused") goes to whom it answers. */
static bool
is_parallel(const struct search *search, int32_t token)
{
    const struct doc *doc = search->coder->doc;
    if (!search->gives || doc->tokens[token].deprel != DEP_NSUBJ) return false;
    enum deprel rel = (enum deprel)doc->tokens[search->trigger].deprel;
    return (rel == DEP_CONJ || rel == DEP_PARATAXIS) &&
           doc->tokens[search->trigger].head == doc->tokens[token].head;
}

/* "Calling it a farce": a thing rather than somebody. */
static bool
is_called(const struct doc *doc, int32_t token)
{
    return doc->tokens[token].deprel == DEP_OBJ && slice_is(doc->tokens[token].lemma, "it");
}

/* "Agreed to a truce brokered by Oman": Oman is no side of it. */
static bool
is_broker(const struct search *search, int32_t token)
{
    const struct doc *doc = search->coder->doc;
    int32_t deed = doc->tokens[token].head;
    while (deed != NONE && doc->tokens[token].deprel == DEP_CONJ)
        token = deed, deed = doc->tokens[token].head;
    return deed != NONE && slice_is(syntax_case(doc, token), "by") &&
           coder_word_in(search->coder, deed, "broker");
}

static void
find_candidates(struct search *search)
{
    const struct doc *doc = search->coder->doc;
    for (int32_t a = 0; a < doc->actor_count; a++)
        if (!is_told_later(search, doc->actors[a].head) &&
            !is_parallel(search, doc->actors[a].head) && !is_called(doc, doc->actors[a].head) &&
            !is_broker(search, doc->actors[a].head))
            add(search, coder_party_of(doc, &doc->actors[a]),
                doc->tokens[doc->actors[a].head].sentence);
    for (int32_t p = 0; search->places && p < doc->place_count; p++)
        add(search, coder_party_at(doc, &doc->places[p]),
            doc->tokens[doc->places[p].first].sentence);
}

static const struct event_party *
nearest(const struct search *search)
{
    const struct candidate *best = NULL;
    for (int i = 0; i < search->count; i++)
        if (!best || search->at[i].points > best->points) best = &search->at[i];
    return best && best->points >= POINTS_LEAST ? &best->as : NULL;
}

static bool
has_party(const struct event_party *side, int count)
{
    return count && side[0].party.len;
}

/* "Police detained eleven marchers": the law at work in its own state. */
static bool
is_at_home(const struct event *event)
{
    const struct event_party *actor = event->actors;
    bool law = slice_is(actor->sector, "COP") || slice_is(actor->sector, "JUD");
    return law && event->recipient_count && actor->party.len == 3;
}

/* "The villages that it occupies": force that is told in passing. */
static bool
is_in_passing(const struct coder *coder, int32_t index)
{
    const struct event *event = &coder->doc->events[index];
    bool force = event->plover == PLOVER_COERCE || event->plover == PLOVER_ASSAULT;
    return force && coder->doc->tokens[coder->notes->at[index].outer].deprel == DEP_ACL_RELCL;
}

/* "Accused the West": of no state. */
static bool
is_of_region(const struct coder *coder, const struct match *match)
{
    return match && coder_word_in(coder, match->recipient, "regions");
}

/* Which side is missing: 'a', 'r', or 0: none, or nobody may be guessed. */
static char
missing_side(const struct coder *coder, int32_t index)
{
    const struct event *event = &coder->doc->events[index];
    bool a = has_party(event->actors, event->actor_count);
    bool r = has_party(event->recipients, event->recipient_count);
    if (a && r && event->recipients[0].kind == KIND_PLACE && event->plover != PLOVER_CONSULT &&
        slice_equal(event->actors[0].party, event->recipients[0].party))
        r = false; /* "denied entry to" a place of one's own */
    if (a == r || coder->notes->at[index].frame->alone || event->plover == PLOVER_PROTEST) return 0;
    if (!a && event->actor_count) return 0; /* by somebody of no state */
    if (a && is_of_region(coder, coder->notes->at[index].match)) return 0;
    if ((a && is_at_home(event)) || is_in_passing(coder, index)) return 0;
    if (!a && event->plover == PLOVER_ASSAULT) return 0; /* who struck may be anybody */
    return a ? 'r' : 'a';
}

/* "Followed suit": against whom the event that it refers to was, known only now. */
static bool
take_recipient(struct coder *coder, int32_t index)
{
    struct event *event = &coder->doc->events[index];
    int32_t again = coder->notes->at[index].again;
    if (again == NONE || has_party(event->recipients, event->recipient_count)) return false;
    for (int32_t i = 0; i < index; i++) {
        const struct event *before = &coder->doc->events[i];
        if (coder->notes->at[i].outer != again) continue;
        bool answers = has_party(before->recipients, before->recipient_count) &&
                       slice_equal(before->recipients->party, event->actors->party);
        event->recipients = answers ? before->actors : before->recipients;
        event->recipient_count = answers ? before->actor_count : before->recipient_count;
    }
    return true;
}

/* "Expelled from Minsk", "summoned in Prague": by the state where envoys are treated so. */
static bool
host_of_deed(const struct coder *coder, int32_t index, struct event_party *host)
{
    const struct doc *doc = coder->doc;
    const struct event *event = &doc->events[index];
    if (!slice_starts(event->cameo, "161") && !slice_starts(event->cameo, "114")) return false;
    SYNTAX_EACH(doc, child, coder->notes->at[index].trigger)
    {
        int32_t place = doc->tokens[child].deprel == DEP_OBL ? doc->tokens[child].place : NONE;
        if (place == NONE) continue;
        *host = coder_party_at(doc, &doc->places[place]);
        if (host->party.len && !slice_equal(host->party, event->recipients[0].party)) return true;
    }
    return false;
}

static void
set_side(struct coder *coder, int32_t index, char side, const struct event_party *found)
{
    struct event *event = &coder->doc->events[index];
    struct event_party *copy = ARENA_NEW(coder->doc->arena, struct event_party);
    *copy = *found;
    copy->role = side == 'r' ? SLICE_LITERAL("recipient") : SLICE_LITERAL("actor");
    if (side == 'r') {
        event->recipients = copy;
        event->recipient_count = 1;
    } else {
        event->actors = copy;
        event->actor_count = 1;
    }
}

/* "Kuwait recalled its ambassador as well": towards whom another did so before. */
static const struct event_party *
parallel(const struct coder *coder, int32_t index)
{
    const struct event *event = &coder->doc->events[index];
    const struct code_note *notes = coder->notes->at;
    if (event->plover != PLOVER_SANCTION && event->plover != PLOVER_ACCUSE) return NULL;
    for (int32_t i = index - 1; i >= 0 && notes[i].story == notes[index].story; i--) {
        const struct event *before = &coder->doc->events[i];
        bool other = has_party(before->actors, before->actor_count) &&
                     has_party(before->recipients, before->recipient_count) &&
                     !slice_equal(before->actors->party, event->actors->party) &&
                     !slice_equal(before->recipients->party, event->actors->party);
        if (other && before->plover == event->plover) return before->recipients;
    }
    return NULL;
}

/* The same event once more, towards somebody else. */
static void
add_copy(struct coder *coder, int32_t index, const struct event_party *recipient)
{
    struct doc *doc = coder->doc;
    struct code_notes *notes = coder->notes;
    int32_t copy = DOC_PUT(doc, doc->events, doc->event_count);
    notes->count = doc_put(doc->arena, (void **)&notes->at, notes->count, sizeof *notes->at);
    doc->events[copy] = doc->events[index];
    notes->at[copy] = notes->at[index];
    set_side(coder, copy, 'r', recipient);
}

static void
find_counterpart(struct coder *coder, int32_t index)
{
    if (take_recipient(coder, index)) return;
    struct event *event = &coder->doc->events[index];
    char side = missing_side(coder, index);
    if (!side) return;
    struct search search = {
        .coder = coder,
        .party = side == 'r' ? event->actors[0].party : event->recipients[0].party,
        .trigger = coder->notes->at[index].trigger,
        .gives = event->plover == PLOVER_AID || event->plover == PLOVER_SUPPORT ||
                 event->plover == PLOVER_COOPERATE || slice_starts(event->cameo, "033"),
        .words = side == 'r' && plover_is_word(event->plover) && event->plover != PLOVER_AGREE,
        .places = event->plover == PLOVER_ASSAULT || event->plover == PLOVER_COERCE ||
                  slice_starts(event->cameo, "087"),
        .sentence = coder->notes->at[index].sentence,
        .story = coder->notes->at[index].story};
    struct party_list answered = {.at = NULL};
    if (side == 'r') answered = coder_answered(coder, index);
    for (int32_t i = 1; i < answered.count; i++) add_copy(coder, index, &answered.at[i]);
    if (answered.count) {
        set_side(coder, index, side, answered.at);
        return;
    }
    struct event_party host;
    const struct event_party *found = side == 'r' ? parallel(coder, index) : NULL;
    if (side == 'a' && host_of_deed(coder, index, &host)) found = &host;
    if (!found) {
        find_candidates(&search);
        found = nearest(&search);
    }
    coder->notes->at[index].guessed = found != NULL;
    if (found) set_side(coder, index, side, found);
}

/* An unsure predicate tells an event only between two whom its clause names. */
static bool
is_told(const struct coder *coder, int32_t index)
{
    const struct event *event = &coder->doc->events[index];
    return !coder->notes->at[index].weak ||
           (!coder->notes->at[index].guessed && has_party(event->actors, event->actor_count) &&
            has_party(event->recipients, event->recipient_count));
}

void
coder_counterparts(struct coder *coder)
{
    struct doc *doc = coder->doc;
    int32_t kept = 0;
    for (int32_t i = 0; i < doc->event_count; i++) {
        find_counterpart(coder, i);
        if (!is_told(coder, i)) continue;
        doc->events[kept] = doc->events[i];
        coder->notes->at[kept++] = coder->notes->at[i];
    }
    doc->event_count = coder->notes->count = kept;
}
