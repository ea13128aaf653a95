/* guard.h: what must hold of bytes before Avro C may decode them. */
#ifndef RECORD_GUARD_H
#define RECORD_GUARD_H

#include <avro.h>

#include "base/fail.h"
#include "base/slice.h"

/* Walks the bytes of one value against its writer's schema: every length and count at most what is
 * left, every branch and symbol known, depth and number of list elements capped, nothing left over.
 * Bytes that pass cannot make Avro C fail (a failed decode leaks) or allocate more than a fixed
 * multiple of their number. errors: SKIP. cost: one pass, no memory. */
int guard_check(avro_schema_t schema, struct slice bytes, struct fail *why);

#endif
