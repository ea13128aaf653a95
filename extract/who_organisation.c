/* who_organisation.c: rows of organisations.txt: "EU | igo | IGOEUREEC | European Union, EU | AUT
 * BEL". */
#include "extract/who_terms.h"

static const struct {
    const char *name;
    enum who_org_kind kind;
    const char *sector;
    enum { PARTY_SELF, PARTY_HOME, PARTY_NONE } party;
} kinds[] = {
    {"igo", ORG_IGO, "GOV", PARTY_SELF},     {"bloc", ORG_BLOC, "GOV", PARTY_SELF},
    {"body", ORG_BODY, "GOV", PARTY_HOME},   {"court", ORG_COURT, "JUD", PARTY_SELF},
    {"armed", ORG_ARMED, "REB", PARTY_SELF}, {"pty", ORG_PARTY, "PTY", PARTY_HOME},
    {"ngo", ORG_NGO, "SOC", PARTY_NONE},     {"company", ORG_COMPANY, "BUS", PARTY_NONE},
    {"media", ORG_MEDIA, "JRN", PARTY_NONE}, {"rel", ORG_REL, "REL", PARTY_HOME},
};

/* "EU", or "AFG@2021-08-15": a state's government since then. */
static int
read_party(struct who_row *row, struct who_organisation *org, struct slice text)
{
    struct slice party;
    slice_next(&text, '@', &party);
    if (!text.len) return org->party = party, 0;
    org->later = party;
    org->since = day_parse(text);
    return org->since == DAY_NONE ? lines_fail(row->lines, text.at, row->why, "no day") : 0;
}

struct slice
who_party_on(const struct who_organisation *org, day_t day)
{
    return org->later.len && day >= org->since ? org->later : org->party;
}

/* "body:EU:LEG": the kind, for whom it acts, its sector. */
static int
read_kind(struct who_row *row, struct who_organisation *org)
{
    struct slice rest = row->column[1], name, party, sector;
    slice_next(&rest, ':', &name);
    if (!slice_next(&rest, ':', &party)) party = SLICE_NONE;
    if (!slice_next(&rest, ':', &sector)) sector = SLICE_NONE;
    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
        if (!slice_is(name, kinds[k].name)) continue;
        org->kind = kinds[k].kind;
        org->sector = sector.len ? sector : slice_of(kinds[k].sector);
        if (kinds[k].party == PARTY_SELF) org->party = org->id;
        if (kinds[k].party == PARTY_HOME)
            org->party = org->member_count ? org->members[0] : SLICE_NONE;
        return party.len ? read_party(row, org, party) : 0;
    }
    return lines_fail(row->lines, name.at, row->why, "unknown kind of organisation");
}

static void
read_members(struct who_row *row, struct who_organisation *org)
{
    struct slice rest = row->column[4], piece;
    struct slice *members = ARENA_ARRAY(&row->who->arena, struct slice, rest.len / 2 + 1);
    org->members = members;
    while (slice_next(&rest, ' ', &piece))
        if (piece.len) members[org->member_count++] = piece;
}

int
who_read_organisation(struct who_row *row)
{
    struct who *who = row->who;
    struct slice id = row->column[0], names = row->column[3];
    if (!id.len) return lines_fail(row->lines, row->lines->line.at, row->why, "no id");
    if ((int32_t)names_put(who->organisation_ids, id) < who->organisation_count)
        return lines_fail(row->lines, id.at, row->why, "the id is there already");
    struct who_organisation org = {.id = id};
    read_members(row, &org);
    if (read_kind(row, &org)) return -1;
    if (!slice_is(row->column[2], "-")) org.code = row->column[2];
    if (!who_next_piece(&names, &org.name))
        return lines_fail(row->lines, id.at, row->why, "no name");
    int32_t number = WHO_PUT(who, who->organisations, who->organisation_count);
    who->organisations[number] = org;
    struct who_term term = {.kind = TERM_ORGANISATION, .index = number, .sector = org.sector};
    return who_put_terms(row, row->column[3], term);
}
