#!/usr/bin/env python3
"""Say the gold of a corpus folder back as mentions, to try the scorer: say_gold.py DIR [--spoil N]

Every acceptable value of the gold is replaced by its preferred one.  --spoil N damages every Nth mention in turn (its
class, a side, its status, its place) and tells another one three times, so that a scorer has something to find.
"""
import json
import os
import sys


def first(value):
    return value[0] if isinstance(value, list) else value


def actors(side, role):
    return [{"name": name, "party": party, "role": role} for name, party in side]


def mention(gold):
    name, country = gold["place"] or (None, None)
    return {
        "article_id": f"{gold['doc']}_said",
        "plover": {"event": gold["plover"][0], "modes": gold["modes"] or []},
        "cameo": gold["cameo"][0],
        "status": first(gold["status"]),
        "reciprocal": gold["reciprocal"],
        "international": True,
        "actors": actors(gold["actors"], "actor"),
        "recipients": actors(gold["recipients"], "recipient"),
        "others": [{"name": n, "party": p, "role": r} for n, p, r in gold["others"]],
        "date": {"start": gold["date"][0], "end": gold["date"][1]},
        "place": {"name": name, "country": country} if gold["place"] else None,
        "occasion": {"name": first(gold["occasion"]), "text": None} if gold["occasion"] else None,
        "format": gold["format"],
        "topics": [{"code": t} for t in gold["topics"]],
        "attribution": {"party": gold["attribution"][1]} if gold["attribution"] else None,
        "confidence": 0.95 if gold["core"] else 0.55,
        "evidence": {"sentence": gold["evidence"]},
    }


def spoil(said, step):
    """Damages every step-th mention, in one of five ways in turn; returns the mentions."""
    out = []
    for i, m in enumerate(said):
        out.append(m)
        if i % step:
            continue
        way = i // step % 5
        if way == 0:
            m["plover"]["event"] = "PROTEST"
        elif way == 1:
            m["recipients"] = [{"name": "Nobody", "party": "ATA"}]
        elif way == 2:
            m["status"], m["cameo"] = "hypothetical", "010"
        elif way == 3:
            m["place"], m["topics"], m["date"] = {"name": "Nowhere", "country": "ATA"}, [{"code": "space"}], None
        else:
            out += [m, m]
    return out


def main():
    folder = sys.argv[1]
    lines = [json.loads(line) for line in open(os.path.join(folder, "gold.jsonl"), encoding="utf-8") if line.strip()]
    said = [mention(g) for g in lines if "plover" in g]
    if "--spoil" in sys.argv:
        said = spoil(said, int(sys.argv[sys.argv.index("--spoil") + 1]))
    for m in said:
        print(json.dumps(m, ensure_ascii=False))


if __name__ == "__main__":
    main()
