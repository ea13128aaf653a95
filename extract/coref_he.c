/* coref_he.c: whom a pronoun means: "he", "his"; "the Ukrainian". */
#include "extract/coref.h"

/* How likely a person is meant by "he": near, subject, spoken of often. */
static int32_t
salience(const struct coref *coref, int32_t a, int32_t b)
{
    const struct doc *doc = coref->doc;
    const struct actor_note *here = &doc->notes[a], *there = &doc->notes[b];
    int32_t distance = here->sentence - there->sentence, score = 100 - 25 * distance;
    if (there->subject) score += 30;
    int32_t e = doc->actors[b].entity;
    int32_t count = e == NONE ? 0 : doc->entities[e].mention_count;
    score += 2 * (count > 8 ? 8 : count);
    if (e != NONE && here->sex && coref->entities[e].sex == here->sex) score += 20;
    if (coref->doc->actors[b].spokesperson) score -= 10;
    return score;
}

static bool
may_be_he(const struct coref *coref, int32_t a, int32_t b)
{
    const struct doc *doc = coref->doc;
    const struct actor *actor = &doc->actors[b];
    if (actor->kind != KIND_PERSON || actor->entity == NONE ||
        doc->notes[b].story != doc->notes[a].story)
        return false;
    if (doc->notes[b].type == MENTION_HANDLE) return false;
    /* not the phrase that "his" stands in */
    if (actor->first <= doc->actors[a].first && actor->first + actor->count > doc->actors[a].first)
        return false;
    char sex = coref->entities[actor->entity].sex;
    return !sex || !doc->notes[a].sex || sex == doc->notes[a].sex;
}

/* The subject of a verb, or of the verb above it where it has none of its own: "Dar met Rahmon,
 * congratulating him". */
int32_t
coref_subject_of(const struct doc *doc, int32_t verb)
{
    for (int n = 0; n < 4 && verb != NONE; n++) {
        for (int32_t c = doc->tokens[verb].first_child; c != NONE; c = doc->tokens[c].next_sibling)
            if (doc->tokens[c].deprel == DEP_NSUBJ || doc->tokens[c].deprel == DEP_NSUBJ_PASS)
                return c;
        enum deprel rel = doc->tokens[verb].deprel;
        if (rel != DEP_ADVCL && rel != DEP_XCOMP && rel != DEP_CONJ && rel != DEP_ACL) return NONE;
        verb = doc->tokens[verb].head;
    }
    return NONE;
}

/* An object is not the subject of its own clause: "he met him". */
bool
coref_is_own_subject(const struct coref *coref, int32_t a, int32_t b)
{
    const struct doc *doc = coref->doc;
    const struct token *he = &doc->tokens[doc->actors[a].head];
    if (he->feats & FEAT_POSS || he->xpos == XPOS_PRPS) return false;
    if (he->deprel != DEP_OBJ && he->deprel != DEP_OBL && he->deprel != DEP_IOBJ) return false;
    int32_t subject = coref_subject_of(doc, he->head);
    if (subject == NONE) return false;
    int32_t own = doc->tokens[subject].actor;
    int32_t e = own == NONE ? NONE : doc->actors[own].entity;
    const struct actor *other = &doc->actors[b];
    bool inside = subject >= other->first && subject < other->first + other->count;
    bool his_state = own != NONE && other->kind == KIND_STATE && /* "Peru's envoy welcomed it" */
                     slice_equal(doc->actors[own].party, other->party);
    const struct token *head = &doc->tokens[other->head];
    bool joint = head->deprel == DEP_CONJ && head->head == subject; /* "A and B stood with it" */
    return inside || joint || his_state || (e != NONE && other->entity == e);
}

int32_t
coref_find_he(const struct coref *coref, int32_t a)
{
    const struct doc *doc = coref->doc;
    int32_t best = NONE, best_score = 0, own = coref_clause_subject(coref, a);
    for (int32_t b = a - 1; b >= 0 && b > a - COREF_BACK; b--) {
        if (doc->notes[b].story != doc->notes[a].story ||
            doc->notes[a].sentence - doc->notes[b].sentence > 4)
            break;
        if (!may_be_he(coref, a, b) || coref_is_own_subject(coref, a, b)) continue;
        int32_t score = salience(coref, a, b) + (b == own ? 40 : 0);
        if (score > best_score) best = b, best_score = score;
    }
    return best;
}

void
coref_he(struct coref *coref, int32_t a)
{
    int32_t he = coref_find_he(coref, a);
    if (he != NONE) coref_join(coref, a, coref->doc->actors[he].entity);
}

/* "The Ukrainian": the person of that state who was spoken of last; else one who serves no state.
 */
void
coref_national(struct coref *coref, int32_t a)
{
    struct doc *doc = coref->doc;
    int32_t servant = NONE;
    for (int32_t b = a - 1;
         b >= 0 && b > a - COREF_BACK && doc->notes[b].story == doc->notes[a].story; b--) {
        int32_t e = doc->actors[b].entity;
        if (!coref_is_person(coref, b) || e == NONE) continue;
        struct slice party = doc->entities[e].party;
        bool near = doc->notes[a].sentence - doc->notes[b].sentence <= 2;
        bool serves = party.len && who_find_state(coref->who, party) == WHO_NONE;
        bool subject = doc->notes[b].subject && !doc->actors[b].spokesperson;
        if (servant == NONE && near && serves && subject) servant = e;
        if (!slice_equal(party, doc->actors[a].party)) continue;
        coref_join(coref, a, e);
        return;
    }
    if (servant == NONE) {
        coref_new(coref, a);
        return;
    }
    doc->actors[a].party = doc->entities[servant].party; /* "the Algerian" who is the UN's */
    coref_join(coref, a, servant);
}
