/* settle.h: the day and place of each event; shared by the files of `settle`. */
#ifndef EXTRACT_SETTLE_H
#define EXTRACT_SETTLE_H

#include "extract/attach.h"
#include "extract/occasion.h"

struct settler {
    const struct extract_model *model;
    struct doc *doc;
    struct code_notes *notes;
    struct attachments attachments;
    int32_t *meetings; /* by event: the one it was said or agreed in, or NONE */
};

/* settle_meeting.c: which meeting an event is part of; NONE: of none. */
int32_t settle_meeting(const struct settler *settler, int32_t index);

/* The event of the same sentence that this one continues: "met X, praising his ...". */
int32_t settle_clause(const struct settler *settler, int32_t index);

/* settle_reach.c: how far a phrase lies from an event of its sentence; REACH_NONE: it is not its
 * own. */
enum { REACH_NONE = 40 };
int settle_reach(const struct settler *settler, int32_t index, int32_t first, int32_t count);
bool settle_is_nearest(const struct settler *settler, int32_t index, int32_t first, int32_t count);

/* Is a place the scene of what was said, rather than what it was about: "talks in Gaza", not "talks
 * on the famine in Gaza"? */
bool settle_is_scene(const struct settler *settler, int32_t index, int32_t head);
bool settle_is_venue_noun(struct slice lemma); /* "at his residence in Ankara" */

/* Do they name the same person, or the same party where one of them names nobody? */
bool settle_same_actor(const struct event *a, const struct event *b);
bool settle_has_party(const struct event *event, struct slice party);
bool settle_is_word(const struct event *event);      /* said, not done */
bool settle_is_spokesman(const struct event *event); /* speaks of others, from home */
bool settle_is_call(const struct settler *settler, int32_t index);
bool settle_happened(const struct event *event);
bool settle_is_present(const struct settler *settler, int32_t index); /* "he travels" */
int32_t settle_block(const struct settler *settler, int32_t index);

/* settle_speech.c: the place where something was said: "told reporters in Geneva that ...". */
void settle_speech_place(struct settler *settler, int32_t index);
bool settle_is_while_speaking(const struct doc *doc, int32_t verb, int32_t trigger, int32_t saying);

/* settle_sides.c: fills an empty side from the meeting, where the words point at it. */
void settle_sides(struct settler *settler, int32_t index);

void settle_set_place(struct settler *settler, int32_t index, const struct event_place *place,
                      enum basis basis, const char *rule);

void settle_set_day(struct settler *settler, int32_t index, const struct day *day, enum basis basis,
                    const char *rule);
bool settle_is_bound(const struct doc *doc,
                     const struct day *day);                      /* "since June", "until Friday" */
bool settle_is_told_back(const struct doc *doc, int32_t trigger); /* "had asked" */
bool settle_is_move(const struct settler *settler, int32_t index); /* "travelled to" */
bool settle_is_epithet(const struct doc *doc, int32_t head);       /* "Friday's raid" */

/* settle_day.c, settle_place.c: by the event's own words; then, in settle_day_around.c, by all
 * else. */
void settle_own_day(struct settler *settler, int32_t index);
void settle_day(struct settler *settler, int32_t index);
void settle_own_place(struct settler *settler, int32_t index);
void settle_place(struct settler *settler, int32_t index);
/* settle_around.c: once all have what they tell themselves: by the trip, the dateline. */
void settle_place_around(struct settler *settler, int32_t index);

/* settle_home.c: where an event is by what it is. */
bool settle_by_summons(struct settler *settler, int32_t index);
bool settle_by_host(struct settler *settler, int32_t index);
bool settle_by_deed(struct settler *settler, int32_t index);
bool settle_is_state(const struct settler *settler, struct slice party);

#endif
