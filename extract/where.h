/* where.h: which place a name means; shared by the files of `where`. */
#ifndef EXTRACT_WHERE_H
#define EXTRACT_WHERE_H

#include "extract/doc.h"
#include "extract/gazetteer.h"

enum { WHERE_HITS = 64, WHERE_COUNTRIES = 64, WHERE_POINTS = 16 };

/* A name in the text that the gazetteer knows, with all it may mean. */
struct where_candidate {
    int32_t first, count; /* tokens */
    struct gazetteer_hit hits[WHERE_HITS];
    int hit_count;
};

/* Which countries an article, and each of its sentences, speaks of. */
struct where_context {
    struct {
        char code[4];
        int mentions;
    } countries[WHERE_COUNTRIES];
    int country_count;
    struct {
        double lat, lon;
    } points[WHERE_POINTS]; /* of places of which there is only one */
    int point_count;
};

/* The longest name that begins at a token. cost: a few hash look-ups; false at once where no name
 * can begin. */
bool where_candidate_at(const struct gazetteer *gazetteer, const struct doc *doc,
                        const struct sentence *sentence, int32_t token,
                        struct where_candidate *out);

/* Are all its readings small towns that nobody added by hand? Their names are often words, or
 * people's names. */
bool where_is_minor(const struct where_candidate *candidate);

/* Whether the words around it say that it is no place here: a person, a club, a treaty, a
 * newspaper. */
bool where_is_vetoed(const struct doc *doc, const struct sentence *sentence,
                     const struct where_candidate *candidate);

/* Notes that the article speaks of a country. */
void where_context_add(struct where_context *context, const char *country);
void where_context_point(struct where_context *context, const struct gazetteer_row *row);
int where_context_mentions(const struct where_context *context, const char *country);

/* The best reading of a candidate, and how the others fared, as a text for people (arena). `after`
 * is the place named right after a comma ("Cambridge, Massachusetts"), or NULL. */
const struct gazetteer_hit *where_decide(const struct doc *doc, const struct where_context *article,
                                         const struct where_context *near,
                                         const struct where_candidate *candidate,
                                         const struct where_candidate *after, struct slice *losers);

/* Does the phrase stand as a place does: "in", "from", "towards" it? Only places are stood inside
 * ("in", "near"). */
bool where_is_relation(const struct doc *doc, int32_t head);
bool where_is_inside(const struct doc *doc, int32_t head);

/* "The village of X", "X airfield", "X, a town in". */
bool where_is_named_place(const struct doc *doc, const struct sentence *sentence, int32_t first,
                          int32_t count);

/* By the words alone, where the tagger knows no name: "to Lethem". */
bool where_follows_preposition(const struct doc *doc, const struct sentence *sentence,
                               int32_t first);

/* "in Wyryki, near Lublin": tagged as a place, used as one, in no table: its name is the text's,
 * its country that of its neighbour. `from`: the sentence's first place; *next_name: the first name
 * not yet looked at. */
void where_read_unknown(struct doc *doc, const struct sentence *sentence, int32_t from,
                        int32_t *next_name);

#endif
