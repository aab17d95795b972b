"""Numbers for the places that a search can come to, so that it takes room for no others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.model import GraphMoves, Model
from detente.stability.moves import option_bits

_FEW = 32
"""Places for each entry of a list from which it is sorted; a longer list is marked on a map of all places."""


@dataclass(frozen=True)
class Nodes:
    """The nodes of a search and their numbers.

    In graph form a node is a state with the last mover. Where all combinations of options are laid out the
    movers change their own options alone, so a node is a setting of these; else it is a state.

    Attributes
    ----------
    count
        How many there are.
    width
        Nodes a cell.
    base
        The options of the start that the movers do not have, as bits.
    runs
        Neighbouring bits of the movers: where they begin in a cell, their mask once they are shifted
        down, and where they begin in a node. Empty where cells are numbered as they are.
    """

    count: int
    width: int
    base: int
    runs: tuple[tuple[int, int, int], ...]

    @classmethod
    def of(cls, model: Model, start: int, movers: Sequence[int]) -> Nodes:
        """Number what the movers can reach from a cell."""
        moves = model.moves
        if isinstance(moves, GraphMoves):
            width = len(model.parties) + 1
            return cls(model.cells * width, width, 0, ())
        own = sum(option_bits(moves, party) for party in set(movers))
        if moves.listed is not None or own == model.cells - 1:
            return cls(model.cells, 1, 0, ())
        runs, place, bit = [], 0, 0
        while own >> bit:
            length = 0
            while own >> (bit + length) & 1:
                length += 1
            if length:
                runs.append((bit, (1 << length) - 1, place))
            place += length
            bit += length or 1
        return cls(1 << place, 1, start & ~own, tuple(runs) or ((0, 0, 0),))

    def at(self, cells: NDArray[np.int64], mover: int = -1) -> NDArray[np.int64]:
        """The nodes of some cells, entered by a party."""
        if self.width > 1:
            return cells * self.width + (mover + 1)
        if not self.runs:
            return cells
        nodes = np.zeros_like(cells)
        for low, mask, place in self.runs:
            nodes |= ((cells >> low) & mask) << place
        return nodes

    def cells(self, nodes: NDArray[np.int64]) -> NDArray[np.int64]:
        """The cells of some nodes."""
        if self.width > 1:
            return nodes // self.width
        if not self.runs:
            return nodes
        cells = np.full_like(nodes, self.base)
        for low, mask, place in self.runs:
            cells |= ((nodes >> place) & mask) << low
        return cells


def firsts(numbers: NDArray[np.int64], below: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The distinct numbers, ascending, and where each stands first.

    Parameters
    ----------
    below
        What all of them are below, from 0.

    Examples
    --------
    >>> distinct, first = firsts(np.array([4, 1, 4, 0]), 5)
    >>> distinct.tolist(), first.tolist()
    ([0, 1, 4], [3, 1, 0])
    """
    if numbers.size * _FEW < below:
        return np.unique(numbers, return_index=True)
    occurs = np.zeros(below, dtype=np.bool_)
    occurs[numbers] = True
    place = np.empty(below, dtype=np.int64)
    # Of several that are written to one place the last stays.
    place[numbers[::-1]] = np.arange(numbers.size - 1, -1, -1)
    distinct = np.flatnonzero(occurs)
    return distinct, place[distinct]
