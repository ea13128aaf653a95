/* coref_name.c: which personal names are one person's: short forms, titles, spellings, handles. */
#include "extract/coref.h"

enum { WORDS_MOST = 8 };

struct name_words {
    struct who_word word[WORDS_MOST];
    int count;
};

static void
cut_name(struct slice name, struct name_words *words)
{
    words->count = 0;
    while (words->count < WORDS_MOST && who_next_word(&name, &words->word[words->count]))
        words->count++;
}

/* One name in two transcriptions: vowels and doubled letters do not count, the first letter does.
 */
static size_t
word_bones(const struct who_word *word, char *out)
{
    static const char dropped[] = "aeiouyh";
    size_t n = 0;
    for (size_t i = 0; i < word->len; i++) {
        char c = word->at[i] == 'w' ? 'v' : word->at[i] == 'q' ? 'k' : word->at[i];
        if (i > 0 && memchr(dropped, c, sizeof dropped - 1)) continue;
        if (n && out[n - 1] == c) continue;
        out[n++] = c;
    }
    return n;
}

static bool
same_word(const struct who_word *a, const struct who_word *b)
{
    if (a->len == b->len && !memcmp(a->at, b->at, a->len)) return true;
    char bones_a[48], bones_b[48];
    size_t la = word_bones(a, bones_a), lb = word_bones(b, bones_b);
    return a->len >= 4 && b->len >= 4 && la >= 2 && la == lb && !memcmp(bones_a, bones_b, la);
}

/* Each word of the shorter name is another word of the longer one: "Sabah al-Sabah" is not in
 * "Nawaf al-Sabah". */
static bool
has_all(const struct name_words *less, const struct name_words *more)
{
    bool used[WORDS_MOST] = {false};
    for (int i = 0; i < less->count; i++) {
        int m = more->count - 1;
        while (m >= 0 && (used[m] || !same_word(&less->word[i], &more->word[m]))) m--;
        if (m < 0) return false;
        used[m] = true;
    }
    return true;
}

/* How well the shorter name fits the longer: 3 all of its words; 2 family name; 1 given name; 0. */
static int
name_fit(const struct name_words *a, const struct name_words *b)
{
    const struct name_words *less = a->count <= b->count ? a : b, *more = less == a ? b : a;
    if (!less->count) return 0;
    bool family = same_word(&less->word[less->count - 1], &more->word[more->count - 1]);
    bool all = has_all(less, more);
    if (less->count > 1) return all ? 3 : 0;
    if (more->count == 1) return family ? 3 : 0;
    if (family) return 2;
    return all && less->word[0].len >= 3 ? 1 : 0;
}

static bool
contradicts(const struct coref *coref, int32_t a, int32_t e)
{
    const struct actor *actor = &coref->doc->actors[a];
    const struct actor_note *note = &coref->doc->notes[a];
    const struct entity_note *known = &coref->entities[e];
    const struct entity *entity = &coref->doc->entities[e];
    if (known->story != note->story || entity->kind != KIND_PERSON) return true;
    if (note->person != WHO_NONE && known->person != WHO_NONE && note->person != known->person &&
        note->name_count > 1)
        return true;
    if (note->sex && known->sex && note->sex != known->sex) return true;
    return note->told_party && known->told_party && !slice_equal(actor->party, entity->party);
}

/* The entity of the same name: the best fit, then the one that was spoken of most. */
static int32_t
find_entity(const struct coref *coref, int32_t a, struct slice name)
{
    struct name_words words, theirs;
    int32_t best = NONE, best_score = 0;
    cut_name(name, &words);
    int32_t from = coref->doc->entity_count > COREF_ENTITIES
                       ? coref->doc->entity_count - COREF_ENTITIES
                       : 0;
    for (int32_t e = from; e < coref->doc->entity_count; e++) {
        if (contradicts(coref, a, e)) continue;
        cut_name(coref->entities[e].name, &theirs);
        int fit = name_fit(&words, &theirs);
        if (coref->doc->notes[a].person != WHO_NONE &&
            coref->doc->notes[a].person == coref->entities[e].person)
            fit = 3;
        if (!fit) continue;
        int32_t score = fit * 1000 + coref->doc->entities[e].mention_count;
        if (score >= best_score) best = e, best_score = score;
    }
    return best;
}

static struct slice
words_of(const struct doc *doc, const struct actor_note *note)
{
    struct span a = doc->tokens[note->name_first].span,
                b = doc->tokens[note->name_first + note->name_count - 1].span;
    return doc_slice(doc, (struct span){a.start, b.end});
}

/* A family name alone means whom the article has introduced by it, whomever the table has. */
static void
forget_table(struct doc *doc, int32_t a)
{
    struct actor *actor = &doc->actors[a];
    struct actor_note *note = &doc->notes[a];
    if (note->person == WHO_NONE) return;
    note->person = WHO_NONE;
    note->sex = 0;
    actor->name = actor->person_id = SLICE_NONE;
    if (!note->told_party) actor->party = SLICE_NONE;
    if (!note->told_office) actor->office = actor->sector = SLICE_NONE;
    actor->former = false;
}

void
coref_name(struct coref *coref, int32_t a)
{
    struct doc *doc = coref->doc;
    struct slice name = words_of(doc, &doc->notes[a]);
    int32_t e = find_entity(coref, a, name);
    bool introduced = e != NONE &&
                      memchr(coref->entities[e].name.at, ' ', coref->entities[e].name.len);
    bool unknown = e != NONE && coref->entities[e].person == WHO_NONE &&
                   coref->entities[e].told_office;
    if (introduced && (doc->notes[a].name_count == 1 || unknown) &&
        doc->notes[a].person != coref->entities[e].person)
        forget_table(doc, a);
    if (e == NONE)
        e = coref_new(coref, a);
    else
        coref_join(coref, a, e);
    if (name.len > coref->entities[e].name.len) coref->entities[e].name = name;
}

/* Letters of a handle or name, in lower case, without anything between them. */
static size_t
letters_of(struct slice text, char *out, size_t room)
{
    struct who_word word;
    size_t n = 0;
    while (who_next_word(&text, &word))
        for (size_t i = 0; i < word.len && n < room; i++)
            if (word.at[i] < '0' || word.at[i] > '9') out[n++] = word.at[i];
    return n;
}

void
coref_handle(struct coref *coref, int32_t a)
{
    struct doc *doc = coref->doc;
    char handle[64];
    size_t len = letters_of(doc_slice(doc, doc->actors[a].span), handle, sizeof handle);
    for (int32_t e = 0; e < doc->entity_count; e++) {
        if (doc->entities[e].kind != KIND_PERSON || coref->entities[e].story != doc->notes[a].story)
            continue;
        struct name_words words;
        cut_name(coref->entities[e].name, &words);
        if (!words.count) continue;
        const struct who_word *family = &words.word[words.count - 1];
        bool long_enough = family->len >= 5 ||
                           (words.count > 1 && memmem(handle, len, words.word[words.count - 2].at,
                                                      words.word[words.count - 2].len));
        if (family->len >= 3 && long_enough && memmem(handle, len, family->at, family->len)) {
            coref_join(coref, a, e);
            return;
        }
    }
    doc->actors[a].kind = KIND_NONE;
}
