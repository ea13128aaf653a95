/* code_hyphen.c: two whose names are written as one: "US-China talks", "the Franco-German summit".
 */
#include "extract/code_draft.h"
#include "extract/syntax.h"

struct prefix {
    const char *word, *name, *party;
};
static const struct prefix prefixes[] = {
    {"anglo", "Britain", "GBR"}, {"austro", "Austria", "AUT"}, {"franco", "France", "FRA"},
    {"greco", "Greece", "GRC"},  {"indo", "India", "IND"},     {"italo", "Italy", "ITA"},
    {"luso", "Portugal", "PRT"}, {"russo", "Russia", "RUS"},   {"sino", "China", "CHN"},
    {"turco", "Turkey", "TUR"},
};

static bool
is_hyphen(const struct doc *doc, int32_t token)
{
    struct slice form = token_form(doc, token);
    return slice_is(form, "-") || slice_is(form, "–");
}

/* Who stands before the hyphen. */
static struct party_list
first_of(struct coder *coder, int32_t token)
{
    const struct doc *doc = coder->doc;
    struct party_list list = coder_parties(coder, token, true);
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0] && !list.count; i++) {
        if (!slice_is_nocase(token_form(doc, token), prefixes[i].word)) continue;
        struct event_party *at = ARENA_NEW(doc->arena, struct event_party);
        *at = coder_phrase(coder, token);
        at->kind = KIND_STATE;
        at->name = slice_of(prefixes[i].name);
        at->party = at->code = slice_of(prefixes[i].party);
        list = (struct party_list){.at = at, .count = 1};
    }
    if (list.count > 1) list.count = 1;
    return list;
}

/* "Iran attended the US-Iran talks": who is said to act comes first. */
static bool
acts(const struct draft *draft, const struct match *noun, const struct event_party *party)
{
    if (noun == draft->match) return false;
    for (int32_t i = 0; i < draft->actors.count; i++)
        if (draft_party_same(&draft->actors.at[i], party)) return true;
    return false;
}

/* "The talks began", and not "the outcome of the talks". */
static bool
is_told(const struct doc *doc, int32_t noun)
{
    enum deprel rel = (enum deprel)doc->tokens[noun].deprel;
    return rel == DEP_NSUBJ || rel == DEP_NSUBJ_PASS || rel == DEP_OBJ || rel == DEP_ROOT;
}

void
draft_find_joined(struct draft *draft)
{
    struct coder *coder = draft->coder;
    const struct doc *doc = coder->doc;
    const struct match *inner = draft_innermost(coder, draft->match);
    if (inner->frame->kind != FRAME_NOUN || !inner->frame->both || inner->recipient != NONE) return;
    if (inner == draft->match && !is_told(doc, inner->trigger)) return;
    SYNTAX_EACH(doc, child, inner->trigger)
    {
        enum deprel rel = (enum deprel)doc->tokens[child].deprel;
        if (child > inner->trigger || child < 2 || !is_hyphen(doc, child - 1)) continue;
        if (rel != DEP_COMPOUND && rel != DEP_AMOD && rel != DEP_NMOD && rel != DEP_NMOD_DESC)
            continue;
        struct party_list one = first_of(coder, child - 2);
        struct party_list other = coder_parties(coder, child, true);
        if (!one.count || !other.count || draft_party_same(one.at, other.at)) continue;
        bool turned = acts(draft, inner, other.at);
        draft->actors = turned ? other : one;
        draft->recipients = turned ? one : other;
        draft->actors.count = draft->recipients.count = 1;
        draft->reciprocal = true;
        return;
    }
}
