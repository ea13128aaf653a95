"""Other wordings of who acts: in a variant of a sentence a person with a title, or a state, becomes another phrase of the news.

The trees of the sentences stay; what is learnt from them is how titles, posts, names and commas hang together.
"""
import re

import places

POSTS = '''Foreign Minister|Prime Minister|Deputy Prime Minister|Deputy Foreign Minister|Defence Minister|Interior Minister|
Finance Minister|President|Vice President|Ambassador|Foreign Secretary|Army Chief|Energy Minister|Trade Minister|Special Envoy'''
POSTS = [x.strip() for x in POSTS.split('|')]
PORTFOLIOS = '''Foreign Affairs|State|Defence|Interior|Energy (c and Water/NNP)|Trade (c and Industry)|Foreign Affairs (c and Trade)|
Information/NNP|Justice/NNP|External/NNP|amod Affairs/NNPS|Health/NNP|Economic Affairs|National Defence/NNP|Culture/NNP'''
PORTFOLIOS = [x.strip() for x in PORTFOLIOS.replace('NNP|amod Affairs', 'NNP~amod Affairs').split('|')]
PORTFOLIOS = [x.replace('~', '|') for x in PORTFOLIOS]
BODIES = '''UN|EU|NATO|African Union|Arab League|World Bank|Security Council|European Union|IAEA|OIC|ASEAN|ECOWAS|
Foreign Ministry|Defence/NNP Ministry|Interior/NNP Ministry|White/NNP|amod House/NNP|Kremlin|Pentagon|State/NNP Department/NNP'''
BODIES = [x.strip().replace('~', '|') for x in BODIES.replace('NNP|amod House', 'NNP~amod House').split('|')]
RANKS = 'General/NNP|Lt./NNP Gen./NNP|Maj./NNP Gen./NNP|Gen./NNP|Col./NNP|Colonel/NNP|Adm./NNP|Sheikh/NNP|Dr./NNP|Mr./NNP|Sen./NNP|Senator'
RANKS = RANKS.split('|')
WHO = 'spokesman|spokesperson|spokeswoman|envoy/NN|chief/NN|official/NN|commander/NN'.split('|')
BEFORE = 'visiting/VBG|amod former/JJ acting/VBG|amod outgoing/VBG|amod new/JJ veteran/JJ'.split()
PERSON = re.compile(r'^(?:\(d [^()]*(?:\([^()]*\)[^()]*)*\) )*[A-Z][\w.-]*_[^\s()]+$')


def nation(rng):
    return rng.choice(places.NATIONS)


def post(rng):
    return rng.choice(POSTS)


def title(rng):
    """A group of words before a name."""
    state, people = nation(rng)
    kind = rng.randrange(12)
    if kind < 3:
        return '(d %s %s)' % (people, post(rng))
    if kind == 3:
        return "(d (np %s 's) %s)" % (state, post(rng).lower())
    if kind == 4:
        what = rng.choice(['', 'Deputy ', 'Assistant/NNP ', 'Under/NNP '])
        return '(d (cmp US) <F %sSecretary/NNP (n of %s/NNP) >)' % (what, rng.choice(['State', 'State', 'Defense', 'Commerce']))
    if kind == 5:
        return '(d %s<F Minister (n %s %s) >)' % (rng.choice(['', people + ' ']), rng.choice(['of', 'for']), rng.choice(PORTFOLIOS))
    if kind == 6:
        return '(d (cmp <O %s >) %s)' % (rng.choice(BODIES), rng.choice(WHO))
    if kind == 7:
        return '(d (cmp <O %s >) <F Special %s (n for %s) >)' % (rng.choice(['UN', 'EU', 'African Union']), rng.choice(['Envoy', 'Representative']), state)
    if kind == 8:
        return '(d <O %s > <F Secretary-General >)' % rng.choice(['UN', 'NATO', 'Arab League', 'ASEAN', 'OIC', 'GCC'])
    if kind == 9:
        return '(d %s Ambassador (n to %s))' % (people, nation(rng)[0])
    if kind == 10:
        return '(d %s)' % rng.choice(RANKS)
    return '(d %s %s %s)' % (rng.choice(BEFORE), people, post(rng))


def one(rng, person, subject):
    """A person as the news introduce one; with commas only where a clause goes on behind."""
    state, people = nation(rng)
    kind = rng.randrange(10 if subject else 6)
    if kind < 5:
        return '%s %s' % (title(rng), person(rng))
    if kind == 5:
        return 'his %s counterpart (ap %s)' % (people, person(rng))
    if kind == 6:
        return "(np %s 's) %s (ap , %s) ," % (state, post(rng).lower(), person(rng))
    if kind == 7:
        return 'The %s %s (ap , %s) ,' % (people, post(rng).lower(), person(rng))
    if kind == 8:
        return '%s (ap , the %s %s) ,' % (person(rng), people, post(rng).lower())
    return '%s (ap , a %s %s) ,' % (person(rng), rng.choice(['senior', 'former/JJ', 'military/JJ']), rng.choice(['adviser', 'official/NN', 'commander/NN']))


def persons(rng, person, subject, many):
    first = one(rng, person, False if many else subject)
    if not many or 'counterpart' in first:
        return first
    if rng.random() < .3:
        return '%s (c , %s) (c and %s)' % (first, one_titled(rng, person), one_titled(rng, person))
    if rng.random() < .3:
        return '%s (c and his %s counterpart (ap %s))' % (first, nation(rng)[1], person(rng))
    return '%s (c and %s)' % (first, one_titled(rng, person))


def one_titled(rng, person):
    return '%s %s' % (title(rng), person(rng))


def group_end(line, at):
    """Where the bracket ends that opens at `at`."""
    depth = 0
    for i in range(at, len(line)):
        depth += line[i] == '('
        depth -= line[i] == ')'
        if not depth:
            return i
    raise ValueError(line)


def reword(line, rng, person, share):
    """The line with other phrases for its persons, each with the given probability."""
    many = not re.search(r'VBZ|VBP|\b(is|was|has|its|his|her|he|she|who)\b', line)
    out, at = '', 0
    for m in re.finditer(r'\((s|o|io|ob with|n with|n between|ag by|ob to|n by) ', line):
        if m.start() < at:
            continue
        end = group_end(line, m.start())
        inside = line[m.end():end]
        if not PERSON.match(inside) or rng.random() > share:
            continue
        subject = m[1] == 's' and not line.startswith('^')
        text = persons(rng, person, subject, many and m[1] != 'io' and rng.random() < .35)
        if text.startswith('The ') and m.start() > 3:
            text = 'the ' + text[4:]
        out += line[at:m.end()] + text
        at = end
    return out + line[at:]
