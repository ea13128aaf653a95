/* conf.c: settings from defaults, file, environment and flags, all through one table. */
#include "base/conf.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/lines.h"

enum { FILE_MOST = 1 << 20 };

struct conf {
    struct arena arena;
    const struct conf_program *program;
    char *settings;
    struct conf_list operands, rdkafka;
    bool only_validate; /* --validate: the settings are loaded, printed, and that is all */
};

static void
list_put(struct conf *conf, struct conf_list *list, const char *text)
{
    size_t old = sizeof *list->at * (size_t)list->count;
    list->at = arena_grow(&conf->arena, list->at, old, old + sizeof *list->at);
    list->at[list->count++] = text;
}

static void
list_put_all(struct conf *conf, struct conf_list *list, const char *text)
{
    struct slice rest = slice_of(text), piece;
    while (slice_next(&rest, ',', &piece)) {
        piece = slice_trim(piece);
        if (piece.len) list_put(conf, list, arena_copy(&conf->arena, piece.at, piece.len));
    }
}

static bool
is_choice(const char *choices, const char *text)
{
    struct slice rest = slice_of(choices), piece;
    while (slice_next(&rest, '|', &piece))
        if (slice_is(piece, text)) return true;
    return false;
}

static int
set_number(const struct conf_row *row, void *field, const char *text, struct fail *why)
{
    int64_t number;
    if (slice_number(slice_of(text), &number))
        return fail_set(why, FAIL_STOP, EXIT_CONFIG, "%s: '%s' is no whole number", row->name,
                        text);
    if ((row->least || row->most) && (number < row->least || number > row->most))
        return fail_set(why, FAIL_STOP, EXIT_CONFIG, "%s: %s is not within %lld and %lld",
                        row->name, text, (long long)row->least, (long long)row->most);
    *(int64_t *)field = number;
    return 0;
}

static int
set_share(const struct conf_row *row, void *field, const char *text, struct fail *why)
{
    char *end;
    double share = strtod(text, &end);
    if (end == text || *end || !(share >= 0 && share <= 1))
        return fail_set(why, FAIL_STOP, EXIT_CONFIG, "%s: '%s' is no number from 0 to 1", row->name,
                        text);
    *(double *)field = share;
    return 0;
}

static int
set_switch(const struct conf_row *row, void *field, const char *text, struct fail *why)
{
    if (!is_choice("true|false|yes|no|1|0", text))
        return fail_set(why, FAIL_STOP, EXIT_CONFIG, "%s: '%s' is neither true nor false",
                        row->name, text);
    *(bool *)field = text[0] == 't' || text[0] == 'y' || text[0] == '1';
    return 0;
}

/* Sets one field from its text; `more`: a list is added to, not replaced. */
static int
set_field(struct conf *conf, const struct conf_row *row, const char *text, bool more,
          struct fail *why)
{
    void *field = conf->settings + row->offset;
    text = arena_copy(&conf->arena, text, strlen(text));
    switch (row->type) {
    case CONF_CHOICE:
        if (!is_choice(row->choices, text))
            return fail_set(why, FAIL_STOP, EXIT_CONFIG, "%s: '%s' is none of %s", row->name, text,
                            row->choices);
        /* fall through */
    case CONF_TEXT:
        *(const char **)field = text;
        return 0;
    case CONF_NUMBER:
        return set_number(row, field, text, why);
    case CONF_SHARE:
        return set_share(row, field, text, why);
    case CONF_SWITCH:
        return set_switch(row, field, text, why);
    case CONF_LIST:
        if (!more) *(struct conf_list *)field = (struct conf_list){0};
        list_put_all(conf, field, text);
        return 0;
    }
    return -1;
}

static const struct conf_row *
row_find(const struct conf_program *program, struct slice name)
{
    for (int i = 0; i < program->row_count; i++)
        if (slice_is(name, program->rows[i].name)) return &program->rows[i];
    return NULL;
}

static int
load_defaults(struct conf *conf, struct fail *why)
{
    for (int i = 0; i < conf->program->row_count; i++) {
        const struct conf_row *row = &conf->program->rows[i];
        if (row->initial && set_field(conf, row, row->initial, false, why)) return -1;
    }
    return 0;
}

/* ${NAME} and ${NAME:-otherwise}; an unset name without an otherwise is an error that names the
 * place. */
static int
put_variable(const struct lines *lines, struct slice inside, struct buf *out, struct fail *why)
{
    struct slice rest = inside, name;
    slice_next(&rest, ':', &name);
    struct buf key = {0};
    buf_put(&key, name.at, name.len);
    const char *value = getenv(key.at);
    buf_fini(&key);
    if (value && *value) return buf_puts(out, value), 0;
    if (rest.len && rest.at[0] == '-') return buf_put(out, rest.at + 1, rest.len - 1), 0;
    return lines_fail(lines, inside.at, why, "%.*s is not set in the environment",
                      SLICE_ARGS(name));
}

static int
interpolate(const struct lines *lines, struct slice value, struct buf *out, struct fail *why)
{
    buf_reset(out);
    buf_put(out, "", 0);
    for (size_t i = 0; i < value.len; i++) {
        if (value.at[i] != '$' || i + 1 >= value.len || value.at[i + 1] != '{') {
            buf_putc(out, value.at[i]);
            continue;
        }
        const char *end = memchr(value.at + i, '}', value.len - i);
        if (!end) return lines_fail(lines, value.at + i, why, "'${' without '}'");
        struct slice inside = {value.at + i + 2, (size_t)(end - value.at) - i - 2};
        if (put_variable(lines, inside, out, why)) return -1;
        i = (size_t)(end - value.at);
    }
    return 0;
}

static int
load_line(struct conf *conf, const struct lines *lines, struct buf *value, struct fail *why)
{
    struct slice rest = lines->line, name;
    slice_next(&rest, '=', &name);
    name = slice_trim(name);
    if (!rest.at) return lines_fail(lines, lines->line.at, why, "expected 'name = value'");
    if (interpolate(lines, slice_trim(rest), value, why)) return -1;
    if (conf->program->kafka && slice_starts(name, "rdkafka.")) {
        list_put(conf, &conf->rdkafka,
                 arena_printf(&conf->arena, "%.*s=%s", (int)name.len - 8, name.at + 8, value->at));
        return 0;
    }
    const struct conf_row *row = row_find(conf->program, name);
    if (!row) return lines_fail(lines, name.at, why, "unknown setting '%.*s'", SLICE_ARGS(name));
    struct fail inner = {0};
    if (set_field(conf, row, value->at, false, &inner))
        return lines_fail(lines, name.at, why, "%s", inner.text);
    return 0;
}

static int
load_file(struct conf *conf, const char *path, struct fail *why)
{
    struct slice text;
    if (file_read(&conf->arena, path, FILE_MOST, &text, why)) {
        why->kind = FAIL_STOP;
        why->code = EXIT_CONFIG;
        return -1;
    }
    struct lines lines;
    struct buf value = {0};
    int result = 0;
    lines_init(&lines, path, text);
    while (result == 0 && lines_next(&lines)) result = load_line(conf, &lines, &value, why);
    buf_fini(&value);
    return result;
}

static int
load_environment(struct conf *conf, struct fail *why)
{
    for (int i = 0; i < conf->program->row_count; i++) {
        const struct conf_row *row = &conf->program->rows[i];
        char *name = arena_printf(&conf->arena, "DEMARCHE_%s", row->name);
        for (char *c = name; *c; c++)
            *c = *c == '-' ? '_' : (char)(*c >= 'a' && *c <= 'z' ? *c - 32 : *c);
        const char *value = getenv(name);
        if (value && *value && set_field(conf, row, value, false, why))
            return fail_at(why, "environment %s", name);
    }
    return 0;
}

/* One flag; *i moves over its value. `given` marks lists that a flag has begun to fill. */
static int
load_flag(struct conf *conf, int argc, char **argv, int *i, bool *given, struct fail *why)
{
    const char *flag = argv[*i] + 2;
    struct slice rest = slice_of(flag), name;
    slice_next(&rest, '=', &name);
    const char *value = rest.at;
    if (slice_is(name, "config"))
        return value || ++*i < argc ? 0
                                    : fail_set(why, FAIL_STOP, EXIT_USAGE, "--config wants a file");
    if (slice_is(name, "validate") && !value) return conf->only_validate = true, 0;
    bool rdkafka = conf->program->kafka && slice_is(name, "rdkafka");
    bool no = slice_starts(name, "no-");
    const struct conf_row *row = row_find(conf->program, name);
    if (!row && no) row = row_find(conf->program, (struct slice){name.at + 3, name.len - 3});
    if (!rdkafka && (!row || (no && row->type != CONF_SWITCH && !row_find(conf->program, name))))
        return fail_set(why, FAIL_STOP, EXIT_USAGE, "unknown flag --%.*s (see --help)",
                        SLICE_ARGS(name));
    if (row && row->type == CONF_SWITCH && !value)
        value = row_find(conf->program, name) ? "true" : "false";
    if (!value && ++*i < argc) value = argv[*i];
    if (!value)
        return fail_set(why, FAIL_STOP, EXIT_USAGE, "--%.*s wants a value", SLICE_ARGS(name));
    if (rdkafka)
        return list_put(conf, &conf->rdkafka, arena_copy(&conf->arena, value, strlen(value))), 0;
    if (set_field(conf, row, value, given[row - conf->program->rows], why)) {
        why->code = EXIT_USAGE;
        return -1;
    }
    given[row - conf->program->rows] = true;
    return 0;
}

static int
load_flags(struct conf *conf, int argc, char **argv, struct fail *why)
{
    bool *given = ARENA_ARRAY(&conf->arena, bool, (size_t)conf->program->row_count + 1);
    bool flags = true;
    for (int i = 1; i < argc && argv[i]; i++) {
        if (flags && strcmp(argv[i], "--") == 0) {
            flags = false;
        } else if (flags && argv[i][0] == '-' && argv[i][1] == '-') {
            if (load_flag(conf, argc, argv, &i, given, why)) return -1;
        } else if (flags && argv[i][0] == '-' && argv[i][1]) {
            return fail_set(why, FAIL_STOP, EXIT_USAGE, "unknown flag %s (see --help)", argv[i]);
        } else if (!conf->program->operands) {
            return fail_set(why, FAIL_STOP, EXIT_USAGE, "no operands are taken: '%s' (see --help)",
                            argv[i]);
        } else {
            list_put(conf, &conf->operands, argv[i]);
        }
    }
    return 0;
}

static bool
answered(const struct conf_program *program, int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
            return conf_print_help(program, stdout), true;
        if (strcmp(argv[i], "--man") == 0) return conf_print_man(program, stdout), true;
        if (strcmp(argv[i], "--version") == 0)
            return printf("%s " DEMARCHE_VERSION "\n", program->name), true;
    }
    return false;
}

static const char *
config_path(int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strncmp(argv[i], "--config=", 9) == 0) return argv[i] + 9;
        if (strcmp(argv[i], "--config") == 0 && i + 1 < argc) return argv[i + 1];
    }
    const char *path = getenv("DEMARCHE_CONFIG");
    return path && *path ? path : NULL;
}

enum conf_result
conf_load(const struct conf_program *program, int argc, char **argv, void *settings,
          struct conf **out, struct fail *why)
{
    *out = NULL;
    if (answered(program, argc, argv)) return CONF_ANSWERED;
    struct conf *conf = mem_new(sizeof *conf);
    arena_init(&conf->arena);
    conf->program = program;
    conf->settings = settings;
    const char *path = config_path(argc, argv);
    if (load_defaults(conf, why) || (path && load_file(conf, path, why)) ||
        load_environment(conf, why) || load_flags(conf, argc, argv, why)) {
        conf_free(conf);
        return CONF_FAILED;
    }
    if (conf->only_validate) {
        conf_print_settings(program, settings, stdout);
        conf_print_rdkafka(&conf->rdkafka, stdout);
        conf_free(conf);
        return CONF_ANSWERED;
    }
    *out = conf;
    return CONF_READY;
}

void
conf_free(struct conf *conf)
{
    if (!conf) return;
    arena_fini(&conf->arena);
    free(conf);
}

const struct conf_list *
conf_operands(const struct conf *conf)
{
    return &conf->operands;
}

const struct conf_list *
conf_rdkafka(const struct conf *conf)
{
    return &conf->rdkafka;
}
