/* gdelt_actor.c: a CAMEO actor code taken apart into GDELT's columns. */
#include "record/gdelt_actor.h"

#include "record/fips.h"

enum { CODE, NAME, COUNTRY, GROUP, ETHNIC, RELIGION, RELIGION2, TYPE, TYPES = 3 };

/* CAMEO's role codes; the rest of a code is a country, a region or a group. */
static const char types[] =
    "COP GOV INS JUD MIL OPP REB SEP SPY UAF AGR BUS CRM CVL DEV EDU ELI ENV HLH HRI LAB LEG MED "
    "REF MOD RAD AMN IRC GRP UNO PKO UIS IGO IMG INT MNC NGM NGO SET PTY JRN SCI LLY PRM SOC UNK";
/* Regions, which GDELT puts among the countries. */
static const char regions[] = "AFR ASA BLK CAS CAU CFR CRB EAF EEU EIN EUR LAM MEA MDT NAF NMR PGS "
                              "SAF SAM SAS SCN SEA WAF WST";
static const char religions[] = "ADR ATH BAH BUD CHR CON CPT CTH DOX DRZ HIN HSD ITR JAN JEW JHW "
                                "LDS MOS MRN NRM PAG PRO SFI SHI SHN SIK SUN TAO UDX UFO ZRO";

static bool
is_in(struct slice part, const char *list)
{
    for (; *list; list += 3 + (list[3] == ' '))
        if (memcmp(part.at, list, 3) == 0) return true;
    return false;
}

static void
put_first_empty(struct gdelt_actor *actor, int first, int count, struct slice part)
{
    for (int i = first; i < first + count; i++)
        if (!actor->columns[i].len) {
            actor->columns[i] = part;
            return;
        }
}

struct gdelt_actor
gdelt_actor_of(const struct mention_actors *side)
{
    struct gdelt_actor actor = {.start = -1};
    if (!side->count) return actor;
    const struct mention_actor *first = &side->at[0];
    struct slice code = first->code.len ? first->code : first->party;
    actor.columns[CODE] = code;
    actor.columns[NAME] = first->name.len ? first->name : first->text;
    actor.start = first->start;
    for (; code.len >= 3; code = (struct slice){code.at + 3, code.len - 3}) {
        struct slice part = {code.at, 3};
        bool at_start = code.at == actor.columns[CODE].at;
        if (at_start && fips_find(part))
            actor.columns[COUNTRY] = part;
        else if (is_in(part, types))
            put_first_empty(&actor, TYPE, TYPES, part);
        else if (is_in(part, regions))
            put_first_empty(&actor, COUNTRY, 1, part);
        else if (is_in(part, religions))
            put_first_empty(&actor, RELIGION, 2, part);
        else
            put_first_empty(&actor, GROUP, 1, part);
    }
    return actor;
}
