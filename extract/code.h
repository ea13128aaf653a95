/* code.h: what the stages from `code` on share: matched frames and notes beside the events. Only
 * for extract/. */
#ifndef EXTRACT_CODE_H
#define EXTRACT_CODE_H

#include "extract/doc.h"
#include "extract/model.h"
#include "extract/verbs.h"

/* A frame that fits at a trigger, with the tokens in its slots. */
struct match {
    const struct frame *frame; /* NULL: nothing fits here */
    int32_t trigger;
    int32_t actor, recipient, other, topic; /* NONE: empty */
    int32_t thing;                          /* the object, where the frame gives it no slot */
    bool party;                             /* the recipient must be a party itself */
    int32_t content;                        /* token of the match in `topic`, or NONE */
    int32_t before;                /* of "again" and "back": the token of what is told again */
    const struct cameo_code *code; /* after composition; NULL: no event of its own */
    enum plover plover;
    struct slice mode;
    bool planned; /* "agreed to impose": the content as planned */
    int score;
    enum { MATCH_NEW, MATCH_BUSY, MATCH_DONE } state;
    bool consumed; /* told by the match above it */
};

/* Beside each event of doc->events. */
struct code_note {
    int32_t trigger, sentence, story;
    int32_t outer; /* the token of the outermost word that tells it ("held" of "held talks") */
    int32_t again; /* the outermost word of the event that it repeats towards the same, or NONE */
    const struct frame *frame;
    const struct match *match;
    bool noun, weak;
    bool guessed;     /* a side is the party that the story names nearest */
    bool both;        /* both sides have parties */
    int32_t occasion; /* index in code_notes.occasions, or NONE */
    int detail;       /* how much it tells; the richest account survives */
    int accounts;     /* merged into it */
    const char *day_rule, *place_rule, *occasion_rule; /* for --explain */
    int32_t topic_first, topic_last;
};

struct code_notes {
    struct code_note *at;
    int32_t count;
    const struct occasions *occasions; /* occasion.h; NULL before that stage */
    struct coder *coder;
};

/* One article while it is coded. */
struct coder {
    const struct extract_model *model;
    struct doc *doc;
    uint32_t *words;       /* by token: the number of its lemma in the verbs' words */
    struct match *matches; /* by token */
    bool *named;           /* by token: inside of a mention that has a party */
    struct code_notes *notes;
    bool unspoken; /* look for no frame that needs somebody who says so */
    /* the pair of parties told last, for "the two sides" where nobody knows better */
    int32_t focus;       /* index of its event, or NONE */
    int32_t focus_block; /* where it was told or meant last */
};

/* code_match.c: the best frame at a token. */
struct match *coder_match(struct coder *coder, int32_t token);
bool coder_word_in(const struct coder *coder, int32_t token, const char *set);

/* code_party.c: the parties in a phrase. */
struct party_list {
    struct event_party *at;
    int32_t count;
    bool plural;   /* "the two sides": several, whoever they are */
    bool indirect; /* reached through a possessive, "of" or a place */
};
/* code_answer.c: towards whom a one-sided event is that answers what was told before; none where it
 * does not. */
struct party_list coder_answered(const struct coder *coder, int32_t index);
/* A mention as a side. */
struct event_party coder_party_of(const struct doc *doc, const struct actor *actor);
/* The state of a place as a side. */
struct event_party coder_party_at(const struct doc *doc, const struct place *place);
bool coder_is_party(const struct coder *coder, int32_t token);
struct party_list coder_parties(struct coder *coder, int32_t token, bool direct);
struct party_list coder_actors(struct coder *coder, int32_t token);

/* The same phrase as words only, with no party: "the rebels". */
struct event_party coder_phrase(struct coder *coder, int32_t token);
/* code_both.c: "each other"; "they", "both sides", "the two ministers". */
bool coder_is_each_other(const struct coder *coder, int32_t token);
bool coder_is_both(const struct coder *coder, int32_t token);

bool coder_is_agent(const struct coder *coder, int32_t token);

/* code_status.c */
struct told {
    enum event_status status;
    bool negated, obliged; /* "must" */
    bool ended;            /* "no longer" */
    bool drop;             /* "efforts to meet": nothing is told */
};
struct told coder_status(const struct coder *coder, int32_t token);
/* "If Chad attacks", "should Chad attack", "will stay shut until Chad attacks". */
bool coder_is_condition(const struct doc *doc, int32_t clause);

/* code_veto.c: is it sport, business, weather, a picture of speech? By the words of the sentence;
 * by the frame's own vetoes. */
bool coder_other_world(const struct coder *coder, const struct sentence *sentence);
bool coder_story_other_world(const struct coder *coder, int32_t story);
bool coder_vetoed(const struct coder *coder, const struct match *match);
/* "Dismissed claims that it had attacked": told by those who are not believed. */
bool coder_is_gainsaid(const struct coder *coder, int32_t token);

/* code_again.c: is it an event told before, once more? */
bool match_is_again(const struct match *match);

/* code_refine.c: finer codes by the words beside. */
void coder_refine(const struct coder *coder, struct match *match);

/* code_build.c: events from a match. */
void coder_emit(struct coder *coder, int32_t token);

/* code_gap.c: clauses of a sentence that leave out the verb of an event from `first_event` on. */
void coder_gaps(struct coder *coder, const struct sentence *sentence, int32_t first_event);

/* code_counterpart.c: the other side of one-sided events, where their story has one; unsure events
 * without one go. */
void coder_counterparts(struct coder *coder);

/* code_others.c: hosts, chairs, mediators, inviters of the events so far. */
void coder_others(struct coder *coder);

/* One more event of a forum, of a given class between the sides; of several who act, one each.
 * Returns the first, or NULL; notes are filled. owner: the doc. */
struct event *coder_put(struct coder *coder, int32_t trigger, const struct cameo_code *code,
                        struct party_list *actors, struct party_list *recipients,
                        struct slice rule);

#endif
