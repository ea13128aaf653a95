/* where_decide.c: which of the places of one name is meant: by what stands beside it, by the
 * countries that the text speaks of, by size. */
#include <math.h>
#include <stdio.h>
#include <strings.h>

#include "base/buf.h"
#include "extract/where.h"

/* Points; the readings are compared, so only differences matter. */
enum {
    POINTS_COUNTRY = 74,
    POINTS_CAPITAL = 58,
    POINTS_SEAT = 60,
    POINTS_REGION = 38,
    POINTS_PER_MAGNITUDE = 7,
    POINTS_ALIAS = -14,
    POINTS_AFTER_COMMA = 100,
    POINTS_NEAR = 46,
    POINTS_ARTICLE = 18,
    POINTS_OUTLET = 9,
    POINTS_WORD = 40,
    POINTS_OWN = 18,
    POINTS_BESIDE = 40,
    POINTS_CLOSE = 22,
    POINTS_NAMESAKE = -100,
    POINTS_NAMESAKE_ABROAD = -60,
    POINTS_BESIDE_STATE = -40,
};

void
where_context_add(struct where_context *context, const char *country)
{
    if (!country[0]) return;
    for (int i = 0; i < context->country_count; i++)
        if (strcmp(context->countries[i].code, country) == 0) {
            context->countries[i].mentions++;
            return;
        }
    if (context->country_count == WHERE_COUNTRIES) return;
    snprintf(context->countries[context->country_count].code, 4, "%s", country);
    context->countries[context->country_count++].mentions = 1;
}

int
where_context_mentions(const struct where_context *context, const char *country)
{
    for (int i = 0; i < context->country_count; i++)
        if (strcmp(context->countries[i].code, country) == 0) return context->countries[i].mentions;
    return 0;
}

static double
size_points(const struct gazetteer_row *row)
{
    double magnitude = row->population > 1 ? log10((double)row->population) : 3.5;
    switch ((enum place_kind)row->kind) {
    case PLACE_COUNTRY:
        return POINTS_COUNTRY;
    case PLACE_CAPITAL:
        return POINTS_CAPITAL + magnitude;
    case PLACE_SEAT:
        return POINTS_SEAT;
    case PLACE_REGION:
        return POINTS_REGION;
    default:
        return POINTS_PER_MAGNITUDE * magnitude;
    }
}

/* "Tambov region", "the state of Georgia", "the city of X": the word beside it names the kind. */
static double
word_points(const struct doc *doc, const struct where_candidate *candidate,
            const struct gazetteer_row *row)
{
    static const char *const region_words[] = {"region",   "province",    "oblast",
                                               "state",    "governorate", "county",
                                               "district", "prefecture",  "canton"};
    int32_t after = candidate->first + candidate->count, before = candidate->first - 2;
    struct slice next = after < doc->token_count ? token_form(doc, after) : SLICE_NONE;
    struct slice of = before >= 0 ? token_form(doc, before) : SLICE_NONE;
    bool is_of = before >= 0 && slice_is_nocase(token_form(doc, before + 1), "of");
    for (size_t i = 0; i < sizeof region_words / sizeof region_words[0]; i++)
        if (slice_is_nocase(next, region_words[i]) ||
            (is_of && slice_is_nocase(of, region_words[i])))
            return row->kind == PLACE_REGION ? POINTS_WORD : 0;
    if (is_of &&
        (slice_is_nocase(of, "city") || slice_is_nocase(of, "town") || slice_is_nocase(of, "port")))
        return row->kind == PLACE_CITY || row->kind == PLACE_CAPITAL ? POINTS_WORD : 0;
    return 0;
}

/* "Niger", "Georgia": a state, and a region of another. */
static bool
is_region_too(const struct where_candidate *candidate)
{
    const struct gazetteer_row *state = NULL, *region = NULL;
    for (int i = 0; i < candidate->hit_count; i++) {
        const struct gazetteer_row *row = candidate->hits[i].row;
        if (row->kind == PLACE_COUNTRY && !candidate->hits[i].alias) state = row;
        if (row->kind == PLACE_REGION) region = row;
    }
    return state && region && strcmp(state->country, region->country) != 0;
}

/* Then rather the state. */
static double
state_points(const struct where_candidate *candidate, const struct gazetteer_row *row)
{
    return row->kind == PLACE_REGION && is_region_too(candidate) ? POINTS_BESIDE_STATE : 0;
}

static double
context_points(const struct doc *doc, const struct where_context *article,
               const struct where_context *near, const struct where_candidate *candidate,
               const struct gazetteer_row *row)
{
    if (!row->country[0] || (row->kind == PLACE_COUNTRY && !is_region_too(candidate))) return 0;
    double points = 0;
    if (where_context_mentions(near, row->country))
        points += POINTS_NEAR;
    else if (where_context_mentions(article, row->country))
        points += POINTS_ARTICLE;
    if (slice_is(doc->input.country, row->country)) points += POINTS_OUTLET;
    return points;
}

/* A town called like a state is seldom meant, its namesake abroad less than any: "Colombia" is no
 * town of Colombia, "Benin" not short for Benin City, "Jamaica" not in Cuba. */
static double
namesake_points(const struct where_candidate *candidate, const struct gazetteer_hit *hit)
{
    const struct gazetteer_row *row = hit->row;
    for (int i = 0; row->kind == PLACE_CITY && i < candidate->hit_count; i++) {
        if (candidate->hits[i].row->kind != PLACE_COUNTRY) continue;
        bool same = strcmp(candidate->hits[i].row->country, row->country) == 0;
        return hit->alias || same ? POINTS_NAMESAKE : POINTS_NAMESAKE_ABROAD;
    }
    return 0;
}

/* A sure place of the same sentence close by: "between Windsor and Detroit". Distances on a sphere,
 * in kilometres. */
static double
distance_points(const struct where_context *near, const struct gazetteer_row *row)
{
    if (row->kind == PLACE_COUNTRY || (row->lat == 0 && row->lon == 0)) return 0;
    double closest = 1e9;
    for (int i = 0; i < near->point_count; i++) {
        double dlat = (near->points[i].lat - row->lat) * 111.2;
        double dlon = (near->points[i].lon - row->lon) * 111.2 * cos(row->lat * M_PI / 180);
        double distance = sqrt(dlat * dlat + dlon * dlon);
        if (distance > 0.5 && distance < closest) closest = distance;
    }
    return closest < 60 ? POINTS_BESIDE : closest < 200 ? POINTS_CLOSE : 0;
}

void
where_context_point(struct where_context *context, const struct gazetteer_row *row)
{
    if (context->point_count == WHERE_POINTS || (row->lat == 0 && row->lon == 0)) return;
    context->points[context->point_count].lat = row->lat;
    context->points[context->point_count++].lon = row->lon;
}

/* "Cambridge, Massachusetts", "Tripoli, Lebanon", "Paris, Texas". */
static double
after_points(const struct gazetteer_hit *hit, const struct where_candidate *after)
{
    for (int i = 0; after && i < after->hit_count; i++) {
        const struct gazetteer_hit *wider = &after->hits[i];
        if (strcmp(wider->row->country, hit->row->country) != 0 || wider->row == hit->row) continue;
        if (wider->row->kind == PLACE_COUNTRY && hit->row->kind != PLACE_COUNTRY)
            return POINTS_AFTER_COMMA;
        if (wider->row->kind == PLACE_REGION && slice_equal(wider->name, hit->admin1))
            return POINTS_AFTER_COMMA;
    }
    return 0;
}

const struct gazetteer_hit *
where_decide(const struct doc *doc, const struct where_context *article,
             const struct where_context *near, const struct where_candidate *candidate,
             const struct where_candidate *after, struct slice *losers)
{
    struct buf others = {0};
    double best_points = -1000;
    const struct gazetteer_hit *best = NULL;
    for (int i = 0; i < candidate->hit_count; i++) {
        const struct gazetteer_hit *hit = &candidate->hits[i];
        double points = size_points(hit->row) +
                        (hit->own && hit->row->kind != PLACE_CAPITAL ? POINTS_OWN
                         : hit->alias && !hit->own                   ? POINTS_ALIAS
                                                                     : 0) +
                        distance_points(near, hit->row) + word_points(doc, candidate, hit->row) +
                        context_points(doc, article, near, candidate, hit->row) +
                        after_points(hit, after) + state_points(candidate, hit->row) +
                        namesake_points(candidate, hit);
        buf_printf(&others, "%s%.*s/%s %.0f", others.len ? ", " : "", SLICE_ARGS(hit->name),
                   hit->row->country, points);
        if (points <= best_points) continue;
        best_points = points;
        best = hit;
    }
    *losers = candidate->hit_count > 1
                  ? (struct slice){arena_copy(doc->arena, others.at, others.len), others.len}
                  : SLICE_NONE;
    buf_fini(&others);
    return best;
}
