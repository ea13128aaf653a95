/* doc.h: the document: one article while it is read. A plain table of columns; each stage fills its
 * own and reads those above. */
#ifndef EXTRACT_DOC_H
#define EXTRACT_DOC_H

#include "base/arena.h"
#include "extract/extract.h"

enum { NONE = -1 }; /* no index */

/* ---- clean: what kind of text each piece of the article is, nothing is changed ---- */
enum block_kind {
    BLOCK_TITLE,
    BLOCK_PARAGRAPH,
    BLOCK_HEADING,
    BLOCK_BULLET,
    BLOCK_CAPTION, /* under a photo */
    BLOCK_POST,    /* an embedded post of a social network */
    BLOCK_RESIDUE, /* "Follow", "Short Url", "Updated 15 July 2025": never coded */
    BLOCK_KIND_COUNT,
};
struct block {
    struct span span;
    struct span dateline; /* "MOSCOW", "ISLAMABAD, Nov 19 (APP)" with its mark; empty: none */
    enum block_kind kind;
    int32_t story; /* 0 for the article, 1.. for unrelated stories further down the page */
    int32_t first_sentence, sentence_count;
};

/* ---- sentence ---- */
struct sentence {
    struct span span;
    int32_t block;
    int32_t first_token, token_count;
    bool gated; /* gate: nothing in it can be an event: neither tagged nor parsed */
};

/* ---- token, tag, lemma, parse ---- */
enum upos {
    UPOS_NONE,
    UPOS_ADJ,
    UPOS_ADP,
    UPOS_ADV,
    UPOS_AUX,
    UPOS_CCONJ,
    UPOS_DET,
    UPOS_INTJ,
    UPOS_NOUN,
    UPOS_NUM,
    UPOS_PART,
    UPOS_PRON,
    UPOS_PROPN,
    UPOS_PUNCT,
    UPOS_SCONJ,
    UPOS_SYM,
    UPOS_VERB,
    UPOS_X,
    UPOS_COUNT,
};

/* Relations of UD English; deprel.h lists them (DEP_NSUBJ, DEP_NSUBJ_PASS, ...). */
#include "extract/deprel.h"
#include "extract/xpos.h"

/* Features that coding needs, as bits. */
enum feat {
    FEAT_PAST = 1 << 0,
    FEAT_PRES = 1 << 1,
    FEAT_FIN = 1 << 2,
    FEAT_INF = 1 << 3,
    FEAT_GER = 1 << 4,
    FEAT_PART = 1 << 5,
    FEAT_PASS = 1 << 6, /* Voice=Pass */
    FEAT_IND = 1 << 7,
    FEAT_IMP = 1 << 8,
    FEAT_SING = 1 << 9,
    FEAT_PLUR = 1 << 10,
    FEAT_P1 = 1 << 11,
    FEAT_P2 = 1 << 12,
    FEAT_P3 = 1 << 13,
    FEAT_NEG = 1 << 14, /* Polarity=Neg */
    FEAT_POSS = 1 << 15,
};

/* A syntactic word. Its form is the text of its span. */
struct token {
    struct span span;
    int32_t sentence;
    struct slice lemma; /* lower case but for proper nouns */
    uint8_t upos;       /* enum upos */
    uint8_t xpos;       /* enum xpos */
    uint8_t deprel;     /* enum deprel */
    uint8_t mwt;        /* words of the multi-word token that begins here; 0: none does */
    uint16_t feats;     /* enum feat */
    bool space_after;
    int32_t head;  /* index in doc->tokens; NONE: root of its sentence */
    int32_t name;  /* index in doc->names of the name it is in; NONE */
    int32_t actor; /* index in doc->actors of the innermost mention whose head it is; NONE */
    int32_t day;   /* index in doc->days of the expression it is in; NONE */
    int32_t place; /* index in doc->places of the mention it is in; NONE */
    int32_t first_child, next_sibling; /* children in text order; NONE. Filled by parse */
};

/* ---- name ---- */
enum name_type {
    NAME_NONE,
    NAME_PER,
    NAME_ORG,
    NAME_LOC,
    NAME_NAT,
    NAME_EVT,
    NAME_OFF,
    NAME_TYPE_COUNT
};
struct name {
    int32_t first, count; /* tokens */
    enum name_type type;
};

/* ---- actor, coref: who ---- */
/* Everything that acts or is acted upon, one row a mention. Coref gives mentions of the same one
 * the same entity and copies what the entity knows into each of them. */
struct actor {
    int32_t first, count, head; /* tokens of the whole phrase; its syntactic head */
    struct span span;
    enum actor_kind kind;
    struct slice name, party, sector, office, organisation, code, person_id;
    const struct slice
        *parties; /* a group that stands for several ("both sides", "Russia and China"): one each */
    int32_t party_count; /* 0 or 1: see `party` */
    const int32_t
        *members; /* the mentions a group stands for ("the two ministers"), where they are known */
    int32_t member_count;
    int32_t entity; /* coref; index in doc->entities */
    bool pronoun;   /* "he", "they", "both sides", "the two": stands for somebody named elsewhere */
    bool spokesperson;   /* speaks, does not act */
    bool former;         /* "ex-", "former" */
    struct slice rule;   /* what decided: "title+name", "people.txt:123", ... */
    struct slice losers; /* readings that lost, for --explain */
};
struct entity {
    enum actor_kind kind;
    struct slice name, party, sector, office, organisation, code, person_id;
    int32_t first_actor; /* its first mention */
    int32_t mention_count;
};

/* ---- where ---- */
struct place {
    int32_t first, count; /* tokens */
    struct span span;
    struct event_place what; /* basis STATED */
    bool is_country;         /* a state as such */
    bool is_dateline;
    bool is_actor; /* used as an actor in this sentence ("Moscow said"), not as a place */
    struct slice rule, losers;
};

/* ---- when ---- */
struct day {
    int32_t first, count; /* tokens */
    struct span span;
    day_t start, end; /* end inclusive */
    enum day_granularity granularity;
    bool past, future; /* which side of the publication it was resolved to by tense; both false: it
                          says so itself */
    int before;        /* "two days after they left": the leaving was so many days before it */
    struct slice rule;
};

struct doc {
    struct arena *arena; /* memory of this article */
    struct extract_input input;
    struct slice text;
    day_t published; /* never DAY_NONE once `when` has run: today, where nothing is known */
    bool gate;
    struct block *blocks;
    int32_t block_count;
    struct sentence *sentences;
    int32_t sentence_count;
    struct token *tokens;
    int32_t token_count;
    struct name *names;
    int32_t name_count;
    struct actor *actors;
    int32_t actor_count;
    struct actor_note *notes; /* what `actor` tells `coref`; one for each actor; see actor.h */
    struct entity *entities;
    int32_t entity_count;
    struct place *places;
    int32_t place_count;
    struct day *days;
    int32_t day_count;
    struct event *events;
    int32_t event_count;
    struct reading *readings; /* what the net says of each token; see net.h */
    void *code;               /* what `code` keeps for the stages after it; see extract/code.h */
};

static inline struct slice
doc_slice(const struct doc *doc, struct span span)
{
    return (struct slice){doc->text.at + span.start, span.end - span.start};
}

static inline struct slice
token_form(const struct doc *doc, int32_t token)
{
    return doc_slice(doc, doc->tokens[token].span);
}

/* What stands before a token in its hyphenated word, hyphen included: "sit-" of "in". */
struct slice token_prefix(const struct doc *doc, int32_t token);

/* A sentence of a story, and none of its headings of a word or three. */
static inline bool
doc_in_story(const struct doc *doc, const struct sentence *sentence, int32_t story)
{
    return doc->blocks[sentence->block].story == story && sentence->token_count >= 4;
}

/* A growable column: room for one more element of *column, zeroed; returns its index. */
#define DOC_PUT(doc, column, count)                                                                \
    ((count) = doc_put((doc)->arena, (void **)&(column), (count), sizeof *(column)), (count)-1)
int32_t doc_put(struct arena *arena, void **column, int32_t count, size_t size);

/* Links first_child and next_sibling of a sentence's tokens from their heads. */
void doc_link_children(struct doc *doc, const struct sentence *sentence);

/* The number of a paragraph in its story, or of the one that another block stands before: 1 is what
 * the story opens with; titles, headings and residue are not counted. */
int32_t doc_paragraph(const struct doc *doc, int32_t block);

const char *upos_name(enum upos upos);
const char *xpos_name(enum xpos xpos);
const char *deprel_name(enum deprel deprel);
const char *name_type_name(enum name_type type);
const char *block_kind_name(enum block_kind kind);

/* The number of a name in CoNLL-U, or the _NONE of its kind where it is unknown. */
enum upos upos_find(struct slice name);
enum xpos xpos_find(struct slice name);
enum deprel deprel_find(struct slice name);

#endif
