#!/usr/bin/env python3
"""Score the mentions, dates and places that demarche finds against a measuring set.

usage: score_sets.py actors|dates|places FILE.jsonl DEMARCHE [--misses] [--unfreeze]

The texts go to `DEMARCHE code --input jsonl --stop-after=when --format jsonl`; each mention of the set
is compared with the actor, date or place of that dump whose span overlaps it most. A mention that
nothing overlaps is wrong in every field that is scored for it. What is scored is told in README.md.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import unicodedata

OFFICES = [  # one line: words that mean one office; the first stands for all
    ["prime minister", "premier", "pm", "taoiseach", "head of government"],
    ["deputy prime minister", "deputy premier", "vice premier", "vice prime minister", "deputy pm"],
    ["foreign minister", "fm", "minister of foreign affairs", "minister for foreign affairs",
     "foreign affairs minister", "minister of external affairs", "external affairs minister",
     "minister of external relations", "chief diplomat", "top diplomat"],
    ["deputy foreign minister", "vice foreign minister", "vice minister of foreign affairs",
     "deputy minister of foreign affairs"],
    ["defence minister", "minister of defence", "minister for defence", "minister of national defence"],
    ["defence secretary", "secretary of defence"],
    ["finance minister", "minister of finance"],
    ["interior minister", "minister of the interior", "minister of interior"],
    ["trade minister", "minister of trade", "minister for trade"],
    ["energy minister", "minister of energy"],
    ["economy minister", "minister of economy", "minister of the economy"],
    ["foreign secretary", "secretary of foreign affairs", "foreign affairs secretary"],
    ["spokesperson", "spokesman", "spokeswoman", "spox"],
    ["secretary general", "secgen"],
    ["chair", "chairman", "chairwoman", "chairperson"],
    ["speaker", "speaker of parliament", "parliament speaker", "speaker of the parliament"],
    ["army chief", "chief of army", "chief of the army", "army commander"],
    ["charge d affaires", "charge daffaires"],
    ["crown prince", "heir"],
]
PARTIES = [  # other spellings of a party's short id
    ["HOUTHIS", "HOUTHI", "ANSARALLAH"], ["TALIBAN", "AFGTAL", "TAL"], ["AL", "LAS", "ARABLEAGUE"],
    ["ALSHABAAB", "SHABAAB", "SHABAB"], ["IS", "ISIS", "ISIL", "DAESH"], ["WORLDBANK", "WB", "IBRD"],
    ["RSF", "RAPIDSUPPORTFORCES"], ["COE", "COUNCILOFEUROPE"], ["PIJ", "ISLAMICJIHAD"],
    ["AA", "ARAKANARMY"], ["EC", "EU"], ["COMMONWEALTH", "COMW"],
]
WORDS = {"defense": "defence", "organization": "organisation", "center": "centre", "programme": "program"}


def fold(text):
    """Lower case, no accents, every run of other signs one space."""
    text = unicodedata.normalize("NFKD", (text or "").replace("ß", "ss").replace("ø", "o").replace("ı", "i"))
    text = "".join(c for c in text if not unicodedata.combining(c)).lower()
    words = re.sub(r"[^0-9a-z]+", " ", text.replace("'", "").replace("’", "")).split()
    return " ".join(WORDS.get(w, w) for w in words)


OFFICE_OF = {name: line[0] for line in OFFICES for name in line}
PARTY_OF = {name: line[0] for line in PARTIES for name in line}


def office(text):
    text = fold(text)
    return OFFICE_OF.get(text, text)


def party(text):
    text = re.sub(r"[^0-9A-Z]", "", fold(text).upper())
    return PARTY_OF.get(text, text)


def choices(value):
    return value if isinstance(value, list) else [value]


def office_right(gold, pred):
    wanted = {office(g) if g else "" for g in choices(gold)}
    got = office(pred) if pred else ""
    if got in wanted:
        return True
    if not got:
        return False
    if any(w and re.match(re.escape(w) + r" (for|to|of|on|in)\b", got) for w in wanted):
        return True
    # one holder of two offices: any one of them is right
    parts = [office(p) for p in re.split(r"\s+and\s+|/|,\s*|;\s*", pred)]
    return len(parts) > 1 and all(len(p.split()) > 1 or p in OFFICE_OF or p in wanted for p in parts) \
        and any(p in wanted for p in parts)


def initials(words):
    return "".join(w[0] for w in words if w not in ("of", "the", "for", "and", "on", "in"))


def name_right(gold, pred):
    g, p = fold(gold).split(), fold(pred).split()
    if not g or not p:
        return False
    return g[-1] == p[-1] or g[-1] + "s" == p[-1] or g == p[:len(g)] \
        or "".join(p) == initials(g) or "".join(g) == initials(p)


def party_right(gold, pred):
    got = [p for p in (pred.get("parties") or [pred.get("party")]) if p]
    if isinstance(gold["party"], list):
        return {party(p) for p in gold["party"]} == {party(p) for p in got}
    wanted = [gold["party"]] + gold.get("party_also", [])
    if not got:
        return None in wanted
    return len(got) == 1 and party(got[0]) in {party(w) for w in wanted if w}


def actor_fields(gold, pred):
    """Yield (field, right) for what is scored of one actor mention; pred is {} when nothing was found."""
    found = bool(pred)
    yield "party", found and party_right(gold, pred)
    if gold["kind"] == "person":
        yield "office", found and office_right(gold["office"], pred.get("office"))
    yield "kind", found and pred.get("kind") in [gold["kind"]] + gold.get("kind_also", [])
    if gold["sector"]:
        yield "sector", found and pred.get("sector") in choices(gold["sector"])
    if gold["name"] and gold["kind"] in ("person", "organisation"):
        yield "name", found and name_right(gold["name"], pred.get("name"))


def date_fields(gold, pred):
    yield "start+end", (pred.get("from"), pred.get("to")) == (gold["start"], gold["end"])
    yield "granularity", pred.get("granularity") == gold["granularity"]


def place_name(text):
    return " ".join(w for w in fold(text).split() if w not in ("city", "d", "c", "dc", "the", "al", "el"))


def place_fields(gold, pred):
    if gold is None:
        none = not pred.get("name") and not pred.get("country")
        yield "name", none
        yield "country", none
        yield "no place", none
        return
    if gold["name"]:
        names = [gold["name"]] + gold.get("name_also", [])
        yield "name", bool(pred) and place_name(pred.get("name")) in {place_name(n) for n in names}
    yield "country", pred.get("country") in [gold["country"]] + gold.get("country_also", [])
    if gold["admin1"]:
        yield "admin1", fold(pred.get("admin1")) == fold(gold["admin1"])


KINDS = {"actors": actor_fields, "dates": date_fields, "places": place_fields}


def load(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def articles_of(items):
    """One article for each text, whatever number of mentions the set has in it."""
    articles = {}
    for item in items:
        key = (item["text"], item["published"], item.get("country"))
        entry = articles.setdefault(key, {"id": "set-%04d" % len(articles), "text": item["text"],
                                          "published": item["published"]})
        if item.get("country"):
            entry["country"] = item["country"]
        item["article"] = entry["id"]
    return list(articles.values())


def run(binary, articles):
    given = "".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles).encode()
    done = subprocess.run([binary, "code", "--input", "jsonl", "--stop-after=when", "--format", "jsonl"],
                          input=given, stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit("score_sets: %s ended with %d" % (binary, done.returncode))
    dumps = {}
    for line in done.stdout.decode().splitlines():
        if line.strip():
            dump = json.loads(line)
            dumps[dump["article_id"]] = dump
    missing = [a["id"] for a in articles if a["id"] not in dumps]
    if missing:
        sys.exit("score_sets: %d of %d texts are missing in the dump" % (len(missing), len(articles)))
    return dumps


def span_of(item):
    at = -1
    for _ in range(item.get("nth", 1)):
        at = item["text"].find(item["mention"], at + 1)
        if at < 0:
            sys.exit("score_sets: %s: the mention does not stand in the text" % item["id"])
    start = len(item["text"][:at].encode())
    return start, start + len(item["mention"].encode())


def best_overlap(rows, start, end):
    """The row that shares most bytes with the span; of two equals the tighter one."""
    def share(row):
        both = min(end, row["end"]) - max(start, row["start"])
        return both, both / max(1, max(end, row["end"]) - min(start, row["start"]))
    rows = [r for r in rows if share(r)[0] > 0]
    return max(rows, key=share) if rows else {}


def score(kind, items, dumps, show_misses):
    tally, found = {}, 0
    for item in items:
        pred = best_overlap(dumps[item["article"]].get(kind) or [], *span_of(item))
        found += bool(pred) and item["gold"] is not None
        wrong = []
        for field, right in KINDS[kind](item["gold"], pred):
            row = tally.setdefault(field, [0, 0, 0, 0])
            row[0] += bool(right)
            row[1] += 1
            row[2] += bool(right and pred)
            row[3] += bool(pred)
            if not right:
                wrong.append(field)
        if show_misses and wrong:
            print("%s %s [%s] wrong: %s\n  text %s\n  gold %s\n  got  %s" % (
                item["id"], item["published"], item["mention"], ", ".join(wrong), item["text"],
                json.dumps(item["gold"], ensure_ascii=False), json.dumps(pred, ensure_ascii=False)))
    return tally, found


def report(path, kind, items, tally, found):
    print("%s: %d mentions of %s" % (os.path.basename(path), len(items), kind))
    wanted = [i for i in items if i["gold"] is not None]
    print("  %-12s %4d of %4d  %5.1f%%" % ("coverage", found, len(wanted), 100.0 * found / max(1, len(wanted))))
    for field, (right, total, found_right, matched) in tally.items():
        print("  %-12s %4d of %4d  %5.1f%%   (of the found: %5.1f%%)" % (
            field, right, total, 100.0 * right / total, 100.0 * found_right / max(1, matched)))


def main():
    ask = argparse.ArgumentParser(description="Score who, where and when against a measuring set.")
    ask.add_argument("kind", choices=sorted(KINDS))
    ask.add_argument("file")
    ask.add_argument("binary")
    ask.add_argument("--misses", action="store_true", help="print each mention that is wrong in a field")
    ask.add_argument("--unfreeze", action="store_true", help="allow --misses on a frozen -test set")
    args = ask.parse_args()
    if args.misses and "-test" in os.path.basename(args.file) and not args.unfreeze:
        sys.exit("score_sets: %s is a frozen test set: its misses are not for rule writers" % args.file)
    items = load(args.file)
    dumps = run(args.binary, articles_of(items))
    tally, found = score(args.kind, items, dumps, args.misses)
    report(args.file, args.kind, items, tally, found)


if __name__ == "__main__":
    main()
