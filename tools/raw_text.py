#!/usr/bin/env python3
"""raw_text.py TREEBANK.conllu [GENRE]: its plain text: sentences of a paragraph in a line, paragraphs divided by blank lines.

With GENRE only documents whose name begins with it ("GUM_news"); --conllu prints their CoNLL-U instead of the text.
"""
import sys


def sentences(path, genre):
    keep, new, block = True, True, []
    for line in open(path, encoding="utf8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            keep = line.split("=")[-1].strip().startswith(genre)
            new = True
        new |= line.startswith("# newpar")
        if line:
            block.append(line)
        else:
            if block and keep:
                yield new, block
            new, block = False, []


def text_of(block):
    out, inside = [], 0
    for line in block:
        if line[0] == "#":
            continue
        column = line.split("\t")
        if "." in column[0]:
            continue
        if "-" in column[0]:
            inside = int(column[0].split("-")[1])
        elif int(column[0]) <= inside:
            continue
        out.append(column[1] + ("" if "SpaceAfter=No" in column[9] else " "))
    return "".join(out)


def main():
    arguments = [a for a in sys.argv[1:] if a != "--conllu"]
    genre = arguments[1] if len(arguments) > 1 else ""
    first = True
    for new, block in sentences(arguments[0], genre):
        if "--conllu" in sys.argv:
            if not new:
                print("\n".join(block) + "\n")
            else:
                print("# newpar\n" + "\n".join(l for l in block if not l.startswith("# newpar")) + "\n")
            continue
        if new and not first:
            sys.stdout.write("\n\n")
        sys.stdout.write(text_of(block))
        first = False


main()
