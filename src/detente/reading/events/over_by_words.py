"""Words that bound what was done to the past: "once banned it", "until last year held them"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEAR: Final = 2
_RUN_OUT: Final = ("lapse", "expire", "end")
_UNDOING: Final = (
    "leave", "lift", "end", "release", "free", "vacate", "abandon", "quit", "return", "reopen", "revoke",
    "repeal", "drop",
)  # fmt: skip
_LIFTED: Final = ("lift", "revoke", "repeal", "rescind", "end", "call", "drop")
_UNTIL: Final = ("until", "till")
_PAST: Final = ("last", "recently", "then", "ago", "earlier")
_LASTING: Final = frozenset((
    "hold", "keep", "occupy", "besiege", "blockade", "boycott", "strike", "control", "detain", "picket",
    "support", "back", "rule", "run", "arm", "fund", "finance", "supply", "shelter",
))  # fmt: skip
"""Verbs of what goes on for a while: with "until Friday" in the past, it went on until then."""


def is_over_by_its_words(verb: Token) -> bool:
    """Return True for a past that its own words close.

    "Velland once banned the ships", "which until last year banned the ships", "held him until Friday". A ban
    that was imposed until Friday is another thing: that day may be still to come.
    """
    if any(child.lower_ in ("yet", "still", "again", "not", "n't", "never") for child in verb.children):
        return False
    if _is_of_what_ended(verb) or _was_undone(verb):
        return True
    if any(_is_formerly(child, verb) or (_is_until(child) and not _is_of_now(child)) for child in verb.lefts):
        return True
    lasts = verb.lemma_.lower() in _LASTING
    return any(
        _is_until(child) and not _is_of_now(child) and (lasts or _names_the_past(child))
        for child in verb.rights
    )


def _was_undone(verb: Token) -> bool:
    """Return True for "had occupied the station but left it on Friday"."""
    return any(
        child.dep_ == "conj"
        and child.tag_ in ("VBD", "VBN")
        and child.lemma_.lower() in _UNDOING
        and any(
            inner.dep_ == "dobj" and inner.lower_ in ("it", "them", "him", "her") for inner in child.children
        )
        and not any(inner.dep_ == "nsubj" for inner in child.children)
        for child in verb.rights
    )


def _is_of_what_ended(verb: Token) -> bool:
    """Return True for "imposed" of "the sanctions that Velland imposed lapsed in May"."""
    thing = verb.head
    if verb.dep_ not in ("relcl", "acl") or thing.dep_ not in ("nsubj", "nsubjpass"):
        return False
    end = thing.head
    denied = any(child.dep_ in ("neg", "aux") and child.tag_ in ("MD", "RB") for child in end.children)
    passive = thing.dep_ == "nsubjpass"
    return (
        end.tag_ in ("VBD", "VBN", "VBZ")
        and not denied
        and (end.lemma_.lower() in (_LIFTED if passive else _RUN_OUT))
    )


def _is_formerly(word: Token, verb: Token) -> bool:
    """Return True for "formerly", and for a "once" that is no conjunction: "once banned it"."""
    if word.dep_ != "advmod":
        return False
    return word.lower_ == "formerly" or (word.lower_ == "once" and verb.i - word.i <= _NEAR)


def _is_until(word: Token) -> bool:
    return word.lower_ in _UNTIL and word.dep_ == "prep"


def _is_of_now(until: Token) -> bool:
    """Return True for "until now", and for "until further notice", which leaves it open."""
    return any(word.lower_ in ("now", "today", "notice", "then", "recently") for word in until.subtree)


def _names_the_past(until: Token) -> bool:
    return any(word.lower_ in _PAST for word in until.subtree)
