/* verbs_parse.h: one line of dict/verbs to a frame; only for verbs.c and verbs_parse.c. */
#ifndef EXTRACT_VERBS_PARSE_H
#define EXTRACT_VERBS_PARSE_H

#include "base/lines.h"
#include "extract/verbs.h"

struct named_set {
    struct slice name;
    struct word_set words;
};

/* What a line is read with. */
struct verbs_reader {
    struct arena *arena;
    struct names *words;
    const struct cameo *cameo;
    struct named_set *sets;
    int32_t set_count;
    const struct lines *lines;
    struct fail *why;
};

/* Cuts the next word off *rest; empty at the end. */
struct slice verbs_cut(struct slice *rest);

/* "a|b|@set" to a set. errors: STOP, an unknown @set. */
int verbs_read_words(struct verbs_reader *reader, struct slice text, struct word_set *out);

/* "040", "SANCTION.expel" into the fields they belong to. errors: STOP. */
int verbs_read_code(struct verbs_reader *reader, struct slice word, const struct cameo_code **code);
int verbs_read_class(struct verbs_reader *reader, struct slice word, enum plover *plover,
                     struct slice *mode);

/* A whole line "pattern => code flags"; one frame for each alternative trigger is put. errors:
 * STOP. */
typedef void frame_put(void *to, const struct frame *frame);
int verbs_read_frame(struct verbs_reader *reader, frame_put *put, void *to);

enum embed embed_find(struct slice name); /* EMBED_NONE where there is none */

#endif
