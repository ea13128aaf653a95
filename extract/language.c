/* language.c: loads the model of English; asks its net once a document. */
#include "extract/language.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "extract/language_file.h"
#include "extract/language_parts.h"

struct language *
language_load(const char *folder, struct fail *why)
{
    char path[4096];
    struct language *language = mem_new(sizeof *language);
    snprintf(path, sizeof path, "%s/model/english.model", folder);
    if (file_map(path, &language->file, why)) {
        free(language);
        return NULL;
    }
    if (language_check(language->file, path, why) ||
        net_load(&language->net, language->file, why) ||
        lemmas_load(&language->lemmas, language->file, why) ||
        splits_load(&language->splits, language->file, why)) {
        language_free(language);
        return NULL;
    }
    return language;
}

void
language_free(struct language *language)
{
    if (!language) return;
    file_unmap(language->file);
    free(language);
}

const struct reading *
language_readings(const struct language *language, struct doc *doc)
{
    if (!doc->readings) doc->readings = net_read(&language->net, doc);
    return doc->readings;
}
