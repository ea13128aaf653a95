/* article.c: the article's table of fields. */
#include "record/article.h"

#define ROW(member, type, presence, doc) FIELD(struct article, member, type, presence, NULL, doc)

static const struct field rows[] = {
    ROW(article_id, TEXT, FILLED,
        "The source's own id where it gives one, else the URL, else sha256: and the hash."),
    ROW(url, TEXT, NULLABLE, "Where it was published."),
    ROW(outlet, TEXT, NULLABLE, "Who published it: a host name or a name."),
    ROW(title, TEXT, NULLABLE,
        "Headline. The coded text is title, two newlines and body; offsets count its bytes."),
    ROW(body, TEXT, NEEDED, "Clean text, paragraphs divided by blank lines."),
    ROW(country, TEXT, NULLABLE,
        "Country of the outlet, ISO 3166-1 alpha-3: whose Foreign Office speaks."),
    ROW(published, DAY, NULLABLE, "Day of publication, YYYY-MM-DD."),
    ROW(published_at, TIME, NULLABLE, "Time of publication, UTC."),
    ROW(language, TEXT, NULLABLE, "ISO 639-1 code of the language; only en is coded."),
    ROW(fetched_at, TIME, NULLABLE, "When the producer read it, UTC."),
    ROW(content_hash, TEXT, NULLABLE,
        "SHA-256 of the normalised body, hex: one story under two URLs has one hash."),
};

RECORD_TYPE(article_type, "Article", struct article, rows,
            "One article of one outlet, as the producer publishes it.");

int
article_check(const struct article *article, struct fail *why)
{
    if (!article->article_id.len)
        return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "article_id: is empty");
    if (!slice_trim(article->body).len)
        return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "body: is empty");
    const struct slice short_ones[] = {article->article_id, article->url, article->outlet,
                                       article->title};
    for (size_t i = 0; i < sizeof short_ones / sizeof short_ones[0]; i++)
        if (short_ones[i].len > ARTICLE_FIELD_MOST)
            return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "%s: %zu bytes are more than %d",
                            rows[i].name, short_ones[i].len, ARTICLE_FIELD_MOST);
    struct slice country = article->country;
    bool plain = country.len == 3 || !country.at;
    for (size_t i = 0; plain && i < country.len; i++)
        plain = country.at[i] >= 'A' && country.at[i] <= 'Z';
    if (!plain)
        return fail_set(why, FAIL_SKIP, EXIT_REFUSED,
                        "country: '%.*s' is no alpha-3 code in capital letters",
                        (int)(country.len < 40 ? country.len : 40), country.at);
    return 0;
}

static day_t
day_of_time(int64_t ms)
{
    enum { DAY_MS = 86400000 };
    if (ms == RECORD_NULL) return DAY_NONE;
    int64_t day = ms / DAY_MS - (ms % DAY_MS < 0);
    return day > INT32_MIN && day < INT32_MAX ? (day_t)day : DAY_NONE;
}

day_t
article_day(const struct article *article)
{
    day_t day = article->published.at ? day_parse(article->published) : DAY_NONE;
    if (day == DAY_NONE) day = day_of_time(article->published_at);
    if (day == DAY_NONE) day = day_of_time(article->fetched_at);
    return day;
}
