#!/usr/bin/env python3
"""Runs the coder's cases: tests/cases/*.txt and the examples beside the predicates of dict/verbs.

    tests/run_cases.py [--show] [FILE...]

A case is three lines, divided from the next by a blank one: the day of publication (or `-`), the sentence, the events expected.
An example in a dictionary is one line, `> sentence | events`. Events: `ACTOR EVENT RECIPIENT [status]`, several divided by `;`;
`-` for a side that nobody is named on, `-` alone for no event at all. Status `occurred` need not be said. `ongoing` counts as `occurred`.
A reciprocal event may have its sides swapped. Domestic events count like the others, but need not be expected.
tests/cases/budget.txt has a line `NAME allowed` a file: more failures than that are an error, and fewer ask to lower it.
"""
import collections
import glob
import json
import os
import subprocess
import sys

DEMARCHE = os.environ.get("DEMARCHE", os.path.join(os.environ.get("BUILD", "build"), "demarche"))
BUDGET = "tests/cases/budget.txt"


def read_cases(path):
    with open(path, encoding="utf-8") as text:
        blocks = [b.strip().split("\n") for b in text.read().split("\n\n")]
    for block in blocks:
        block = [l for l in block if not l.startswith("#")]
        if len(block) >= 3:
            yield block[0].strip(), block[1].strip(), block[2].strip()


def read_examples(path):
    with open(path, encoding="utf-8") as text:
        for line in text:
            if line.startswith(">"):
                sentence, expected = line[1:].rsplit("|", 1)
                yield "-", sentence.strip(), expected.strip()


def expected_events(told):
    if told == "-":
        return []
    out = []
    for event in told.split(";"):
        words = event.split()
        out.append((words[0], words[1], words[2], words[3] if len(words) > 3 else "occurred"))
    return out


def mentions(articles, *flags):
    """What the coder finds in {"text", "title", "published"}s, by their index."""
    rows = "".join(json.dumps({"id": str(i), **article}) + "\n" for i, article in enumerate(articles))
    done = subprocess.run([DEMARCHE, "code", "--input", "jsonl", "--format", "jsonl", *flags], input=rows, text=True,
                          capture_output=True, check=False)
    if done.returncode not in (0, 65):
        sys.exit(done.stderr)
    found = collections.defaultdict(list)
    for line in done.stdout.splitlines():
        mention = json.loads(line)
        found[int(mention["article_id"])].append(mention)
    return found


def code(cases):
    return mentions([{"text": text, "published": day if day != "-" else "2020-06-15"} for day, text, *_ in cases], "--min-confidence", "0")


def party(side):
    return {a.get("party") or "-" for a in side} or {"-"}


def fits(want, mention):
    actor, event, recipient, status = want
    told = "occurred" if mention["status"] == "ongoing" and status == "occurred" else mention["status"]
    if mention["plover"]["event"] != event or told != status:
        return False
    a, r = party(mention["actors"]), party(mention["recipients"])
    straight = (actor in a) and (recipient in r)
    return straight or (mention["reciprocal"] and recipient in a and actor in r)


def is_right(wanted, mentions):
    left = list(mentions)
    for want in wanted:
        match = next((m for m in left if fits(want, m)), None)
        if match is None:
            return False
        left.remove(match)
    return not [m for m in left if m["international"]]


def budgets():
    out = {}
    if os.path.exists(BUDGET):
        with open(BUDGET, encoding="utf-8") as lines:
            for line in lines:
                words = line.split("#")[0].split()
                if len(words) == 2:
                    out[words[0]] = int(words[1])
    return out


def main():
    args = [a for a in sys.argv[1:] if not a.startswith("--")]
    files = args or sorted(glob.glob("tests/cases/*.txt")) + sorted(glob.glob("dict/verbs/*.txt"))
    allowed, over, total, wrong = budgets(), 0, 0, 0
    for path in files:
        if path == BUDGET:
            continue
        cases = list(read_examples(path) if path.startswith("dict/") else read_cases(path))
        if not cases:
            continue
        found, failed = code(cases), 0
        for i, (_, sentence, told) in enumerate(cases):
            if is_right(expected_events(told), found[i]):
                continue
            failed += 1
            if "--show" in sys.argv:
                got = "; ".join(f"{'/'.join(party(m['actors']))} {m['plover']['event']} {'/'.join(party(m['recipients']))} {m['status']}"
                                for m in found[i]) or "-"
                print(f"  {path}: {sentence}\n      expected {told}\n      got      {got}")
        total, wrong = total + len(cases), wrong + failed
        name = os.path.basename(path)
        if failed > allowed.get(name, 0):
            over += 1
            print(f"{path}: {failed} of {len(cases)} cases fail, {allowed.get(name, 0)} are allowed")
        elif failed < allowed.get(name, 0):
            print(f"{path}: {failed} of {len(cases)} fail: lower its budget of {allowed[name]}")
    print(f"cases {total}, failed {wrong}  ({total - wrong} of {total})")
    sys.exit(1 if over else 0)


if __name__ == "__main__":
    main()
