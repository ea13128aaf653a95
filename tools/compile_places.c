/* compile_places.c: compile-places TEXT BIN: the table of places as a file that is mapped. */
#include <stdio.h>

#include "base/file.h"
#include "extract/gazetteer.h"

int
main(int argc, char **argv)
{
    struct fail why = {0};
    struct arena arena;
    struct slice text;
    struct buf out = {0};
    if (argc != 3) return fprintf(stderr, "usage: compile-places TEXT BIN\n"), EXIT_USAGE;
    arena_init(&arena);
    if (file_read(&arena, argv[1], 64 << 20, &text, &why) ||
        gazetteer_compile(argv[1], text, &out, &why))
        return fprintf(stderr, "%s\n", why.text), why.code;
    FILE *file = fopen(argv[2], "wb");
    if (!file || fwrite(out.at, 1, out.len, file) != out.len || fclose(file) != 0)
        return perror(argv[2]), EXIT_IO;
    buf_fini(&out);
    arena_fini(&arena);
    return 0;
}
