"""Acts that are to be done with somebody or without: "hold the vote, with the front or without it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


def either_way(preposition: Token) -> Token | None:
    """Return the front of "with the front or without it" and of "with or without the front"."""
    if preposition.lower_ not in ("with", "without"):
        return None
    other = next((c for c in preposition.children if c.dep_ == "conj"), None)
    if other is None or {other.lower_, preposition.lower_} != {"with", "without"}:
        return None
    nouns = [leaf for word in (preposition, other) for leaf in word.children if leaf.dep_ == "pobj"]
    return next((noun for noun in nouns if noun.pos_ != "PRON"), None)
