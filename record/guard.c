/* guard.c: walks Avro bytes before they are decoded.
 *
 * Avro C 1.11 allocates what a length says before it looks whether the bytes are there, so that a
 * message of six bytes can ask for gigabytes, and it loses the memory of a string whose decoding
 * fails. Both are out of reach for bytes that were walked first. */
#include "record/guard.h"

enum { DEPTH_MOST = 32, ITEMS_MOST = 100000 };

struct walk {
    struct slice left;
    size_t items; /* list elements so far */
    int depth;
    struct fail *why;
};

static int walk_value(struct walk *walk, avro_schema_t schema);

static int
bad(struct walk *walk, const char *what)
{
    return fail_set(walk->why, FAIL_SKIP, EXIT_REFUSED, "broken Avro: %s (%zu bytes left)", what,
                    walk->left.len);
}

static int
skip(struct walk *walk, int64_t count)
{
    if (count < 0 || (uint64_t)count > walk->left.len)
        return bad(walk, "a length is more than what is left");
    walk->left.at += count;
    walk->left.len -= (size_t)count;
    return 0;
}

/* A zigzag number of at most ten bytes. */
static int
read_long(struct walk *walk, int64_t *out)
{
    uint64_t value = 0;
    *out = 0;
    for (int i = 0; i < 10; i++) {
        if (!walk->left.len) return bad(walk, "a number is cut off");
        unsigned char byte = (unsigned char)*walk->left.at;
        skip(walk, 1);
        if (i == 9 && byte > 1) break;
        value |= (uint64_t)(byte & 0x7f) << (7 * i);
        if (!(byte & 0x80)) {
            *out = (int64_t)(value >> 1) ^ -(int64_t)(value & 1);
            return 0;
        }
    }
    return bad(walk, "a number is too long");
}

static int
walk_long(struct walk *walk, avro_schema_t schema)
{
    (void)schema;
    int64_t value;
    return read_long(walk, &value);
}

static int
walk_int(struct walk *walk, avro_schema_t schema)
{
    (void)schema;
    int64_t value;
    if (read_long(walk, &value)) return -1;
    return value < INT32_MIN || value > INT32_MAX ? bad(walk, "an int is too large") : 0;
}

static int
walk_string(struct walk *walk, avro_schema_t schema)
{
    (void)schema;
    int64_t length;
    return read_long(walk, &length) || skip(walk, length) ? -1 : 0;
}

static int
walk_boolean(struct walk *walk, avro_schema_t schema)
{
    (void)schema;
    if (walk->left.len && (unsigned char)*walk->left.at > 1)
        return bad(walk, "a boolean is neither 0 nor 1");
    return skip(walk, 1);
}

static int
walk_float(struct walk *walk, avro_schema_t schema)
{
    (void)schema;
    return skip(walk, 4);
}

static int
walk_double(struct walk *walk, avro_schema_t schema)
{
    (void)schema;
    return skip(walk, 8);
}

static int
walk_null(struct walk *walk, avro_schema_t schema)
{
    (void)walk, (void)schema;
    return 0;
}

static int
walk_fixed(struct walk *walk, avro_schema_t schema)
{
    return skip(walk, avro_schema_fixed_size(schema));
}

static int
walk_enum(struct walk *walk, avro_schema_t schema)
{
    int64_t symbol;
    if (read_long(walk, &symbol)) return -1;
    return symbol < 0 || symbol >= avro_schema_enum_number_of_symbols(schema)
               ? bad(walk, "there is no such symbol")
               : 0;
}

static int
walk_union(struct walk *walk, avro_schema_t schema)
{
    int64_t branch;
    if (read_long(walk, &branch)) return -1;
    if (branch < 0 || (uint64_t)branch >= avro_schema_union_size(schema))
        return bad(walk, "there is no such branch");
    return walk_value(walk, avro_schema_union_branch(schema, (int)branch));
}

static int
walk_record(struct walk *walk, avro_schema_t schema)
{
    size_t count = avro_schema_record_size(schema);
    for (size_t i = 0; i < count; i++)
        if (walk_value(walk, avro_schema_record_field_get_by_index(schema, (int)i))) return -1;
    return 0;
}

/* The head of a block of a list: its number of elements, 0 at the end. */
static int
walk_block(struct walk *walk, int64_t *count)
{
    int64_t size;
    if (read_long(walk, count)) return -1;
    if (*count == INT64_MIN) return bad(walk, "a count is too large");
    if (*count < 0) {
        *count = -*count;
        if (read_long(walk, &size)) return -1;
        if (size < 0 || (uint64_t)size > walk->left.len)
            return bad(walk, "a block is longer than what is left");
    }
    if ((uint64_t)*count > walk->left.len || (walk->items += (size_t)*count) > ITEMS_MOST)
        return bad(walk, "a count is more than what is left, or than what is taken");
    return 0;
}

static int
walk_list(struct walk *walk, avro_schema_t items, bool keys)
{
    int64_t count;
    do {
        if (walk_block(walk, &count)) return -1;
        for (int64_t i = 0; i < count; i++)
            if ((keys && walk_string(walk, NULL)) || walk_value(walk, items)) return -1;
    } while (count);
    return 0;
}

static int
walk_array(struct walk *walk, avro_schema_t schema)
{
    return walk_list(walk, avro_schema_array_items(schema), false);
}

static int
walk_map(struct walk *walk, avro_schema_t schema)
{
    return walk_list(walk, avro_schema_map_values(schema), true);
}

static int
walk_link(struct walk *walk, avro_schema_t schema)
{
    return walk_value(walk, avro_schema_link_target(schema));
}

static int (*const walks[])(struct walk *walk, avro_schema_t schema) = {
    [AVRO_STRING] = walk_string,   [AVRO_BYTES] = walk_string, [AVRO_INT32] = walk_int,
    [AVRO_INT64] = walk_long,      [AVRO_FLOAT] = walk_float,  [AVRO_DOUBLE] = walk_double,
    [AVRO_BOOLEAN] = walk_boolean, [AVRO_NULL] = walk_null,    [AVRO_RECORD] = walk_record,
    [AVRO_ENUM] = walk_enum,       [AVRO_FIXED] = walk_fixed,  [AVRO_MAP] = walk_map,
    [AVRO_ARRAY] = walk_array,     [AVRO_UNION] = walk_union,  [AVRO_LINK] = walk_link,
};

static int
walk_value(struct walk *walk, avro_schema_t schema)
{
    size_t type = (size_t)avro_typeof(schema);
    if (walk->depth >= DEPTH_MOST) return bad(walk, "nested too deep");
    if (type >= sizeof walks / sizeof walks[0] || !walks[type]) return bad(walk, "unknown type");
    walk->depth++;
    int result = walks[type](walk, schema);
    walk->depth--;
    return result;
}

int
guard_check(avro_schema_t schema, struct slice bytes, struct fail *why)
{
    struct walk walk = {.left = bytes, .why = why};
    if (walk_value(&walk, schema)) return -1;
    return walk.left.len ? bad(&walk, "bytes are left over") : 0;
}
