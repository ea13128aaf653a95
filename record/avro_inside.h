/* avro_inside.h: the inside of a form, for avro_form.c, avro_in.c and avro_out.c. */
#ifndef RECORD_AVRO_INSIDE_H
#define RECORD_AVRO_INSIDE_H

#include <avro.h>

#include "record/avro_form.h"

struct avro_form {
    avro_schema_t schema;
    avro_value_iface_t *class;
    avro_value_t value; /* filled anew for each record */
};

/* Forgets the library's last error, whose text it would otherwise add to for ever. */
void avro_forget(void);

#endif
