"""Strikes told by a word before those who are on them: "striking teachers stayed out"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.act import Act, catalogue_label, turned_label
from detente.reading.acts.catalogue import match_act
from detente.reading.acts.names import NamedParties
from detente.reading.acts.tenses import MoodReading

if TYPE_CHECKING:
    from spacy.tokens import Token

_STRIKES: Final = frozenset((
    "strike", "striking", "striker", "stoppage", "walkout", "walk-out", "lockout", "lock-out", "picket",
    "sit-in", "union", "trade", "slowdown", "sick-out", "walk",
))  # fmt: skip


def crew_on_strike(word: Token, names: NamedParties) -> Act | None:
    """Return the strike that "striking" tells of the teachers behind it; None of "a striking view"."""
    crew = word.head
    if word.lower_ != "striking" or word.dep_ not in ("amod", "compound") or crew.i < word.i:
        return None
    if crew.tag_ not in ("NNS", "NNPS") or not names.of_head(crew):
        return None
    match = match_act("strike", [])
    if match is None:
        return None
    return Act(
        head=crew,
        reading=MoodReading("in force", crew),
        predicate="strike",
        words=("strike",),
        label=catalogue_label(match, names, [], word),
        kind=match.entry.kind,
        match=match,
        turned=turned_label(match, names, [], word),
    )


def is_mere_return(verb: Token) -> bool:
    """Return True for "have gone back to work" in a text that speaks of no strike: after a flood, a blast."""
    # "Back to work": the parser may give "to" to "back".
    to_work = any(
        word.lower_ == "to" and any(leaf.lower_ == "work" for leaf in word.children) for word in verb.subtree
    )
    return to_work and not any(
        word.lemma_.lower() in _STRIKES or word.lower_ in _STRIKES for word in verb.doc
    )
