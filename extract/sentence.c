/* sentence.c: divides blocks into sentences. */
#include "extract/language_parts.h"
#include "extract/stage.h"

/* Where nobody made blocks: one for each run of lines between blank ones. */
static void
blocks_plain(struct doc *doc)
{
    struct slice text = doc->text;
    size_t start = 0, end = 0, newlines = 0;
    for (size_t i = 0; i <= text.len; i++) {
        unsigned char c = i < text.len ? (unsigned char)text.at[i] : '\n';
        if (c == '\n') newlines++;
        if (i == text.len || (c > ' ' && newlines > 1)) {
            if (end > start) {
                int32_t b = DOC_PUT(doc, doc->blocks, doc->block_count);
                doc->blocks[b] = (struct block){.span = {(uint32_t)start, (uint32_t)end},
                                                .kind = BLOCK_PARAGRAPH};
            }
            start = i;
        }
        if (c > ' ') end = i + 1, newlines = 0;
    }
}

static void
sentence_put(struct doc *doc, int32_t block, size_t start, size_t end)
{
    while (start < end && (unsigned char)doc->text.at[start] <= ' ') start++;
    while (end > start && (unsigned char)doc->text.at[end - 1] <= ' ') end--;
    if (start == end) return;
    int32_t s = DOC_PUT(doc, doc->sentences, doc->sentence_count);
    doc->sentences[s] = (struct sentence){.span = {(uint32_t)start, (uint32_t)end}, .block = block};
    doc->blocks[block].sentence_count++;
}

/* Chunks of a block, read far enough ahead that a gap can tell how much is left. */
enum { AHEAD = 20 };
struct window {
    struct slice text;
    struct chunk ring[AHEAD + 4];
    int first, count; /* chunks in the ring */
    size_t at;        /* where the next one starts */
};

static void
window_fill(struct window *window)
{
    enum { SIZE = AHEAD + 4 };
    while (window->count < AHEAD + 2 && window->at < window->text.len) {
        struct chunk chunk = chunk_at(window->text, window->at);
        window->ring[(window->first + window->count++) % SIZE] = chunk;
        window->at = space_skip(window->text, chunk.end);
    }
}

static struct chunk
window_see(const struct window *window, int i)
{
    if (i >= window->count) return (struct chunk){0};
    return window->ring[(window->first + i) % (AHEAD + 4)];
}

static void
block_divide(const struct splits *splits, struct doc *doc, int32_t b, bool lines)
{
    struct block *block = &doc->blocks[b];
    struct window window = {.text = {doc->text.at, block->span.end}};
    struct gap gap = {.since = 0, .lines = lines};
    size_t from = block->span.start;
    block->first_sentence = doc->sentence_count;
    if (block->kind == BLOCK_RESIDUE) return;
    if (block->dateline.end > block->dateline.start) { /* no part of what is said after it */
        sentence_put(doc, b, from, block->dateline.end);
        from = block->dateline.end;
    }
    window.at = space_skip(window.text, from);
    for (window_fill(&window); window.count > 1; window_fill(&window)) {
        gap.left = window_see(&window, 0);
        gap.right = window_see(&window, 1);
        gap.after = window_see(&window, 2);
        gap.ahead = window.count - 1 > AHEAD ? AHEAD : window.count - 1;
        gap.since++;
        if (split_here(splits, window.text, &gap)) {
            sentence_put(doc, b, from, gap.left.end);
            from = gap.right.start;
            gap.since = 0;
        }
        gap.before = gap.left;
        window.first = (window.first + 1) % (AHEAD + 4);
        window.count--;
    }
    sentence_put(doc, b, from, window.text.len);
}

int
sentence_stage(const struct extract_model *model, struct doc *doc, struct fail *why)
{
    (void)why;
    bool lines = doc->block_count > 0; /* those who made blocks looked at the lines */
    if (!lines) blocks_plain(doc);
    for (int32_t b = 0; b < doc->block_count; b++)
        block_divide(&model->language->splits, doc, b, lines);
    return 0;
}
