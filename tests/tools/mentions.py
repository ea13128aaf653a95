#!/usr/bin/env python3
"""mentions.py COUNT [FIRST]: mentions as lines "key TAB JSON": every seventh within one state; ids m0, m1, ...

mentions.py --ids COUNT [FIRST]: the ids alone, of those that a sink keeps by default."""
import json
import sys

PARTIES = ["PAK", "RUS", "CHN", "EU", "NOR", "BRA"]
EVENTS = ["CONSULT", "AGREE", "ACCUSE", "REQUEST"]


def actor(party, role):
    return {"name": party, "text": party, "start": 0, "end": 3, "kind": "state", "party": party, "sector": "GOV",
            "office": None, "organisation": None, "code": party + "GOV", "role": role, "person_id": None}


def mention(number):
    one, other = PARTIES[number % 6], PARTIES[(number // 6 + number + 1) % 6]
    day = "2025-%02d-%02d" % (number % 3 + 1, number % 5 + 1)
    return {"mention_id": "m%d" % number, "article_id": "a%d" % (number // 3), "url": None, "outlet": "example.org",
            "title": "Talks, \"round %d\"\nand more" % number, "published": day,
            "plover": {"event": EVENTS[number % 4], "modes": ["visit"], "contexts": ["diplomatic", "economic"]},
            "cameo": "042", "cameo_name": "Make a visit", "goldstein": 1.9, "quad_class": 1, "status": "occurred",
            "reciprocal": False, "international": number % 7 != 0, "actors": [actor(one, "actor")],
            "recipients": [actor(other, "recipient")], "others": [],
            "date": {"start": day, "end": day, "granularity": "day", "text": "Monday", "basis": "stated"},
            "place": {"name": "Moscow", "country": "RUS", "admin1": None, "lat": 55.7522, "lon": 37.6156,
                      "geonames_id": 524901, "text": "Moscow", "basis": "stated"} if number % 2 else None,
            "occasion": None, "format": "visit", "topics": [{"code": "trade", "text": "trade"}], "attribution": None,
            "confidence": 0.5 + number % 50 / 100,
            "evidence": {"sentence": "They met – again.", "sentence_index": 0, "start": 0, "end": 9, "trigger": "met",
                         "trigger_start": 5, "trigger_end": 8, "rule": "meet.v"}, "engine": "test"}


def main():
    ids = sys.argv[1] == "--ids"
    count, first = (list(map(int, sys.argv[1 + ids:])) + [0])[:2]
    for number in range(first, first + count):
        record = mention(number)
        if not ids:
            print("k%d\t%s" % (number, json.dumps(record, ensure_ascii=False)))
        elif record["international"]:
            print(record["mention_id"])


main()
