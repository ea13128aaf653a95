/* lemma_guess.c: what a regular form may be the form of, where no tag tells. */
#include "extract/lemma.h"

enum { STEM_LEAST = 2 };

static const struct {
    const char *ending, *instead;
} endings[] = {{"ied", "y"}, {"ed", ""}, {"ed", "e"}, {"ing", ""}, {"ing", "e"},
               {"ies", "y"}, {"es", ""}, {"s", ""},   {"d", ""}};

static void
put(struct lemma_guesses *guesses, struct slice stem, const char *more)
{
    struct lemma_guess *guess = &guesses->at[guesses->count++];
    guess->len = (uint8_t)(stem.len + strlen(more));
    memcpy(guess->text, stem.at, stem.len);
    memcpy(guess->text + stem.len, more, strlen(more));
}

void
lemma_guess(struct slice form, struct lemma_guesses *guesses)
{
    *guesses = (struct lemma_guesses){.count = 0};
    if (form.len >= LEMMA_BYTES_MOST) return;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t cut = strlen(endings[i].ending);
        const char *more = endings[i].instead;
        if (form.len < cut + STEM_LEAST || !slice_ends(form, endings[i].ending)) continue;
        struct slice stem = {form.at, form.len - cut};
        guesses->regular |= endings[i].ending[0] != 'd';
        put(guesses, stem, more);
        if (*more || cut == 1 || stem.at[stem.len - 1] != stem.at[stem.len - 2]) continue;
        stem.len--; /* "stopped" */
        put(guesses, stem, "");
    }
}
