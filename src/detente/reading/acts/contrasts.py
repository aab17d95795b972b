"""Two sides set against each other in one sentence: "want a treaty, while Sarno insists on guidelines"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.cues import cue_of, predicate_of
from detente.reading.acts.doers import doers_of
from detente.reading.acts.governors import asks

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONTRASTS: Final = ("while", "whereas", "though", "although")
_PURSUING: Final = frozenset((
    "pursue", "favour", "favor", "prefer", "rebuff", "turn down", "dismiss", "spurn", "brush aside",
))  # fmt: skip


def is_a_contrast(clause: Token) -> bool:
    """Return True for "want a treaty, while Sarno is insisting on guidelines"."""
    return clause.dep_ == "advcl" and any(
        child.dep_ == "mark" and child.lower_ in _CONTRASTS for child in clause.children
    )


def set_against(verb: Token) -> Token | None:
    """Return the verb of the clause that a clause is set against, where both take sides.

    In "they want arbitration, though Sarno had rebuffed it, insisting on talks", "insisting" is set against
    "want".
    """
    first = verb
    while first.dep_ == "advcl" and first.tag_ == "VBG" and not _has_own_subject(first):
        first = first.head
    if is_a_contrast(first) or _is_behind_but(first):
        other: Token | None = first.head
    else:
        behind = (child for child in first.children if child.i > first.i)
        other = next((child for child in behind if is_a_contrast(child) or _is_behind_but(child)), None)
    return other if other is not None and _takes_a_side(other) else None


def who_is_against(verb: Token) -> Token | None:
    """Return who wants another thing, or refuses this one, in the same sentence."""
    other = set_against(verb)
    return doers_of(other) if other is not None else None


def _has_own_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _is_behind_but(verb: Token) -> bool:
    joined = verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and _has_own_subject(verb)
    return joined and any(child.dep_ == "cc" and child.lower_ == "but" for child in verb.head.children)


def _takes_a_side(verb: Token) -> bool:
    if verb.pos_ != "VERB":
        return False
    cue = cue_of(verb)
    return predicate_of(verb) in _PURSUING or (
        cue is not None and (asks(cue[0]) or cue[0] in ("refuse", "oppose"))
    )
