"""The words of an act, of a condition and of a party, as passages of the report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from detente.patterns import as_pattern
from detente.reading.acts.act import Act
from detente.reading.parsed import passage
from detente.sources import Evidence

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOINED: Final = as_pattern(r"n[’']t|[’'](?:d|ll|ve|re|s|m)")
_LONGEST_SPAN: Final = 24  # words of evidence
_SUPPOSED: Final = ("case", "event", "condition", "long", "soon")
_SUPPOSING: Final = ("in", "on", "under", "as", "so")
_FEWEST_WORDS: Final = 3
_FARTHEST_DENIAL: Final = 6
_MOST_CHARACTERS: Final = 230


def phrase_passage(head: Token) -> Evidence:
    """Return the words that name a party, up to its head."""
    words = [t for t in head.subtree if abs(t.i - head.i) <= 6 and t.dep_ not in ("relcl", "acl", "punct")]
    inside = [t for t in words if all(a.dep_ not in ("relcl", "acl", "appos") for a in _between(t, head))]
    first = min((t.i for t in inside if t.i <= head.i), default=head.i)
    return passage(head.doc, head.doc[first].idx, head.idx + len(head))


def _between(token: Token, head: Token) -> Iterator[Token]:
    while token.i != head.i and token.head.i != token.i:
        yield token
        token = token.head


def act_passage(act: Act) -> Evidence:
    """Return the words of an act: from its cue to the end of its objects."""
    head = act.head
    doc = head.doc
    cue = act.reading.cue_word
    first, last = head.i, head.i
    members = [
        token
        for token in head.subtree
        if not token.is_space
        and all(
            link.dep_ not in ("advcl", "relcl", "parataxis")
            and not (link.dep_ in ("conj", "cc") and link.head.i == head.i)
            for link in _between(token, head)
        )
    ]
    for token in members:
        if token.dep_ == "punct" and (token.i < head.i or token.i == members[-1].i):
            continue
        if head.i - 8 <= token.i <= head.i + _LONGEST_SPAN:
            first, last = min(first, token.i), max(last, token.i)
    if cue is not None and first - cue.i <= 10:
        first = min(first, cue.i)
    for word in _denials(act):
        first = word.i if 0 < first - word.i <= _FARTHEST_DENIAL else first
    cut = [k for k in range(first, min(head.i, cue.i if cue is not None else head.i)) if doc[k].text in ";:"]
    first = cut[-1] + 1 if cut else first
    while last > first and (doc[last].is_punct or doc[last].is_space) and doc[last].text not in ("%",):
        last -= 1
    while first < last and (doc[first].is_punct or doc[first].is_space):
        first += 1
    first, last = _with_its_clause(head, first, last)
    while doc[last].idx + len(doc[last]) - doc[first].idx > _MOST_CHARACTERS and last > head.i:
        last -= 1
    while first > 0 and _is_joined(doc[first]):
        first -= 1
    while last + 1 < len(doc) and _is_joined(doc[last + 1]):
        last += 1
    if last + 1 < len(doc) and doc[last + 1].text == ")" and "(" in doc[first : last + 1].text:
        last += 1
    return passage(doc, doc[first].idx, doc[last].idx + len(doc[last]))


def _is_joined(token: Token) -> bool:
    """Return True for the "n't" of "wouldn't" and the "'d" of "she'd": no passage is cut before it."""
    is_short = _JOINED.fullmatch(token.lower_) is not None
    return is_short and token.i > 0 and not token.nbor(-1).whitespace_ and token.nbor(-1).is_alpha


def _denials(act: Act) -> Iterator[Token]:
    """Yield the words that deny an act or its cue: "not willing to meet", "no question of selling"."""
    words = [act.head] if act.reading.cue_word is None else [act.head, act.reading.cue_word]
    words += [word.head for word in words if word.dep_ == "acomp"]
    for word in words:
        yield from (c for c in word.children if c.dep_ == "neg" or (c.dep_ == "det" and c.lower_ == "no"))


def _with_its_clause(head: Token, first: int, last: int) -> tuple[int, int]:
    """Widen words that are too few to show an act: to the verb with its subject, then word by word."""
    doc, sentence = head.doc, head.sent
    verb = next((word for word in (head, *head.ancestors) if word.pos_ in ("VERB", "AUX")), None)
    if verb is not None and _words(head, first, last) < _FEWEST_WORDS:
        subject = [c.left_edge.i for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "expl")]
        links = [c.right_edge.i for c in (*verb.children, *head.children) if c.dep_ == "prep"]
        places = [
            verb.i,
            *(place for place in subject if verb.i - place < _LONGEST_SPAN // 2),
            *(place for place in links if 0 < place - last < _LONGEST_SPAN // 2),
        ]
        if max(places) - min(places) + last - first < _LONGEST_SPAN:
            first, last = min(first, *places), max(last, *places)
    while _words(head, first, last) < _FEWEST_WORDS and first > sentence.start:
        first -= 1
    while _words(head, first, last) < _FEWEST_WORDS and last + 1 < sentence.end:
        last += 1
    while first < last and (doc[first].is_punct or doc[first].is_space):
        first += 1
    while first < last and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    return first, last


def _words(head: Token, first: int, last: int) -> int:
    return sum(not (word.is_punct or word.is_space) for word in head.doc[first : last + 1])


def clause_passage(verb: Token, act: Token | None = None) -> Evidence:
    """Return the words of a clause, with its conjunction; without those of an act that depends on it."""
    tokens = [t for t in verb.subtree if not t.is_space]
    if act is not None and verb.is_ancestor(act):
        within = {t.i for t in act.subtree}
        first = next((t.i for t in tokens if t.i in within), len(verb.doc))
        tokens = [t for t in tokens if t.i < first] or tokens
    doc = verb.doc
    first, last = tokens[0].i, min(tokens[-1].i, tokens[0].i + _LONGEST_SPAN)
    while last > first and doc[last].is_punct:
        last -= 1
    if first and doc[first - 1].lower_ in _SUPPOSED:
        # "In case the mill reopens": the parser gives "in case" to the verb before.
        starts = (k for k in range(first - 2, max(-1, first - 5), -1) if doc[k].lower_ in _SUPPOSING)
        first = next(starts, first)
    if first and doc[first - 1].lower_ in ("provided", "providing"):
        first -= 1
    if doc[last].lemma_.lower() == "condition" and doc[last + 1 : last + 2].text == ":":
        # "On two conditions: that it pay and that it go": the parser cuts the sentence there.
        last = min(verb.sent.end - 1, first + _LONGEST_SPAN)
        while doc[last].is_punct or doc[last].is_space:
            last -= 1
    return passage(doc, doc[first].idx, doc[last].idx + len(doc[last]))
