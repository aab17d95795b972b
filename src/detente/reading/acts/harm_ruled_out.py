"""Harm that a party says it will not do: "will cause no harm" is a promise, and no refusal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from detente.reading.acts.tenses import MoodReading

if TYPE_CHECKING:
    from spacy.tokens import Token

_DOING: Final = frozenset(("cause", "do", "inflict", "bring"))
_HARM: Final = frozenset(("harm", "damage", "injury", "hurt", "hardship", "suffering", "loss", "disturbance"))
_GIVING_ITS_WORD: Final = frozenset((
    "accept", "agree", "assure", "commit", "guarantee", "pledge", "promise", "undertake", "vow",
))  # fmt: skip


def is_harm_ruled_out(verb: Token) -> bool:
    """Return True for "cause no significant harm", of which nobody asks that it be done."""
    return verb.lemma_.lower() in _DOING and any(
        thing.dep_ == "dobj"
        and thing.lemma_.lower() in _HARM
        and any(child.lower_ == "no" for child in thing.lefts)
        for thing in verb.children
    )


def as_promised(verb: Token, reading: MoodReading) -> MoodReading:
    """Return the mood of not doing harm, for that of doing it."""
    if reading.mood == "refused":
        words = reading.cue_word or verb.head
        gives_its_word = words.lemma_.lower() in _GIVING_ITS_WORD
        return replace(reading, mood="offered" if gives_its_word else "planned")
    return replace(reading, sign=not reading.sign)
