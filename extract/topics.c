/* topics.c: reads the vocabulary of topics. */
#include "extract/topics.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/lines.h"

enum { TABLE_BYTES = 1 << 20 };

static int
read_line(struct topics *topics, const struct lines *lines, struct fail *why)
{
    struct slice rest = lines->line, head, word;
    slice_next(&rest, ':', &head);
    head = slice_trim(head);
    struct topic topic = {.code = SLICE_NONE};
    while (slice_next(&head, ' ', &word)) {
        if (!word.len) continue;
        if (!topic.code.len)
            topic.code = word;
        else if (topic.context_count < 4)
            topic.contexts[topic.context_count++] = word;
        else
            return lines_fail(lines, word.at, why, "a topic has four contexts at most");
    }
    if (!topic.code.len || !slice_trim(rest).len)
        return lines_fail(lines, lines->line.at, why, "expected code contexts: phrases");
    topics->count = doc_put(&topics->arena, (void **)&topics->at, topics->count, sizeof topic);
    topics->at[topics->count - 1] = topic;
    while (slice_next(&rest, ',', &word))
        phrases_put(topics->phrases, slice_trim(word), topics->count - 1);
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
    if (file_read(&topics->arena, path, TABLE_BYTES, &text, why)) goto failed;
    lines_init(&lines, path, text);
    while (lines_next(&lines))
        if (read_line(topics, &lines, why)) goto failed;
    phrases_ready(topics->phrases);
    return topics;
failed:
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
