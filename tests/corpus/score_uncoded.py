#!/usr/bin/env python3
"""Count how often a coder codes something where nothing is to be coded.

    score_uncoded.py BINARY FILE|DIR [--show] [--published DAY]

Each line of FILE is an article of its own, given to `BINARY code --input jsonl --format jsonl`; of a DIR each .txt
file is one, given as a file.  Prints the share of articles with any international mention, which is the figure that
counts, and that with any mention, domestic ones included.  --show lists them with what was coded; it is refused for
the frozen part (a name that ends in -test).
"""
import argparse
import collections
import glob
import json
import os
import subprocess
import sys
import tempfile


def run(binary, arguments):
    """The mentions that the coder prints."""
    made = subprocess.run([binary, "code", "--format", "jsonl", *arguments], stdout=subprocess.PIPE, check=False)
    if made.returncode != 0:
        sys.exit(f"score_uncoded: {binary} ended with {made.returncode}")
    return [json.loads(line) for line in made.stdout.decode("utf-8").splitlines() if line.strip()]


def code_lines(binary, path, published):
    """The lines of a file, article id -> text, and their mentions."""
    lines = [line.strip() for line in open(path, encoding="utf-8") if line.strip()]
    texts = {f"line-{n:04d}": line for n, line in enumerate(lines, 1)}
    with tempfile.TemporaryDirectory(prefix="uncoded-") as folder:
        made = os.path.join(folder, "lines.jsonl")
        with open(made, "w", encoding="utf-8") as out:
            for key, text in texts.items():
                out.write(json.dumps({"id": key, "text": text, "published": published}, ensure_ascii=False) + "\n")
        return texts, run(binary, ["--input", "jsonl", made])


def code_folder(binary, folder):
    files = sorted(glob.glob(os.path.join(folder, "*.txt")))
    texts = {os.path.basename(f)[:-4]: open(f, encoding="utf-8").readline().strip() for f in files}
    return texts, run(binary, files)


def article_of(mention):
    return str(mention.get("article_id", "")).rsplit("/", 1)[-1].removesuffix(".txt")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary")
    parser.add_argument("path")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--published", default="2026-03-02")
    options = parser.parse_args()
    if options.show and os.path.splitext(options.path.rstrip("/"))[0].endswith("-test"):
        parser.error("the test part is frozen: only its totals are printed")
    if os.path.isdir(options.path):
        texts, mentions = code_folder(options.binary, options.path)
    else:
        texts, mentions = code_lines(options.binary, options.path, options.published)
    coded = collections.defaultdict(list)
    for mention in mentions:
        coded[article_of(mention)].append(mention)
    stray = set(coded) - set(texts)
    if stray:
        sys.exit(f"score_uncoded: mentions of an article that was not given: {sorted(stray)[0]}")
    abroad = [a for a, found in coded.items() if any(m.get("international") is not False for m in found)]
    print(f"{len(texts)} articles, {len(abroad)} coded = {len(abroad) / len(texts):.4f}   "
          f"(with domestic mentions {len(coded)} = {len(coded) / len(texts):.4f})")
    if options.show:
        for key in sorted(coded):
            for m in coded[key]:
                evidence = m.get("evidence") or {}
                scope = "domestic" if m.get("international") is False else "international"
                print(f"{key} {(m.get('plover') or {}).get('event')} {scope} [{evidence.get('rule')}] "
                      f"{evidence.get('trigger')!r} in: {evidence.get('sentence') or texts[key]}")


if __name__ == "__main__":
    main()
