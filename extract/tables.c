/* tables.c: the names of everything that has a number. */
#include "extract/doc.h"

#define NAME(id, name) name,

static const char *const plovers[] = {"",          "AGREE",    "CONSULT", "SUPPORT",  "CONCEDE",
                                      "COOPERATE", "AID",      "RETREAT", "REQUEST",  "ACCUSE",
                                      "REJECT",    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE",
                                      "COERCE",    "ASSAULT"};
static const char *const statuses[] = {"occurred",  "ongoing", "planned",
                                       "cancelled", "denied",  "hypothetical"};
static const char *const formats[] = {"",          "call",         "video", "informal",
                                      "sidelines", "multilateral", "visit", "bilateral"};
static const char *const kinds[] = {"", "person", "state", "organisation", "group", "place"};
static const char *const granularities[] = {"day", "month", "year", "range"};
static const char *const bases[] = {"", "stated", "occasion", "dateline", "inferred", "published"};
static const char *const uposes[] = {"_",     "ADJ",   "ADP",   "ADV", "AUX",  "CCONJ",
                                     "DET",   "INTJ",  "NOUN",  "NUM", "PART", "PRON",
                                     "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};
static const char *const xposes[] = {"_", XPOS_TABLE(NAME)};
static const char *const deprels[] = {"_", DEPREL_TABLE(NAME)};
static const char *const name_types[] = {"", "PER", "ORG", "LOC", "NAT", "EVT", "OFF"};
static const char *const block_kinds[] = {"title",   "paragraph", "heading", "bullet",
                                          "caption", "post",      "residue"};
static const char *const stages[] = {"clean", "sentence", "token", "gate",   "tag",   "lemma",
                                     "parse", "name",     "actor", "coref",  "where", "when",
                                     "code",  "occasion", "topic", "settle", "merge", "confidence"};

#define COMPLETE(table, count)                                                                     \
    _Static_assert(sizeof table / sizeof table[0] == (count), #table " has a name for each")
COMPLETE(plovers, PLOVER_COUNT);
COMPLETE(statuses, STATUS_COUNT);
COMPLETE(formats, FORMAT_COUNT);
COMPLETE(kinds, KIND_COUNT);
COMPLETE(granularities, GRANULARITY_COUNT);
COMPLETE(bases, BASIS_COUNT);
COMPLETE(uposes, UPOS_COUNT);
COMPLETE(xposes, XPOS_COUNT);
COMPLETE(deprels, DEP_COUNT);
COMPLETE(name_types, NAME_TYPE_COUNT);
COMPLETE(block_kinds, BLOCK_KIND_COUNT);
COMPLETE(stages, STAGE_COUNT);

static int
find(const char *const *table, int count, struct slice name, int none)
{
    for (int i = 0; i < count; i++)
        if (slice_is(name, table[i])) return i;
    return none;
}

const char *
plover_name(enum plover event)
{
    return plovers[event];
}

const char *
status_name(enum event_status status)
{
    return statuses[status];
}

const char *
format_name(enum event_format format)
{
    return formats[format];
}

const char *
actor_kind_name(enum actor_kind kind)
{
    return kinds[kind];
}

const char *
granularity_name(enum day_granularity granularity)
{
    return granularities[granularity];
}

const char *
basis_name(enum basis basis)
{
    return bases[basis];
}

const char *
upos_name(enum upos upos)
{
    return uposes[upos];
}

const char *
xpos_name(enum xpos xpos)
{
    return xposes[xpos];
}

const char *
deprel_name(enum deprel deprel)
{
    return deprels[deprel];
}

const char *
name_type_name(enum name_type type)
{
    return name_types[type];
}

const char *
block_kind_name(enum block_kind kind)
{
    return block_kinds[kind];
}

const char *
stage_name(enum stage stage)
{
    return stages[stage];
}

enum stage
stage_find(const char *name)
{
    return (enum stage)find(stages, STAGE_COUNT, slice_of(name), STAGE_COUNT);
}

enum upos
upos_find(struct slice name)
{
    return (enum upos)find(uposes, UPOS_COUNT, name, UPOS_NONE);
}

enum xpos
xpos_find(struct slice name)
{
    return (enum xpos)find(xposes, XPOS_COUNT, name, XPOS_NONE);
}

enum deprel
deprel_find(struct slice name)
{
    return (enum deprel)find(deprels, DEP_COUNT, name, DEP_NONE);
}
