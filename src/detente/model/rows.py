"""Rows of listed states: those that differ in nothing but one party's options, and what is in reach.

Where rules leave few of many combinations, the states are listed and not laid out along axes. A
party then chooses among the states of a row. One-way options divide a row into shares: from each
setting of them some of the row is in reach; without any, all of it is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Share:
    """The part of every row that is in reach from some of its states.

    Attributes
    ----------
    reach
        Cells in reach of the states this share serves (themselves among them), row by row.
    starts
        Where in ``reach`` each row begins.
    rows
        The row of each cell of ``reach``.
    served
        Places in ``reach`` of the states served.
    """

    reach: NDArray[np.int64]
    starts: NDArray[np.int64]
    rows: NDArray[np.int64]
    served: NDArray[np.int64]


@dataclass(frozen=True)
class Rows:
    """A party's rows.

    Attributes
    ----------
    cells
        All cells, row by row.
    starts
        Where in ``cells`` each row begins, and at the end how many cells there are.
    row_of
        Shape ``(cells,)``: the row of each cell.
    shares
        One for each setting of the party's one-way options.
    """

    cells: NDArray[np.int64]
    starts: NDArray[np.int64]
    row_of: NDArray[np.int64]
    shares: tuple[Share, ...]


@dataclass(frozen=True)
class Listed:
    """States that are listed.

    Attributes
    ----------
    codes
        The combination of options of each cell, ascending.
    rows
        Each party's rows.
    """

    codes: NDArray[np.int64]
    rows: tuple[Rows, ...]


def listed_states(
    owner: tuple[int, ...], one_way: tuple[int, ...], codes: NDArray[np.int64], parties: int
) -> Listed:
    """List the states of a model in option form; see `detente.model.model.OptionMoves` for the arguments.

    Examples
    --------
    Of three options of two parties (the first has two), five combinations are feasible:

    >>> listed = listed_states((0, 0, 1), (0, 0, 0), np.array([0, 1, 3, 4, 6]), 2)
    >>> rows = listed.rows[0]
    >>> [row.tolist() for row in np.split(rows.cells, rows.starts[1:-1])]
    [[0, 3, 4], [1, 2]]
    """
    return Listed(codes, tuple(_rows(owner, one_way, codes, party) for party in range(parties)))


def _rows(owner: tuple[int, ...], one_way: tuple[int, ...], codes: NDArray[np.int64], party: int) -> Rows:
    last = len(owner) - 1
    own = sum(1 << (last - option) for option, whose in enumerate(owner) if whose == party)
    taken_only = own & sum(1 << (last - option) for option, way in enumerate(one_way) if way > 0)
    untaken_only = own & sum(1 << (last - option) for option, way in enumerate(one_way) if way < 0)
    key = codes & ~own
    cells = np.argsort(key, kind="stable")
    row_of, starts = _numbered(key[cells])
    by_cell = np.empty(cells.size, dtype=np.int64)
    by_cell[cells] = row_of
    # Counted so that a one-way option can only go from 0 to 1.
    done = ((codes ^ untaken_only) & (taken_only | untaken_only))[cells]
    shares = []
    for fixed in np.unique(done).tolist():
        inside = done & fixed == fixed
        share_rows, share_starts = _numbered(row_of[inside])
        served = np.flatnonzero(done[inside] == fixed)
        shares.append(Share(cells[inside], share_starts, share_rows, served))
    return Rows(cells, np.append(starts, cells.size), by_cell, tuple(shares))


def _numbered(keys: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For ascending keys the number of each one's group, and where the groups begin."""
    starts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
    sizes = np.diff(np.append(starts, keys.size))
    return np.repeat(np.arange(starts.size), sizes), starts
