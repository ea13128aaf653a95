/* who_terms.h: inside of who: the tables while they are loaded, and the tree of terms. */
#ifndef EXTRACT_WHO_TERMS_H
#define EXTRACT_WHO_TERMS_H

#include "base/arena.h"
#include "base/lines.h"
#include "base/names.h"
#include "extract/who.h"

/* An edge of the tree of terms: from a node by a word to another node. */
struct who_edge {
    int32_t from; /* WHO_NONE: free slot */
    uint32_t word;
    int32_t to;
};

struct who {
    struct arena arena;
    struct names *words;
    struct who_edge *edges; /* open addressing */
    uint32_t edge_mask, edge_count;
    int32_t *node_term; /* first term of each node */
    int32_t node_count;
    struct who_term *terms;
    int32_t term_count;
    struct who_state *states;
    int32_t state_count;
    struct who_organisation *organisations;
    int32_t organisation_count;
    struct who_person *persons;
    int32_t person_count;
    struct who_tenure *tenures;
    int32_t tenure_count;
    struct names *state_codes, *organisation_ids, *person_names, *skeletons, *parties;
    int32_t *party_first, *party_last; /* tenures with an office, by number of parties */
    int32_t party_count;
    int32_t *skeleton_person; /* by skeleton number; WHO_NONE: several */
    int32_t skeleton_count;
};

enum { WHO_COLUMNS = 8 };

/* A line being read. */
struct who_row {
    struct who *who;
    struct lines *lines;
    const char *file; /* its name, as long as the tables live */
    struct slice column[WHO_COLUMNS];
    int columns;
    struct fail *why;
};

/* A table: the readers of states, organisations, people and offices. errors: STOP, with caret. */
typedef int who_read_row(struct who_row *row);
who_read_row who_read_state, who_read_organisation, who_read_person, who_read_office;

void who_terms_init(struct who *who);

/* Adds a term for the words of `text`; empty text adds nothing. errors: STOP: too many words. */
int who_put_term(struct who_row *row, struct slice text, struct who_term term);

/* For each piece of a list "a, b, c" the same term. */
int who_put_terms(struct who_row *row, struct slice list, struct who_term term);

/* The next piece of a list, trimmed; false at its end. */
bool who_next_piece(struct slice *list, struct slice *piece);

/* Consonants of a name: what spellings have in common. Returns bytes written. */
size_t who_skeleton(struct slice name, char *out, size_t room);

/* Remembers a person's name for who_find_similar. */
void who_put_skeleton(struct who *who, struct slice name, int32_t person);

/* "ministers of trade" of "minister of trade". */
struct slice who_plural(struct arena *arena, struct slice words);

#define WHO_PUT(who, column, count)                                                                \
    (who_put(&(who)->arena, (void **)&(column), &(count), sizeof *(column)), (count)-1)
void who_put(struct arena *arena, void **column, int32_t *count, size_t size);

#endif
