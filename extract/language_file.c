/* language_file.c: reads and checks the model file. */
#include "extract/language_file.h"

static bool
sections_fit(const struct language_head *head, const struct language_section *section)
{
    if (head->sections > (head->size - sizeof *head) / sizeof *section) return false;
    for (uint32_t i = 0; i < head->sections; i++, section++)
        if (section->offset % LANGUAGE_ALIGN || section->offset > head->size ||
            section->bytes > head->size - section->offset || section->name[15])
            return false;
    return true;
}

int
language_check(struct slice file, const char *path, struct fail *why)
{
    const struct language_head *head = (const void *)file.at;
    if (file.len < sizeof *head || memcmp(head->magic, LANGUAGE_MAGIC, sizeof head->magic) != 0)
        return fail_set(why, FAIL_STOP, EXIT_CONFIG, "%s: no language model", path);
    if (head->version != LANGUAGE_VERSION)
        return fail_set(why, FAIL_STOP, EXIT_CONFIG, "%s: version %u, this program reads %d", path,
                        head->version, LANGUAGE_VERSION);
    if (head->size != file.len || !sections_fit(head, (const void *)(head + 1)))
        return fail_set(why, FAIL_STOP, EXIT_CONFIG, "%s: cut short or damaged", path);
    if (slice_checksum((struct slice){(const char *)(head + 1), file.len - sizeof *head}) !=
        head->hash)
        return fail_set(why, FAIL_STOP, EXIT_CONFIG, "%s: damaged: its hash is not that in it",
                        path);
    return 0;
}

const struct language_section *
language_find(struct slice file, const char *name)
{
    const struct language_head *head = (const void *)file.at;
    const struct language_section *section = (const void *)(head + 1);
    for (uint32_t i = 0; i < head->sections; i++, section++)
        if (strcmp(section->name, name) == 0) return section;
    return NULL;
}

const void *
language_need(struct slice file, const char *name, uint64_t element, int rows, int cols,
              struct fail *why)
{
    const struct language_section *section = language_find(file, name);
    if (!section || section->bytes != element * (uint64_t)section->rows * (uint64_t)section->cols ||
        (rows && section->rows != rows) || (cols && section->cols != cols)) {
        fail_set(why, FAIL_STOP, EXIT_CONFIG, "section %s is missing or has a wrong size", name);
        return NULL;
    }
    return file.at + section->offset;
}
