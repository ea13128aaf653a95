/* schema.h: Avro schemas made from the tables of fields, and their fingerprints. */
#ifndef RECORD_SCHEMA_H
#define RECORD_SCHEMA_H

#include "base/buf.h"
#include "record/field.h"

#define SCHEMA_NAMESPACE "org.demarche"

/* The schema of a record with `doc` on every field, as it stands in schemas/: enumerations and days
 * are strings, times timestamp-millis, NULLABLE fields unions with null first, FILLED ones have
 * their empty value as default. Always the same bytes. */
void schema_put(const struct record_type *type, struct buf *out);

/* The Parsing Canonical Form of a schema. errors: SKIP: no schema. */
int schema_canonical(struct slice schema, struct buf *out, struct fail *why);

/* CRC-64-AVRO. */
uint64_t schema_crc(struct slice bytes);

/* The fingerprint of a schema: the CRC of its canonical form. errors: SKIP. */
int schema_fingerprint(struct slice schema, uint64_t *out, struct fail *why);

#endif
