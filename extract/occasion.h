/* occasion.h: forums that the article names, for the stages that settle and explain. */
#ifndef EXTRACT_OCCASION_H
#define EXTRACT_OCCASION_H

#include "extract/doc.h"
#include "extract/forums.h"
#include "extract/model.h"

struct occasion {
    const struct forum *forum; /* NULL: a name that no dictionary has */
    struct slice name, text;
    struct span span;
    int32_t sentence, first, last; /* tokens */
    int edition;
    bool sidelines; /* "on the sidelines of" */
    day_t day;      /* of what stands beside it, else of the article */
};

struct occasions {
    struct occasion *at;
    int32_t count;
    int32_t main; /* the one the article's first story speaks of most, or NONE */
};

/* owner: the doc's arena. */
struct occasions occasions_find(const struct extract_model *model, struct doc *doc);

/* Adds the events of those who go to a forum: "led the delegation to". */
void occasion_attend(const struct extract_model *model, struct doc *doc,
                     const struct occasions *occasions);

#endif
