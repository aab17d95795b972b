"""Where an event was: the place its own clause names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.findings import Place, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHERE: Final = frozenset(("in", "at", "near", "outside", "inside", "around"))
_NAMED: Final = frozenset(("GPE", "LOC", "FAC"))
_ROOMS: Final = frozenset((
    "home", "residence", "house", "office", "embassy", "palace", "court", "courthouse", "parliament",
    "airport", "square", "headquarters", "prison", "jail", "port", "border",
    "stadium", "university", "capital", "hotel",
))  # fmt: skip
_LONGEST: Final = 8


def place_of(word: Token) -> Place | None:
    """The place that "in", "at" or "near" ties to an event's own word, None where there is none.

    A place that only belongs to a party ("the court in Arun banned …") is the party's and not the event's.
    """
    for child in word.children:
        if child.dep_ != "prep" or child.lower_ not in _WHERE:
            continue
        for inner in child.children:
            if inner.dep_ == "pobj" and (inner.ent_type_ in _NAMED or inner.lemma_.lower() in _ROOMS):
                first, last = inner.left_edge.i, inner.i
                while last + 1 < len(inner.doc) and inner.doc[last + 1].ent_iob_ == "I":
                    last += 1
                words = inner.doc[max(first, last - _LONGEST) : last + 1]
                return Place(
                    name=" ".join(words.text.split()), span=Span(start=words.start_char, end=words.end_char)
                )
    return None
