#!/usr/bin/env python3
"""Score a coder's event mentions against the gold of a corpus folder.

    score_corpus.py BINARY DIR [--misses] [--extras] [--unfreeze] [--min-confidence X] [--mentions FILE]

Runs `BINARY code --format jsonl DIR/*.txt` (or reads FILE with --mentions; BINARY is then not run) and compares with
DIR/gold.jsonl.  A mention finds a gold event when its class is one of the gold's and its sides name the gold's
parties and no others; where the gold is reciprocal the sides may be swapped or stand together on one.  Each mention
is used once, core gold first, the mention with the most attributes right before the others.  Gold that is not core is
accepted, never missed.  One repeat of an event is forgiven, every further one is wrong.  Domestic mentions
(international: false) are left out.

Prints precision, recall and F1, how often each attribute of the found core events is right, and, for the
confidence that is said, how often class and both parties were right.  --misses and --extras list the events
themselves; for the frozen folder `test` they are refused unless --unfreeze says that it is meant.
"""
import argparse
import collections
import glob
import json
import os
import re
import subprocess
import sys
import unicodedata

# An organisation is its party: its spelled-out name is not compared.
ORGANISATION_WORDS = set("organisation organization union nations council forum republics alliance community".split())


def fold(text):
    """Lower case, no accents, hyphens as blanks, one kind of apostrophe."""
    flat = unicodedata.normalize("NFKD", text or "").lower().replace("-", " ").replace("\u2019", "'")
    return "".join(c for c in flat if not unicodedata.combining(c))


def name_matches(gold, predicted):
    """The last word of the gold's name stands in the predicted one, or its first two words do."""
    want, have = fold(gold).split(), set(fold(predicted).replace("'s", "").split())
    return bool(want) and (want[-1] in have or (len(want) > 1 and have.issuperset(want[:2])))


def said_name(actor):
    return actor.get("name") or actor.get("text") or ""


def side_matches(gold, predicted):
    """Every party of the gold side is named on the predicted side, and no other party is."""
    if not gold:
        return True
    want = {party for _, party in gold}
    have = {actor.get("party") for actor in predicted} - {None, ""}
    if None not in want and have - want:
        return False
    for name, party in gold:
        if party and party not in have:
            return False
        if not party and not any(name_matches(name, said_name(actor)) for actor in predicted):
            return False
    return True


def sides_match(gold, mention):
    actors, recipients = mention.get("actors") or [], mention.get("recipients") or []
    first, second = gold["actors"], gold["recipients"]
    if side_matches(first, actors) and side_matches(second, recipients):
        return True
    if not gold["reciprocal"]:
        return False
    if side_matches(first, recipients) and side_matches(second, actors):
        return True
    return not (actors and recipients) and side_matches(first + second, actors + recipients)


def event_of(mention):
    return (mention.get("plover") or {}).get("event")


def told(gold, mention):
    """Class and both parties are right."""
    return event_of(mention) in gold["plover"] and sides_match(gold, mention)


def as_list(value):
    return value if isinstance(value, list) else [value]


def place_attributes(gold, mention, out):
    if not gold["place"]:
        return
    name, country = gold["place"]
    place = mention.get("place") or {}
    if country:
        out["country"] = place.get("country") == country
    if name:
        out["place"] = fold(name) == fold(place.get("name"))


def base_attributes(gold, mention):
    """attribute -> right, for those that the gold states; the ones every scorer of this gold counts."""
    out = {}
    both = (mention.get("actors") or []) + (mention.get("recipients") or [])
    names = [n for n, _ in gold["actors"] + gold["recipients"] if n and not ORGANISATION_WORDS & set(fold(n).split())]
    if names:
        out["names"] = all(any(name_matches(n, said_name(actor)) for actor in both) for n in names)
    out["status"] = mention.get("status") in as_list(gold["status"])
    start = (mention.get("date") or {}).get("start")
    out["date"] = bool(start) and gold["date"][0] <= start[:10] <= gold["date"][1]
    place_attributes(gold, mention, out)
    if gold["format"]:
        out["format"] = mention.get("format") == gold["format"]
    if gold["occasion"]:
        occasion = mention.get("occasion") or {}
        said = [fold(occasion.get("name")), fold(occasion.get("text"))]
        out["occasion"] = any(re.search(rf"\b{re.escape(fold(o))}\b", s) for o in as_list(gold["occasion"]) for s in said)
    return out


def more_attributes(gold, mention):
    """The attributes that only this corpus states: attribute -> right."""
    code = mention.get("cameo") or ""
    out = {"cameo": code in gold["cameo"], "cameo root": code[:2] in {c[:2] for c in gold["cameo"]}}
    if gold["modes"] is not None:
        out["modes"] = set((mention.get("plover") or {}).get("modes") or []) == set(gold["modes"])
    out["reciprocal"] = bool(mention.get("reciprocal")) == gold["reciprocal"]
    if gold["attribution"]:
        out["attribution"] = (mention.get("attribution") or {}).get("party") == gold["attribution"][1]
    return out


def topic_sets(gold, mention):
    return set(gold["topics"]), {t.get("code") for t in mention.get("topics") or []}


def other_sets(gold, mention):
    said = {(a.get("party"), a.get("role")) for a in mention.get("others") or []}
    return {(party, role) for _, party, role in gold["others"]}, said


def base_rank(gold, mention):
    values = base_attributes(gold, mention).values()
    return sum(1 if right else -1 for right in values)


def pair(golds, mentions):
    """gold index -> mention index, each used once: core gold first, then the most attributes right, then text order."""
    options = [(gold["core"], base_rank(gold, m), -i, -g, g, i)
               for g, gold in enumerate(golds) for i, m in enumerate(mentions) if told(gold, m)]
    found, used = {}, set()
    for *_, g, i in sorted(options, reverse=True):
        if g not in found and i not in used:
            found[g] = i
            used.add(i)
    return found


class Score:
    """Counts over articles."""

    def __init__(self):
        self.found = self.missed = self.wrong = self.repeats = 0
        self.right = collections.defaultdict(lambda: [0, 0])
        self.sets = {"topics": [0, 0, 0], "others": [0, 0, 0]}
        self.said = collections.defaultdict(lambda: [0, 0])
        self.misses, self.extras = [], []

    def add_attributes(self, gold, mention):
        for name, ok in {**base_attributes(gold, mention), **more_attributes(gold, mention)}.items():
            self.right[name][0] += ok
            self.right[name][1] += 1
        for name, (want, have) in (("topics", topic_sets(gold, mention)), ("others", other_sets(gold, mention))):
            for k, n in enumerate((len(want & have), len(want), len(have))):
                self.sets[name][k] += n

    def add_confidence(self, mention, ok):
        confidence = mention.get("confidence")
        if confidence is not None:
            tenth = min(int(confidence * 10), 9)
            self.said[tenth][0] += ok
            self.said[tenth][1] += 1

    def add_unused(self, golds, mention, repeated):
        """A mention that found nothing of its own: a repeat, or wrong."""
        again = next((gold["id"] for gold in golds if told(gold, mention)), None)
        self.add_confidence(mention, again is not None)
        if again:
            self.repeats += 1
            repeated[again] += 1
        if not again or repeated[again] > 1:
            self.wrong += 1
            self.extras.append(mention)

    def add_article(self, golds, mentions):
        found = pair(golds, mentions)
        for g, gold in enumerate(golds):
            if g in found:
                self.add_confidence(mentions[found[g]], True)
                if gold["core"]:
                    self.found += 1
                    self.add_attributes(gold, mentions[found[g]])
            elif gold["core"]:
                self.missed += 1
                self.misses.append(gold)
        repeated, used = collections.Counter(), set(found.values())
        for i, mention in enumerate(mentions):
            if i not in used:
                self.add_unused(golds, mention, repeated)


def ratio(part, whole):
    return part / whole if whole else 0.0


def f1(precision, recall):
    return ratio(2 * precision * recall, precision + recall)


def print_score(score):
    precision, recall = ratio(score.found, score.found + score.wrong), ratio(score.found, score.found + score.missed)
    print(f"events  precision {precision:.3f}  recall {recall:.3f}  F1 {f1(precision, recall):.3f}   "
          f"(found {score.found}, missed {score.missed}, wrong {score.wrong}, told twice {score.repeats})")
    for name, (right, of) in sorted(score.right.items()):
        print(f"  {name:12s} {right}/{of} = {ratio(right, of):.3f}")
    for name, (both, want, have) in score.sets.items():
        print(f"  {name:12s} F1 {f1(ratio(both, have), ratio(both, want)):.3f}   (right {both}, gold {want}, said {have})")
    print("confidence said   right (class and both parties)")
    for tenth, (right, of) in sorted(score.said.items()):
        print(f"  {tenth / 10:.1f} to {(tenth + 1) / 10:.1f}      {right}/{of} = {ratio(right, of):.2f}")
    print(f"score {f1(precision, recall):.3f}")


def short(side):
    return " ".join(f"{name or '-'}@{party}" for name, party in side) or "-"


def print_lists(score, misses, extras):
    if misses:
        for g in score.misses:
            print("MISS", g["id"], "|".join(g["plover"]), short(g["actors"]), ">", short(g["recipients"]), ":", g["evidence"])
    if extras:
        for m in score.extras:
            sides = [short([(a.get("name"), a.get("party")) for a in m.get(s) or []]) for s in ("actors", "recipients")]
            sentence = ((m.get("evidence") or {}).get("sentence") or "")[:140]
            print("EXTRA", m.get("article_id"), event_of(m), sides[0], ">", sides[1], ":", sentence)


def read_mentions(options):
    if options.mentions:
        lines = open(options.mentions, encoding="utf-8").read().splitlines()
    else:
        files = sorted(glob.glob(os.path.join(options.dir, "*.txt")))
        run = subprocess.run([options.binary, "code", "--format", "jsonl", *files], stdout=subprocess.PIPE, check=False)
        if run.returncode != 0:
            sys.exit(f"score_corpus: {options.binary} ended with {run.returncode}")
        lines = run.stdout.decode("utf-8").splitlines()
    mentions = [json.loads(line) for line in lines if line.strip()]
    return [m for m in mentions if m.get("international") is not False
            and (m.get("confidence") or 0) >= options.min_confidence]


def doc_of(mention, docs):
    """The article's three digits, at the head of its file name or alone at the end of its id."""
    last = str(mention.get("article_id", "")).rsplit("/", 1)[-1]
    return next((d for d in docs if last.startswith(d + "_") or last.endswith(d)), None)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary")
    parser.add_argument("dir")
    for flag in ("--misses", "--extras", "--unfreeze"):
        parser.add_argument(flag, action="store_true")
    parser.add_argument("--min-confidence", type=float, default=0.0)
    parser.add_argument("--mentions", help="mentions that were made before, instead of running BINARY")
    options = parser.parse_args()
    frozen = os.path.basename(os.path.abspath(options.dir)) == "test"
    if frozen and (options.misses or options.extras) and not options.unfreeze:
        parser.error("the test part is frozen: only its totals are printed")
    return options


def main():
    options = arguments()
    lines = [json.loads(line) for line in open(os.path.join(options.dir, "gold.jsonl"), encoding="utf-8") if line.strip()]
    docs = sorted({g["doc"] for g in lines})
    by_doc = collections.defaultdict(list)
    for mention in read_mentions(options):
        by_doc[doc_of(mention, docs)].append(mention)
    if by_doc[None]:
        sys.exit(f"score_corpus: mentions of an article without gold: {by_doc[None][0].get('article_id')}")
    score = Score()
    for doc in docs:
        score.add_article([g for g in lines if g["doc"] == doc and "plover" in g], by_doc[doc])
    print_score(score)
    print_lists(score, options.misses, options.extras)


if __name__ == "__main__":
    main()
