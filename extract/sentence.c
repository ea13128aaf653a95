/* sentence.c: divides blocks into sentences. */
#include "extract/spelling.h"
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

/* A word between white space, and what stands around its end. */
struct chunk {
    size_t start, end;
    size_t stop;  /* of its last . ! or ?, or end where it has none after its last letter */
    bool stopped; /* something like a full stop ends it */
    enum char_kind first;
};

static struct chunk
chunk_at(struct slice text, size_t start)
{
    struct chunk chunk = {.start = start};
    size_t length, i = start;
    bool first = true;
    for (; i < text.len; i += length) {
        enum char_kind kind = char_kind((struct slice){text.at + i, text.len - i}, &length);
        if (kind == CHAR_SPACE) break;
        if (first && kind != CHAR_OPEN && kind != CHAR_CLOSE) chunk.first = kind, first = false;
        if (kind == CHAR_STOP && !chunk.stopped)
            chunk.stopped = true, chunk.stop = i;
        else if (kind != CHAR_STOP && kind != CHAR_CLOSE)
            chunk.stopped = false;
    }
    chunk.end = i;
    return chunk;
}

static size_t
space_skip(struct slice text, size_t i)
{
    size_t length;
    while (i < text.len &&
           char_kind((struct slice){text.at + i, text.len - i}, &length) == CHAR_SPACE)
        i += length;
    return i;
}

/* Does a sentence end between these two? */
static bool
divides(struct slice text, const struct chunk *left, const struct chunk *right)
{
    if (!left->stopped || right->first == CHAR_LOWER || right->first == CHAR_MARK) return false;
    size_t start = left->start, length;
    while (start < left->stop) {
        enum char_kind kind = char_kind((struct slice){text.at + start, text.len - start}, &length);
        if (kind != CHAR_OPEN && kind != CHAR_CLOSE) break;
        start += length;
    }
    struct slice word = {text.at + start, left->stop - start};
    if (text.at[left->stop] != '.' ||
        (left->stop + 1 < left->end && text.at[left->stop + 1] == '.'))
        return true;
    if (spelling_title(word)) return false;
    if (spelling_before_number(word) && right->first == CHAR_DIGIT) return false;
    if (!spelling_abbreviation(word)) return true;
    return right->first == CHAR_UPPER && (left->stop + 1 < left->end || word.len > 3);
}

static void
block_divide(struct doc *doc, int32_t b)
{
    struct block *block = &doc->blocks[b];
    struct slice text = {doc->text.at, block->span.end};
    size_t from = block->span.start;
    block->first_sentence = doc->sentence_count;
    if (block->kind == BLOCK_RESIDUE) return;
    if (block->dateline.end > block->dateline.start) { /* no part of what is said after it */
        sentence_put(doc, b, from, block->dateline.end);
        from = block->dateline.end;
    }
    size_t at = space_skip(text, from);
    struct chunk left = {0};
    for (bool any = false; at < text.len; any = true) {
        struct chunk right = chunk_at(text, at);
        if (any && divides(text, &left, &right)) {
            sentence_put(doc, b, from, left.end);
            from = right.start;
        }
        left = right;
        at = space_skip(text, right.end);
    }
    sentence_put(doc, b, from, text.len);
}

int
sentence_stage(const struct extract_model *model, struct doc *doc, struct fail *why)
{
    (void)model, (void)why;
    if (!doc->block_count) blocks_plain(doc);
    for (int32_t b = 0; b < doc->block_count; b++) block_divide(doc, b);
    return 0;
}
