/* net_load.c: the parts of the net in the model file. */
#include <stdio.h>

#include "extract/language_file.h"
#include "extract/net.h"

static const float *
floats(struct slice file, const char *name, int rows, int cols, struct fail *why)
{
    return language_need(file, name, sizeof(float), rows, cols, why);
}

/* Weights as bytes, the scales of their columns ("name.s") and their zeros ("name.z"). */
static struct bytes
weights(struct slice file, const char *name, int rows, int cols, struct fail *why)
{
    char scales[20], zeros[20];
    snprintf(scales, sizeof scales, "%s.s", name);
    snprintf(zeros, sizeof zeros, "%s.z", name);
    return (struct bytes){language_need(file, name, sizeof(int8_t), rows, cols, why),
                          floats(file, scales, 1, cols, why),
                          language_need(file, zeros, sizeof(int32_t), 1, cols, why)};
}

static int
load_rows(struct net *net, struct slice file, struct fail *why)
{
    const struct language_section *slots = language_find(file, "slots");
    const struct language_section *rows = language_find(file, "rows");
    const struct language_section *tags = language_find(file, "tags");
    if (!slots || !rows || !tags || slots->rows & (slots->rows - 1) || rows->rows < 1)
        return fail_set(why, FAIL_STOP, EXIT_CONFIG, "sections of words are missing");
    net->word = rows->cols;
    net->tag_count = tags->rows;
    net->table.mask = (uint32_t)slots->rows - 1;
    net->table.slots = language_need(file, "slots", sizeof(struct word_slot), 0, 1, why);
    net->rows = language_need(file, "rows", 1, 0, 0, why);
    net->scales = floats(file, "scales", rows->rows, 1, why);
    net->tags = language_need(file, "tags", sizeof(uint32_t), 0, 1, why);
    if (!net->table.slots || !net->rows || !net->scales || !net->tags) return -1;
    for (uint32_t i = 0; i <= net->table.mask; i++)
        if (net->table.slots[i].row >= (uint32_t)rows->rows)
            return fail_set(why, FAIL_STOP, EXIT_CONFIG, "slots: a row that is not there");
    return 0;
}

static int
load_layers(struct net *net, struct slice file, struct fail *why)
{
    const struct language_section *first = language_find(file, "lstm0f.h");
    net->hidden = first ? first->rows : 0;
    for (net->layers = 0; net->layers < NET_LAYERS_MOST; net->layers++) {
        char name[3][32];
        snprintf(name[0], sizeof name[0], "lstm%df.x", net->layers);
        if (!language_find(file, name[0])) break;
        int width = net->layers ? 2 * net->hidden : net->word, gates = 4 * net->hidden;
        for (int way = 0; way < 2; way++) {
            struct net_lstm *lstm = &net->lstm[net->layers][way];
            for (int i = 0; i < 3; i++)
                snprintf(name[i], sizeof name[i], "lstm%d%c.%c", net->layers, "fb"[way], "xhb"[i]);
            lstm->x = weights(file, name[0], width, gates, why);
            lstm->h = weights(file, name[1], net->hidden, gates, why);
            lstm->b = floats(file, name[2], 1, gates, why);
        }
    }
    if (why->kind != FAIL_NONE) return -1;
    if (!net->layers || net->hidden % 16 || net->hidden > 255 || net->word % 16 || net->word > 511)
        return fail_set(why, FAIL_STOP, EXIT_CONFIG, "layers are missing");
    return 0;
}

static int
load_top(struct net *net, struct slice file, struct fail *why)
{
    int wide = 2 * net->hidden;
    const struct language_section *out = language_find(file, "out");
    const struct language_section *arc = language_find(file, "arc");
    const struct language_section *rel = language_find(file, "rel");
    if (!out || !arc || !rel)
        return fail_set(why, FAIL_STOP, EXIT_CONFIG, "sections of scores are missing");
    net->out = out->cols;
    net->arc = arc->rows;
    net->rel = rel->rows;
    net->mlp = 2 * net->arc + 2 * net->rel;
    if (net->out < net->tag_count + NET_NAMES || net->arc % 16 || net->rel % 16)
        return fail_set(why, FAIL_STOP, EXIT_CONFIG, "sections of scores do not fit");
    net->out_w = weights(file, "out", wide, net->out, why);
    net->out_b = floats(file, "out.b", 1, net->out, why);
    net->mlp_w = weights(file, "mlp", wide, net->mlp, why);
    net->mlp_b = floats(file, "mlp.b", 1, net->mlp, why);
    net->arc_w = floats(file, "arc", net->arc, net->arc, why);
    net->arc_b = floats(file, "arc.b", 1, net->arc, why);
    net->root_arc = floats(file, "root.arc", 1, net->arc, why);
    net->root_rel = floats(file, "root.rel", 1, net->rel, why);
    net->far = floats(file, "far", 1, 2 * NET_FAR + 16, why);
    net->rel_w = floats(file, "rel", net->rel, NET_DEPS, why);
    net->rel_b = floats(file, "rel.b", 1, NET_DEPS, why);
    return why->kind == FAIL_NONE ? 0 : -1;
}

/* The frequent words may be missing: all goes on without, slower. */
static int
load_often(struct net *net, struct slice file, struct fail *why)
{
    const struct language_section *slots = language_find(file, "often.slots");
    const struct language_section *gates = language_find(file, "often.gates");
    if (!slots || !gates) return 0;
    struct net_often *often = &net->often;
    often->table.mask = (uint32_t)slots->rows - 1;
    often->table.slots = language_need(file, "often.slots", sizeof(struct word_slot), 0, 1, why);
    often->scales = floats(file, "often.scales", gates->rows, 1, why);
    often->gates = language_need(file, "often.gates", sizeof(int16_t), 0, 8 * net->hidden, why);
    if (why->kind != FAIL_NONE) return -1;
    for (uint32_t i = 0; i <= often->table.mask; i++)
        if (often->table.slots[i].row >= (uint32_t)gates->rows || slots->rows & (slots->rows - 1))
            return fail_set(why, FAIL_STOP, EXIT_CONFIG, "often.slots: a row that is not there");
    return 0;
}

int
net_load(struct net *net, struct slice file, struct fail *why)
{
    net->parts = NET_ALL;
    if (load_rows(net, file, why) || load_layers(net, file, why)) return -1;
    return load_top(net, file, why) || load_often(net, file, why) ? -1 : 0;
}
