#!/usr/bin/env python3
"""Write dict/states-base.txt: names, adjectives, capitals of all states, from open lists.

usage: states.py COUNTRIES.json > dict/states-base.txt

COUNTRIES.json is the file of the npm package world-countries (ODbL facts: names, capitals, demonyms);
iso-codes and unicode-cldr-core are read as Debian installs them. What these lists do not know (other
adjectives, seats of government) stands in dict/states.txt, by hand.
"""
import json
import re
import sys
import xml.etree.ElementTree as tree

ISO = "/usr/share/iso-codes/json/iso_3166-1.json"
CLDR = "/usr/share/unicode/cldr/common/main/en.xml"
CODES = {"UNK": "XKX"}  # world-countries has a code of its own for Kosovo
NAMES = {"TUR": "Turkey", "CZE": "Czech Republic", "COD": "Democratic Republic of the Congo", "CIV": "Ivory Coast",
         "VAT": "Holy See", "SWZ": "Eswatini", "MKD": "North Macedonia", "MMR": "Myanmar"}
# demonyms of the list that are no use in news, or belong to another state first
WRONG_ADJECTIVES = {"DMA", "DJI", "COD", "GIB", "IOT", "ATF", "SJM", "BES", "KGZ", "TJK", "ISL", "UMI", "VGB", "VIR", "JEY",
                    "GGY", "VAT", "COG", "GUF", "TGO", "MNP", "BWA", "SUR", "KNA", "LSO"}
WRONG_NAMES = {("COG", "Congo")}  # in news it is the larger one
WRONG_CAPITALS = {"HKG", "GIB", "BES", "VAT", "SGP", "DJI", "MCO", "MAC"}
PAST = [  # ISO 3166-3
    ("SUN", "Soviet Union", "USSR, U.S.S.R., Union of Soviet Socialist Republics", "Soviet"),
    ("YUG", "Yugoslavia", "Federal Republic of Yugoslavia, Socialist Federal Republic of Yugoslavia", "Yugoslav, Yugoslavian"),
    ("CSK", "Czechoslovakia", "Czechoslovak Socialist Republic", "Czechoslovak, Czechoslovakian"),
    ("DDR", "East Germany", "German Democratic Republic, GDR", "East German"),
    ("SCG", "Serbia and Montenegro", "State Union of Serbia and Montenegro", ""),
    ("ZAR", "Zaire", "Republic of Zaire", "Zairian, Zairean"),
    ("YMD", "South Yemen", "People's Democratic Republic of Yemen", "South Yemeni"),
]


def usable(name):
    """English enough to stand in a news text: Latin letters, more than two of them, not a sorted form."""
    latin = all(ord(c) < 0x250 or c in "’ʻ‘" for c in name)
    return latin and len(name) > 2 and "," not in name and "(" not in name


def unique(names):
    seen, out = set(), []
    for name in names:
        name = name.replace("’", "'").strip()
        if usable(name) and name.lower() not in seen:
            seen.add(name.lower())
            out.append(name)
    return out


def cldr_names():
    names = {}
    for node in tree.parse(CLDR).getroot().iter("territory"):
        if re.fullmatch("[A-Z]{2}", node.get("type", "")) and node.text:
            names.setdefault(node.get("type"), []).append(re.sub(r" \(.*", "", node.text))
    return names


def row(code, what, words):
    if words:
        print("%s | %s | %s" % (code, what, ", ".join(words)))


def state_rows(country, iso, cldr):
    code = CODES.get(country["cca3"], country["cca3"])
    listed = iso.get(code, {})
    names = [NAMES.get(code, country["name"]["common"]), country["name"]["common"], country["name"]["official"]]
    names += cldr.get(country["cca2"], []) + [listed.get(k, "") for k in ("name", "common_name", "official_name")]
    names += [a for a in country["altSpellings"] if re.match(r"[A-Z]", a) and "Republic" in a or a in ("UAE", "DPRK", "UK")]
    row(code, "name", [n for n in unique(names) if (code, n) not in WRONG_NAMES])
    if code not in WRONG_ADJECTIVES:
        row(code, "adjective", unique(re.split(", | or ", country["demonyms"].get("eng", {}).get("m", ""))))
    if code not in WRONG_CAPITALS:
        row(code, "capital", unique(country["capital"]))


def main():
    iso = {e["alpha_3"]: e for e in json.load(open(ISO, encoding="utf-8"))["3166-1"]}
    cldr = cldr_names()
    print("# states-base.txt: states of the world: names, adjectives, capitals. Written by tools/dict/states.py: do not edit;")
    print("# add or correct in states.txt, whose rows come after these.")
    print("# Sources: iso-codes 4.15 (LGPL-2.1+), Unicode CLDR 41 (Unicode licence), world-countries 5.1.0 (ODbL); 2026-11.")
    print("# code | name, adjective or capital | words; the first name is the one shown")
    for country in sorted(json.load(open(sys.argv[1], encoding="utf-8")), key=lambda c: CODES.get(c["cca3"], c["cca3"])):
        if country["cca3"] not in ("ATA", "BVT", "HMD", "UMI"):
            state_rows(country, iso, cldr)
    print("# states of the past: ISO 3166-3")
    for code, name, also, adjectives in PAST:
        row(code, "name", [name] + also.split(", "))
        row(code, "adjective", adjectives.split(", ") if adjectives else [])


main()
