/* occasion_which.c: which forum a loose name means ("the SCO summit" of prime ministers is the
 * Council of Heads of Government), which of its meetings, and where that is. */
#include "extract/occasion.h"

enum {
    DAYS_NEAR = 21, /* a mention without a day means a meeting no farther away */
    DAYS_TOLD = 3,
    POINTS_DAY = 20,
    POINTS_CITY = 50,
    POINTS_COUNTRY = 30,
    POINTS_ELSEWHERE = -40,
    POINTS_NAMED = 60,
    POINTS_LEVEL = 12,
    POINTS_OWNER = 5,
};

static day_t
day_of(const struct doc *doc, const struct occasion *occasion)
{
    return occasion->told_day ? occasion->told_day->start : doc->published;
}

static const struct forum_seat *
seat_of(const struct doc *doc, const struct forum *forum, const struct occasion *occasion)
{
    const struct day *told = occasion->told_day;
    if (!told)
        return forum_seat_near(forum, doc->published, occasion->beside ? 3 * DAYS_NEAR : DAYS_NEAR);
    int half = (told->end - told->start) / 2;
    return forum_seat_near(forum, told->start + half, half + DAYS_TOLD);
}

/* Is a forum named by a strict name elsewhere in the same story? */
static bool
is_named(const struct occasions *occasions, const struct forum *forum)
{
    for (int32_t i = 0; i < occasions->count; i++)
        if (occasions->at[i].forum == forum && occasions->at[i].naming == NAMING_STRICT)
            return true;
    return false;
}

/* Whom the article speaks of: prime ministers, presidents, foreign ministers. */
static int
level_points(const struct doc *doc, const struct forum *forum)
{
    static const struct {
        const char *level, *office;
    } offices[] = {
        {"heads_of_government", "prime minister"}, {"heads_of_government", "premier"},
        {"heads_of_state", "president"},           {"heads_of_state", "king"},
        {"foreign_ministers", "foreign minister"}, {"defence_ministers", "defence minister"}};
    int own = 0, all = 0;
    for (int32_t i = 0; i < doc->actor_count; i++)
        for (size_t k = 0; k < sizeof offices / sizeof offices[0]; k++) {
            if (!slice_is_nocase(doc->actors[i].office, offices[k].office)) continue;
            own += slice_is(forum->level, offices[k].level);
            all++;
        }
    return all ? POINTS_LEVEL * own / all : 0;
}

/* Days between what is told (or the article) and a meeting, as far as they count. */
static int
days_off(const struct doc *doc, const struct occasion *occasion, const struct forum_seat *seat)
{
    const struct day *told = occasion->told_day;
    day_t start = told ? told->start : doc->published, end = told ? told->end : doc->published;
    int away = end < seat->start ? seat->start - end : start > seat->end ? start - seat->end : 0;
    return away < POINTS_DAY ? away : POINTS_DAY;
}

static int
points_of(const struct doc *doc, const struct occasions *occasions, const struct occasion *occasion,
          const struct forum *forum)
{
    const struct forum_seat *seat = seat_of(doc, forum, occasion);
    int points = forum == occasion->forum ? POINTS_OWNER : 0;
    if (!occasion->told_day && is_named(occasions, forum)) points += POINTS_NAMED;
    points += level_points(doc, forum);
    if (!seat) return points;
    points += POINTS_DAY - days_off(doc, occasion, seat);
    if (!occasion->told_place) return points;
    const struct event_place *told = &occasion->told_place->what;
    if (!slice_equal(told->country, seat->country)) return points + POINTS_ELSEWHERE;
    return points + (slice_equal(told->name, seat->city) ? POINTS_CITY : POINTS_COUNTRY);
}

/* "The G20 summit" on the day on which its foreign ministers meet, months from the summit. */
static const struct forum *
forum_in_session(const struct forums *forums, const struct doc *doc,
                 const struct occasion *occasion)
{
    const struct forum *own = occasion->forum;
    if (!slice_is(own->level, "heads_of_state") || !own->seat_count || occasion->told_day ||
        occasion->beside || seat_of(doc, own, occasion))
        return own;
    for (int32_t i = 0; i < forums->count; i++) {
        const struct forum *forum = &forums->at[i];
        if (!slice_equal(forum->body, own->body)) continue;
        const struct forum_seat *seat = seat_of(doc, forum, occasion);
        if (seat && seat->exact && days_off(doc, occasion, seat) < DAYS_TOLD) return forum;
    }
    return own;
}

static const struct forum *
forum_of(const struct forums *forums, const struct doc *doc, const struct occasions *occasions,
         const struct occasion *occasion)
{
    const struct forum *best = occasion->forum;
    if (!best->body.len) return best;
    if (occasion->naming == NAMING_STRICT) return forum_in_session(forums, doc, occasion);
    int most = points_of(doc, occasions, occasion, best);
    for (int32_t i = 0; i < forums->count; i++) {
        const struct forum *forum = &forums->at[i];
        if (!slice_equal(forum->body, best->body)) continue;
        if (!forum->shares_names && !is_named(occasions, forum)) continue;
        int points = points_of(doc, occasions, occasion, forum);
        if (points <= most) continue;
        most = points;
        best = forum;
    }
    return best;
}

static void
take_up(struct occasion *occasion, const struct occasion *named)
{
    occasion->forum = named->forum;
    occasion->name = named->name;
    occasion->edition = named->edition;
    occasion->seat = named->seat;
}

void
occasions_resolve(const struct forums *forums, const struct doc *doc, struct occasions *occasions)
{
    for (int32_t i = 0; i < occasions->count; i++) {
        struct occasion *occasion = &occasions->at[i];
        if (!occasion->forum) continue;
        if (occasion->again != NONE) {
            take_up(occasion, &occasions->at[occasion->again]);
            continue;
        }
        const struct forum *forum = forum_of(forums, doc, occasions, occasion);
        if (forum != occasion->forum) occasion->name = forum->name;
        occasion->forum = forum;
        occasion->seat = seat_of(doc, forum, occasion);
        if (occasion->seat && occasion->told_place &&
            !slice_equal(occasion->told_place->what.country, occasion->seat->country))
            occasion->seat = NULL;
        if (!occasion->edition && (occasion->seat || occasion->told_day || !occasion->beside))
            occasion->edition = forum_edition_at(forum, occasion->seat ? occasion->seat->start
                                                                       : day_of(doc, occasion));
    }
}

/* Do two mentions speak of one meeting? */
static bool
same_meeting(const struct occasion *a, const struct occasion *b)
{
    if (!slice_equal(a->name, b->name) || a->seat != b->seat) return false;
    if (a->seat || !a->told_day || !b->told_day) return true;
    return a->told_day->start <= b->told_day->end + 3 && b->told_day->start <= a->told_day->end + 3;
}

static struct event_place
told_place(const struct doc *doc, const struct occasion *occasion)
{
    struct event_place place = occasion->told_place->what;
    place.basis = BASIS_OCCASION;
    place.span = occasion->told_place->span;
    place.text = doc_slice(doc, place.span);
    return place;
}

struct event_place
occasion_place(const struct doc *doc, const struct occasions *occasions,
               const struct occasion *occasion)
{
    struct event_place none = {.basis = BASIS_NONE};
    if (occasion->told_place) return told_place(doc, occasion);
    for (int32_t i = 0; i < occasions->count; i++)
        if (occasions->at[i].told_place && same_meeting(&occasions->at[i], occasion))
            return told_place(doc, &occasions->at[i]);
    if (occasion->seat && occasion->seat->city.len)
        return (struct event_place){.name = occasion->seat->city,
                                    .country = occasion->seat->country,
                                    .basis = BASIS_OCCASION};
    if (occasion->forum && occasion->forum->city.len)
        return (struct event_place){.name = occasion->forum->city,
                                    .country = occasion->forum->country,
                                    .basis = BASIS_OCCASION};
    return none;
}
