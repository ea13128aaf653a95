#!/usr/bin/env python3
"""fold_table.py > base/fold_table.h: Latin letters with marks and the plain letters they fold to."""
import unicodedata

SPECIAL = {"ß": "ss", "Æ": "ae", "æ": "ae", "Œ": "oe", "œ": "oe", "Ø": "o", "ø": "o", "Đ": "d", "đ": "d", "Ð": "d", "ð": "d",
           "Þ": "th", "þ": "th", "Ł": "l", "ł": "l", "ı": "i", "Ħ": "h", "ħ": "h", "Ŋ": "n", "ŋ": "n", "ĸ": "k", "Ŧ": "t",
           "ŧ": "t", "ə": "e", "Ə": "e", "Ɓ": "b", "ɓ": "b"}


def fold(point):
    letter = chr(point)
    if letter in SPECIAL:
        return SPECIAL[letter]
    parts = unicodedata.normalize("NFKD", letter)
    plain = "".join(c for c in parts if not unicodedata.combining(c)).lower()
    return plain if plain.isascii() and plain.isalpha() and len(plain) <= 2 else ""


def rows(first, end):
    out, line = [], "    "
    for point in range(first, end):
        item = '"%s", ' % fold(point)
        if len(line) + len(item) > 96:
            out.append(line.rstrip())
            line = "    "
        line += item
    return "\n".join(out + [line.rstrip()])


print("""/* fold_table.h: Latin letters with marks and the plain letters they fold to, "" for no letter. Made from the Unicode
 * decompositions (UnicodeData, NFKD) by tools/fold_table.py. */
#ifndef BASE_FOLD_TABLE_H
#define BASE_FOLD_TABLE_H

/* clang-format off */""")
for first, end in ((0xC0, 0x250), (0x1E00, 0x1F00)):
    print("static const char fold_%04x[0x%x - 0x%x][3] = {\n%s\n};" % (first, end, first, rows(first, end)))
print("\n#endif")
