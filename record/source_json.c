/* source_json.c: JSON lines as articles. */
#include "record/id.h"
#include "record/json.h"
#include "record/source_text.h"

/* The day, and from where it is. */
static void
fill_day(struct arena *arena, const struct source_options *options, struct source_text *out)
{
    char printed[16];
    day_t day = article_day(&out->article);
    out->from = PUBLISHED_FIELD;
    if (day == DAY_NONE) {
        day = options->published == DAY_NONE ? day_today() : options->published;
        out->from = options->published == DAY_NONE ? PUBLISHED_TODAY : PUBLISHED_GIVEN;
    }
    day_print(day, printed);
    out->article.published = (struct slice){arena_copy(arena, printed, 10), 10};
}

int
source_json_parse(struct arena *arena, struct slice line, const struct source_options *options,
                  struct source_text *out, struct fail *why)
{
    struct article *article = &out->article;
    size_t most = options->most ? options->most : SOURCE_TEXT_MOST;
    if (line.len > most)
        return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "%zu bytes, more than the %zu that are taken",
                        line.len, most);
    if (json_get(&article_type, line, article_aliases, arena, article, why)) return -1;
    if (!article->country.len) article->country = options->country;
    if (!article->outlet.len) article->outlet = options->outlet;
    article_complete(article, arena);
    fill_day(arena, options, out);
    return article_check(article, why);
}
