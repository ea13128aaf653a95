/* missing.c: what extract.h promises and no file has yet; who writes it takes it out of here. */
#include "extract/extract.h"

__attribute__((weak)) void
extractor_explain(const struct extractor *extractor, const struct event *event, FILE *out)
{
    (void)extractor, (void)event;
    fprintf(out, "no explanation yet\n");
}
