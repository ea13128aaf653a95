#!/usr/bin/env python3
"""gum_names.py FILE.conllu > NAMES.jsonl: the proper names among GUM's marked entities, for tools/score_names.py.

Of each mention of a person, organization, place or event whose head is a proper noun: the run of proper nouns around that
head, with "of", "the", "and" and "for" between two of them, inside the mention.
"""
import json
import re
import sys

TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "event": "EVT"}
INNER = {"of", "the", "and", "for", "&", "-", "'s"}
MARK = re.compile(r"\(([^()]*)\)|\(([^()]*)|([^()]*)\)")


def mentions(words):
    """(first, last, type) of every marked entity; word numbers from 0."""
    stack, out = [], []
    for i, word in enumerate(words):
        entity = next((m[7:] for m in word[9].split("|") if m.startswith("Entity=")), "")
        for whole, opened, closed in MARK.findall(entity):
            if whole:
                out.append((i, i, whole.split("-")[1]))
            elif opened:
                stack.append((opened.split("-")[0], opened.split("-")[1], i))
            elif closed:
                for k in range(len(stack) - 1, -1, -1):
                    if stack[k][0] == closed:
                        out.append((stack[k][2], i, stack.pop(k)[1]))
                        break
    return out


def name_run(words, first, last):
    head = next((i for i in range(first, last + 1) if not first <= int(words[i][6]) - 1 <= last), first)
    if words[head][3] != "PROPN":
        return None
    start = end = head
    while start > first and (words[start - 1][3] == "PROPN" or (words[start - 1][1] in INNER and start - 1 > first and words[start - 2][3] == "PROPN")):
        start -= 1
    while end < last and (words[end + 1][3] == "PROPN" or (words[end + 1][1] in INNER and end + 1 < last and words[end + 2][3] == "PROPN")):
        end += 1
    return start, end


def spans_of(text, words):
    at, out = 0, []
    for word in words:
        start = text.index(word[1], at)
        at = start + len(word[1])
        out.append((start, at))
    return out


def row_of(name, text, words):
    spans, names = spans_of(text, words), {}
    for first, last, kind in mentions(words):
        run = name_run(words, first, last) if kind in TYPES else None
        if not run:
            continue
        start, end = spans[run[0]][0], spans[run[1]][1]
        piece = text[start:end]
        names.setdefault((start, end), {"text": piece, "nth": text[:start].count(piece) + 1, "type": TYPES[kind]})
    return {"id": name, "text": text, "names": list(names.values())}


def main():
    name = text = ""
    words = []
    for line in open(sys.argv[1], encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# sent_id = "):
            name = line[12:]
        elif line.startswith("# text = "):
            text = line[9:]
        elif line and not line.startswith("#"):
            columns = line.split("\t")
            if columns[0].isdigit():
                words.append(columns)
        elif not line and words:
            print(json.dumps(row_of(name, text, words), ensure_ascii=False))
            words = []


main()
