/* avro_form.h: records as Avro binary: under our own schema, and from any writer's. */
#ifndef RECORD_AVRO_FORM_H
#define RECORD_AVRO_FORM_H

#include "base/buf.h"
#include "record/field.h"

/* One schema, ready to be written and read. threads: one at a time (Avro C as packaged is for one
 * thread). */
struct avro_form;

/* owner: the caller frees with avro_form_free. errors: SKIP: no schema of a record. */
struct avro_form *avro_form_new(struct slice schema, struct fail *why);
void avro_form_free(struct avro_form *form);

/* Appends a record; the form must be of the schema that schema_put makes of the type. errors: STOP.
 */
int avro_form_put(struct avro_form *form, const struct record_type *type, const void *record,
                  struct buf *out, struct fail *why);

/* Reads the bytes of one record that was written with the form's schema, after guard_check: fields
 * are found by name, fields that it does not have are filled in as the table says. owner: the
 * arena. errors: SKIP. */
int avro_form_get(struct avro_form *form, const struct record_type *type, struct slice bytes,
                  struct arena *arena, void *record, struct fail *why);

#endif
