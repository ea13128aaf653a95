/* where.c: places: every name of a place, which one it is, and whether it stands there as a place
 * at all.
 *
 * First the countries that the article speaks of are counted, then each name is decided with them
 * at hand. */
#include "extract/where.h"

#include <stdio.h>

#include "extract/stage.h"
#include "extract/who.h"
#include "extract/syntax.h"

enum {
    CANDIDATES_NEAR = 64,
    MINOR_PEOPLE = 15000,
    OWN_NAME_PEOPLE = 300000,
    RIVAL_PEOPLE = 150000
};

struct work {
    const struct gazetteer *gazetteer;
    struct doc *doc;
    struct where_context article;
    const struct who *who;
};

/* The reading that outweighs all others, or NULL: one of our own additions, a state or capital that
 * nothing but towns competes with, or a town twenty times as big as the next. */
static const struct gazetteer_row *
outstanding(const struct where_candidate *candidate)
{
    const struct gazetteer_row *best = candidate->hits[0].row;
    bool own = candidate->hits[0].own;
    for (int i = 1; i < candidate->hit_count; i++)
        if (!own && best->kind >= PLACE_CITY &&
            candidate->hits[i].row->population > best->population)
            best = candidate->hits[i].row;
    bool big = own || best->kind <= PLACE_CAPITAL;
    for (int i = 0; i < candidate->hit_count; i++) {
        const struct gazetteer_row *other = candidate->hits[i].row;
        if (strcmp(other->country, best->country) == 0) continue;
        if (best->kind == PLACE_REGION && other->kind == PLACE_COUNTRY) return NULL;
        if (big ? (other->kind == PLACE_REGION && best->kind == PLACE_COUNTRY) ||
                      (other->kind == PLACE_CITY && other->population > RIVAL_PEOPLE &&
                       other->population > best->population / 20)
                : other->population > best->population / 20)
            return NULL;
    }
    return best;
}

/* Such a candidate tells which country the text is about, and where on the map. */
static void
note_countries(struct where_context *context, const struct where_candidate *candidate)
{
    const struct gazetteer_row *row = where_is_minor(candidate) ? NULL : outstanding(candidate);
    if (!row) return;
    where_context_add(context, row->country);
    if (row->kind == PLACE_CAPITAL || row->kind == PLACE_CITY) where_context_point(context, row);
}

/* "By the Colombian border": that tells what lies beyond. */
static bool
is_beyond(const struct doc *doc, int32_t token)
{
    static const char *const words[] = {"border", "frontier", "line"};
    if (token + 1 >= doc->token_count) return false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (slice_is(doc->tokens[token + 1].lemma, words[i])) return true;
    return false;
}

/* The code of the state that words name, by name or adjective; empty where they name none. */
static struct slice
state_of(const struct who *who, struct slice words)
{
    struct who_word word;
    int32_t node = 0;
    while (node != WHO_NONE && who_next_word(&words, &word) && strcmp(word.at, "s") != 0)
        node = who_step(who, node, &word);
    if (node == WHO_NONE) return SLICE_NONE;
    for (const struct who_term *term = who_term_at(who, node); term;
         term = who_term(who, term->next))
        if (term->kind == TERM_ADJECTIVE || term->kind == TERM_STATE)
            return who_state(who, term->index)->code;
    return SLICE_NONE;
}

/* "Gunmen from Tripoli": whose state the town told. */
static bool
names_town(const struct work *work, const struct sentence *sentence, const struct actor *actor)
{
    const struct doc *doc = work->doc;
    struct where_candidate candidate;
    for (int32_t t = sentence->first_token; t < sentence->first_token + sentence->token_count; t++)
        if (doc->tokens[t].span.start >= actor->span.start &&
            doc->tokens[t].span.end <= actor->span.end &&
            where_candidate_at(work->gazetteer, doc, sentence, t, &candidate) &&
            !where_is_minor(&candidate))
            return candidate.hits[0].row->kind != PLACE_COUNTRY;
    return false;
}

/* The state that a word which is no town's name stands for, or acts for. */
static void
note_actor(const struct work *work, const struct sentence *sentence, struct where_context *context,
           int32_t token)
{
    const struct doc *doc = work->doc;
    int32_t a = doc->tokens[token].actor;
    struct slice party = SLICE_NONE;
    if (is_beyond(doc, token)) return;
    if (a != NONE && doc->actor_count && !names_town(work, sentence, &doc->actors[a]))
        party = doc->actors[a].party;
    else if (doc->tokens[token].upos == UPOS_ADJ && work->who)
        party = state_of(work->who, token_form(doc, token)); /* "a Serbian bus" */
    if (party.len != 3) return;
    char code[4];
    memcpy(code, party.at, 3);
    code[3] = '\0';
    where_context_add(context, code);
}

static void
note_article(struct work *work)
{
    struct doc *doc = work->doc;
    struct where_candidate candidate;
    for (int32_t s = 0; s < doc->sentence_count; s++) {
        const struct sentence *sentence = &doc->sentences[s];
        int32_t end = sentence->first_token + sentence->token_count;
        for (int32_t t = sentence->first_token; t < end; t++)
            if (where_candidate_at(work->gazetteer, doc, sentence, t, &candidate)) {
                note_countries(&work->article, &candidate);
                t += candidate.count - 1;
            } else {
                note_actor(work, sentence, &work->article, t);
            }
    }
}

static bool
in_dateline(const struct doc *doc, const struct sentence *sentence, uint32_t byte)
{
    if (sentence->block == NONE || sentence->block >= doc->block_count) return false;
    struct span dateline = doc->blocks[sentence->block].dateline;
    return byte >= dateline.start && byte < dateline.end;
}

static struct event_place
what_of(const struct gazetteer_hit *hit)
{
    const struct gazetteer_row *row = hit->row;
    struct event_place what = {
        .country = slice_of(row->country), .lat = row->lat, .lon = row->lon, .basis = BASIS_STATED};
    what.geonames_id = row->geonames_id;
    if (row->kind != PLACE_COUNTRY) what.name = row->kind == PLACE_SEAT ? hit->admin1 : hit->name;
    what.admin1 = row->kind == PLACE_REGION ? hit->name
                  : row->kind == PLACE_SEAT ? SLICE_NONE
                                            : hit->admin1;
    return what;
}

/* What a noun after a state's name makes of it: its capital, or its land. */
static const char *
key_prefix(struct slice noun)
{
    static const char *const lands[] = {"airspace", "territory", "soil", "waters"};
    if (slice_is(noun, "capital")) return "capital";
    for (size_t i = 0; i < sizeof lands / sizeof lands[0]; i++)
        if (slice_is(noun, lands[i])) return "land";
    return NULL;
}

/* The other names of small towns are but other spellings: such a town is called as the text calls
 * it. */
static bool
is_spelling(const struct gazetteer_hit *hit)
{
    return hit->alias && !hit->own && hit->row->kind == PLACE_CITY &&
           hit->row->population < OWN_NAME_PEOPLE;
}

static void
put_place(struct work *work, const struct sentence *sentence,
          const struct where_candidate *candidate, const struct gazetteer_hit *hit,
          struct slice losers)
{
    struct doc *doc = work->doc;
    struct span span = {doc->tokens[candidate->first].span.start,
                        doc->tokens[candidate->first + candidate->count - 1].span.end};
    int32_t p = DOC_PUT(doc, doc->places, doc->place_count);
    int32_t head = syntax_phrase_head(doc, candidate->first, candidate->count);
    struct place *place = &doc->places[p];
    *place = (struct place){.first = candidate->first,
                            .count = candidate->count,
                            .span = span,
                            .what = what_of(hit),
                            .losers = losers};
    place->what.span = span;
    place->what.text = doc_slice(doc, span);
    if (is_spelling(hit)) place->what.name = place->what.text;
    place->is_country = hit->row->kind == PLACE_COUNTRY;
    place->is_dateline = in_dateline(doc, sentence, span.start);
    place->is_actor = !place->is_dateline && !where_is_minor(candidate) &&
                      !where_is_relation(doc, head) && !key_prefix(token_form(doc, head));
    place->rule = hit->alias ? SLICE_LITERAL("gazetteer, other name") : SLICE_LITERAL("gazetteer");
    for (int32_t t = place->first; t < place->first + place->count; t++) doc->tokens[t].place = p;
}

/* "Lake Lucerne": towns are called so, too. */
static bool
is_feature(const struct doc *doc, int32_t token)
{
    static const char *const words[] = {"Lake", "Mount", "Cape", "River"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (slice_is(token_form(doc, token), words[i])) return true;
    return false;
}

/* A village's name is believed where the words treat it as a place: after "in", "near", tagged as
 * one, by a comma with a place behind it, or beside others of its country. */
static bool
is_believed(const struct doc *doc, const struct sentence *sentence,
            const struct where_candidate *candidate, const struct gazetteer_hit *hit,
            const struct where_context *near, bool placed)
{
    if (hit->own || hit->row->population >= MINOR_PEOPLE ||
        (hit->row->kind != PLACE_CITY && hit->row->kind != PLACE_REGION))
        return true;
    int32_t n = doc->tokens[candidate->first].name;
    bool is_loc = n != NONE && doc->name_count && doc->names[n].type == NAME_LOC;
    if (is_feature(doc, candidate->first) && !where_context_mentions(near, hit->row->country))
        return false;
    return placed || is_loc || where_context_mentions(near, hit->row->country) ||
           where_is_named_place(doc, sentence, candidate->first, candidate->count) ||
           (doc->tokens[candidate->first].upos == UPOS_VERB &&
            where_follows_preposition(doc, sentence, candidate->first)) ||
           where_is_relation(doc, syntax_phrase_head(doc, candidate->first, candidate->count));
}

/* ---- one sentence ---- */

/* "the Qatari capital", "Qatar's capital", "Estonian airspace": the candidate becomes the whole
 * phrase. */
static bool
capital_at(struct work *work, const struct sentence *sentence, int32_t token,
           struct where_candidate *out)
{
    const struct doc *doc = work->doc;
    const char *prefix = key_prefix(token_form(doc, token));
    if (!prefix || !work->who) return false;
    for (int32_t t = token - 1; t >= sentence->first_token && t >= token - 3; t--) {
        struct slice rest = doc_slice(
            doc, (struct span){doc->tokens[t].span.start, doc->tokens[token - 1].span.end});
        struct slice code = state_of(work->who, rest);
        char key[32];
        if (!code.len) continue;
        int len = snprintf(key, sizeof key, "%s of %c%c%c", prefix, code.at[0] | 32,
                           code.at[1] | 32, code.at[2] | 32);
        out->hit_count = gazetteer_find(work->gazetteer, (struct slice){key, (size_t)len},
                                        out->hits, 1);
        out->first = t;
        out->count = token - t + 1;
        return out->hit_count > 0;
    }
    return false;
}

/* "Thai police": a nationality, though a town is called so too. */
static bool
is_nationality(const struct work *work, const struct where_candidate *candidate)
{
    const struct doc *doc = work->doc;
    return candidate->count == 1 && doc->tokens[candidate->first].upos == UPOS_ADJ && work->who &&
           state_of(work->who, token_form(doc, candidate->first)).len > 0;
}

static int
candidates_of(struct work *work, const struct sentence *sentence, struct where_candidate *found,
              struct where_context *near)
{
    struct doc *doc = work->doc;
    int32_t end = sentence->first_token + sentence->token_count;
    int count = 0;
    for (int32_t t = sentence->first_token; t < end && count < CANDIDATES_NEAR; t++) {
        if (capital_at(work, sentence, t, &found[count])) {
            if (count && found[count - 1].first >= found[count].first)
                found[count - 1] = found[count], count--;
            count++;
            continue;
        }
        if (!where_candidate_at(work->gazetteer, doc, sentence, t, &found[count])) {
            note_actor(work, sentence, near, t);
            continue;
        }
        t += found[count].count - 1;
        if (where_is_vetoed(doc, sentence, &found[count]) || is_nationality(work, &found[count]))
            continue;
        note_countries(near, &found[count]);
        count++;
    }
    return count;
}

/* "Ontario's London": the wider place stands before, as its owner. */
static bool
owns(const struct doc *doc, const struct where_candidate *before,
     const struct where_candidate *candidate)
{
    int32_t mark = before->first + before->count;
    return candidate->first == mark + 1 && doc->tokens[mark].xpos == XPOS_POS;
}

/* "Rome, a town in upstate New York": what stands between the comma and the wider place. */
static bool
is_apposition(const struct doc *doc, int32_t first, int32_t end)
{
    enum { WORDS_MOST = 6 };
    if (end - first < 3 || end - first > WORDS_MOST || doc->tokens[first].upos != UPOS_DET)
        return false;
    for (int32_t t = first; t < end; t++)
        if (doc->tokens[t].upos == UPOS_VERB || doc->tokens[t].upos == UPOS_PUNCT) return false;
    return true;
}

static bool
follows_comma(const struct doc *doc, const struct where_candidate *candidate,
              const struct where_candidate *next)
{
    int32_t comma = candidate->first + candidate->count;
    if (!slice_is(token_form(doc, comma), ",")) return false;
    return next->first == comma + 1 ||
           (next->first == comma + 2 && slice_is(token_form(doc, comma + 1), "in")) ||
           is_apposition(doc, comma + 1, next->first);
}

static void
read_sentence(struct work *work, const struct sentence *sentence, struct where_candidate *found)
{
    struct where_context near = {0};
    int count = candidates_of(work, sentence, found, &near);
    for (int i = 0; i < count; i++) {
        const struct where_candidate *after = i + 1 < count && follows_comma(work->doc, &found[i],
                                                                             &found[i + 1])
                                                  ? &found[i + 1]
                                                  : NULL;
        if (!after && i && owns(work->doc, &found[i - 1], &found[i])) after = &found[i - 1];
        struct slice losers;
        const struct gazetteer_hit *hit = where_decide(work->doc, &work->article, &near, &found[i],
                                                       after, &losers);
        if (is_believed(work->doc, sentence, &found[i], hit, &near, after != NULL))
            put_place(work, sentence, &found[i], hit, losers);
    }
}

int
where_stage(const struct extract_model *model, struct doc *doc, struct fail *why)
{
    (void)why;
    for (int32_t t = 0; t < doc->token_count; t++) doc->tokens[t].place = NONE;
    struct work work = {.gazetteer = model->gazetteer, .who = model->who, .doc = doc};
    struct where_candidate *found = ARENA_ARRAY(doc->arena, struct where_candidate,
                                                CANDIDATES_NEAR + 1);
    note_article(&work);
    int32_t next_name = 0;
    for (int32_t s = 0; s < doc->sentence_count; s++) {
        int32_t from = doc->place_count;
        read_sentence(&work, &doc->sentences[s], found);
        where_read_unknown(doc, &doc->sentences[s], from, &next_name);
    }
    return 0;
}
