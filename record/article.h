/* article.h: the article as it travels. */
#ifndef RECORD_ARTICLE_H
#define RECORD_ARTICLE_H

#include "base/day.h"
#include "record/field.h"

/* Slices: owner: the arena it was read into, or the caller who filled it. A null text has at NULL.
 */
struct article {
    struct slice article_id;
    struct slice url;          /* or null */
    struct slice outlet;       /* or null */
    struct slice title;        /* or null */
    struct slice body;         /* UTF-8, paragraphs divided by blank lines */
    struct slice country;      /* of the outlet, alpha-3, or null */
    struct slice published;    /* day, or null */
    int64_t published_at;      /* ms, or RECORD_NULL */
    struct slice language;     /* "en", or null */
    int64_t fetched_at;        /* ms, or RECORD_NULL */
    struct slice content_hash; /* article_hash of the body, or null */
};

extern const struct record_type article_type;

/* Bytes of the longest id, URL, outlet or title: every mention carries them. */
enum { ARTICLE_FIELD_MOST = 16384 };

/* Refuses an article that no coder should see: an empty id or body, one of the short fields too
 * long, a `country` that is no three capital letters. errors: SKIP. */
int article_check(const struct article *article, struct fail *why);

/* The day of publication: `published`, else the day of published_at, else that of fetched_at, else
 * DAY_NONE. */
day_t article_day(const struct article *article);

#endif
