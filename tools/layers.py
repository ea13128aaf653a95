#!/usr/bin/env python3
"""layers.py [--picture]: holds the includes of every room against the arrows of docs/layers.txt.

Exits with 1 and names each include that follows no arrow. --picture prints who includes whom, with counts.
"""
import collections
import pathlib
import re
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = re.compile(r'^\s*#\s*include\s+"([a-z]+)/')


def allowed():
    arrows = {}
    for line in (TOP / "docs/layers.txt").read_text().splitlines():
        line = line.split("#")[0].strip()
        if line:
            room, below = line.split(":")
            arrows[room.strip()] = set(below.split())
    return arrows


def main():
    arrows, seen, wrong = allowed(), collections.Counter(), []
    for room in arrows:
        for path in sorted((TOP / room).glob("*.[ch]")):
            for number, line in enumerate(path.read_text().splitlines(), 1):
                match = INCLUDE.match(line)
                if not match or match.group(1) == room:
                    continue
                seen[room, match.group(1)] += 1
                if match.group(1) not in arrows[room]:
                    wrong.append(f"{path.relative_to(TOP)}:{number}: {room} may not include {match.group(1)}")
    if "--picture" in sys.argv:
        for (room, below), count in sorted(seen.items()):
            print(f"{room:10s} -> {below:10s} {count}")
    print("\n".join(wrong) if wrong else f"layers: {sum(seen.values())} includes, all along the arrows of docs/layers.txt")
    return bool(wrong)


sys.exit(main())
