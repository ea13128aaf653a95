/* who.h: what the tables of dict/ know of states, organisations, people and offices. Loaded once,
 * read-only afterwards. */
#ifndef EXTRACT_WHO_H
#define EXTRACT_WHO_H

#include "base/day.h"
#include "base/fail.h"
#include "base/slice.h"

enum { WHO_NONE = -1, WHO_WORDS_MOST = 12 }; /* words of the longest term */

/* What a term of the tables means. */
enum term_kind {
    TERM_STATE,        /* "Pakistan" */
    TERM_ADJECTIVE,    /* "Pakistani" */
    TERM_PEOPLE,       /* "Pakistanis" */
    TERM_CAPITAL,      /* "Islamabad" */
    TERM_SEAT,         /* "the Kremlin" */
    TERM_PART,         /* "California": gives its state, never acts itself */
    TERM_STATE_BODY,   /* "Pentagon": of one state only */
    TERM_ORGANISATION, /* "NATO" */
    TERM_PERSON,       /* "Sergey Lavrov" */
    TERM_OFFICE,       /* "foreign minister" */
    TERM_OFFICES,      /* "foreign ministers" */
    TERM_BODY,         /* "foreign ministry", "parliament" */
    TERM_GROUP,        /* "troops" */
    TERM_RANK,
    TERM_HONORIFIC,
    TERM_SPEAKER,
    TERM_SPEAKERS,
    TERM_FORMER,
    TERM_STILL,
    TERM_DEPUTY,
    TERM_PAIR,
    TERM_REGION, /* "West African": of many states, so of none */
    TERM_OTHER,  /* "South China Sea": a longer name in which a state is not meant */
    TERM_KIND_COUNT,
};

struct who_term {
    enum term_kind kind;
    uint8_t words;
    uint16_t capital, upper; /* by word: must begin with a capital; must be in capitals */
    int32_t index;           /* of the state, organisation or person; see who_only for offices */
    int32_t next;            /* another meaning of the same words; WHO_NONE */
    struct slice shown;      /* "foreign minister" */
    struct slice sector;
    bool owned;       /* an institution only where the words beside it say whose */
    const char *file; /* where it stands */
    uint32_t line;
};

struct who_state {
    struct slice code, name;
    struct slice called; /* "kingdom, oil kingdom": nouns that stand for it */
};

enum who_org_kind {
    ORG_IGO,
    ORG_BLOC,
    ORG_BODY,
    ORG_COURT,
    ORG_ARMED,
    ORG_PARTY,
    ORG_NGO,
    ORG_COMPANY,
    ORG_MEDIA,
    ORG_REL,
    ORG_KIND_COUNT
};

struct who_organisation {
    struct slice id, name, code; /* code: CAMEO's; empty where it has none */
    struct slice party;          /* for whom it acts; empty: for nobody */
    struct slice later;          /* from `since` on it acts for this state, as its government */
    day_t since;
    struct slice sector;
    enum who_org_kind kind;
    const struct slice *members; /* codes of states; for bodies and groups: home or parent */
    int32_t member_count;
};

struct who_tenure {
    struct slice party, office;
    day_t from, to; /* DAY_NONE: open */
    bool stale;     /* known until `to`, perhaps still so after it */
    int32_t person;
    int32_t next;          /* the same person's; WHO_NONE */
    int32_t next_of_party; /* another office of the same party; WHO_NONE */
    const char *file;
    uint32_t line;
};

struct who_person {
    struct slice name, id; /* "sergey-lavrov" */
    char sex;              /* 'm', 'f', 0: unknown */
    int32_t first_tenure;
};

struct who;

/* errors: STOP, with file, line and caret. cost: a few milliseconds. owner: the caller. */
struct who *who_load(const char *folder, struct fail *why);
void who_free(struct who *who);

/* One word of a name as the tables spell it: folded, British or American alike. */
struct who_word {
    char at[48];
    uint8_t len;
    bool capital, upper;
};

/* Cuts the next word off a text: blanks, dashes, commas and brackets part words, dots and inner
 * apostrophes go. False at the end. */
bool who_next_word(struct slice *rest, struct who_word *word);

/* Terms are found word by word: start at node 0; WHO_NONE: no term goes on so. threads: safe. */
int32_t who_step(const struct who *who, int32_t node, const struct who_word *word);

/* The first meaning that ends at a node; then who_term(who, term->next). NULL: none. */
const struct who_term *who_term_at(const struct who *who, int32_t node);
const struct who_term *who_term(const struct who *who, int32_t number);

/* The only state or organisation that has an office or group of this name; empty: many have. */
struct slice who_only(const struct who *who, const struct who_term *term);

const struct who_state *who_state(const struct who *who, int32_t number);
const struct who_organisation *who_organisation(const struct who *who, int32_t number);
const struct who_person *who_person(const struct who *who, int32_t number);
const struct who_tenure *who_tenure(const struct who *who, int32_t number);
int32_t who_state_count(const struct who *who);
int32_t who_organisation_count(const struct who *who);
int32_t who_person_count(const struct who *who);

/* For whom an organisation acts on a day. */
struct slice who_party_on(const struct who_organisation *org, day_t day);

/* The first of the offices of a party, then tenure->next_of_party; WHO_NONE. */
int32_t who_first_of_party(const struct who *who, struct slice party);

/* A noun that stands for a state ("kingdom"); of any state where the code is empty. */
bool who_is_called(const struct who *who, struct slice code, struct slice noun);

/* By code ("PAK") or id ("NATO"); WHO_NONE. */
int32_t who_find_state(const struct who *who, struct slice code);
int32_t who_find_organisation(const struct who *who, struct slice id);

/* A person of two or more names by likeness of their consonants: "Sergei Lavrow". WHO_NONE: none,
 * or several. */
int32_t who_find_similar(const struct who *who, struct slice name);

/* Looks for what cannot be right: two rows for one office of one person at once, a term of two
 * states or persons, codes nobody knows. Prints a line for each to `out`; returns their number. */
#include <stdio.h>
int who_validate(const struct who *who, FILE *out);

#endif
