/* split.c: sums the weights of what stands around a gap. */
#include "extract/split.h"

#include <ctype.h>

#include "extract/language_file.h"
#include "extract/words.h"

int
splits_load(struct splits *splits, struct slice file, struct fail *why)
{
    splits->weights = language_need(file, "splits", sizeof(int16_t), SPLIT_WEIGHTS, 1, why);
    return splits->weights ? 0 : -1;
}

static struct slice
rest_of(struct slice text, size_t at)
{
    return (struct slice){text.at + at, text.len - at};
}

static bool
is_domain(struct slice word)
{
    return slice_starts(word, "Com") || slice_starts(word, "Net") || slice_starts(word, "Org");
}

/* "voted.He", "stop.”The": behind a stop at `at` the space was lost; returns where the next
 * sentence begins, or 0. */
static size_t
lost_space(struct slice text, size_t start, size_t at)
{
    size_t length, next = at + 1;
    if (at < start + 2 || !islower((unsigned char)text.at[at - 1]) ||
        !islower((unsigned char)text.at[at - 2]))
        return 0;
    while (next < text.len && char_kind(rest_of(text, next), &length) == CHAR_CLOSE) next += length;
    if (next + 1 >= text.len || !isupper((unsigned char)text.at[next])) return 0;
    return islower((unsigned char)text.at[next + 1]) && !is_domain(rest_of(text, next)) ? next : 0;
}

struct chunk
chunk_at(struct slice text, size_t start)
{
    struct chunk chunk = {.start = start, .word = start, .upper_only = true};
    size_t length, i = start, tail = start;
    bool first = true;
    for (; i < text.len; i += length) {
        enum char_kind kind = char_kind(rest_of(text, i), &length);
        if (kind == CHAR_SPACE) break;
        bool letter = kind == CHAR_UPPER || kind == CHAR_LOWER || kind == CHAR_DIGIT;
        if (first && kind != CHAR_OPEN && kind != CHAR_CLOSE)
            chunk.first = kind, chunk.word = i, first = false;
        if (kind == CHAR_LOWER) chunk.upper_only = false;
        if (kind == CHAR_STOP)
            chunk.stopped = true;
        else if (kind != CHAR_CLOSE)
            chunk.stopped = false;
        if (letter || kind == CHAR_SYMBOL) tail = i + length;
        size_t next = kind == CHAR_STOP ? lost_space(text, start, i) : 0;
        if (next) {
            i = next;
            break;
        }
    }
    chunk.end = i;
    chunk.stop = tail > chunk.word ? tail : i;
    if (first) chunk.first = CHAR_CLOSE, chunk.stop = start;
    return chunk;
}

size_t
space_skip(struct slice text, size_t at)
{
    size_t length;
    while (at < text.len && char_kind(rest_of(text, at), &length) == CHAR_SPACE) at += length;
    return at;
}

/* The rule of thumb: after a full stop that belongs to no abbreviation, before no small letter. */
static bool
thumb(struct slice text, const struct chunk *left, const struct chunk *right)
{
    if (!left->stopped || right->first == CHAR_LOWER || right->first == CHAR_MARK) return false;
    struct slice word = {text.at + left->word, left->stop - left->word};
    size_t marks = left->end - left->stop;
    if (!marks || text.at[left->stop] != '.' || (marks > 1 && text.at[left->stop + 1] == '.'))
        return true;
    if (spelling_title(word)) return false;
    if (spelling_before_number(word) && right->first == CHAR_DIGIT) return false;
    if (!spelling_abbreviation(word)) return true;
    return right->first == CHAR_UPPER && (marks > 1 || word.len > 3);
}

/* How a word is written, in few bits: first kind, capitals only, one letter, has marks behind. */
static uint64_t
writing(const struct chunk *chunk)
{
    if (chunk->start == chunk->end) return 99;
    size_t len = chunk->stop - chunk->word;
    return (uint64_t)chunk->first * 8 + (len == 1) * 4u + chunk->upper_only * 2u +
           (chunk->stop < chunk->end);
}

static uint64_t
word_hash(struct slice text, size_t from, size_t to)
{
    uint64_t hash = 14695981039346656037u;
    if (to > from + 24) to = from + 24;
    for (size_t i = from; i < to; i++) {
        int c = tolower((unsigned char)text.at[i]);
        hash = (hash ^ (uint64_t)(isdigit(c) ? '0' : c)) * 1099511628211u;
    }
    return hash;
}

static int
coarse(int count)
{
    static const int steps[] = {1, 2, 3, 5, 8, 12, 18, 26, 40};
    int i = 0;
    while (i < 9 && count > steps[i]) i++;
    return i;
}

static uint32_t
key_of(int kind, uint64_t a, uint64_t b, uint64_t c)
{
    uint64_t hash = (uint64_t)kind * 0x9E3779B97F4A7C15u;
    hash = (hash ^ a) * 0xD6E8FEB86659FD93u;
    hash = (hash ^ hash >> 32 ^ b) * 0xD6E8FEB86659FD93u;
    hash = (hash ^ hash >> 32 ^ c) * 0xD6E8FEB86659FD93u;
    return (uint32_t)(hash >> 40) & (SPLIT_WEIGHTS - 1);
}

void
split_keys(struct slice text, const struct gap *gap, uint32_t keys[SPLIT_KEYS])
{
    const struct chunk *l = &gap->left, *r = &gap->right;
    uint64_t marks = word_hash(text, l->stop, l->end), word = word_hash(text, l->word, l->stop);
    uint64_t next = word_hash(text, r->word, r->stop), lw = writing(l), rw = writing(r);
    uint64_t opens = word_hash(text, r->start, r->word), aw = writing(&gap->after);
    uint64_t bw = writing(&gap->before), rule = thumb(text, l, r);
    uint64_t since = (uint64_t)coarse(gap->since), ahead = (uint64_t)coarse(gap->ahead);
    uint64_t behind = word_hash(text, gap->after.word, gap->after.stop);
    uint64_t tail = word_hash(text, r->stop, r->end), stopped = l->stopped;
    uint64_t alone = gap->since < 3 ? (uint64_t)gap->since : 3;
    const uint64_t rows[SPLIT_KEYS][3] = {
        {0, 0, 0},
        {rule, 0, 0},
        {marks, 0, 0},
        {marks, lw, 0},
        {marks, rw, 0},
        {marks, lw, rw},
        {marks, word, 0},
        {marks, next, 0},
        {rule, since, 0},
        {rule, ahead, 0},
        {stopped, since, rw},
        {stopped, ahead, rw},
        {marks, rw, aw},
        {stopped, lw, bw},
        {word, rw, stopped},
        {next, lw, stopped},
        {word, next, 0},
        {opens, marks, 0},
        {next, behind, 0},
        {tail, rw, stopped},
        {since, ahead, stopped},
        {rule, next, 0},
        {rule, word, 0},
        {stopped, rw, aw},
        {marks, since, rw},
        {lw, rw, aw},
        {bw, lw, rw},
        {tail, next, stopped},
        {lw, alone, stopped},
        {lw, alone, rw},
        {marks, alone, bw},
    };
    for (int k = 0; k < SPLIT_KEYS; k++)
        keys[k] = key_of(k, rows[k][0] + 1, rows[k][1] + 1, rows[k][2] + 1);
}

static bool
begins_sentences(struct slice word)
{
    static const char *const list[] = {"The",   "A",   "He",   "She",   "It",    "They", "We",
                                       "This",  "But", "In",   "On",    "At",    "His",  "Her",
                                       "Their", "An",  "Both", "There", "After", "I",    "That"};
    return SLICE_ONE_OF(word, list);
}

static bool
is_capitals(struct slice word)
{
    for (size_t i = 0; i < word.len; i++)
        if (word.at[i] < 'A' || word.at[i] > 'Z') return false;
    return word.len > 1;
}

/* "at 5 p.m. Tuesday", "10 a.m. GMT" */
static bool
goes_with_hour(struct slice hour, struct slice next)
{
    static const char *const list[] = {
        "Monday", "Tuesday",   "Wednesday", "Thursday", "Friday",   "Saturday", "Sunday", "January",
        "Jan",    "February",  "Feb",       "March",    "April",    "May",      "June",   "July",
        "August", "September", "October",   "November", "December", "ET",       "EST",    "EDT",
        "GMT",    "UTC",       "IST",       "CET",      "BST",      "PT",       "PST",    "PDT",
        "PKT",    "Eastern",   "Central",   "Pacific",  "Moscow",   "Greenwich"};
    return (slice_is_nocase(hour, "p.m") || slice_is_nocase(hour, "a.m")) &&
           SLICE_ONE_OF(next, list);
}

/* "•", or "-" and "2." at the start of a line. */
static bool
is_bullet(struct slice text, size_t from, const struct chunk *chunk)
{
    static const char *const always[] = {"•", "▪", "●", "◆", "■"};
    static const char *const in_lines[] = {"-", "–", "—", "*", "·", "o"};
    struct slice mark = {text.at + chunk->start, chunk->end - chunk->start};
    if (SLICE_ONE_OF(mark, always)) return true;
    if (!memchr(text.at + from, '\n', chunk->start - from)) return false;
    if (SLICE_ONE_OF(mark, in_lines)) return true;
    return chunk->first == CHAR_DIGIT && mark.len <= 3 && mark.at[mark.len - 1] == '.';
}

/* What the treebanks have too few examples of: 1 a sentence ends, 0 it does not, -1 ask them. */
static int
settled(struct slice text, const struct gap *gap)
{
    const struct chunk *left = &gap->left, *right = &gap->right;
    struct slice word = {text.at + left->word, left->stop - left->word};
    struct slice next = {text.at + right->word, right->stop - right->word};
    bool dot = left->stop < left->end && text.at[left->stop] == '.';
    /* Nearly every gap: small letters on both sides, no mark between. */
    if (right->first == CHAR_LOWER && left->stop == left->end && left->first == CHAR_LOWER)
        return 0;
    /* "Vice President JD Vance": initials between a title and a name, no mark */
    if (left->stop == left->end && word.len <= 3 && is_capitals(word) &&
        gap->before.first == CHAR_UPPER && !gap->before.upper_only &&
        gap->before.stop == gap->before.end && gap->since > 1 && right->first == CHAR_UPPER &&
        !is_capitals(next) && !begins_sentences(next))
        return 0;
    if (is_bullet(text, left->end, right)) return 1;
    if (gap->lines && left->stop == left->end) return 0;
    if (right->first == CHAR_LOWER && text.at[left->end - 1] == ',') return 0;
    /* "at 5 p.m. on", "the U.N. has", "Gen. Mark Milley", but "the U.N. The". */
    if (dot && spelling_abbreviation(word)) {
        if (right->first == CHAR_LOWER || goes_with_hour(word, next)) return 0;
        if (spelling_title(word) && right->first == CHAR_UPPER && !begins_sentences(next)) return 0;
        if (!spelling_title(word) && right->start == right->word && begins_sentences(next))
            return 1;
    }
    /* "on 3 June 2024. They": there such numbers stand in lists alone. */
    if (gap->since > 2 && left->first == CHAR_DIGIT && right->first == CHAR_UPPER &&
        thumb(text, left, right))
        return 1;
    return -1;
}

bool
split_here(const struct splits *splits, struct slice text, const struct gap *gap)
{
    uint32_t keys[SPLIT_KEYS];
    if (!splits->weights) return thumb(text, &gap->left, &gap->right);
    int known = settled(text, gap), sum = 0;
    if (known >= 0) return known;
    split_keys(text, gap, keys);
    for (int k = 0; k < SPLIT_KEYS; k++) sum += splits->weights[keys[k]];
    return sum > 0;
}
