/* avro_form.c: one schema, ready to be written and read. */
#include <stdlib.h>

#include "base/arena.h"
#include "record/avro_inside.h"

void
avro_forget(void)
{
    avro_set_error("%s", "");
}

struct avro_form *
avro_form_new(struct slice schema, struct fail *why)
{
    struct avro_form *form = mem_new(sizeof *form);
    avro_forget();
    if (avro_schema_from_json_length(schema.at, schema.len, &form->schema) != 0) {
        fail_set(why, FAIL_SKIP, EXIT_REFUSED, "no Avro schema: %.200s", avro_strerror());
        free(form);
        return NULL;
    }
    if (!is_avro_record(form->schema)) {
        fail_set(why, FAIL_SKIP, EXIT_REFUSED, "no Avro schema of a record");
        avro_schema_decref(form->schema);
        free(form);
        return NULL;
    }
    form->class = avro_generic_class_from_schema(form->schema);
    avro_generic_value_new(form->class, &form->value);
    return form;
}

void
avro_form_free(struct avro_form *form)
{
    if (!form) return;
    avro_value_decref(&form->value);
    avro_value_iface_decref(form->class);
    avro_schema_decref(form->schema);
    free(form);
}
