/* gate.c: the stage that spares the tagger and parser sentences in which nothing can be an event:
 * no word that carries one. */
#include "extract/model.h"
#include "extract/stage.h"
#include "extract/verbs.h"

enum { FORM_MOST = 40 };

/* Endings that come off (and what goes on again) to get from a form to a lemma. */
static const struct {
    const char *ending, *instead;
} endings[] = {{"", ""},     {"s", ""},   {"es", ""},   {"ies", "y"}, {"ed", ""}, {"ed", "e"},
               {"ied", "y"}, {"ing", ""}, {"ing", "e"}, {"n", ""},    {"en", ""}, {"d", ""}};

/* Forms that no ending explains. */
static const struct {
    const char *form, *lemma;
} irregular[] = {{"met", "meet"},          {"held", "hold"},
                 {"said", "say"},          {"told", "tell"},
                 {"shot", "shoot"},        {"struck", "strike"},
                 {"fought", "fight"},      {"took", "take"},
                 {"taken", "take"},        {"gave", "give"},
                 {"sent", "send"},         {"went", "go"},
                 {"gone", "go"},           {"spoke", "speak"},
                 {"spoken", "speak"},      {"left", "leave"},
                 {"flew", "fly"},          {"paid", "pay"},
                 {"broke", "break"},       {"broken", "break"},
                 {"withdrew", "withdraw"}, {"withdrawn", "withdraw"},
                 {"sought", "seek"},       {"beheaded", "behead"},
                 {"hit", "hit"},           {"cut", "cut"},
                 {"swore", "swear"},       {"shook", "shake"},
                 {"begun", "begin"},       {"began", "begin"},
                 {"led", "lead"},          {"won", "win"},
                 {"bought", "buy"},        {"sold", "sell"},
                 {"sank", "sink"},         {"blew", "blow"},
                 {"drew", "draw"},         {"stood", "stand"},
                 {"lent", "lend"},         {"beat", "beat"},
                 {"slain", "slay"},        {"slew", "slay"},
                 {"built", "build"},       {"banned", "ban"},
                 {"stopped", "stop"},      {"shelled", "shell"},
                 {"fired", "fire"}};

static bool
is_trigger(const struct verbs *verbs, const char *word, size_t len)
{
    uint32_t number = verbs_word(verbs, (struct slice){word, len});
    return number != NAMES_NONE && verbs_is_trigger(verbs, number);
}

/* "stopped": the doubled consonant goes too. */
static bool
try_ending(const struct verbs *verbs, const char *word, size_t len, const char *ending,
           const char *instead)
{
    char lemma[FORM_MOST + 8];
    size_t cut = strlen(ending);
    if (len < cut + 2 || memcmp(word + len - cut, ending, cut) != 0) return false;
    size_t stem = len - cut;
    memcpy(lemma, word, stem);
    size_t more = strlen(instead);
    memcpy(lemma + stem, instead, more + 1);
    if (is_trigger(verbs, lemma, stem + more)) return true;
    return !*instead && cut > 1 && stem > 3 && lemma[stem - 1] == lemma[stem - 2] &&
           is_trigger(verbs, lemma, stem - 1);
}

static bool
may_trigger(const struct verbs *verbs, struct slice form)
{
    char word[FORM_MOST];
    if (form.len < 3 || form.len >= FORM_MOST) return false;
    for (size_t i = 0; i < form.len; i++) {
        char c = form.at[i];
        word[i] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
    }
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (try_ending(verbs, word, form.len, endings[i].ending, endings[i].instead)) return true;
    for (size_t i = 0; i < sizeof irregular / sizeof irregular[0]; i++)
        if (slice_is((struct slice){word, form.len}, irregular[i].form)) return true;
    return false;
}

int
gate_stage(const struct extract_model *model, struct doc *doc, struct fail *why)
{
    (void)why;
    if (!doc->gate) return 0;
    for (int32_t s = 0; s < doc->sentence_count; s++) {
        struct sentence *sentence = &doc->sentences[s];
        bool any = false;
        for (int32_t i = 0; i < sentence->token_count && !any; i++)
            any = may_trigger(model->verbs, token_form(doc, sentence->first_token + i));
        if (!any) sentence->gated = true;
    }
    return 0;
}
