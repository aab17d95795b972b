"""Words without which a verb says nothing: a clause that it tells, a name for a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.cues import act_cues
from detente.reading.events import modal_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHOWING: Final = frozenset((
    "prove", "show", "demonstrate", "ensure", "guarantee", "acknowledge", "admit", "recognise", "recognize",
    "concede", "confirm", "certify", "see", "declare", "accept", "stipulate", "specify", "affirm",
))  # fmt: skip
TELLING: Final = frozenset(
    ("notify", "inform", "advise", "remind", "assure", "warn", "tell", "caution", "signal")
)
"""Verbs of which only what is told is an act, if anything is."""
_NOW: Final = {"was": "is", "were": "are", "had": "has", "would": "will"}
_NAMING: Final = ("name", "title", "label", "slogan", "designation")
_SENTENCES_BACK: Final = 3
_MORE: Final = ("more", "less")


def clause_told(verb: Token) -> Token | None:
    """Return the verb of the clause that a verb shows or tells: "prove by deeds that it is sincere"."""
    if verb.lemma_.lower() not in _SHOWING | TELLING:
        return None
    for clause in verb.subtree:
        that = next((c for c in clause.children if c.lower_ == "that" and c.dep_ == "mark"), None)
        if that is None or that.i < verb.i or clause.dep_ not in ("ccomp", "acl"):
            continue
        above = clause.head
        # "By deeds that it was sincere": the parser gives the clause to the deeds.
        strayed = clause.dep_ == "acl" and above.dep_ == "pobj" and above.head.head == verb
        if above == verb or strayed:
            return clause
    return None


def clause_words(clause: Token, room: int) -> list[str]:
    """Return the words of a clause with "that", up to what is joined to it; none if they do not fit."""
    words: list[str] = []
    first, last = clause.left_edge.i, clause.right_edge.i
    for token in clause.doc[first : last + 1]:
        if token.is_punct or token.dep_ == "cc":
            break
        finite = token.head == clause or token == clause
        words.append(_NOW[token.lower_] if finite and token.lower_ in _NOW else token.text)
    whole = clause.i < first + len(words)
    perfect = modal_of(clause) is None and clause.tag_ == "VBD" and clause.lemma_ != "be"
    return words if whole and not perfect and words and len(words) <= room else []


def how_much_more(verb: Token) -> list[str]:
    """Return "more" of "will not pay more than it has offered", which says what is refused."""
    return [child.lower_ for child in verb.children if child.dep_ == "dobj" and child.lower_ in _MORE]


def name_given(noun: Token) -> list[str]:
    """Return the name in "under the name 'Republic of Norland'", also where "that name" points back to it."""
    if noun.lemma_.lower() not in _NAMING:
        return []
    own = _name_beside(noun)
    if own or not any(child.lower_ in ("that", "this") for child in noun.lefts):
        return own
    start = noun.sent.start
    for _ in range(_SENTENCES_BACK):
        if not start:
            break
        sentence = noun.doc[start - 1].sent
        for word in reversed(list(sentence)):
            if word.lemma_ == noun.lemma_ and (name := _name_beside(word)):
                return name
        start = sentence.start
    return []


def _name_beside(noun: Token) -> list[str]:
    beside = next(
        (c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > noun.i), None
    )
    if beside is None:
        return []
    end = beside.right_edge.i + 1
    return [token.text for token in noun.doc[beside.left_edge.i : end] if not token.is_punct]


def fitting_gerund(words: list[str], room: int) -> list[str]:
    """Return "bringing its mills back" of "bringing its mills back to full output", if only that fits."""
    links = act_cues().links
    cuts = [k for k, word in enumerate(words[: room + 1]) if k > 1 and word in links]
    return words[: cuts[-1]] if cuts else []


def what_goes_on(verb: Token) -> Token | None:
    """Return "helping" of "is ready to go on helping them", the act that goes on."""
    if verb.lemma_.lower() != "go":
        return None
    on = next((child for child in verb.children if child.lower_ == "on" and child.i == verb.i + 1), None)
    if on is None:
        return None
    return next((c for c in (*on.children, *verb.children) if c.tag_ == "VBG" and c.i == on.i + 1), None)


def goes_on(gerund: Token) -> bool:
    """Return True for "helping" of "is ready to go on helping them"."""
    return any(what_goes_on(above) == gerund for above in (gerund.head, gerund.head.head))
