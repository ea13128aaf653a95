/* occasion.h: the forums that an article names; shared by the files of `occasion` and by `settle`.
 */
#ifndef EXTRACT_OCCASION_H
#define EXTRACT_OCCASION_H

#include "extract/doc.h"
#include "extract/forums.h"
#include "extract/model.h"

/* One mention of a forum. */
struct occasion {
    const struct forum *forum; /* NULL: a name that the dictionary does not have */
    enum forum_naming naming;
    struct slice name, text;
    struct span span;
    int32_t sentence, first, last; /* tokens */
    int edition;                   /* 0: unknown */
    bool sidelines;                /* "on the sidelines of" */
    bool beside;                   /* "ahead of", "after": what is told did not happen there */
    int32_t again;                 /* "the summit": the mention that it takes up, or NONE */
    const struct day *told_day;    /* beside the name, or NULL */
    const struct place *told_place;
    const struct forum_seat *seat; /* which meeting of the forum it is, or NULL */
};

struct occasions {
    struct occasion *at;
    int32_t count;
    int32_t main; /* the one that the article's first story speaks of most, or NONE */
};

/* Every forum that the article names, with its own words resolved. owner: the doc's arena. */
struct occasions occasions_find(const struct extract_model *model, struct doc *doc);

/* "The meeting will take place in Nagoya": the day and place that the next sentence tells. */
void occasions_told_after(const struct doc *doc, struct occasions *occasions);

/* Sets the one that the article is about. */
void occasions_main(const struct doc *doc, struct occasions *occasions);

/* Says which forum, and which of its meetings, each mention means. */
void occasions_resolve(const struct forums *forums, const struct doc *doc,
                       struct occasions *occasions);

/* The place of an occasion: as the text tells it anywhere, else the seat of its meeting. basis
 * NONE: unknown. */
struct event_place occasion_place(const struct doc *doc, const struct occasions *occasions,
                                  const struct occasion *occasion);

/* Is it a title with a capital in nearly each word? */
bool occasion_is_title_case(const struct doc *doc, int32_t sentence);

/* A dialogue of two is no forum at which others meet. */
bool occasion_is_of_many(const struct occasion *occasion);

/* Adds the events of those who go to a forum: "led the delegation to". */
void occasion_attend(const struct extract_model *model, struct doc *doc,
                     struct occasions *occasions);

/* Adds the events of forums that meet, with nobody singled out. */
void occasion_meet(const struct extract_model *model, struct doc *doc, struct occasions *occasions);

/* The forum's organisation as a side of an event. */
struct event_party occasion_body(const struct doc *doc, const struct occasion *occasion);

/* "Pakistan-EU Strategic Dialogue": the first party in the name that is not `own`. */
bool occasion_party(const struct doc *doc, const struct occasion *occasion, struct slice own,
                    struct event_party *out);

/* The forum of an event that its own words do not name; NONE: none. Of what was said in a speech;
 * of a meeting in the lead, the dialogue of two that is named there; of an invitation, what it is
 * to. */
struct code_notes;
/* "The meeting took place on the sidelines of": the sentence after the event's own that goes on to
 * tell of the meeting, and the forum at whose sidelines it was; NONE: none. */
int32_t occasion_sentence_after(const struct code_notes *notes, const struct doc *doc,
                                int32_t index);
int32_t occasion_told_after(const struct code_notes *notes, const struct doc *doc,
                            const struct occasions *occasions, int32_t index);
int32_t occasion_of_speech(const struct code_notes *notes, const struct doc *doc,
                           const struct occasions *occasions, int32_t index);
int32_t occasion_of_lead(const struct code_notes *notes, const struct doc *doc,
                         const struct occasions *occasions, int32_t index);
int32_t occasion_of_invitation(const struct code_notes *notes, const struct doc *doc,
                               int32_t index);

/* In which form a CONSULT took place: the first that fits. */
struct code_note;
/* "Talked in Baghdad": do its own words tell a place? */
bool occasion_tells_place(const struct doc *doc, const struct code_note *note);
enum event_format occasion_format(const struct doc *doc, const struct event *event,
                                  const struct code_note *note, bool sidelines);

#endif
