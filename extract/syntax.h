/* syntax.h: questions to a dependency tree. */
#ifndef EXTRACT_SYNTAX_H
#define EXTRACT_SYNTAX_H

#include "extract/doc.h"

/* The first child with a relation, or NONE. */
int32_t syntax_child(const struct doc *doc, int32_t token, enum deprel rel);

/* The token that heads a coordination: of "met and thanked", "met". */
int32_t syntax_first_conjunct(const struct doc *doc, int32_t token);

/* The lemma of the last preposition (or mark) at a token; empty where it has none. */
struct slice syntax_case(const struct doc *doc, int32_t token);
bool syntax_has_lemma(const struct doc *doc, int32_t token, enum deprel rel, const char *lemma);

/* Is it "to" and a verb? */
bool syntax_is_infinitive(const struct doc *doc, int32_t token);

/* Does it say what its subject is: "is a threat", "is to blame" (where some trees have no copula)?
 */
bool syntax_has_copula(const struct doc *doc, int32_t token);
bool syntax_is_passive(const struct doc *doc, int32_t verb);

/* Who does it, whom: through control, coordination, relative and participle clauses. NONE: nobody
 * is named. In a passive the logical ones. */
int32_t syntax_subject(const struct doc *doc, int32_t verb);
int32_t syntax_object(const struct doc *doc, int32_t verb);
int32_t syntax_indirect(const struct doc *doc, int32_t verb);

/* "Who", "which", "that". */
bool syntax_is_relative(const struct doc *doc, int32_t token);
/* The noun that a relative clause (or one coordinated with its verb) stands beside. NONE. */
int32_t syntax_relative_head(const struct doc *doc, int32_t verb);
/* For "which" and "whom" the noun that they stand for; any other token itself. */
int32_t syntax_antecedent(const struct doc *doc, int32_t token);
/* For "whose army" the noun that "whose" stands for, else NONE. */
int32_t syntax_whose(const struct doc *doc, int32_t token);
/* "Is said to have struck": an infinitive that tells what has been. */
bool syntax_is_reported(const struct doc *doc, int32_t verb);

/* "Mali was the first state to", "became one of those who": of whom the noun is said; else the
 * noun.
 */
int32_t syntax_who_is(const struct doc *doc, int32_t noun);
/* "The first state to recognise it": an infinitive that tells what has been done. */
bool syntax_is_first_to(const struct doc *doc, int32_t verb);

/* What stands before the verb, be it active or passive: for "is set to". */
int32_t syntax_surface_subject(const struct doc *doc, int32_t verb);

/* First and last token of the whole phrase under a token. */
void syntax_extent(const struct doc *doc, int32_t token, int32_t *first, int32_t *last);

/* The token of a phrase whose head lies outside of it. */
int32_t syntax_phrase_head(const struct doc *doc, int32_t first, int32_t count);

/* Is `below` under `above` (or the same)? */
bool syntax_under(const struct doc *doc, int32_t below, int32_t above);

#define SYNTAX_EACH(doc, child, token)                                                             \
    for (int32_t child = (doc)->tokens[token].first_child; child != NONE;                          \
         child = (doc)->tokens[child].next_sibling)

#endif
