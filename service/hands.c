/* hands.c: pieces of work under suspicion. */
#include "service/hands.h"

#include <string.h>

static bool
is_piece(const struct piece *piece, const char *name, int32_t part, int64_t number)
{
    return piece->number == number && piece->part == part && strcmp(piece->name, name) == 0;
}

int
suspects_blame(struct suspects *suspects, const struct piece *piece, int guilt)
{
    int count = atomic_load(&suspects->count);
    for (int i = 0; i < count; i++)
        if (is_piece(&suspects->at[i].piece, piece->name, piece->part, piece->number))
            return atomic_fetch_add(&suspects->at[i].guilt, guilt) + guilt;
    if (count == HANDS_CONDEMNED) {
        for (int i = 1; i < count; i++) {
            suspects->at[i - 1].piece = suspects->at[i].piece;
            atomic_store(&suspects->at[i - 1].guilt, atomic_load(&suspects->at[i].guilt));
        }
        count--;
    }
    suspects->at[count].piece = *piece;
    atomic_store(&suspects->at[count].guilt, guilt);
    atomic_store(&suspects->count, count + 1);
    return guilt;
}

bool
suspects_condemned(const struct suspects *suspects, const char *name, int32_t part, int64_t number)
{
    int count = atomic_load(&suspects->count);
    for (int i = 0; i < count; i++)
        if (atomic_load(&suspects->at[i].guilt) >= HANDS_GUILTY &&
            is_piece(&suspects->at[i].piece, name, part, number))
            return true;
    return false;
}
