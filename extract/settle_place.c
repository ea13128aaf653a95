/* settle_place.c: the place of an event; rather none than a guess. */
#include "base/fold.h"
#include "extract/gazetteer.h"
#include "extract/settle.h"
#include "extract/syntax.h"

enum { COST_MOST = 24, HITS = 24, DAYS_APART = 60 };

void
settle_set_place(struct settler *settler, int32_t index, const struct event_place *place,
                 enum basis basis, const char *rule)
{
    struct event *event = &settler->doc->events[index];
    event->place = *place;
    event->place.basis = basis;
    settler->notes->at[index].place_rule = rule;
}

/* ---- its own words ---- */

/* "visited Moscow", "arrived in Beijing": the place is what was visited. */
static bool
is_visited(const struct event *event, const struct place *place)
{
    if (event->plover != PLOVER_CONSULT || !slice_is(event->cameo, "042")) return false;
    for (int i = 0; i < event->recipient_count; i++)
        if (place->span.start >= event->recipients[i].span.start &&
            place->span.end <= event->recipients[i].span.end &&
            event->recipients[i].kind != KIND_PERSON)
            return true;
    return false;
}

/* The noun that a place makes a name with: of "the port of Odesa", "Beirut's suburbs" and "Paktika
 * province" the last; not of "Moscow's allies", nor of "the mayor of Odesa". */
static int32_t
place_noun(const struct doc *doc, int32_t head)
{
    int32_t noun = doc->tokens[head].head;
    enum deprel rel = (enum deprel)doc->tokens[head].deprel;
    bool of = rel == DEP_NMOD && slice_is(syntax_case(doc, head), "of");
    if (noun == NONE || !(of || rel == DEP_NMOD_POSS || rel == DEP_COMPOUND)) return head;
    int32_t a = doc->tokens[noun].actor;
    if (a != NONE && doc->actor_count && doc->actors[a].kind != KIND_PLACE) return head;
    return rel == DEP_COMPOUND || settle_is_venue_noun(doc->tokens[noun].lemma) ? noun : head;
}

/* "Shelled Nikopol", "hit the port of Odesa", "entered El Fasher", "violated Estonian airspace". */
static bool
is_object(const struct doc *doc, const struct event *event, const struct code_note *note,
          const struct place *place)
{
    int32_t head = syntax_phrase_head(doc, place->first, place->count),
            noun = place_noun(doc, head);
    enum deprel rel = (enum deprel)doc->tokens[noun].deprel;
    if (settle_is_word(event) || event->plover == PLOVER_CONSULT ||
        event->plover == PLOVER_SANCTION)
        return false;
    if (rel != DEP_OBJ && rel != DEP_NSUBJ_PASS) return false;
    return (!place->is_country || place->count > 1 || noun != head) &&
           attach_is_of(note, doc->tokens[noun].head);
}

/* "The parade in Moscow, where he met ...". */
static bool
is_where(const struct doc *doc, const struct code_note *note, const struct place *place)
{
    SYNTAX_EACH(doc, child, note->trigger)
    {
        if (!slice_is_nocase(token_form(doc, child), "where")) continue;
        int32_t before = child - 1; /* "in Ankara on Saturday, where" */
        if (before > 0 && slice_is(token_form(doc, before), ",")) before--;
        while (before > 0 && doc->tokens[before].day != NONE) before--;
        if (before > 0 && before < child - 2 && slice_is(token_form(doc, before), "on")) before--;
        return before >= place->first && before < place->first + place->count;
    }
    return false;
}

/* Is it a state to which something is done: "lifted the ban on exports to Malawi"? */
static bool
is_addressee(const struct event *event, const struct place *place, struct slice prep)
{
    static const char *const to[] = {"to", "on", "against", "of", "over"};
    bool paper = event->plover == PLOVER_SANCTION || event->plover == PLOVER_RETREAT;
    return paper && place->is_country && SLICE_ONE_OF_NOCASE(prep, to);
}

static bool
fits_preposition(const struct event *event, struct slice prep)
{
    static const char *const at[] = {"in", "at", "near", "outside", "inside", "around", "within"};
    static const char *const done_at[] = {"on",      "into", "off",     "over",   "across", "along",
                                          "through", "to",   "against", "around", "of"};
    static const char *const away[] = {"from", "of"};
    if (SLICE_ONE_OF_NOCASE(prep, at)) return true;
    if (event->plover == PLOVER_RETREAT && SLICE_ONE_OF_NOCASE(prep, away)) return true;
    if (event->plover == PLOVER_CONSULT) return slice_is(prep, "to");
    return !settle_is_word(event) && SLICE_ONE_OF_NOCASE(prep, done_at);
}

/* Of "in the city of Nagoya", "in central Kyiv" and "at the Moncloa palace" alike, the first word.
 */
static struct slice
preposition_of(const struct doc *doc, int32_t head)
{
    static const char *const towns[] = {"city",   "town",    "capital", "port",
                                        "resort", "village", "island",  "district"};
    struct slice prep = syntax_case(doc, head);
    int32_t above = doc->tokens[head].head;
    if (above == NONE) return prep;
    bool named = slice_is(prep, "of") && SLICE_ONE_OF_NOCASE(doc->tokens[above].lemma, towns);
    bool part = !prep.len && doc->tokens[head].deprel == DEP_COMPOUND;
    return named || part ? syntax_case(doc, above) : prep;
}

/* "Accepted his invitation to the summit in Tianjin": not accepted there. */
static bool
is_of_invitation(const struct doc *doc, const struct event *event, int32_t trigger, int32_t place)
{
    if (event->plover == PLOVER_CONSULT) return false;
    for (int32_t t = trigger; t < place; t++)
        if (slice_is(doc->tokens[t].lemma, "invitation")) return true;
    return false;
}

/* Of "Nuseirat, in the Gaza Strip" the first, for the other only says where that lies. */
static const struct place *
inner_place(const struct doc *doc, const struct place *place)
{
    int32_t t = place->first - 1;
    while (t > 0 && (doc->tokens[t].upos == UPOS_DET || doc->tokens[t].upos == UPOS_ADP)) t--;
    if (t < 1 || t == place->first - 1 || !slice_is(token_form(doc, t), ",")) return NULL;
    int32_t p = doc->tokens[t - 1].place;
    return p != NONE && doc->tokens[t].sentence == doc->tokens[place->first].sentence
               ? &doc->places[p]
               : NULL;
}

/* "Rejected his report from Naypyidaw". */
static bool
is_from_home(const struct event *event, const struct place *place, struct slice prep)
{
    return slice_is(prep, "from") && settle_is_word(event) && !place->is_country &&
           event->actor_count && slice_equal(event->actors[0].party, place->what.country);
}

/* "Expelled the envoy from Brasilia". */
static bool
is_driven_from(const struct doc *doc, int32_t trigger, struct slice prep)
{
    static const char *const verbs[] = {"expel", "deport", "evict", "eject"};
    return slice_is(prep, "from") && SLICE_ONE_OF_NOCASE(doc->tokens[trigger].lemma, verbs);
}

/* "On the island of Aitutaki", "on Miyajima island", "on Lesbos' coast". */
static bool
is_on_island(const struct doc *doc, const struct place *place, struct slice prep)
{
    static const char *const lands[] = {"island", "isle", "islet", "atoll", "coast", "peninsula"};
    int32_t before = place->first - 2, after = place->first + place->count;
    if (!slice_is(prep, "on")) return false;
    if (after < doc->token_count && SLICE_ONE_OF_NOCASE(doc->tokens[after].lemma, lands))
        return true;
    return (before >= 0 && SLICE_ONE_OF_NOCASE(doc->tokens[before].lemma, lands)) ||
           slice_is_nocase(token_form(doc, after - 1), "Island");
}

/* How far a place is from the event's words; COST_MOST: it is not its place. */
static int
cost_of(const struct settler *settler, int32_t index, const struct place *place)
{
    const struct doc *doc = settler->doc;
    const struct event *event = &doc->events[index];
    const struct code_note *note = &settler->notes->at[index];
    const struct occasions *occasions = settler->notes->occasions;
    int32_t head = syntax_phrase_head(doc, place->first, place->count);
    int wide = place->is_country ? 1 : 0;
    if (is_of_invitation(doc, event, note->trigger, head)) return COST_MOST;
    if (is_visited(event, place) || is_where(doc, note, place) ||
        is_object(doc, event, note, place))
        return wide;
    if (note->occasion != NONE && occasions->at[note->occasion].sentence == note->sentence &&
        occasions->at[note->occasion].told_place == place)
        return wide;
    struct slice prep = preposition_of(doc, head);
    if (!fits_preposition(event, prep) && !is_on_island(doc, place, prep) &&
        !is_from_home(event, place, prep) && !is_driven_from(doc, note->trigger, prep))
        return COST_MOST;
    if (is_addressee(event, place, prep)) return COST_MOST;
    if (!settle_is_nearest(settler, index, place->first, place->count)) return COST_MOST;
    if ((event->plover == PLOVER_CONSULT || settle_is_word(event)) &&
        !settle_is_scene(settler, index, head))
        return COST_MOST;
    const struct place *inner = inner_place(doc, place);
    if (inner) return cost_of(settler, index, inner) + 1;
    int steps = settle_reach(settler, index, place->first, place->count);
    if (steps > 9) return COST_MOST;
    return 2 * steps + wide + (slice_is(prep, "to") || slice_is(prep, "of") ? 3 : 0);
}

/* "SCO" is no abbreviation of Scotland here. */
static bool
is_organisation(const struct doc *doc, const struct place *place)
{
    int32_t a = doc->tokens[place->first].actor;
    const struct actor *actor = a != NONE && doc->actor_count ? &doc->actors[a] : NULL;
    return actor && actor->kind == KIND_ORGANISATION && actor->span.start == place->span.start &&
           actor->span.end == place->span.end && actor->party.len &&
           !slice_equal(actor->party, place->what.country);
}

void
settle_own_place(struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    const struct code_note *note = &settler->notes->at[index];
    const struct place *best = NULL;
    int least = COST_MOST;
    if (slice_is(doc->events[index].cameo, "041")) return;
    for (int32_t i = 0; i < doc->place_count; i++) {
        const struct place *place = &doc->places[i];
        if (place->is_dateline || !place->what.country.len) continue;
        if (doc->tokens[place->first].sentence != note->sentence) continue;
        if (is_organisation(doc, place)) continue;
        int cost = cost_of(settler, index, place);
        if (cost < least) {
            least = cost;
            best = place;
        }
    }
    if (!best) return;
    struct event_place place = best->what;
    place.text = doc_slice(doc, best->span);
    place.span = best->span;
    if (best->is_country) place.name = SLICE_NONE;
    settle_set_place(settler, index, &place, BASIS_STATED, "words of the sentence");
}

/* ---- what others tell ---- */

/* "They met there": the town told last before. */
static bool
by_there(struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    const struct code_note *note = &settler->notes->at[index];
    const struct place *last = NULL;
    bool there = false;
    SYNTAX_EACH(doc, child, note->trigger)
    there |= slice_is(doc->tokens[child].lemma, "there") && doc->tokens[child].upos == UPOS_ADV;
    for (int32_t i = 0; there && i < doc->place_count; i++) {
        const struct place *place = &doc->places[i];
        int32_t sentence = doc->tokens[place->first].sentence;
        if (sentence < note->sentence - 1 || place->first >= note->trigger) continue;
        if (!place->is_dateline && !place->is_actor && place->what.name.len) last = place;
    }
    if (!last) return false;
    settle_set_place(settler, index, &last->what, BASIS_INFERRED, "\"there\"");
    return true;
}

static bool
by_clause(struct settler *settler, int32_t index)
{
    int32_t clause = settle_clause(settler, index);
    if (clause == NONE || !settle_happened(&settler->doc->events[index])) return false;
    const struct event *other = &settler->doc->events[clause];
    if (!other->place.country.len || !settle_happened(other)) return false;
    bool deed = other->plover != PLOVER_CONSULT && !settle_is_word(other);
    if (deed && settle_is_word(&settler->doc->events[index])) return false;
    settle_set_place(settler, index, &other->place, BASIS_INFERRED, "the clause it belongs to");
    return true;
}

static bool
by_meeting(struct settler *settler, int32_t index)
{
    int32_t meeting = settler->meetings[index];
    if (meeting == NONE || !settler->doc->events[meeting].place.country.len) return false;
    settle_set_place(settler, index, &settler->doc->events[meeting].place, BASIS_INFERRED,
                     "the meeting it was told in");
    return true;
}

/* Fills region, coordinates and number of a city that only a name and a country are known of. */
static void
look_up(const struct settler *settler, struct event_place *place)
{
    char key[GAZETTEER_KEY];
    struct gazetteer_hit hits[HITS];
    if (place->geonames_id || !place->name.len) return;
    size_t len = fold_key(place->name, key, sizeof key);
    int count = gazetteer_find(settler->model->gazetteer, (struct slice){key, len}, hits, HITS);
    for (int i = 0; i < count; i++) {
        const struct gazetteer_row *row = hits[i].row;
        if (!slice_is(place->country, row->country)) continue;
        if (row->kind != PLACE_CITY && row->kind != PLACE_CAPITAL) continue;
        place->name = hits[i].name;
        place->admin1 = hits[i].admin1;
        place->lat = row->lat;
        place->lon = row->lon;
        place->geonames_id = row->geonames_id;
        return;
    }
}

/* "At the summit in Lima in 2019", told beside what happened now. */
static bool
is_of_another_day(const struct event *event, const struct occasion *occasion)
{
    if (!occasion->told_day || event->day.start == DAY_NONE) return false;
    return event->day.start > occasion->told_day->end + DAYS_APART ||
           event->day.end + DAYS_APART < occasion->told_day->start;
}

static bool
by_forum(struct settler *settler, int32_t index)
{
    int32_t own = settler->notes->at[index].occasion;
    const struct occasions *occasions = settler->notes->occasions;
    if (own == NONE || is_of_another_day(&settler->doc->events[index], &occasions->at[own]))
        return false;
    struct event_place place = occasion_place(settler->doc, occasions, &occasions->at[own]);
    if (place.basis == BASIS_NONE) return false;
    look_up(settler, &place);
    settle_set_place(settler, index, &place, BASIS_OCCASION, "where the forum met");
    return true;
}

/* "Inspected a bridge at Rantau Panjang and agreed": where the same side was in the clause before.
 */
static bool
by_clause_before(struct settler *settler, int32_t index)
{
    const struct doc *doc = settler->doc;
    int32_t verb = settler->notes->at[index].trigger;
    if (doc->tokens[verb].deprel != DEP_CONJ || syntax_subject(doc, verb) == NONE) return false;
    int32_t before = doc->tokens[verb].head;
    if (before > verb || settler->attachments.is_word[before] ||
        syntax_surface_subject(doc, verb) != NONE)
        return false;
    for (int32_t i = 0; i < doc->place_count; i++) {
        const struct place *place = &doc->places[i];
        if (place->first < before || place->first > verb || place->is_country) continue;
        int32_t head = syntax_phrase_head(doc, place->first, place->count),
                up = doc->tokens[head].head;
        struct slice prep = syntax_case(doc, head);
        if (!slice_is(prep, "in") && !slice_is(prep, "at")) continue;
        if (up != before && (up == NONE || doc->tokens[up].head != before)) continue;
        settle_set_place(settler, index, &place->what, BASIS_INFERRED, "the clause before it");
        return true;
    }
    return false;
}

void
settle_place(struct settler *settler, int32_t index)
{
    static bool (*const ways[])(struct settler * settler, int32_t index) = {
        by_there, settle_by_summons, by_clause_before, by_forum, by_clause, by_meeting};
    const struct event *event = &settler->doc->events[index];
    if (slice_is(event->cameo, "041")) return;
    if (event->place.name.len) return;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++)
        if (!event->place.country.len && ways[i](settler, index)) return;
}
