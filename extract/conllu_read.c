/* conllu_read.c: a document from CoNLL-U. */
#include "extract/conllu.h"

#include "base/buf.h"

struct reader {
    struct doc *doc;
    struct buf text;
    struct fail *why;
    uint32_t line;
    bool new_block, tagged;
    int32_t mwt_last; /* id of the last word of the multi-word token we are in */
    int32_t mwt_words;
    size_t mwt_end; /* text offset behind it; 0: its words do not spell it, they share its span */
    bool mwt_space;
};

static int
bad(struct reader *reader, const char *text)
{
    return fail_set(reader->why, FAIL_SKIP, EXIT_REFUSED, "CoNLL-U line %u: %s", reader->line,
                    text);
}

static bool
no_space(struct slice misc)
{
    struct slice piece;
    while (slice_next(&misc, '|', &piece))
        if (slice_is(piece, "SpaceAfter=No")) return true;
    return false;
}

static struct slice
value_or_none(struct slice column)
{
    return slice_is(column, "_") ? SLICE_NONE : column;
}

static void
sentence_begin(struct reader *reader)
{
    struct doc *doc = reader->doc;
    if (reader->new_block || !doc->block_count) {
        if (reader->text.len) buf_puts(&reader->text, "\n\n");
        int32_t b = DOC_PUT(doc, doc->blocks, doc->block_count);
        doc->blocks[b] = (struct block){.span = {(uint32_t)reader->text.len, 0},
                                        .kind = BLOCK_PARAGRAPH,
                                        .first_sentence = doc->sentence_count};
    } else if (reader->text.len && reader->text.at[reader->text.len - 1] != ' ') {
        buf_putc(&reader->text, ' ');
    }
    int32_t s = DOC_PUT(doc, doc->sentences, doc->sentence_count);
    doc->sentences[s] = (struct sentence){.span = {(uint32_t)reader->text.len, 0},
                                          .block = doc->block_count - 1,
                                          .first_token = doc->token_count};
    doc->blocks[doc->block_count - 1].sentence_count++;
    reader->new_block = false;
    reader->mwt_last = 0;
}

static int
sentence_end(struct reader *reader)
{
    struct doc *doc = reader->doc;
    struct sentence *sentence = &doc->sentences[doc->sentence_count - 1];
    sentence->token_count = doc->token_count - sentence->first_token;
    struct token *tokens = doc->tokens + sentence->first_token;
    if (!sentence->token_count) return bad(reader, "a sentence without words");
    sentence->span.end = tokens[sentence->token_count - 1].span.end;
    doc->blocks[doc->block_count - 1].span.end = sentence->span.end;
    int32_t roots = 0;
    for (int32_t t = 0; t < sentence->token_count; t++) {
        if (tokens[t].head > sentence->token_count)
            return bad(reader, "a head beyond the sentence");
        roots += tokens[t].head == 0;
        tokens[t].head = tokens[t].head > 0 ? sentence->first_token + tokens[t].head - 1 : NONE;
    }
    for (int32_t t = 0; reader->tagged && t < sentence->token_count; t++) {
        int32_t steps = 0, at = sentence->first_token + t;
        while (at != NONE && steps++ <= sentence->token_count) at = doc->tokens[at].head;
        if (at != NONE) return bad(reader, "the heads before this line go in a circle");
        if (sentence->token_count > 2000) break; /* a square of it would be too much */
    }
    sentence->gated = reader->tagged && roots == 0 &&
                      tokens[0].upos == UPOS_NONE; /* as the gate leaves one */
    if (reader->tagged && !sentence->gated && roots != 1)
        return bad(reader, "not one root before this line");
    doc_link_children(doc, sentence);
    return 0;
}

static int
range_line(struct reader *reader, const struct slice *column)
{
    struct slice rest = column[0], first, last;
    int64_t from, to;
    if (!slice_next(&rest, '-', &first) || !slice_next(&rest, '-', &last) ||
        slice_number(first, &from) || slice_number(last, &to) || to <= from || to - from > 20)
        return bad(reader, "no range of words");
    reader->mwt_last = (int32_t)to;
    reader->mwt_words = (int32_t)(to - from + 1);
    reader->mwt_space = !no_space(column[9]);
    return 0;
}

static int
word_line(struct reader *reader, const struct slice *column)
{
    struct doc *doc = reader->doc;
    int64_t id, head = -1;
    if (slice_number(column[0], &id) ||
        (!slice_is(column[6], "_") && slice_number(column[6], &head)))
        return bad(reader, "column 1 or 7 is no number");
    if (id != doc->token_count - doc->sentences[doc->sentence_count - 1].first_token + 1)
        return bad(reader, "words are not numbered 1, 2, 3");
    if (head > INT32_MAX || head < -1 || head == id) return bad(reader, "no such head");
    bool inside = id <= reader->mwt_last, last = id == reader->mwt_last;
    int32_t t = DOC_PUT(doc, doc->tokens, doc->token_count);
    struct token *token = &doc->tokens[t];
    *token = (struct token){.sentence = doc->sentence_count - 1,
                            .head = (int32_t)head,
                            .name = NONE,
                            .actor = NONE,
                            .day = NONE,
                            .place = NONE,
                            .mwt = (uint8_t)(inside ? reader->mwt_words : 0)};
    token->span.start = (uint32_t)reader->text.len;
    buf_put(&reader->text, column[1].at, column[1].len);
    token->span.end = (uint32_t)reader->text.len;
    struct slice lemma = value_or_none(column[2]);
    token->lemma = lemma.len
                       ? (struct slice){arena_copy(doc->arena, lemma.at, lemma.len), lemma.len}
                       : SLICE_NONE;
    token->upos = (uint8_t)upos_find(column[3]);
    token->xpos = (uint8_t)xpos_find(column[4]);
    token->feats = conllu_feats(column[5]);
    token->deprel = (uint8_t)deprel_find(column[7]);
    if (token->deprel == DEP_NONE && head >= 0) token->deprel = DEP_DEP;
    token->space_after = inside ? last && reader->mwt_space : !no_space(column[9]);
    if (token->space_after) buf_putc(&reader->text, ' ');
    reader->tagged |= head >= 0;
    if (inside) reader->mwt_words = 0;
    return 0;
}

static int
line_read(struct reader *reader, struct slice line, bool *open)
{
    if (line.len && line.at[0] == '#') {
        if (slice_starts(line, "# newdoc") || slice_starts(line, "# newpar"))
            reader->new_block = true;
        return 0;
    }
    if (!line.len) {
        if (!*open) return 0;
        *open = false;
        return sentence_end(reader);
    }
    struct slice column[10], rest = line;
    int n = 0;
    while (n < 10 && slice_next(&rest, '\t', &column[n])) n++;
    if (n < 10 || !column[1].len) return bad(reader, "not ten columns");
    if (!*open) sentence_begin(reader);
    *open = true;
    if (memchr(column[0].at, '.', column[0].len)) return 0; /* an empty node */
    if (memchr(column[0].at, '-', column[0].len)) return range_line(reader, column);
    return word_line(reader, column);
}

int
conllu_read(struct doc *doc, struct slice conllu, bool *tagged, struct fail *why)
{
    struct reader reader = {.doc = doc, .why = why};
    struct slice line;
    bool open = false;
    int result = 0;
    while (!result && slice_next(&conllu, '\n', &line)) {
        reader.line++;
        if (line.len && line.at[line.len - 1] == '\r') line.len--;
        result = line_read(&reader, line, &open);
    }
    if (!result && open) result = sentence_end(&reader);
    struct slice text = buf_slice(&reader.text);
    doc->text = (struct slice){arena_copy(doc->arena, text.at, text.len), text.len};
    *tagged = reader.tagged;
    buf_fini(&reader.text);
    return result;
}
