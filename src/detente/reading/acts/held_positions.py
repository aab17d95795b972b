"""Positions that somebody holds to, and so refuses to change: "stands on its final offer"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.act import Act
from detente.reading.acts.conditions import conditions_of
from detente.reading.acts.label_words import LONGEST_LABEL, as_label
from detente.reading.acts.labels import phrase_words
from detente.reading.acts.moods import mood_of
from detente.reading.acts.names import NamedParties
from detente.reading.acts.objects import content_lemmas
from detente.reading.acts.tenses import MoodReading
from detente.reading.events import is_negated

if TYPE_CHECKING:
    from spacy.tokens import Token

_HOLDING: Final = {
    "stand": ("on", "by", "behind"),
    "stick": ("to", "by", "with"),
    "hold": ("to",),
    "cling": ("to",),
    "adhere": ("to",),
}
_POSITIONS: Final = frozenset((
    "offer", "position", "price", "term", "figure", "decision", "plan", "proposal", "stance", "line",
    "timetable", "schedule", "course", "policy",
))  # fmt: skip
_WILLED: Final = frozenset(("in force", "planned", "done"))


def held_position(verb: Token, names: NamedParties) -> Act | None:
    """Return the refusal to change what a party holds to, None where it is no position of its own."""
    links = _HOLDING.get(verb.lemma_.lower(), ())
    position = next(
        (
            leaf
            for child in verb.children
            if child.dep_ == "prep" and child.lower_ in links
            for leaf in child.children
            if leaf.dep_ == "pobj" and leaf.lemma_.lower() in _POSITIONS
        ),
        None,
    )
    if position is None or any(child.dep_ == "acl" for child in position.children):
        return None  # "stands by its decision to close the mine": that plan is told already
    if is_negated(verb) or not any(c.dep_ == "poss" for c in position.children):
        return None
    reading = mood_of(verb)
    who = reading.doer if reading is not None and reading.mood in _WILLED else None
    if who is None:
        return None
    return Act(
        head=verb,
        reading=MoodReading("refused", who, who, own=True, cue="stick", cue_word=verb),
        predicate="change",
        words=tuple(dict.fromkeys(("change", *content_lemmas(position)))),
        label=as_label(["change", *phrase_words(position, names, LONGEST_LABEL - 1)]),
        kind="CONCEDE",
        match=None,
        conditions=conditions_of(verb),
        parts=(position,),
    )
