/* clean.c: divides an article into blocks and says what kind each is; never changes a byte.
 *
 * Web pages bring more than the story: share buttons, captions, embedded posts, bullets, and a
 * second story under the first. The blocks keep such text apart, so that a caption is no second
 * event and the second story's date not the first's. */
#include "extract/clean.h"
#include "extract/stage.h"

enum { HEADING_MOST = 160 };

static void
block_put(struct doc *doc, struct span span, enum block_kind kind, int32_t story)
{
    int32_t i = DOC_PUT(doc, doc->blocks, doc->block_count);
    doc->blocks[i] = (struct block){
        .span = span, .kind = kind, .story = story, .first_sentence = NONE};
}

static bool
is_bullet(struct slice line)
{
    static const char *const marks[] = {"•", "- ", "* ", "– ", "— ", "▪", "‣", "●", "■", "►"};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (slice_starts(line, marks[i])) return true;
    return false;
}

static bool
ends_sentence(struct slice line)
{
    static const char *const ends[] = {".",  "!",  "?", "…", ".”", ".\"", "?”", "!”",
                                       ".’", ".'", ":", ";", ".)", "”",   "\""};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (slice_ends(line, ends[i])) return true;
    return false;
}

/* "They parted as friends. Enditem": a full stop inside, behind a word and not an abbreviation. */
static bool
has_sentence(struct slice line)
{
    enum { WORD_LEAST = 4 };
    for (size_t i = WORD_LEAST; i + 2 < line.len; i++) {
        size_t letters = 0;
        if (line.at[i] != '.' || line.at[i + 1] != ' ' || line.at[i + 2] == '(') continue;
        while (letters < WORD_LEAST && line.at[i - 1 - letters] >= 'a' &&
               line.at[i - 1 - letters] <= 'z')
            letters++;
        if (letters == WORD_LEAST) return true;
    }
    return false;
}

static enum block_kind
line_kind(struct slice line)
{
    if (line_is_residue(line) || line_is_update_stamp(line)) return BLOCK_RESIDUE;
    if (line_is_post(line)) return BLOCK_POST;
    if (line_is_caption(line)) return BLOCK_CAPTION;
    if (is_bullet(line)) return BLOCK_BULLET;
    if (line.len <= HEADING_MOST && !ends_sentence(line) && !has_sentence(line))
        return BLOCK_HEADING;
    return BLOCK_PARAGRAPH;
}

/* The next line that is not blank, without its outer white space. */
static bool
line_next(struct slice text, size_t *at, struct span *line)
{
    while (*at < text.len) {
        const char *end = memchr(text.at + *at, '\n', text.len - *at);
        size_t stop = end ? (size_t)(end - text.at) : text.len;
        struct slice trimmed = slice_trim((struct slice){text.at + *at, stop - *at});
        *at = end ? stop + 1 : stop;
        if (trimmed.len) {
            size_t start = (size_t)(trimmed.at - text.at);
            *line = (struct span){(uint32_t)start, (uint32_t)(start + trimmed.len)};
            return true;
        }
    }
    return false;
}

/* A second story begins with its headline above a date stamp of its own, below the first story's
 * text: the stamp's block and the headings before it, back to the last paragraph, belong to the new
 * story. */
static void
stories_divide(struct doc *doc)
{
    int32_t story = 0, last_text = NONE;
    bool body_seen = false;
    for (int32_t b = 0; b < doc->block_count; b++) {
        struct block *block = &doc->blocks[b];
        if (block->kind == BLOCK_RESIDUE && body_seen &&
            line_is_update_stamp(doc_slice(doc, block->span))) {
            story++;
            for (int32_t k = last_text + 1; k < b; k++) doc->blocks[k].story = story;
            body_seen = false;
        }
        block->story = story;
        if (block->kind != BLOCK_PARAGRAPH) continue;
        last_text = b;
        body_seen = true;
    }
}

/* Headlines of other stories: those behind "Related articles", and two or more at the very end. */
static void
lists_strike(struct doc *doc)
{
    bool list = false, body = false;
    int32_t tail = doc->block_count;
    for (int32_t b = 0; b < doc->block_count; b++) {
        struct block *block = &doc->blocks[b];
        body |= block->kind == BLOCK_PARAGRAPH;
        if (block->kind == BLOCK_PARAGRAPH) list = false;
        if (body && block->kind == BLOCK_RESIDUE && line_heads_list(doc_slice(doc, block->span)))
            list = true;
        if (list && block->kind == BLOCK_HEADING) block->kind = BLOCK_RESIDUE;
    }
    while (tail > 0 && (doc->blocks[tail - 1].kind == BLOCK_HEADING ||
                        doc->blocks[tail - 1].kind == BLOCK_RESIDUE))
        tail--;
    int32_t headings = 0;
    for (int32_t b = tail; b < doc->block_count; b++)
        headings += doc->blocks[b].kind == BLOCK_HEADING;
    for (int32_t b = tail; b < doc->block_count && tail > 0 && headings > 1; b++)
        doc->blocks[b].kind = BLOCK_RESIDUE;
}

static void
datelines_find(struct doc *doc)
{
    int32_t story = NONE;
    for (int32_t b = 0; b < doc->block_count; b++) {
        struct block *block = &doc->blocks[b];
        bool paragraph = block->kind == BLOCK_PARAGRAPH;
        if (!paragraph && block->kind != BLOCK_TITLE && block->kind != BLOCK_HEADING) continue;
        block->dateline = dateline_find(doc->text, block->span, paragraph && block->story != story);
        if (paragraph) story = block->story;
    }
}

int
clean_stage(const struct extract_model *model, struct doc *doc, struct fail *why)
{
    (void)model, (void)why;
    size_t at = 0;
    struct span line;
    while (line_next(doc->text, &at, &line)) {
        enum block_kind kind = line_kind(doc_slice(doc, line));
        /* a source may give the lead, or a caption, for a title: it stays what it is */
        bool lead = kind == BLOCK_PARAGRAPH && slice_ends(doc_slice(doc, line), ".");
        if (line.start < doc->input.title.len &&
            (kind == BLOCK_HEADING || kind == BLOCK_PARAGRAPH) && !lead)
            kind = BLOCK_TITLE;
        block_put(doc, line, kind, 0);
    }
    stories_divide(doc);
    lists_strike(doc);
    datelines_find(doc);
    return 0;
}
