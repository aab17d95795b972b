"""The states that moves lead to where rules exclude nothing: read off the options, with no search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.model import Model, OptionMoves
from detente.stability.moves import one_way_bits, option_bits
from detente.stability.result import Move


@dataclass(frozen=True)
class FreeMoves:
    """All that some movers can bring about from a cell where every combination of options is a state.

    Each mover takes and drops its options in one move, so a state takes as many moves as parties have to
    change something, in any order.

    Attributes
    ----------
    start
        The cell that they begin at.
    own
        Each mover with the bits of its options, in the order in which they are to move.
    fixed
        The bits that none of them can change from the start.
    """

    start: int
    cells: int
    own: tuple[tuple[int, int], ...]
    fixed: int
    goal_met: None = None

    @classmethod
    def of(cls, model: Model, start: int, movers: Sequence[int]) -> FreeMoves | None:
        """The moves of some parties, None where rules or the form of the model call for a search."""
        moves = model.moves
        if not isinstance(moves, OptionMoves) or moves.listed is not None or not model.feasible.all():
            return None
        own = tuple((party, option_bits(moves, party)) for party in reversed(list(dict.fromkeys(movers))))
        taken_only, untaken_only = one_way_bits(moves)
        stuck = (start & taken_only) | (~start & untaken_only)
        free = sum(bits for _, bits in own) & ~stuck
        return cls(start, model.cells, own, (model.cells - 1) & ~free)

    def distances(self) -> NDArray[np.int32]:
        """Fewest moves to each cell, -1 where none lead there; shape ``(cells,)``."""
        return self._distances(np.arange(self.cells, dtype=np.int32))

    def distances_to(self, cells: Sequence[int]) -> NDArray[np.int32]:
        """Fewest moves to each of some cells, -1 where none lead there."""
        return self._distances(np.asarray(cells, dtype=np.int32))

    def _distances(self, cells: NDArray[np.int32]) -> NDArray[np.int32]:
        changed = cells ^ np.int32(self.start)
        fewest = np.zeros(cells.size, dtype=np.int32)
        for _, bits in self.own:
            fewest += (changed & np.int32(bits)) != 0
        fewest[(changed & np.int32(self.fixed)) != 0] = -1
        return fewest

    def steps(self, cell: int) -> tuple[Move, ...]:
        """A shortest legal sequence from the start to another cell that can be reached."""
        here, steps = self.start, []
        for party, bits in self.own:
            there = (here & ~bits) | (cell & bits)
            if there != here:
                steps.append(Move(party, here, there))
            here = there
        return tuple(steps)
