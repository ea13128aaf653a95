#!/usr/bin/env python3
"""Makes dict/cameo.txt: every CAMEO code with its name, GDELT Goldstein value and quad class, PLOVER event, mode and contexts.

    tools/dict/cameo.py SHARED/reference > dict/cameo.txt

The PLOVER columns follow the published conversion table, but for what the codebook decides otherwise: appeals (02) are
REQUEST, condolence (018) is SUPPORT, an embargo (163) is SANCTION, an apology (055) is CONCEDE; and modes and contexts
that PLOVER's own tables no longer have are replaced by those that took their place.
"""
import csv
import sys

EVENT = {"018": "SUPPORT", "055": "CONCEDE", "163": "SANCTION"}
APPEAL_MODE = {"021": "assist", "022": "assist", "023": "assist", "024": "change", "025": "yield",
               "026": "meet", "027": "meet", "028": "meet"}
MODE = {"163": "discontinue", "162": "discontinue", "1621": "discontinue", "1622": "discontinue",
        "1623": "discontinue", "161": "discontinue", "0842": "", "085": "", "087": "", "0872": "", "0874": "withdraw",
        "0813": "", "0814": "", "1712": "destroy", "1723": "curfew", "1722": "restrict", "175": "crowd-control",
        "1823": "", "183": "explosives", "1832": "explosives", "184": "", "185": "targeted", "186": "targeted",
        "195": "aerial", "200": "targeted", "202": "targeted", "201": "", "203": "", "143": "strike", "1431": "strike",
        "1432": "strike", "1433": "strike", "1434": "strike", "132": "restrict", "1321": "restrict", "1322": "restrict",
        "113": "disapprove", "114": "disapprove", "116": "", "112": "allege", "046": "", "105": "yield"}
CONTEXT = {"humanitarian": "human_security", "democracy": "pro_democracy"}


def rows(folder, name):
    with open(f"{folder}/{name}", encoding="utf-8") as table:
        return list(csv.DictReader(table))


def main():
    folder = sys.argv[1]
    modes = {(r["event"], r["mode"]) for r in rows(folder, "plover_modes.csv")}
    contexts = {r["context"] for r in rows(folder, "plover_contexts.csv")}
    quad = {r["cameo_root"]: r["gdelt_quadclass(1-4)"] for r in rows(folder, "quadclass_rules.csv")}
    print("# CAMEO codes: code, GDELT quad class, GDELT Goldstein, PLOVER event, mode, contexts, name. `-`: none.")
    print("# Made by tools/dict/cameo.py from the reference tables; do not edit.")
    for r in rows(folder, "cameo_codes.csv"):
        code = r["cameo_code"]
        event = EVENT.get(code) or r["plover_event"] or ("REQUEST" if code.startswith("02") else "-")
        mode = MODE.get(code, APPEAL_MODE.get(code[:3], r["plover_mode"]))
        if (event, mode) not in modes:
            mode = "-"
        told = [CONTEXT.get(c.strip(), c.strip()) for c in r["plover_context"].split(";")]
        told = ",".join(c for c in told if c in contexts) or "-"
        name = r["name"].strip()
        name = name[0].upper() + (name[1:].lower() if name.isupper() else name[1:])
        print(f"{code:5s} {quad[r['root']]} {float(r['goldstein_gdelt']):6.1f} {event:10s} {mode:14s} {told:22s} {name}")


main()
