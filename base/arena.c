/* arena.c: memory for one message, given back in one go. */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define EVERY_REQUEST_ITS_OWN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define EVERY_REQUEST_ITS_OWN 1
#endif
#endif
#ifndef EVERY_REQUEST_ITS_OWN
#define EVERY_REQUEST_ITS_OWN 0
#endif

enum { CHUNK_SIZE = 256 * 1024, ALIGNMENT = 16 };

struct arena_chunk {
    struct arena_chunk *older;
    size_t size;
    _Alignas(ALIGNMENT) char bytes[];
};

static void *
must(void *memory, size_t size)
{
    if (memory) return memory;
    fprintf(stderr, "demarche: no memory for %zu bytes\n", size);
    abort();
}

void *
mem_new(size_t size)
{
    return must(calloc(1, size ? size : 1), size);
}

void *
mem_grow(void *old, size_t size)
{
    return must(realloc(old, size ? size : 1), size);
}

char *
mem_copy(const char *text)
{
    return must(strdup(text), strlen(text));
}

void
arena_init(struct arena *arena)
{
    memset(arena, 0, sizeof *arena);
}

static void
chunks_free(struct arena_chunk *chunk)
{
    while (chunk) {
        struct arena_chunk *older = chunk->older;
        free(chunk);
        chunk = older;
    }
}

void
arena_fini(struct arena *arena)
{
    chunks_free(arena->chunks);
    arena_init(arena);
}

void
arena_reset(struct arena *arena)
{
    struct arena_chunk *keep = arena->chunks;
    if (keep && !EVERY_REQUEST_ITS_OWN && keep->size == CHUNK_SIZE) {
        chunks_free(keep->older);
        keep->older = NULL;
        arena->next = keep->bytes;
        arena->end = keep->bytes + keep->size;
    } else {
        chunks_free(keep);
        arena->chunks = NULL;
        arena->next = arena->end = NULL;
    }
    arena->used = 0;
}

static void
chunk_add(struct arena *arena, size_t size)
{
    struct arena_chunk *chunk = must(malloc(sizeof *chunk + size), size);
    chunk->older = arena->chunks;
    chunk->size = size;
    arena->chunks = chunk;
    arena->next = chunk->bytes;
    arena->end = chunk->bytes + size;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2) must(NULL, size);
    size_t wanted = EVERY_REQUEST_ITS_OWN ? size
                                          : (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if (EVERY_REQUEST_ITS_OWN)
        chunk_add(arena, wanted);
    else if (wanted > (size_t)(arena->end - arena->next))
        chunk_add(arena, wanted > CHUNK_SIZE ? wanted : CHUNK_SIZE);
    void *memory = arena->next;
    arena->next += wanted;
    arena->used += wanted;
    return memory;
}

void *
arena_zalloc(struct arena *arena, size_t size)
{
    return memset(arena_alloc(arena, size), 0, size);
}

void *
arena_grow(struct arena *arena, const void *old, size_t old_size, size_t new_size)
{
    char *bigger = arena_alloc(arena, new_size);
    if (old_size) memcpy(bigger, old, old_size);
    memset(bigger + old_size, 0, new_size - old_size);
    return bigger;
}

char *
arena_copy(struct arena *arena, const char *bytes, size_t length)
{
    char *copy = arena_alloc(arena, length + 1);
    if (length) memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

char *
arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = arena_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}
