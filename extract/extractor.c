/* extractor.c: runs the table of stages over one article. */
#include <stdlib.h>

#include "extract/conllu.h"
#include "extract/extractor.h"
#include "extract/stage.h"

/* In processing order, by enum stage. */
static stage_run *const stages[STAGE_COUNT] = {
    [STAGE_CLEAN] = clean_stage, [STAGE_SENTENCE] = sentence_stage,
    [STAGE_TOKEN] = token_stage, [STAGE_GATE] = gate_stage,
    [STAGE_TAG] = tag_stage,     [STAGE_LEMMA] = lemma_stage,
    [STAGE_PARSE] = parse_stage, [STAGE_NAME] = name_stage,
    [STAGE_ACTOR] = actor_stage, [STAGE_COREF] = coref_stage,
    [STAGE_WHERE] = where_stage, [STAGE_WHEN] = when_stage,
    [STAGE_CODE] = code_stage,   [STAGE_OCCASION] = occasion_stage,
    [STAGE_TOPIC] = topic_stage, [STAGE_SETTLE] = settle_stage,
    [STAGE_MERGE] = merge_stage, [STAGE_CONFIDENCE] = confidence_stage,
};

struct extractor {
    const struct extract_model *model;
    struct arena arena;
    struct doc doc;
    bool gate;
};

struct extractor *
extractor_new(const struct extract_model *model)
{
    struct extractor *extractor = mem_new(sizeof *extractor);
    extractor->model = model;
    extractor->gate = true;
    arena_init(&extractor->arena);
    return extractor;
}

void
extractor_free(struct extractor *extractor)
{
    if (!extractor) return;
    arena_fini(&extractor->arena);
    free(extractor);
}

void
extractor_set_gate(struct extractor *extractor, bool on)
{
    extractor->gate = on;
}

/* The coded text: title, two newlines, body; the body alone where there is no title. */
static struct slice
coded_text(struct arena *arena, const struct extract_input *input)
{
    if (!input->title.len)
        return (struct slice){arena_copy(arena, input->body.at, input->body.len), input->body.len};
    size_t len = input->title.len + 2 + input->body.len;
    char *text = arena_printf(arena, "%.*s\n\n%.*s", SLICE_ARGS(input->title),
                              SLICE_ARGS(input->body));
    return (struct slice){text, len};
}

/* Who asks for trees, names or places wants those of every sentence: the gate is for events. */
static bool
is_gated(const struct extractor *extractor, enum stage last)
{
    return extractor->gate && (last == STAGE_GATE || last >= STAGE_CODE);
}

static void
doc_init(struct extractor *extractor, const struct extract_input *input, enum stage last)
{
    arena_reset(&extractor->arena);
    extractor->doc = (struct doc){
        .arena = &extractor->arena,
        .input = *input,
        .text = coded_text(&extractor->arena, input),
        .published = input->published,
        .gate = is_gated(extractor, last),
    };
}

static int
run_stages(struct extractor *extractor, enum stage first, enum stage last, struct fail *why)
{
    for (enum stage stage = first; stage <= last && stage < STAGE_COUNT; stage++)
        if (stages[stage] && stages[stage](extractor->model, &extractor->doc, why))
            return fail_at(why, "%s", stage_name(stage));
    return 0;
}

int
extractor_run(struct extractor *extractor, const struct extract_input *input, enum stage last,
              struct fail *why)
{
    size_t bad = utf8_check(input->title);
    if (bad < input->title.len)
        return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "title: no UTF-8 at byte %zu", bad);
    bad = utf8_check(input->body);
    if (bad < input->body.len)
        return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "body: no UTF-8 at byte %zu", bad);
    if (input->title.len + input->body.len > UINT32_MAX / 4)
        return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "%zu bytes of text are too many",
                        input->body.len);
    doc_init(extractor, input, last);
    return run_stages(extractor, STAGE_CLEAN, last, why);
}

int
extractor_run_conllu(struct extractor *extractor, struct slice conllu, day_t published,
                     enum stage last, struct fail *why)
{
    struct extract_input input = {.published = published};
    bool tagged = false;
    size_t bad = utf8_check(conllu);
    if (bad < conllu.len)
        return fail_set(why, FAIL_SKIP, EXIT_REFUSED, "CoNLL-U: no UTF-8 at byte %zu", bad);
    doc_init(extractor, &input, last);
    if (conllu_read(&extractor->doc, conllu, &tagged, why)) return -1;
    return run_stages(extractor, tagged ? STAGE_NAME : STAGE_GATE, last, why);
}

const struct event *
extractor_events(const struct extractor *extractor, int *count)
{
    *count = extractor->doc.event_count;
    return extractor->doc.events;
}

struct slice
extractor_text(const struct extractor *extractor)
{
    return extractor->doc.text;
}

const struct doc *
extractor_doc(const struct extractor *extractor)
{
    return &extractor->doc;
}

const struct extract_model *
extractor_model(const struct extractor *extractor)
{
    return extractor->model;
}
