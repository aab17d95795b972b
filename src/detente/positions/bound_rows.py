"""Rows that are bound to each other: the two halves of one act, and acts that one party cannot do at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, Protocol

from detente.positions.mentions import OwnedAct
from detente.reading import CatalogueEntry

EXCLUDE_EACH_OTHER: Final = frozenset({frozenset({"attack", "cease_fire"})})
"""Acts of the catalogue that one party cannot do at the same time."""


class BoundRow(Protocol):
    """A row that may be bound to another."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def maker(self) -> str:
        """The party that would do it."""

    @property
    def acts(self) -> tuple[OwnedAct, ...]:
        """Its mentions."""

    @property
    def entry(self) -> CatalogueEntry | None:
        """Its entry in the catalogue."""

    @property
    def positive(self) -> bool:
        """True if it is the act of its entry, False if its ending."""


def told_beside(rows: Sequence[BoundRow]) -> Mapping[str, list[tuple[OwnedAct, bool]]]:
    """Return for each row the mentions of others that tell if it is done, and if they say so or the contrary.

    "The front broke off the talks" ends the government's talks with the front too, and whoever attacks keeps
    no cease-fire.
    """
    by_entry: defaultdict[str, list[BoundRow]] = defaultdict(list)
    for row in rows:
        if row.entry is not None and row.positive:
            by_entry[row.entry.id].append(row)
    beside: defaultdict[str, list[tuple[OwnedAct, bool]]] = defaultdict(list)
    for same in by_entry.values():
        if same[0].entry is not None and same[0].entry.both_sides:
            makers = {row.maker for row in same}
            for row, others in _that_may_be_halves(same):
                for other in others:
                    if _are_two_halves(row, other, makers):
                        beside[row.id] += [(act, True) for act in other.acts]
    for pair in EXCLUDE_EACH_OTHER:
        one, two = pair
        others_of = _by_maker(by_entry[two])
        for row in by_entry[one]:
            for other in others_of.get(row.maker, ()):
                beside[row.id] += [(act, False) for act in other.acts]
                beside[other.id] += [(act, False) for act in row.acts]
    return beside


def _by_maker(rows: Sequence[BoundRow]) -> Mapping[str, list[BoundRow]]:
    by_maker: defaultdict[str, list[BoundRow]] = defaultdict(list)
    for row in rows:
        by_maker[row.maker].append(row)
    return by_maker


def _that_may_be_halves(rows: Sequence[BoundRow]) -> Iterator[tuple[BoundRow, list[BoundRow]]]:
    """Yield each row with those whose maker it names, and those that name its maker, in their order."""
    place = {row.id: k for k, row in enumerate(rows)}
    of_maker = _by_maker(rows)
    naming: defaultdict[str, list[BoundRow]] = defaultdict(list)
    for row in rows:
        for party in _named_by(row):
            naming[party].append(row)
    for row in rows:
        others = {other.id: other for other in naming.get(row.maker, ())}
        for party in _named_by(row):
            others |= {other.id: other for other in of_maker.get(party, ())}
        yield row, sorted(others.values(), key=lambda other: place[other.id])


def _named_by(row: BoundRow) -> set[str]:
    return {party for act in row.acts for party in act.about}


def _are_two_halves(row: BoundRow, other: BoundRow, makers: Collection[str]) -> bool:
    """Return True if each is done with the maker of the other, by name or, on one side, by silence.

    Where the talks are, and whoever holds none, is no other side.
    """
    if row.maker == other.maker:
        return False
    mine, its = (named & set(makers) for named in (_named_by(row), _named_by(other)))
    named = other.maker in mine or row.maker in its
    return named and (other.maker in mine or not mine) and (row.maker in its or not its)
