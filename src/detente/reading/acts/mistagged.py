"""Verbs that the tagger takes for adjectives: "demanded that the board open talks"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def mend_tags(doc: Doc) -> None:
    """Make base forms of what has a subject and an object of its own, as adjectives have none."""
    for word in doc:
        if word.tag_ == "JJ" and word.dep_ == "ccomp" and _acts(word):
            word.tag_, word.pos_ = "VB", "VERB"


def _acts(word: Token) -> bool:
    below = {child.dep_ for child in word.children}
    return {"nsubj", "dobj"} <= below and any(
        child.dep_ == "mark" and child.lower_ == "that" for child in word.children
    )
