#!/usr/bin/env python3
"""score_names.py PARSE DICT NAMES.jsonl [--show]: precision, recall and F1 of names by type, exact spans.

NAMES.jsonl: one sentence a line, {"text", "names": [{"text", "nth", "type"}]} (tests/sets/NAMES.md); tools/gum_names.py makes one of a
treebank with marked entities. --types=PER,ORG,LOC,EVT asks for these alone.
"""
import collections, json, subprocess, sys


def nth(text, piece, n):
    at = -1
    for _ in range(n):
        at = text.index(piece, at + 1)
    return at, at + len(piece)


def found(parse, dictionary, texts):
    """Spans of names in each text; the texts are paragraphs of one input."""
    joined = "\n\n".join(texts)
    out = subprocess.run([parse, dictionary], input=joined, capture_output=True, text=True, check=True).stdout
    base, bases = 0, []
    for text in texts:
        bases.append(base)
        base += len(text) + 2
    names, at, last = [], 0, None
    skip = 0
    for line in out.split("\n"):
        column = line.split("\t")
        if len(column) != 10:
            last, skip = None, 0
            continue
        if "-" in column[0]:
            continue
        start = joined.index(column[1], at)
        at = start + len(column[1])
        mark = [m[5:] for m in column[9].split("|") if m.startswith("Name=")]
        if not mark:
            last = None
        elif mark[0][0] == "B" or last is None:
            last = [start, at, mark[0][2:]]
            names.append(last)
        else:
            last[1] = at
    import bisect
    result = [set() for _ in texts]
    for start, end, kind in names:
        i = bisect.bisect_right(bases, start) - 1
        result[i].add((start - bases[i], end - bases[i], kind))
    return result


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    if len(arguments) != 3:
        sys.exit(__doc__)
    rows = [json.loads(line) for line in open(arguments[2], encoding="utf8")]
    kinds = next((set(a[8:].split(",")) for a in sys.argv if a.startswith("--types=")), None)
    guesses = found(arguments[0], arguments[1], [" ".join(row["text"].split("\n")) for row in rows])
    right, gold, guessed = collections.Counter(), collections.Counter(), collections.Counter()
    for row, guess in zip(rows, guesses):
        guess = {s for s in guess if not kinds or s[2] in kinds}
        want = {(*nth(row["text"], n["text"], n["nth"]), n["type"]) for n in row["names"]}
        for kind, spans in ((right, want & guess), (gold, want), (guessed, guess)):
            kind.update(s[2] for s in spans)
        if "--show" in sys.argv and want != guess:
            print(row["text"])
            for sign, spans in (("-", want - guess), ("+", guess - want)):
                for s in sorted(spans):
                    print("   ", sign, s[2], row["text"][s[0]:s[1]])
    for kind in [*sorted(gold), "all"]:
        r, g, s = (sum(c.values()) if kind == "all" else c[kind] for c in (right, gold, guessed))
        print(f"{kind:4} P {100 * r / max(s, 1):5.1f} R {100 * r / max(g, 1):5.1f} F1 {200 * r / max(g + s, 1):5.1f}  ({g} names)")


main()
