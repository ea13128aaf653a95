/* gate.c: the stage that spares the tagger and parser sentences in which nothing can be an event:
 * no frame of the dictionary has all its words there. */
#include "extract/language_parts.h"
#include "extract/model.h"
#include "extract/stage.h"
#include "extract/verbs.h"

enum { FORM_MOST = 40 };

/* One article. `seen` has, by word of the dictionary, the number of the last sentence that has it.
 */
struct gate {
    const struct verbs *verbs;
    const struct lemmas *lemmas;
    struct doc *doc;
    uint32_t *seen, sentence;
    uint32_t *words; /* those of the sentence */
    int32_t word_count;
};

static void
put_word(struct gate *gate, struct slice lemma)
{
    uint32_t word = verbs_word(gate->verbs, lemma);
    if (word == NAMES_NONE || gate->seen[word] == gate->sentence) return;
    gate->seen[word] = gate->sentence;
    gate->words[gate->word_count++] = word;
}

/* A form's lemma is not known before it is tagged: all that it may be. */
static void
put_form(struct gate *gate, struct slice form)
{
    static const enum xpos tags[] = {XPOS_VBD, XPOS_VBN, XPOS_VBZ, XPOS_VBG, XPOS_NNS};
    static const struct {
        const char *ending, *instead;
    } endings[] = {{"", ""},     {"ied", "y"}, {"ed", ""}, {"ed", "e"},  {"ing", ""},
                   {"ing", "e"}, {"es", ""},   {"s", ""},  {"ies", "y"}, {"d", ""}};
    char word[FORM_MOST + 4];
    if (form.len >= FORM_MOST) return;
    for (size_t i = 0; i < form.len; i++) {
        char c = form.at[i];
        word[i] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
    }
    struct slice lower = {word, form.len};
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        put_word(gate, lemma_of(gate->lemmas, lower, UPOS_NONE, tags[i], gate->doc->arena));
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t cut = strlen(endings[i].ending), more = strlen(endings[i].instead);
        if (form.len < cut + 2 || !slice_ends(lower, endings[i].ending)) continue;
        char last = word[form.len - cut];
        if (more) word[form.len - cut] = endings[i].instead[0];
        put_word(gate, (struct slice){word, form.len - cut + more});
        word[form.len - cut] = last;
        if (!more && cut > 1 && word[form.len - cut - 1] == word[form.len - cut - 2])
            put_word(gate, (struct slice){word, form.len - cut - 1}); /* "stopped" */
    }
}

static bool
any_seen(const struct gate *gate, struct word_set set)
{
    for (int i = 0; i < set.count; i++)
        if (gate->seen[set.at[i]] == gate->sentence) return true;
    return set.count == 0;
}

/* Are all words that the frame cannot do without in the sentence? */
static bool
may_stand(const struct gate *gate, const struct frame *frame)
{
    for (int i = 0; i < frame->part_count; i++) {
        const struct frame_part *part = &frame->parts[i];
        if (part->optional) continue;
        if (!any_seen(gate, part->words) || !any_seen(gate, part->preps)) return false;
    }
    return true;
}

static bool
may_tell(const struct gate *gate)
{
    for (int32_t i = 0; i < gate->word_count; i++)
        for (int kind = 0; kind <= FRAME_STATE; kind++)
            for (const struct frame *frame =
                     verbs_first(gate->verbs, gate->words[i], (enum frame_kind)kind);
                 frame; frame = verbs_frame(gate->verbs, frame->next))
                if (may_stand(gate, frame)) return true;
    return false;
}

int
gate_stage(const struct extract_model *model, struct doc *doc, struct fail *why)
{
    (void)why;
    if (!doc->gate) return 0;
    struct gate gate = {.verbs = model->verbs, .lemmas = &model->language->lemmas, .doc = doc};
    gate.seen = ARENA_ARRAY(doc->arena, uint32_t, verbs_word_count(model->verbs) + 1);
    gate.words = ARENA_ARRAY(doc->arena, uint32_t, verbs_word_count(model->verbs) + 1);
    for (int32_t s = 0; s < doc->sentence_count; s++) {
        struct sentence *sentence = &doc->sentences[s];
        gate.sentence++;
        gate.word_count = 0;
        for (int32_t i = 0; i < sentence->token_count; i++)
            put_form(&gate, token_form(doc, sentence->first_token + i));
        sentence->gated = !may_tell(&gate);
    }
    return 0;
}
