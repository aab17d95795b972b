"""Rows that are bound to each other: the two halves of one act, and acts that one party cannot do at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final, Protocol

from detente.positions.owned_acts import OwnedAct
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
            for row in same:
                for other in same:
                    if _are_two_halves(row, other):
                        beside[row.id] += [(act, True) for act in other.acts]
    for pair in EXCLUDE_EACH_OTHER:
        one, two = pair
        for row, other in ((a, b) for a in by_entry[one] for b in by_entry[two]):
            if row.maker == other.maker:
                beside[row.id] += [(act, False) for act in other.acts]
                beside[other.id] += [(act, False) for act in row.acts]
    return beside


def _are_two_halves(row: BoundRow, other: BoundRow) -> bool:
    """Return True if each is done with the maker of the other, by name or, on one side, by silence."""
    if row.maker == other.maker:
        return False
    mine = {party for act in row.acts for party in act.about}
    its = {party for act in other.acts for party in act.about}
    named = other.maker in mine or row.maker in its
    return named and (other.maker in mine or not mine) and (row.maker in its or not its)
