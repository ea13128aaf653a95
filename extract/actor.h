/* actor.h: what the actor stage tells coref of each mention, beside the public columns. */
#ifndef EXTRACT_ACTOR_H
#define EXTRACT_ACTOR_H

#include "extract/doc.h"
#include "extract/who.h"

enum mention_type {
    MENTION_NAME,        /* a person with a name */
    MENTION_OFFICE,      /* a person by office alone: "the deputy premier" */
    MENTION_COUNTERPART, /* "his Russian counterpart" */
    MENTION_STATE,
    MENTION_ORGANISATION, /* by name */
    MENTION_BODY,         /* "the foreign ministry" */
    MENTION_GROUP,        /* "troops" */
    MENTION_ANAPHOR,      /* "the bloc", "the ministry" */
    MENTION_PAIR,         /* "both sides" */
    MENTION_HE,
    MENTION_THEY,
    MENTION_IT,
    MENTION_ORDINAL,  /* "the latter" */
    MENTION_HANDLE,   /* "@MIshaqDar50" */
    MENTION_NATIONAL, /* "the Ukrainian" */
    MENTION_HALF,     /* "the North": of a divided land */
};

/* doc->notes, one for each of doc->actors. */
struct actor_note {
    enum mention_type type;
    int32_t sentence, story;
    int32_t name_first, name_count; /* tokens of a personal name */
    int32_t person;                 /* of who; WHO_NONE */
    int32_t organisation;           /* of who; WHO_NONE */
    int32_t owner;                  /* token of "his", "its"; NONE */
    char sex;                       /* 'm', 'f', 0 */
    bool definite, indefinite, plural;
    bool counterpart;             /* "his Russian counterpart Sergey Lavrov" */
    bool told_party, told_office; /* the text says so itself */
    bool subject;
    bool guest;  /* "his host", "her guest" */
    bool rank;   /* a military one stands before the name, or alone */
    bool weapon; /* "drones": nobody's unless the words say whose */
    bool town;   /* a capital that stands for its state */
    bool acting; /* what the mention is stands for a side: not merely beside a noun */
    const struct who_term *term; /* of a table, that the mention stands for; NULL */
    struct slice acronym;        /* "(PIF)" */
    struct slice here; /* of the capital that the sentence happens in: "in Port-au-Prince" */
    struct slice only; /* the only state that has such an office */
    struct slice near; /* the party named right before "where the minister", or before "led by" */
};

/* CAMEO's code of a party with a sector. owner: the doc's arena, or who. */
struct slice actor_code(const struct who *who, struct arena *arena, struct slice party,
                        struct slice sector, bool plain);

/* Fills party, office, sector of a known person from the table, as of a day. Returns false where
 * the table has nothing for it. */
bool actor_from_table(const struct who *who, struct doc *doc, struct actor *actor,
                      struct actor_note *note);

/* Held something on that day or not long before it: a namesake of old is somebody else. */
bool actor_is_recent(const struct who *who, int32_t person, day_t day);

/* Who holds an office of a party on a day: a person of who, or WHO_NONE. */
int32_t actor_holder(const struct who *who, struct slice party, struct slice office, day_t day);

/* The first of two joined offices is the other's, or they are one. */
bool office_matches(struct slice a, struct slice b);

#endif
