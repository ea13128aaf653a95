/* cameo.c: reads the table of CAMEO codes and looks codes up. */
#include "extract/cameo.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/lines.h"
#include "base/names.h"
#include "extract/model.h"

enum { CODES_MOST = 1024, TABLE_BYTES = 1 << 20, CONTEXTS_MOST = 8 };

struct cameo {
    struct arena arena;
    struct names *numbers; /* code -> index in codes */
    struct cameo_code codes[CODES_MOST];
};

enum plover
plover_find(struct slice name)
{
    for (int event = PLOVER_NONE + 1; event < PLOVER_COUNT; event++)
        if (slice_is(name, plover_name((enum plover)event))) return (enum plover)event;
    return PLOVER_NONE;
}

static struct slice
next_word(struct slice *rest)
{
    *rest = slice_trim(*rest);
    size_t len = 0;
    while (len < rest->len && rest->at[len] != ' ' && rest->at[len] != '\t') len++;
    struct slice word = {rest->at, len};
    *rest = (struct slice){rest->at + len, rest->len - len};
    return word;
}

static struct slice
or_empty(struct slice word)
{
    return slice_is(word, "-") ? SLICE_NONE : word;
}

static void
put_contexts(struct arena *arena, struct cameo_code *code, struct slice list)
{
    struct slice *contexts = ARENA_ARRAY(arena, struct slice, CONTEXTS_MOST), piece;
    list = or_empty(list);
    while (code->context_count < CONTEXTS_MOST && slice_next(&list, ',', &piece))
        contexts[code->context_count++] = piece;
    code->contexts = contexts;
}

static int
read_line(struct cameo *cameo, const struct lines *lines, struct fail *why)
{
    struct slice rest = lines->line, word = next_word(&rest);
    struct cameo_code code = {.code = word};
    for (size_t i = 0; i < word.len; i++)
        if (word.at[i] < '0' || word.at[i] > '9' || word.len > 4)
            return lines_fail(lines, word.at, why, "a CAMEO code has two to four digits");
    word = next_word(&rest);
    code.quad_class = word.len == 1 ? word.at[0] - '0' : 0;
    if (code.quad_class < 1 || code.quad_class > 4)
        return lines_fail(lines, word.at, why, "a quad class is 1 to 4");
    word = next_word(&rest);
    code.goldstein = strtod(word.at, NULL);
    word = next_word(&rest);
    code.plover = plover_find(word);
    if (code.plover == PLOVER_NONE && !slice_is(word, "-"))
        return lines_fail(lines, word.at, why, "no PLOVER event of that name");
    code.mode = or_empty(next_word(&rest));
    put_contexts(&cameo->arena, &code, next_word(&rest));
    rest = slice_trim(rest);
    code.name = (struct slice){arena_copy(&cameo->arena, rest.at, rest.len), rest.len};
    uint32_t number = names_put(cameo->numbers, code.code);
    if (number >= CODES_MOST || cameo->codes[number].code.len)
        return lines_fail(lines, lines->line.at, why, "a code that stands here already");
    cameo->codes[number] = code;
    return 0;
}

struct cameo *
cameo_load(const char *folder, struct fail *why)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/cameo.txt", folder);
    struct cameo *cameo = mem_new(sizeof *cameo);
    arena_init(&cameo->arena);
    cameo->numbers = names_new();
    struct slice text;
    if (file_read(&cameo->arena, path, TABLE_BYTES, &text, why)) goto failed;
    struct lines lines;
    lines_init(&lines, arena_copy(&cameo->arena, path, strlen(path)), text);
    while (lines_next(&lines))
        if (read_line(cameo, &lines, why)) goto failed;
    return cameo;
failed:
    why->kind = FAIL_STOP;
    cameo_free(cameo);
    return NULL;
}

void
cameo_free(struct cameo *cameo)
{
    if (!cameo) return;
    names_free(cameo->numbers);
    arena_fini(&cameo->arena);
    free(cameo);
}

const struct cameo_code *
cameo_find(const struct cameo *cameo, struct slice code)
{
    uint32_t number = names_find(cameo->numbers, code);
    return number == NAMES_NONE ? NULL : &cameo->codes[number];
}

double
extract_cameo_goldstein(const struct extract_model *model, struct slice cameo)
{
    const struct cameo_code *code = cameo_find(model->cameo, cameo);
    return code ? code->goldstein : 0;
}

const char *
extract_cameo_name(const struct extract_model *model, struct slice cameo)
{
    const struct cameo_code *code = cameo_find(model->cameo, cameo);
    return code ? code->name.at : "";
}

int
extract_cameo_quad_class(const struct extract_model *model, struct slice cameo)
{
    const struct cameo_code *code = cameo_find(model->cameo, cameo);
    return code ? code->quad_class : 0;
}

bool
plover_is_word(enum plover plover)
{
    switch (plover) {
    case PLOVER_AGREE:
    case PLOVER_SUPPORT:
    case PLOVER_REQUEST:
    case PLOVER_ACCUSE:
    case PLOVER_REJECT:
    case PLOVER_THREATEN:
    case PLOVER_CONCEDE:
        return true;
    default:
        return false;
    }
}
