"""The bracket notation of our treebank: one sentence a line, read into a flat list of tokens with heads.

    (s (d Foreign Minister) Ishaq_Dar) met (ob with his Russian counterpart (ap , Sergey_Lavrov ,)) (ob in Moscow) .

A group is (relation word... group...). Its head is the word with a star, else its last plain word. A_B is a flat name,
a+b a fixed expression, a-b three words but for prefixes, word/TAG gives the XPOS, word|relation the relation, <O ... > a name of type O (P person,
O organisation, L place, N nation, E event, F office). What is not given is worked out in words.py.
"""
import re

SHORT = {
    's': 'nsubj', 'sp': 'nsubj:pass', 'o': 'obj', 'io': 'iobj', 'ob': 'obl', 'ag': 'obl:agent', 'n': 'nmod',
    'np': 'nmod:poss', 'd': 'nmod:desc', 'nu': 'nmod:unmarked', 'ou': 'obl:unmarked', 'ap': 'appos', 'c': 'conj',
    'cc': 'ccomp', 'x': 'xcomp', 'av': 'advcl', 'ac': 'acl', 'rc': 'acl:relcl', 'pt': 'parataxis', 'cmp': 'compound',
    'am': 'amod', 'adv': 'advmod', 'num': 'nummod', 'f': 'flat', 'cs': 'csubj', 'prt': 'compound:prt', 'k': 'case',
    'm': 'mark',
}
RELATIONS = set(SHORT.values()) | {
    'root', 'det', 'det:predet', 'cc', 'cc:preconj', 'aux', 'aux:pass', 'cop', 'punct', 'fixed', 'expl', 'discourse',
    'csubj:pass', 'list', 'dep', 'vocative', 'orphan', 'advcl:relcl', 'nsubj:outer', 'dislocated', 'goeswith',
}
TYPES = {'P': 'PER', 'O': 'ORG', 'L': 'LOC', 'N': 'NAT', 'E': 'EVT', 'F': 'OFF'}
PUNCT = set('. , : ; ? ! " \' – — -- - ... -LRB- -RRB- “ ” ‘ ’'.split())
PREFIXES = set('anti co counter cyber de ex inter intra mid mini multi non post pre pro quasi re semi sub super ultra un vice'.split())
NUMBERS = set('one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty'.split())
CLITICS = {"'s", "’s", "'"}


class Token:
    """One word while its tree is being made; head is another Token, or None for the root."""

    def __init__(self, form, tag=None, rel=None):
        self.form, self.tag, self.rel, self.head = form, tag, rel, None
        self.upos = self.lemma = self.feats = None
        self.name = None       # (type, number of the span) where the token is part of a name
        self.flat = False      # the first word of a flat name
        self.given_rel = rel is not None
        self.given_tag = tag is not None


def rel_long(rel):
    return SHORT.get(rel, rel)


class Reader:
    """Reads one line; tokens come out in the order of the text."""

    def __init__(self, line):
        self.parts = re.findall(r'\((?=[a-z])[a-z:]+|\)|<[PLONEF](?=\s)|>|[^\s()<>]+', line)
        self.line, self.at, self.tokens, self.span, self.spans = line, 0, [], None, 0

    def fail(self, what):
        raise ValueError('%s: %s' % (what, self.line))

    def word(self, part):
        """Adds the token(s) of one word and returns the one that stands for it in its group, and whether starred."""
        star = part.startswith('*') and len(part) > 1
        part = part[1:] if star else part
        m = re.match(r'^(.+?)(?:/([A-Z$`\'.,:-]+))?(?:\|([a-z:]+))?$', part)
        form, tag, rel = m[1], m[2], rel_long(m[3]) if m[3] else None
        if form in PUNCT or form in CLITICS:
            return self.add(Token(form, tag, rel)), star
        if '_' in form:
            return self.flat_name(form.split('_'), rel), star
        if '+' in form:
            return self.fixed(form.split('+'), rel), star
        if re.match(r'^\w+-([Gg]eneral|elect)$', form):
            return self.after_hyphen(form, rel), star
        if '-' in form[1:-1] and (form.split('-')[0].isupper() or form.split('-')[0].lower() not in PREFIXES):
            return self.hyphened(form.split('-'), tag, rel), star
        return self.add(Token(form, tag, rel)), star

    def add(self, tok):
        if self.span:
            tok.name = self.span
        self.tokens.append(tok)
        return tok

    def after_hyphen(self, form, rel):
        """Secretary-General, president-elect: the first word is the head."""
        first, second = form.split('-')
        head = self.add(Token(first, 'NNP' if first[0].isupper() else 'NN', rel))
        self.add(Token('-', 'HYPH', 'punct')).head = head
        self.add(Token(second, 'NNP' if second[0].isupper() else 'JJ', 'amod')).head = head
        return head

    def hyphened(self, pieces, tag, rel):
        """three-day, US-led: the last word is the head, those before are its numbers or compounds."""
        before = []
        for piece in pieces[:-1]:
            number = piece[0].isdigit() or piece.lower() in NUMBERS
            before.append(self.add(Token(piece, 'CD' if number else None, 'nummod' if number else 'compound')))
            self.add(Token('-', 'HYPH', 'punct')).head = before[-1]
        last = pieces[-1]
        if tag is None and (last.endswith('ed') or last in ('led', 'held', 'torn', 'born', 'run')):
            tag = 'VBN'
        head = self.add(Token(last, tag, rel))
        for tok in before:
            tok.head = head
        return head

    def flat_name(self, pieces, rel):
        own = self.span is None
        if own:
            self.spans += 1
            self.span = ('PER', self.spans)
        first = None
        for piece in pieces:
            m = re.match(r'^(al|el|Al|El|ul)-(.+)$', piece)
            tok = self.add(Token(m[1] if m else piece, 'NNP', 'flat' if first else rel))
            tok.head = first
            first = first or tok
            if m:
                for form, tag, r in (('-', 'HYPH', 'punct'), (m[2], 'NNP', 'flat')):
                    self.add(Token(form, tag, r)).head = tok
        first.flat = own
        if own:
            self.span = None
        return first

    def fixed(self, pieces, rel):
        first = None
        for piece in pieces:
            tok = self.add(Token(piece, None, 'fixed' if first else rel))
            tok.head = first
            first = first or tok
        return first

    def group(self, rel):
        """Reads up to the closing bracket and returns the group's head, its dependents attached."""
        items, heads, starred = [], [], []
        while self.at < len(self.parts) and self.parts[self.at] != ')':
            part = self.parts[self.at]
            self.at += 1
            if part.startswith('<') and len(part) == 2:
                self.spans += 1
                self.span = (TYPES[part[1]], self.spans)
            elif part == '>':
                self.span = None
            elif part.startswith('(') and len(part) > 1:
                items.append(self.group(rel_long(part[1:])))
                if self.at >= len(self.parts):
                    self.fail('bracket not closed')
                self.at += 1
            else:
                tok, star = self.word(part)
                items.append(tok)
                if star:
                    starred.append(tok)
                elif not tok.given_rel and tok.form not in PUNCT and tok.form not in CLITICS:
                    heads.append(tok)
        if len(starred) > 1 or not (starred or heads):
            self.fail('no single head in (%s' % rel)
        head = starred[0] if starred else heads[-1]
        head.rel, head.given_rel = rel, True
        for tok in items:
            if tok is not head and tok.head is None:
                tok.head = head
        return head


def read(line):
    """Returns the tokens of a line; relations and tags not written in it are None."""
    reader = Reader(line)
    head = reader.group('root')
    if reader.at != len(reader.parts):
        reader.fail('bracket too many')
    for tok in reader.tokens:
        if tok.rel is not None and tok.rel not in RELATIONS:
            reader.fail('unknown relation ' + tok.rel)
    assert head.head is None
    return reader.tokens
