"""Legal sequences of unilateral moves, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from detente.case.model import GraphMoves, Model
from detente.stability.moves import targets

Node = tuple[int, int]
"""A cell, and who moved last: -1 where nobody has or it does not matter."""


@dataclass(frozen=True)
class LegalSequences:
    """Every unilateral move of a small model.

    In option form a party that moves twice in a row could have moved once, so who moved last is not
    tracked there.

    Attributes
    ----------
    to
        By party and cell the cells it can move to; empty where the cell is no state.
    tracked
        Whether it matters who moved last.
    """

    to: tuple[tuple[tuple[int, ...], ...], ...]
    tracked: bool

    def onward(self, node: Node, movers: Iterable[int]) -> Iterator[Node]:
        """The nodes one step on, each with its mover even where that is not tracked."""
        cell, last = node
        for party in movers:
            if party != last:
                for target in self.to[party][cell]:
                    yield target, party

    def node(self, cell: int, mover: int) -> Node:
        """Where a mover's step into a cell leaves a sequence."""
        return cell, mover if self.tracked else -1

    def reached(self, starts: Iterable[int], movers: Sequence[int]) -> list[Node]:
        """The nodes that some cells lead to by the movers' moves, the starts among them."""
        found = dict.fromkeys((start, -1) for start in starts)
        waiting = list(found)
        for node in waiting:
            for target, mover in self.onward(node, movers):
                after = self.node(target, mover)
                if after not in found:
                    found[after] = None
                    waiting.append(after)
        return waiting

    def replies(self, start: int, movers: Sequence[int]) -> list[int]:
        """The cells other than the start that the movers' moves lead to, ascending."""
        return sorted({cell for cell, _ in self.reached([start], movers)} - {start})


def legal_sequences(model: Model) -> LegalSequences:
    """List the unilateral moves of a model.

    Examples
    --------
    >>> import numpy as np
    >>> from detente.case.model import OptionMoves
    >>> model = Model("a dispute", ("A", "B"), ("A.talk", "B.strike"), 4, np.ones(4, dtype=bool),
    ...     OptionMoves((0, 1), (0, 0)), np.zeros((2, 4), dtype=np.int32), (False, False), 0)
    >>> legal_sequences(model).to
    (((2,), (3,), (0,), (1,)), ((1,), (0,), (3,), (2,)))
    """
    to = tuple(
        tuple(
            tuple(targets(model, party, cell).tolist()) if model.feasible[cell] else ()
            for cell in range(model.cells)
        )
        for party in range(len(model.parties))
    )
    return LegalSequences(to, isinstance(model.moves, GraphMoves))
