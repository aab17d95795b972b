"""The act of the table that an assessment turns on, where the model has no test of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from detente.drafting import third_person
from detente.page.words import NamesInProse, infinitive_of_end
from detente.patterns import as_pattern
from detente.positions import DOUBTFUL, Position
from detente.short import lower_first

_STEM: Final = 5
_FEWEST_SHARED: Final = 2
_CAUSE: Final = as_pattern(r"\b(?:if|unless|until|without|as long as|provided)\b(?P<rest>.+)", re.IGNORECASE)
_SMALL_WORDS: Final = frozenset((
    "that", "this", "with", "from", "their", "there", "will", "would", "could", "have", "been", "they",
    "them", "take", "make", "give", "keep", "open", "accept", "show", "more", "other", "others", "party",
    "parties",
))  # fmt: skip
_TALKS: Final = "talks"
_OF_TALKS: Final = frozenset(("talks", "talk", "dialo", "negot"))
_FORCE: Final = as_pattern(
    r"\b(?:restrain\w*|violen\w+|fight\w*|fought|attack\w*|offensive\w*|clash\w*|shell(?:ing|ed|s)|bomb\w*"
    r"|hostilit\w+|raid\w*|bloodshed|cease-?fire\w*|truce\w*|calm)\b",
    re.IGNORECASE,
)
"""Words for force, and for keeping from it: a claim about the one is one about the other."""


def row_bearing_on(says: str, rows: Sequence[Position]) -> Position | None:
    """Return the most central row that decides what somebody says; None where no row bears on it.

    Words on a condition count before all others: "the talks will fail if the shelling goes on" turns on the
    shelling, and not on the talks.
    """
    cause = _CAUSE.search(says)
    read = [row for row in rows if row.sureness >= DOUBTFUL and any(voice.party for voice in row.voices)]
    for text in (cause["rest"], says) if cause else (says,):
        bearing = [(_shared(row, text), -place) for place, row in enumerate(read)]
        count, place = max(bearing, default=(0, 0))
        if count >= (_FEWEST_SHARED if cause and text is says else 1):
            return read[-place]
    return None


def bearing_in_words(row: Position, names: NamesInProse) -> str:
    """Say what an assessment turns on, behind "what would decide it"."""
    who, act = names.name(row.maker), lower_first(row.act)
    if row.in_force:
        end = infinitive_of_end(row)
        if not end.startswith("not "):
            end = end.removeprefix("to ")
            return f"whether {who} {end if names.is_plural(row.maker) else third_person(end)}"
    return f"whether {who} {act if names.is_plural(row.maker) else third_person(act)}"


def _shared(row: Position, text: str) -> int:
    """Count the telling words that a row shares with a text; none where they are too few."""
    of_row = f"{row.act} {' '.join(row.words)}"
    if _FORCE.search(of_row) and _FORCE.search(text):
        return _FEWEST_SHARED
    telling = _stems(row.act)
    shared = telling & _stems(text)
    if _TALKS in shared:
        return len(shared)  # a row on talks has no other word that tells
    return len(shared) if len(shared) >= min(_FEWEST_SHARED, len(telling) or _FEWEST_SHARED) else 0


def _stems(text: str) -> frozenset[str]:
    words = (word.casefold() for word in re.findall(r"[^\W\d_]{4,}", text))
    stems = (word[:_STEM] for word in words if word not in _SMALL_WORDS)
    return frozenset(_TALKS if stem in _OF_TALKS else stem for stem in stems)
