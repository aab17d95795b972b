"""Acts of which somebody will hear nothing: "a sale is out of the question", "is not up for discussion"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.events import is_negated, modal_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_OUT: Final = (
    ("out", "of", "the", "question"),
    ("off", "the", "table"),
    ("off", "limits"),
)
_NOT: Final = (
    ("on", "the", "table"),
    ("on", "the", "agenda"),
    ("on", "offer"),
    ("up", "for", "discussion"),
    ("up", "for", "negotiation"),
    ("open", "to", "discussion"),
    ("open", "to", "negotiation"),
    ("for", "sale"),
)
_CONTENT: Final = ("settle", "accept", "take", "agree")
_BETWEEN: Final = 2
"""Words that may stand between "is" and the phrase: "is still not up for discussion"."""


def ruled_out(act: Token) -> bool:
    """Return True for the noun or gerund of an act that its clause calls out of the question.

    The parser takes "selling" in "selling it is out of the question" for a clause that is judged.
    """
    copula = act.head
    if act.dep_ not in ("csubj", "nsubj") or copula.lemma_ not in ("be", "remain") or act.i > copula.i:
        return False
    if act.pos_ == "VERB" and act.tag_ != "VBG":
        return False
    if modal_of(copula) in ("would", "could", "might", "may", "should", "must"):
        return False
    return _says(copula, _OUT, negated=False) or _says(copula, _NOT, negated=True)


def _says(copula: Token, phrases: tuple[tuple[str, ...], ...], *, negated: bool) -> bool:
    if is_negated(copula) != negated:
        return False
    behind = [token.lower_ for token in copula.doc[copula.i + 1 : copula.sent.end]]
    starts = range(_BETWEEN + 1)
    return any(tuple(behind[k : k + len(phrase)]) == phrase for phrase in phrases for k in starts)


def settles_for_the_least(verb: Token) -> bool:
    """Return True for "will settle for nothing less than a truce": the truce is what it wants."""
    if verb.lemma_.lower() not in _CONTENT:
        return False
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    objects += [leaf for c in verb.children if c.dep_ == "prep" for leaf in c.children if leaf.dep_ == "pobj"]
    return any(
        thing.lower_ == "nothing"
        and any(child.lower_ in ("less", "short", "but") for child in thing.children)
        for thing in objects
    )
