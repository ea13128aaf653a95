/* coref.h: inside of the coref stage: what it knows of each entity while it reads on. */
#ifndef EXTRACT_COREF_H
#define EXTRACT_COREF_H

#include "extract/actor.h"
#include "extract/doc.h"
#include "extract/who.h"

/* Beside doc->entities, one for each. */
struct entity_note {
    enum mention_type type; /* MENTION_NAME for people, MENTION_STATE, MENTION_ORGANISATION, ... */
    struct slice name;      /* the longest form in the text */
    struct slice offices;   /* all that the text gave it, joined */
    struct slice acronym;
    int32_t person, organisation;
    int32_t story, last; /* last: its latest mention */
    int32_t count;
    char sex;
    bool told_party, told_office, former, rank;
};

struct coref {
    const struct who *who;
    struct doc *doc;
    struct entity_note *entities;
    struct slice home, dateline; /* party of the outlet, or of the state the article is written
                                    from; of the dateline */
    bool outlet;                 /* home is the outlet's */
};

enum { COREF_BACK = 60, COREF_ENTITIES = 200 }; /* how far back is looked: mentions, entities */

/* Gives the mention to an entity; both learn from each other. */
void coref_join(struct coref *coref, int32_t a, int32_t entity);

/* A new entity of this mention alone. */
int32_t coref_new(struct coref *coref, int32_t a);

/* Personal names: "Dar", "Senator Dar", "Mohammad Ishaq Dar"; handles. */
void coref_name(struct coref *coref, int32_t a);
void coref_handle(struct coref *coref, int32_t a);

/* Looks for the holder of the office that stands before a family name alone. */
void coref_holder(struct coref *coref, int32_t a);

/* A family name that stands alone in the article: the head or foreign minister of that name, of a
 * state that is spoken of. */
void coref_known(struct coref *coref, int32_t a);

/* The subject of a verb, or of the verb above it where it has none of its own. NONE. */
int32_t coref_subject_of(const struct doc *doc, int32_t verb);

/* People without a name: by office, as counterpart, by pronoun. */
void coref_office(struct coref *coref, int32_t a);
void coref_counterpart(struct coref *coref, int32_t a);
void coref_he(struct coref *coref, int32_t a);
int32_t coref_find_he(const struct coref *coref, int32_t a); /* whom a pronoun means; NONE */
void coref_national(struct coref *coref, int32_t a);

/* Several: the pair in focus, "they"; groups. */
void coref_pair(struct coref *coref, int32_t a);
bool coref_list(struct coref *coref, int32_t a); /* "all three"; false: it is no such mention */
int32_t coref_listed(struct coref *coref, int32_t a, bool last); /* of two side by side; NONE */
void coref_they(struct coref *coref, int32_t a);
void coref_ordinal(struct coref *coref, int32_t a);
void coref_group(struct coref *coref, int32_t a);

/* Three and more who are named together: the subjects of this sentence or the one before; so many.
 */
bool coref_take_subjects(struct coref *coref, int32_t a);
int coref_number_of(const struct coref *coref, int32_t a); /* "the three countries": 3; else 0 */
void coref_take_number(struct coref *coref, int32_t a, int number);
bool coref_take_namesakes(struct coref *coref, int32_t a);

/* Deals out the parties of a plural to the names beside it: "the envoys of Peru and Chile, A and
 * B". */
void coref_deal(struct coref *coref, int32_t a);

/* "Nigeria's anti-corruption tsar, X": whose he is, though no table knows what he is. */
void coref_job(struct coref *coref, int32_t a);

/* The organisation whose name stands beside an institution: "the ruling party, Georgian Dream,"; or
 * NONE. */
int32_t coref_named_beside(const struct coref *coref, int32_t a);

/* States, organisations, institutions. */
void coref_thing(struct coref *coref, int32_t a);
void coref_body(struct coref *coref, int32_t a);
void coref_anaphor(struct coref *coref, int32_t a);
void coref_it(struct coref *coref, int32_t a);
void coref_half(struct coref *coref, int32_t a);

/* The party that stands behind an institution or office without one: its owner's, the state before
 * it, the outlet's, the dateline's. Empty: nobody knows. */
struct slice coref_context(const struct coref *coref, int32_t a);

/* The mention that "his" or an owner's name at this token is, resolved; NONE. */
int32_t coref_owner(struct coref *coref, int32_t a);

/* The mention that is the subject of the clause in which a possessive stands: "Poland ... its";
 * NONE. */
int32_t coref_clause_subject(const struct coref *coref, int32_t a);

/* Where several states have what a mention names, that which goes with the article. */
void coref_choose_state(struct coref *coref, int32_t a);

/* A party that might have been meant too, for --explain. */
void coref_add_loser(const struct coref *coref, int32_t a, struct slice loser);

/* Fills party and what follows from it. */
void coref_set_party(struct coref *coref, int32_t a, struct slice party);

/* The state whose people the article introduces without their nationality; empty: not clear. */
struct slice coref_home(const struct coref *coref);

/* Sectors that belong to a state wherever they are; civilians, firms and gunmen do not. */
bool coref_is_of_state(struct slice sector);

/* b is the subject of the clause in which a is an object: "he met him", "Michel phoned both". */
bool coref_is_own_subject(const struct coref *coref, int32_t a, int32_t b);

bool coref_is_person(const struct coref *coref, int32_t a);

/* A short name has its party from its entity long before it is written into the mention. */
struct slice coref_party_of(const struct doc *doc, int32_t mention);

#endif
