#!/usr/bin/env python3
"""vary.py N [FIRST]: N articles as JSON lines, made of samples/*.txt: each with an id of its own, another day, and, by its
number, other countries, capitals and numbers of things. The same N always gives the same bytes."""
import datetime
import json
import pathlib
import random
import re
import sys

# Exchanged together, so that a capital stays the capital of its country.
SWAPS = [
    (("Norway", "Norwegian", "Oslo"), ("Finland", "Finnish", "Helsinki")),
    (("Vietnam", "Vietnamese", "Hanoi"), ("Cambodia", "Cambodian", "Phnom Penh")),
    (("Bulgaria", "Bulgarian", "Sofia"), ("Croatia", "Croatian", "Zagreb")),
    (("Ghana", "Ghanaian", "Accra"), ("Kenya", "Kenyan", "Nairobi")),
    (("Japan", "Japanese", "Tokyo"), ("Australia", "Australian", "Canberra")),
    (("Brazil", "Brazilian", "Brasilia"), ("Chile", "Chilean", "Santiago")),
    (("Turkey", "Turkish", "Ankara"), ("Egypt", "Egyptian", "Cairo")),
    (("India", "Indian", "New Delhi"), ("Indonesia", "Indonesian", "Jakarta")),
]


def load(path):
    """Title, day and body of a sample."""
    text = path.read_text(encoding="utf-8")
    first, _, rest = text.partition("\n")
    match = re.match(r"\s*date (\d{4}-\d\d-\d\d) (.*)", first)
    if match:
        return match[2].strip(), datetime.date.fromisoformat(match[1]), rest.strip()
    return first.strip(), datetime.date(2025, 7, 15), rest.strip()


def swap(text, choose):
    words = {}
    for one, other in SWAPS:
        if choose.random() < 0.5:
            words.update(zip(one, other))
            words.update(zip(other, one))
    if not words:
        return text
    pattern = r"\b(%s)\b" % "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.sub(pattern, lambda match: words[match[1]], text)


def vary(sample, number):
    title, day, body = sample
    choose = random.Random(number)
    paragraphs = body.split("\n\n")
    # now and then a shorter account: some of the later paragraphs are cut
    keep = choose.randint(max(1, len(paragraphs) // 2), len(paragraphs))
    body = "\n\n".join(paragraphs[:keep])
    body = re.sub(r"\b([2-9])(\d)\b", lambda match: str(choose.randint(2, 9)) + match[2], body)
    return swap(title, random.Random(number)), day + datetime.timedelta(days=7 * choose.randint(0, 40)), \
        swap(body, random.Random(number))


def main():
    count, first = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    root = pathlib.Path(__file__).resolve().parents[2] / "samples"
    paths = sorted(root.glob("*.txt"))
    samples = [(path.stem, load(path)) for path in paths]
    for number in range(first, first + count):
        stem, sample = samples[number % len(samples)]
        title, day, body = vary(sample, number)
        print(json.dumps({"article_id": "%s-%d" % (stem, number), "url": "https://example.org/%s/%d" % (stem, number),
                          "outlet": "example.org", "title": title, "body": body, "published": day.isoformat(),
                          "language": "en"}, ensure_ascii=False))


if __name__ == "__main__":
    main()
