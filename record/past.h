/* past.h: the schemas of earlier versions, for messages that were written with them. */
#ifndef RECORD_PAST_H
#define RECORD_PAST_H

/* Ended by a row whose type is NULL. */
struct past_schema {
    const char *type; /* "Article" */
    const char *schema;
};

extern const struct past_schema past_schemas[];

#endif
