/* topics.c: reads the vocabulary of topics. */
#include "extract/topics.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/lines.h"

enum { TABLE_BYTES = 1 << 20 };

static int32_t
topic_named(struct topics *topics, struct slice code)
{
    for (int32_t i = 0; i < topics->count; i++)
        if (slice_equal(topics->at[i].code, code)) return i;
    topics->count = doc_put(&topics->arena, (void **)&topics->at, topics->count,
                            sizeof *topics->at);
    topics->at[topics->count - 1].code = code;
    return topics->count - 1;
}

static void
put_context(struct topic *topic, struct slice context)
{
    for (int i = 0; i < topic->context_count; i++)
        if (slice_equal(topic->contexts[i], context)) return;
    topic->contexts[topic->context_count++] = context;
}

/* "code context context"; returns the topic's index, or -1. */
static int32_t
read_head(struct topics *topics, struct slice head, const struct lines *lines, struct fail *why)
{
    struct slice word;
    int32_t index = NONE;
    while (slice_next(&head, ' ', &word)) {
        if (!word.len) continue;
        if (index == NONE)
            index = topic_named(topics, word);
        else if (topics->at[index].context_count < TOPIC_CONTEXTS)
            put_context(&topics->at[index], word);
        else
            return lines_fail(lines, word.at, why, "a topic has %d contexts at most",
                              TOPIC_CONTEXTS);
    }
    return index != NONE ? index
                         : lines_fail(lines, lines->line.at, why, "expected a topic's code");
}

static bool
take_sign(struct slice *phrase, const char *sign)
{
    if (!slice_starts(*phrase, sign)) return false;
    *phrase = (struct slice){phrase->at + 1, phrase->len - 1};
    return true;
}

static void
read_phrases(struct topics *topics, int32_t index, struct slice rest)
{
    struct slice phrase;
    while (slice_next(&rest, ',', &phrase)) {
        phrase = slice_trim(phrase);
        bool any = take_sign(&phrase, "~"), weak = take_sign(&phrase, "?");
        phrases_put(topics->phrases, phrase,
                    index * PHRASE_KINDS + (any ? PHRASE_ANY_WORD : 0) + (weak ? PHRASE_WEAK : 0));
    }
}

static int
read_codes(struct topics *topics, int32_t index, struct slice rest, const struct lines *lines,
           struct fail *why)
{
    struct slice code;
    while (slice_next(&rest, ' ', &code)) {
        int64_t number;
        if (!code.len) continue;
        bool weak = take_sign(&code, "?");
        if (code.len < 2 || code.len > 4 || slice_number(code, &number))
            return lines_fail(lines, code.at, why, "a CAMEO code has two to four digits");
        topics->code_count = doc_put(&topics->arena, (void **)&topics->codes, topics->code_count,
                                     sizeof *topics->codes);
        topics->codes[topics->code_count - 1] = (struct topic_code){code, index, weak};
    }
    return 0;
}

static int
read_line(struct topics *topics, const struct lines *lines, struct fail *why)
{
    struct slice rest = lines->line, head;
    bool codes = !memchr(rest.at, ':', rest.len);
    slice_next(&rest, codes ? '=' : ':', &head);
    if (!slice_trim(rest).len)
        return lines_fail(lines, lines->line.at, why,
                          "expected code contexts: phrases, or = codes");
    int32_t index = read_head(topics, slice_trim(head), lines, why);
    if (index < 0) return -1;
    if (codes) return read_codes(topics, index, rest, lines, why);
    read_phrases(topics, index, rest);
    return 0;
}

struct topics *
topics_load(const char *folder, struct fail *why)
{
    struct topics *topics = mem_new(sizeof *topics);
    arena_init(&topics->arena);
    topics->phrases = phrases_new();
    const char *path = arena_printf(&topics->arena, "%s/topics.txt", folder);
    struct slice text;
    struct lines lines;
    int failed = file_read(&topics->arena, path, TABLE_BYTES, &text, why);
    if (!failed) lines_init(&lines, path, text);
    while (!failed && lines_next(&lines)) failed = read_line(topics, &lines, why);
    phrases_ready(topics->phrases);
    if (!failed) return topics;
    why->kind = FAIL_STOP;
    topics_free(topics);
    return NULL;
}

void
topics_free(struct topics *topics)
{
    if (!topics) return;
    phrases_free(topics->phrases);
    arena_fini(&topics->arena);
    free(topics);
}
