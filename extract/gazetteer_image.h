/* gazetteer_image.h: the bytes of a compiled table of places, in the byte order of the machine. */
#ifndef EXTRACT_GAZETTEER_IMAGE_H
#define EXTRACT_GAZETTEER_IMAGE_H

#include "extract/gazetteer.h"

#define GAZETTEER_MAGIC "DMPLACE2"

/* Header, rows, slots, links, pool, in this order, each 8-byte aligned. A slot holds the hash of a
 * folded name and where its links begin; a link is a row's number, its top bit set for an alias. */
struct gazetteer_header {
    char magic[8];
    uint32_t row_count, slot_count /* a power of two */, link_count, pool_size;
    uint64_t checksum; /* slice_checksum of all that follows the header */
};
struct gazetteer_slot {
    uint64_t hash; /* 0: free */
    uint32_t first, count;
};
enum { GAZETTEER_ALIAS = 1u << 31 };

#endif
