/* verbs_parse.c: reads one line of dict/verbs: a pattern like an English sentence, "=>", a code and
 * flags. */
#include "extract/verbs_parse.h"

#include <stdlib.h>

static const char *const embeds[EMBED_COUNT] = {
    [EMBED_NONE] = "",         [EMBED_PASS] = "pass",     [EMBED_INTENT] = "intent",
    [EMBED_APPEAL] = "appeal", [EMBED_DEMAND] = "demand", [EMBED_REFUSE] = "refuse",
    [EMBED_THREAT] = "threat", [EMBED_ACCUSE] = "accuse", [EMBED_HALT] = "halt",
    [EMBED_SAY] = "say",       [EMBED_AGAIN] = "again",   [EMBED_BACK] = "back",
    [EMBED_KEPT] = "kept",
};

static const struct {
    char letter;
    enum slot slot;
} slots[] = {{'A', SLOT_ACTOR}, {'R', SLOT_RECIPIENT}, {'P', SLOT_PARTY},
             {'O', SLOT_OTHER}, {'T', SLOT_TOPIC},     {'*', SLOT_ANY}};

static const char *const prepositions[] = {
    "with",    "to",      "on",      "upon",      "from",      "at",      "against", "between",
    "among",   "for",     "of",      "over",      "in",        "into",    "by",      "about",
    "toward",  "towards", "through", "across",    "inside",    "within",  "around",  "under",
    "near",    "as",      "after",   "alongside", "regarding", "outside", "onto",    "before",
    "without", "behind",  "amid",    "off",       "out",       "along",   "past",    "opposite"};

struct frame_reader {
    struct verbs_reader *in;
    struct frame frame;
    struct word_set triggers;
    bool optional, has_trigger;
    struct word_set preps; /* waiting for what they govern */
    bool either;           /* the preposition may be missing */
    enum part_kind marker; /* INFINITIVE, THAT, SHOULD or MUST before T, else OBJECT */
};

enum embed
embed_find(struct slice name)
{
    for (int e = EMBED_NONE + 1; e < EMBED_COUNT; e++)
        if (slice_is(name, embeds[e])) return (enum embed)e;
    return EMBED_NONE;
}

struct slice
verbs_cut(struct slice *rest)
{
    *rest = slice_trim(*rest);
    size_t len = 0;
    while (len < rest->len && rest->at[len] != ' ' && rest->at[len] != '\t') len++;
    struct slice word = {rest->at, len};
    *rest = (struct slice){rest->at + len, rest->len - len};
    return word;
}

static int
compare_numbers(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static const struct word_set *
set_named(const struct verbs_reader *reader, struct slice name)
{
    for (int32_t i = 0; i < reader->set_count; i++)
        if (slice_equal(reader->sets[i].name, name)) return &reader->sets[i].words;
    return NULL;
}

int
verbs_read_words(struct verbs_reader *reader, struct slice text, struct word_set *out)
{
    struct slice rest = text, piece;
    int room = 4, count = 0;
    uint32_t *at = ARENA_ARRAY(reader->arena, uint32_t, (size_t)room);
    while (slice_next(&rest, '|', &piece)) {
        const struct word_set *set = NULL;
        if (!piece.len) return lines_fail(reader->lines, text.at, reader->why, "an empty word");
        if (piece.at[0] == '@') {
            set = set_named(reader, (struct slice){piece.at + 1, piece.len - 1});
            if (!set)
                return lines_fail(reader->lines, piece.at, reader->why,
                                  "no set of that name in sets.txt");
        }
        int more = set ? set->count : 1;
        if (count + more > room) {
            at = arena_grow(reader->arena, at, sizeof *at * (size_t)room,
                            sizeof *at * (size_t)(2 * (count + more)));
            room = 2 * (count + more);
        }
        if (set && set->count)
            memcpy(at + count, set->at, sizeof *at * (size_t)set->count);
        else if (!set)
            at[count] = names_put(reader->words, piece);
        count += more;
    }
    if (count) qsort(at, (size_t)count, sizeof *at, compare_numbers);
    *out = (struct word_set){at, count};
    return 0;
}

int
verbs_read_code(struct verbs_reader *reader, struct slice word, const struct cameo_code **code)
{
    *code = cameo_find(reader->cameo, word);
    if (!*code) return lines_fail(reader->lines, word.at, reader->why, "no such CAMEO code");
    return 0;
}

int
verbs_read_class(struct verbs_reader *reader, struct slice word, enum plover *plover,
                 struct slice *mode)
{
    struct slice rest = word, event;
    slice_next(&rest, '.', &event);
    *mode = rest;
    *plover = plover_find(event);
    if (*plover == PLOVER_NONE)
        return lines_fail(reader->lines, word.at, reader->why, "no PLOVER event of that name");
    return 0;
}

static bool
is_preposition(struct slice word)
{
    struct slice rest = word, first;
    slice_next(&rest, '|', &first);
    for (size_t i = 0; i < sizeof prepositions / sizeof prepositions[0]; i++)
        if (slice_is(first, prepositions[i])) return true;
    return false;
}

static bool
has_word(struct slice words, const char *word)
{
    struct slice rest = words, one;
    while (slice_next(&rest, '|', &one))
        if (slice_is(one, word)) return true;
    return false;
}

static bool
is_clause_marker(struct slice word)
{
    return has_word(word, "that") || slice_is(word, "should") || slice_is(word, "must");
}

static enum slot
slot_of(struct slice word)
{
    for (size_t i = 0; word.len == 1 && i < sizeof slots / sizeof slots[0]; i++)
        if (word.at[0] == slots[i].letter) return slots[i].slot;
    return SLOT_NONE;
}

static int
put_part(struct frame_reader *reader, struct slice word, struct frame_part part)
{
    if (reader->frame.part_count == FRAME_PARTS)
        return lines_fail(reader->in->lines, word.at, reader->in->why,
                          "a pattern has %d parts at most", FRAME_PARTS);
    part.optional = reader->optional;
    reader->frame.parts[reader->frame.part_count++] = part;
    return 0;
}

static bool
is_slot(struct slice word)
{
    bool bare = word.len == 1 || (word.len > 2 && word.at[1] == ':');
    return bare && slot_of((struct slice){word.at, 1}) != SLOT_NONE;
}

/* Two objects in a row: the first is the indirect one. */
static int
put_object(struct frame_reader *reader, struct slice word)
{
    struct frame *frame = &reader->frame;
    for (int i = 0; i < frame->part_count; i++) {
        if (frame->parts[i].kind == PART_INDIRECT)
            return lines_fail(reader->in->lines, word.at, reader->in->why,
                              "a verb has two objects at most");
        if (frame->parts[i].kind != PART_OBJECT) continue;
        if (frame->parts[i].slot == SLOT_NONE)
            return lines_fail(reader->in->lines, word.at, reader->in->why,
                              "the indirect object needs a slot; +word is an adjective");
        frame->parts[i].kind = PART_INDIRECT;
    }
    return 0;
}

/* A slot or words after the trigger: an object, or what a preposition governs. */
static int
put_filler(struct frame_reader *reader, struct slice word)
{
    struct frame_part part = {.kind = PART_OBJECT, .deep = word.at[0] == '='};
    if (part.deep) word = (struct slice){word.at + 1, word.len - 1};
    part.slot = slot_of(word);
    if (word.len > 2 && word.at[1] == ':') {
        part.slot = slot_of((struct slice){word.at, 1});
        word = (struct slice){word.at + 2, word.len - 2};
    }
    bool any = part.slot != SLOT_NONE && word.len == 1;
    if (!any && verbs_read_words(reader->in, word, &part.words)) return -1;
    if (reader->marker != PART_OBJECT) {
        part.kind = reader->marker;
        part.preps = reader->preps;
    } else if (reader->preps.count) {
        part.kind = reader->either ? PART_EITHER : PART_OBLIQUE;
        part.preps = reader->preps;
    } else if (part.deep) {
        part.kind = PART_COMPLEMENT;
        reader->frame.complement = true;
    } else if (put_object(reader, word)) {
        return -1;
    }
    reader->preps = (struct word_set){0};
    reader->either = false;
    reader->marker = PART_OBJECT;
    return put_part(reader, word, part);
}

static int
put_trigger(struct frame_reader *reader, struct slice word)
{
    struct frame *frame = &reader->frame;
    if (slice_starts(word, "n:")) {
        frame->kind = FRAME_NOUN;
        word = (struct slice){word.at + 2, word.len - 2};
    } else if (slice_starts(word, "be:")) {
        frame->kind = FRAME_STATE;
        word = (struct slice){word.at + 3, word.len - 3};
    }
    reader->has_trigger = true;
    return verbs_read_words(reader->in, word, &reader->triggers);
}

/* "to T" is an infinitive or what "to" governs; "that T" a clause; "that|to T" either. */
static int
put_marker(struct frame_reader *reader, struct slice word, struct slice rest)
{
    rest = slice_trim(rest);
    bool topic = rest.len && rest.at[0] == 'T' && (rest.len == 1 || strchr(" ]:", rest.at[1]));
    if (has_word(word, "that"))
        reader->marker = slice_is(word, "that") ? PART_THAT : PART_CLAUSE;
    else if (has_word(word, "to") && topic)
        reader->marker = PART_INFINITIVE;
    if (slice_is(word, "should")) reader->marker = PART_SHOULD;
    if (slice_is(word, "must")) reader->marker = PART_MUST;
    if (reader->marker >= PART_THAT && reader->marker != PART_CLAUSE)
        return 0; /* "said he would" needs no "that" */
    return verbs_read_words(reader->in, word, &reader->preps);
}

/* "A", "A:convoy|shipment": who does it, before the trigger. */
static int
put_subject(struct frame_reader *reader, struct slice word)
{
    reader->frame.subject = slot_of((struct slice){word.at, 1});
    if (word.len == 1) return 0;
    return verbs_read_words(reader->in, (struct slice){word.at + 2, word.len - 2},
                            &reader->frame.subject_words);
}

static int
read_element(struct frame_reader *reader, struct slice word, struct slice rest)
{
    bool open = word.len && word.at[0] == '[', close = word.len && word.at[word.len - 1] == ']';
    if (open) reader->optional = true;
    if (open) word = (struct slice){word.at + 1, word.len - 1};
    if (close) word.len--;
    int failed;
    if (!reader->has_trigger && is_slot(word))
        failed = put_subject(reader, word);
    else if (!reader->has_trigger)
        failed = put_trigger(reader, word);
    else if (word.len > 1 && word.at[0] == '+') {
        struct frame_part part = {.kind = PART_PARTICLE};
        failed = verbs_read_words(reader->in, (struct slice){word.at + 1, word.len - 1},
                                  &part.preps) ||
                 put_part(reader, word, part);
    } else if (is_clause_marker(word) || is_preposition(word))
        failed = close && !open ? lines_fail(reader->in->lines, word.at, reader->in->why,
                                             "a preposition alone governs nothing")
                                : (reader->either = close, put_marker(reader, word, rest));
    else
        failed = put_filler(reader, word);
    if (close) reader->optional = false;
    return failed ? -1 : 0;
}

static int
read_pattern(struct frame_reader *reader, struct slice pattern)
{
    struct slice rest = pattern, word;
    while ((word = verbs_cut(&rest)).len)
        if (read_element(reader, word, rest)) return -1;
    if (!reader->has_trigger)
        return lines_fail(reader->in->lines, pattern.at, reader->in->why,
                          "a pattern needs a word that carries the event");
    if (reader->optional || reader->preps.count || reader->marker != PART_OBJECT)
        return lines_fail(reader->in->lines, pattern.at + pattern.len - 1, reader->in->why,
                          "the pattern breaks off");
    return 0;
}

/* "!game match": with one of these words beside it, it is no event. */
static int
read_veto(struct frame_reader *reader, struct slice word)
{
    struct word_set more = {0}, *veto = &reader->frame.veto;
    if (word.at[0] == '!') word = (struct slice){word.at + 1, word.len - 1};
    if (verbs_read_words(reader->in, word, &more)) return -1;
    size_t old = (size_t)veto->count, added = (size_t)more.count;
    uint32_t *at = ARENA_ARRAY(reader->in->arena, uint32_t, old + added);
    if (old) memcpy(at, veto->at, sizeof *at * old);
    if (added) memcpy(at + old, more.at, sizeof *at * added);
    qsort(at, old + added, sizeof *at, compare_numbers);
    *veto = (struct word_set){at, veto->count + more.count};
    return 0;
}

static int
read_flag(struct frame_reader *reader, struct slice word)
{
    struct frame *frame = &reader->frame;
    if (frame->veto.count || word.at[0] == '!') return read_veto(reader, word);
    if (slice_is(word, "both")) return frame->both = true, 0;
    if (slice_is(word, "alone")) return frame->alone = true, 0;
    if (slice_is(word, "weak")) return frame->weak = true, 0;
    if (slice_is(word, "spoken")) return frame->spoken = true, 0;
    for (int status = 0; status < STATUS_COUNT; status++)
        if (slice_is(word, status_name((enum event_status)status)))
            return frame->status = status, 0;
    if (embed_find(word) != EMBED_NONE) return frame->embed = embed_find(word), 0;
    if (word.at[0] >= '0' && word.at[0] <= '9')
        return verbs_read_code(reader->in, word, &frame->code);
    if (word.at[0] >= 'A' && word.at[0] <= 'Z')
        return verbs_read_class(reader->in, word, &frame->plover, &frame->mode);
    return lines_fail(reader->in->lines, word.at, reader->in->why,
                      "neither a CAMEO code, an EVENT.mode, a status nor a flag");
}

static size_t
arrow(struct slice line)
{
    for (size_t i = 0; i + 1 < line.len; i++)
        if (line.at[i] == '=' && line.at[i + 1] == '>') return i;
    return line.len;
}

int
verbs_read_frame(struct verbs_reader *in, frame_put *put, void *to)
{
    struct slice line = in->lines->line;
    struct frame_reader reader = {.in = in, .frame = {.status = -1}, .marker = PART_OBJECT};
    size_t cut = arrow(line);
    if (cut == line.len) return lines_fail(in->lines, line.at, in->why, "no => in this line");
    if (read_pattern(&reader, slice_trim((struct slice){line.at, cut}))) return -1;
    struct slice rest = {line.at + cut + 2, line.len - cut - 2}, word;
    while ((word = verbs_cut(&rest)).len)
        if (read_flag(&reader, word)) return -1;
    if (!reader.frame.code && reader.frame.embed == EMBED_NONE)
        return lines_fail(in->lines, line.at + cut, in->why, "no CAMEO code after =>");
    const char *file = strrchr(in->lines->file, '/');
    reader.frame.rule = slice_of(arena_printf(
        in->arena, "verbs/%s:%u", file ? file + 1 : in->lines->file, in->lines->number));
    for (int i = 0; i < reader.triggers.count; i++) {
        reader.frame.lemma = reader.triggers.at[i];
        put(to, &reader.frame);
    }
    return 0;
}
