#!/usr/bin/env python3
"""Refit the weights of dict/confidence.txt.

    fit_confidence.py BINARY DIR... [--seeds FOLDER GOLD.jsonl] [--unread 0.4] > dict/confidence.txt

DIR: a folder of the event corpus (tests/corpus/dev; never the frozen part). Every mention is run through the coder with
its features printed (DEMARCHE's --stop-after=confidence dump), called right where its class and both parties are right,
and a logistic regression with a small penalty is fitted by gradient descent. Standard library only.
"""
import argparse
import glob
import importlib.util
import json
import math
import os
import subprocess
import sys

PENALTY, STEPS, RATE = 0.5, 4000, 0.5


def scorer():
    here = os.path.dirname(os.path.abspath(__file__))
    path = os.path.join(here, "..", "tests", "corpus", "score_corpus.py")
    spec = importlib.util.spec_from_file_location("score_corpus", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(binary, files, stop):
    flags = ["--stop-after=confidence"] if stop else ["--format", "jsonl"]
    done = subprocess.run([binary, "code", "--min-confidence", "0", *flags, *files], stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines() if line.strip()]


def examples(binary, folder, gold_file, score):
    """(features, right) of every international mention."""
    files = sorted(glob.glob(os.path.join(folder, "*.txt")))
    gold = [json.loads(line) for line in open(gold_file, encoding="utf-8") if line.strip()]
    docs = sorted({g["doc"] for g in gold})
    features = {}
    for line in run(binary, files, True):
        for event in line["events"]:
            features[(line["article_id"], event["start"], event["plover"], json.dumps(parties(event)))] = event["features"]
    for mention in run(binary, files, False):
        if mention.get("international") is False:
            continue
        doc = score.doc_of(mention, docs) or mention["article_id"].rsplit("/", 1)[-1][:3]
        key = (mention["article_id"], mention["evidence"]["start"], mention["plover"]["event"], json.dumps(parties(mention)))
        if key in features:
            yield features[key], any(score.told(g, mention) for g in gold if g["doc"] == doc and "plover" in g)


def parties(event):
    return [[a.get("party") for a in event[side]] for side in ("actors", "recipients")]


def fit(rows):
    names = sorted({name for features, _ in rows for name in features})
    weights = dict.fromkeys(["base", *names], 0.0)
    for _ in range(STEPS):
        slope = dict.fromkeys(weights, 0.0)
        for features, right in rows:
            error = 1 / (1 + math.exp(-weights["base"] - sum(weights[n] for n in features))) - right
            for name in ("base", *features):
                slope[name] += error
        for name in weights:
            penalty = 0 if name == "base" else PENALTY * weights[name]
            weights[name] -= RATE * (slope[name] + penalty) / len(rows)
    return weights


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary")
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--seeds", nargs=2, metavar=("FOLDER", "GOLD"))
    parser.add_argument("--unread", type=float, default=0.0,
                        help="how much lower the log odds are on text that was not read while rules were written")
    options = parser.parse_args()
    score, rows = scorer(), []
    pairs = [(f, os.path.join(f, "gold.jsonl")) for f in options.folders] + ([options.seeds] if options.seeds else [])
    for folder, gold in pairs:
        if os.path.basename(os.path.abspath(folder)) == "test":
            parser.error("the test part is frozen: nothing is fitted on it")
        rows += examples(options.binary, folder, gold, score)
    weights = fit(rows)
    weights["base"] -= options.unread
    print("# confidence.txt: what speaks for a mention and against it: a logistic sum; the name of a feature and its weight.")
    print(f"# Fitted by tools/fit_confidence.py on {len(rows)} mentions, {sum(r for _, r in rows)} of them right. docs/settle.md.")
    for name in weights:
        print(f"{name:24s} {weights[name]:+.3f}")
    print(f"{len(rows)} mentions", file=sys.stderr)


if __name__ == "__main__":
    main()
