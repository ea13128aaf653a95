#!/usr/bin/env python3
"""Write dict/people-base.txt: office holders from the reference lists.

usage: people.py REFERENCE_FOLDER dict/states-base.txt > dict/people-base.txt

The folder holds leaders/*.csv (Wikidata, CC0; the G20 and ASEAN list CC BY-SA 4.0). A blank end there means
"known until the date of the list": the row then ends with "?DATE". What is known better stands in people.txt, by hand.
"""
import csv
import os
import re
import sys
import unicodedata

STATES = {  # names of states in the lists that states-base.txt has otherwise
    "People's Republic of China": "CHN", "Republic of Ireland": "IRL", "United States of America": "USA", "State of Palestine": "PSE",
    "The Gambia": "GMB", "The Bahamas": "BHS", "Bahamas": "BHS", "Czech Republic": "CZE", "Federated States of Micronesia": "FSM",
    "Democratic Republic of the Congo": "COD", "Republic of the Congo": "COG", "Kingdom of the Netherlands": "NLD", "Vatican City": "VAT",
    "Kingdom of Denmark": "DNK", "East Timor": "TLS", "Cape Verde": "CPV", "Turkey": "TUR", "Eswatini": "SWZ", "Holy See": "VAT",
    "Sahrawi Arab Democratic Republic": "ESH", "Swaziland": "SWZ", "Macedonia": "MKD", "European Union": "EU", "Scotland": "GBR",
}
OFFICES = [  # what a post is called there, what we call it
    (r"vice|deputy|co-prince$|member of|captain regent|minister for information|episcopal|french", None),
    (r"(prime minister|premier|taoiseach|chairman of the council of ministers|cabinet of ministers)", "prime minister"),
    (r"chancellor", "chancellor"), (r"supreme leader", "supreme leader"), (r"pope", "pope"),
    (r"governor-general", "governor-general"), (r"emperor", "emperor"), (r"emir", "emir"), (r"sultan", "sultan"),
    (r"(monarch|king|agong|gyalpo|ngwenyama)", "king"), (r"(minister of state|president of the government)", "prime minister"),
    (r"military leader", "junta leader"), (r"president", "president"), (r"prince", "prince"), (r"chief minister", None),
    (r"o le ao", "head of state"),
]
UN = [  # posts of un-offices-2022.csv: pattern, party, office
    (r"^Secretary-General of the United Nations", "UN", "secretary-general"),
    (r"^Deputy Secretary-General of the United", "UN", "deputy secretary-general"),
    (r"^Under-Secretary-General", "UN", "under-secretary-general"),
    (r"President of the United Nations General", "UN", "president of the general assembly"),
    (r"^Director-General of the World Trade", "WTO", "director general"),
    (r"^Director-General of the International Atomic", "IAEA", "director general"),
    (r"^Director-General of the World Health", "WHO", "director general"),
    (r"^OSCE High", "OSCE", "high commissioner"), (r"^Secretary General of NATO|^Secretary General of the North", "NATO", "secretary-general"),
    (r"^President of the International Court of", "ICJ", "president"), (r"^Judge of the International Court of", "ICJ", "judge"),
    (r"^High Commissioner for Human", "UN", "high commissioner for human rights"),
    (r"High Commissioner for Refugees", "UN", "high commissioner for refugees"),
    (r"^president of the Parliamentary Assembly of the Council", "COE", "president"), (r"^Speaker of the Arab Par", "AL", "speaker"),
]
HEADS_UNTIL, FOREIGN_UNTIL, G20_UNTIL = "2022-01", "2023-01", "2026-08"


def rows(folder, name):
    with open(os.path.join(folder, "leaders", name), encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def fold(text):
    text = unicodedata.normalize("NFKD", text)
    return "".join(c for c in text if not unicodedata.combining(c)).lower().strip()


def states(path):
    table = {}
    for line in open(path, encoding="utf-8"):
        parts = [p.strip() for p in line.split("|")]
        if len(parts) == 3 and parts[1] == "name":
            for name in parts[2].split(","):
                table.setdefault(fold(name), parts[0])
    table.update({fold(k): v for k, v in STATES.items()})
    return table


def plain(name):
    """Without peerages and brackets; empty where it is no Latin script, or a number of Wikidata."""
    name = re.sub(r"\s*\(.*?\)|,.*", "", name).strip()
    return "" if re.match(r"Q\d+$", name) or any(ord(c) > 0x24F and c not in "’ʻ‘ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ" for c in name) else name.replace("’", "'")


def office_of(label):
    for pattern, office in OFFICES:
        if re.search(pattern, label.lower()):
            return office
    return None


def heads(folder, codes, out):
    for r in rows(folder, "heads-2021-2022-wikidata.csv"):
        office, name, code = office_of(r["positionLabel"]), plain(r["officeholderLabel"]), codes.get(fold(r["country"]))
        if not office or not name or not code:
            continue
        end = r["end_year"] or "?" + HEADS_UNTIL
        out.append((name, code, office, r["start_year"], end))


def foreign_ministers(folder, codes, out):
    for r in rows(folder, "foreign-ministers-2023-01-wikidata.csv"):
        name, code = plain(r["name"]), codes.get(fold(r["countryLabel"]))
        if not name or not code or len(code) != 3:
            continue
        office = {"USA": "secretary of state", "GBR": "foreign secretary"}.get(code, "foreign minister")
        out.append((name, code, office, r["start"][:10], "?" + FOREIGN_UNTIL))


def g20(folder, codes, out):
    for r in rows(folder, "leaders-2026-08-g20-asean.csv"):
        code = {"EU": "EU", "AU_AF": "AU"}.get(r["ISO"]) or codes.get(fold(r["Country"]))
        for title, name, since in (("HoG Title", "Head of Government", "HoG Since"), ("HoS Title", "Head of State", "HoS Since")):
            label = r[title].lower()
            if not r[name] or not code:
                continue
            office = "president of the " + label[17:] if label.startswith("president of the eu") else \
                "chair" if label.startswith("chair") else office_of(label)
            office = {"monarch": "king"}.get(office, office)
            if office:
                out.append((plain(r[name]), code, office, r[since], "?" + G20_UNTIL))


def un(folder, out):
    for r in rows(folder, "un-offices-2022.csv"):
        for pattern, party, office in UN:
            if re.search(pattern, r["position"]) and plain(r["person"]):
                out.append((plain(r["person"]), party, office, r["start"], r["end"] or "?2022-10"))
                break


def merged(out):
    """One row for one office: lists that overlap give its first day and its last sight."""
    kept = {}
    for row in sorted(out, key=lambda r: (r[1], fold(r[0]), r[2], r[3])):
        key = (fold(row[0]),) + row[1:3]
        before = kept.get(key)
        if before and before[-1][4].startswith("?"):
            end = max(before[-1][4], row[4]) if row[4].startswith("?") else row[4]
            before[-1] = before[-1][:4] + (end,)
        elif not before or before[-1][4][:7] <= row[3][:7]:
            kept.setdefault(key, []).append(row)
    return [row for rows in kept.values() for row in rows]


def main():
    folder, codes, out = sys.argv[1], states(sys.argv[2]), []
    for reader in (heads, foreign_ministers, g20):
        reader(folder, codes, out)
    un(folder, out)
    print("# people-base.txt: who held which office, from the reference lists. Written by tools/dict/people.py: do not edit;")
    print("# people.txt, read after it, goes before it where both know of an office.")
    print("# Sources: heads of state and government 2021-22 (Wikidata, CC0), foreign ministers January 2023 (Wikidata, CC0),")
    print("# UN offices 2022 (Wikidata, CC0), heads of the G20 and ASEAN August 2026 (CC BY-SA 4.0).")
    print("# name | other names | sex | party | office | from | to; ?DATE: still so at that date, not known after it")
    for name, code, office, start, end in merged(out):
        print(" | ".join((name, "", "", code, office, start, end)))


main()
