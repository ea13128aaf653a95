/* who_similar.c: people whose names are spelled in many ways, found by their consonants. */
#include "extract/who_terms.h"

enum { SKELETON_LEAST = 7 };

/* Letters that transcriptions exchange; vowels are not there. */
static char
consonant(char c)
{
    static const char classes[26] = {
        ['b' - 'a'] = 'b', ['c' - 'a'] = 'k', ['d' - 'a'] = 'd', ['f' - 'a'] = 'f',
        ['g' - 'a'] = 'g', ['j' - 'a'] = 'j', ['k' - 'a'] = 'k', ['l' - 'a'] = 'l',
        ['m' - 'a'] = 'm', ['n' - 'a'] = 'n', ['p' - 'a'] = 'p', ['q' - 'a'] = 'k',
        ['r' - 'a'] = 'r', ['s' - 'a'] = 's', ['t' - 'a'] = 't', ['v' - 'a'] = 'v',
        ['w' - 'a'] = 'v', ['x' - 'a'] = 'x', ['z' - 'a'] = 'z',
    };
    return c >= 'a' && c <= 'z' ? classes[c - 'a'] : 0;
}

/* The consonants of each word, doubled ones once; a word that begins with a vowel says so. */
size_t
who_skeleton(struct slice name, char *out, size_t room)
{
    struct who_word word;
    size_t n = 0, words = 0;
    while (who_next_word(&name, &word) && n + word.len + 1 < room) {
        if (words++) out[n++] = ' ';
        char last = 0;
        for (size_t i = 0; i < word.len; i++) {
            char c = consonant(word.at[i]);
            if (!c && i == 0 && word.at[0] != 'h' && word.at[0] != 'y') c = '_';
            if (c && c != last) out[n++] = c;
            if (c) last = c;
        }
    }
    return words >= 2 && n >= SKELETON_LEAST ? n : 0;
}

void
who_put_skeleton(struct who *who, struct slice name, int32_t person)
{
    char key[128];
    size_t len = who_skeleton(name, key, sizeof key);
    if (!len) return;
    uint32_t number = names_put(who->skeletons, (struct slice){key, len});
    if ((int32_t)number == who->skeleton_count) {
        int32_t at = WHO_PUT(who, who->skeleton_person, who->skeleton_count);
        who->skeleton_person[at] = person;
    } else if (who->skeleton_person[number] != person) {
        who->skeleton_person[number] = WHO_NONE;
    }
}

int32_t
who_find_similar(const struct who *who, struct slice name)
{
    char key[128];
    size_t len = who_skeleton(name, key, sizeof key);
    if (!len) return WHO_NONE;
    uint32_t number = names_find(who->skeletons, (struct slice){key, len});
    return number == NAMES_NONE ? WHO_NONE : who->skeleton_person[number];
}
