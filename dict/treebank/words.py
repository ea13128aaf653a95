"""Tags, relations, lemmas and features that the notation leaves out, from the shared treebanks and a few rules."""
import collections

import places
from notation import PUNCT

NOMINAL = {'nsubj', 'nsubj:pass', 'obj', 'iobj', 'obl', 'obl:agent', 'obl:unmarked', 'nmod', 'nmod:poss', 'nmod:desc',
           'nmod:unmarked', 'appos', 'compound', 'vocative', 'list', 'flat', 'dislocated', 'nummod', 'nsubj:outer'}
VERBAL = {'root', 'ccomp', 'advcl', 'acl', 'acl:relcl', 'xcomp', 'csubj', 'parataxis', 'advcl:relcl', 'csubj:pass'}
BE = {'be', 'is', 'are', 'was', 'were', 'been', 'being', 'am'}
MODALS = {'will', 'would', 'can', 'could', 'may', 'might', 'must', 'should', 'shall'}
AUX = BE | {'have', 'has', 'had', 'having', 'do', 'does', 'did'}
TAGS = {'to': 'IN', 'that': 'IN', 'her': 'PRP$', 'both': 'DT', "'s": 'POS', "’s": 'POS', "'": 'POS', '-': 'HYPH',
        '–': ':', '—': ':', '--': ':', '-LRB-': '-LRB-', '-RRB-': '-RRB-', ',': ',', ';': ':', ':': ':', 'which': 'WDT',
        'according': 'VBG', 'as': 'IN', 'amid': 'IN', 'so': 'RB', 'late': 'RB', "n't": 'RB', 'not': 'RB'}
ADJ_NAMES = set('''Prime Foreign United European Saudi New General Supreme National Central Human Middle Islamic Arab High
    Joint Federal Special Permanent Democratic African Asian Red Atlantic Economic Royal International Strategic Political
    Asian Arab White Transitional Saudi Syrian European African Global Mutual Southern Northern Eastern Western Extraordinary Ministerial Bilateral Regional Nuclear Atomic Criminal
    Military Public Social Senior Great Cultural Popular Humanitarian Financial Trilateral Annual'''.split())
PLURALS = set('Nations States Affairs Ministers Emirates Rights Refugees Foreigners Relations Leaders Presidents Veterans'.split())
SUBORD = {'that', 'whether', 'if', 'because', 'while', 'although', 'unless', 'as', 'since', 'until', 'after', 'before'}
DEFAULT_UPOS = {'NN': 'NOUN', 'NNS': 'NOUN', 'NNP': 'PROPN', 'NNPS': 'PROPN', 'JJ': 'ADJ', 'JJR': 'ADJ', 'JJS': 'ADJ',
                'RB': 'ADV', 'RBR': 'ADV', 'RBS': 'ADV', 'CD': 'NUM', 'DT': 'DET', 'PDT': 'DET', 'IN': 'ADP', 'TO': 'PART',
                'CC': 'CCONJ', 'MD': 'AUX', 'PRP': 'PRON', 'PRP$': 'PRON', 'WP': 'PRON', 'WDT': 'PRON', 'WP$': 'PRON',
                'WRB': 'ADV', 'RP': 'ADP', 'EX': 'PRON', 'POS': 'PART', 'UH': 'INTJ', '$': 'SYM', 'SYM': 'SYM', 'FW': 'X',
                'HYPH': 'PUNCT', 'AFX': 'X', 'ADD': 'X'}


class Lexicon:
    """What the treebanks say of a form: its tags, and its UPOS, lemma and features for a tag and relation."""

    def __init__(self, paths):
        self.tags = collections.defaultdict(collections.Counter)
        self.rows = collections.defaultdict(collections.Counter)
        for path in paths:
            with open(path, encoding='utf8') as f:
                for line in f:
                    c = line.rstrip('\n').split('\t')
                    if len(c) == 10 and c[0].isdigit() and 'Typo' not in c[5] and 'Style' not in c[5]:
                        self.tags[c[1]][c[4]] += 1
                        if c[4][0] == 'V':
                            KNOWN.add(c[2])
                        for key in ((c[1], c[4], c[7]), (c[1], c[4]), (c[4], c[7])):
                            self.rows[key][(c[3], c[2], c[5])] += 1

    def tag_counts(self, form, first):
        counts = self.tags.get(form)
        if (first or not counts) and form.lower() != form:
            low = self.tags.get(form.lower())
            if low and (not counts or sum(low.values()) > sum(counts.values())):
                counts = low
        return counts or collections.Counter()

    def row(self, *key):
        rows = self.rows.get(key)
        return rows.most_common(1)[0][0] if rows else None


def guess(form, counts, first, named=None):
    """The likeliest tag of a form by itself."""
    if form.lower() in TAGS:
        return TAGS[form.lower()]
    if form in PUNCT:
        return '.' if form in '.?!...' else form
    if form[0].isdigit():
        return 'CD'
    if form in places.NATION_WORDS and named in (None, 'NAT') and not form.endswith('ans') and form not in ('Israelis', 'Pakistanis', 'Syrians'):
        return 'JJ'
    if form[0].isupper() and named:
        return 'NNPS' if form in PLURALS or named == 'NAT' and form.endswith('s') else 'NNP'
    if counts:
        best = counts.most_common(1)[0][0]
        if form[0].isupper() and not first and best in ('NN', 'JJ', 'VB', 'VBP', 'VBG', 'VBN'):
            return 'NNP'
        if form[0].isupper() and not first and best == 'NNS':
            return 'NNPS'
        return best
    if form[0].isupper() and not (first and form.lower().endswith(('s', 'ed', 'ly'))):
        return 'NNP'
    for end, tag in (('ing', 'VBG'), ('ed', 'VBD'), ('ly', 'RB'), ('ss', 'NN'), ('s', 'NNS'), ('al', 'JJ'), ('ic', 'JJ')):
        if form.endswith(end):
            return tag
    return 'NN'


def is_verbal(tok):
    while tok.rel == 'conj':
        tok = tok.head
    return tok.rel in VERBAL


def kids_of(tokens):
    kids = collections.defaultdict(list)
    for t in tokens:
        if t.head is not None:
            kids[t.head].append(t)
    return kids


def verb_tag(tok, counts, kids):
    """The tag of a verb that heads its group, from its auxiliaries and its form."""
    forms = [k.form.lower() for k in kids[tok] if not k.given_rel]
    form = tok.form.lower()
    if form.endswith('ing') and form not in ('bring', 'sing'):
        return 'VBG'
    if any(f in BE or f in ('have', 'has', 'had') for f in forms):
        return 'VBN'
    if any(f in MODALS or f in ('to', 'do', 'does', 'did') for f in forms):
        return 'VB'
    if tok.rel == 'acl':
        return 'VBN'
    subject = any(k.rel in ('nsubj', 'nsubj:pass') or k.tag in ('PRP', 'WP', 'WDT') for k in kids[tok])
    if tok.rel == 'conj' and not subject and tok.head.tag in ('VB', 'VBN', 'VBD', 'VBZ', 'VBP'):
        like = tok.head.tag
        if counts[like] or (like in ('VBN', 'VBD') and form.endswith('ed')):
            return like
    finite = {t: counts[t] for t in ('VBD', 'VBZ', 'VBP') if counts[t]}
    if finite:
        return max(finite, key=finite.get)
    return 'VBD' if form.endswith('ed') else 'VBZ' if form.endswith('s') else 'VB'


def verbish(tok, counts, kids):
    total = sum(counts.values())
    verbs = sum(n for t, n in counts.items() if t.startswith('V'))
    if any(k.form.lower() in ('to', 'will', 'would', 'must', 'should', 'may', 'might') and not k.given_rel
           for k in kids[tok]) and not any(k.form.lower() in BE for k in kids[tok]):
        return True
    if not verbs and any(k.form.lower() in ('has', 'have', 'had') and not k.given_rel for k in kids[tok]):
        return tok.form.endswith(('en', 'un', 'ed'))
    return verbs * 3 > total if total else tok.form.endswith(('ed', 'ing', 'es'))


def tag_all(tokens, lex, headline=False):
    """Fills every missing tag."""
    kids = kids_of(tokens)
    for i, t in enumerate(tokens):
        if not t.tag:
            t.tag = guess(t.form, lex.tag_counts(t.form, i == 0 or headline), i == 0 or headline,
                          t.name and t.name[0])
            if t.form == '"':
                t.tag = '``' if sum(x.form == '"' for x in tokens[:i]) % 2 == 0 else "''"
    for i, t in enumerate(tokens):
        if t.given_tag or t.form in PUNCT or not (t.given_rel and t.rel):
            continue
        counts = lex.tag_counts(t.form, i == 0 or headline)
        if is_verbal(t) and not t.flat and t.tag not in ('NNP', 'PRP', 'CD') and verbish(t, counts, kids):
            t.tag = verb_tag(t, counts, kids)
        elif t.rel in NOMINAL or (t.rel == 'conj' and not is_verbal(t)):
            if t.tag.startswith('V') or t.tag in ('JJ', 'RB', 'IN'):
                t.tag = 'NNS' if t.form.endswith('s') and not t.form.endswith('ss') else 'NN'
    for t in tokens:
        if t.rel == 'compound:prt' and t.tag != 'JJ':
            t.tag = 'RP'
        if t.form.lower() == 'to' and not t.given_rel and not t.given_tag and (
                t.head.tag.startswith('V') or any(x.head is t.head and x.form == 'be' for x in tokens)):
            t.tag = 'TO'
        if t.form == 'that' and t.head is not None and t.head.rel == 'acl:relcl' and not t.given_tag:
            t.tag = 'WDT'


def default_rel(t, tokens):
    """The relation of a plain word to the head of its group."""
    head, form = t.head, t.form.lower()
    verb = head.tag.startswith('V')
    before = tokens.index(t) < tokens.index(head)
    if t.tag == 'POS':
        return 'case'
    if t.form in PUNCT:
        return 'punct'
    if form in AUX and t.tag.startswith('V'):
        later = [x for x in tokens[tokens.index(t) + 1:tokens.index(head)]
                 if x.head is head and x.form.lower() in BE and not x.given_rel]
        if form in BE and not later:
            return 'cop' if not verb else 'aux' if head.tag == 'VBG' else 'aux:pass'
        return 'aux'
    plain = {'DT': 'det', 'PDT': 'det:predet', 'PRP$': 'nmod:poss', 'WP$': 'nmod:poss', 'CC': 'cc', 'MD': 'aux',
             'TO': 'mark', 'POS': 'case', 'RP': 'compound:prt', 'EX': 'expl', 'WRB': 'advmod', 'UH': 'discourse',
             'RB': 'advmod', 'RBR': 'advmod', 'RBS': 'advmod'}
    if t.tag in plain:
        return plain[t.tag]
    if t.tag in ('IN', 'VBG') and t.form.lower() in ('including', 'following', 'concerning', 'regarding', 'according'):
        return 'case'
    if t.tag == 'IN':
        return 'mark' if verb or is_verbal(head) and form in SUBORD else 'case'
    if before and t.tag in ('PRP', 'WDT', 'WP') and (verb or is_verbal(head)):
        passive = any(x.head is head and x.form.lower() in BE for x in tokens) and head.tag == 'VBN'
        return 'nsubj:pass' if passive else 'nsubj'
    if t.tag == 'CD' and head.tag == 'CD':
        return 'compound'
    if not verb and t.tag == 'CD':
        return 'nummod'
    if not verb and before and (t.tag in ('JJ', 'JJR', 'JJS', 'VBN', 'VBG') or t.form in ADJ_NAMES or t.form.capitalize() in ADJ_NAMES and t.tag == 'NNP'):
        return 'amod'
    if not verb and before and t.tag in ('NN', 'NNS', 'NNP', 'NNPS'):
        return 'compound'
    raise ValueError('no default relation for %s/%s under %s/%s: %s' % (
        t.form, t.tag, head.form, head.tag, ' '.join(x.form for x in tokens)))


def relate_all(tokens):
    for t in tokens:
        if t.rel is None:
            t.rel = default_rel(t, tokens)
    for t in tokens:
        if t.rel == 'aux' and t.form == 'have' and any(
                x.head is t.head and x.tag in ('TO', 'MD') for x in tokens):
            t.tag = 'VB'
        passive = any(x.head is t and x.rel == 'aux:pass' for x in tokens)
        for x in tokens:
            if passive and x.head is t and x.rel == 'nsubj':
                x.rel = 'nsubj:pass'


LEMMAS = dict(x.split('/') for x in '''barred/bar co-chaired/co-chair expelled/expel froze/freeze levelled/level
    pressing/press retaken/retake risen/rise shook/shake soured/sour underscored/underscore warring/war
    memoranda/memorandum Emirates/Emirates wo/will overthrew/overthrow retook/retake wound/wind travelled/travel
    initialled/initial upcoming/upcoming outgoing/outgoing detained/detain chaired/chair convened/convene exiled/exile
    repelled/repel boycotted/boycott postponed/postpone signalled/signal'''.split())
KNOWN = set()  # lemmas of verbs in the treebanks


def verb_lemma(stem):
    """The verb of "stem" and an ending: as it is, with an e, or with one letter less, whichever is known."""
    for lemma in (stem, stem + 'e', stem[:-1] if stem[-1:] == stem[-2:-1] else None):
        if lemma in KNOWN:
            return lemma
    if stem[-1] == stem[-2] and stem[-1] not in 'lsfz':
        return stem[:-1]
    silent = stem[-1] in 'cvzgus' or stem.endswith(('at', 'ir', 'os', 'in', 'ut', 'ok', 'ur', 'is'))
    return stem + 'e' if silent and not stem.endswith(('ss', 'ng', 'us')) else stem


def lemma_of(form, tag):
    low = form.lower()
    if form in LEMMAS:
        return LEMMAS[form]
    if tag == 'JJ' and form.capitalize() in places.NATION_WORDS:
        return form.capitalize()
    if tag in ('NNP',):
        return form
    if tag in ('NNS', 'NNPS', 'VBZ'):
        low = form if tag == 'NNPS' else low
        return low[:-3] + 'y' if low.endswith('ies') else low[:-2] if low.endswith(('shes', 'ches', 'sses', 'xes')) \
            else low[:-1] if low.endswith('s') else low
    if tag in ('VBD', 'VBN') and low.endswith('ied'):
        return low[:-3] + 'y'
    if tag in ('VBD', 'VBN') and low.endswith('ed'):
        return verb_lemma(low[:-2])
    if tag == 'VBG' and low.endswith('ing'):
        return verb_lemma(low[:-3])
    return low


def agree(t, tokens):
    """Number and person of a finite verb, from its subject or that of the verb it hangs on."""
    holder = t
    if t.rel in ('aux', 'aux:pass', 'cop'):
        holder = t.head
    subject = None
    while holder is not None and subject is None:
        subject = next((x for x in tokens if x.head is holder and x.rel.startswith('nsubj')), None)
        holder = holder.head if holder.rel == 'conj' else None
    if subject is None:
        return 'Sing', '3'
    low = subject.form.lower()
    person = '1' if low in ('i', 'we') else '2' if low == 'you' else '3'
    many = subject.tag in ('NNS', 'NNPS') or low in ('we', 'they', 'these', 'those', 'both') or any(
        x.head is subject and x.rel == 'conj' for x in tokens)
    if low in ('who', 'which', 'that') and t.head is not None:
        noun = (t if t.rel not in ('aux', 'aux:pass', 'cop') else t.head).head
        many = noun is not None and noun.tag in ('NNS', 'NNPS')
    return 'Plur' if many else 'Sing', person


def features(t, tokens, row):
    """FEATS where they depend on the tree; else those of the treebank's row."""
    kids = [x for x in tokens if x.head is t]
    if t.tag == 'VBN' and t.upos == 'VERB':
        voice = any(k.rel == 'aux:pass' for k in kids) or (
            not any(k.rel == 'aux' for k in kids) and t.rel in ('acl', 'advcl', 'root', 'ccomp')) or (
            t.rel == 'conj' and 'Voice=Pass' in (t.head.feats or ''))
        return 'Tense=Past|VerbForm=Part' + ('|Voice=Pass' if voice else '')
    if t.tag == 'VBG' and t.upos == 'VERB':
        ger = any(k.rel == 'mark' and k.form.lower() not in ('with', 'while') for k in kids) or t.rel in (
            'csubj', 'xcomp', 'ccomp') and not any(k.rel == 'aux' for k in kids)
        return 'VerbForm=Ger' if ger else 'Tense=Pres|VerbForm=Part'
    if t.tag in ('VBD', 'VBP', 'VBZ'):
        number, person = agree(t, tokens)
        number = 'Sing' if t.tag == 'VBZ' else 'Plur' if t.tag == 'VBP' and person == '3' else number
        tense = 'Past' if t.tag == 'VBD' else 'Pres'
        return 'Mood=Ind|Number=%s|Person=%s|Tense=%s|VerbForm=Fin' % (number, person, tense)
    plain = {'VB': 'VerbForm=Inf', 'MD': 'VerbForm=Fin', 'NN': 'Number=Sing', 'NNS': 'Number=Plur'}
    if t.tag in plain and not (row and t.tag[0] == 'N'):
        return plain[t.tag]
    if t.upos == 'PROPN':
        return 'Number=Plur' if t.tag == 'NNPS' else 'Number=Sing'
    return row[2] if row else {'ADJ': 'Degree=Pos', 'NUM': 'NumForm=Digit|NumType=Card'}.get(t.upos, '_')


def upos_of(t, row):
    if t.tag in ('VB', 'VBD', 'VBG', 'VBN', 'VBP', 'VBZ'):
        return 'AUX' if t.rel in ('aux', 'aux:pass', 'cop') else row[0] if row and t.rel == 'case' else 'VERB'
    if t.tag == 'IN':
        return 'SCONJ' if t.rel == 'mark' else 'ADP'
    if t.tag in ('NNP', 'NNPS'):
        if t.form == 'United' and t.rel == 'amod':
            return 'VERB'
        return 'ADJ' if t.rel == 'amod' else 'PROPN'
    if t.tag == 'DT' and row and 'ExtPos=PRON' in row[2]:
        return row[0]
    if t.tag == 'DT':
        return 'DET' if t.rel in ('det', 'cc:preconj') else 'PRON'
    if t.form in PUNCT and t.tag != 'POS':
        return 'PUNCT'
    if t.tag == 'RB' and t.form.lower() in ("n't", 'not'):
        return 'PART'
    return row[0] if row else DEFAULT_UPOS.get(t.tag, 'X')


def finish(tokens, lex):
    """Fills UPOS, lemma and FEATS of every token."""
    for t in tokens:
        row = None
        for form in (t.form, t.form.lower()):
            row = row or lex.row(form, t.tag, t.rel) or lex.row(form, t.tag)
        t.upos = upos_of(t, row)
        t.lemma = row[1] if row and (row[0] == t.upos or t.tag[0] == 'V') else lemma_of(t.form, t.tag)
        if t.form == '-LRB-':
            t.form, t.lemma = '(', '('
        if t.form == '-RRB-':
            t.form, t.lemma = ')', ')'
        if row and row[0] != t.upos:
            row = None if t.upos in ('PROPN', 'ADJ', 'VERB') else row
        t.row = row
    for t in tokens:
        t.feats = features(t, tokens, t.row)
        if t.form == 'United' and t.rel == 'amod':
            t.lemma, t.feats = 'unite', 'Tense=Past|VerbForm=Part'
        if t.form.lower() in ('according', 'due', 'such') and any(x.head is t and x.rel == 'fixed' for x in tokens):
            t.feats = {'according': 'ExtPos=ADP|Tense=Pres|VerbForm=Part'}.get(t.form.lower(), 'Degree=Pos|ExtPos=ADP')
            t.upos = 'VERB' if t.form.lower() == 'according' else 'ADJ'
