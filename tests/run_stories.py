#!/usr/bin/env python3
"""Runs the stories: tests/stories/*.txt, short reports of several events in several places and days.

    tests/run_stories.py [--show] [FILE...]

A story is a headline (`== HEADLINE`), its day (`date YYYY-MM-DD`), paragraphs of a line each, then a line an event:
`> ACTOR EVENT RECIPIENT | place | country | first day | status`. `-` is none, `?` is not judged, `a/b` are both right, and a day may lie in a span
(`2025-03-01..2025-03-14`). Only what is found is judged: the coder's own cases say what has to be found.
tests/stories/budget.txt has a line `NAME allowed` a file: more wrong fields than that are an error, and fewer ask to lower it.
"""
import glob
import os
import sys
import unicodedata

import run_cases

BUDGET = "tests/stories/budget.txt"
FIELDS = ("place", "country", "date", "status")


def read_stories(path):
    """Yield (title, day, paragraphs, events); an event is (actor, classes, recipient, what FIELDS should be)."""
    story = None
    with open(path, encoding="utf-8") as lines:
        for line in (l.strip() for l in lines):
            if line.startswith("== "):
                if story:
                    yield story
                story = (line[3:], [], [], [])
            elif story and line.startswith("date "):
                story[1].append(line[5:])
            elif story and line.startswith("> "):
                sides, *fields = [f.strip() for f in line[2:].split("|")]
                actor, classes, *recipient = sides.split()
                story[3].append((actor, classes.split("/"), (recipient or ["-"])[0], dict(zip(FIELDS, fields))))
            elif story and line:
                story[2].append(line)
    if story:
        yield story


def code(stories):
    return run_cases.mentions([{"title": title, "published": day[0], "text": "\n\n".join([title] + body)}
                               for title, day, body, _ in stories])


def fold(text):
    return "".join(c for c in unicodedata.normalize("NFKD", text).lower() if not unicodedata.combining(c))


def said(mention):
    place, date = mention.get("place") or {}, mention.get("date") or {}
    return {"place": place.get("name") or "-", "country": place.get("country") or "-", "date": date.get("start") or "-",
            "status": mention["status"]}


def is_right(wanted, got):
    if ".." in wanted:
        first, last = wanted.split("..")
        return first <= got <= last
    return any(choice in ("?", got) or fold(choice.strip()) == fold(got) for choice in wanted.split("/"))


def wrong_fields(wanted, mention):
    got = said(mention)
    return [(field, wanted[field], got[field]) for field in wanted if not is_right(wanted[field], got[field])]


def is_of(event, mention):
    actor, classes, recipient, _ = event
    sides = ["+".join(sorted({a.get("party") or "?" for a in mention.get(s) or []})) or "-" for s in ("actors", "recipients")]
    straight = sides[0] in actor.split("/") and sides[1] in recipient.split("/")
    crossed = (mention["reciprocal"] or classes == ["CONSULT"]) and sides[1] in actor.split("/") and sides[0] in recipient.split("/")
    return mention["plover"]["event"] in classes and (straight or crossed)


def judge(story, mentions):
    """Yield (event, its wrong fields) of the events that are found; each mention is used once, where it fits best."""
    left = list(mentions)
    for event in story[3]:
        fitting = [m for m in left if is_of(event, m)]
        if fitting:
            best = min(fitting, key=lambda m: len(wrong_fields(event[3], m)))
            left.remove(best)
            yield event, wrong_fields(event[3], best)


def budgets():
    with open(BUDGET, encoding="utf-8") as lines:
        pairs = [line.split("#")[0].split() for line in lines]
    return {words[0]: int(words[1]) for words in pairs if len(words) == 2}


def run(path):
    """(events told, events found, wrong fields) of a file; with --show what is wrong."""
    stories = list(read_stories(path))
    found, judged, wrong = code(stories), 0, 0
    for i, story in enumerate(stories):
        for (actor, classes, recipient, _), bad in judge(story, found[i]):
            judged, wrong = judged + 1, wrong + len(bad)
            if bad and "--show" in sys.argv:
                told = ", ".join(f"{field} {got} for {want}" for field, want, got in bad)
                print(f"  {story[0]}: {actor} {'/'.join(classes)} {recipient}: {told}")
    return sum(len(s[3]) for s in stories), judged, wrong


def main():
    files = [a for a in sys.argv[1:] if not a.startswith("--")] or sorted(glob.glob("tests/stories/*.txt"))
    allowed, over = budgets(), 0
    for path in files:
        if path == BUDGET:
            continue
        told, judged, wrong = run(path)
        budget = allowed.get(os.path.basename(path), 0)
        over += wrong > budget
        print(f"{path}: events {told}, found {judged}, wrong fields {wrong} of {judged * len(FIELDS)} ({budget} are allowed)")
    sys.exit(1 if over else 0)


main()
