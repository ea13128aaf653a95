/* start.c: from which offset a partition is read into files. */
#include "sink/start.h"

#include <string.h>

#include "base/log.h"

/* There are files: after the last of them. */
static int
after_files(const struct start_rule *rule, int64_t last, int64_t first, int64_t end,
            struct reader_part *at, struct fail *why)
{
    at->offset = last + 1;
    if (at->offset > end)
        return fail_set(why, FAIL_STOP, EXIT_CONFIG,
                        "%s/%d ends at offset %lld, but its manifest at %lld: another topic of "
                        "this name? Begin with an empty folder",
                        at->topic, at->partition, (long long)end, (long long)last);
    if (at->offset >= first) return 0;
    if (!rule->accept_gap)
        return fail_set(why, FAIL_STOP, EXIT_CONFIG,
                        "%s/%d: offsets %lld to %lld are in no file and have left the topic "
                        "(retention); --accept-gap goes on without them",
                        at->topic, at->partition, (long long)at->offset, (long long)first - 1);
    log_line(LOG_WARN, "%s/%d: offsets %lld to %lld are lost", at->topic, at->partition,
             (long long)at->offset, (long long)first - 1);
    at->offset = first;
    return 0;
}

/* There are none: where the group has committed something, somebody has to say what became of the
 * files. */
static int
without_files(struct reader *reader, const struct start_rule *rule, int64_t first,
              struct reader_part *at, struct fail *why)
{
    struct reader_part committed = *at;
    if (reader_committed(reader, &committed, why)) return -1;
    at->offset = first;
    if (committed.offset == READER_COMMITTED) return 0;
    if (!rule->from)
        return fail_set(why, FAIL_STOP, EXIT_CONFIG,
                        "%s/%d: the group has committed offset %lld, but the folder has no "
                        "manifest of it: a wrong folder? --from committed goes on there, --from "
                        "beginning writes all anew",
                        at->topic, at->partition, (long long)committed.offset);
    if (strcmp(rule->from, "committed") == 0 && committed.offset > first)
        at->offset = committed.offset;
    return 0;
}

int
start_offset(struct reader *reader, const struct start_rule *rule, int64_t last,
             struct reader_part *at, struct fail *why)
{
    int64_t first, end;
    if (reader_bounds(reader, at, &first, &end, why)) return -1;
    int bad = last >= 0 ? after_files(rule, last, first, end, at, why)
                        : without_files(reader, rule, first, at, why);
    if (!bad)
        log_line(LOG_INFO, "%s/%d: from offset %lld", at->topic, at->partition,
                 (long long)at->offset);
    return bad;
}
