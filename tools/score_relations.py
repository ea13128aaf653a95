#!/usr/bin/env python3
"""score_relations.py PARSE DICT RELATIONS.txt [--show]: relations of a tree that are read as written.

A line is a sentence and what is asked of it: SENTENCE | WORD RELATION HEAD; ... (HEAD 0: the root). --show prints what is read otherwise.
"""
import subprocess
import sys


def relations(parse, folder, sentence):
    out = subprocess.run([parse, folder], input=sentence + "\n", capture_output=True, text=True, check=True).stdout
    rows = [line.split("\t") for line in out.splitlines() if line.split("\t")[0].isdigit()]
    form = {row[0]: row[1] for row in rows} | {"0": "0"}
    return {(row[1], row[7], form[row[6]]) for row in rows}


def main():
    parse, folder, path = sys.argv[1:4]
    asked = right = 0
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#") or not line.strip():
                continue
            sentence, wanted = line.strip().split(" | ")
            read = relations(parse, folder, sentence)
            for want in wanted.split("; "):
                asked += 1
                right += tuple(want.split()) in read
                if tuple(want.split()) not in read and "--show" in sys.argv:
                    print(f"{sentence}\n  {want}, read: {sorted(r for r in read if r[0] == want.split()[0])}")
    print(f"{right} of {asked} relations as written")


if __name__ == "__main__":
    main()
