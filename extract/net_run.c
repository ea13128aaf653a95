/* net_run.c: cuts a document into batches for the net, and joins the trees of sentences that were
 * cut. */
#include "extract/net_run.h"

static void
run_init(struct net_run *run, const struct net *net, struct doc *doc)
{
    int widest = 2 * net->hidden > net->word ? 2 * net->hidden : net->word;
    struct {
        float **at;
        int rows, width;
    } const parts[] = {
        {&run->x, BATCH_WORDS, net->word},       {&run->in_scale, BATCH_WORDS, 1},
        {&run->z, BATCH_WORDS, 4 * net->hidden}, {&run->step, BATCH_PIECES, 4 * net->hidden},
        {&run->h, BATCH_PIECES, net->hidden},    {&run->c, BATCH_PIECES, net->hidden},
        {&run->out, BATCH_WORDS, net->out},      {&run->mlp, BATCH_WORDS, net->mlp},
    };
    *run = (struct net_run){.net = net, .doc = doc};
    arena_init(&run->arena);
    run->readings = ARENA_ARRAY(doc->arena, struct reading, (size_t)doc->token_count + 1);
    run->at = ARENA_ARRAY(doc->arena, int, BATCH_WORDS);
    run->often = ARENA_ARRAY(doc->arena, uint32_t, BATCH_WORDS);
    run->in = ARENA_ARRAY(doc->arena, uint8_t, (size_t)BATCH_WORDS * (size_t)widest);
    run->y = ARENA_ARRAY(doc->arena, uint8_t, (size_t)BATCH_WORDS * (size_t)widest);
    run->h_bytes = ARENA_ARRAY(doc->arena, uint8_t, (size_t)BATCH_PIECES * (size_t)net->hidden);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        *parts[i].at = arena_alloc(doc->arena,
                                   sizeof(float) * (size_t)parts[i].rows * (size_t)parts[i].width);
}

static void
flush(struct net_run *run)
{
    if (!run->piece_count) return;
    net_encode(run);
    net_score(run);
    run->piece_count = run->words = 0;
}

/* Longest first: the new piece moves up to its place. */
static void
piece_add(struct net_run *run, int32_t token, int count, enum word_case how)
{
    if (run->words + count > BATCH_WORDS || run->piece_count == BATCH_PIECES) flush(run);
    int at = run->piece_count++;
    for (; at > 0 && run->pieces[at - 1].count < count; at--) run->pieces[at] = run->pieces[at - 1];
    run->pieces[at] = (struct piece){
        .token = token, .first = run->words, .count = count, .how = how};
    run->words += count;
}

/* How many of the words from `token` on make a piece: all, or up to a mark that divides. */
static int
piece_length(const struct doc *doc, int32_t token, int left)
{
    if (left <= PIECE_WORDS) return left;
    for (int n = PIECE_WORDS; n > PIECE_WORDS / 2; n--) {
        struct slice form = token_form(doc, token + n - 1);
        if (form.len == 1 && form.at[0] && strchr(".!?;,:", form.at[0])) return n;
    }
    return PIECE_WORDS;
}

static void
sentence_add(struct net_run *run, const struct sentence *sentence)
{
    struct word_cases cases = {0};
    int32_t end = sentence->first_token + sentence->token_count;
    for (int32_t t = sentence->first_token; t < end; t++)
        word_case_add(&cases, token_form(run->doc, t));
    enum word_case how = word_case_of(&cases);
    for (int32_t t = sentence->first_token; t < end;) {
        int n = piece_length(run->doc, t, end - t);
        piece_add(run, t, n, how);
        t += n;
    }
}

/* Later roots of a sentence hang on the first. */
static void
join_roots(struct net_run *run, const struct sentence *sentence)
{
    int32_t root = NONE, end = sentence->first_token + sentence->token_count;
    for (int32_t t = sentence->first_token; t < end; t++) {
        struct reading *reading = &run->readings[t];
        if (reading->head != NONE) continue;
        if (root == NONE) {
            root = t;
            continue;
        }
        reading->head = root;
        reading->deprel = DEP_PARATAXIS;
    }
}

struct reading *
net_read(const struct net *net, struct doc *doc)
{
    struct net_run run;
    run_init(&run, net, doc);
    for (int32_t s = 0; s < doc->sentence_count; s++)
        if (!doc->sentences[s].gated) sentence_add(&run, &doc->sentences[s]);
    flush(&run);
    for (int32_t s = 0; s < doc->sentence_count; s++)
        if (!doc->sentences[s].gated && doc->sentences[s].token_count > PIECE_WORDS)
            join_roots(&run, &doc->sentences[s]);
    arena_fini(&run.arena);
    return run.readings;
}
