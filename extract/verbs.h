/* verbs.h: predicates and their frames: which words carry an event, and where its sides stand. */
#ifndef EXTRACT_VERBS_H
#define EXTRACT_VERBS_H

#include "base/arena.h"
#include "base/names.h"
#include "extract/cameo.h"

/* What a place of a pattern is filled with; dict/verbs/README.md explains them to users. */
enum slot {
    SLOT_NONE,
    SLOT_ACTOR,     /* A */
    SLOT_RECIPIENT, /* R: may be reached through "of", a possessive, a place */
    SLOT_PARTY,     /* P: the recipient, itself a party */
    SLOT_OTHER,     /* O */
    SLOT_TOPIC,     /* T: an event that is asked for, promised, refused; or what it is about */
    SLOT_ANY,       /* * */
};

enum part_kind {
    PART_OBJECT,
    PART_INDIRECT,
    PART_OBLIQUE,    /* after a preposition */
    PART_EITHER,     /* [for] T: an object, or after the preposition */
    PART_PARTICLE,   /* +up */
    PART_COMPLEMENT, /* =unacceptable: what the object is said to be */
    PART_INFINITIVE,
    PART_THAT,
    PART_CLAUSE, /* either */
    PART_SHOULD, /* a clause of what is to be done, not of what is */
    PART_MUST,   /* a clause that says what a party must do */
};

/* A sorted set of word numbers. */
struct word_set {
    const uint32_t *at;
    int count;
};

struct frame_part {
    enum part_kind kind;
    enum slot slot;
    struct word_set words; /* of the head that stands here; empty: any */
    struct word_set preps; /* OBLIQUE, PARTICLE */
    bool optional;
    bool deep; /* the words may stand anywhere in the phrase, not at its head only */
};

enum frame_kind { FRAME_VERB, FRAME_NOUN, FRAME_STATE /* "is ready to" */ };

/* What a predicate does to the event in its T slot; dict/verbs/compose.txt has the codes. */
enum embed {
    EMBED_NONE,
    EMBED_PASS, /* the event of T itself, with a status perhaps */
    EMBED_INTENT,
    EMBED_APPEAL,
    EMBED_DEMAND,
    EMBED_REFUSE,
    EMBED_THREAT,
    EMBED_ACCUSE,
    EMBED_HALT,
    EMBED_SAY,   /* attribution: T is told by A */
    EMBED_AGAIN, /* the event told last, by A too, or back by whom it was done to */
    EMBED_BACK,  /* the same, done to who did it */
    EMBED_KEPT,  /* what A said or was asked to do just before, now done */
    EMBED_COUNT,
};

enum { FRAME_PARTS = 6 };

struct frame {
    enum frame_kind kind;
    uint32_t lemma; /* of the trigger */
    enum slot subject;
    struct word_set subject_words; /* of its head; empty: any */
    struct frame_part parts[FRAME_PARTS];
    int part_count;
    enum embed embed;
    int status; /* enum event_status, or -1: not said */
    const struct cameo_code *code;
    enum plover plover; /* PLOVER_NONE: as the code says */
    struct slice mode;  /* empty: as the code says */
    struct word_set veto;
    bool both;       /* the sides do the same to each other */
    bool alone;      /* needs no second side */
    bool weak;       /* rather unsure */
    bool spoken;     /* by who says so */
    bool complement; /* has a COMPLEMENT among its parts */
    struct slice rule;
    int32_t next; /* the next frame of the same lemma and kind, or -1 */
};

/* "07: food|tent => 073": the words beside an event make its code finer. */
struct refinement {
    struct slice prefix; /* of the codes it is for */
    struct word_set words;
    const struct cameo_code *code; /* NULL: the code stays */
    struct slice mode;             /* empty: as the code says */
    enum plover plover;            /* PLOVER_NONE: as the code says */
};

struct verbs;

/* Reads verbs/sets.txt, then every other verbs/NAME.txt of a dictionary folder. owner: the caller
 * frees with verbs_free. errors: STOP, with file, line and caret. threads: read-only afterwards. */
struct verbs *verbs_load(const char *folder, const struct cameo *cameo, struct fail *why);
void verbs_free(struct verbs *verbs);

/* The number of a lemma in patterns, or NAMES_NONE. */
uint32_t verbs_word(const struct verbs *verbs, struct slice lemma);
bool word_set_has(struct word_set set, uint32_t word);

/* The frames of a trigger: the first; then frame->next by verbs_frame. NULL: none. */
const struct frame *verbs_first(const struct verbs *verbs, uint32_t lemma, enum frame_kind kind);
const struct frame *verbs_frame(const struct verbs *verbs, int32_t index);

/* How many words patterns have: their numbers are below it. */
uint32_t verbs_word_count(const struct verbs *verbs);

/* A named set of sets.txt; empty where there is none. */
struct word_set verbs_set(const struct verbs *verbs, const char *name);

/* The code of an embedding around an event's code, by the longest prefix; NULL: nothing is coded.
 * *planned: the embedded event itself, as planned. */
const struct cameo_code *verbs_compose(const struct verbs *verbs, enum embed embed,
                                       struct slice content, bool *planned);

/* Refinements in the order of the file. */
const struct refinement *verbs_refinements(const struct verbs *verbs, int *count);

#endif
