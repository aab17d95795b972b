"""Sides that were taken in years before, and are no acts that stand open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAYING_WHICH: Final = ("for", "of", "in")


def is_history(verb: Token) -> bool:
    """Return True for "supported four budgets" and "voted against that for 2021": over, and counted.

    "Supported the bill" may still hold.
    """
    if verb.tag_ not in ("VBD", "VBN"):
        return False
    things = [child for child in verb.children if child.dep_ == "dobj"]
    if any(child.dep_ == "nummod" for thing in things for child in thing.children):
        return True
    links = (child for child in verb.children if child.dep_ == "prep" and child.i > verb.i)
    stood_for = [leaf for link in links for leaf in link.children if leaf.dep_ == "pobj"]
    behind = (leaf for word in (*things, *stood_for) for child in word.children for leaf in child.children)
    which = (leaf for leaf in (*stood_for, *behind) if leaf.head.lower_ in _SAYING_WHICH)
    return any(leaf.like_num and len(leaf.text) == 4 for leaf in which) or any(
        word.lower_ in ("that", "one") and word.head.lower_ in ("for", "against") for word in stood_for
    )
