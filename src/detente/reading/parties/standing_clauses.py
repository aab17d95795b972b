"""Clauses that tell that something lasts, or no longer does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Token

LASTING: Final = frozenset(("remain", "stay", "continue"))


def goes_on(verb: Token) -> bool:
    """Return True for "will remain", "must stay": whatever is so goes on."""
    lasting = verb.lemma_.lower() in LASTING and verb.lemma_.lower() != "continue"
    modals = {child.lower_ for child in verb.children if child.tag_ == "MD"}
    negated = any(child.dep_ == "neg" for child in verb.children)
    marked = any(
        child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether") for child in verb.children
    )
    return (
        lasting
        and not negated
        and not marked
        and bool(modals & {"will", "would", "must", "shall", "’ll", "'ll"})
    )


def is_no_longer(verb: Token) -> bool:
    """Return True for "is no longer", "is not … any longer" of what is so now."""
    if any(child.tag_ == "MD" for child in verb.children) or verb.tag_ == "VB":
        return False
    for child in verb.children:
        if child.lower_ == "longer" and any(inner.lower_ in ("no", "any") for inner in child.children):
            return True
        if child.lower_ == "anymore" and any(other.dep_ == "neg" for other in verb.children):
            return True
    return False


def verbs_above(token: Token) -> Iterator[Token]:
    """Yield the verbs of the clauses around a word, the nearest first."""
    return (word for word in token.ancestors if word.pos_ in ("VERB", "AUX"))
