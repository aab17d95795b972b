"""Two sides that one report has count the same dead, wounded or marchers, and that do not agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from detente.dossier.questions.base import EvidenceBase
from detente.dossier.questions.numbers import Quantity, quantities
from detente.sources import Evidence

_NEAR: Final = 400
"""Characters between two sayings of one matter in one report."""
_MOST_TIMES: Final = 50
"""A number so many times another counts something else, even if it is a side's."""
_ANYBODY: Final = "people"


@dataclass(frozen=True, slots=True)
class CountedBySides:
    """Two numbers of one deed in one report, and who gives each of them."""

    about: str
    numbers: tuple[Quantity, Quantity]
    words: tuple[Evidence, Evidence]
    sides: tuple[str, str]


def counted_by_sides(base: EvidenceBase) -> Iterator[CountedBySides]:
    """Yield the numbers of two sides, near each other in one report, that cannot both be true.

    Numbers for two places are of two deeds, and so are those of two kinds of people.
    """
    said: defaultdict[str, list[tuple[Quantity, Evidence, str]]] = defaultdict(list)
    for statement in base.dossier.statements:
        if statement.speaker is None:
            continue
        side = base.side(statement.speaker)
        for part in statement.content_spans:
            said[part.report].extend((number, part, side) for number in quantities(part.quote))
    for of_report in said.values():
        seen: set[tuple[str, str, str]] = set()
        for (one, words, side), (other, more, second) in combinations(of_report, 2):
            what = (one.deed, min(side, second), max(side, second))
            if (
                side != second
                and what not in seen
                and _are_of_one_deed(one, other)
                and _are_near(words, more)
            ):
                seen.add(what)
                unit = one.unit if one.unit != _ANYBODY else other.unit
                yield CountedBySides(f"{unit} {one.deed}", (one, other), (words, more), (side, second))


def _are_of_one_deed(one: Quantity, other: Quantity) -> bool:
    if one.deed != other.deed or one.agrees_with(other):
        return False
    if one.unit != other.unit and _ANYBODY not in (one.unit, other.unit):
        return False
    if one.place != other.place and one.place and other.place:
        return False
    least, most = sorted((one.low or one.high, other.low or other.high))
    return most <= least * _MOST_TIMES


def _are_near(one: Evidence, other: Evidence) -> bool:
    return max(one.start - other.end, other.start - one.end) < _NEAR
