"""The least that the rest of a way still costs a party, once some of its steps are taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.wishes.conditions import Steps, Usable
from detente.wishes.rearranged import Known, Step

FREE = 1 << 28
"""More than anything costs."""
_FEW = 4
"""Further steps of a party that are counted one by one."""


class Shares:
    """The costly steps of one party, and how many pairs two of them may reverse together.

    Parameters
    ----------
    of
        What is known of the party.
    costly
        By move of the party whether it may be used, and costs something or is touching.
    marginal
        By move what it costs at least.
    touching
        By move whether it may share two more pairs with any other.
    """

    def __init__(
        self,
        of: Known,
        party: int,
        steps: Steps,
        costly: NDArray[np.bool_],
        marginal: NDArray[np.int32],
        touching: NDArray[np.bool_],
    ) -> None:
        self._of = of
        self.moves = np.flatnonzero(costly)
        self.touching = touching[costly]
        self.tails, self.heads = steps.tails[party][costly], steps.heads[party][costly]
        self.marginal = marginal[costly].astype(np.int32)
        self._numbers = {
            (party, tail, head): number
            for number, (tail, head) in enumerate(zip(self.tails.tolist(), self.heads.tolist(), strict=True))
        }
        self._touches = {
            (party, tail, head)
            for tail, head in zip(
                steps.tails[party][touching].tolist(), steps.heads[party][touching].tolist(), strict=True
            )
        }
        self._known: dict[frozenset[Step], NDArray[np.int32]] = {}
        self._most: dict[frozenset[Step], int] = {}

    def number_of(self, step: Step) -> int:
        """The number of a costly step; -1 for any other."""
        return self._numbers.get(step, -1)

    def touched_by(self, taken: Iterable[Step]) -> bool:
        """True where one of these steps is touching."""
        return any(step in self._touches for step in taken)

    def number_of_costly(self, taken: Iterable[Step]) -> int:
        """The number of these steps that are costly."""
        return sum(step in self._numbers for step in taken)

    def with_any(self, taken: frozenset[Step]) -> NDArray[np.int32]:
        """By costly step at most how many pairs it shares with steps of the party that are taken.

        `FREE`, and more, where it begins or ends where one of them does.
        """
        if taken not in self._known:
            shared = np.zeros(self.tails.size, dtype=np.int32)
            for step in taken:
                shared += self._with(step)
            self._known[taken] = shared
        return self._known[taken]

    def most_with_any(self, taken: frozenset[Step]) -> int:
        """The most pairs that any step shares with these."""
        if taken not in self._most:
            shared = self.with_any(taken)
            self._most[taken] = int(shared.max(where=shared < FREE, initial=0))
        return self._most[taken]

    def _with(self, step: Step) -> NDArray[np.int32]:
        of, tails, heads = self._of.at_least, self.tails, self.heads
        _, begin, end = step
        inside = (of[tails, begin] & of[begin, heads]).astype(np.int32) + (of[tails, end] & of[end, heads])
        around = (of[begin, tails] & of[tails, end]).astype(np.int32) + (of[begin, heads] & of[heads, end])
        shared: NDArray[np.int32] = np.minimum(inside, around)
        shared[(tails == begin) | (tails == end) | (heads == begin) | (heads == end)] = FREE
        return shared


class RemainingCosts:
    """The least that some parties must pay, together, on the way from each cell to the wished-for one.

    Two steps may reverse some pairs together, so each step costs what it costs alone less what it may
    share. What it shares with steps that are taken is known; any two that are still to come may share
    the most that two steps can. Ways with one costly step, with two and so on are looked at by themselves.
    With a touching step all others may save two more; ways with one and without are told apart.

    Parameters
    ----------
    shares
        By party its costly steps.
    parties
        Those whose costs count.
    usable
        By party and move whether a way may use it.
    more_than, less_than
        Costs of steps: those that cost no more count as free, and no others are used.
    shared
        The most pairs that two steps share.
    """

    def __init__(
        self,
        shares: Sequence[Shares],
        parties: Sequence[int],
        steps: Steps,
        cell: int,
        usable: Usable,
        more_than: int,
        less_than: int,
        shared: int,
    ) -> None:
        self._shares = [shares[party] for party in parties]
        self._more_than = more_than
        self._shared = shared
        self._comes_back = steps.sequences.tracked
        self._chosen = [
            (of.marginal < less_than) & ((of.marginal > more_than) | of.touching) for of in self._shares
        ]
        free = []
        for party, of in enumerate(shares):
            may = usable[party].copy()
            may[of.moves[of.marginal >= less_than]] = False
            if party in parties:
                may[of.moves[self._chosen[list(parties).index(party)]]] = False
            free.append(may)
        self._group, freely = _freely(steps, free, len(steps.sequences.to[0]))
        self._far = np.where(freely, 0, FREE).astype(np.int32)
        self._known: dict[tuple[frozenset[Step], ...], list[int]] = {}
        self._draw(self._group[cell])

    def _draw(self, end: int) -> None:
        """Draw the steps between groups: for ways with no touching step, before such a step, after it."""
        groups = len(self._far)
        tails = self._group[self._of_each([of.tails for of in self._shares])]
        heads = self._group[self._of_each([of.heads for of in self._shares])]
        touching = self._of_each([of.touching for of in self._shares])
        self._rows = 3 if touching.any() else 1
        self._less = np.array([[0], [2], [2]][: self._rows], dtype=np.int32)
        plain, touches = np.flatnonzero(~touching), np.flatnonzero(touching)
        self._step = np.concatenate([plain] * self._rows + [touches] * (self._rows - 1))
        row = np.concatenate(
            [np.full(plain.size, row) for row in range(self._rows)]
            + [np.full(touches.size, row) for row in range(1, self._rows)]
        )
        enters = np.where(touching[self._step], 2, row)
        self._tails = tails[self._step] + row * groups
        self._heads = heads[self._step] + enters * groups
        self._at_end = np.full((self._rows, groups), FREE, dtype=np.int32)
        self._at_end[::2, end] = 0
        self._alone = self._of_each([of.marginal for of in self._shares])
        none = np.zeros(self._tails.size, dtype=np.bool_)
        self._dearest = self._free(self._at_end, none)
        while True:
            before = self._dearest
            further = self._free(self._before(before, self._alone[self._step], none, np.maximum), none)
            self._dearest = np.minimum(before, further)
            if np.array_equal(before, self._dearest):
                break

    def _of_each(self, arrays: Sequence[NDArray[Any]]) -> NDArray[Any]:
        return np.concatenate([of[may] for of, may in zip(arrays, self._chosen, strict=True)])

    def after(self, *taken: frozenset[Step]) -> list[int]:
        """By cell the least still to be paid after these steps, by party."""
        if taken not in self._known:
            self._known[taken] = self._least(taken).tolist()
        return self._known[taken]

    def _least(self, taken: Sequence[frozenset[Step]]) -> NDArray[np.int32]:
        costs = self._of_each(
            [_reduced(of, steps, self._comes_back) for of, steps in zip(self._shares, taken, strict=True)]
        )
        rows = self._by_row(costs)
        least: NDArray[np.int32] = rows[0]
        if self._rows > 1:
            both = list(zip(self._shares, taken, strict=True))
            spared = 2 * sum(of.number_of_costly(steps) for of, steps in both)
            touched = any(of.touched_by(steps) for of, steps in both)
            least = rows[2] - spared if touched else np.minimum(rows[0], rows[1] - spared)
        return least[self._group]

    def _by_row(self, costs: NDArray[np.int32]) -> NDArray[np.int32]:
        """By row and group the least to be paid on the way from there."""
        lower = int((self._alone - costs).max(where=costs < FREE, initial=0))
        cheapest = int(costs.min(where=costs > self._more_than, initial=FREE)) - self._less
        costs = costs[self._step]
        small = costs <= self._more_than
        at = self._free(self._at_end, small)
        least = at.copy()
        for steps in range(1, _FEW + 1):
            at = self._free(self._before(at, costs, small, np.add), small)
            least = np.minimum(least, at - self._shared * (steps * (steps - 1) // 2) - self._less * steps)
        # With more, the dearest is paid in full, and others less what they may share with those before.
        dearest = np.where(self._dearest >= FREE, FREE, np.maximum(0, self._dearest - lower - self._less))
        others = sum(np.maximum(0, cheapest - self._shared * place) for place in range(1, _FEW + 1))
        rows: NDArray[np.int32] = np.maximum(
            np.minimum(least, np.maximum(dearest, cheapest) + others), dearest
        )
        return rows

    def _before(
        self, at: NDArray[np.int32], costs: NDArray[np.int32], small: NDArray[np.bool_], by: np.ufunc
    ) -> NDArray[np.int32]:
        """The cost before one more step."""
        before = np.full(at.size, FREE, dtype=np.int32)
        onward = np.minimum(by(costs, at.ravel()[self._heads]), FREE)
        onward[small] = FREE
        np.minimum.at(before, self._tails, onward)
        return before.reshape(at.shape)

    def _free(self, costs: NDArray[np.int32], small: NDArray[np.bool_]) -> NDArray[np.int32]:
        """The least of any group to which moves lead that cost nothing, or little."""
        tails, heads = self._tails[small], self._heads[small]
        while True:
            reached: NDArray[np.int32] = np.minimum((self._far + costs[:, None]).min(axis=2), FREE)
            if not tails.size:
                return reached
            costs = reached.copy()
            flat = costs.ravel()
            np.minimum.at(flat, tails, flat[heads])
            if np.array_equal(costs, reached):
                return reached


def _reduced(of: Shares, taken: frozenset[Step], comes_back: bool) -> NDArray[np.int32]:
    """By costly step what it costs at least on top of steps that are taken."""
    shared = of.with_any(taken)
    # In option form a way does not come back to a state.
    again = 0 if comes_back else FREE
    reduced: NDArray[np.int32] = np.where(shared >= FREE, again, np.maximum(of.marginal - shared, 0))
    return reduced


def _freely(steps: Steps, free: Usable, cells: int) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """By cell its group, of cells that lead to each other for nothing, and by group where it leads."""
    # One number a cell with a bit for each that it leads to.
    leads = [1 << cell for cell in range(cells)]
    moves = [
        pair
        for party in steps.parties
        for pair in zip(
            steps.tails[party][free[party]].tolist(), steps.heads[party][free[party]].tolist(), strict=True
        )
    ]
    changing = True
    while changing:
        changing = False
        for tail, head in moves:
            both = leads[tail] | leads[head]
            if both != leads[tail]:
                leads[tail], changing = both, True
    # Cells that lead to each other lead to the same ones.
    numbers: dict[int, int] = {}
    group = np.array([numbers.setdefault(one, len(numbers)) for one in leads])
    width = (cells + 7) // 8
    rows = np.frombuffer(b"".join(one.to_bytes(width, "little") for one in numbers), dtype=np.uint8)
    whole = np.unpackbits(rows.reshape(-1, width), axis=1, count=cells, bitorder="little").astype(np.bool_)
    firsts = np.unique(group, return_index=True)[1]
    return group, whole[:, firsts]


def cheapest_on(
    steps: Steps, cell: int, marginal: Sequence[NDArray[np.int32]], usable: Usable
) -> NDArray[np.int32]:
    """By cell the costs of the cheapest way on, if no two steps shared anything."""
    at = np.full(len(steps.sequences.to[0]), FREE, dtype=np.int32)
    at[cell] = 0
    while True:
        before = at.copy()
        for party in steps.parties:
            may = usable[party]
            onward = at[steps.heads[party][may]] + marginal[party][may]
            np.minimum.at(at, steps.tails[party][may], np.minimum(onward, FREE))
        if np.array_equal(before, at):
            return at


def dearest_on(
    steps: Steps, cell: int, party: int, costs: NDArray[np.int32], usable: Usable
) -> NDArray[np.int32]:
    """By cell the least that the dearest step of one party costs on any way from there."""
    at = np.full(len(steps.sequences.to[0]), FREE, dtype=np.int32)
    at[cell] = 0
    while True:
        before = at.copy()
        for other in steps.parties:
            may = usable[other]
            onward = at[steps.heads[other][may]]
            if other == party:
                onward = np.maximum(onward, np.minimum(costs[may], FREE))
            np.minimum.at(at, steps.tails[other][may], onward)
        if np.array_equal(before, at):
            return at
