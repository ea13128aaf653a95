/* where_unknown.c: names of places that no table knows, by how the words use them. */
#include "extract/where.h"

/* Is nothing in it known: no place, nobody? */
static bool
is_free(const struct doc *doc, const struct name *name)
{
    for (int32_t t = name->first; t < name->first + name->count; t++) {
        int32_t actor = doc->tokens[t].actor;
        if (doc->tokens[t].place != NONE) return false;
        if (actor != NONE && doc->actor_count && doc->actors[actor].kind != KIND_PLACE)
            return false;
    }
    return true;
}

/* "At the Great Hall": a building's word, or a street's, alone is no name. */
static bool
is_plain_word(const struct doc *doc, const struct name *name)
{
    static const char *const words[] = {
        "hall",     "palace", "avenue",   "square", "street", "airport", "port",    "house",
        "center",   "centre", "mosque",   "church", "hotel",  "park",    "tower",   "bridge",
        "embassy",  "base",   "mansion",  "garden", "room",   "club",    "complex", "road",
        "ministry", "museum", "hospital", "school", "camp",   "capital", "north",   "south"};
    for (size_t i = 0; name->count == 1 && i < sizeof words / sizeof words[0]; i++)
        if (slice_is_nocase(token_form(doc, name->first), words[i])) return true;
    return false;
}

/* The country of the nearest place in the sentence, of its places from `from` on; what stands
 * behind is nearer than what stands before, and a government that speaks is far. */
static struct slice
country_beside(const struct doc *doc, const struct name *name, int32_t from)
{
    enum { BEFORE = 3, ACTOR = 40 };
    struct slice country = SLICE_NONE;
    int32_t nearest = INT32_MAX;
    for (int32_t p = from; p < doc->place_count; p++) {
        const struct place *place = &doc->places[p];
        int32_t distance = place->first > name->first ? place->first - name->first
                                                      : name->first - place->first + BEFORE;
        if (place->is_actor) distance += ACTOR;
        if (!place->what.country.len || distance >= nearest) continue;
        nearest = distance;
        country = place->what.country;
    }
    return nearest < ACTOR || !doc->input.country.len ? country : doc->input.country;
}

static void
put_unknown(struct doc *doc, const struct name *name, struct slice country)
{
    struct span span = {doc->tokens[name->first].span.start,
                        doc->tokens[name->first + name->count - 1].span.end};
    struct slice text = doc_slice(doc, span);
    int32_t p = DOC_PUT(doc, doc->places, doc->place_count);
    doc->places[p] = (struct place){
        .first = name->first, .count = name->count, .span = span, .rule = SLICE_LITERAL("text")};
    doc->places[p].what = (struct event_place){
        .name = text, .country = country, .basis = BASIS_STATED, .text = text, .span = span};
    for (int32_t t = name->first; t < name->first + name->count; t++) doc->tokens[t].place = p;
}

/* "Near Shlomi", tagged as nothing: so only towns are spoken of. */
static bool
is_near(const struct doc *doc, int32_t token)
{
    static const char *const words[] = {"near", "outside", "opposite", "towards", "at"};
    struct slice form = token_form(doc, token);
    if (doc->tokens[token].upos != UPOS_PROPN || doc->tokens[token].name != NONE) return false;
    if (form.at[0] < 'A' || form.at[0] > 'Z' || day_month_named(form)) return false;
    struct slice before = token ? token_form(doc, token - 1) : SLICE_NONE;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (slice_is_nocase(before, words[i])) return true;
    return false;
}

static void
read_untagged(struct doc *doc, const struct sentence *sentence, int32_t from)
{
    int32_t end = sentence->first_token + sentence->token_count;
    for (int32_t t = sentence->first_token; t < end; t++) {
        struct name name = {.first = t, .count = 1};
        if (!is_near(doc, t)) continue;
        while (t + 1 < end && doc->tokens[t + 1].upos == UPOS_PROPN) name.count++, t++;
        if (is_free(doc, &name) && !is_plain_word(doc, &name))
            put_unknown(doc, &name, country_beside(doc, &name, from));
    }
}

void
where_read_unknown(struct doc *doc, const struct sentence *sentence, int32_t from,
                   int32_t *next_name)
{
    int32_t end = sentence->first_token + sentence->token_count;
    for (; *next_name < doc->name_count && doc->names[*next_name].first < end; ++*next_name) {
        const struct name *name = &doc->names[*next_name];
        bool may_be = name->type == NAME_LOC || (name->type == NAME_PER && name->count == 1);
        if (!may_be || !is_free(doc, name) || is_plain_word(doc, name)) continue;
        int32_t head = where_phrase_head(doc, name->first, name->count);
        if (name->type == NAME_LOC ? where_is_relation(doc, head) : where_is_inside(doc, head))
            put_unknown(doc, name, country_beside(doc, name, from));
    }
    read_untagged(doc, sentence, from);
}
