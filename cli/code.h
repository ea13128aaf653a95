/* code.h: what the files of `demarche code` share. */
#ifndef CLI_CODE_H
#define CLI_CODE_H

#include <stdio.h>

#include "record/article.h"
#include "record/mention.h"

/* How mentions are written. */
struct code_format {
    const char *name;
    void (*begin)(FILE *out); /* or NULL */
    void (*put)(const struct article *article, const struct mention *mention, FILE *out);
};

/* NULL where there is none of that name. */
const struct code_format *code_format_find(const char *name);

/* cli/table.c */
void table_begin(FILE *out);
void table_put(const struct article *article, const struct mention *mention, FILE *out);

#endif
