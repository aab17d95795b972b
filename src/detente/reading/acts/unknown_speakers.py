"""Quoted words of "he" or "she", behind talk of those who only watch: a third person's word on a party."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.findings import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

_WATCHING: Final = frozenset((
    "analyst", "commentator", "expert", "observer", "professor", "researcher", "scholar", "academic",
    "historian", "economist", "scientist", "columnist", "pollster", "lecturer", "teach",
))  # fmt: skip
_HE: Final = ("he", "she")
_REACH: Final = 80  # words


def may_be_of_a_watcher(head: Token, statement: Statement | None, doer: Token | None) -> bool:
    """Return True for "The league will not move" that "he said", of whom an expert was named before.

    Who speaks for a party says "we", or is known to be of it.
    """
    if statement is None or statement.manner != "direct" or statement.speaker is not None:
        return False
    if doer is None or doer.pos_ not in ("NOUN", "PROPN") or statement.speaker_span is None:
        return False
    span = statement.speaker_span
    speaker = head.doc.char_span(span.start, span.end, alignment_mode="expand")
    if speaker is None or speaker.text.lower() not in _HE:
        return False
    before = head.doc[max(0, head.i - _REACH) : head.i]
    return any(word.lemma_.lower() in _WATCHING for word in before)
