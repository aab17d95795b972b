"""Terms that somebody sets: "named two conditions: the miners had to be freed and the army had to leave"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from detente.reading.acts.tenses import MoodReading
from detente.reading.events import is_negated, is_passive, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_SETTING: Final = frozenset((
    "set", "name", "lay", "list", "state", "make", "have", "put", "present", "submit", "issue", "give",
))  # fmt: skip
_TERMS: Final = frozenset((
    "condition", "precondition", "demand", "requirement", "term", "request", "ultimatum",
))  # fmt: skip


def with_who_sets_terms(verb: Token, reading: MoodReading) -> MoodReading:
    """Return what must be done as asked by Roy in "Roy named two conditions: the army had to leave"."""
    terms = _terms_before(verb)
    if terms is None:
        return reading
    who, colon = terms
    doer = reading.doer
    if doer is not None and (doer.i < colon.i or is_passive(verb)):
        doer = None  # behind a colon the parser may take the first subject
    return replace(reading, voice=who, doer=doer)


def _terms_before(verb: Token) -> tuple[Token, Token] | None:
    """Return who sets the terms that a verb is one of, and the colon before them."""
    colon = next((token for token in verb.sent if token.text == ":" and token.i < verb.i), None)
    if colon is None:
        return None
    words = list(verb.doc[verb.sent.start : colon.i])
    for k, word in enumerate(words):
        sets = word.pos_ == "VERB" and word.lemma_.lower() in _SETTING and not is_negated(word)
        if not sets or not any(near.lemma_.lower() in _TERMS for near in words[k + 1 : k + 5]):
            continue
        who = subject_of(word) or (word.head if word.dep_ == "acl" else None)
        return (who, colon) if who is not None and who.i < word.i else None
    return None
