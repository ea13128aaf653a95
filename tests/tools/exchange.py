#!/usr/bin/env python3
"""Exchange every person, country, city and year of the seed articles and their gold, consistently.

    exchange.py SEEDS_FOLDER GOLD.jsonl OUT_FOLDER [--seed N]

Writes the articles under the same file names and gold.jsonl into OUT_FOLDER. What a coder finds in these it did not
learn by heart: a name that no dictionary has, another pair of states, another year with the same weekdays.
Organisations and forums stay: they are what the dictionary is for.
"""
import json
import os
import random
import re
import sys

# Of the articles: code, flag, names, adjectives, cities (the capital first).
OLD = [
    ("PAK", "🇵🇰", ["Pakistan", "Pak"], ["Pakistani"], ["Islamabad", "Gwadar"]),
    ("RUS", "🇷🇺", ["the Russian Federation", "Russia"], ["Russian"], ["Moscow"]),
    ("CHN", "🇨🇳", ["China"], ["Chinese"], ["Beijing", "Tianjin"]),
    ("QAT", "🇶🇦", ["Qatar"], ["Qatari"], ["Doha"]),
    ("TJK", "🇹🇯", ["Tajikistan"], ["Tajik"], ["Dushanbe"]),
    ("KGZ", "🇰🇬", ["the Kyrgyz Republic", "Kyrgyzstan"], ["Kyrgyz"], ["Bishkek"]),
    ("UZB", "🇺🇿", ["Uzbekistan"], ["Uzbek"], ["Tashkent"]),
    ("AFG", "🇦🇫", ["Afghanistan"], ["Afghan"], ["Kabul"]),
    ("IND", "🇮🇳", ["India"], ["Indian"], ["New Delhi"]),
    ("IRN", "🇮🇷", ["Iran"], ["Iranian"], ["Tehran"]),
    ("ISR", "🇮🇱", ["Israel"], ["Israeli"], ["Jerusalem"]),
    ("ARM", "🇦🇲", ["Armenia"], ["Armenian"], ["Yerevan"]),
    ("BEL", "🇧🇪", ["Belgium"], ["Belgian"], ["Brussels"]),
    ("USA", "🇺🇸", ["the United States", "United States", "the US", "US"], ["American"], ["Washington"]),
]

# What may take their place: code, flag, name, adjective, capital, another city.
NEW = [
    ("PER", "🇵🇪", "Peru", "Peruvian", "Lima", "Callao"),
    ("NOR", "🇳🇴", "Norway", "Norwegian", "Oslo", "Bergen"),
    ("KEN", "🇰🇪", "Kenya", "Kenyan", "Nairobi", "Mombasa"),
    ("CHL", "🇨🇱", "Chile", "Chilean", "Santiago", "Valparaiso"),
    ("MLT", "🇲🇹", "Malta", "Maltese", "Valletta", "Sliema"),
    ("GHA", "🇬🇭", "Ghana", "Ghanaian", "Accra", "Kumasi"),
    ("FIN", "🇫🇮", "Finland", "Finnish", "Helsinki", "Tampere"),
    ("PRY", "🇵🇾", "Paraguay", "Paraguayan", "Asuncion", "Encarnacion"),
    ("CAN", "🇨🇦", "Canada", "Canadian", "Ottawa", "Calgary"),
    ("URY", "🇺🇾", "Uruguay", "Uruguayan", "Montevideo", "Salto"),
    ("DNK", "🇩🇰", "Denmark", "Danish", "Copenhagen", "Aarhus"),
    ("ISL", "🇮🇸", "Iceland", "Icelandic", "Reykjavik", "Akureyri"),
    ("PRT", "🇵🇹", "Portugal", "Portuguese", "Lisbon", "Porto"),
    ("JPN", "🇯🇵", "Japan", "Japanese", "Tokyo", "Osaka"),
    ("VNM", "🇻🇳", "Vietnam", "Vietnamese", "Hanoi", "Da Nang"),
    ("ZMB", "🇿🇲", "Zambia", "Zambian", "Lusaka", "Ndola"),
    ("BGR", "🇧🇬", "Bulgaria", "Bulgarian", "Sofia", "Varna"),
    ("LKA", "🇱🇰", "Sri Lanka", "Sri Lankan", "Colombo", "Galle"),
    ("COL", "🇨🇴", "Colombia", "Colombian", "Bogota", "Medellin"),
    ("SEN", "🇸🇳", "Senegal", "Senegalese", "Dakar", "Thies"),
    ("MNG", "🇲🇳", "Mongolia", "Mongolian", "Ulaanbaatar", "Erdenet"),
    ("THA", "🇹🇭", "Thailand", "Thai", "Bangkok", "Phuket"),
]

# Of the articles: given names (all ways of writing), other parts, family names (all ways of writing).
PEOPLE = [
    (["Ishaq"], ["Mohammad"], ["Dar"]),
    (["Sergey", "Sergei"], [], ["Lavrov"]),
    (["Mikhail"], [], ["Mishustin"]),
    (["Vladimir"], [], ["Putin"]),
    (["Alexei"], [], ["Overchuk"]),
    (["Shehbaz"], [], ["Sharif"]),
    (["Qiang"], [], ["Li"]),
    (["Jinping"], [], ["Xi"]),
    (["Mohammed"], ["bin Abdulrahman"], ["Al Thani"]),
    (["Adylbek"], [], ["Kasymaliev"]),
    (["Abdulla"], [], ["Aripov"]),
    (["Kokhir"], [], ["Rasulzoda"]),
    (["Kaja"], [], ["Kallas"]),
    (["Abbas"], ["Seyyed"], ["Araghchi"]),
    (["Subrahmanyam"], [], ["Jaishankar"]),
    (["Emomali"], [], ["Rahmon"]),
    (["Mahmood"], ["Shah"], ["Qureshi"]),
    (["Imran"], [], ["Khan"]),
    (["Gohar"], [], ["Ali Khan"]),
    (["Salman"], ["Akram"], ["Raja"]),
    (["Ahmed"], [], ["Sharif Chaudhry", "Chaudhry"]),
    (["Asim"], [], ["Munir"]),
    (["Khawaja"], [], ["Asif"]),
]
FAMILY_FIRST = {"Li": "Qiang", "Xi": "Jinping"}
HANDLES = {"#SergeyLavrov": 1, "@MIshaqDar50": 0, "@SMQureshiPTI": 16}

# Invented: nobody in office is called so.
GIVEN = ("Marek Anders Tomas Emil Rafael Henrik Viktor Pavel Oscar Daniel Felix Martin Stefan Hugo Simon Jonas Lukas "
         "Andrei Gabriel Peter Robert Samuel Julian Leon Konrad Elias Nicolas Edgar Walter Philip").split()
FAMILY = ("Holmberg Ferreira Lindqvist Novotny Okonjo Villareal Bergstrom Kowalczyk Tamura Ostrander Hallgren Odhiambo "
          "Castellan Drummond Varga Petrosyan Eriksen Rosental Haldorsen Quiroga Abernathy Zelenka Marchetti Duvalier "
          "Thorvald Sandoval Ibarra Wexler Moreau Kaplinski").split()
YEARS = [-11, 6]  # the weekdays of 2021 and 2025 stay


def table(seed):
    """Old text -> new text, old code -> new code, the shift of the years."""
    rng = random.Random(seed)
    texts, codes = {}, {}
    for (code, flag, names, adjectives, cities), new in zip(OLD, rng.sample(NEW, len(OLD))):
        codes[code] = new[0]
        texts[flag] = new[1]
        texts.update({name: new[2] for name in names})
        texts.update({adjective: new[3] for adjective in adjectives})
        texts.update(dict(zip(cities, new[4:])))
    given, family = rng.sample(GIVEN, len(PEOPLE)), rng.sample(FAMILY, len(PEOPLE))
    for (firsts, others, lasts), first, last in zip(PEOPLE, given, family):
        texts.update({old: first for old in firsts})
        texts.update({old: rng.choice(GIVEN) for old in others})
        texts.update({old: last for old in lasts})
    for last, first in FAMILY_FIRST.items():
        texts[f"{last} {first}"] = f"{texts[first]} {texts[last]}"
    for handle, person in HANDLES.items():
        texts[handle] = handle[0] + given[person] + family[person]
    texts["@ForeignOfficePk"] = "@ForeignOffice" + codes["PAK"].title()
    return texts, codes, rng.choice(YEARS)


def exchanger(texts, shift):
    both = {**texts, **{old.upper(): new.upper() for old, new in texts.items() if len(old) > 3}}
    names = "|".join(re.escape(old) for old in sorted(both, key=len, reverse=True))
    pattern = re.compile(rf"(?<![A-Za-z])(?:{names})(?![A-Za-z])|\b(?:19|20)\d\d\b")

    news = "|".join(re.escape(new) for new in set(both.values()) if new.isalpha())
    article = re.compile(rf"\b([Aa])n? (?=({news})\b)")

    def one(match):
        old = match.group(0)
        return both[old] if old in both else str(int(old) + shift)

    def fit(match):
        return match.group(1) + ("n " if match.group(2)[0] in "AEIO" else " ")
    return lambda text: article.sub(fit, pattern.sub(one, text))


def exchange_gold(event, change, codes, shift):
    if "plover" not in event:
        return event
    for side in ("actors", "recipients"):
        event[side] = [[name and change(name), codes.get(party, party)] for name, party in event[side]]
    event["date"] = [str(int(day[:4]) + shift) + day[4:] for day in event["date"]]
    if event["place"]:
        city, country = event["place"]
        event["place"] = [city and change(city), codes.get(country, country)]
    event["evidence"] = change(event["evidence"])
    return event


def main():
    args = [a for i, a in enumerate(sys.argv[1:], 1) if not a.startswith("--") and sys.argv[i - 1] != "--seed"]
    seed = int(sys.argv[sys.argv.index("--seed") + 1]) if "--seed" in sys.argv else 1
    folder, gold, out = args
    texts, codes, shift = table(seed)
    change = exchanger(texts, shift)
    os.makedirs(out, exist_ok=True)
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as f, \
                open(os.path.join(out, name), "w", encoding="utf-8") as to:
            to.write(change(f.read()))
    with open(gold, encoding="utf-8") as f, open(os.path.join(out, "gold.jsonl"), "w", encoding="utf-8") as to:
        for line in f:
            if line.strip():
                to.write(json.dumps(exchange_gold(json.loads(line), change, codes, shift), ensure_ascii=False) + "\n")


main()
