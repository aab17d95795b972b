"""Fuzzy preferences: how certain it is that a party prefers one state to another, and what is enough."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from detente.case import CaseFile
from detente.content import ByContent
from detente.errors import Fault, Place
from detente.model.preferences.comparisons import MOST_STATES, Link, comparison_links
from detente.model.states import StateSpace


@dataclass(frozen=True, eq=False, repr=False)
class FuzzyPreference(ByContent):
    """The states that a party prefers with enough certainty.

    Attributes
    ----------
    satisfies
        Shape ``(states, states)``: whether going from the first state to the second meets the party's
        satisficing threshold.
    place
        Shape ``(cells,)``: the place of each cell in the table, -1 in infeasible cells.
    """

    satisfies: NDArray[np.bool_]
    place: NDArray[np.int64]

    def of(self, cells: NDArray[np.int64]) -> FuzzyPreference:
        """The same of some of the states, renumbered as they are listed."""
        return replace(self, place=self.place[cells])


def fuzzy_preference(
    file: CaseFile, space: StateSpace, party: str, ranks: NDArray[np.int32]
) -> FuzzyPreference | None:
    """The fuzzy preference of a party, where the case states how certain its preferences are.

    Of two states of which it does not, the party prefers that of higher rank with full certainty.

    Parameters
    ----------
    ranks
        The party's ranks, from `ranks_of`.

    Raises
    ------
    Fault
        If a certainty is of no two states, contradicts the form beside it, or another one.
    """
    preference = file.preferences[party]
    if not preference.certainty:
        return None
    at: Place = ("preferences", party, "certainty")
    cells = np.flatnonzero(space.feasible)
    if cells.size > MOST_STATES:
        raise Fault(
            at, f"certainties among {cells.size:,} states", f"state them of a case of at most {MOST_STATES:,}"
        )
    assert preference.satisficing is not None
    threshold = Fraction(preference.satisficing)
    place = np.full(len(space.feasible), -1, dtype=np.int64)
    place[cells] = np.arange(cells.size)
    satisfies = ranks[cells][:, None] < ranks[cells][None, :]
    stated: dict[Fraction, NDArray[np.bool_]] = {}
    for text, number in preference.certainty.items():
        link = _link(space, (*at, text), text)
        certainty = Fraction(number)
        left, right = np.array(link.left), np.array(link.right)
        _require_agreement(space, link, certainty, ranks)
        one, other = np.ix_(place[left], place[right]), np.ix_(place[right], place[left])
        for before, where in stated.items():
            if before != certainty and where[one].any():
                raise Fault(link.at, f"{text!r} has another certainty as well, {float(before):g}", "drop one")
        for whichever, pairs in ((certainty, one), (1 - certainty, other)):
            stated.setdefault(whichever, np.zeros_like(satisfies))[pairs] = True
        satisfies[other] = 2 * certainty - 1 >= threshold
        satisfies[one] = 1 - 2 * certainty >= threshold
    return FuzzyPreference(satisfies, place)


def _link(space: StateSpace, at: Place, text: str) -> Link:
    links = comparison_links(space, [(at, text)])
    if len(links) != 1 or links[0].degree != 1:
        raise Fault(at, f"{text!r} is not one comparison", "write two states with > between them")
    return links[0]


def _require_agreement(space: StateSpace, link: Link, certainty: Fraction, ranks: NDArray[np.int32]) -> None:
    """See that what is more likely than not is not the reverse of what the form beside it says."""
    left, right = ranks[list(link.left)][:, None], ranks[list(link.right)][None, :]
    against = np.argwhere(left < right if 2 * certainty > 1 else (left > right) & (2 * certainty < 1))
    if against.size:
        one, other = space.label(link.left[against[0, 0]]), space.label(link.right[against[0, 1]])
        better, worse = (other, one) if 2 * certainty > 1 else (one, other)
        raise Fault(
            link.at, f"{link.text!r} contradicts the form beside it, which puts {better} above {worse}",
            "mend one of the two",
        )  # fmt: skip
