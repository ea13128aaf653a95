/* model.c: loads all that is constant, part by part. */
#include "extract/model.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "extract/cameo.h"
#include "extract/confidence.h"
#include "extract/forums.h"
#include "extract/gazetteer.h"
#include "extract/language.h"
#include "extract/topics.h"
#include "extract/verbs.h"
#include "extract/version.h"
#include "extract/who.h"
#include "extract/worlds.h"

/* One part of the model. A part that is not there yet has no row; a part whose files are missing
 * fails. */
struct part {
    const char *name;
    int (*load)(struct extract_model *model, const char *folder, struct fail *why);
    void (*unload)(struct extract_model *model);
};

static int
load_cameo(struct extract_model *model, const char *folder, struct fail *why)
{
    return (model->cameo = cameo_load(folder, why)) ? 0 : -1;
}

static void
unload_cameo(struct extract_model *model)
{
    cameo_free(model->cameo);
}

static int
load_verbs(struct extract_model *model, const char *folder, struct fail *why)
{
    return (model->verbs = verbs_load(folder, model->cameo, why)) ? 0 : -1;
}

static void
unload_verbs(struct extract_model *model)
{
    verbs_free(model->verbs);
}

static int
load_worlds(struct extract_model *model, const char *folder, struct fail *why)
{
    (void)folder, (void)why;
    model->worlds = worlds_new(model->verbs);
    return 0;
}

static void
unload_worlds(struct extract_model *model)
{
    worlds_free(model->worlds);
}

static int
load_forums(struct extract_model *model, const char *folder, struct fail *why)
{
    return (model->forums = forums_load(folder, why)) ? 0 : -1;
}

static void
unload_forums(struct extract_model *model)
{
    forums_free(model->forums);
}

static int
load_topics(struct extract_model *model, const char *folder, struct fail *why)
{
    return (model->topics = topics_load(folder, why)) ? 0 : -1;
}

static void
unload_topics(struct extract_model *model)
{
    topics_free(model->topics);
}

static int
load_gazetteer(struct extract_model *model, const char *folder, struct fail *why)
{
    return (model->gazetteer = gazetteer_load(folder, why)) ? 0 : -1;
}

static void
unload_gazetteer(struct extract_model *model)
{
    gazetteer_free(model->gazetteer);
}

static int
load_who(struct extract_model *model, const char *folder, struct fail *why)
{
    return (model->who = who_load(folder, why)) ? 0 : -1;
}

static void
unload_who(struct extract_model *model)
{
    who_free(model->who);
}

static int
load_language(struct extract_model *model, const char *folder, struct fail *why)
{
    return (model->language = language_load(folder, why)) ? 0 : -1;
}

static void
unload_language(struct extract_model *model)
{
    language_free(model->language);
}

static int
load_confidence(struct extract_model *model, const char *folder, struct fail *why)
{
    return (model->confidence = confidence_load(folder, why)) ? 0 : -1;
}

static void
unload_confidence(struct extract_model *model)
{
    confidence_free(model->confidence);
}

/* In this order: a part may use those above it. */
static const struct part parts[] = {
    {"cameo", load_cameo, unload_cameo},
    {"gazetteer", load_gazetteer, unload_gazetteer},
    {"language", load_language, unload_language},
    {"forums", load_forums, unload_forums},
    {"topics", load_topics, unload_topics},
    {"verbs", load_verbs, unload_verbs},
    {"worlds", load_worlds, unload_worlds},
    {"who", load_who, unload_who},
    {"confidence", load_confidence, unload_confidence},
    {NULL, NULL, NULL},
};

struct extract_model *
extract_model_load(const char *folder, struct fail *why)
{
    struct extract_model *model = mem_new(sizeof *model);
    for (const struct part *part = parts; part->name; part++)
        if (part->load(model, folder, why)) {
            fail_at(why, "%s", part->name);
            extract_model_free(model);
            return NULL;
        }
    if (model_version(folder, model->version, sizeof model->version, why)) {
        extract_model_free(model);
        return NULL;
    }
    return model;
}

/* In the order of loading: what uses another part only borrows from it and does not touch it here.
 */
void
extract_model_free(struct extract_model *model)
{
    if (!model) return;
    for (const struct part *part = parts; part->name; part++) part->unload(model);
    free(model);
}

int
extract_model_check(const struct extract_model *model, FILE *out)
{
    return who_validate(model->who, out);
}

const char *
extract_model_version(const struct extract_model *model)
{
    return model->version;
}
