"""Names that are not of whom a description beside them speaks: "the council", "the Council of Velland"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.parties.drafts import PartyDraft

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS: Final = ("nsubj", "nsubjpass")
_SAME: Final = ("appos", "attr", "oprd")
_NAMING: Final = ("as", "called", "named", "dubbed")
_LEAST_WORDS: Final = 2


def is_named_apart(doc: Doc, draft: PartyDraft, head: Token) -> bool:
    """Return True if the sentence of a description names the party in full as somebody else.

    "The council will close the camp unless the Council of Velland pays": whoever is the subject is not named
    again in full behind it. In "the Council of Velland sued the council" the one does it to the other.
    """
    if head.dep_ not in (*_SUBJECTS, "dobj"):
        return False
    sentence = head.sent
    return any(
        _is_apart(doc[end - 1], doc[start], head)
        for start, end in draft.places
        if sentence.start <= start < sentence.end and end - start >= _LEAST_WORDS
    )


def _is_apart(last: Token, first: Token, head: Token) -> bool:
    name = next(
        (word for word in first.doc[first.i : last.i + 1] if word.head.i not in range(first.i, last.i + 1)),
        last,
    )
    if name.dep_ in _SAME or (first.i and first.nbor(-1).lower_ in (*_NAMING, ",", "(")):
        return False
    if head.dep_ in _SUBJECTS:
        return first.i > head.i and _is_inside(name, head.head)
    return name.dep_ == "nsubj" and name.head == head.head


def _is_inside(word: Token, verb: Token) -> bool:
    return any(above == verb for above in word.ancestors)
