/* where_unknown.c: names of places that no table knows, by how the words use them. */
#include "extract/where.h"
#include "extract/syntax.h"

/* Is nothing in it known: no place, nobody? Whom only the tagger takes for somebody is nobody where
 * the words say that it is a place. */
static bool
is_free(const struct doc *doc, const struct name *name, bool said)
{
    for (int32_t t = name->first; t < name->first + name->count; t++) {
        int32_t actor = doc->tokens[t].actor;
        if (doc->tokens[t].place != NONE) return false;
        if (actor == NONE || !doc->actor_count || doc->actors[actor].kind == KIND_PLACE) continue;
        if (!said || doc->actors[actor].party.len || doc->actors[actor].office.len) return false;
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

static bool
is_capital(const struct doc *doc, int32_t token)
{
    struct slice form = token_form(doc, token);
    return form.at[0] >= 'A' && form.at[0] <= 'Z' && !day_month_named(form);
}

/* "Near Shlomi", tagged as nothing: so only towns are spoken of. */
static bool
is_near(const struct doc *doc, int32_t token)
{
    static const char *const words[] = {"near", "outside", "opposite", "towards", "at"};
    struct slice before = token ? token_form(doc, token - 1) : SLICE_NONE;
    bool tagged = doc->tokens[token].name != NONE;
    if (doc->tokens[token].upos != UPOS_PROPN || (tagged && slice_is_nocase(before, "at")))
        return false; /* "at Nokia" */
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (slice_is_nocase(before, words[i])) return true;
    return false;
}

/* How many words a name has that begins at a token: "Khan al-Assal", "Raja-Jooseppi". */
static int32_t
name_length(const struct doc *doc, int32_t first, int32_t end)
{
    int32_t last = first;
    for (int32_t t = first + 1; t < end; t++) {
        bool inner = slice_is(token_form(doc, t), "-") || slice_is(token_form(doc, t), "al") ||
                     slice_is(token_form(doc, t), "el");
        if (is_capital(doc, t))
            last = t;
        else if (!inner)
            break;
    }
    return last - first + 1;
}

/* "Above Lake Lucerne", "in the Khyber Pass". */
static bool
is_feature(const struct doc *doc, const struct sentence *sentence, const struct name *name)
{
    static const char *const heads[] = {"Lake", "Mount", "Cape", "River"};
    static const char *const tails[] = {
        "Pass",    "Gap",       "Strait", "Channel", "Reef",      "Shoal", "Island",
        "Islands", "Islet",     "Atoll",  "Valley",  "Peninsula", "Hills", "Heights",
        "Plateau", "Mountains", "Desert", "Delta",   "Bay",       "Gulf",  "Lake",
        "River",   "Canal",     "Falls",  "Bridge",  "Dam",       "Plain", "Crossing"};
    int32_t before = name->first - 1, last = name->first + name->count - 1;
    if (name->count < 2 || before < sentence->first_token) return false;
    if (slice_is(token_form(doc, before), "the")) before--;
    if (before < sentence->first_token || doc->tokens[before].upos != UPOS_ADP) return false;
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
        if (slice_is(token_form(doc, name->first), heads[i])) return true;
    for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++)
        if (slice_is(token_form(doc, last), tails[i])) return true;
    return false;
}

static void
read_untagged(struct doc *doc, const struct sentence *sentence, int32_t from)
{
    int32_t end = sentence->first_token + sentence->token_count;
    bool running = sentence->block != NONE && doc->block_count &&
                   doc->blocks[sentence->block].kind == BLOCK_PARAGRAPH;
    for (int32_t t = sentence->first_token; t < end; t++) {
        if (!is_capital(doc, t)) continue;
        struct name name = {.first = t, .count = name_length(doc, t, end)};
        bool said = running && t > sentence->first_token &&
                    (where_is_named_place(doc, sentence, t, name.count) ||
                     is_feature(doc, sentence, &name));
        bool told = said || is_near(doc, t);
        t += name.count - 1;
        if (told && is_free(doc, &name, said) && !is_plain_word(doc, &name))
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
        if (!may_be || !is_free(doc, name, false) || is_plain_word(doc, name)) continue;
        int32_t head = syntax_phrase_head(doc, name->first, name->count);
        bool placed = name->type == NAME_LOC
                          ? where_is_relation(doc, head) ||
                                where_follows_preposition(doc, sentence, name->first)
                          : where_is_inside(doc, head);
        if (placed) put_unknown(doc, name, country_beside(doc, name, from));
    }
    read_untagged(doc, sentence, from);
}
