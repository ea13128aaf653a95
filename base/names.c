/* names.c: each string once, by open addressing over FNV-1a. */
#include "base/names.h"

#include <stdlib.h>

#include "base/arena.h"

/* A free slot is all zeros. Most texts that are not there differ in the check, so that the texts
 * themselves need not be fetched. */
struct slot {
    uint32_t check, number; /* number + 1 */
};

struct names {
    struct arena arena;
    struct slice *texts;
    struct slot *slots;
    uint32_t count, room, mask;
};

struct names *
names_new(void)
{
    struct names *names = mem_new(sizeof *names);
    arena_init(&names->arena);
    names->room = 64;
    names->mask = 127;
    names->texts = mem_new(sizeof *names->texts * names->room);
    names->slots = mem_new(sizeof *names->slots * (names->mask + 1));
    return names;
}

void
names_free(struct names *names)
{
    if (!names) return;
    arena_fini(&names->arena);
    free(names->texts);
    free(names->slots);
    free(names);
}

static struct slot *
slot_of(const struct names *names, struct slice text, uint32_t *check)
{
    uint64_t hash = slice_hash(text);
    uint32_t i = (uint32_t)hash & names->mask;
    *check = (uint32_t)(hash >> 32);
    for (;; i = (i + 1) & names->mask) {
        struct slot *slot = &names->slots[i];
        if (!slot->number) return slot;
        if (slot->check == *check && slice_equal(names->texts[slot->number - 1], text)) return slot;
    }
}

static void
names_widen(struct names *names)
{
    names->room *= 2;
    names->texts = mem_grow(names->texts, sizeof *names->texts * names->room);
    free(names->slots);
    names->mask = names->room * 2 - 1;
    names->slots = mem_new(sizeof *names->slots * (names->mask + 1));
    for (uint32_t i = 0; i < names->count; i++) {
        uint32_t check;
        struct slot *slot = slot_of(names, names->texts[i], &check);
        *slot = (struct slot){check, i + 1};
    }
}

uint32_t
names_put(struct names *names, struct slice text)
{
    uint32_t check;
    struct slot *slot = slot_of(names, text, &check);
    if (slot->number) return slot->number - 1;
    if (names->count == names->room) {
        names_widen(names);
        slot = slot_of(names, text, &check);
    }
    names->texts[names->count] = (struct slice){arena_copy(&names->arena, text.at, text.len),
                                                text.len};
    *slot = (struct slot){check, ++names->count};
    return names->count - 1;
}

uint32_t
names_find(const struct names *names, struct slice text)
{
    uint32_t check;
    return slot_of(names, text, &check)->number - 1; /* 0 - 1 is NAMES_NONE */
}

struct slice
names_text(const struct names *names, uint32_t number)
{
    return names->texts[number];
}

uint32_t
names_count(const struct names *names)
{
    return names->count;
}
