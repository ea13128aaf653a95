#!/usr/bin/env python3
"""Measures the event coder on gold files of single sentences, with the scorers that belong to them.

    tools/score_coder.py relations GOLD.jsonl [--part FROM:TO] [--wrong LABEL]   score_relations.py on lines FROM to TO
    tools/score_coder.py cameo GOLD.jsonl [--part FROM:TO] [--wrong]             root and full code of CAMEO examples
    tools/score_coder.py spans GOLD.jsonl [--part FROM:TO] [--wrong]             event, source and target of PLOVER records
    tools/score_coder.py uncoded FILE [--wrong]                                  share of sentences in which anything is coded

--part is in lines by count, in hundredths of the file: 0:67 is what rules may be written on, 67:100 the rest.
Sentences by themselves name one side only more often than articles do: all mentions count, however unsure.
DEMARCHE names the program (build/demarche), SHARED the folder with score_relations.py.
"""
import collections
import json
import os
import subprocess
import sys
import tempfile

DEMARCHE = os.environ.get("DEMARCHE", "build/demarche")
SHARED = os.environ.get("SHARED", "../shared")
# Names that PLOVER had before, and its own fold of appeals and yielding.
OLDER = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT", "YIELD": "CONCEDE",
         "APPEAL": "REQUEST"}


def part_of(rows, args):
    told = args[args.index("--part") + 1] if "--part" in args else "0:67"
    low, high = (int(x) for x in told.split(":"))
    return rows[len(rows) * low // 100:len(rows) * high // 100]


def load(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def code(sentences, *flags):
    """[(id, text)] to {id: mentions}."""
    rows = "".join(json.dumps({"id": i, "text": t, "published": "2020-06-15"}) + "\n" for i, t in sentences)
    done = subprocess.run([DEMARCHE, "code", "--input", "jsonl", "--format", "jsonl", "--min-confidence", "0", *flags], input=rows, text=True,
                          capture_output=True, check=False)
    if done.returncode not in (0, 65):
        sys.exit(done.stderr)
    found = collections.defaultdict(list)
    for line in done.stdout.splitlines():
        mention = json.loads(line)
        found[mention["article_id"]].append(mention)
    return found


def relations(args):
    gold = part_of(load(args[0]), args)
    found = code([(g["id"], g["text"]) for g in gold])
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/gold", "w", encoding="utf-8") as out:
            out.writelines(json.dumps(g) + "\n" for g in gold)
        with open(f"{folder}/found", "w", encoding="utf-8") as out:
            out.writelines(json.dumps(m) + "\n" for ms in found.values() for m in ms)
        subprocess.run([sys.executable, f"{SHARED}/tools/score_relations.py", f"{folder}/gold", f"{folder}/found"], check=True)
    if "--wrong" in args:
        label = args[args.index("--wrong") + 1]
        for g in gold:
            if label in (g["root"], "ALL"):
                told = [(m["plover"]["event"], m["status"], m["evidence"]["rule"]) for m in found.get(g["id"], [])]
                if not any(m["plover"]["event"] == g["root"] for m in found.get(g["id"], [])):
                    print(g["root"], told, "|", g["source"], "->", g["target"], "|", g["text"][:300])


def folded(mention, columns):
    """CAMEO, like PLOVER, folds a promised deed into the promise (03) or the threat (13): by the coder's own table."""
    code = mention["cameo"]
    if mention["status"] != "planned":
        return code
    row = max((c for c in columns if code.startswith(c)), key=len, default=None)
    column = 0 if code[:2] < "09" else 4
    told = columns[row][column] if row else "-"
    return told if told[0].isdigit() else code


def compose_columns():
    with open("dict/verbs/compose.txt", encoding="utf-8") as lines:
        rows = [l.split() for l in lines if l[0].isdigit()]
    return {r[0]: r[1:] for r in rows}


def cameo(args):
    gold = [g for g in part_of(load(args[0]), args) if g["text"] != "NEED EXAMPLE."]
    found = code([(g["id"], g["text"].split(" Note:")[0]) for g in gold])
    root = full = coded = 0
    columns = compose_columns()
    for g in gold:
        ms = sorted(found.get(g["id"], []), key=lambda m: -m["confidence"])
        codes = [folded(m, columns) for m in ms]
        root += any(c[:2] == g["cameo"][:2] for c in codes)
        full += g["cameo"] in codes
        coded += bool(ms)
        if "--wrong" in args and g["cameo"] not in codes:
            print(g["cameo"], [(m["cameo"], m["status"], m["evidence"]["rule"]) for m in ms], "|", g["text"].split(" Note:")[0][:260])
    n = len(gold)
    print(f"sentences {n}  coded {coded/n:.3f}  root {root/n:.3f}  full code {full/n:.3f}")


def overlaps(side, told):
    words = {w.strip(".,'\"()").lower() for t in told for w in t.split()}
    return any(words & {w.strip(".,'\"()").lower() for w in (p.get("text") or "").split()} for p in side)


def names(side):
    return [a["actorText"] for a in side or [] if isinstance(a, dict) and a.get("actorText")]


def spans(args):
    gold = part_of(load(args[0]), args)
    found = code([(g["id"], g["text"]) for g in gold])
    event = both = coded = 0
    for g in gold:
        ms = found.get(g["id"], [])
        want = OLDER.get(g["event"], g["event"])
        coded += bool(ms)
        right = [m for m in ms if m["plover"]["event"] == want]
        event += bool(right)
        source, target = names(g.get("source")), names(g.get("target"))
        both += any((not source or overlaps(m["actors"], source)) and (not target or overlaps(m["recipients"], target))
                    for m in right)
        if "--wrong" in args and not right:
            print(want, [(m["plover"]["event"], m["cameo"], m["status"]) for m in ms], "|", g["text"][:260])
    n = len(gold)
    print(f"records {n}  coded {coded/n:.3f}  event {event/n:.3f}  event and both spans {both/n:.3f}")


def uncoded(args):
    with open(args[0], encoding="utf-8") as lines:
        rows = [l.strip() for l in lines if l.strip() and not l.startswith("#")]
    found = code([(str(i), t) for i, t in enumerate(rows)])
    if "--wrong" in args:
        for i, ms in found.items():
            print([(m["plover"]["event"], m["status"], m["international"], m["evidence"]["rule"]) for m in ms], "|", rows[int(i)][:220])
    abroad = sum(any(m["international"] for m in ms) for ms in found.values())
    print(f"sentences {len(rows)}  coded {len(found)/len(rows):.3f}  coded as international {abroad/len(rows):.3f}")


if __name__ == "__main__":
    {"relations": relations, "cameo": cameo, "spans": spans, "uncoded": uncoded}[sys.argv[1]](sys.argv[2:])
