/* arena.h: memory for one message, given back in one go. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>
#include <stdarg.h>

struct arena_chunk;

/* Allocation never returns NULL: a process that has no memory left aborts with a line on stderr,
 * and its supervisor starts another. In sanitizer builds every request is a malloc of its own, so
 * that an overrun is seen. */
struct arena {
    struct arena_chunk *chunks; /* newest first */
    char *next, *end;
    size_t used; /* bytes handed out since the last reset */
};

void arena_init(struct arena *arena);
void arena_fini(struct arena *arena);

/* Takes everything back; keeps one chunk of ordinary size for the next message. */
void arena_reset(struct arena *arena);

/* owner: the arena. units: bytes, aligned for any type; arena_zalloc's are zero. */
void *arena_alloc(struct arena *arena, size_t size);
void *arena_zalloc(struct arena *arena, size_t size);

/* A bigger copy of an array; the old one stays until the reset. */
void *arena_grow(struct arena *arena, const void *old, size_t old_size, size_t new_size);

char *arena_copy(struct arena *arena, const char *bytes, size_t length); /* adds a final zero */
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#define ARENA_NEW(arena, type)          ((type *)arena_zalloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_zalloc((arena), sizeof(type) * (count)))

/* Heap allocation that aborts like the arena's; for what lives as long as the program. */
void *mem_new(size_t size); /* zeroed */
void *mem_grow(void *old, size_t size);
char *mem_copy(const char *text);

#endif
