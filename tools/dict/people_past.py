#!/usr/bin/env python3
"""Write dict/people-past.txt: members of governments from 1990 to about 2013, from an open actor dictionary.

usage: people_past.py Phoenix.Countries.actors.txt dict/people.txt dict/people-base.txt dict/states-base.txt > dict/people-past.txt

The dictionary (MIT licence) dates for whom somebody acts, [PAKGOV 020620-080818], and does not tell the office. People who
stand in the other tables are left out: what is known of them there is more.
"""
import re
import sys
import unicodedata

SECTORS = {"GOV": "", "GOVMIL": "", "MIL": "", "LEG": "", "GOVLEG": ""}
FIRST_YEAR = 1990
TITLES = {"GENERAL", "PRESIDENT", "PRIME", "MINISTER", "SECRETARY", "DAME", "SIR", "LORD", "KING", "QUEEN", "PRINCE", "CHANCELLOR", "EMPEROR",
          "FOREIGN", "DEFENSE", "VICE", "EX-PRESIDENT", "FORMER", "AMBASSADOR", "COLONEL", "SHEIKH", "CROWN"}
CODES = {"ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "KSV": "XKX", "SCG": "SCG"}


def fold(text):
    text = unicodedata.normalize("NFKD", text)
    return re.sub(r"[^a-z]+", " ", "".join(c for c in text if not unicodedata.combining(c)).lower()).strip()


def day(digits):
    """YYMMDD or YYYYMMDD; years below 20 are of this century. None where it is no day."""
    if len(digits) == 6:
        digits = ("20" if digits[:2] < "20" else "19") + digits
    if not re.fullmatch(r"(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])", digits):
        return None
    year, month, dom = digits[:4], digits[4:6], digits[6:]
    if int(dom) > (29 if month == "02" else 30 if month in ("04", "06", "09", "11") else 31) or (month == "02" and dom == "29"):
        return year + "-" + month
    return "%s-%s-%s" % (year, month, dom)


def name_of(line):
    words = re.split(r"[_ ]+", re.sub(r"#.*|\[.*", "", line).strip(" _\t\n+"))
    if words[0] in TITLES or not 2 <= len(words) <= 5 or not all(re.fullmatch(r"[A-Z][A-Z'.-]*", w) for w in words) or len(words[-1]) < 3:
        return None
    small = {"BIN", "AL", "VAN", "DER", "DE", "VON", "UL", "EL", "DA", "DOS", "IBN"}
    return " ".join(w.lower() if i and w in small else "-".join(p.capitalize() for p in w.split("-")) for i, w in enumerate(words))


def ranges(text):
    """(state, from, to) of each dated code of a government."""
    for state, sector, start, end in re.findall(r"\[([A-Z]{3})([A-Z]*) (?:>|(\d{6,8})-)(\d{6,8})\]", text):
        if sector in SECTORS:
            start, end = (start, end) if start else (end, "")
            first, last = day(start), day(end) if end else "?2013-12"
            if first and last and (last[0] == "?" or (int(last[:4]) >= FIRST_YEAR and last >= first)):
                yield CODES.get(state, state), first, last


def people(path):
    """Each name that is followed by dated codes."""
    name, text = None, ""
    for line in open(path, encoding="utf-8", errors="replace"):
        if re.match(r"[A-Z]", line):
            if name:
                yield name, text
            name, text = name_of(line), line
        else:
            text += line
    if name:
        yield name, text


def known_names(paths):
    names = set()
    for path in paths:
        for line in open(path, encoding="utf-8"):
            columns = line.split("|")
            if not line.startswith("#") and len(columns) > 2:
                for name in [columns[0]] + columns[1].split(","):
                    names.add(fold(name))
                    names.add(" ".join(w for i, w in enumerate(fold(name).split()) if i in (0, len(fold(name).split()) - 1)))
    return names


def merged(rows):
    """Times that touch or overlap are one."""
    out = []
    for row in sorted(rows):
        same = out and out[-1][:2] == row[:2]
        if same and (out[-1][3].startswith("?") or row[2][:7] <= out[-1][3][:7]):
            last = max(out[-1][3].lstrip("?"), row[3].lstrip("?"))
            open_end = last in (r[3].lstrip("?") for r in (out[-1], row) if r[3].startswith("?"))
            out[-1] = out[-1][:3] + (("?" if open_end else "") + last,)
        else:
            out.append(row)
    return out


def main():
    known, states = known_names(sys.argv[2:4]), {l.split(" ")[0] for l in open(sys.argv[4], encoding="utf-8") if "| name |" in l}
    rows = set()
    for name, text in people(sys.argv[1]):
        words = fold(name).split()
        if fold(name) in known or (words[0] + " " + words[-1]) in known:
            continue
        for state, first, last in ranges(text):
            if state in states:
                rows.add((state, name, first, last))
    print("# people-past.txt: who belonged to which government, 1990 to 2013; offices are not told. Written by tools/dict/people_past.py:")
    print("# do not edit; what people.txt and people-base.txt know goes before it.")
    print("# Source: Phoenix actor dictionary of countries (Open Event Data Alliance, MIT licence), state of 2014-01.")
    print("# name | other names | sex | party | office | from | to; ?DATE: still so at that date")
    for state, name, first, last in merged(rows):
        print(" | ".join((name, "", "", state, "", first, last)))


main()
