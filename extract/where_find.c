/* where_find.c: names of places in the words of a sentence, and the words that say that one is
 * none. */
#include "base/fold.h"
#include "extract/where.h"

static bool
is_upper_start(const struct doc *doc, int32_t token)
{
    struct slice form = token_form(doc, token);
    if (!form.len) return false;
    unsigned char c = (unsigned char)form.at[0];
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    size_t length;
    uint32_t point = utf8_decode(form, &length);
    return (point >= 0xc0 && point <= 0xde) ||
           (point >= 0x100 && point < 0x180 && point % 2 == 0) ||
           (point >= 0x1e00 && point < 0x1f00);
}

static bool
in_list(struct slice word, const char *const *list)
{
    for (; *list; list++)
        if (slice_is_nocase(word, *list)) return true;
    return false;
}

/* The "al" of "al-Mawasi". */
static bool
is_article(const struct doc *doc, int32_t token)
{
    static const char *const words[] = {"al", "el", "an",  "ad", "as", "ar",
                                        "az", "at", "ash", "ez", NULL};
    return token + 2 < doc->token_count && in_list(token_form(doc, token), words) &&
           slice_is(token_form(doc, token + 1), "-") && is_upper_start(doc, token + 2);
}

static bool
is_number(const struct doc *doc, int32_t token)
{
    struct slice form = token_form(doc, token);
    return form.len && form.at[0] >= '0' && form.at[0] <= '9';
}

/* "d'Orsay" */
static bool
is_elided(const struct doc *doc, int32_t token)
{
    struct slice form = token_form(doc, token);
    return form.len > 3 && (form.at[0] == 'd' || form.at[0] == 'l') &&
           (form.at[1] == '\'' || slice_starts((struct slice){form.at + 1, form.len - 1}, "’"));
}

/* "The Mekong delta", "the Kuril islands": a name goes on in small letters. */
static bool
is_feature(const struct doc *doc, int32_t token)
{
    static const char *const words[] = {"delta",   "strip",  "island", "islands", "peninsula",
                                        "heights", "strait", "valley", "sea",     "enclave"};
    return SLICE_ONE_OF(token_form(doc, token), words);
}

/* May stand inside a name of several words. */
static bool
is_inner(const struct doc *doc, int32_t token)
{
    static const char *const words[] = {
        "of",  "the", "and", "al",  "el",  "de",   "la", "del", "da",  "do",  "dos",
        "du",  "a",   "les", "le",  "sur", "-",    "–",  "'",   "’",   "'s",  "’s",
        "pri", "am",  "an",  "der", "den", "upon", "in", "es",  "des", "bin", "na",
        "au",  "aux", "en",  "ez",  "on",  "ar",   "as", "at",  NULL};
    return is_upper_start(doc, token) || is_number(doc, token) || is_elided(doc, token) ||
           is_feature(doc, token) || in_list(token_form(doc, token), words);
}

static struct slice
words_text(const struct doc *doc, int32_t first, int32_t count)
{
    return doc_slice(
        doc, (struct span){doc->tokens[first].span.start, doc->tokens[first + count - 1].span.end});
}

/* Two letters are a name only in capitals: "US", "UK", not "Us", "Of". */
static bool
is_readable(struct slice text)
{
    size_t letters = 0, lower = 0;
    for (size_t i = 0; i < text.len; i++) {
        letters += ((unsigned char)text.at[i] | 0x20) >= 'a' &&
                   ((unsigned char)text.at[i] | 0x20) <= 'z';
        lower += text.at[i] >= 'a' && text.at[i] <= 'z';
    }
    return letters > 2 || lower == 0 || text.len > 3;
}

/* "EU", "UK", "UAE": an acronym is a state, or an addition of ours, never the town of Eu. */
static bool
is_acronym(struct slice text)
{
    size_t upper = 0;
    for (size_t i = 0; i < text.len; i++) upper += text.at[i] >= 'A' && text.at[i] <= 'Z';
    return text.len <= 4 && upper >= 2 && upper + 2 >= text.len;
}

static int
keep_states(struct gazetteer_hit *hits, int count)
{
    int kept = 0;
    for (int i = 0; i < count; i++)
        if (hits[i].own || hits[i].row->kind == PLACE_COUNTRY) hits[kept++] = hits[i];
    return kept;
}

bool
where_candidate_at(const struct gazetteer *gazetteer, const struct doc *doc,
                   const struct sentence *sentence, int32_t token, struct where_candidate *out)
{
    if (!is_upper_start(doc, token) && !is_article(doc, token)) return false;
    int32_t least = day_month_named(token_form(doc, token)) ? 2 : 1; /* "Mar del Plata" */
    int32_t most = sentence->first_token + sentence->token_count - token, longest = 1;
    while (longest < most && longest < GAZETTEER_WORDS + 2 && is_inner(doc, token + longest))
        longest++;
    for (int32_t count = longest; count >= least; count--) {
        if (count > 1 && !is_upper_start(doc, token + count - 1) &&
            !is_number(doc, token + count - 1) && !is_elided(doc, token + count - 1) &&
            !is_feature(doc, token + count - 1) &&
            !slice_is(token_form(doc, token + count - 1), "."))
            continue;
        char key[GAZETTEER_KEY];
        struct slice text = words_text(doc, token, count);
        if (text.len >= sizeof key || !is_readable(text)) continue;
        size_t len = fold_key(text, key, sizeof key);
        if (!len) continue;
        out->hit_count = gazetteer_find(gazetteer, (struct slice){key, len}, out->hits, WHERE_HITS);
        if (is_acronym(text)) out->hit_count = keep_states(out->hits, out->hit_count);
        if (!out->hit_count) continue;
        out->first = token;
        out->count = count;
        return true;
    }
    return false;
}

/* Are all its readings towns smaller than that, none of them added by hand? */
static bool
is_below(const struct where_candidate *candidate, uint32_t people)
{
    for (int i = 0; i < candidate->hit_count; i++)
        if (candidate->hits[i].own || candidate->hits[i].row->kind != PLACE_CITY ||
            candidate->hits[i].row->population >= people)
            return false;
    return true;
}

bool
where_is_minor(const struct where_candidate *candidate)
{
    return is_below(candidate, 15000);
}

/* ---- what says that it is no place ---- */

static const char *const titles[] = {
    "Mr",      "Mr.",      "Mrs",     "Mrs.",      "Ms",    "Ms.",     "Dr",       "Dr.",
    "Sir",     "Lady",     "Lord",    "Professor", "Judge", "Captain", "Sergeant", "Colonel",
    "General", "Sen.",     "Rep.",    "Gov.",      "Miss",  "Bayern",  "Real",     "Atletico",
    "Inter",   "Borussia", "Forward", "Striker",   NULL};
static const char *const papers[] = {
    "Convention", "Conventions", "Agreement",  "Agreements",  "Accord",     "Accords",
    "Treaty",     "Protocol",    "Pact",       "Declaration", "Process",    "Club",
    "Post",       "Times",       "Herald",     "Tribune",     "Statute",    "Charter",
    "Consensus",  "Principles",  "Communique", "Communiqué",  "Initiative", "Format",
    "Rules",      "FC",          "United",     "City",        "Wanderers",  "Act",
    "Final",      "Saint",       "Rovers",     "Film",        "Biennale",   "Marathon",
    NULL};

/* First names and surnames that are also towns: here a name tagged as a person's is believed. */
static const char *const given_names[] = {
    "Paris",    "Jordan",    "Chelsea",  "Charlotte",  "Sydney",   "Victoria",   "Florence",
    "Austin",   "Santiago",  "Madison",  "Washington", "Lincoln",  "Houston",    "Dallas",
    "Israel",   "Georgia",   "Virginia", "Carolina",   "Kingston", "Chad",       "Adelaide",
    "Savannah", "Brooklyn",  "Milan",    "Sofia",      "Vienna",   "Valencia",   "Lima",
    "Kent",     "Lancaster", "Windsor",  "Preston",    "Hamilton", "Wellington", "Jackson",
    "Nelson",   "Logan",     "Phoenix",  "Alexandria", "Odessa",   "Medina",     "Salem",
    "Aden",     "Ali",       "Khan",     "Berlin",     "London",   "Holland",    "Ireland",
    "Francis",  "Cairo",     "Asia",     "India",      "Kenya",    "Sterling",   "Franklin",
    "Clinton",  "Trump",     "Cameron",  "Johnson",    NULL};

static const char *const plain_nouns[] = {"sprout",   "sprouts", "syndrome",     "visa", "visas",
                                          "marathon", "derby",   "philharmonic", NULL};
static const char *const place_nouns[] = {
    "Airport",   "Province", "Region",   "Street",      "Square",   "Palace", "Summit",
    "Forum",     "Dialogue", "County",   "Valley",      "Strait",   "Island", "Islands",
    "Peninsula", "Port",     "Oblast",   "Governorate", "District", "State",  "President",
    "Prime",     "Foreign",  "Minister", "Chancellor",  "King",     "Bay",    "Beach",
    "Airbase",   "Base",     "Embassy",  "Talks",       "Security", NULL};

/* What stands in the town that its name begins with: "Lima Convention Centre". */
static const char *const venues[] = {
    "Airport", "Airfield", "Centre",  "Center",    "Hotel",  "Hall",     "Palace", "Arena",
    "Stadium", "Museum",   "Theatre", "Cathedral", "Castle", "Terminal", "Tower",  NULL};

static bool
is_venue(const struct doc *doc, const struct where_candidate *candidate)
{
    int32_t n = doc->tokens[candidate->first].name;
    if (n == NONE || !doc->name_count) return false;
    const struct name *name = &doc->names[n];
    return name->first == candidate->first && name->count > candidate->count &&
           in_list(token_form(doc, name->first + name->count - 1), venues);
}

/* A phrase that names somebody or something else around the place: "Vienna Philharmonic". */
static bool
name_says_other(const struct doc *doc, const struct where_candidate *candidate)
{
    int32_t n = doc->tokens[candidate->first].name;
    if (n == NONE || !doc->name_count) return false;
    const struct name *name = &doc->names[n];
    int32_t before = candidate->first - 1, after = candidate->first + candidate->count;
    bool joined = slice_is(token_form(doc, before < 0 ? 0 : before), "and") ||
                  (after < doc->token_count && slice_is(token_form(doc, after), "and"));
    bool inside = name->count > candidate->count && !joined;
    if (name->type == NAME_PER)
        return inside || in_list(words_text(doc, candidate->first, candidate->count), given_names);
    return inside && (name->type == NAME_ORG || name->type == NAME_EVT);
}

static bool
is_modifier_of_name(const struct doc *doc, const struct where_candidate *candidate)
{
    int32_t last = candidate->first + candidate->count - 1, head = doc->tokens[last].head;
    if (doc->tokens[last].deprel != DEP_COMPOUND || head != last + 1) return false;
    return doc->tokens[head].upos == UPOS_PROPN && is_upper_start(doc, head) &&
           !in_list(token_form(doc, head), place_nouns) &&
           day_month_named(token_form(doc, head)) == 0;
}

/* A first name or a surname: "Paris Hilton", "Michael Jordan": the neighbour hangs on it by `flat`.
 */
static bool
tree_says_person(const struct doc *doc, const struct where_candidate *candidate)
{
    const struct token *token = &doc->tokens[candidate->first];
    if (candidate->count > 1) return false;
    if (token->deprel == DEP_FLAT && token->head != NONE &&
        doc->tokens[token->head].upos == UPOS_PROPN && is_upper_start(doc, token->head))
        return true;
    for (int32_t c = token->deprel == DEP_NONE ? NONE : token->first_child; c != NONE;
         c = doc->tokens[c].next_sibling)
        if (doc->tokens[c].deprel == DEP_FLAT) return true;
    return false;
}

/* "Victoria Beckett" */
static bool
is_given_name(const struct doc *doc, const struct sentence *sentence,
              const struct where_candidate *candidate)
{
    int32_t after = candidate->first + candidate->count;
    return candidate->count == 1 && after < sentence->first_token + sentence->token_count &&
           in_list(token_form(doc, candidate->first), given_names) && is_upper_start(doc, after) &&
           doc->tokens[after].upos == UPOS_PROPN && doc->tokens[after].place == NONE &&
           !in_list(token_form(doc, after), place_nouns) &&
           day_month_named(token_form(doc, after)) == 0;
}

/* Is it a name, or part of one, of somebody whom the article names in full: "Wang" of Wang Yi? */
static bool
is_somebody(const struct doc *doc, const struct where_candidate *candidate)
{
    struct slice form = token_form(doc, candidate->first);
    for (int32_t n = 0; candidate->count == 1 && n < doc->name_count; n++) {
        const struct name *name = &doc->names[n];
        for (int32_t t = name->first; t < name->first + name->count; t++)
            if (name->type == NAME_PER && name->count > 1 && slice_equal(token_form(doc, t), form))
                return true;
    }
    return false;
}

/* "Maximos Mansion", "Fifth Avenue", "President Wang": a small town's name beside another
 * capitalised word, or in what somebody is called, is no town's. */
static bool
is_piece(const struct doc *doc, const struct sentence *sentence,
         const struct where_candidate *candidate)
{
    int32_t before = candidate->first - 1, after = candidate->first + candidate->count;
    int32_t actor = doc->tokens[candidate->first].actor;
    if (is_article(doc, after)) return true; /* "Bab al-Salameh" */
    if (actor != NONE && doc->actor_count && doc->actors[actor].kind == KIND_PERSON) return true;
    if (before > sentence->first_token && is_upper_start(doc, before) &&
        (doc->tokens[before].upos == UPOS_PROPN || doc->tokens[before].upos == UPOS_ADJ))
        return true;
    return after < sentence->first_token + sentence->token_count && is_upper_start(doc, after) &&
           doc->tokens[after].upos == UPOS_PROPN && !in_list(token_form(doc, after), place_nouns);
}

/* Towns have this name too, but in a text of news it is a direction, a body that has been named, or
 * any other word: "West African states", "the Union", "Sens. Burr and Warner". */
static bool
is_word(const struct where_candidate *candidate)
{
    for (int i = 0; i < candidate->hit_count; i++)
        if (candidate->hits[i].row->kind == PLACE_WORD) return true;
    return false;
}

/* "To Lethem", "at Machulishchy airfield": in running text only a name is written so, whatever the
 * tagger makes of it. */
static bool
is_name_by_case(const struct doc *doc, const struct sentence *sentence,
                const struct where_candidate *candidate)
{
    int32_t after = candidate->first + 1;
    if (sentence->block == NONE || doc->blocks[sentence->block].kind != BLOCK_PARAGRAPH)
        return false;
    if (where_is_named_place(doc, sentence, candidate->first, 1)) return true;
    return where_follows_preposition(doc, sentence, candidate->first) &&
           doc->tokens[candidate->first].upos == UPOS_VERB && !is_upper_start(doc, after);
}

/* "Ritz-Carlton", "Severo-Kurilsk". */
static bool
is_second_half(const struct doc *doc, const struct sentence *sentence,
               const struct where_candidate *candidate)
{
    int32_t hyphen = candidate->first - 1;
    return hyphen > sentence->first_token && slice_is(token_form(doc, hyphen), "-") &&
           doc->tokens[hyphen].span.start == doc->tokens[hyphen - 1].span.end &&
           doc->tokens[hyphen].span.end == doc->tokens[hyphen + 1].span.start &&
           is_upper_start(doc, hyphen - 1);
}

/* "Human rights groups", "Somali troops": a town or region has the name, but none is named. */
static bool
is_plain_word(const struct doc *doc, const struct sentence *sentence,
              const struct where_candidate *candidate)
{
    enum upos upos = (enum upos)doc->tokens[candidate->first].upos;
    bool small = is_below(candidate, 300000) ||
                 (upos == UPOS_ADJ && candidate->hits[0].row->kind == PLACE_REGION);
    return candidate->count == 1 && small && upos != UPOS_PROPN && upos != UPOS_NONE &&
           !is_name_by_case(doc, sentence, candidate);
}

bool
where_is_vetoed(const struct doc *doc, const struct sentence *sentence,
                const struct where_candidate *candidate)
{
    int32_t before = candidate->first - 1, after = candidate->first + candidate->count;
    if (is_word(candidate)) return true;
    if (before >= sentence->first_token && in_list(token_form(doc, before), titles)) return true;
    if (is_plain_word(doc, sentence, candidate)) return true;
    if (is_below(candidate, 300000) && is_second_half(doc, sentence, candidate)) return true;
    bool venue = is_venue(doc, candidate);
    if (after < sentence->first_token + sentence->token_count && !venue &&
        in_list(token_form(doc, after), is_upper_start(doc, after) ? papers : plain_nouns))
        return true;
    if (!venue && is_given_name(doc, sentence, candidate)) return true;
    if (where_is_minor(candidate) && is_piece(doc, sentence, candidate)) return true;
    if (is_below(candidate, 300000) && is_somebody(doc, candidate)) return true;
    int32_t n = doc->tokens[candidate->first].name;
    bool is_loc = n != NONE && doc->name_count && doc->names[n].type == NAME_LOC;
    if (!venue && (name_says_other(doc, candidate) || is_modifier_of_name(doc, candidate)))
        return true;
    return !is_loc && tree_says_person(doc, candidate);
}
