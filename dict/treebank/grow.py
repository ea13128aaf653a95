#!/usr/bin/env python3
"""Makes CoNLL-U of the bracketed sentences: grow.py [--variants K] [--seed N] SOURCE OUT TREEBANK...

With --variants K a sentence is also written K-1 times with other persons, nations, cities, days and months in it, and other
phrases for its persons (phrases.py). Of {this~that~those} the sentence has the first, a variant any of them.
"""
import argparse
import random
import re
import sys

import notation
import phrases
import places
import words

DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split()
MONTHS = 'January February March April May June July August September October November December'.split()
FIXED_TAGS = {'as well as': 'RB RB IN', 'according to': 'VBG IN', 'due to': 'JJ IN', 'such as': 'JJ IN',
              'because of': 'IN IN', 'rather than': 'RB IN', 'more than': 'JJR IN', 'less than': 'JJR IN',
              'each other': 'DT JJ', 'instead of': 'RB IN', 'in order': 'IN NN', 'prior to': 'RB IN', 'as of': 'IN IN',
              'one another': 'CD DT', 'as if': 'IN IN', 'so that': 'IN IN'}
FIXED_RELS = {'as well as': 'cc', 'rather than': 'cc', 'more than': 'advmod', 'less than': 'advmod', 'in order': 'mark',
              'so that': 'mark', 'as if': 'mark'}
NO_SPACE_BEFORE = set('. , ; : ? ! % \'s ’s \' ’ n\'t n’t -RRB- ) ” ...'.split())


def fixed_tags(tokens):
    """Tags and relations of fixed expressions, which the lexicon would get wrong word by word."""
    for i, t in enumerate(tokens):
        rest = [x for x in tokens if x.head is t and x.rel == 'fixed']
        if not rest:
            continue
        text = ' '.join(x.form.lower() for x in [t] + rest)
        for x, tag in zip([t] + rest, FIXED_TAGS[text].split()):
            x.tag, x.given_tag = tag, True
        t.rel = t.rel or FIXED_RELS.get(text, 'case')


def mark(tokens, i, n, kind, number):
    for t in tokens[i:i + n]:
        t.name = (kind, number)


def as_written(form):
    """A word of a headline in capitals as it is written elsewhere."""
    return form.capitalize() if form.isupper() and len(form) > 3 and '.' not in form else form


def name_known(tokens):
    """Marks places, nations and offices that need no brackets in the source."""
    number = 1000
    forms = [as_written(t.form) for t in tokens]
    groups = [(places.MULTI_PLACES, 'LOC'), (places.MULTI_NATIONS, 'NAT'), (places.OFFICES, 'OFF')]
    for table, kind in groups:
        for i in range(len(forms)):
            hit = next((p for p in table if tuple(forms[i:i + len(p)]) == p), None)
            if hit and not any(t.name and t.name[0] != 'PER' or t.name and kind == 'OFF' for t in tokens[i:i + len(hit)]):
                mark(tokens, i, len(hit), kind, number)
                number += 1
    for i, t in enumerate(tokens):
        low = as_written(t.form)
        if t.name is None and (low in places.PLACES or low in places.NATION_WORDS):
            mark(tokens, i, 1, 'LOC' if low in places.PLACES else 'NAT', number)
            number += 1
        elif t.name is None and (low in places.SURNAMES or low in places.FAMILY):
            mark(tokens, i, 1, 'PER', number)
            number += 1
        elif t.name is None and t.form in places.ORGS:
            mark(tokens, i, 1, 'ORG', number)
            number += 1


def spaces(tokens):
    """For each token, whether a space follows it."""
    out, quotes, tick = [], 0, 0
    for i, t in enumerate(tokens):
        nxt = tokens[i + 1] if i + 1 < len(tokens) else None
        space = nxt is not None
        if t.form == '"':
            quotes += 1
        if nxt is None or nxt.form in NO_SPACE_BEFORE or clitic(nxt, t):
            space = nxt is None
        if t.form in ('(', '“', '‘', '$', '#', '@') or t.tag in ('HYPH', '``') or (nxt is not None and nxt.tag == 'HYPH'):
            space = False
        if t.form == '"' and quotes % 2 == 1 or nxt is not None and nxt.form == '"' and quotes % 2 == 1:
            space = False
        out.append(space)
    return out


def check(tokens, line):
    """A single root, no cycle, no crossing arcs, known labels; the notation grants most of it, yet it is tested."""
    at = {t: i for i, t in enumerate(tokens)}
    heads = [at[t.head] if t.head is not None else -1 for t in tokens]
    assert heads.count(-1) == 1, line
    for i in range(len(tokens)):
        j, steps = i, 0
        while heads[j] != -1:
            j, steps = heads[j], steps + 1
            assert steps <= len(tokens), 'cycle: ' + line
    arcs = [(min(i, h), max(i, h)) for i, h in enumerate(heads) if h >= 0]
    for a, b in arcs:
        for c, d in arcs:
            if a < c < b < d:
                print('not projective: ' + line, file=sys.stderr)
    for t in tokens:
        assert not set(t.form) & set('|*<>_+'), (t.form, line)
        assert t.rel in notation.RELATIONS, (t.form, t.rel, line)


def analyse(line, lex):
    headline = line.startswith('^')
    tokens = notation.read(line.lstrip('^'))
    fixed_tags(tokens)
    name_known(tokens)
    words.tag_all(tokens, lex, headline)
    words.relate_all(tokens)
    words.finish(tokens, lex)
    check(tokens, line)
    return tokens


def clitic(t, before):
    """Whether a token is written together with the one before it, as one multi-word token."""
    low = t.form.lower()
    return t.tag == 'POS' or low in ("n't", 'n’t') or low == 'not' and before.form.lower() == 'can'


def write(tokens, sent_id, out):
    gaps = spaces(tokens)
    text = ''.join(t.form + (' ' if gap else '') for t, gap in zip(tokens, gaps)).strip()
    print('# sent_id = %s\n# text = %s' % (sent_id, text), file=out)
    at = {t: i + 1 for i, t in enumerate(tokens)}
    previous = None
    for i, t in enumerate(tokens):
        nxt = tokens[i + 1] if i + 1 < len(tokens) else None
        in_range = i > 0 and clitic(t, tokens[i - 1])
        starts = nxt is not None and clitic(nxt, t)
        misc = []
        if t.name:
            misc.append('Name=%s-%s' % ('I' if t.name == previous else 'B', t.name[0]))
        previous = t.name
        glued = not gaps[i] and i + 1 < len(tokens)
        if starts:
            glue = not gaps[i + 1] and i + 2 < len(tokens)
            print('%d-%d\t%s%s%s' % (i + 1, i + 2, t.form, nxt.form, '\t_' * 7), end='\t', file=out)
            print('SpaceAfter=No' if glue else '_', file=out)
        elif glued and not in_range:
            misc.append('SpaceAfter=No')
        print('\t'.join([str(i + 1), t.form, t.lemma, t.upos, t.tag, t.feats or '_', str(at[t.head] if t.head else 0),
                         t.rel, '_', '|'.join(misc) or '_']), file=out)
    print(file=out)


def person(rng):
    name = rng.choice(places.GIVEN)
    if rng.random() < .2:
        name += '_' + rng.choice(places.GIVEN)
    name += '_' + (rng.choice(places.PARTICLED) if rng.random() < .25 else rng.choice(places.FAMILY))
    return name.replace('Joon-ho', 'Joonho')


def swap_word(word, nations, cities, rng):
    """The word that stands in a variant for this one."""
    for i, pair in enumerate(places.NATIONS):
        if word in pair:
            return nations[i][pair.index(word)]
        if word.capitalize() in pair and word.isupper():
            return nations[i][pair.index(word.capitalize())].upper()
    if word in places.CITIES:
        return cities[word]
    if word.isupper() and word.capitalize() in places.CITIES:
        return cities[word.capitalize()].upper()
    if word in places.SURNAMES or word in places.FAMILY:
        return rng.choice(places.FAMILY)
    if word in DAYS:
        return rng.choice(DAYS)
    if word in MONTHS and word != 'May':
        return rng.choice(MONTHS)
    if '_' in word and word.split('_')[0][0].isupper() and tuple(word.split('_')) not in places.MULTI_PLACES:
        return person(rng)
    return word


def swap_body(line, rng):
    """Other organisations and events behind "the", unless an abbreviation follows that would not fit."""
    def other(m):
        table = places.ORGS_THE if m[2] == 'O' else places.EVENTS_THE
        return '%s <%s %s >' % (m[1], m[2], rng.choice(table))
    if '-LRB-' in line:
        return line
    return re.sub(r'\b([Tt]he) <([OE]) [^<>]*>(?=\s*[(),])', other, line)


def choose(line, pick):
    """The line with one of the wordings of each {this~that} in it, those inside others first."""
    while '{' in line:
        line = re.sub(r'\{([^{}]*)\}', lambda m: pick(m[1].split('~')), line)
    return line


def vary(line, rng):
    """The line with other names; a nation changes together with the word for its people."""
    nations = places.NATIONS[:]
    rng.shuffle(nations)
    shuffled = places.CITIES[:]
    rng.shuffle(shuffled)
    cities = dict(zip(places.CITIES, shuffled))
    out, depth, before = [], None, ''
    line = phrases.reword(swap_body(choose(line, rng.choice), rng), rng, person, .6)
    for part in re.split(r'(\s+|\)|\((?=[a-z])[a-z:]+)', line):
        if re.match(r'^<[A-Z]$', part):
            depth = part
        elif part == '>':
            depth = None
        elif depth in (None, '<P') and part:
            m = re.match(r'^(\*?)([^|/]+)(.*)$', part)
            if m and before not in ('Port', 'South', 'North', 'New', 'One'):
                part = m[1] + swap_word(m[2], nations, cities, rng) + m[3]
        out.append(part)
        before = part if part.strip(' ()') else before
    return re.sub(r"(^|[\s(])(an?)(?= (?:\(\w+ )*([A-Z][a-z]))", article, ''.join(out))


def article(m):
    """a or an, once the name behind it is another."""
    return m[1] + ('an' if m[3][0] in 'AEIO' else 'a')


def main():
    parse = argparse.ArgumentParser(description=__doc__)
    parse.add_argument('--variants', type=int, default=1)
    parse.add_argument('--seed', type=int, default=1)
    parse.add_argument('--show', action='store_true', help='one line a sentence, for review')
    parse.add_argument('source')
    parse.add_argument('out')
    parse.add_argument('treebanks', nargs='+')
    args = parse.parse_args()
    lex = words.Lexicon(args.treebanks)
    rng = random.Random(args.seed)
    done = {}
    bad = 0
    with open(args.source, encoding='utf8') as src, open(args.out, 'w', encoding='utf8') as out:
        for line in src:
            line = line.strip()
            if not line or line.startswith('#'):
                continue
            sent_id, line = line.split(' ', 1)
            try:
                kinds = [choose(line, lambda kinds: kinds[0])] + [vary(line, rng) for _ in range(args.variants - 1)]
                for k, kind in enumerate(dict.fromkeys(kinds)):
                    tokens = analyse(kind, lex)
                    name = sent_id + ('' if k == 0 else '-v%d' % k)
                    write(tokens, name, out)
                    done[k > 0] = done.get(k > 0, 0) + 1
                    if args.show and k == 0:
                        print(name, ' '.join('%s/%s/%s/%s' % (
                            t.form, t.tag, t.rel, tokens.index(t.head) + 1 if t.head else 0) +
                            ('#' + t.name[0] if t.name else '') for t in tokens))
            except (ValueError, KeyError, AssertionError) as why:
                print('%s: %r' % (sent_id, why), file=sys.stderr)
                bad += 1
    print('%d sentences, %d variants, %d bad' % (done.get(False, 0), done.get(True, 0), bad), file=sys.stderr)
    return bad > 0


if __name__ == '__main__':
    sys.exit(main())
