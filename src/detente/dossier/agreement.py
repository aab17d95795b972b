"""The side that somebody takes on an act: for it, or against it."""

from __future__ import annotations

from typing import Final

from detente.reading import ActMention

FOR_IT: Final = frozenset({"done", "in force", "offered", "planned", "accepted", "threatened", "demanded"})
"""Moods of an act by which whoever voices it is for it; by those of `AGAINST_IT`, against it."""
AGAINST_IT: Final = frozenset({"ended", "failed", "refused", "opposed"})


def agrees(act: ActMention) -> bool:
    """Return True for who is for an act as its label names it."""
    return (act.mood in FOR_IT) != is_not_to_be(act)


def is_not_to_be(act: ActMention) -> bool:
    """Return True for an act outside the catalogue whose label names what is not to be done: "Use mines"."""
    return not act.sign and act.turned is None
