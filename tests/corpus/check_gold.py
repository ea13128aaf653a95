#!/usr/bin/env python3
"""Check the gold of a corpus folder: every field of every line, and that what it quotes stands in the article.

    check_gold.py DIR [DIR...]

DIR holds NNN_slug.txt files and gold.jsonl.  Prints one line a fault, then a count of articles and events, and of the
articles' words; exits 1 when anything is wrong.
"""
import collections
import datetime
import glob
import json
import os
import re
import sys

EVENTS = """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION
MOBILIZE COERCE ASSAULT""".split()
STATUSES = "occurred ongoing planned cancelled denied hypothetical".split()
FORMATS = "call video informal sidelines multilateral visit bilateral".split()
ROLES = "host chair mediator inviter witness partner".split()
TOPICS = """trade investment energy connectivity transport agriculture industry education science technology health
climate environment water culture tourism sport migration consular humanitarian reconstruction finance debt sanctions
security defence arms nuclear terrorism cyber border territory maritime fisheries peace ceasefire prisoners
human_rights elections law drugs crime media space relations""".split()
MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone"
               " heavy-weapons crowd-control unconventional",
}
# Organisations of states and armed groups that the corpus names; a state is three capital letters.
ORGANISATIONS = """EU UN NATO SCO AU ASEAN G7 G20 G77 ECOWAS OSCE IAEA CARICOM ICJ ICC AFDB WTO IMF WB GCC LAS OIC EAC SADC
BRICS QUAD MERCOSUR OAS CSTO EAEU OPEC SAARC BIMSTEC PIF WHO COE IGAD CIS CELAC OPCW APEC ADB""".split()
GROUPS = "POLISARIO HEZBOLLAH HAMAS HOUTHI TALIBAN M23 RSF ARAKAN_ARMY PKK SDF TTP ISIS AL_SHABAAB BOKO_HARAM ELN JNIM".split()
FIELDS = """doc id plover actors recipients reciprocal status date place format occasion evidence core cameo modes topics
others attribution""".split()


def plain(text):
    """Text with one kind of quotation mark and single blanks."""
    return re.sub(r"\s+", " ", text.replace("’", "'").replace("“", '"').replace("”", '"'))


def party_ok(party):
    return bool(re.fullmatch(r"[A-Z]{3}", party or "")) or party in ORGANISATIONS or party in GROUPS


def day_ok(day):
    try:
        return str(datetime.date.fromisoformat(day)) == day
    except (TypeError, ValueError):
        return False


def side_faults(side, text):
    for name, party in side:
        if not party_ok(party):
            yield f"party {party!r}"
        if name and name.split()[-1] not in text:
            yield f"name {name!r} not in the article"


def value_faults(g):
    """Faults of the fields that have a closed list of values."""
    statuses = g["status"] if isinstance(g["status"], list) else [g["status"]]
    yield from (f"event {e!r}" for e in g["plover"] if e not in EVENTS)
    yield from (f"status {s!r}" for s in statuses if s not in STATUSES)
    yield from (f"topic {t!r}" for t in g["topics"] if t not in TOPICS)
    yield from (f"cameo {c!r}" for c in g["cameo"] if not re.fullmatch(r"(0[2-9]|1\d|20)\d{0,2}", c))
    allowed = " ".join(MODES.get(e, "") for e in g["plover"]).split()
    yield from (f"mode {m!r}" for m in g["modes"] or [] if m not in allowed)
    yield from (f"role {role!r}" for _, _, role in g["others"] if role not in ROLES)
    if g["format"] and (g["format"] not in FORMATS or "CONSULT" not in g["plover"]):
        yield f"format {g['format']!r}"
    if not g["cameo"]:
        yield "no cameo code"
    if len(g["date"]) != 2 or not all(map(day_ok, g["date"])) or g["date"][0] > g["date"][1]:
        yield f"date {g['date']}"
    if g["place"] and not re.fullmatch(r"[A-Z]{3}", g["place"][1] or ""):
        yield f"place {g['place']}"
    if not g["actors"] and not g["recipients"]:
        yield "no party at all"


def event_faults(g, text):
    missing = [f for f in FIELDS if f not in g]
    if missing:
        yield f"missing {missing}"
        return
    yield from value_faults(g)
    yield from side_faults(g["actors"] + g["recipients"] + [o[:2] for o in g["others"]], text)
    if g["attribution"]:
        yield from side_faults([g["attribution"]], text)
    if plain(g["evidence"]) not in plain(text):
        yield f"evidence {g['evidence']!r} not in the article"
    if not g["id"].startswith(g["doc"] + "-"):
        yield "id does not begin with doc"


def articles(folder):
    """doc -> text, for every article of the folder."""
    return {os.path.basename(p)[:3]: open(p, encoding="utf-8").read() for p in glob.glob(os.path.join(folder, "*.txt"))}


def check(folder):
    texts, faults, ids = articles(folder), 0, set()
    lines = [json.loads(line) for line in open(os.path.join(folder, "gold.jsonl"), encoding="utf-8") if line.strip()]
    for g in lines:
        found = []
        if g["doc"] not in texts:
            found.append("no such article")
        elif "plover" in g:
            found += event_faults(g, texts[g["doc"]])
            found += ["id twice"] if g["id"] in ids else []
            ids.add(g["id"])
        for fault in found:
            print(f"{folder}: {g.get('id', g['doc'])}: {fault}")
        faults += len(found)
    for doc in sorted(set(texts) - {g["doc"] for g in lines}):
        print(f"{folder}: {doc}: article without gold")
        faults += 1
    events = [g for g in lines if "plover" in g]
    by_class = collections.Counter(g["plover"][0] for g in events)
    print(f"{folder}: {len(texts)} articles, {len(events)} events ({sum(g['core'] for g in events)} core), "
          f"{sum(len(t.split()) for t in texts.values())} words, {faults} faults")
    print("  " + ", ".join(f"{e} {by_class[e]}" for e in EVENTS))
    return faults


if __name__ == "__main__":
    sys.exit(1 if sum(check(folder) for folder in sys.argv[1:]) else 0)
