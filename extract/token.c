/* token.c: cuts sentences into words as UD English does: punctuation stands alone, hyphenated words
 * are three, "don't" and "Dar's" are tokens of two words. */
#include "extract/spelling.h"
#include "extract/stage.h"

/* The text of one sentence, and where we are in it. */
struct cutter {
    struct doc *doc;
    struct slice text; /* up to the sentence's end; at is the document's start */
    size_t at;
    int32_t sentence;
};

static struct slice
left(const struct cutter *cutter, size_t from)
{
    return (struct slice){cutter->text.at + from, cutter->text.len - from};
}

static enum char_kind
kind_at(const struct cutter *cutter, size_t at, size_t *length)
{
    *length = 0;
    return at < cutter->text.len ? char_kind(left(cutter, at), length) : CHAR_SPACE;
}

static bool
is_word(enum char_kind kind)
{
    return kind == CHAR_UPPER || kind == CHAR_LOWER || kind == CHAR_DIGIT;
}

static bool
is_letter(enum char_kind kind)
{
    return kind == CHAR_UPPER || kind == CHAR_LOWER;
}

static struct token *
word_put(struct cutter *cutter, size_t start, size_t end)
{
    struct doc *doc = cutter->doc;
    size_t length;
    int32_t t = DOC_PUT(doc, doc->tokens, doc->token_count);
    doc->tokens[t] = (struct token){
        .span = {(uint32_t)start, (uint32_t)end},
        .sentence = cutter->sentence,
        .space_after = kind_at(cutter, end, &length) == CHAR_SPACE,
        .head = NONE,
        .name = NONE,
        .actor = NONE,
        .day = NONE,
        .place = NONE,
        .first_child = NONE,
        .next_sibling = NONE,
    };
    return &doc->tokens[t];
}

static void
mwt_put(struct cutter *cutter, size_t start, size_t middle, size_t end)
{
    word_put(cutter, start, middle)->mwt = 2;
    word_put(cutter, middle, end);
}

static void
word_divide(struct cutter *cutter, size_t start, size_t end)
{
    struct slice word = {cutter->text.at + start, end - start};
    size_t cut = spelling_contraction(word, left(cutter, end));
    if (cut) {
        mwt_put(cutter, start, start + cut, end);
    } else if ((cut = spelling_unit(word))) {
        word_put(cutter, start, start + cut);
        word_put(cutter, start + cut, end);
    } else {
        word_put(cutter, start, end);
    }
}

/* ---- runs of letters and digits with marks inside ---- */

/* "713-853-1234", "555-1234": the dash stands in three groups of digits, or in three and four. */
static bool
is_phone(const struct cutter *cutter, size_t start, size_t dash)
{
    size_t groups = 1, digits = 0, longest = 0, i = start;
    for (; i < cutter->text.len && i < start + 24; i++) {
        char c = cutter->text.at[i];
        if (c == '-' && digits)
            groups++, digits = 0;
        else if (c >= '0' && c <= '9')
            digits++;
        else
            break;
        if (digits > longest) longest = digits;
    }
    if (groups >= 3) return digits >= 2 && longest >= 3;
    return groups == 2 && digits == 4 && dash - start == 3;
}

/* "1/2" and "3/4" are three words, "9/11" and "1/31/2001" one. */
static bool
slash_date(const struct cutter *cutter, size_t at)
{
    size_t length;
    return kind_at(cutter, at + 2, &length) == CHAR_DIGIT ||
           (at + 2 < cutter->text.len && cutter->text.at[at + 2] == '/');
}

/* "Kevin.Boone@", "News.feed.com": after the next letters another stop or @ follows, and more. */
static bool
host_goes_on(const struct cutter *cutter, size_t at)
{
    size_t length, end = at + 24;
    while (at < end && is_word(kind_at(cutter, at, &length))) at += length;
    if (at + 1 >= cutter->text.len) return false;
    return cutter->text.at[at] == '@' ||
           (cutter->text.at[at] == '.' && is_word(kind_at(cutter, at + 1, &length)));
}

/* May the mark at `at`, between the characters `before` and `after`, stand inside a word that
 * began at `start`? */
static bool
joins(const struct cutter *cutter, size_t start, size_t at, enum char_kind before,
      enum char_kind after)
{
    bool digits = before == CHAR_DIGIT && after == CHAR_DIGIT;
    size_t length;
    switch (cutter->text.at[at]) {
    case '.':
        return !(before == CHAR_LOWER && after == CHAR_UPPER && at - start > 2) ||
               host_goes_on(cutter, at + 1);
    case '\'':
    case '`':
        return is_letter(after);
    case '@':
    case '_':
        return true;
    case ',':
    case ':':
        return digits;
    case '/':
        return digits && (at - start > 1 || slash_date(cutter, at));
    case '&':
        return before == CHAR_UPPER && after == CHAR_UPPER;
    case '-':
        if (is_letter(after) &&
            spelling_prefix((struct slice){cutter->text.at + start, at - start}))
            return true;
        return digits && is_phone(cutter, start, at);
    }
    return slice_starts(left(cutter, at), "’") && is_letter(kind_at(cutter, at + 3, &length));
}

/* Is there nothing but closing marks from here to the end of the sentence? */
static bool
ends_here(const struct cutter *cutter, size_t at)
{
    size_t length;
    while (at < cutter->text.len && kind_at(cutter, at, &length) == CHAR_CLOSE) at += length;
    return at >= cutter->text.len;
}

/* Does the full stop at `at` belong to the word before it? At the end of a sentence it is a token
 * of its own but for "U.S." and the like. */
static bool
keeps_stop(const struct cutter *cutter, size_t start, size_t at)
{
    struct slice word = {cutter->text.at + start, at - start};
    size_t length, next = at + 1;
    if (next < cutter->text.len && cutter->text.at[next] == '.') return false;
    if (spelling_before_number(word)) {
        while (next < cutter->text.len && cutter->text.at[next] == ' ') next++;
        if (kind_at(cutter, next, &length) == CHAR_DIGIT) return true;
        if (word.len > 1) return false;
    }
    if (!spelling_abbreviation(word)) return false;
    return !ends_here(cutter, next) || (word.len == 3 && word.at[1] == '.' && word.at[0] < 'a');
}

static void
run_cut(struct cutter *cutter)
{
    size_t start = cutter->at, i = start, length, after_length;
    enum char_kind before = CHAR_LOWER;
    while (i < cutter->text.len) {
        enum char_kind kind = kind_at(cutter, i, &length);
        if (is_word(kind) || kind == CHAR_JOINER) {
            if (kind != CHAR_JOINER) before = kind;
            i += length;
            continue;
        }
        enum char_kind after = kind_at(cutter, i + length, &after_length);
        if (kind == CHAR_SPACE || !is_word(after) || !joins(cutter, start, i, before, after)) break;
        i += length;
    }
    if (i < cutter->text.len && cutter->text.at[i] == '.' && keeps_stop(cutter, start, i)) i++;
    word_divide(cutter, start, i);
    cutter->at = i;
}

/* ---- addresses, handles, faces ---- */
static bool
is_address(struct slice text)
{
    static const char *const starts[] = {"http://", "https://", "www.", "ftp://"};
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
        if (text.len > strlen(starts[i]) &&
            slice_is_nocase((struct slice){text.at, strlen(starts[i])}, starts[i]))
            return true;
    return false;
}

static void
address_cut(struct cutter *cutter)
{
    size_t start = cutter->at, i = start;
    while (i < cutter->text.len && (unsigned char)cutter->text.at[i] > ' ') i++;
    while (i > start + 1 && strchr(".,;:!?)]}>\"'", cutter->text.at[i - 1])) i--;
    word_put(cutter, start, i);
    cutter->at = i;
}

static size_t
face_length(struct slice text)
{
    static const char *const faces[] = {":-)", ":-(", ";-)", ":-D", ":-P", ":'(", ":)", ":(",
                                        ";)",  ":D",  ":P",  ":/",  "<3",  "^_^", "=)", ":))"};
    size_t best = 0, length;
    for (size_t i = 0; i < sizeof faces / sizeof faces[0]; i++)
        if (slice_starts(text, faces[i]) && strlen(faces[i]) > best) best = strlen(faces[i]);
    if (!best || best == text.len) return best;
    enum char_kind next = char_kind((struct slice){text.at + best, text.len - best}, &length);
    return is_word(next) ? 0 : best;
}

/* ---- marks ---- */

/* Marks that are one token when repeated. */
static size_t
repeated(struct slice text)
{
    static const char *const sets[] = {".", "!?", "-", "*", "=", "_", "~",
                                       "`", "'",  "<", ">", "+", "$", "-=<>|+_*"};
    if (slice_starts(text, ".?") || slice_starts(text, ".!")) return 2;
    if (slice_starts(text, "’’") || slice_starts(text, "‘’")) return 6;
    for (size_t s = 0; s < sizeof sets / sizeof sets[0]; s++) {
        size_t n = 0;
        while (n < text.len && text.at[n] && strchr(sets[s], text.at[n])) n++;
        if (n > 1) return n;
    }
    return 0;
}

/* A picture with what belongs to it: selectors, skin, joined pictures, the second letter of a
 * flag. */
static size_t
picture(const struct cutter *cutter)
{
    size_t at = cutter->at, length, end;
    uint32_t first = utf8_decode(left(cutter, at), &length);
    end = at + length;
    for (; end < cutter->text.len; end += length) {
        uint32_t point = utf8_decode(left(cutter, end), &length);
        bool flag = first >= 0x1F1E6 && first <= 0x1F1FF && point >= 0x1F1E6 && point <= 0x1F1FF;
        if (flag) first = 0;
        if (!flag && kind_at(cutter, end, &length) != CHAR_JOINER) break;
        if (point == 0x200D && end + length < cutter->text.len) {
            end += length;
            utf8_decode(left(cutter, end), &length);
        }
    }
    return end - at;
}

static void
mark_cut(struct cutter *cutter)
{
    struct slice rest = left(cutter, cutter->at);
    size_t length, next;
    enum char_kind kind = char_kind(rest, &length);
    size_t many = repeated(rest), face = 0;
    bool starts = cutter->at == 0 || (unsigned char)rest.at[-1] <= ' ';
    if (starts) face = face_length(rest);
    if (face) {
        length = face;
    } else if (rest.at[0] == '@' ||
               (rest.at[0] == '#' && is_letter(kind_at(cutter, cutter->at + 1, &next)))) {
        while (length < rest.len &&
               (is_word(kind_at(cutter, cutter->at + length, &next)) || rest.at[length] == '_'))
            length += next;
    } else if (many) {
        length = many;
    } else if (kind == CHAR_SYMBOL || kind == CHAR_JOINER) {
        length = picture(cutter);
    }
    word_put(cutter, cutter->at, cutter->at + length);
    cutter->at += length;
}

/* The apostrophe of "owners'" belongs to the word before it. */
static bool
possessive_cut(struct cutter *cutter)
{
    struct doc *doc = cutter->doc;
    struct slice rest = left(cutter, cutter->at);
    size_t length = slice_starts(rest, "’") ? 3 : rest.at[0] == '\'' ? 1 : 0, next;
    if (!length || !doc->token_count) return false;
    struct token *before = &doc->tokens[doc->token_count - 1];
    if (before->span.end != cutter->at || before->mwt || before->space_after) return false;
    struct slice form = token_form(doc, doc->token_count - 1);
    if ((form.at[form.len - 1] | 32) != 's' || form.len < 3) return false;
    if (kind_at(cutter, cutter->at + length, &next) != CHAR_SPACE) return false;
    for (int32_t t = doc->token_count - 1; t >= 0 && doc->tokens[t].sentence == cutter->sentence;
         t--) { /* a quote that was opened is closed here, is no possessive */
        struct slice open = token_form(doc, t);
        if (doc->token_count - t > 12) break;
        if (slice_is(open, "'") || slice_is(open, "‘")) return false;
    }
    before->mwt = 2;
    word_put(cutter, cutter->at, cutter->at + length);
    cutter->at += length;
    return true;
}

/* "US$5 million": whose dollars they are is no word of its own. */
static bool
currency_cut(struct cutter *cutter)
{
    static const char *const whose[] = {"US", "A",  "AU", "C",  "CA", "Can", "NZ", "HK",
                                        "S",  "SG", "R",  "TT", "J",  "EC",  "NT", "FJ"};
    struct doc *doc = cutter->doc;
    if (left(cutter, cutter->at).at[0] != '$' || !doc->token_count) return false;
    struct token *before = &doc->tokens[doc->token_count - 1];
    if (before->span.end != cutter->at || before->sentence != cutter->sentence) return false;
    for (size_t i = 0; i < sizeof whose / sizeof whose[0]; i++) {
        if (!slice_is(token_form(doc, doc->token_count - 1), whose[i])) continue;
        before->span.end = (uint32_t)++cutter->at;
        before->space_after = false;
        return true;
    }
    return false;
}

static void
sentence_cut(struct cutter *cutter)
{
    while (cutter->at < cutter->text.len) {
        size_t length, next;
        enum char_kind kind = kind_at(cutter, cutter->at, &length);
        struct slice rest = left(cutter, cutter->at);
        if (kind == CHAR_SPACE)
            cutter->at += length;
        else if (is_letter(kind) && is_address(rest))
            address_cut(cutter);
        else if (is_word(kind))
            run_cut(cutter);
        else if (rest.len > 1 && rest.at[0] == '.' &&
                 kind_at(cutter, cutter->at + 1, &next) == CHAR_DIGIT)
            cutter->at++, run_cut(cutter),
                cutter->doc->tokens[cutter->doc->token_count - 1].span.start--;
        else if (!possessive_cut(cutter) && !currency_cut(cutter))
            mark_cut(cutter);
    }
}

int
token_stage(const struct extract_model *model, struct doc *doc, struct fail *why)
{
    (void)model, (void)why;
    for (int32_t s = 0; s < doc->sentence_count; s++) {
        struct sentence *sentence = &doc->sentences[s];
        struct cutter cutter = {doc, {doc->text.at, sentence->span.end}, sentence->span.start, s};
        sentence->first_token = doc->token_count;
        sentence_cut(&cutter);
        sentence->token_count = doc->token_count - sentence->first_token;
    }
    return 0;
}
