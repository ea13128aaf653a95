/* source_text.h: text files as articles: their title, their body, and from where their day is. */
#ifndef RECORD_SOURCE_TEXT_H
#define RECORD_SOURCE_TEXT_H

#include "base/day.h"
#include "record/article.h"

/* From where the day of publication is; the first that is there. */
enum published_from {
    PUBLISHED_FIELD,      /* of a JSON line */
    PUBLISHED_FIRST_LINE, /* " date 2025-11-19 TITLE" */
    PUBLISHED_DATE_LINE,  /* "Updated 15 July 2025" near the head */
    PUBLISHED_GIVEN,      /* by the user */
    PUBLISHED_FILE_TIME,
    PUBLISHED_TODAY, /* where there is no file */
};

/* "field", "first line", "date line", "given", "file time", "today". */
const char *published_from_name(enum published_from from);

struct source_text {
    struct article article;
    enum published_from from;
};

/* What the user says for all files. */
struct source_options {
    day_t published;      /* DAY_NONE: not given */
    struct slice country; /* of the outlet, or null */
    struct slice outlet;  /* or null */
    size_t most;          /* bytes of the largest file taken */
};

enum { SOURCE_TEXT_MOST = 900000 }; /* an article must fit a message of 1 MB with its fields */

/* Reads one file. Its id is its path under `folder` without its ending (folder NULL: the file's
 * name without its ending). owner: the arena. errors: SKIP with name and reason: cannot be read,
 * too large, empty, no UTF-8. */
int source_text_read(struct arena *arena, const char *path, const char *folder,
                     const struct source_options *options, struct source_text *out,
                     struct fail *why);

/* The same for a text from elsewhere: `name` stands in messages; `day` is the file's, DAY_NONE for
 * today. An empty id becomes the hash of the body. */
int source_text_parse(struct arena *arena, struct slice text, const char *name, struct slice id,
                      day_t day, const struct source_options *options, struct source_text *out,
                      struct fail *why);

/* Reads one JSON line with the record's names (`id` and `text` are taken too) and fills in what it
 * leaves out: the id (its URL, else its hash), the day, the hash. owner: the arena. errors: SKIP.
 */
int source_json_parse(struct arena *arena, struct slice line, const struct source_options *options,
                      struct source_text *out, struct fail *why);

/* Visits a file, or in the order of their names the files under a folder that end in .txt, .text,
 * .jsonl, .ndjson, .conllu or have no ending (`folder` is then what was given, else NULL). Stops
 * where a visit returns other than 0, and returns that. errors: SKIP for a path that is neither. */
typedef int source_visit(void *ctx, const char *path, const char *folder, struct fail *why);
int source_walk(const char *path, source_visit *visit, void *ctx, struct fail *why);

/* The day of a line that says little else: "Updated 15 July 2025", "July 15, 2025 10:30 GMT",
 * "Published: 2025-07-15"; `loose`: with a place or an agency beside it, or in a dateline: "XYZ 22
 * Apr 2021", "Quito, 21 May 1999 (XYZ) - Envoys ...". DAY_NONE where it is no such line. */
day_t source_date_line(struct slice line, bool loose);

#endif
