/* actor_scan.h: inside of the actor stage: the words of a sentence as the tables know them, and the
 * phrases that are read from them. */
#ifndef EXTRACT_ACTOR_SCAN_H
#define EXTRACT_ACTOR_SCAN_H

#include "base/names.h"
#include "extract/actor.h"
#include "extract/doc.h"
#include "extract/who.h"

/* A token, and the longest term of the tables that begins at it. */
struct unit {
    const struct who_term *term; /* first of its meanings; NULL: none */
    int32_t count;               /* tokens */
    uint16_t capital, upper;     /* how its words are written here */
    bool letter;                 /* its token begins with a capital letter */
};

/* One article. Units are by token of the article; first and end bound the sentence being read. */
struct scan {
    const struct who *who;
    struct doc *doc;
    struct unit *units;
    int32_t first, end;
    bool headline;          /* most words of the sentence have capitals */
    day_t day;              /* of the article */
    struct names *acronyms; /* "(PIF)": letters that the article introduces */
    struct names *taken;    /* those of them that the dictionary has for another organisation */
    struct names *families; /* family names that the article has used for people so far */
};

/* Fills the units of the article. cost: linear. */
void scan_units(struct scan *scan);

/* The meaning of this kind that the unit at a token has, or NULL; also where t is past the end. */
const struct who_term *scan_term(const struct scan *scan, int32_t t, enum term_kind kind);

/* The word at a token is this one, whatever its case; false past the end. */
bool scan_is(const struct scan *scan, int32_t t, const char *word);
bool scan_is_one(const struct scan *scan, int32_t t, const char *const *words);
bool scan_is_possessive(const struct scan *scan, int32_t t); /* 's or ' */
bool scan_is_capital(const struct scan *scan, int32_t t);

/* Most words of the sentence have capitals: a capital says nothing there. */
bool scan_is_headline(const struct scan *scan);

/* Remembers the family name of a personal name, so that it is known where it stands alone. */
void scan_learn_name(struct scan *scan, int32_t first, int32_t count);

/* Tokens of the personal name that begins at t; 0: none. `after_title`: a capital alone is enough.
 */
int32_t scan_person_name(const struct scan *scan, int32_t t, bool after_title);

/* What is read of one phrase, before the tables are asked. */
struct phrase {
    int32_t first, end; /* tokens */
    int32_t name_first, name_count;
    int32_t head;       /* the word it is about: of the office, body or group */
    struct slice party; /* said by the phrase itself */
    struct slice part;  /* the state that has a part of the same name: "Georgia" */
    struct slice only;  /* the only state that has such an office: "tánaiste" */
    struct slice parties[16];
    int32_t party_count;
    struct slice office, sector; /* empty: no office */
    const struct who_term *body, *group;
    int32_t organisation; /* WHO_NONE */
    int32_t owner;        /* "his", "its": the token; NONE */
    char sex;
    bool definite, indefinite, plural, former, speaker, counterpart, rank;
    bool of_many; /* of a region: "West African ministers" have no state */
    bool guest;   /* "his host": a counterpart with an office of his own */
    bool owned;   /* the party is told by a possessive: "China's" */
    const char *rule;
};

/* Who governs, judges or rebels in a place is of it; envoys and troops are guests there. */
bool phrase_is_local(const struct phrase *p);

/* Reads the phrase that begins at t. False where none does. depth: of phrases in phrases. */
bool phrase_read(const struct scan *scan, int32_t t, int depth, struct phrase *phrase);

/* Each adds the mention that begins at a token to doc->actors and returns its tokens; 0: none. */
typedef int32_t actor_put_at(struct scan *scan, int32_t t);
actor_put_at actor_put_half, actor_put_pronoun, actor_put_anaphor, actor_put_pair,
    actor_put_ordinal;
actor_put_at actor_put_handle, actor_put_plain, actor_put_acronym, actor_put_unknown;

/* Tokens of "the bloc", "the Cairo-based body" with "the" at t; 0: no such noun. */
int32_t scan_anaphor(const struct scan *scan, int32_t t);

/* The text of some tokens. */
struct slice scan_words(const struct scan *scan, int32_t first, int32_t count);

/* Adds the mention that a phrase is to doc->actors. */
void actor_put_phrase(struct scan *scan, const struct phrase *phrase);

/* The party of a term that stands for a state or organisation; empty: it has none. */
struct slice scan_party(const struct scan *scan, const struct who_term *term);

/* Adds a mention of these tokens; its note is zeroed but for the NONEs. Returns its index. */
int32_t actor_put(struct scan *scan, int32_t first, int32_t end, enum mention_type type);

#endif
