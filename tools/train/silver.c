/* silver.c: marks names in treebanks that have none, or only some: nationalities, offices, states,
 * organisations and persons that the dictionaries list. What may be a name and is in no list stays
 * unknown there: nothing is learnt from it. */
#include <ctype.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/lines.h"
#include "tools/train/silver.h"

enum { PHRASE_WORDS = 7 };

struct silver {
    struct names *phrases; /* lower case, words divided by one space */
    uint8_t *types;        /* enum name_type of each phrase */
    uint32_t room;
    struct slice *list[NAME_TYPE_COUNT]; /* as they are written, for silver_draw */
    uint32_t count[NAME_TYPE_COUNT];
    struct arena arena;
};

/* Which column of which file has names of which type; `what`: only lines whose second column is
 * this. */
struct source {
    const char *file;
    char mark;
    int column;
    enum name_type type;
    int what_column;
    const char *what;
};
static const struct source sources[] = {
    {"states.txt", '|', 2, NAME_NAT, 1, "adjective"},
    {"states-base.txt", '|', 2, NAME_NAT, 1, "adjective"},
    {"states.txt", '|', 2, NAME_LOC, 1, "name"},
    {"states-base.txt", '|', 2, NAME_LOC, 1, "name"},
    {"states-base.txt", '|', 2, NAME_LOC, 1, "capital"},
    {"offices.txt", '|', 3, NAME_OFF, 0, "office"},
    {"organisations.txt", '|', 3, NAME_ORG, 0, NULL},
    {"people.txt", '|', 0, NAME_PER, 0, NULL},
    {"people-base.txt", '|', 0, NAME_PER, 0, NULL},
    {"places.txt", '\t', 1, NAME_LOC, 0, "country"},
    {"places.txt", '\t', 1, NAME_LOC, 0, "capital"},
    {"places.txt", '\t', 1, NAME_LOC, 0, "city"},
    {"occasions.txt", ']', 0, NAME_EVT, 0, NULL},
    {"treebank/names.txt", '|', 1, NAME_ORG, 0, "ORG"},
    {"treebank/names.txt", '|', 1, NAME_PER, 0, "PER"},
    {"treebank/names.txt", '|', 1, NAME_EVT, 0, "EVT"},
};

static void
phrase_put(struct silver *silver, struct slice text, enum name_type type)
{
    struct buf key = {0};
    text = slice_trim(text);
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c == '-' && key.len)
            buf_puts(&key, " - ");
        else
            buf_putc(&key, (char)tolower((unsigned char)c));
    }
    uint32_t before = names_count(silver->phrases);
    uint32_t p = key.len > 1 ? names_put(silver->phrases, buf_slice(&key)) : before;
    buf_fini(&key);
    if (p < before || names_count(silver->phrases) == before) return;
    if (p >= silver->room) {
        silver->room = silver->room ? silver->room * 2 : 4096;
        silver->types = mem_grow(silver->types, silver->room);
    }
    silver->types[p] = (uint8_t)type;
}

static void
list_put(struct silver *silver, struct slice name, enum name_type type)
{
    uint32_t n = silver->count[type];
    if (n == 0 || (n & (n - 1)) == 0)
        silver->list[type] = mem_grow(silver->list[type],
                                      sizeof *silver->list[type] * (n ? 2 * (size_t)n : 1));
    silver->list[type][n] = (struct slice){arena_copy(&silver->arena, name.at, name.len), name.len};
    silver->count[type]++;
}

struct slice
silver_draw(const struct silver *silver, enum name_type type, struct dice *dice)
{
    if (!silver->count[type]) return SLICE_NONE;
    return silver->list[type][dice_below(dice, silver->count[type])];
}

static void
line_read(struct silver *silver, const struct source *source, struct slice line)
{
    struct slice columns[10] = {{0}}, name;
    int n = 0;
    while (n < 10 && slice_next(&line, source->mark, &columns[n])) {
        columns[n] = slice_trim(columns[n]);
        n++;
    }
    if (n <= source->column) return;
    if (source->what && !slice_is(columns[source->what_column], source->what)) return;
    if (source->what && slice_is(slice_of(source->what), "city")) {
        int64_t people;
        if (n < 7 || slice_number(columns[6], &people) || people < 250000) return;
        list_put(silver, columns[1], NAME_LOC); /* a city is no sure sign in a treebank */
        return;
    }
    if (source->type == NAME_EVT && !source->what) {
        if (columns[0].len > 1 && columns[0].at[0] == '[')
            list_put(silver, (struct slice){columns[0].at + 1, columns[0].len - 1}, NAME_EVT);
        return;
    }
    while (slice_next(&columns[source->column], ',', &name)) {
        phrase_put(silver, name, source->type);
        if (source->type != NAME_OFF && source->type != NAME_NAT)
            list_put(silver, slice_trim(name), source->type);
    }
}

struct silver *
silver_load(const char *folder, struct fail *why)
{
    struct silver *silver = mem_new(sizeof *silver);
    struct arena arena;
    arena_init(&arena);
    silver->phrases = names_new();
    arena_init(&silver->arena);
    for (size_t s = 0; s < sizeof sources / sizeof sources[0]; s++) {
        struct slice text;
        struct lines lines;
        const char *path = arena_printf(&arena, "%s/%s", folder, sources[s].file);
        if (file_read(&arena, path, (size_t)1 << 28, &text, why)) return NULL;
        lines_init(&lines, path, text);
        while (lines_next(&lines)) line_read(silver, &sources[s], lines.line);
    }
    arena_fini(&arena);
    return silver;
}

/* The type of the longest phrase from word w on; *count gets its words. */
static enum name_type
phrase_find(const struct silver *silver, const struct gold_word *words, int left, int *count)
{
    struct buf key = {0};
    enum name_type type = NAME_NONE;
    for (int n = 0; n < left && n < PHRASE_WORDS; n++) {
        if (n) buf_putc(&key, ' ');
        for (size_t i = 0; i < words[n].form.len; i++)
            buf_putc(&key, (char)tolower((unsigned char)words[n].form.at[i]));
        uint32_t found = names_find(silver->phrases, buf_slice(&key));
        if (found == NAMES_NONE && n == 0 && key.len > 3 && key.at[key.len - 1] == 's')
            found = names_find(silver->phrases, (struct slice){key.at, key.len - 1});
        if (found == NAMES_NONE) continue;
        if (n == 0 && key.len > 3 && silver->types[found] != NAME_NAT &&
            names_text(silver->phrases, found).len < key.len)
            continue; /* only nationalities and offices have a plural */
        type = (enum name_type)silver->types[found];
        *count = n + 1;
    }
    buf_fini(&key);
    return type;
}

static bool
is_upper(const struct gold_word *word)
{
    return word->form.len && isupper((unsigned char)word->form.at[0]);
}

/* May the type be written so, with this tag? */
static bool
plausible(enum name_type type, const struct gold_word *word, const struct tag *tag, int count)
{
    if (type == NAME_OFF)
        return is_upper(word) || count > 1 || tag->upos == UPOS_NOUN || tag->upos == UPOS_PROPN;
    if (!is_upper(word)) return false;
    if (type == NAME_NAT) return tag->upos == UPOS_ADJ || tag->upos == UPOS_PROPN;
    return tag->upos == UPOS_PROPN || count > 1;
}

/* Words before a name that are no part of it. */
static bool
is_honorific(struct slice form)
{
    static const char *const list[] = {
        "mr.",  "mrs.", "ms.",   "dr.", "mr",     "sir",      "sheikh",  "gen.",    "lt.", "col.",
        "sen.", "rep.", "prof.", "dr",  "prince", "princess", "general", "captain", "lord"};
    for (size_t i = 0; i < sizeof list / sizeof list[0]; i++)
        if (slice_is_nocase(form, list[i])) return true;
    return false;
}

static void
mark(struct gold_word *words, int count, int at, int n, enum name_type type)
{
    for (int k = 0; k < n; k++) words[at + k].name = (int8_t)name_label(type, k == 0);
    /* the rest of a name that was marked before goes on as a name of its own */
    if (at + n < count && words[at + n].name > 0 && words[at + n].name % 2 == 0)
        words[at + n].name--;
}

static void
sentence_mark(const struct silver *silver, struct gold_word *words, int count,
              const struct tags *tags, bool some)
{
    for (int w = 0, n; w < count; w += n) {
        n = 1;
        enum name_type type = phrase_find(silver, words + w, count - w, &n);
        const struct tag *tag = &tags->at[words[w].tag];
        bool known = some && words[w].name > 0;
        if (type == NAME_OFF && known && words[w].name > 2 && n == 1) type = NAME_NONE;
        if (type != NAME_NONE && plausible(type, &words[w], tag, n) &&
            (!known || type == NAME_OFF)) {
            mark(words, count, w, n, type);
            continue;
        }
        n = 1;
        if (known && words[w].name == name_label(NAME_PER, true) && w + 1 < count &&
            is_honorific(words[w].form) && words[w + 1].name == name_label(NAME_PER, false)) {
            words[w].name = 0;
            words[w + 1].name--;
        }
        if (some) continue;
        bool may_be = tag->upos == UPOS_PROPN ||
                      (tag->upos == UPOS_ADJ && is_upper(&words[w]) && w);
        words[w].name = may_be ? UNKNOWN : 0;
    }
}

void
silver_mark(const struct silver *silver, struct corpus *corpus, int32_t first, bool some,
            const struct tags *tags)
{
    for (int32_t s = first; s < corpus->sentence_count; s++) {
        const struct gold_sentence *sentence = &corpus->sentences[s];
        sentence_mark(silver, corpus->words + sentence->first, sentence->count, tags, some);
    }
}
